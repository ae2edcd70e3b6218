/* SPDX-License-Identifier: MIT */
/*
 * What a screen was given last, and so what must be sent now: rows that
 * changed, in the order the terminal wants. One for curses and memory alike.
 */
#ifndef KOINE_TUI_SHOWN_H
#define KOINE_TUI_SHOWN_H

#include "tui/frame.h"

struct shown {
	struct frame frame;
	struct frame_cell *row; /* frame.cols cells: what shown_row has made */
	bool is_stale;          /* `frame` is not what stands there */
};

/* Follows the screen's size; a new one makes everything stale. */
void shown_fit(struct shown *shown, int rows, int cols);
void shown_release(struct shown *shown);
/*
 * Takes row `row` of `frame`, clipped or filled up with blanks. True if it must
 * be sent: then shown->row has its cells as they go out. Where the cursor
 * stands in it is put into *cursor if it is the cursor's row.
 */
bool shown_row(struct shown *shown, const struct frame *frame, int row,
	enum bidi_mode bidi, int *cursor);

#endif
