/* SPDX-License-Identifier: MIT */
/* Draws the console: the clock, where the class is, two columns or one. */
#include "tui/console_impl.h"

#include "base/mo.h"
#include "desk/budget.h"
#include "text/lang.h"
#include "text/width.h"
#include "tui/bottom.h"
#include "tui/brief.h"
#include "tui/quiz_impl.h"
#include "tui/reader.h"
#include "tui/unit_text.h"

#define WIDE_COLS  100 /* [col] from which notes stand beside the slides */
#define TITLE_ROWS 8   /* rows from which there is one for the section */
#define AIRY_ROWS  16  /* and from which one below it stays empty */
#define MARGIN     40  /* [col] from which there is one */
#define GAP        4   /* [col] between columns */

struct area {
	int row, col, rows, cols;
};

static bool is_mirrored(const struct app *app)
{
	return app->ui_locale->is_rtl && app->bidi != BIDI_OFF;
}

/* ---- the clock ---- */

/* "12:05", "12:05 of 40:00 · 27:55 left", and in words when it is nearly up. */
static void put_clock(const struct console *console, struct buf *out)
{
	const int64_t elapsed = console_elapsed(console);
	const int budget = console_budget(console);
	struct buf now = {0}, all = {0}, rest = {0};

	budget_put(elapsed, &now);
	budget_put(budget, &all);
	budget_put(
		elapsed < budget ? budget - elapsed : elapsed - budget, &rest);
	switch (budget_use(elapsed, budget)) {
	case BUDGET_NONE:
		buf_str(out, buf_view(&now));
		break;
	case BUDGET_FINE:
		/* TRANSLATORS: times: "12:05 of 40:00, 27:55 left"; at most 30
		 * columns without the times, as the next two */
		buf_printf(out, _("%s of %s, %s left"), now.ptr, all.ptr,
			rest.ptr);
		break;
	case BUDGET_NEARLY:
		buf_printf(out, _("%s of %s, only %s left"), now.ptr, all.ptr,
			rest.ptr);
		break;
	case BUDGET_OVER:
		buf_printf(out, _("%s of %s, %s over time"), now.ptr, all.ptr,
			rest.ptr);
		break;
	}
	buf_release(&now);
	buf_release(&all);
	buf_release(&rest);
}

/* Told in words too: colour alone tells nothing. */
static style_t clock_style(const struct console *console)
{
	switch (budget_use(console_elapsed(console), console_budget(console))) {
	case BUDGET_NEARLY:
		return ROLE_MATCH_AT;
	case BUDGET_OVER:
		return ROLE_WARNING;
	default:
		return ROLE_TITLE;
	}
}

/* Slide of slides, step of steps. */
static struct str count_words(const struct console *console, bool is_short)
{
	const struct talk_show *show = seat_show(console->seat);

	return arena_printf(&console->app->draw,
		is_short ? "%d/%d · %d/%d" :
			 /* TRANSLATORS: "slide 3 of 9, step 1 of 4": at most 40
	                    columns */
			_("slide %d of %d, step %d of %d"),
		show->at, show->count, show->step, show->steps);
}

/* Two texts at the ends of a row, the cursor on the first. */
static void put_ends(struct console *console, struct frame *frame,
	const struct area *area, struct str first, style_t style,
	struct str second)
{
	struct app *app = console->app;
	const struct layout_opts ui = app_ui_layout(app, area->cols);
	const bool is_right = is_mirrored(app);
	const int used = frame_text_cols(first, area->cols, &ui, &app->draw);
	const int cols = frame_text_cols(second, area->cols, &ui, &app->draw);

	frame_put_text(frame, area->row,
		is_right ? area->col + area->cols - used : area->col, used,
		first, style, &ui, &app->draw);
	if (cols > 0)
		frame_put_text(frame, area->row,
			is_right ? area->col : area->col + area->cols - cols,
			cols, second, ROLE_LABEL, &ui, &app->draw);
	frame->cursor_row = area->row;
	frame->cursor_col = is_right ? area->col + area->cols - 1 : area->col;
}

