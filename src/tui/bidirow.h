/* SPDX-License-Identifier: MIT */
/*
 * A row of a frame as it goes to a terminal that reorders by itself. Shared by
 * all screens, so that the tests in memory see what a terminal gets.
 */
#ifndef KOINE_TUI_BIDIROW_H
#define KOINE_TUI_BIDIROW_H

#include "tui/frame.h"

/*
 * Fills `out` (cols cells) with the row in inverse order: a terminal with a
 * left-to-right base shows it as it stands in `row`. Marks hang on the cell
 * before them and border cells end in U+200E, so that text of two panes never
 * swaps. A row without right-to-left text comes out unchanged. Returns the
 * column in `out` of what stands at column `cursor` of `row`.
 */
int bidirow_inverse(const struct frame_cell *row, int cols, int cursor,
	struct frame_cell *out);

#endif
