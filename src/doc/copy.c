/* SPDX-License-Identifier: MIT */
#include "doc/doc.h"

struct copying {
	doc_leaf_fn *change;
	void *ctx;
	struct arena *arena;
};

static struct doc_node *copy_node(
	const struct copying *copying, const struct doc_node *node)
{
	struct doc_node *made = ARENA_NEW(copying->arena, struct doc_node);

	*made = *node;
	made->parent = made->first = made->last = made->next = NULL;
	if (doc_has_text(made->kind))
		copying->change(copying->ctx, made);
	return made;
}

static struct doc_node *copy_below(const struct copying *copying,
	const struct doc_node *node, struct doc_node *parent)
{
	struct doc_node *made = copy_node(copying, node);

	made->parent = parent;
	if (parent->last != NULL)
		parent->last->next = made;
	else
		parent->first = made;
	parent->last = made;
	return made;
}

struct doc_node *doc_copy(const struct doc_node *block, doc_leaf_fn *change,
	void *ctx, struct arena *arena)
{
	const struct copying copying = {change, ctx, arena};
	/* `into` is the copy of what `node` is below. */
	struct doc_node *top = copy_node(&copying, block), *into = top;
	const struct doc_node *node = block->first;

	while (node != NULL) {
		struct doc_node *made = copy_below(&copying, node, into);

		if (node->first != NULL) {
			into = made;
			node = node->first;
			continue;
		}
		while (node->next == NULL && node->parent != block) {
			node = node->parent;
			into = into->parent != NULL ? into->parent : top;
		}
		node = node->next;
	}
	return top;
}
