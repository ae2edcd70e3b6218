/* SPDX-License-Identifier: MIT */
/*
 * Lines as they are read by who must see how text in two directions is
 * embedded: a run whose bidi level is not the paragraph's takes a role by its
 * level, and in a row below it stands the level, where the run begins, with a
 * line to where it ends. For looking at alone.
 */
#ifndef KOINE_OUT_LEVELS_H
#define KOINE_OUT_LEVELS_H

#include "layout/layout.h"

/* Lines from index `first` on; in BIDI_OFF nothing has a level. Rows are added
 * only where there is something to say. */
void levels_show(
	struct lines *lines, size_t first, bool is_ascii, struct arena *arena);

#endif
