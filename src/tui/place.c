/* SPDX-License-Identifier: MIT */
/*
 * Where the page is: units are laid out only when they are looked at, and a
 * position is a unit and a row in it, never a line number of the whole.
 */
#include "tui/desk.h"
#include "tui/reader_impl.h"

#include <limits.h>

bool reader_is_stacked(const struct reader *reader)
{
	return reader->side.book != NULL && reader->cols < SIDE_MIN;
}

bool reader_is_apart(const struct reader *reader)
{
	return reader->is_unlocked && reader->side.book != NULL &&
	       !reader_is_stacked(reader);
}

void reader_stale(struct reader *reader)
{
	reader->generation++;
}

static int capped(const struct reader *reader, int cols)
{
	int margin = cols >= 40 || desk_has_signs(reader->app) ? 2 : 0;
	int width = cols - margin;

	return width > reader->cap ? reader->cap : width;
}

/* One column is centred; two panes share the width around a bar. */
void reader_measure(struct reader *reader, int rows, int cols)
{
	bool is_two;

	reader->rows = rows > 1 ? rows : 1;
	reader->cols = cols;
	is_two = reader->side.book != NULL && !reader_is_stacked(reader);
	if (is_two) {
		int half = (cols - 3) / 2;

		reader->pane_width[0] = reader->pane_width[1] =
			capped(reader, half);
		reader->pane_col[0] = half - reader->pane_width[0];
		reader->pane_col[1] = half + 3;
	} else {
		reader->pane_width[0] = reader->pane_width[1] =
			capped(reader, cols) > 0 ? capped(reader, cols) : 1;
		reader->pane_col[0] = reader->pane_col[1] =
			(cols - reader->pane_width[0]) / 2;
	}
	reader->page.width = reader->pane_width[0];
	reader->side.width = reader->pane_width[1];
	reader_stale(reader);
}

static void lay_pane(
	struct page *page, struct laid *laid, struct pane_lines *pane)
{
	lines_clear(&pane->lines);
	vec_clear(&pane->matches);
	pane->lead = page_unit(
		page, laid->unit, &laid->arena, &pane->lines, &pane->unit);
}

static int text_rows(const struct pane_lines *pane)
{
	return (int)pane->lines.line.len - pane->lead;
}

static int max(int a, int b)
{
	return a > b ? a : b;
}

/* Panes begin their text on the same row, whatever stands before it in one. */
static int rows_of(const struct laid *laid, bool has_side, bool is_stacked)
{
	const struct pane_lines *a = &laid->pane[0], *b = &laid->pane[1];

	if (!has_side || laid->is_apart)
		return (int)a->lines.line.len;
	if (is_stacked)
		return (int)(a->lines.line.len + b->lines.line.len);
	return max(a->lead, b->lead) + max(text_rows(a), text_rows(b));
}

struct laid *reader_laid(struct reader *reader, int unit)
{
	struct laid *laid;
	struct unit info;
	bool has_side = reader->side.book != NULL;

	if (unit < 0)
		return NULL;
	laid = &reader->laid[unit % LAID_MAX];
	if (laid->unit == unit && laid->generation == reader->generation)
		return laid;
	if (!book_unit(reader->page.book, unit, reader->page.lang,
		    reader->page.tier, &info))
		return NULL;
	arena_clear(&laid->arena);
	laid->unit = unit;
	laid->generation = reader->generation;
	laid->find_generation = 0;
	lay_pane(&reader->page, laid, &laid->pane[0]);
	lines_clear(&laid->pane[1].lines);
	vec_clear(&laid->pane[1].matches);
	laid->pane[1].lead = 0;
	if (has_side)
		lay_pane(&reader->side, laid, &laid->pane[1]);
	laid->is_apart = reader_is_apart(reader);
	laid->rows = rows_of(laid, has_side, reader_is_stacked(reader));
	return laid;
}

static const struct line *line_at(const struct pane_lines *pane, int row)
{
	if (row < 0 || row >= (int)pane->lines.line.len)
		return NULL;
	return &pane->lines.line.ptr[row];
}

const struct line *laid_line(
	const struct laid *laid, int pane, int row, bool is_stacked)
{
	const struct pane_lines *a = &laid->pane[0], *b = &laid->pane[1];
	const struct pane_lines *p = &laid->pane[pane];

	if (is_stacked)
		return line_at(
			p, pane == 0 ? row : row - (int)a->lines.line.len);
	if (b->lines.line.len == 0 || laid->is_apart)
		return line_at(p, row);
	return line_at(p, row - (max(a->lead, b->lead) - p->lead));
}

