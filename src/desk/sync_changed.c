/* SPDX-License-Identifier: MIT */
#include "desk/sync.h"

struct blocks {
	const struct sync *sync;
	bool *changed;
};

static bool *at(const struct blocks *blocks, int item, int lang, enum tier tier)
{
	const int row = lang * corpus_count(blocks->sync->work) + item;

	return &blocks->changed[(size_t)row * TIER_COUNT + (size_t)tier];
}

/* A text and its source: both, if the source has changed. */
static void look(
	const struct blocks *blocks, int item, int lang, enum tier tier)
{
	const struct sync *sync = blocks->sync;
	const struct sync_row *row = sync_at(sync, item, lang, tier);
	int source_lang;
	enum tier source_tier;

	if (!corpus_is_written(sync->work, item, lang, tier))
		return;
	if (row->source_lang == CORPUS_NONE) {
		/* Of the first text of all nobody declares anything. */
		if (sync_default_source(
			    sync->work, lang, tier, &source_lang, &source_tier))
			*at(blocks, item, lang, tier) = true;
		return;
	}
	if (row->target_hash != sync_hash(sync->work, item, lang, tier))
		*at(blocks, item, lang, tier) = true;
	if (row->source_hash ==
		sync_hash(sync->work, item, row->source_lang, row->source_tier))
		return;
	*at(blocks, item, lang, tier) = true;
	*at(blocks, item, row->source_lang, row->source_tier) = true;
}

const bool *sync_changed(const struct sync *sync, struct arena *arena)
{
	struct work *work = sync->work;
	const size_t count = (size_t)corpus_lang_count(work) *
	                     (size_t)corpus_count(work) * TIER_COUNT;
	struct blocks blocks = {sync, ARENA_ARRAY(arena, bool, count + 1)};

	for (size_t i = 0; i < count; i++)
		blocks.changed[i] = false;
	for (int i = 0; i < corpus_count(work); i++)
		for (int lang = 0; lang < corpus_lang_count(work); lang++)
			for (int tier = 0; tier < TIER_COUNT; tier++)
				if (corpus_item(work, i)->kind == SPINE_BLOCK)
					look(&blocks, i, lang, (enum tier)tier);
	return blocks.changed;
}
