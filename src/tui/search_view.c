/* SPDX-License-Identifier: MIT */
/* Search everywhere as a view: its keys, and what Enter does on a row. */
#include "tui/search_impl.h"

#include "base/mo.h"
#include "tui/bidichoice.h"
#include "tui/reader.h"
#include "tui/views.h"

#include <stdlib.h>

/* ---- the prompt ---- */

/* What is text, in any script, goes into the line; so does what edits it and
 * has no meaning in the list. */
static bool take_key(struct app *app, void *view, keycode key)
{
	struct searching *searching = view;

	if (key == KEYCODE_RESIZE || key == KEYCODE_HANGUP)
		return false;
	if (!key_is_text(key) &&
		keymap_find(app->keymap, MODE_SEARCH, key) != ACTION_NONE)
		return false;
	if (prompt_edit_key(&searching->edit, key))
		searching->is_in_list = false;
	return true;
}

/* ---- rows ---- */

/* Asks another query in place of the one typed. */
static void ask_instead(struct app *app, struct searching *searching, int index)
{
	const struct search_suggestion *suggestion =
		&searching->answer.suggestions[index];

	prompt_edit_set(&searching->edit, suggestion->query);
	searching->is_in_list = false;
	searching_ask(app, searching);
}

static void open_lang(struct searching *searching, int lang, bool is_open)
{
	struct search_rows *rows = &searching->rows;
	const unsigned bit = 1u << lang;

	rows->open = is_open ? rows->open | bit : rows->open & ~bit;
	searching_open(searching);
	/* What has been opened is to be seen. */
	if (is_open)
		rows->top = rows->at;
	searching->is_in_list = true;
}

static void open_concept(
	struct app *app, const struct searching *searching, int index)
{
	struct work *work = book_work(app->book);
	const struct gloss_concept *concept =
		work == NULL ? NULL
			     : gloss_find_id(corpus_gloss(work),
				       searching->answer.concepts[index]);

	if (concept != NULL)
		box_open_term(app, concept);
}

static void choose(struct app *app, struct searching *searching)
{
	const struct search_row *row = search_rows_at(&searching->rows);

	if (row == NULL)
		return;
	switch (row->kind) {
	case SEARCH_ROW_TERM:
		open_concept(app, searching, row->index);
		break;
	case SEARCH_ROW_HIT:
		searching_go(app, searching);
		break;
	case SEARCH_ROW_LANG:
		open_lang(searching, row->lang,
			(searching->rows.open & 1u << row->lang) == 0);
		break;
	case SEARCH_ROW_SUGGESTION:
		ask_instead(app, searching, row->index);
		break;
	}
}

/* On the line of a language the arrows open and close it, the way the interface
 * runs; elsewhere they are the prompt's. */
static void turn(struct app *app, struct searching *searching, bool is_right)
{
	const struct search_row *row = search_rows_at(&searching->rows);

	if (searching->is_in_list && row != NULL &&
		row->kind == SEARCH_ROW_LANG) {
		open_lang(searching, row->lang,
			is_right != app->ui_locale->is_rtl);
		return;
	}
	searching->is_in_list = false;
	prompt_edit_key(
		&searching->edit, is_right ? KEYCODE_RIGHT : KEYCODE_LEFT);
}

/* ---- the view ---- */

/* Nobody waits for an index any more: it is made when it is asked for again. */
static void close_view(struct app *app, struct searching *searching)
{
	if (searching->search != NULL && searching->state != SEARCH_READY)
		searching_stop(app, searching);
	app_pop(app);
}

/* What is done over the view; the rest would act on a hidden page. */
static bool goes_on(enum action action)
{
	return action == ACTION_HELP || action == ACTION_QUIT ||
	       action == ACTION_REDRAW || action == ACTION_SUSPEND ||
	       action == ACTION_BIDI || action == ACTION_THEME;
}

static bool act(struct app *app, void *view, enum action action, int count)
{
	struct searching *searching = view;

	/* Who moves or chooses goes on with what stands there. */
	searching->edit.is_selected = false;
	/* Keys may come faster than pictures: the rows are of what is typed. */
	searching_ask(app, searching);
	if (search_rows_move(
		    &searching->rows, action, count, searching->height)) {
		searching->is_in_list = searching->rows.row.len > 0;
		searching_more(searching);
	} else if (action == ACTION_OPEN) {
		choose(app, searching);
	} else if (action == ACTION_FIND_NEXT || action == ACTION_FIND_PREV) {
		/* Of a box over the list. */
		search_view_step(app, action == ACTION_FIND_NEXT ? 1 : -1);
	} else if (action == ACTION_RIGHT || action == ACTION_LEFT) {
		turn(app, searching, action == ACTION_RIGHT);
	} else if (action == ACTION_CLOSE || action == ACTION_QUIT_LAYER) {
		close_view(app, searching);
	} else if (action == ACTION_COMMAND) {
		close_view(app, searching);
		app_act(app, action, count);
	} else {
		return !goes_on(action);
	}
	return true;
}

/* It is the app's. */
static void free_view(struct app *app, void *view)
{
	(void)app;
	(void)view;
}

const struct view_ops search_view = {
	.mode = MODE_SEARCH,
	.draw = search_draw,
	.act = act,
	.key = take_key,
	.free = free_view,
	.takes_bottom = true,
};

static struct searching *searching_of(struct app *app)
{
	if (app->searching == NULL) {
		app->searching = xcalloc(1, sizeof(*app->searching));
		app->searching->watched = -1;
		app->searching->edit.brk = app->ui_brk;
		app->searching->rows.hit_rows = 1;
	}
	return app->searching;
}

void search_view_open(struct app *app, struct str query)
{
	struct searching *searching = searching_of(app);

	if (query.ptr != NULL)
		prompt_edit_set(&searching->edit, query);
	prompt_edit_select(&searching->edit);
	/* Hits are in any language of the work. */
	if (book_work(app->book) != NULL || reader_shows_rtl(app->reader))
		bidi_settle(app);
	searching->is_in_list = false;
	searching->depth = 0;
	searching_start(app, searching);
	app_push(app, &search_view, searching);
}

void search_view_return(struct app *app)
{
	app->searching->is_in_list = true;
	app->searching->depth = 0;
	app_push(app, &search_view, app->searching);
}

void search_view_release(struct app *app)
{
	struct searching *searching = app->searching;

	if (searching == NULL)
		return;
	searching_stop(app, searching);
	prompt_edit_release(&searching->edit);
	buf_release(&searching->asked);
	search_rows_release(&searching->rows);
	arena_free(&searching->arena);
	free(searching);
	app->searching = NULL;
}
