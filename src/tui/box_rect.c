/* SPDX-License-Identifier: MIT */
#include "tui/box.h"

#define BORDER_MIN_COLS 12 /* [col] below this a border costs too much */
#define PAD_MIN_COLS    30 /* [col] from here on a blank beside the border */
#define BORDER_MIN_ROWS 3

static int least(int a, int b)
{
	return a < b ? a : b;
}

static int most(int a, int b)
{
	return a > b ? a : b;
}

/* [col] Border and blanks on one side. */
static int side_cols(int cols)
{
	return cols < BORDER_MIN_COLS ? 0 : cols < PAD_MIN_COLS ? 1 : 2;
}

int box_text_cols(int cols)
{
	return most(1, least(BOX_TEXT_MAX, cols - 2 * side_cols(cols)));
}

/* Puts `want` rows below or above the focus; fewer where there is no room. */
static void place_rows(
	struct box_rect *rect, int page, int want, int focus, bool is_near)
{
	int below = page - focus - 1, above = focus;

	rect->rows = least(want, most(below, above));
	if (rect->rows < 1) {
		/* One row in all: there is nothing but the focus. */
		rect->rows = 1;
		rect->row = 0;
	} else if (below >= rect->rows) {
		rect->row = is_near ? focus + 1 : page - rect->rows;
	} else {
		rect->row = is_near ? focus - rect->rows : 0;
	}
}

struct box_rect box_place(
	int rows, int cols, int text_rows, int focus, bool is_near)
{
	struct box_rect rect = {0};
	int page = most(1, rows - 1), half = most(1, rows / 2);
	int side = side_cols(cols), room;

	focus = most(0, least(focus, page - 1));
	room = least(half, most(page - focus - 1, focus));
	rect.has_border = side > 0 && room >= BORDER_MIN_ROWS;
	text_rows = most(1, text_rows) + (rect.has_border ? 2 : 0);
	place_rows(&rect, page, least(text_rows, half), focus, is_near);
	rect.text_cols = box_text_cols(cols);
	rect.cols = least(most(1, cols), rect.text_cols + 2 * side);
	rect.col = (most(1, cols) - rect.cols) / 2;
	rect.text_col = rect.col + side;
	rect.text_row = rect.row + (rect.has_border ? 1 : 0);
	rect.text_rows = rect.rows - (rect.has_border ? 2 : 0);
	return rect;
}
