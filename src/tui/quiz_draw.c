/* SPDX-License-Identifier: MIT */
/* The quiz on the screen: a head, the rows of the question, the bottom row. */
#include "tui/quiz_impl.h"

#include "text/width.h"
#include "tui/bottom.h"

#define TEXT_MAX  84 /* [col] as on the page */
#define HEAD_ROWS 8  /* [rows] of a screen that has room for a head */
#define WIDE_ROWS 16 /* and for a blank row below it */

struct quiz_area quiz_area(const struct frame *frame)
{
	const int margin = frame->cols >= 40 ? 2 : 0;
	struct quiz_area area = {.cols = frame->cols - margin};

	if (area.cols > TEXT_MAX)
		area.cols = TEXT_MAX;
	area.col = (frame->cols - area.cols) / 2;
	area.row = frame->rows >= WIDE_ROWS   ? 2
	           : frame->rows >= HEAD_ROWS ? 1
	                                      : 0;
	area.rows = frame->rows - 1 - area.row;
	return area;
}

static bool is_mirrored(const struct layout_opts *opts)
{
	return opts->locale->is_rtl && opts->bidi != BIDI_OFF;
}

void quiz_draw_head(struct app *app, const struct quiz_head *head,
	struct frame *frame, const struct quiz_area *area)
{
	struct work *work = book_work(app->book);
	const struct layout_opts opts =
		app_text_layout(app, head->lang, area->cols);
	const struct layout_opts ui = app_ui_layout(app, area->cols);
	const int used =
		frame_text_cols(head->number, area->cols / 2, &ui, &app->draw);
	const bool is_right = is_mirrored(&opts);
	const int title = area->cols - used - 2;

	if (area->row == 0)
		return;
	if (head->section != CORPUS_NONE && title > 0)
		frame_put_text(frame, 0,
			is_right ? area->col + used + 2 : area->col, title,
			arena_printf(&app->draw, "%.*s  %.*s",
				STR_ARG(corpus_item(work, head->section)->id),
				STR_ARG(corpus_heading(
					work, head->section, head->lang))),
			ROLE_TITLE, &opts, &app->draw);
	if (used > 0)
		frame_put_text(frame, 0,
			is_right ? area->col : area->col + area->cols - used,
			used, head->number, ROLE_DIM, &ui, &app->draw);
}

static struct layout_opts opts_of(
	struct app *app, const struct quiz_row *row, int width)
{
	return row->lang == CORPUS_NONE
	               ? app_ui_layout(app, width)
	               : app_text_layout(app, row->lang, width);
}

void quiz_draw_row(struct app *app, const struct quiz_row *row,
	struct frame *frame, int at, const struct quiz_area *area)
{
	const struct layout_opts opts =
		opts_of(app, row, area->cols - row->indent);
	const bool is_right = is_mirrored(&opts);
	const int col = area->col + (is_right ? 0 : row->indent);
	struct cell *cells;
	const size_t count = layout_row(&row->line, &opts, &app->draw, &cells);

	for (size_t i = 0; i < count; i++)
		if ((cells[i].style & STYLE_ROLE) == ROLE_TEXT)
			cells[i].style |= row->style;
	frame_put(frame, at, col, opts.width, cells, count);
	if (row->is_focus)
		frame_restyle(frame, at, area->col, area->cols, ROLE_CURSOR);
	if (!row->is_place)
		return;
	frame->cursor_row = at;
	frame->cursor_col = is_right ? area->col + area->cols - 1 -
	                                       row->indent - row->cursor
	                             : col + row->cursor;
}

int quiz_draw_top(int top, int rows, int height)
{
	const int last = rows > height ? rows - height : 0;

	return top > last ? last : top;
}

/* What is in focus is seen, from its beginning if it is too long. */
static void follow(struct asking *asking, const struct quiz_rows *rows)
{
	if (asking->is_moved)
		return;
	if ((int)rows->seen_to > asking->top + asking->height)
		asking->top = (int)rows->seen_to - asking->height;
	if ((int)rows->seen_from < asking->top)
		asking->top = (int)rows->seen_from;
}

static void draw_rows(struct app *app, struct asking *asking,
	struct frame *frame, const struct quiz_area *area)
{
	struct quiz_rows rows = {0};

	quiz_rows_make(app, asking, area->cols, &rows);
	asking->rows = (int)rows.row.len;
	asking->height = area->rows > 0 ? area->rows : 1;
	follow(asking, &rows);
	asking->top = quiz_draw_top(asking->top, asking->rows, asking->height);
	for (int i = asking->top;
		i < asking->rows && i < asking->top + asking->height; i++)
		quiz_draw_row(app, &rows.row.ptr[i], frame,
			area->row + i - asking->top, area);
	vec_release(&rows.row);
}

void quiz_draw_bottom(
	struct app *app, struct frame *frame, struct str left, struct str right)
{
	const struct layout_opts ui = app_ui_layout(app, frame->cols);
	const int row = frame->rows - 1, cols = frame->cols;
	const int keys = right.len > 0 ? width_str(right) + 1 : 0;
	const bool is_rtl = app->ui_locale->is_rtl;

	if (app->message.len > 0) {
		bottom_draw(app, frame);
		return;
	}
	if (row == 0)
		return;
	frame_fill(frame, row, 0, 1, cols, ROLE_STATUS);
	frame_put_text(frame, row, is_rtl ? keys : 0, cols - keys, left,
		ROLE_STATUS, &ui, &app->draw);
	if (keys > 0)
		frame_put_text(frame, row, is_rtl ? 1 : cols - keys, keys - 1,
			right, ROLE_STATUS_KEY, &ui, &app->draw);
}

void quiz_draw(struct app *app, void *view, struct frame *frame)
{
	struct asking *asking = view;
	const struct quiz_area area = quiz_area(frame);
	struct quiz_head head;
	struct str left;

	asking->sitting.tier = reader_tier(app->reader);
	frame_fill(frame, 0, 0, frame->rows, frame->cols, ROLE_TEXT);
	frame->cursor_row = frame->cursor_col = 0;
	head = (struct quiz_head){asking_shown(app, asking).lang,
		asking->section, quiz_words_number(app, asking)};
	quiz_draw_head(app, &head, frame, &area);
	draw_rows(app, asking, frame, &area);
	left = quiz_words_status(app, asking);
	quiz_draw_bottom(app, frame, left,
		quiz_words_keys(
			app, asking, frame->cols - width_str(left) - 3));
}