/* False: there was no room for where the slides are. */
static bool draw_clock(
	struct console *console, struct frame *frame, const struct area *area)
{
	struct str count = count_words(console, false);
	struct buf clock = {0};
	int room;

	put_clock(console, &clock);
	room = area->cols - width_str(buf_view(&clock)) - 2;
	if (width_str(count) > room)
		count = count_words(console, true);
	put_ends(console, frame, area, buf_view(&clock), clock_style(console),
		width_str(count) > room ? STR("") : count);
	buf_release(&clock);
	return width_str(count) <= room;
}

/* ---- the section ---- */

/* "中文 · plain": what the class sees. */
static struct str seen_text(struct console *console)
{
	const struct talk_show *show = seat_show(console->seat);
	struct arena *arena = &console->app->draw;
	const char *tag = arena_str(arena, show->lang).ptr;
	struct buf out = {0};
	enum tier tier;
	struct str kept;

	if (show->work.len > 0) {
		lang_endonym(tag, &out);
		if (tier_from_name(show->tier, &tier))
			buf_printf(&out, " · %s", tier_label(tier));
	}
	kept = arena_str(arena, buf_view(&out));
	buf_release(&out);
	return kept;
}

/* `seen` stands at its end. */
static void draw_section(struct console *console, struct frame *frame,
	const struct area *area, struct str seen)
{
	struct app *app = console->app;
	const struct talk_show *show = seat_show(console->seat);
	const int unit = console_unit(console, &show->now);
	const struct layout_opts ui = app_ui_layout(app, area->cols);
	const int used = frame_text_cols(seen, area->cols / 2, &ui, &app->draw);
	const int cols = area->cols - used - 2;
	struct layout_opts opts = ui;
	struct brief brief;

	frame_put_text(frame, area->row,
		is_mirrored(app) ? area->col : area->col + area->cols - used,
		used, seen, ROLE_DIM, &ui, &app->draw);
	if (unit == CORPUS_NONE || cols < 1 ||
		!brief_section(app->book, unit, reader_lang(app->reader),
			TIER_FULL, &brief))
		return;
	opts = app_text_layout(app, brief.lang, cols);
	frame_put_text(frame, area->row,
		is_mirrored(app) ? area->col + used + 2 : area->col, cols,
		unit_id_is_drawn(brief.id)
			? arena_printf(&app->draw, "%.*s  %.*s",
				  STR_ARG(brief.id), STR_ARG(brief.title))
			: brief.title,
		ROLE_HEADING, &opts, &app->draw);
}

/* ---- the rest ---- */

static void draw_row(struct console *console, struct frame *frame, int at,
	const struct area *area, const struct console_row *row)
{
	struct app *app = console->app;
	const struct layout_opts opts =
		row->lang == CORPUS_NONE
			? app_ui_layout(app, area->cols)
			: app_text_layout(app, row->lang, area->cols);

	frame_put_line(frame, at, area->col, &row->line, &opts, &app->draw);
}

/* How many rows there are beyond what the area shows. */
static int draw_rows(struct console *console, struct frame *frame,
	const struct area *area, struct console_rows *rows, int top)
{
	const int beyond = (int)rows->row.len - area->rows;

	if (top > beyond)
		top = beyond > 0 ? beyond : 0;
	for (int i = 0; i < area->rows && top + i < (int)rows->row.len; i++)
		draw_row(console, frame, area->row + i, area,
			&rows->row.ptr[top + i]);
	vec_release(&rows->row);
	return beyond > 0 ? beyond : 0;
}

static void draw_beside(
	struct console *console, struct frame *frame, const struct area *area)
{
	struct console_rows rows = {0};
	struct area notes = *area, slides = *area;
	const int cols = (area->cols - GAP) / 2;

