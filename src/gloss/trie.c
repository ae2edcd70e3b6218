/* SPDX-License-Identifier: MIT */
#include "gloss/trie.h"

static uint32_t new_node(struct trie *trie, uint8_t byte)
{
	struct trie_node node = {.byte = byte};

	/* Index 0 is TRIE_NONE. */
	if (trie->nodes.len == 0)
		vec_push(&trie->nodes, node);
	vec_push(&trie->nodes, node);
	return (uint32_t)trie->nodes.len - 1;
}

uint32_t trie_add_root(struct trie *trie)
{
	return new_node(trie, 0);
}

uint32_t trie_step(const struct trie *trie, uint32_t node, uint8_t byte)
{
	const struct trie_node *nodes = trie->nodes.ptr;

	for (node = nodes[node].child; node != TRIE_NONE;
		node = nodes[node].next)
		if (nodes[node].byte == byte)
			return node;
	return TRIE_NONE;
}

static uint32_t add_child(struct trie *trie, uint32_t parent, uint8_t byte)
{
	uint32_t node = new_node(trie, byte);

	trie->nodes.ptr[node].next = trie->nodes.ptr[parent].child;
	trie->nodes.ptr[parent].child = node;
	return node;
}

uint32_t trie_add(struct trie *trie, uint32_t node, struct str bytes)
{
	for (size_t i = 0; i < bytes.len; i++) {
		uint8_t byte = (uint8_t)bytes.ptr[i];
		uint32_t child = trie_step(trie, node, byte);

		node = child != TRIE_NONE ? child : add_child(trie, node, byte);
	}
	return node;
}

uint32_t trie_walk(const struct trie *trie, uint32_t node, struct str bytes)
{
	for (size_t i = 0; i < bytes.len && node != TRIE_NONE; i++)
		node = trie_step(trie, node, (uint8_t)bytes.ptr[i]);
	return node;
}

void trie_release(struct trie *trie)
{
	if (trie != NULL)
		vec_release(&trie->nodes);
}
