/* SPDX-License-Identifier: MIT */
/* The inlines of one leaf, followed through its bytes. Private to this folder.
 */
#ifndef KOINE_MD_FOLLOW_H
#define KOINE_MD_FOLLOW_H

#include "md/source.h"

#include <cmark.h>

struct follow {
	struct str bytes; /* the whole text */
	size_t pos;       /* [B] in it */
	int quotes;       /* the leaf is in so many block quotes */
	struct arena *arena;
	VEC(struct md_piece) pieces;
	struct buf text, source; /* of the characters before `pos` */
};

/*
 * Follows the children of `leaf` from `pos` on and fills `pieces`. False if the
 * bytes are not what the tree says, or say it in a way not known here.
 */
bool follow_leaf(struct follow *follow, cmark_node *leaf);
void follow_release(struct follow *follow);

#endif
