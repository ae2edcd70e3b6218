/* SPDX-License-Identifier: MIT */
/*
 * What keeps cmark from needing minutes for a hostile text: its time grows with
 * the square of the brackets left open in a paragraph, and with lines times the
 * depth of lists and quotes. Marks beyond any use are given to it as characters
 * without a meaning and put back into the text it returns, so that nothing of
 * the text is lost. Private to this folder.
 */
#ifndef KOINE_MD_GUARD_H
#define KOINE_MD_GUARD_H

#include "base/buf.h"

/*
 * Appends `bytes` to `out` with such marks replaced and returns true; false,
 * leaving `out` alone, if there are none, as in every text but hostile ones.
 */
bool guard_disarm(struct str bytes, struct buf *out);
/* Appends s with the marks put back. */
void guard_restore(struct str s, struct buf *out);

#endif
