/* SPDX-License-Identifier: MIT */
/* Draws the page: panes, matches, the thing in focus, the cursor on it. */
#include "tui/desk.h"
#include "tui/reader_impl.h"

struct paint {
	struct reader *reader;
	struct frame *frame;
	struct laid *laid;
	int pane;
	int row; /* on the screen */
	bool has_cursor;
};

static bool in_range(struct range range, uint32_t at)
{
	return at >= range.start && at < range.end;
}

static bool is_current(const struct paint *paint, struct range range)
{
	const struct reader *reader = paint->reader;

	/* Search makes one match of the words that stand together. */
	return paint->pane == 0 && reader->match_unit == paint->laid->unit &&
	       range.start >= reader->match.start &&
	       range.end <= reader->match.end;
}

/* The first cell in reading order: from the left, or the last of a run from the
 * right. */
static void put_cursor(struct paint *paint, const struct cell *cell, int col)
{
	bool goes_on = paint->frame->cursor_row == paint->row &&
	               (cell->level & 1) != 0 && paint->frame->cursor_col < col;

	if (paint->has_cursor && !goes_on)
		return;
	paint->has_cursor = true;
	paint->frame->cursor_row = paint->row;
	paint->frame->cursor_col = col;
}

static style_t with_role(style_t style, enum role role)
{
	return (style_t)((style & (style_t)~STYLE_ROLE) | (unsigned)role);
}

static bool is_spoken(const struct paint *paint, const struct cell *cell)
{
	const struct reader *reader = paint->reader;

	return paint->pane == 0 && cell->src != CELL_DECORATION &&
	       reader->spoken_unit == paint->laid->unit &&
	       in_range(reader->spoken, cell->src);
}

static void paint_matches(struct paint *paint, struct cell *cell, int col)
{
	const struct pane_lines *pane = &paint->laid->pane[paint->pane];

	if (cell->src == CELL_DECORATION)
		return;
	for (size_t i = 0; i < pane->matches.len; i++) {
		struct range range = pane->matches.ptr[i];

		if (!in_range(range, cell->src))
			continue;
		cell->style = with_role(cell->style,
			is_current(paint, range) ? ROLE_MATCH_AT : ROLE_MATCH);
		if (is_current(paint, range) &&
			paint->reader->focus_span == NULL)
			put_cursor(paint, cell, col);
	}
}

/* A link that goes on is one spot; it is named by its first cell. */
static void note_spot(struct paint *paint, const struct link *link,
	const struct cell *cell, int col)
{
	struct reader *reader = paint->reader;
	struct spot *last = reader->spots.len > 0
	                            ? &reader->spots.ptr[reader->spots.len - 1]
	                            : NULL;
	struct spot spot = {.unit = paint->laid->unit,
		.span = link->span,
		.row = paint->row,
		.col = col,
		.cols = cell->cols,
		.is_rtl = (cell->level & 1) != 0,
		.lang = paint->laid->pane[paint->pane].unit.lang,
		.tier = paint->laid->pane[paint->pane].unit.tier};

	for (size_t i = reader->spots.len; i > 0; i--)
		if (reader->spots.ptr[i - 1].span == link->span &&
			reader->spots.ptr[i - 1].unit == spot.unit) {
			if (&reader->spots.ptr[i - 1] == last &&
				last->row == paint->row &&
				last->col + last->cols == col)
				last->cols += cell->cols;
			return;
		}
	vec_push(&reader->spots, spot);
}

static void paint_link(struct paint *paint, struct cell *cell, int col)
{
	struct reader *reader = paint->reader;
	const struct pane_lines *pane = &paint->laid->pane[paint->pane];
	const struct link *link;

	if (cell->link == 0 || cell->link > pane->lines.links.len)
		return;
	link = &pane->lines.links.ptr[cell->link - 1];
	note_spot(paint, link, cell, col);
	if (reader->focus_span == link->span &&
		reader->focus_unit == paint->laid->unit) {
		cell->style = with_role(cell->style, ROLE_FOCUS);
		put_cursor(paint, cell, col);
	}
}

/* Text of the unit that something has happened to: the cursor is on it. */
static bool is_at(const struct paint *paint, const struct line *line)
{
	const struct reader *reader = paint->reader;
	const struct pane_lines *pane = &paint->laid->pane[paint->pane];

	return paint->pane == 0 && reader->at == paint->laid->unit &&
	       reader->focus_span == NULL &&
	       line == pane->lines.line.ptr + pane->lead;
}

/* Beside the text, where it begins: on the right of one that runs to the left.
 */
