/* SPDX-License-Identifier: MIT */
#include "cmd/import_sync.h"

#include "md/md.h"

/* The new tree of a file that changes. */
struct tree {
	const struct merge_file *file;
	struct doc doc;
};

static void read_tree(struct tree *tree, const struct merge_file *file)
{
	if (tree->file == file)
		return;
	doc_release(&tree->doc);
	tree->doc = (struct doc){0};
	tree->file = file;
	md_parse(buf_view(&file->bytes), &tree->doc);
}

/* The block that begins in a line; NULL if there is none. */
static const struct doc_node *find_block(const struct tree *tree, int line)
{
	const struct doc_node *node =
		tree->doc.root == NULL ? NULL : tree->doc.root->first;

	while (node != NULL && node->line != line)
		node = node->next;
	return node;
}

/* Fingerprint of the translation as it will be; 0 if there is none. */
static uint64_t new_hash(const struct sync *sync, struct tree *tree,
	const struct merge_block *block)
{
	const struct doc_node *node;

	if (!block->is_taken)
		return sync_hash(sync->work, block->item, block->target.lang,
			block->target.tier);
	read_tree(tree, block->file);
	node = find_block(tree, block->line);
	return node == NULL ? 0 : sync_hash_node(node);
}

static enum sync_state state_of(const struct merge_block *block)
{
	if (!block->is_current || block->state <= UNIT_DRAFT)
		return SYNC_DRAFT;
	return block->state == UNIT_REVIEWED ? SYNC_REVIEWED : SYNC_TRANSLATED;
}

/* False if there is nothing to be said of the block. */
static bool make_row(struct sync *sync, struct tree *tree,
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
	row->target_hash = new_hash(sync, tree, block);
	row->state = state_of(block);
	return row->source_lang != CORPUS_NONE && row->source_hash != 0 &&
	       row->target_hash != 0;
}

int import_sync(struct sync *sync, const struct merge *merge, struct str by,
	struct str date, bool langs[CORPUS_LANG_MAX])
{
	struct tree tree = {0};
	int states = 0;

	for (size_t i = 0; i < merge->blocks.len; i++) {
		const struct merge_block *block = merge->blocks.ptr[i];
		struct sync_row row;

		if (!make_row(sync, &tree, block, &row))
			continue;
		row.by = by;
		row.date = date;
		sync_put(sync, block->item, block->target.lang,
			block->target.tier, row);
		langs[block->target.lang] = true;
		states += !block->is_taken;
	}
	doc_release(&tree.doc);
	return states;
}
