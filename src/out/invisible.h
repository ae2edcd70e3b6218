/* SPDX-License-Identifier: MIT */
/*
 * A block as it is read by who must see what cannot be seen: no-break spaces
 * and soft hyphens become signs, marks and joiners stand behind their names,
 * "‹RLM›". For looking at alone; what is copied or exported has none of it.
 */
#ifndef KOINE_OUT_INVISIBLE_H
#define KOINE_OUT_INVISIBLE_H

#include "doc/doc.h"

/* A copy in `arena`; signs are marked as code. The block itself if it has
 * nothing to show, or is a figure. */
const struct doc_node *invisible_show(
	const struct doc_node *block, bool is_ascii, struct arena *arena);

#endif
