/* SPDX-License-Identifier: MIT */
/* What a line end inside a paragraph stands for. Private to this folder. */
#ifndef KOINE_MD_SOFT_H
#define KOINE_MD_SOFT_H

#include "doc/doc.h"

#include <cmark.h>

/*
 * True if the soft break `node`, before which `b` has its text so far, is
 * nothing rather than a space: Han and kana are written without spaces.
 */
bool soft_is_nothing(const struct doc_builder *b, cmark_node *node);
/*
 * The text of a text node without the space that CommonMark wants after
 * "**要点。**" before more text, so that the marks close (6.2, right-flanking):
 * it is mark-up there, not text.
 */
struct str soft_literal(
	const struct doc_builder *b, cmark_node *node, struct str text);

#endif
