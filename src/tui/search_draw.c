/* SPDX-License-Identifier: MIT */
/* Search everywhere on the screen: prompt, list, what there is of it. */
#include "tui/search_impl.h"

#include "base/mo.h"
#include "text/width.h"
#include "tui/bottom.h"
#include "tui/menu_impl.h"
#include "tui/prompt_line.h"
#include "tui/search_words.h"

#define LIST_MAX   100 /* [col] */
#define TWO_ROWS   6   /* [rows] of a list whose hits take two */
#define HIT_INDENT 2   /* [col] of the text of a hit below its place */
#define PLACE_PART 3   /* a hit on one row: a part of it for the place */

/* Where the list stands. */
struct area {
	int row, col, rows, cols;
};

static struct area area_of(struct app *app, const struct frame *frame)
{
	const struct layout_opts ui = app_ui_layout(app, frame->cols);
	const int pad = frame->cols > 20 ? 1 : 0;
	struct area area = {.row = 1, .col = pad, .rows = frame->rows - 2};

	area.cols = frame->cols - 2 * pad;
	if (area.cols > LIST_MAX)
		area.cols = LIST_MAX;
	if (ui.locale->is_rtl && ui.bidi != BIDI_OFF)
		area.col = frame->cols - pad - area.cols;
	return area;
}

/* ---- a hit ---- */

static bool is_match(const struct search_snippet *snippet, uint32_t at)
{
	for (size_t i = 0; i < snippet->range_count; i++)
		if (at >= snippet->ranges[i].start &&
			at < snippet->ranges[i].end)
			return true;
	return false;
}

/* The marks of a cut, as they are drawn where there is ASCII only. */
static void set_ascii(const struct search_snippet *snippet, struct cell *cell)
{
	const bool is_end =
		cell->src == 0 || cell->src + cell->len == snippet->text.len;

	if (!is_end || !str_eq((struct str){cell->text, cell->len}, STR("…")))
		return;
	cell->text = "~";
	cell->len = 1;
}

/* In the direction of its language, what matched set off. */
static void draw_snippet(struct app *app, struct frame *frame,
	const struct search_hit *hit, const struct area *at)
{
	const struct layout_opts opts =
		app_text_layout(app, hit->lang, at->cols);
	const struct search_snippet snippet =
		search_snippet(hit, at->cols, &app->draw);
	struct line line =
		layout_one(snippet.text, ROLE_BOX, at->cols, &opts, &app->draw);
	const bool is_right = opts.locale->is_rtl && opts.bidi != BIDI_OFF;
	const int left = is_right ? at->cols - line.cols : 0;

	for (uint32_t i = 0; i < line.count; i++) {
		if (is_match(&snippet, line.cells[i].src))
			line.cells[i].style = ROLE_MATCH;
		if (app->is_ascii)
			set_ascii(&snippet, &line.cells[i]);
	}
	frame_put(frame, at->row, at->col + left, at->cols - left, line.cells,
		line.count);
}

/* The text below the place. Returns the column where the place begins. */
static int draw_two_rows(struct app *app, struct frame *frame,
	const struct search_hit *hit, const struct area *at)
{
	const struct menu_row row = search_words_hit(app, hit, at->cols);
	const struct layout_opts opts =
		app_text_layout(app, hit->lang, at->cols);
	const bool is_right = opts.locale->is_rtl && opts.bidi != BIDI_OFF;
	const int indent = at->cols > 4 * HIT_INDENT ? HIT_INDENT : 0;
	const struct area below = {.row = at->row + 1,
		.col = at->col + (is_right ? 0 : indent),
		.cols = at->cols - indent};

	if (at->rows > 1)
		draw_snippet(app, frame, hit, &below);
	return menu_draw_row(app, &row, frame, at->row, at->col, at->cols);
}

/* The place, as wide as it is, then the text. */
static int draw_one_row(struct app *app, struct frame *frame,
	const struct search_hit *hit, const struct area *at, int *place_cols)
{
	const struct str place = search_words_place(app, hit, false);
	const struct layout_opts opts =
		app_text_layout(app, hit->lang, at->cols);
	const bool is_right = opts.locale->is_rtl && opts.bidi != BIDI_OFF;
	const int cols = frame_text_cols(
		place, at->cols / PLACE_PART, &opts, &app->draw);
	const struct area rest = {.row = at->row,
		.col = at->col + (is_right ? 0 : cols + 1),
		.cols = at->cols - cols - 1};
	const int col = at->col + (is_right ? at->cols - cols : 0);

	if (rest.cols > 0)
		draw_snippet(app, frame, hit, &rest);
	frame_put_text(frame, at->row, col, cols, place, ROLE_HEADING, &opts,
		&app->draw);
	*place_cols = cols;
	return is_right ? col + cols - 1 : col;
}

/* ---- a row ---- */

static int draw_words(struct app *app, struct frame *frame,
	const struct search_row *row, const struct area *at)
{
	const struct menu_row words = search_words_row(
		app, &app->searching->answer, &app->searching->rows, row);

	return menu_draw_row(app, &words, frame, at->row, at->col, at->cols);
}

/* Draws one row of the list; under the cursor its first screen row is marked,
 * but for what matched. */
static void draw_row(
	struct app *app, struct frame *frame, size_t i, const struct area *at)
{
	const struct searching *searching = app->searching;
	const struct search_row *row = &searching->rows.row.ptr[i];
	struct area marked = *at;
	int col;

