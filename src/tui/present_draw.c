/* SPDX-License-Identifier: MIT */
/* Draws the slide: its lines in the middle, what is looked for, the thing in
 * focus; the cursor on it or on the point at hand. */
#include "tui/present_impl.h"

#include "base/mo.h"
#include "text/lang.h"
#include "text/width.h"
#include "tui/bottom.h"

#define MARGIN_ROWS 16 /* rows from which some are left empty at the edges */
#define MARGIN_COLS 40
#define GAP_COLS    6 /* [col] between two columns */

struct paint {
	struct present *present;
	struct frame *frame;
	const struct present_pane *pane;
	struct layout_opts opts; /* of the block's text */
	int item;                /* the point at hand */
	const struct line *line;
	int line_item;
	bool is_text; /* the line is the block's own */
	int row, col; /* of the line on the screen */
	struct range *matches;
	size_t match_count;
	bool has_cursor, is_on_match;
};

/* ---- where ---- */

void present_measure(struct present *present, int rows, int cols)
{
	const int edge = rows >= MARGIN_ROWS ? 1 : 0;
	const int side = cols >= MARGIN_COLS ? 2 : 0;
	struct present_pane *a = &present->pane[0], *b = &present->pane[1];

	a->row = edge;
	a->col = side;
	a->rows = rows - 1 - 2 * edge > 1 ? rows - 1 - 2 * edge : 1;
	a->cols = cols - 2 * side;
	if (present->panes < 2)
		return;
	b->row = a->row;
	b->col = a->col;
	b->rows = a->rows;
	b->cols = a->cols;
	if (cols >= PRESENT_COLUMNS) {
		a->cols = b->cols = (a->cols - GAP_COLS) / 2;
		b->col = cols - side - b->cols;
	} else {
		/* A row apart. */
		b->rows = (a->rows - 1) / 2 > 0 ? (a->rows - 1) / 2 : 1;
		a->rows = a->rows - 1 - b->rows > 0 ? a->rows - 1 - b->rows : 1;
		b->row = a->row + a->rows + 1;
	}
}

/* ---- cells ---- */

static style_t with_role(style_t style, enum role role)
{
	return (style_t)((style & (style_t)~STYLE_ROLE) | (unsigned)role);
}

/* The first cell in reading order: of a run from the right its last. */
static void put_cursor(struct paint *paint, const struct cell *cell, int col)
{
	struct frame *frame = paint->frame;
	bool goes_on = frame->cursor_row == paint->row &&
	               (cell->level & 1) != 0 && frame->cursor_col < col;

	if (paint->is_on_match && !goes_on)
		return;
	paint->has_cursor = paint->is_on_match = true;
	frame->cursor_row = paint->row;
	frame->cursor_col = col;
}

static void paint_match(struct paint *paint, struct cell *cell, int col)
{
	const struct present *present = paint->present;
	struct range match;
	int unit;
	bool has_match = reader_match(present->app->reader, &unit, &match) &&
	                 unit == present->look.unit &&
	                 paint->pane == &present->pane[0];

	for (size_t i = 0; i < paint->match_count; i++) {
		const struct range range = paint->matches[i];
		bool is_current = has_match && range.start >= match.start &&
		                  range.end <= match.end;

		if (cell->src < range.start || cell->src >= range.end)
			continue;
		cell->style = with_role(
			cell->style, is_current ? ROLE_MATCH_AT : ROLE_MATCH);
		if (is_current)
			put_cursor(paint, cell, col);
	}
}

/* A link that goes on is one spot; it is named by its first cell. */
static void note_spot(struct paint *paint, const struct link *link,
	const struct cell *cell, int col)
{
	struct present *present = paint->present;
	const struct unit *unit = &paint->pane->slide.unit;
	struct spot spot = {.unit = present->look.unit,
		.span = link->span,
		.row = paint->row,
		.col = col,
		.cols = cell->cols,
		.is_rtl = (cell->level & 1) != 0,
		.lang = unit->lang,
		.tier = unit->tier};

	for (size_t i = present->spots.len; i > 0; i--) {
		struct spot *old = &present->spots.ptr[i - 1];

		if (old->span != link->span)
			continue;
		if (i == present->spots.len && old->row == spot.row &&
			old->col + old->cols == col)
			old->cols += cell->cols;
		return;
	}
	vec_push(&present->spots, spot);
}

