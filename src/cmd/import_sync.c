/* SPDX-License-Identifier: MIT */
#include "cmd/import_sync.h"

#include "md/md.h"

/* The two trees of a file that changes. */
struct trees {
	const struct merge_file *file;
	struct doc old, new;
};

static void read_trees(struct trees *trees, const struct merge_file *file)
{
	if (trees->file == file)
		return;
	doc_release(&trees->old);
	doc_release(&trees->new);
	trees->old = trees->new = (struct doc){0};
	trees->file = file;
	md_parse(buf_view(&file->ours.bytes), &trees->old);
	md_parse(buf_view(&file->bytes), &trees->new);
}

/* The block of the new tree in the place of the one in line `line` of the old;
 * NULL if there is none. */
static const struct doc_node *find_new(const struct trees *trees, int line)
{
	const struct doc_node *old, *new;

	if (trees->old.root == NULL || trees->new.root == NULL)
		return NULL;
	old = trees->old.root->first;
	new = trees->new.root->first;
	while (old != NULL && new != NULL && old->line != line) {
		old = old->next;
		new = new->next;
	}
	return new;
}

/* Fingerprint of the translation as it will be. */
static uint64_t new_hash(const struct sync *sync, struct trees *trees,
	const struct merge_block *block)
{
	const struct shown shown = corpus_show(sync->work, block->item,
		block->target.lang, block->target.tier);
	const struct doc_node *node;

	if (shown.node == NULL || shown.is_fallback)
		return 0;
	if (!block->is_taken)
		return sync_hash_node(shown.node);
	read_trees(trees, block->file);
	node = find_new(trees, shown.node->line);
	return node == NULL ? 0 : sync_hash_node(node);
}

static enum sync_state state_of(const struct merge_block *block)
{
	if (!block->is_current || block->state <= UNIT_DRAFT)
		return SYNC_DRAFT;
	return block->state == UNIT_REVIEWED ? SYNC_REVIEWED : SYNC_TRANSLATED;
}

/* False if there is nothing to be said of the block. */
static bool make_row(struct sync *sync, struct trees *trees,
	const struct merge_block *block, struct sync_row *row)
{
	const struct text_name target = block->target, source = block->source;
	int lang;
	enum tier tier;

	if (!sync_default_source(
		    sync->work, target.lang, target.tier, &lang, &tier))
		return false;
	*row = *sync_at(sync, block->item, target.lang, target.tier);
	if (block->is_current) {
		row->source_lang = source.lang;
		row->source_tier = source.tier;
		row->source_hash = sync_hash(
			sync->work, block->item, source.lang, source.tier);
	}
	row->target_hash = new_hash(sync, trees, block);
	row->state = state_of(block);
	return row->source_lang != CORPUS_NONE && row->source_hash != 0 &&
	       row->target_hash != 0;
}

void import_sync(struct sync *sync, const struct merge *merge, struct str by,
	struct str date, bool langs[CORPUS_LANG_MAX])
{
	struct trees trees = {0};

	for (size_t i = 0; i < merge->blocks.len; i++) {
		const struct merge_block *block = merge->blocks.ptr[i];
		struct sync_row row;

		if (!make_row(sync, &trees, block, &row))
			continue;
		row.by = by;
		row.date = date;
		sync_put(sync, block->item, block->target.lang,
			block->target.tier, row);
		langs[block->target.lang] = true;
	}
	doc_release(&trees.old);
	doc_release(&trees.new);
}
