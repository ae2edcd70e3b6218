/* SPDX-License-Identifier: MIT */
#include "tui/menu_impl.h"

#include "text/width.h"
#include "tui/prompt_line.h"

#define TEXT_MIN \
	8 /* [col] of text that a detail must leave, and of a cut detail */

/* Where the list stands: its title row and the rows below it. */
struct place {
	int row, col, rows, cols; /* of the rows of the list */
	int title_row, title_col, title_cols, title_rows;
	bool has_border; /* the title stands in it */
};

/* A text on as many rows as it needs, at most `rows`. */
struct para {
	struct str text;
	style_t style;
	int row, col, rows;
};

#define TITLE_MAX 3 /* [rows] of a long title */
#define WHOLE_MAX 4 /* [rows] of a row that is cut in the list */

static int least(int a, int b)
{
	return a < b ? a : b;
}

static int most(int a, int b)
{
	return a > b ? a : b;
}

static bool is_mirrored(const struct layout_opts *opts)
{
	return opts->locale->is_rtl && opts->bidi != BIDI_OFF;
}

static bool is_filtered(const struct list_view *view)
{
	return view->is_typing || view->filter.text.len > 0;
}

/* ---- paragraphs, where a row is too narrow ---- */

/* Puts a text, unless `frame` is NULL; returns how many rows it takes. */
static int put_para(struct app *app, struct frame *frame,
	const struct para *para, const struct layout_opts *opts)
{
	struct lines lines = {0};
	int count;

	layout_text(para->text, para->style, opts, &app->draw, &lines);
	count = least((int)lines.line.len, para->rows);
	for (int i = 0; frame != NULL && i < count; i++) {
		frame_put_line(frame, para->row + i, para->col,
			&lines.line.ptr[i], opts, &app->draw);
		frame_restyle(frame, para->row + i, para->col, opts->width,
			para->style);
	}
	/* What is cut says so. */
	if (frame != NULL && count > 0 && (int)lines.line.len > count)
		frame_put_text(frame, para->row + count - 1, para->col,
			opts->width,
			str_sub(para->text, lines.line.ptr[count - 1].start,
				para->text.len),
			para->style, opts, &app->draw);
	lines_release(&lines);
	return count;
}

/* ---- where all stands ---- */

/* [col] The position stands beside the title. */
static int title_room(const struct place *place)
{
	return most(place->title_cols - MENU_POSITION, 1);
}

/* The position has the end of the first row: on the left of an Arabic one.
 * Nothing is put if `frame` is NULL; returns how many rows it takes. */
static int put_title(struct app *app, struct frame *frame,
	const struct list_view *view, const struct place *place)
{
	const int room = title_room(place);
	const struct layout_opts opts = app_ui_layout(app, room);
	const struct para para = {.text = str_of(view->menu.title),
		.style = ROLE_BOX_TITLE,
		.row = place->title_row,
		.col = place->title_col +
	               (is_mirrored(&opts) ? place->title_cols - room : 0),
		.rows = TITLE_MAX};

	return put_para(app, frame, &para, &opts);
}

/* No wider than the rows: what belongs together stands together. */
static struct place place_full(struct app *app, const struct list_view *view,
	const struct frame *frame)
{
	const struct layout_opts ui = app_ui_layout(app, frame->cols);
	const int pad = frame->cols > 20 ? 1 : 0;
	struct place place = {.row = 1, .col = pad};

	place.cols = least(view->wide, frame->cols - 2 * pad);
	if (is_mirrored(&ui))
		place.col = frame->cols - pad - place.cols;
	place.title_col = place.col;
	place.title_cols = place.cols;
	place.title_rows = 1;
	if (frame->rows >= MENU_BOX_ROWS && !is_filtered(view) &&
		width_str(str_of(view->menu.title)) > title_room(&place))
		place.title_rows = put_title(app, NULL, view, &place);
	place.row = place.title_rows;
	place.rows = frame->rows - 1 - place.title_rows;
	/* On two rows the title gives way. */
	if (place.rows < 1) {
		place.title_cols = 0;
		place.row = 0;
		place.rows = 1;
	}
	return place;
}

static struct place place_box(const struct list_view *view, struct frame *frame)
{
	const int wanted = view->menu.count > 0 ? (int)view->menu.count : 1;
	const int rows = least(wanted, frame->rows - 4) + 2;
	const int cols = least(view->wide + 4, frame->cols);
	const int row = (frame->rows - 1 - rows) / 2;
	const int col = (frame->cols - cols) / 2;

