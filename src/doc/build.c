/* SPDX-License-Identifier: MIT */
#include "doc/doc.h"

#include <string.h>

void doc_build(struct doc_builder *b, struct doc *doc)
{
	*b = (struct doc_builder){.doc = doc};
	doc->root = ARENA_NEW(&doc->arena, struct doc_node);
	doc->root->kind = DOC_ROOT;
	b->at = doc->root;
}

static void attach(struct doc_node *parent, struct doc_node *node)
{
	node->parent = parent;
	if (parent->last != NULL)
		parent->last->next = node;
	else
		parent->first = node;
	parent->last = node;
}

static bool is_container(enum doc_kind kind)
{
	return !doc_has_text(kind) && kind != DOC_RULE;
}

/* Leaves are always made, and a list only where its items have room, too. */
static bool is_too_deep(const struct doc_builder *b, enum doc_kind kind)
{
	int below = kind == DOC_LIST ? 1 : 0;

	return is_container(kind) &&
	       (b->flattened > 0 || b->depth + below >= DOC_MAX_DEPTH);
}

struct doc_node *doc_open(struct doc_builder *b, enum doc_kind kind, int line)
{
	struct doc_node *node;

	if (is_too_deep(b, kind)) {
		b->flattened++;
		return b->at;
	}
	node = ARENA_NEW(&b->doc->arena, struct doc_node);
	node->kind = kind;
	node->line = line;
	if (kind == DOC_ITEM && b->at->last != NULL)
		node->level = b->at->last->level + 1;
	attach(b->at, node);
	b->at = node;
	b->depth++;
	return node;
}

static void close_leaf(struct doc_builder *b)
{
	struct arena *arena = &b->doc->arena;
	struct doc_node *leaf = b->at;

	while (b->open.len > 0)
		doc_close_span(b);
	leaf->text = arena_str(arena, buf_view(&b->text));
	leaf->span_count = b->spans.len;
	if (b->spans.len > 0) {
		leaf->spans = ARENA_ARRAY(arena, struct doc_span, b->spans.len);
		memcpy(leaf->spans, b->spans.ptr,
			b->spans.len * sizeof(*leaf->spans));
	}
	buf_clear(&b->text);
	vec_clear(&b->spans);
}

void doc_close(struct doc_builder *b)
{
	bool is_leaf = doc_has_text(b->at->kind);

	if (is_container(b->at->kind) && b->flattened > 0) {
		b->flattened--;
		return;
	}
	if (b->at == b->doc->root)
		return;
	if (is_leaf)
		close_leaf(b);
	b->at = b->at->parent;
	b->depth--;
}

void doc_add_text(struct doc_builder *b, struct str s)
{
	if (doc_has_text(b->at->kind))
		buf_str(&b->text, s);
}

void doc_open_span(
	struct doc_builder *b, enum doc_span_kind kind, struct str target)
{
	struct doc_span span = {.kind = kind};

	if (!doc_has_text(b->at->kind))
		return;
	span.start = span.end = (uint32_t)b->text.len;
	if (target.len > 0)
		span.target = arena_str(&b->doc->arena, target);
	vec_push(&b->open, b->spans.len);
	vec_push(&b->spans, span);
}

void doc_close_span(struct doc_builder *b)
{
	if (b->open.len == 0)
		return;
	b->open.len--;
	b->spans.ptr[b->open.ptr[b->open.len]].end = (uint32_t)b->text.len;
}

void doc_finish(struct doc_builder *b)
{
	while (b->flattened > 0 || b->at != b->doc->root)
		doc_close(b);
	buf_release(&b->text);
	vec_release(&b->spans);
	vec_release(&b->open);
}