	notes.cols = slides.cols = cols;
	notes.col = is_mirrored(console->app) ? area->col + area->cols - cols
	                                      : area->col;
	slides.col = is_mirrored(console->app) ? area->col
	                                       : area->col + area->cols - cols;
	console_put_notes(console, cols, &rows);
	console->last_top =
		draw_rows(console, frame, &notes, &rows, console->top);
	console_put_slides(console, cols, &rows);
	console_put_questions(console, cols, &rows);
	draw_rows(console, frame, &slides, &rows, 0);
}

static void draw_below(
	struct console *console, struct frame *frame, const struct area *area)
{
	const bool has_show = seat_show(console->seat) != NULL;
	struct console_rows rows = {0};

	if (has_show)
		console_put_slides(console, area->cols, &rows);
	else
		console_put_alone(console, area->cols, &rows);
	console_put_questions(console, area->cols, &rows);
	if (has_show)
		console_put_notes(console, area->cols, &rows);
	console->last_top =
		draw_rows(console, frame, area, &rows, console->top);
}

/* It ticks while it can be seen, at full seconds. */
static void tick(void *ctx)
{
	(void)ctx;
}

static void wind_clock(struct console *console)
{
	const int64_t elapsed = seat_elapsed(console->seat);

	if (!console->app->is_scripted && elapsed < TALK_ELAPSED_MAX)
		loop_timer(console->app->loop, 1000 - (int)(elapsed % 1000),
			tick, console);
}

void console_draw(struct app *app, void *view, struct frame *frame)
{
	struct console *console = view;
	const int side = frame->cols >= MARGIN ? 1 : 0;
	struct area area = {0, side, 1, frame->cols - 2 * side};
	const bool has_show = seat_show(console->seat) != NULL;
	bool is_counted = true;

	frame_fill(frame, 0, 0, frame->rows, frame->cols, ROLE_TEXT);
	frame->cursor_row = 0;
	frame->cursor_col = area.col;
	if (has_show) {
		is_counted = draw_clock(console, frame, &area);
		wind_clock(console);
		area.row++;
	}
	if (has_show && frame->rows >= TITLE_ROWS) {
		draw_section(console, frame, &area,
			is_counted ? seen_text(console)
				   : count_words(console, true));
		area.row++;
	}
	if (frame->rows >= AIRY_ROWS)
		area.row++;
	area.rows = frame->rows - 1 - area.row;
	if (area.rows < 1)
		return;
	if (has_show && area.cols >= WIDE_COLS)
		draw_beside(console, frame, &area);
	else
		draw_below(console, frame, &area);
	if (console->top > console->last_top)
		console->top = console->last_top;
	(void)app;
}

/* ---- the bottom row ---- */

static const char *state_words(const struct console *console)
{
	const struct talk_show *show = seat_show(console->seat);

	switch (console_state(console)) {
	case SEAT_CALLED:
		return _("the slides do not answer yet");
	case SEAT_FULL:
		return _("the slides have four consoles already");
	case SEAT_OTHER:
		return _("the slides are of another koine: use one version");
	case SEAT_ALONE:
		return show != NULL ? _("the slides are gone; waiting for them")
		                    : _("waiting for slides");
	default:
		break;
	}
	if (show != NULL && show->is_busy)
		return _("something is open over the slides");
	if (show != NULL && show->cover != TALK_OPEN)
		return show->cover == TALK_BLACK ? _("the class sees black")
		                                 : _("the class sees white");
	return _("the class sees the slide");
}

void console_status(struct app *app, void *view, struct frame *frame)
{
	const struct quiz_hint hints[] = {
		{ACTION_PAGE_DOWN, C_("bottom row", "next")},
		/* TRANSLATORS: in the bottom row after its key, "a question";
	           at most 14 columns */
		{ACTION_QUESTION, C_("bottom row", "question")},
		{ACTION_HELP, C_("bottom row", "help")},
		{ACTION_QUIT_LAYER, C_("bottom row", "close")},
	};
	const struct console *console = view;
	const struct str left = str_of(state_words(console));
	const int room = frame->cols - width_str(left) - 3;

	quiz_draw_bottom(app, frame, left,
		quiz_words_hints(
			app, MODE_CONSOLE, hints, ARRAY_LEN(hints), room));
}