	return (struct place){
		.row = row + 1,
		.col = col + 2,
		.rows = rows - 2,
		.cols = cols - 4,
		.title_row = row,
		.title_col = col + 2,
		.title_cols = cols - 4,
		.title_rows = 1,
		.has_border = true,
	};
}

static struct place clear_place(
	struct app *app, const struct list_view *view, struct frame *frame)
{
	struct place place;

	/* What does not fit into a box takes the whole screen. */
	if (view->menu.is_full || frame->rows < MENU_BOX_ROWS ||
		frame->cols < MENU_BOX_COLS || view->wide + 4 > frame->cols) {
		place = place_full(app, view, frame);
		frame_fill(frame, 0, 0, frame->rows - 1, frame->cols, ROLE_BOX);
		return place;
	}
	place = place_box(view, frame);
	frame_fill(frame, place.row - 1, place.col - 2, place.rows + 2,
		place.cols + 4, ROLE_BOX);
	frame_border(frame, place.row - 1, place.col - 2, place.rows + 2,
		place.cols + 4, app->is_ascii);
	return place;
}

/* "12/80", of the rows that can be chosen. */
static struct str position(struct app *app, const struct menu_rows *rows)
{
	size_t at = 0;
	size_t count = 0;

	for (size_t i = 0; i < rows->shown.len; i++) {
		if (rows->rows[rows->shown.ptr[i]].is_heading)
			continue;
		count++;
		if (i == rows->at)
			at = count;
	}
	return arena_printf(&app->draw, "%zu/%zu", at, count);
}

/* Set off from the border by a blank on either side. */
static void clear_border(
	struct frame *frame, const struct place *place, int col, int cols)
{
	if (place->has_border && cols > 0)
		frame_fill(frame, place->title_row, col - 1, 1, cols + 2,
			ROLE_BOX);
}

/* At the far end of the title when not all rows are on the screen. */
static int draw_position(struct app *app, const struct list_view *view,
	struct frame *frame, const struct place *place)
{
	const struct layout_opts ui = app_ui_layout(app, place->title_cols);
	struct str text;
	int col, cols;

	if (view->rows.shown.len <= (size_t)view->height)
		return 0;
	text = position(app, &view->rows);
	cols = width_str(text);
	if (cols > place->title_cols / 3)
		return 0;
	col = is_mirrored(&ui) ? place->title_col
	                       : place->title_col + place->title_cols - cols;
	clear_border(frame, place, col, cols);
	frame_put_text(frame, place->title_row, col, cols, text, ROLE_DIM, &ui,
		&app->draw);
	return cols + (place->has_border ? 3 : 1);
}

static void draw_filter(struct app *app, struct list_view *view,
	struct frame *frame, const struct place *place)
{
	const struct layout_opts ui = app_ui_layout(app, place->title_cols);
	const struct prompt_line line = {place->title_row, place->title_col,
		place->title_cols, STR("/")};

	prompt_line_draw(frame, &line, &view->filter, &ui, &app->draw);
}

static void draw_title(struct app *app, struct list_view *view,
	struct frame *frame, const struct place *place)
{
	const struct str title = str_of(view->menu.title);
	const struct layout_opts ui = app_ui_layout(app, place->title_cols);
	int taken, col, cols;

	if (place->title_cols < 1)
		return;
	if (is_filtered(view)) {
		draw_filter(app, view, frame, place);
		return;
	}
	if (place->title_rows > 1) {
		put_title(app, frame, view, place);
		draw_position(app, view, frame, place);
		return;
	}
	taken = draw_position(app, view, frame, place);
	cols = frame_text_cols(
		title, place->title_cols - taken, &ui, &app->draw);
	col = place->title_col +
	      (is_mirrored(&ui) ? place->title_cols - cols : 0);
	clear_border(frame, place, col, cols);
	frame_put_text(frame, place->title_row, col, cols, title,
		ROLE_BOX_TITLE, &ui, &app->draw);
}

static struct layout_opts row_layout(
	struct app *app, const struct menu_row *row, int cols)
{
	return row->lang == CORPUS_NONE ? app_ui_layout(app, cols)
	                                : app_text_layout(app, row->lang, cols);
}

/* A long detail gives way to the text, down to a third of the row. */
static int detail_cols(const struct menu_row *row, int cols)
{
	const int third = cols / 3;
	const int left = cols - MENU_GAP - width_str(row->text);
	const int detail =
		least(width_str(row->detail), left > third ? left : third);

	if (row->is_detail_whole)
		return least(width_str(row->detail), cols);
	/* "not …" tells nothing. */
	if (detail < TEXT_MIN && detail < width_str(row->detail))
		return 0;
	return cols - detail - MENU_GAP < TEXT_MIN ? 0 : detail;
}

