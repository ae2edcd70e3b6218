/* SPDX-License-Identifier: MIT */
#include "tui/frame.h"

#include "text/utf8.h"
#include "text/width.h"

#include <stdlib.h>
#include <string.h>

#define MARKS_MAX 4 /* what a curses cell holds besides its base */

void frame_init(struct frame *frame, int rows, int cols)
{
	frame->rows = rows < 1 ? 1 : rows;
	frame->cols = cols < 1 ? 1 : cols;
	frame->cells = xrealloc(frame->cells, (size_t)frame->rows *
						      (size_t)frame->cols *
						      sizeof(*frame->cells));
	frame->cursor_row = frame->cursor_col = 0;
	frame_clear(frame);
}

void frame_release(struct frame *frame)
{
	if (!frame)
		return;
	free(frame->cells);
	*frame = (struct frame){0};
}

static struct frame_cell *cell_at(const struct frame *frame, int row, int col)
{
	return &frame->cells[(size_t)row * (size_t)frame->cols + (size_t)col];
}

/* Bytes past len stay zero: screens compare cells with memcmp. */
static void set_cell(
	struct frame_cell *cell, struct str text, int cols, style_t style)
{
	memset(cell, 0, sizeof(*cell));
	if (text.len > 0)
		memcpy(cell->text, text.ptr, text.len);
	cell->len = (uint8_t)text.len;
	cell->cols = (uint8_t)cols;
	cell->style = style;
}

static void set_blank(struct frame_cell *cell, style_t style)
{
	set_cell(cell, STR(" "), 1, style);
}

/* Before [col, col + cols) is overwritten: wide cells that stick out become
 * blanks. */
static void cut_wide(const struct frame *frame, int row, int col, int cols)
{
	struct frame_cell *first = cell_at(frame, row, col);
	struct frame_cell *after = first + cols;

	if (first->cols == 0 && col > 0)
		set_blank(first - 1, first[-1].style);
	if (col + cols < frame->cols && after->cols == 0)
		set_blank(after, after->style);
}

void frame_clear(struct frame *frame)
{
	const size_t count = (size_t)frame->rows * (size_t)frame->cols;

	for (size_t i = 0; i < count; i++)
		set_blank(&frame->cells[i], ROLE_TEXT);
}

/* Clips *from and *count to [0, limit). */
static void clip(int *from, int *count, int limit)
{
	if (*from < 0) {
		*count += *from;
		*from = 0;
	}
	if (*count > limit - *from)
		*count = limit - *from;
}

void frame_fill(struct frame *frame, int row, int col, int rows, int cols,
	style_t style)
{
	clip(&row, &rows, frame->rows);
	clip(&col, &cols, frame->cols);
	if (cols <= 0)
		return;
	for (int r = row; r < row + rows; r++) {
		cut_wide(frame, r, col, cols);
		for (int c = col; c < col + cols; c++)
			set_blank(cell_at(frame, r, c), style);
	}
}

/* Where cells are being put: [0, limit) are the columns that may be written. */
struct pen {
	struct frame *frame;
	int row, col; /* of column 0; col may be left of the frame */
	int limit;
	int used;
};

static void pen_blank(struct pen *pen, style_t style)
{
	const int col = pen->col + pen->used++;

	if (col < 0)
		return;
	cut_wide(pen->frame, pen->row, col, 1);
	set_blank(cell_at(pen->frame, pen->row, col), style);
}

/* A base with its marks; false if there is no room left. */
static bool pen_piece(struct pen *pen, struct str text, int cols, style_t style)
{
	const int col = pen->col + pen->used;

	if (pen->used >= pen->limit)
		return false;
	if (pen->used + cols > pen->limit || col < 0) {
		for (int end = pen->used + cols;
			pen->used < end && pen->used < pen->limit;)
			pen_blank(pen, style);
		return true;
	}
	cut_wide(pen->frame, pen->row, col, cols);
	set_cell(cell_at(pen->frame, pen->row, col), text, cols, style);
	if (cols > 1)
		set_cell(cell_at(pen->frame, pen->row, col + 1),
			(struct str){NULL, 0}, 0, style);
	pen->used += cols;
	return true;
}

/* Takes the next base and its marks from `text`; *cols is 1 or 2. */
static struct str next_piece(struct str text, size_t *pos, int *cols)
{
	const size_t start = *pos;
	size_t end;
	int marks = 0;

	*cols = width_cp(utf8_next(text, pos)) > 1 ? 2 : 1;
	end = *pos;
	while (*pos < text.len) {
		size_t next = *pos;

		if (width_cp(utf8_next(text, &next)) > 0)
			break;
		*pos = next;
		if (marks++ < MARKS_MAX)
			end = next;
	}
	return str_sub(text, start, end);
}

/*
 * A cluster with several spacing characters (Devanagari, emoji without their
 * joiners, a tab) takes a cell for each: a curses cell holds one.
 */
