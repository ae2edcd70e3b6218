/* SPDX-License-Identifier: MIT */
#include "base/map.h"
#include "doc/doc.h"

void doc_block_text(const struct doc_node *block, struct buf *out)
{
	const struct doc_node *leaf = doc_first_leaf(block);
	bool is_first = true;

	for (; leaf != NULL; leaf = doc_next_leaf(leaf, block)) {
		if (!is_first)
			buf_byte(out, '\n');
		buf_str(out, leaf->text);
		is_first = false;
	}
}

const struct doc_node *doc_leaf_at(
	const struct doc_node *block, uint32_t at, uint32_t *leaf_start)
{
	const struct doc_node *leaf = doc_first_leaf(block);
	size_t start = 0;

	for (; leaf != NULL; leaf = doc_next_leaf(leaf, block)) {
		if (at <= start + leaf->text.len) {
			*leaf_start = (uint32_t)start;
			return leaf;
		}
		start += leaf->text.len + 1;
	}
	return NULL;
}

struct doc_node *doc_cut(const struct doc_node *leaf, uint32_t from,
	uint32_t to, struct arena *arena)
{
	struct doc_node *part = ARENA_NEW(arena, struct doc_node);

	part->kind = leaf->kind;
	part->line = leaf->line;
	part->text = str_sub(leaf->text, from, to);
	part->spans = ARENA_ARRAY(arena, struct doc_span, leaf->span_count);
	for (size_t i = 0; i < leaf->span_count; i++) {
		struct doc_span span = leaf->spans[i];

		if (span.start >= to || span.end <= from)
			continue;
		span.start = span.start > from ? span.start - from : 0;
		span.end = (span.end < to ? span.end : to) - from;
		part->spans[part->span_count++] = span;
	}
	return part;
}

/* With these two bits the order of the nodes tells the whole shape. */
enum { HAS_CHILD = 0x20, HAS_NEXT = 0x40 };

/* The data on a figure is the work's, no part of the text. */
static const struct doc_node *next_written(
	const struct doc_node *node, const struct doc_node *top)
{
	if (node->kind != DOC_FIGURE)
		return doc_next(node, top);
	while (node != top && node->next == NULL)
		node = node->parent;
	return node == top ? NULL : node->next;
}

uint64_t doc_hash(const struct doc_node *block)
{
	const struct doc_node *node = block;
	uint64_t hash = 0;

	for (; node != NULL; node = next_written(node, block)) {
		char shape = (char)node->kind;

		if (node->first != NULL && node->kind != DOC_FIGURE)
			shape |= HAS_CHILD;
		if (node != block && node->next != NULL)
			shape |= HAS_NEXT;
		hash = map_hash((struct str){&shape, 1}, hash);
		if (doc_has_text(node->kind))
			hash = map_hash(node->text, hash);
	}
	return hash;
}