/* Keys and percentages keep their order in an interface right to left. */
static void draw_detail(struct app *app, const struct menu_row *row,
	struct frame *frame, int at, int col, int cols)
{
	struct layout_opts ui = app_ui_layout(app, cols);

	ui.is_auto_dir = true;
	frame_put_text(
		frame, at, col, cols, row->detail, ROLE_DIM, &ui, &app->draw);
}

int menu_draw_row(struct app *app, const struct menu_row *row,
	struct frame *frame, int at, int col, int cols)
{
	const struct layout_opts opts = row_layout(app, row, cols);
	const bool is_rtl = is_mirrored(&opts);
	const int indent = least(row->indent * MENU_INDENT, cols / 4);
	const int detail = detail_cols(row, cols - indent);
	const int text = cols - indent - (detail > 0 ? detail + MENU_GAP : 0);
	const int left = is_rtl ? cols - indent - text : indent;

	frame_put_text(frame, at, col + left, text, row->text,
		row->is_heading ? ROLE_HEADING : ROLE_BOX, &opts, &app->draw);
	if (detail > 0)
		draw_detail(app, row, frame, at,
			col + (is_rtl ? 0 : cols - detail), detail);
	return col + (is_rtl ? cols - indent - 1 : indent);
}

static void draw_empty(struct app *app, const struct list_view *view,
	struct frame *frame, const struct place *place)
{
	const struct layout_opts ui = app_ui_layout(app, place->cols);
	const char *text = view->menu.empty && view->menu.count == 0
	                           ? view->menu.empty
	                           : _("nothing matches");
	const struct para para = {.text = str_of(text),
		.style = ROLE_DIM,
		.row = place->row,
		.col = place->col,
		.rows = place->rows};

	put_para(app, frame, &para, &ui);
	frame->cursor_row = place->row;
	frame->cursor_col =
		place->col + (is_mirrored(&ui) ? place->cols - 1 : 0);
}

/* ---- the row under the cursor, whole ---- */

static bool is_cut(const struct menu_row *row, int cols)
{
	const int left = cols - least(row->indent * MENU_INDENT, cols / 4);
	const int detail = width_str(row->detail);

	return width_str(row->text) + (detail > 0 ? detail + MENU_GAP : 0) >
	       left;
}

/* Below the list, which is that much shorter. */
static void draw_whole(struct app *app, const struct list_view *view,
	struct frame *frame, struct place *place)
{
	const struct menu_row *row = menu_rows_at(&view->rows);
	struct layout_opts opts;
	struct para para = {.style = ROLE_STATUS, .col = place->col};

	if (row == NULL || place->has_border || place->rows < MENU_BOX_ROWS ||
		!is_cut(row, place->cols))
		return;
	opts = row_layout(app, row, place->cols);
	para.text = row->detail.len == 0
	                    ? row->text
	                    : arena_printf(&app->draw, "%.*s  %.*s",
				      STR_ARG(row->text), STR_ARG(row->detail));
	para.rows = least(WHOLE_MAX, place->rows / 2);
	place->rows -= put_para(app, NULL, &para, &opts);
	para.row = place->row + place->rows;
	put_para(app, frame, &para, &opts);
}

static void draw_rows(struct app *app, struct list_view *view,
	struct frame *frame, const struct place *place)
{
	struct menu_rows *rows = &view->rows;

	menu_rows_scroll(rows, place->rows);
	if (rows->shown.len == 0)
		draw_empty(app, view, frame, place);
	for (int i = 0; i < place->rows; i++) {
		const size_t index = rows->top + (size_t)i;
		const int at = place->row + i;
		int col;

		if (index >= rows->shown.len)
			break;
		col = menu_draw_row(app, &rows->rows[rows->shown.ptr[index]],
			frame, at, place->col, place->cols);
		if (index != rows->at)
			continue;
		frame_restyle(frame, at, place->col, place->cols, ROLE_CURSOR);
		frame->cursor_row = at;
		frame->cursor_col = col;
	}
}

void menu_draw(struct app *app, void *data, struct frame *frame)
{
	struct list_view *view = data;
	struct place place;

	frame->cursor_row = frame->cursor_col = 0;
	if (frame->rows < 2)
		return;
	place = clear_place(app, view, frame);
	draw_whole(app, view, frame, &place);
	view->height = place.rows;
	/* Whichever takes the keys has the cursor: it is drawn last. */
	if (!view->is_typing)
		draw_title(app, view, frame, &place);
	draw_rows(app, view, frame, &place);
	if (view->is_typing)
		draw_title(app, view, frame, &place);
}