static bool pen_cluster(struct pen *pen, const struct cell *cell)
{
	const struct str text = {cell->text, cell->len};
	const int until = pen->used + cell->cols;
	size_t pos = 0;
	int cols;
	struct str piece = next_piece(text, &pos, &cols);

	if (pos == text.len && cell->cols <= 2)
		return pen_piece(pen, piece, cell->cols, cell->style);
	for (;;) {
		if (pen->used + cols > until)
			break;
		if (!pen_piece(pen, piece, cols, cell->style))
			return false;
		if (pos >= text.len)
			break;
		piece = next_piece(text, &pos, &cols);
	}
	while (pen->used < until && pen->used < pen->limit)
		pen_blank(pen, cell->style);
	return true;
}

int frame_put(struct frame *frame, int row, int col, int width,
	const struct cell *cells, size_t count)
{
	struct pen pen = {frame, row, col, width, 0};

	if (row < 0 || row >= frame->rows)
		return 0;
	if (pen.limit > frame->cols - col)
		pen.limit = frame->cols - col;
	for (size_t i = 0; i < count && pen.used < pen.limit; i++) {
		if (cells[i].cols == 0 || cells[i].len == 0)
			continue;
		if (!pen_cluster(&pen, &cells[i]))
			break;
	}
	return pen.used;
}

void frame_put_line(struct frame *frame, int row, int col,
	const struct line *line, const struct layout_opts *opts,
	struct arena *arena)
{
	struct cell *cells;
	const size_t count = layout_row(line, opts, arena, &cells);
	const int used = frame_put(frame, row, col, opts->width, cells, count);

	frame_fill(frame, row, col + used, 1, opts->width - used, ROLE_TEXT);
}

/* NOLINTNEXTLINE(readability-function-size): place, width, text and its opts */
void frame_put_text(struct frame *frame, int row, int col, int cols,
	struct str text, style_t style, const struct layout_opts *opts,
	struct arena *arena)
{
	const bool is_right = opts->locale->is_rtl && opts->bidi != BIDI_OFF;
	const struct line line = layout_one(text, style, cols, opts, arena);
	const int indent = is_right && line.cols < cols ? cols - line.cols : 0;

	frame_fill(frame, row, col, 1, cols, style);
	frame_put(frame, row, col + indent, cols - indent, line.cells,
		line.count);
}

int frame_text_cols(struct str text, int cols, const struct layout_opts *opts,
	struct arena *arena)
{
	return cols < 1 ? 0
	                : layout_one(text, ROLE_TEXT, cols, opts, arena).cols;
}

enum border_part { TOP_LEFT, TOP_RIGHT, LOW_LEFT, LOW_RIGHT, ACROSS, DOWN };

static const char *const borders[2][6] = {
	{
		[TOP_LEFT] = "┌",
		[TOP_RIGHT] = "┐",
		[LOW_LEFT] = "└",
		[LOW_RIGHT] = "┘",
		[ACROSS] = "─",
		[DOWN] = "│",
	},
	{
		[TOP_LEFT] = "+",
		[TOP_RIGHT] = "+",
		[LOW_LEFT] = "+",
		[LOW_RIGHT] = "+",
		[ACROSS] = "-",
		[DOWN] = "|",
	},
};

static void put_part(struct frame *frame, int row, int col, const char *part)
{
	const struct str text = str_of(part);

	if (row < 0 || row >= frame->rows || col < 0 || col >= frame->cols)
		return;
	cut_wide(frame, row, col, 1);
	set_cell(cell_at(frame, row, col), text, 1, ROLE_BORDER);
}

void frame_border(struct frame *frame, int row, int col, int rows, int cols,
	bool is_ascii)
{
	const char *const *part = borders[is_ascii ? 1 : 0];
	const int low = row + rows - 1;
	const int right = col + cols - 1;

	if (rows < 1 || cols < 1)
		return;
	for (int c = col; c <= right; c++) {
		put_part(frame, row, c, part[ACROSS]);
		put_part(frame, low, c, part[ACROSS]);
	}
	if (rows == 1)
		return;
	for (int r = row; r <= low; r++) {
		put_part(frame, r, col, part[DOWN]);
		put_part(frame, r, right, part[DOWN]);
	}
	if (cols == 1)
		return;
	put_part(frame, row, col, part[TOP_LEFT]);
	put_part(frame, row, right, part[TOP_RIGHT]);
	put_part(frame, low, col, part[LOW_LEFT]);
	put_part(frame, low, right, part[LOW_RIGHT]);
}

void frame_restyle(
	struct frame *frame, int row, int col, int cols, style_t style)
{
	clip(&col, &cols, frame->cols);
	if (row < 0 || row >= frame->rows || cols <= 0)
		return;
	/* Never half a wide cell. */
	if (cell_at(frame, row, col)->cols == 0 && col > 0) {
		col--;
		cols++;
	}
	if (col + cols < frame->cols &&
		cell_at(frame, row, col + cols)->cols == 0)
		cols++;
	for (int c = col; c < col + cols; c++)
		cell_at(frame, row, c)->style = style;
}
