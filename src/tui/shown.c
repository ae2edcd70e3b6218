/* SPDX-License-Identifier: MIT */
#include "tui/shown.h"

#include "tui/bidirow.h"

#include <stdlib.h>
#include <string.h>

void shown_fit(struct shown *shown, int rows, int cols)
{
	const struct frame *frame = &shown->frame;

	if (frame->cells && frame->rows == rows && frame->cols == cols)
		return;
	frame_init(&shown->frame, rows, cols);
	shown->row = xrealloc(
		shown->row, (size_t)shown->frame.cols * sizeof(*shown->row));
	shown->is_stale = true;
}

void shown_release(struct shown *shown)
{
	frame_release(&shown->frame);
	free(shown->row);
	*shown = (struct shown){0};
}

/* The row of the frame at this screen's width, in shown->row. */
static void take_row(struct shown *shown, const struct frame *frame, int row)
{
	const int cols = shown->frame.cols;
	const int kept = frame->cols < cols ? frame->cols : cols;
	struct frame_cell *cells = shown->row;
	int col = 0;

	if (row < frame->rows)
		for (; col < kept; col++)
			cells[col] =
				frame->cells[(size_t)row * (size_t)frame->cols +
					     (size_t)col];
	/* Half a wide cell at the edge is a blank. */
	if (col > 0 && cells[col - 1].cols > 1)
		col--;
	for (; col < cols; col++)
		cells[col] =
			(struct frame_cell){.text = {' '}, .len = 1, .cols = 1};
}

bool shown_row(struct shown *shown, const struct frame *frame, int row,
	enum bidi_mode bidi, int *cursor)
{
	const int cols = shown->frame.cols;
	const size_t size = (size_t)cols * sizeof(*shown->row);
	struct frame_cell *old =
		&shown->frame.cells[(size_t)row * (size_t)cols];
	const bool has_cursor = row == frame->cursor_row;
	bool is_same;

	take_row(shown, frame, row);
	is_same = !shown->is_stale && memcmp(old, shown->row, size) == 0;
	if (has_cursor)
		*cursor = frame->cursor_col;
	if (is_same && !has_cursor)
		return false;
	memcpy(old, shown->row, size);
	if (bidi == BIDI_LOGICAL) {
		const int at = bidirow_inverse(
			old, cols, frame->cursor_col, shown->row);

		if (has_cursor)
			*cursor = at;
	}
	return !is_same;
}