	if (row->kind != SEARCH_ROW_HIT) {
		col = draw_words(app, frame, row, at);
	} else if (searching->rows.hit_rows > 1) {
		col = draw_two_rows(
			app, frame, &searching->answer.hits[row->index], at);
	} else {
		col = draw_one_row(app, frame,
			&searching->answer.hits[row->index], at, &marked.cols);
		if (col >= at->col + marked.cols)
			marked.col = col - marked.cols + 1;
	}
	if (i != searching->rows.at)
		return;
	frame_restyle(frame, at->row, marked.col, marked.cols, ROLE_CURSOR);
	if (searching->is_in_list) {
		frame->cursor_row = at->row;
		frame->cursor_col = col;
	}
}

static void draw_rows(
	struct app *app, struct frame *frame, const struct area *area)
{
	struct search_rows *rows = &app->searching->rows;
	struct area at = *area;

	search_rows_scroll(rows, area->rows);
	for (size_t i = rows->top; i < rows->row.len; i++) {
		const int used = at.row - area->row;

		if (used >= area->rows)
			break;
		at.rows = area->rows - used;
		draw_row(app, frame, i, &at);
		at.row += search_rows_height(rows, i);
	}
}

/* ---- instead of rows ---- */

/* Returns the rows that it takes. */
static int draw_text(struct app *app, struct frame *frame,
	const struct area *area, struct str text, style_t style)
{
	const struct layout_opts ui = app_ui_layout(app, area->cols);
	struct lines lines = {0};
	int i = 0;

	layout_text(text, style, &ui, &app->draw, &lines);
	for (; i < area->rows && i < (int)lines.line.len; i++)
		frame_put_line(frame, area->row + i, area->col,
			&lines.line.ptr[i], &ui, &app->draw);
	lines_release(&lines);
	return i;
}

/* A form and what it means, on a row; where that is too narrow the form stands
 * below. Returns the rows. */
static int draw_form(struct app *app, struct frame *frame,
	const struct search_form *form, const struct area *at)
{
	struct menu_row row = {.text = str_of(_(form->help)),
		.detail = str_of(form->form),
		.lang = CORPUS_NONE};
	const int cols = width_str(row.text) + MENU_GAP + width_str(row.detail);
	int rows = 0;

	if (cols > at->cols) {
		rows = draw_text(app, frame, at, row.text, ROLE_BOX);
		row.text = STR("");
	}
	if (rows < at->rows)
		menu_draw_row(
			app, &row, frame, at->row + rows, at->col, at->cols);
	return rows + 1;
}

/* What can be typed. */
static void draw_forms(
	struct app *app, struct frame *frame, const struct area *area)
{
	struct area at = *area;

	for (int i = 0; at.rows > 0 && search_forms[i].form != NULL; i++) {
		const int rows = draw_form(app, frame, &search_forms[i], &at);

		at.row += rows;
		at.rows -= rows;
	}
}

static void draw_list(
	struct app *app, struct frame *frame, const struct area *area)
{
	const struct searching *searching = app->searching;

	if (searching->err.code != ERR_NONE)
		draw_text(app, frame, area, str_of(searching->err.message),
			ROLE_WARNING);
	else if (searching->state == SEARCH_BUILDING)
		draw_text(app, frame, area,
			search_words_building(app, searching->percent),
			ROLE_DIM);
	else if (searching->asked.len == 0)
		draw_forms(app, frame, area);
	else if (searching->rows.row.len == 0)
		draw_text(
			app, frame, area, str_of(_("nothing found")), ROLE_DIM);
	else
		draw_rows(app, frame, area);
}

/* ---- the view ---- */

static void draw_prompt(struct app *app, struct frame *frame)
{
	const struct layout_opts ui = app_ui_layout(app, frame->cols);
	const struct prompt_line line = {0, 0, frame->cols, STR("& ")};

	prompt_line_draw(frame, &line, &app->searching->edit, &ui, &app->draw);
}

static void draw_status(struct app *app, struct frame *frame)
{
	const struct layout_opts ui = app_ui_layout(app, frame->cols);
	const struct str left = search_words_count(app);
	struct str right = search_words_keys(app);
	const int row = frame->rows - 1;
	const int cols = frame->cols;
	const bool is_rtl = app->ui_locale->is_rtl;
	int keys = width_str(right) + 1;

	if (width_str(left) + keys + 2 > cols)
		keys = 0;
	frame_fill(frame, row, 0, 1, cols, ROLE_STATUS);
	frame_put_text(frame, row, is_rtl ? keys : 0, cols - keys, left,
		ROLE_STATUS, &ui, &app->draw);
	if (keys > 0)
		frame_put_text(frame, row, is_rtl ? 1 : cols - keys, keys - 1,
			right, ROLE_STATUS_KEY, &ui, &app->draw);
}

void search_draw(struct app *app, void *data, struct frame *frame)
{
	struct searching *searching = data;
	const struct area area = area_of(app, frame);

	searching_ask(app, searching);
	searching->height = area.rows > 0 ? area.rows : 1;
	searching->rows.hit_rows = area.rows >= TWO_ROWS ? 2 : 1;
	frame_fill(frame, 0, 0, frame->rows, frame->cols, ROLE_BOX);
	/* Whichever takes the keys has the cursor: it is drawn last. */
	if (searching->is_in_list)
		draw_prompt(app, frame);
	if (area.rows > 0)
		draw_list(app, frame, &area);
	if (frame->rows > 1)
		draw_status(app, frame);
	if (!searching->is_in_list)
		draw_prompt(app, frame);
	if (app->message.len > 0)
		bottom_draw(app, frame);
}
