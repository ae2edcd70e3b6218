/* SPDX-License-Identifier: MIT */
#include "desk/changed.h"

#include "base/map.h"

static uint64_t print_spans(const struct doc_node *leaf, uint64_t hash)
{
	for (size_t i = 0; i < leaf->span_count; i++) {
		const struct doc_span *span = &leaf->spans[i];
		const uint32_t facts[] = {span->kind, span->start, span->end};

		if (span->is_marked)
			continue;
		hash = map_hash(
			(struct str){(const char *)facts, sizeof(facts)}, hash);
		hash = map_hash(span->target, hash);
	}
	return hash;
}

uint64_t changed_print(const struct doc_node *block)
{
	const struct doc_node *leaf = doc_first_leaf(block);
	uint64_t hash = doc_hash(block);

	for (; leaf != NULL; leaf = doc_next_leaf(leaf, block))
		hash = print_spans(leaf, hash);
	return hash != 0 ? hash : 1;
}

/* ---- a text of the work ---- */

static uint64_t print_of(struct work *work, int row, int lang, enum tier tier)
{
	struct shown shown;

	/* Only then nothing is read that stands in for it. */
	if (corpus_item(work, row)->kind != SPINE_BLOCK ||
		!corpus_is_written(work, row, lang, tier))
		return 0;
	shown = corpus_show(work, row, lang, tier);
	return shown.node == NULL ? 0 : changed_print(shown.node);
}

struct changed changed_begin(struct work *work, int lang, enum tier tier,
	int part, struct arena *arena)
{
	struct changed before = {.lang = lang,
		.part = part,
		.tier = tier,
		.from = part,
		.to = corpus_end(work, part)};

	before.prints =
		ARENA_ARRAY(arena, uint64_t, before.to - before.from + 1);
	for (int row = before.from; row < before.to; row++)
		before.prints[row - before.from] =
			print_of(work, row, lang, tier);
	return before;
}

int changed_end(const struct changed *before, struct work *work, int *rows)
{
	int count = 0;

	for (int row = before->from; row < before->to; row++)
		if (before->prints[row - before->from] !=
			print_of(work, row, before->lang, before->tier))
			rows[count++] = row;
	return count;
}

/* ---- a lone file ---- */

struct changed_units changed_begin_file(struct file *file, struct arena *arena)
{
	struct changed_units before = {.count = file_count(file, -1)};

	file_progress(file, &before.is_whole);
	before.prints = ARENA_ARRAY(arena, uint64_t, before.count + 1);
	for (int i = 0; i < before.count; i++)
		before.prints[i] = changed_print(file_unit(file, i));
	return before;
}

void changed_end_file(const struct changed_units *before, struct file *file,
	int *from, int *to)
{
	int old = before->count;

	*from = 0;
	*to = file_count(file, before->count);
	while (*from < *to && *from < old &&
		changed_print(file_unit(file, *from)) == before->prints[*from])
		++*from;
	while (before->is_whole && *to > *from && old > *from &&
		changed_print(file_unit(file, *to - 1)) ==
			before->prints[old - 1]) {
		--*to;
		old--;
	}
	/* Something was taken out: what stands there now is where. */
	if (*from == *to && old > *from && file_count(file, *from) > *from)
		*to = *from + 1;
}
