/* SPDX-License-Identifier: MIT */
/*
 * A trie of byte strings in one array: children are linked lists of indices.
 * It knows nothing of what the values mean.
 */
#ifndef KOINE_GLOSS_TRIE_H
#define KOINE_GLOSS_TRIE_H

#include "base/str.h"
#include "base/vec.h"

#include <stdint.h>

#define TRIE_NONE 0u /* no such node */

struct trie_node {
	uint32_t child; /* first child, or TRIE_NONE */
	uint32_t next;  /* next sibling, or TRIE_NONE */
	uint32_t value; /* the owner's; 0 for none */
	uint8_t byte;   /* on the edge from the parent */
};

/* Zeroed is a valid trie without nodes. */
struct trie {
	VEC(struct trie_node) nodes;
};

/* A new root; a trie may have several. */
uint32_t trie_add_root(struct trie *trie);
/* The node that `bytes` lead to from `node`, made as far as it is missing. */
uint32_t trie_add(struct trie *trie, uint32_t node, struct str bytes);
/* The child of `node` by `byte`, or TRIE_NONE. */
uint32_t trie_step(const struct trie *trie, uint32_t node, uint8_t byte);
/* The node that `bytes` lead to from `node`, or TRIE_NONE. */
uint32_t trie_walk(const struct trie *trie, uint32_t node, struct str bytes);
void trie_release(struct trie *trie);

#endif