static void paint_link(struct paint *paint, struct cell *cell, int col)
{
	const struct lines *lines = &paint->pane->slide.lines;
	const struct link *link;
	int unit;

	if (cell->link == 0 || cell->link > lines->links.len)
		return;
	link = &lines->links.ptr[cell->link - 1];
	note_spot(paint, link, cell, col);
	if (reader_focus_span(paint->present->app->reader, &unit) != link->span)
		return;
	cell->style = with_role(cell->style, ROLE_FOCUS);
	put_cursor(paint, cell, col);
}

static void paint_spoken(struct paint *paint, struct cell *cell, int col)
{
	const struct present *present = paint->present;

	if (paint->pane != &present->pane[0] ||
		present->spoken_unit != present->look.unit ||
		cell->src < present->spoken.start ||
		cell->src >= present->spoken.end)
		return;
	cell->style = with_role(cell->style, ROLE_SPOKEN);
	put_cursor(paint, cell, col);
}

static void paint_cell(struct paint *paint, struct cell *cell, int col)
{
	if (paint->present->is_spotlight && paint->line_item != paint->item)
		cell->style = with_role(cell->style, ROLE_DIM);
	if (paint->is_text && cell->src != CELL_DECORATION)
		paint_match(paint, cell, col);
	paint_link(paint, cell, col);
	if (paint->is_text && cell->src != CELL_DECORATION)
		paint_spoken(paint, cell, col);
}

/* ---- lines ---- */

/* The point at hand, with nothing else in focus. */
static void put_default_cursor(struct paint *paint)
{
	bool is_mirrored = paint->line->is_rtl && paint->opts.bidi != BIDI_OFF;

	if (paint->has_cursor || paint->line_item != paint->item ||
		paint->pane != &paint->present->pane[0])
		return;
	paint->has_cursor = true;
	paint->frame->cursor_row = paint->row;
	paint->frame->cursor_col =
		paint->col + (is_mirrored ? paint->opts.width - 1 : 0);
}

static void paint_line(struct paint *paint)
{
	struct cell *cells;
	int col = paint->col;
	size_t count = layout_row(
		paint->line, &paint->opts, &paint->present->app->draw, &cells);

	put_default_cursor(paint);
	for (size_t i = 0; i < count; i++) {
		paint_cell(paint, &cells[i], col);
		col += cells[i].cols;
	}
	frame_put(paint->frame, paint->row, paint->col, paint->opts.width,
		cells, count);
}

static void find_matches(struct paint *paint)
{
	struct app *app = paint->present->app;

	paint->match_count = reader_matches(app->reader,
		&paint->pane->slide.unit, &app->draw, &paint->matches);
}

static int page_rows(const struct present *present, int index)
{
	const struct slide *slide = &present->pane[index].slide;
	const struct slide_page *page =
		&slide->page.ptr[present_stop(present, index)->page];

	return page->end - page->first;
}

/* In the middle; two columns begin on one row. */
static int top_row(const struct present *present, int index)
{
	const struct present_pane *pane = &present->pane[index];
	int rows = page_rows(present, index);

	if (present->panes == 2 &&
		present->pane[0].row == present->pane[1].row &&
		page_rows(present, 1 - index) > rows)
		rows = page_rows(present, 1 - index);
	return pane->row + (pane->rows - rows) / 2;
}

/* Rows of items that are still to come stay empty: nothing moves. */
static void paint_pane(struct paint *paint, int index)
{
	struct present *present = paint->present;
	struct present_pane *pane = &present->pane[index];
	const struct slide *slide = &pane->slide;
	const struct slide_stop *stop = present_stop(present, index);
	const struct slide_page *page = &slide->page.ptr[stop->page];
	const int top = top_row(present, index);

	paint->pane = pane;
	paint->item = stop->item;
	paint->opts =
		page_layout(&pane->page, slide->unit.lang, slide->unit.locale);
	paint->opts.width = slide->cols > 0 ? slide->cols : 1;
	paint->col = pane->col + (pane->cols - paint->opts.width) / 2;
	find_matches(paint);
	for (int row = page->first; row < page->end; row++) {
		const int line = slide->row.ptr[row];

		if (line == CORPUS_NONE || slide->item.ptr[line] > stop->item)
			continue;
		paint->line = &slide->lines.line.ptr[line];
		paint->line_item = slide->item.ptr[line];
		paint->is_text = line >= slide->lead && line < slide->text_end;
		paint->row = top + row - page->first;
		paint_line(paint);
	}
}

