/* SPDX-License-Identifier: MIT */
/* Bookmarks: going there, adding the block in focus, removing. */
#include "tui/menu.h"
#include "tui/unit_text.h"
#include "tui/views.h"

static void open_at(struct app *app, size_t at);

static void go(struct app *app, const struct menu_row *row)
{
	struct arena arena = {0};
	struct state_bookmark *list;
	const size_t count =
		state_bookmarks(app->state, book_key(app->book), &arena, &list);

	for (size_t i = 0; i < count; i++)
		if (list[i].id == (int64_t)row->value &&
			!reader_go_place(
				app->reader, &list[i].place, true, true))
			app_say(app, _("no place '%.*s'"),
				STR_ARG(list[i].place.block));
	arena_free(&arena);
}

static bool add(struct app *app, struct err *err)
{
	const int lang = reader_lang(app->reader);
	const enum tier tier = reader_tier(app->reader);
	struct state_place place = {
		.lang = str_of(book_lang_tag(app->book, lang)),
		.tier = str_of(tier_name(tier)),
	};
	struct unit unit;

	if (!book_unit(app->book, reader_focus_unit(app->reader), lang, tier,
		    &unit))
		return err_set(err, ERR_STATE, "%s", _("nothing to save here"));
	place.block = unit.id;
	return state_add_bookmark(app->state, book_key(app->book), &place,
		unit_first_words(&unit), app->env->now, err);
}

/* "saved" only once it is. */
static void say(struct app *app, bool is_done, const char *sentence,
	const struct err *err)
{
	if (is_done && !state_is_kept(app->state))
		app_say(app, "%s", _("kept until koine is closed"));
	else if (is_done)
		app_say(app, "%s", sentence);
	else if (err->code != ERR_NONE)
		app_say(app, "%s", err->message);
	else
		app_say(app, "%s", _("nothing can be kept here"));
}

static void add_row(struct app *app)
{
	struct err err = {0};
	const bool is_done = add(app, &err);

	app_pop(app);
	open_at(app, SIZE_MAX);
	say(app, is_done, _("saved"), &err);
}

static size_t place_of(struct app *app, int64_t id)
{
	struct arena arena = {0};
	struct state_bookmark *list;
	const size_t count =
		state_bookmarks(app->state, book_key(app->book), &arena, &list);
	size_t at = 0;

	while (at < count && list[at].id != id)
		at++;
	arena_free(&arena);
	return at;
}

static void remove_row(struct app *app, const struct menu_row *row)
{
	const size_t at = place_of(app, row->value);
	struct err err = {0};
	const bool is_done =
		state_remove_bookmark(app->state, row->value, &err);

	app_pop(app);
	open_at(app, at);
	say(app, is_done, _("removed"), &err);
}

static bool take_key(struct app *app, const struct menu_row *row, keycode key)
{
	if (key == 'a') {
		add_row(app);
		return true;
	}
	if (key != 'x' && key != KEYCODE_DELETE)
		return false;
	if (row)
		remove_row(app, row);
	return true;
}

static struct menu_row row_of(
	struct app *app, const struct state_bookmark *mark, struct arena *arena)
{
	struct work *work = book_work(app->book);
	const struct state_place *place = &mark->place;
	struct menu_row row = {
		.text = mark->label.len > 0 ? mark->label : place->block,
		.lang = CORPUS_NONE,
		.value = (intptr_t)mark->id,
	};
	enum tier tier;

	if (!work) {
		row.detail = place->block;
		return row;
	}
	row.lang = corpus_lang_index(work, place->lang);
	row.detail = arena_printf(arena, "%.*s  %.*s  %s",
		STR_ARG(place->block), STR_ARG(place->lang),
		tier_from_name(place->tier, &tier) ? tier_label(tier) : "");
	return row;
}

/* The cursor on row `at`, on the last if there are fewer. */
static void open_at(struct app *app, size_t at)
{
	struct state_bookmark *list = NULL;
	struct menu menu = {
		/* TRANSLATORS: a and x are keys: leave them */
		.title = _("Bookmarks: a adds this block, x removes"),
		.is_full = true,
		.choose = go,
		.key = take_key,
		/* TRANSLATORS: a is a key: leave it */
		.empty = _("no bookmarks yet: press a to add this block"),
		.action = ACTION_BOOKMARKS,
	};
	const size_t count = state_bookmarks(
		app->state, book_key(app->book), &menu.arena, &list);

	menu.rows = ARENA_ARRAY(&menu.arena, struct menu_row, count + 1);
	for (size_t i = 0; i < count; i++)
		menu.rows[menu.count++] = row_of(app, &list[i], &menu.arena);
	menu.at = at < count ? at : count > 0 ? count - 1 : 0;
	menu_open(app, &menu);
}

void bookmarks_open(struct app *app)
{
	open_at(app, SIZE_MAX);
}
