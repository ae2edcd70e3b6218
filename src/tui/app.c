/* SPDX-License-Identifier: MIT */
#include "tui/app.h"

#include "tui/aloud.h"
#include "tui/app_impl.h"
#include "tui/bottom.h"
#include "tui/desk.h"
#include "tui/isolate.h"
#include "tui/reader.h"
#include "tui/search_view.h"
#include "tui/start.h"
#include "tui/views.h"

#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SAVE_DELAY_MS 1000 /* the place is saved after one idle second */
#define SAVE_MAX_MS   5000 /* and while keys come, not later than that */

/* ---- the stack of views ---- */

void app_push(struct app *app, const struct view_ops *ops, void *data)
{
	if (app->view_count == APP_VIEWS) {
		ops->free(app, data);
		return;
	}
	app->views[app->view_count++] = (struct view){ops, data};
}

void app_pop(struct app *app)
{
	struct view top;

	if (app->view_count <= 1)
		return;
	top = app->views[--app->view_count];
	top.ops->free(app, top.data);
}

void *app_top(struct app *app, const struct view_ops *ops)
{
	struct view top = app->views[app->view_count - 1];

	return top.ops == ops ? top.data : NULL;
}

void app_changed(struct app *app)
{
	for (int i = 0; i < app->view_count; i++)
		if (app->views[i].ops->changed != NULL)
			app->views[i].ops->changed(app, app->views[i].data);
}

/* ---- for views ---- */

static void add_message(struct app *app, const char *text)
{
	if (app->ui_locale->is_rtl)
		isolate_paths(str_of(text), &app->message);
	else
		buf_cstr(&app->message, text);
}

void app_say(struct app *app, const char *fmt, ...)
{
	char text[512];
	va_list args;

	va_start(args, fmt);
	vsnprintf(text, sizeof(text), fmt, args);
	va_end(args);
	buf_clear(&app->message);
	add_message(app, text);
}

void app_say_also(struct app *app, const char *text)
{
	if (app->message.len > 0)
		buf_cstr(&app->message, " · ");
	add_message(app, text);
}

void app_tell_state(struct app *app)
{
	struct err why = {0};

	if (app->state != NULL && state_why(app->state, &why))
		app_say_also(app, why.message);
}

struct layout_opts app_ui_layout(struct app *app, int width)
{
	return (struct layout_opts){.width = width > 0 ? width : 1,
		.locale = app->ui_locale,
		.brk = app->ui_brk,
		.bidi = app->bidi,
		.is_ascii = app->is_ascii};
}

struct layout_opts app_text_layout(struct app *app, int lang, int width)
{
	struct page *page = reader_page_mutable(app->reader);
	struct work *work = book_work(app->book);
	struct layout_opts opts;
	struct unit unit;

	if (work != NULL && lang >= 0)
		opts = page_layout(page, lang, corpus_locale(work, lang));
	else if (lang >= 0 && book_unit(app->book, 0, 0, TIER_FULL, &unit))
		/* A lone file has one language, which its units know. */
		opts = page_layout(page, 0, unit.locale);
	else
		return app_ui_layout(app, width);
	opts.width = width > 0 ? width : 1;
	return opts;
}

struct str app_key_for(struct app *app, enum action action)
{
	struct buf keys = {0};
	struct str rest, first = {NULL, 0};

	keymap_keys(app->keymap, MODE_READER, action, &keys);
	rest = arena_str(&app->draw, buf_view(&keys));
	str_word(&rest, &first);
	buf_release(&keys);
	return first;
}

/* ---- the loop ---- */

static void draw(struct app *app)
{
	int rows, cols;

	app->screen->ops->size(app->screen, &rows, &cols);
	if (rows != app->frame.rows || cols != app->frame.cols) {
		frame_init(&app->frame, rows, cols);
		for (int i = 1; i < app->view_count; i++)
			if (app->views[i].ops->changed != NULL)
				app->views[i].ops->changed(
					app, app->views[i].data);
	}
	arena_clear(&app->draw);
	frame_clear(&app->frame);
	for (int i = 0; i < app->view_count; i++)
		app->views[i].ops->draw(app, app->views[i].data, &app->frame);
	if (!app->views[app->view_count - 1].ops->takes_bottom)
		bottom_draw(app, &app->frame);
	app->screen->ops->present(app->screen, &app->frame);
}

static void on_save(void *ctx)
{
	struct app *app = ctx;

	reader_save(app->reader);
	app_tell_state(app);
}

static void on_nothing(void *ctx)
{
	(void)ctx;
}

static void on_input(void *ctx, int fd, unsigned events)
{
	(void)ctx;
	(void)fd;
	(void)events;
}

static void on_signal(void *ctx, int signo)
{
	struct app *app = ctx;

	app->is_quit = app->is_lost = true;
	app->exit_status = 128 + signo;
}

static void drain(struct app *app)
{
	keycode key;
	int pending;

	while (!app->is_quit && app->screen->ops->read_key(app->screen, &key))
		app_key(app, key);
	pending = app->screen->ops->pending_ms(app->screen);
	loop_timer(app->loop, pending, on_nothing, app);
	if (reader_is_dirty(app->reader))
		loop_timer(app->loop, SAVE_DELAY_MS, on_save, app);
}

/* A screen in memory has its keys ready: one at a time, a picture between. */
static void run_scripted(struct app *app)
{
	keycode key;

	start_layouts(app->keymap, app->book);
	desk_begin(app);
	while (!app->is_quit) {
		desk_flush(app);
		draw(app);
		if (!app->screen->ops->read_key(app->screen, &key))
			break;
		app_key(app, key);
	}
}

/*
 * What the picture shows by now is kept too, though keys go on coming: at a
 * switch of language or tier at once, else now and then.
 */
static void save_in_time(struct app *app, int64_t *saved_ms)
{
	const int64_t now = loop_now_ms();

	if (!reader_is_dirty(app->reader))
		*saved_ms = now;
	else if (reader_is_switched(app->reader) ||
		 now - *saved_ms >= SAVE_MAX_MS)
		on_save(app);
}

static void run_loop(struct app *app)
{
	int64_t saved_ms = loop_now_ms();

	loop_watch(app->loop, app->screen->ops->input_fd(app->screen), on_input,
		app);
	draw(app);
	/* Not before there is something to see. */
	start_layouts(app->keymap, app->book);
	desk_begin(app);
	while (!app->is_quit && loop_once(app->loop)) {
		drain(app);
		if (!app->is_quit) {
			desk_catch_up(app);
			draw(app);
			present_tell(app);
			save_in_time(app, &saved_ms);
		}
	}
}

static void app_release(struct app *app)
{
	while (app->view_count > 1)
		app_pop(app);
	desk_free(app->desk);
	app->desk = NULL;
	search_view_release(app);
	aloud_free(app->aloud);
	app->aloud = NULL;
	reader_save(app->reader);
	reader_view.free(app, app->reader);
	state_close(app->state);
	keymap_free(app->keymap);
	brk_free(app->ui_brk);
	loop_free(app->loop);
	frame_release(&app->frame);
	buf_release(&app->message);
	arena_free(&app->draw);
	arena_free(&app->kept);
}

int app_run(const struct app_opts *opts, struct err *err)
{
	struct app *app = xcalloc(1, sizeof(*app));
	int status;

	app_init(app, opts, err);
	app->loop = loop_new(app->is_scripted ? NULL : on_signal, app, err);
	if (app->loop != NULL) {
		app_begin(app, opts);
		if (app->is_scripted)
			run_scripted(app);
		else
			run_loop(app);
	}
	status = app->exit_status;
	app_release(app);
	free(app);
	return status;
}
