/* SPDX-License-Identifier: MIT */
/* How a run begins: settings, place, bidi mode. */
#include "tui/app_impl.h"

#include "tui/bidichoice.h"
#include "tui/desk.h"
#include "tui/reader.h"
#include "tui/start.h"
#include "tui/term.h"
#include "tui/views.h"

#include <string.h>

void app_settle_bidi(struct app *app)
{
	if (app->ui_locale->is_rtl || reader_shows_rtl(app->reader))
		bidi_settle(app);
}

static struct keymap *make_keymap(
	struct app *app, const struct app_opts *opts, struct err *err)
{
	struct keymap *keymap = start_keymap(opts, &app->kept, err);

	if (err->code != ERR_NONE)
		app_say_also(app, err->message);
	err->code = ERR_NONE;
	return keymap;
}

/* The last place, unless another was asked for; what was asked for goes over
 * it. */
static void go_to_start(struct app *app, const struct app_opts *opts)
{
	struct state_place place;
	bool is_kept = state_get_place(
		app->state, book_key(app->book), &app->draw, &place);
	struct start start = start_choose(opts, app->state, &app->draw);
	struct str value;

	reader_set_lang(app->reader, start.lang);
	reader_set_tier(app->reader, start.tier);
	if (opts->place != NULL)
		reader_go_id(app->reader, str_of(opts->place), false);
	else if (is_kept)
		reader_go_place(app->reader, &place,
			opts->lang == CORPUS_NONE && opts->tier < 0, false);
	else if (book_work(app->book) != NULL && opts->quiz == NULL &&
		 opts->lang == CORPUS_NONE && !opts->is_presenting &&
		 !opts->is_console &&
		 !state_get(app->state, "lang", &app->draw, &value))
		first_run_open(app);
	if (opts->with_lang != CORPUS_NONE)
		reader_set_side(app->reader, opts->with_lang, opts->with_tier);
}

static void start_theme(struct app *app)
{
	struct str value;

	if (!state_get(app->state, "theme", &app->draw, &value))
		return;
	app->theme = theme_find(value.ptr);
	if (app->theme < 0)
		app->theme = 0;
	app->screen->ops->set_theme(app->screen, app->theme);
}

/* A name may be mistyped, and then all would seem to be lost. */
static void say_whose(struct app *app)
{
	const char *profile = app->env->profile;

	if (profile != NULL && state_is_new(app->state))
		app_say_also(app,
			arena_printf(&app->kept,
				/* TRANSLATORS: the name of a reader or class */
				_("the profile '%s' is new"), profile)
				.ptr);
	else if (app->env->is_stateless)
		app_say_also(app, _("nothing is kept this time"));
}

void app_init(struct app *app, const struct app_opts *opts, struct err *err)
{
	struct err why = {0};
	int rows, cols;

	memset(app, 0, sizeof(*app));
	app->env = opts->env;
	app->paths = opts->paths != NULL ? opts->paths : &opts->env->paths;
	app->screen = opts->screen;
	app->book = opts->book;
	app->file_path = opts->path;
	app->is_scripted = opts->screen->ops->input_fd(opts->screen) < 0;
	app->is_console = opts->is_console;
	app->budget = opts->budget;
	app->ui = opts->ui;
	app->is_ascii = opts->is_ascii;
	app->wanted_bidi = opts->bidi;
	app->bidi = opts->bidi == BIDI_AUTO ? BIDI_VISUAL : opts->bidi;
	app->ui_locale =
		start_ui_locale(&opts->env->paths, opts->ui, &app->kept);
	app->ui_brk = brk_new(app->ui_locale);
	app->keymap = make_keymap(app, opts, err);
	app->state = state_of_env(opts->env, &why);
	if (why.code != ERR_NONE)
		app_say_also(app, why.message);
	say_whose(app);
	if (opts->env->notice != NULL)
		app_say_also(app, opts->env->notice);
	if (opts->notice != NULL)
		app_say_also(app, opts->notice);
	app->desk = desk_new(app, opts);
	app->reader = reader_new(app, opts);
	app_push(app, &reader_view, app->reader);
	opts->screen->ops->size(opts->screen, &rows, &cols);
	frame_init(&app->frame, rows, cols);
	reader_resize(app->reader, rows - 1, cols);
}

static void warn_console(struct app *app)
{
	const char *warning = term_console_warning(app->env->get,
		book_lang_tag(app->book, reader_lang(app->reader)));

	if (warning != NULL)
		app_say_also(app, warning);
}

void app_begin(struct app *app, const struct app_opts *opts)
{
	start_theme(app);
	go_to_start(app, opts);
	app_settle_bidi(app);
	warn_console(app);
	if (opts->quiz != NULL && opts->is_cards)
		cards_open_place(app, str_of(opts->quiz), opts->cards_lang);
	else if (opts->quiz != NULL)
		quiz_open_place(app, str_of(opts->quiz));
	else if (opts->is_console)
		console_open(app, opts);
	else if (opts->is_presenting)
		present_open(app);
	app_tell_state(app);
}
