/* SPDX-License-Identifier: MIT */
#include "doc/doc.h"

const struct doc_node *doc_next(
	const struct doc_node *node, const struct doc_node *top)
{
	if (node->first != NULL)
		return node->first;
	while (node != top && node->next == NULL)
		node = node->parent;
	return node == top ? NULL : node->next;
}

const struct doc_node *doc_next_leaf(
	const struct doc_node *node, const struct doc_node *top)
{
	do
		node = doc_next(node, top);
	while (node != NULL && !doc_has_text(node->kind));
	return node;
}

const struct doc_node *doc_first_leaf(const struct doc_node *top)
{
	return doc_has_text(top->kind) ? top : doc_next_leaf(top, top);
}
