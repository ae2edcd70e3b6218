/* SPDX-License-Identifier: MIT */
/*
 * The picture of one screen: a grid of cells in display (visual) order that
 * views draw into and a screen presents. Rows and columns count from 0.
 */
#ifndef KOINE_TUI_FRAME_H
#define KOINE_TUI_FRAME_H

#include "layout/layout.h"

#define FRAME_TEXT 20 /* [B] base and four marks, four bytes each */

struct frame_cell {
	char text[FRAME_TEXT]; /* drawable UTF-8, not NUL-terminated; len 0:
	                          second half of a wide cell */
	uint8_t len;           /* [B] */
	uint8_t cols;          /* [col] 1 or 2; 0 for the second half */
	style_t style;
};

struct frame {
	struct frame_cell *cells; /* rows * cols */
	int rows, cols;
	int cursor_row,
		cursor_col; /* the thing in focus: always on the screen */
};

/* Makes (or resizes) a blank frame; sizes below 1 count as 1. */
void frame_init(struct frame *frame, int rows, int cols);
void frame_release(struct frame *frame);
/* Blanks everything. */
void frame_clear(struct frame *frame);
/* Blanks a rectangle in one style; clipped to the frame. */
void frame_fill(struct frame *frame, int row, int col, int rows, int cols,
	style_t style);
/*
 * Puts cells from (row, col) on, at most `width` columns; a wide cell that does
 * not fit becomes a blank. A wide cell half overwritten elsewhere is blanked.
 * Returns the columns used. Clipped to the frame.
 */
int frame_put(struct frame *frame, int row, int col, int width,
	const struct cell *cells, size_t count);
/* Puts a line of layout as a whole row of opts->width columns at (row, col). */
void frame_put_line(struct frame *frame, int row, int col,
	const struct line *line, const struct layout_opts *opts,
	struct arena *arena);
/*
 * Puts one text on one row in `cols` columns, cut with an ellipsis;
 * right-aligned when opts' locale runs right to left. The rest of the columns
 * take the style.
 */
void frame_put_text(struct frame *frame, int row, int col, int cols,
	struct str text, style_t style, const struct layout_opts *opts,
	struct arena *arena);
/*
 * [col] The columns that text takes on a row of at most `cols`, shaped and cut:
 * two Arabic letters may take one. What frame_put_text needs.
 */
int frame_text_cols(struct str text, int cols, const struct layout_opts *opts,
	struct arena *arena);
/* A border around a rectangle (frame characters in ROLE_BORDER, or ASCII). */
void frame_border(struct frame *frame, int row, int col, int rows, int cols,
	bool is_ascii);
/* Changes the style of a stretch of one row, keeping the text. */
void frame_restyle(
	struct frame *frame, int row, int col, int cols, style_t style);

#endif