int laid_row_of(struct laid *laid, uint32_t offset, bool is_stacked)
{
	struct pane_lines *pane = &laid->pane[0];
	int found = -1;

	for (int row = 0; row < laid->rows; row++) {
		const struct line *line = laid_line(laid, 0, row, is_stacked);

		if (line == NULL || line < pane->lines.line.ptr + pane->lead)
			continue;
		if (line->start <= offset || found < 0)
			found = row;
	}
	return found < 0 ? 0 : found;
}

int reader_here(const struct reader *reader, int *row)
{
	const bool is_held = reader->held != CORPUS_NONE;

	*row = is_held ? reader->held_row : reader->top_row;
	return is_held ? reader->held : reader->top;
}

uint32_t reader_top_offset(struct reader *reader)
{
	int row;
	struct laid *laid = reader_laid(reader, reader_here(reader, &row));
	const struct line *line =
		laid == NULL
			? NULL
			: laid_line(laid, 0, row, reader_is_stacked(reader));

	return line == NULL ? 0 : line->start;
}

/* Rows from the top of the page to the end, counted no further than `limit`. */
static int rows_below(struct reader *reader, int limit)
{
	int rows = -reader->top_row;

	for (int unit = reader->top; rows <= limit; unit++) {
		struct laid *laid = reader_laid(reader, unit);

		if (laid == NULL)
			break;
		rows += laid->rows;
	}
	return rows;
}

static bool step_up(struct reader *reader)
{
	if (reader->top_row > 0) {
		reader->top_row--;
		return true;
	}
	for (int unit = reader->top - 1; unit >= 0; unit--) {
		struct laid *laid = reader_laid(reader, unit);

		if (laid != NULL && laid->rows > 0) {
			reader->top = unit;
			reader->top_row = laid->rows - 1;
			return true;
		}
	}
	return false;
}

static bool step_down(struct reader *reader)
{
	struct laid *laid = reader_laid(reader, reader->top);

	if (laid != NULL && reader->top_row + 1 < laid->rows) {
		reader->top_row++;
		return true;
	}
	for (int unit = reader->top + 1;; unit++) {
		laid = reader_laid(reader, unit);
		if (laid == NULL)
			return false;
		if (laid->rows > 0) {
			reader->top = unit;
			reader->top_row = 0;
			return true;
		}
	}
}

void reader_moved(struct reader *reader)
{
	reader->is_dirty = true;
}

void reader_scroll(struct reader *reader, int rows)
{
	int limit;

	reader_moved(reader);
	reader->held = reader->at = CORPUS_NONE;
	for (; rows < 0 && step_up(reader); rows++)
		;
	if (rows <= 0)
		return;
	limit = rows_below(reader, reader->rows + rows) - reader->rows;
	if (rows > limit)
		rows = limit;
	for (; rows > 0 && step_down(reader); rows--)
		;
}

/* The last page is full, and the top row exists. */
void reader_clamp(struct reader *reader)
{
	struct laid *laid = reader_laid(reader, reader->top);
	int missing;

	while (laid == NULL && reader->top > 0)
		laid = reader_laid(reader, --reader->top);
	if (laid == NULL)
		return;
	if (reader->top_row >= laid->rows)
		reader->top_row = laid->rows > 0 ? laid->rows - 1 : 0;
	missing = reader->rows - rows_below(reader, reader->rows);
	for (; missing > 0 && step_up(reader); missing--)
		;
}

void reader_hold(struct reader *reader)
{
	const int unit = reader->top, row = reader->top_row;

	reader_clamp(reader);
	reader->held = reader->top == unit ? CORPUS_NONE : unit;
	reader->held_row = row;
}

void reader_to_end(struct reader *reader)
{
	int count = book_count(reader->page.book, INT_MAX - 1);

	reader->top = count > 0 ? count - 1 : 0;
	reader->top_row = 0;
	reader_clamp(reader);
	reader->held = CORPUS_NONE;
	reader_scroll(reader, INT_MAX / 2);
}

size_t reader_leave(struct reader *reader)
{
	reader_push_trail(reader);
	return reader->trail.len;
}

void reader_push_trail(struct reader *reader)
{
	int row;
	struct trail_stop stop = {reader_here(reader, &row),
		reader_top_offset(reader), reader->page.lang,
		reader->page.tier};
	struct arena arena = {0};
	struct state_place place = reader_place(reader, &arena);

	vec_push(&reader->trail, stop);
	if (reader->app->state != NULL)
		state_set_mark(reader->app->state, book_key(reader->page.book),
			'\'', &place, NULL);
	arena_free(&arena);
}
