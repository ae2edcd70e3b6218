/* SPDX-License-Identifier: MIT */
#include "tui/bidirow.h"

#include "text/utf8.h"

#include <stdlib.h>
#include <string.h>

#define CELL_CPS 5 /* code points a curses cell holds (CCHARW_MAX) */
#define MARK_LEN 3
#define LRM      "\xe2\x80\x8e"
#define RLM      "\xe2\x80\x8f"

static struct str text_of(const struct frame_cell *cell)
{
	return (struct str){cell->text, cell->len};
}

static bool is_border(const struct frame_cell *cell)
{
	return (cell->style & STYLE_ROLE) == ROLE_BORDER;
}

static bool row_has_rtl(const struct frame_cell *row, int cols)
{
	for (int i = 0; i < cols; i++)
		if (row[i].len > 1 && bidi_has_rtl(text_of(&row[i])))
			return true;
	return false;
}

/* The terminal will mirror it back (rule L4). */
static void mirror(struct frame_cell *cell)
{
	size_t rest = 0;
	const uint32_t cp = utf8_next(text_of(cell), &rest);
	const uint32_t other = bidi_mirror(cp);
	char bytes[4];
	size_t len, tail;

	if (other == cp)
		return;
	len = (size_t)utf8_encode(other, bytes);
	tail = cell->len - rest;
	if (len + tail > FRAME_TEXT)
		return;
	memmove(cell->text + len, cell->text + rest, tail);
	memcpy(cell->text, bytes, len);
	memset(cell->text + len + tail, 0, FRAME_TEXT - len - tail);
	cell->len = (uint8_t)(len + tail);
}

/* Appends marks of three bytes each; a full cell gives up its last ones for
 * them. */
static void append_marks(struct frame_cell *cell, unsigned marks)
{
	const bool has_lrm = (marks & BIDI_LRM_AFTER) != 0;
	const bool has_rlm = (marks & BIDI_RLM_AFTER) != 0;
	const size_t extra = (size_t)has_lrm + (size_t)has_rlm;
	const struct str text = text_of(cell);
	size_t len = cell->len;

	if (extra == 0)
		return;
	while (len > 0 && (utf8_count(text, len) + extra > CELL_CPS ||
				  len + MARK_LEN * extra > FRAME_TEXT))
		len = utf8_prev(text, len);
	memset(cell->text + len, 0, FRAME_TEXT - len);
	if (has_lrm)
		memcpy(cell->text + len, LRM, MARK_LEN);
	if (has_rlm)
		memcpy(cell->text + len + (has_lrm ? MARK_LEN : 0), RLM,
			MARK_LEN);
	cell->len = (uint8_t)(len + MARK_LEN * extra);
}

/* The row being written: `at` is the next column of `out`. */
struct writer {
	struct frame_cell *out;
	int at;
	int cursor, cursor_at;
	struct str *texts; /* scratch, one element a cell */
	const struct frame_cell **cells;
	int *cols; /* columns of the cells in the row */
	struct bidi_cell *order;
};

static void write_cell(struct writer *w, const struct frame_cell *cell, int col,
	unsigned marks)
{
	struct frame_cell *out = &w->out[w->at];

	if (w->cursor >= col && w->cursor < col + cell->cols)
		w->cursor_at = w->at;
	memcpy(out, cell, (size_t)cell->cols * sizeof(*cell));
	w->at += cell->cols;
	if ((marks & BIDI_MIRROR) != 0)
		mirror(out);
	append_marks(out, marks);
}

/*
 * The cells between two borders. A border with its U+200E is as strong as the
 * line's edge: each stretch is inverted alone, with the base of the line.
 */
static void write_stretch(struct writer *w, size_t count)
{
	bidi_inverse(w->texts, count, w->order);
	for (size_t i = 0; i < count; i++) {
		const size_t v = w->order[i].visual;

		write_cell(w, w->cells[v], w->cols[v], w->order[i].marks);
	}
}

static void write_row(struct writer *w, const struct frame_cell *row, int cols)
{
	size_t count = 0;

	for (int col = 0; col < cols;
		col += row[col].cols ? row[col].cols : 1) {
		if (row[col].cols == 0)
			continue;
		if (is_border(&row[col])) {
			write_stretch(w, count);
			count = 0;
			write_cell(w, &row[col], col, BIDI_LRM_AFTER);
			continue;
		}
		w->texts[count] = text_of(&row[col]);
		w->cells[count] = &row[col];
		w->cols[count++] = col;
	}
	write_stretch(w, count);
}

int bidirow_inverse(const struct frame_cell *row, int cols, int cursor,
	struct frame_cell *out)
{
	const size_t n = (size_t)cols;
	struct writer w = {.out = out, .cursor = cursor, .cursor_at = cursor};

	if (!row_has_rtl(row, cols)) {
		memcpy(out, row, n * sizeof(*row));
		return cursor;
	}
	w.texts = xcalloc(n, sizeof(*w.texts));
	/* NOLINTNEXTLINE(bugprone-sizeof-expression): they are pointers */
	w.cells = xcalloc(n, sizeof(*w.cells));
	w.cols = xcalloc(n, sizeof(*w.cols));
	w.order = xcalloc(n, sizeof(*w.order));
	write_row(&w, row, cols);
	free(w.texts);
	free(w.cells);
	free(w.cols);
	free(w.order);
	return w.cursor_at;
}
