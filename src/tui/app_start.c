/* SPDX-License-Identifier: MIT */
/* How a run begins: settings, place, bidi mode. */
#include "tui/app_impl.h"

#include "tui/bidichoice.h"
#include "tui/reader.h"
#include "tui/term.h"
#include "tui/views.h"

#include <stdlib.h>
#include <string.h>

void app_settle_bidi(struct app *app)
{
	if (app->ui_locale->is_rtl || reader_shows_rtl(app->reader))
		bidi_settle(app);
}

static const struct locale *ui_locale(struct app *app, struct arena *arena)
{
	const struct locale *locale = NULL;
	const char *dir = path_join(arena, app->env->paths.data, "locales");
	char *tag = xstrdup(app->ui);

	if (dir != NULL)
		locale = locale_load(dir, tag, arena, NULL);
	free(tag);
	return locale != NULL ? locale : locale_default();
}

static struct keymap *make_keymap(struct app *app, struct err *err)
{
	const struct locale *locales[CORPUS_LANG_MAX];
	struct work *work = book_work(app->book);
	struct keymap *keymap;
	int count = 0;
	const char *path;

	for (int i = 0; work != NULL && i < corpus_lang_count(work); i++)
		locales[count++] = corpus_locale(work, i);
	keymap = keymap_new(locales, count);
	path = path_join(&app->kept, app->env->paths.config, "keys");
	if (path != NULL && !keymap_read(keymap, path, err))
		app_say(app, "%s", err->message);
	err->code = ERR_NONE;
	return keymap;
}

static int start_lang(struct app *app, const struct app_opts *opts)
{
	struct work *work = book_work(app->book);
	struct str value;
	int lang;

	if (opts->lang != CORPUS_NONE || work == NULL)
		return opts->lang != CORPUS_NONE ? opts->lang : 0;
	if (state_get(app->state, "lang", &app->draw, &value)) {
		lang = corpus_lang_index(work, value);
		if (lang != CORPUS_NONE)
			return lang;
	}
	return opts->wish != CORPUS_NONE ? opts->wish : 0;
}

static enum tier start_tier(struct app *app, const struct app_opts *opts)
{
	enum tier tier = TIER_FULL;
	struct str value;

	if (opts->tier >= 0)
		return (enum tier)opts->tier;
	if (state_get(app->state, "tier", &app->draw, &value))
		tier_from_name(value, &tier);
	return tier;
}

/* The last place, unless another was asked for; what was asked for goes over it. */
static void go_to_start(struct app *app, const struct app_opts *opts)
{
	struct state_place place;
	bool is_kept = state_get_place(app->state, book_key(app->book),
		&app->draw, &place);
	struct str value;

	reader_set_lang(app->reader, start_lang(app, opts));
	reader_set_tier(app->reader, start_tier(app, opts));
	if (opts->place != NULL)
		reader_go_id(app->reader, str_of(opts->place), false);
	else if (is_kept)
		reader_go_place(app->reader, &place,
			opts->lang == CORPUS_NONE && opts->tier < 0, false);
	else if (book_work(app->book) != NULL && opts->lang == CORPUS_NONE &&
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

void app_init(struct app *app, const struct app_opts *opts,
	struct err *err)
{
	struct err why = { 0 };
	int rows, cols;

	memset(app, 0, sizeof(*app));
	app->env = opts->env;
	app->screen = opts->screen;
	app->book = opts->book;
	app->ui = opts->ui;
	app->is_ascii = opts->is_ascii;
	app->wanted_bidi = opts->bidi;
	app->bidi = opts->bidi == BIDI_AUTO ? BIDI_VISUAL : opts->bidi;
	app->ui_locale = ui_locale(app, &app->kept);
	app->ui_brk = brk_new(app->ui_locale);
	app->keymap = make_keymap(app, err);
	app->state = state_open(opts->env->paths.state, opts->env->now, &why);
	if (why.code != ERR_NONE)
		app_say(app, "%s", why.message);
	if (opts->env->notice != NULL)
		app_say(app, "%s", opts->env->notice);
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
		app_say(app, "%s", warning);
}

void app_begin(struct app *app, const struct app_opts *opts)
{
	start_theme(app);
	go_to_start(app, opts);
	app_settle_bidi(app);
	warn_console(app);
}