static void paint_sign(struct paint *paint, const struct line *line)
{
	struct reader *reader = paint->reader;
	const struct pane_lines *pane = &paint->laid->pane[paint->pane];
	const struct page *page =
		paint->pane == 0 ? &reader->page : &reader->side;
	const int row = (int)(line - pane->lines.line.ptr);
	const int lead = pane->lead < (int)pane->lines.line.len
	                         ? pane->lead
	                         : (int)pane->lines.line.len - 1;
	const bool is_rtl = pane->unit.locale != NULL &&
	                    pane->unit.locale->is_rtl && page->bidi != BIDI_OFF;
	const int col = reader->pane_col[paint->pane];
	struct desk_sign sign;
	struct cell cell = {.len = 1, .cols = 1, .src = CELL_DECORATION};

	if (row < lead || col < 1)
		return;
	sign = desk_sign(
		reader->app, &(struct desk_line){&pane->unit, paint->laid->unit,
				     page->lang, page->tier, row == lead});
	if (sign.sign == '\0')
		return;
	cell.text = &sign.sign;
	cell.style = (style_t)sign.role;
	frame_put(paint->frame, paint->row,
		is_rtl ? col + reader->pane_width[paint->pane] : col - 1, 1,
		&cell, 1);
}

static void paint_line(struct paint *paint, const struct line *line)
{
	struct reader *reader = paint->reader;
	const struct pane_lines *pane = &paint->laid->pane[paint->pane];
	struct page *page = paint->pane == 0 ? &reader->page : &reader->side;
	struct layout_opts opts =
		page_layout(page, pane->unit.lang, pane->unit.locale);
	int col = reader->pane_col[paint->pane];
	struct cell *row;
	size_t n = layout_row(line, &opts, &reader->app->draw, &row);

	for (size_t i = 0; i < n; i++) {
		const bool is_voice = is_spoken(paint, &row[i]);

		paint_link(paint, &row[i], col);
		if (is_voice) {
			row[i].style = with_role(row[i].style, ROLE_SPOKEN);
			put_cursor(paint, &row[i], col);
		}
		if (pane->matches.len > 0)
			paint_matches(paint, &row[i], col);
		if (row[i].src != CELL_DECORATION && is_at(paint, line))
			put_cursor(paint, &row[i], col);
		col += row[i].cols;
	}
	frame_put(paint->frame, paint->row, reader->pane_col[paint->pane],
		reader->pane_width[paint->pane], row, n);
	paint_sign(paint, line);
}

static void paint_bar(struct reader *reader, struct frame *frame, int row)
{
	struct cell bar = {.text = reader->app->is_ascii ? "|" : "│",
		.len = reader->app->is_ascii ? 1 : 3,
		.cols = 1,
		.style = ROLE_BORDER,
		.src = CELL_DECORATION};

	if (reader->side.book != NULL && !reader_is_stacked(reader))
		frame_put(frame, row, reader->pane_col[1] - 2, 1, &bar, 1);
}

static void paint_row(struct paint *paint, int unit_row)
{
	struct reader *reader = paint->reader;
	int panes = reader->side.book != NULL && !paint->laid->is_apart ? 2 : 1;
	bool is_stacked = reader_is_stacked(reader);

	for (paint->pane = 0; paint->pane < panes; paint->pane++) {
		const struct line *line = laid_line(
			paint->laid, paint->pane, unit_row, is_stacked);

		if (line != NULL)
			paint_line(paint, line);
	}
	paint_bar(reader, paint->frame, paint->row);
}

/* With nothing in focus the cursor stands at the beginning of the page's text.
 */
static void default_cursor(struct reader *reader, struct frame *frame)
{
	struct laid *laid = reader_laid(reader, reader->top);
	bool is_rtl = laid != NULL && laid->pane[0].unit.locale != NULL &&
	              laid->pane[0].unit.locale->is_rtl &&
	              reader->page.bidi != BIDI_OFF;

	frame->cursor_row = 0;
	frame->cursor_col =
		reader->pane_col[0] + (is_rtl ? reader->pane_width[0] - 1 : 0);
}

/* The second pane where it was left, row by row of its own. */
static void paint_apart(struct paint *paint)
{
	struct reader *reader = paint->reader;
	int unit = reader->side_top, unit_row = reader->side_row;

	paint->pane = 1;
	for (paint->row = 0; paint->row < reader->rows; unit++, unit_row = 0) {
		int rows;

		paint->laid = reader_laid(reader, unit);
		if (paint->laid == NULL)
			break;
		find_mark(reader, paint->laid);
		rows = (int)paint->laid->pane[1].lines.line.len;
		for (; unit_row < rows && paint->row < reader->rows;
			unit_row++, paint->row++)
			paint_line(paint,
				laid_line(paint->laid, 1, unit_row, false));
	}
}

void reader_paint(struct reader *reader, struct frame *frame)
{
	struct paint paint = {.reader = reader, .frame = frame};
	int unit = reader->top, unit_row = reader->top_row;

	vec_clear(&reader->spots);
	for (paint.row = 0; paint.row < reader->rows;) {
		paint.laid = reader_laid(reader, unit);
		if (paint.laid == NULL)
			break;
		find_mark(reader, paint.laid);
		for (; unit_row < paint.laid->rows && paint.row < reader->rows;
			unit_row++, paint.row++)
			paint_row(&paint, unit_row);
		unit++;
		unit_row = 0;
	}
	if (reader_is_apart(reader))
		paint_apart(&paint);
	focus_find(reader);
	if (!paint.has_cursor)
		default_cursor(reader, frame);
}