/* Between two languages: a bar, or a rule. */
static void paint_border(struct present *present, struct frame *frame)
{
	const struct present_pane *a = &present->pane[0],
				  *b = &present->pane[1];
	const bool is_ascii = present->app->is_ascii;
	const bool is_beside = a->row == b->row;
	const int count = is_beside ? a->rows : a->cols;
	struct cell cell = {
		.cols = 1, .style = ROLE_BORDER, .src = CELL_DECORATION};

	if (present->panes < 2)
		return;
	cell.text = is_beside ? is_ascii ? "|" : "│" : is_ascii ? "-" : "─";
	cell.len = is_ascii ? 1 : 3;
	for (int i = 0; i < count; i++)
		frame_put(frame, is_beside ? a->row + i : b->row - 1,
			is_beside ? frame->cols / 2 : a->col + i, 1, &cell, 1);
}

void present_draw(struct app *app, void *view, struct frame *frame)
{
	struct present *present = view;
	struct paint paint = {.present = present, .frame = frame};

	present_ready(present);
	vec_clear(&present->spots);
	frame_fill(frame, 0, 0, frame->rows, frame->cols,
		present->cover == COVER_BLACK   ? ROLE_BLACK
		: present->cover == COVER_WHITE ? ROLE_WHITE
						: ROLE_TEXT);
	frame->cursor_row = frame->cursor_col = 0;
	if (present->cover == COVER_NONE) {
		for (int i = 0; i < present->panes; i++)
			paint_pane(&paint, i);
		paint_border(present, frame);
	}
	reader_set_spots(app->reader, present->spots.ptr, present->spots.len);
}

/* ---- the bottom row ---- */

/* What is left out where there is no room for it. */
enum brevity { WHOLE, TAGS, NO_TIER, BREVITY_COUNT };

static void put_text(
	const struct present *present, enum brevity brevity, struct buf *out)
{
	const struct page *page = &present->pane[0].page;

	for (int i = 0; i < present->panes; i++) {
		const struct present_pane *pane = &present->pane[i];
		/* What a teacher wrote is in whichever language it is in. */
		const int lang = pane->slide.unit.is_own ? pane->slide.unit.lang
		                                         : pane->page.lang;
		const char *tag = book_lang_tag(page->book, lang);

		buf_cstr(out, i > 0 ? " + " : out->len == 0 ? "" : " · ");
		if (brevity == WHOLE)
			lang_endonym(tag, out);
		else
			buf_cstr(out, tag);
	}
	if (brevity < NO_TIER)
		buf_printf(out, " · %s", tier_label(page->tier));
}

/* "2.1.3 · 中文 · plain · 3/9 · 1 of 2" */
static void put_place(
	const struct present *present, enum brevity brevity, struct buf *out)
{
	const struct slide *first = &present->pane[0].slide;
	const struct slide *second =
		present->panes == 2 ? &present->pane[1].slide : NULL;
	int at, count = slide_pages(
			&present->steps, first, second, present->step, &at);

	/* A lesson's own ids tell nobody anything. */
	if (!first->unit.is_own)
		buf_str(out, first->unit.id);
	if (book_work(present->app->book) != NULL)
		put_text(present, brevity, out);
	buf_printf(
		out, " · %d/%d", present->at + 1, (int)present->deck.unit.len);
	if (count > 1) {
		buf_cstr(out, " · ");
		buf_printf(out,
			/* TRANSLATORS: the page of a slide that is too tall,
		           and how many it has: "1 of 2"; at most 12 columns */
			C_("page of a slide", "%d of %d"), at + 1, count);
	}
}

void present_status(struct app *app, void *view, struct frame *frame)
{
	const struct present *present = view;
	struct layout_opts ui = app_ui_layout(app, frame->cols);
	const int row = frame->rows - 1;
	struct buf left = {0}, right = {0};
	int cols;

	if (present->cover != COVER_NONE)
		return;
	bottom_put_waiting(app, &right);
	cols = right.len > 0 ? width_str(buf_view(&right)) + 1 : 0;
	for (int i = 0; i < BREVITY_COUNT; i++) {
		buf_clear(&left);
		put_place(present, (enum brevity)i, &left);
		if (width_str(buf_view(&left)) <= frame->cols - cols)
			break;
	}
	frame_fill(frame, row, 0, 1, frame->cols, ROLE_DIM);
	frame_put_text(frame, row, ui.locale->is_rtl ? cols : 0,
		frame->cols - cols, buf_view(&left), ROLE_DIM, &ui, &app->draw);
	if (cols > 0)
		frame_put_text(frame, row,
			ui.locale->is_rtl ? 1 : frame->cols - cols, cols - 1,
			buf_view(&right), ROLE_STATUS_KEY, &ui, &app->draw);
	buf_release(&left);
	buf_release(&right);
}
