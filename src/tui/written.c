/* SPDX-License-Identifier: MIT */
#include "tui/written.h"

/* Blocks of a cut section on the average, at least one. */
static int usual_blocks(const struct work *work)
{
	const int count = corpus_count(work);
	int sections = 0;
	int blocks = 0;

	for (int i = 0; i < count; i++) {
		const struct spine_item *item = corpus_item(work, i);

		if (item->kind == SPINE_SECTION && item->is_cut)
			sections++;
		else if (item->kind == SPINE_BLOCK &&
			 corpus_item(work, item->section)->kind ==
				 SPINE_SECTION)
			blocks++;
	}
	return sections > 0 && blocks > sections ? blocks / sections : 1;
}

/* A heading with nothing below it that would be counted by itself. */
static bool is_empty_heading(const struct work *work, int index)
{
	const struct spine_item *item = corpus_item(work, index);

	if (item->kind == SPINE_BLOCK || item->kind == SPINE_FIGURE ||
		item->is_cut)
		return false;
	for (int i = index + 1; i < corpus_end(work, index); i++)
		if (corpus_item(work, i)->kind != SPINE_FIGURE)
			return false;
	return true;
}

struct written written_count(
	struct work *work, int from, int to, int lang, enum tier tier)
{
	const int usual = usual_blocks(work);
	struct written written = {0, 0};

	for (int i = from; i < to; i++) {
		const struct spine_item *item = corpus_item(work, i);

		if (item->kind == SPINE_BLOCK) {
			written.all++;
			written.done += corpus_is_written(work, i, lang, tier);
		} else if (is_empty_heading(work, i)) {
			written.all += item->kind == SPINE_RECORD ? 1 : usual;
		}
	}
	return written;
}

int written_percent(struct work *work, int lang, enum tier tier)
{
	const struct written written =
		written_count(work, 0, corpus_count(work), lang, tier);

	if (written.done == 0)
		return 0;
	if (written.done * 100 < written.all)
		return 1;
	return written.done * 100 / written.all;
}
