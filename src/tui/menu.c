/* SPDX-License-Identifier: MIT */
#include "tui/menu_impl.h"

#include "text/width.h"
#include "tui/views.h"

#include <stdlib.h>

struct fold_ctx {
	struct app *app;
	struct list_view *view;
};

static struct fold *fold_of(void *data, int lang)
{
	const struct fold_ctx *ctx = data;
	struct work *work = book_work(ctx->app->book);

	if (work && lang != CORPUS_NONE)
		return corpus_fold(work, lang);
	if (!ctx->view->fold)
		ctx->view->fold = fold_new(ctx->app->ui_locale);
	return ctx->view->fold;
}

static void narrow(struct app *app, struct list_view *view)
{
	struct fold_ctx ctx = {app, view};

	menu_rows_filter(&view->rows, str_trim(buf_view(&view->filter.text)),
		fold_of, &ctx);
}

static void clear_filter(struct app *app, struct list_view *view)
{
	view->is_typing = false;
	prompt_edit_set(&view->filter, STR(""));
	narrow(app, view);
}

/* Keys that move in the list go to the keymap even while the filter is typed.
 */
static bool is_row_key(keycode key)
{
	return key == KEYCODE_UP || key == KEYCODE_DOWN ||
	       key == KEYCODE_PAGE_UP || key == KEYCODE_PAGE_DOWN;
}

static bool type_key(struct app *app, struct list_view *view, keycode key)
{
	if (!view->filter.is_pasting) {
		if (is_row_key(key) || key == KEYCODE_RESIZE ||
			key == KEYCODE_HANGUP)
			return false;
		if (key == KEYCODE_ENTER) {
			view->is_typing = false;
			return true;
		}
		if (key == KEYCODE_ESCAPE || key == KEYCODE_CANCEL ||
			(key == KEYCODE_BACKSPACE &&
				view->filter.text.len == 0)) {
			clear_filter(app, view);
			return true;
		}
	}
	if (prompt_edit_key(&view->filter, key))
		narrow(app, view);
	return true;
}

/* The row lives in the menu's arena, which goes with the menu. */
static struct menu_row copy_row(const struct menu_row *row, struct arena *arena)
{
	struct menu_row copy = *row;

	copy.text = arena_str(arena, row->text);
	copy.detail = arena_str(arena, row->detail);
	copy.key = arena_str(arena, row->key);
	return copy;
}

static bool own_key(struct app *app, struct list_view *view, keycode key)
{
	const struct menu_row *row = menu_rows_at(&view->rows);
	struct arena arena = {0};
	struct menu_row copy;
	bool is_taken;

	if (!view->menu.key)
		return false;
	if (row)
		copy = copy_row(row, &arena);
	is_taken = view->menu.key(
		app, row ? &copy : NULL, keymap_fold(app->keymap, key));
	arena_free(&arena);
	return is_taken;
}

static bool take_key(struct app *app, void *data, keycode key)
{
	struct list_view *view = data;

	if (view->is_typing)
		return type_key(app, view, key);
	return own_key(app, view, key);
}

static void choose(struct app *app, const struct list_view *view)
{
	const struct menu_row *row = menu_rows_at(&view->rows);
	void (*chosen)(struct app *, const struct menu_row *) =
		view->menu.choose;
	struct arena arena = {0};
	struct menu_row copy;

	if (!row)
		return;
	copy = copy_row(row, &arena);
	app_pop(app);
	chosen(app, &copy);
	arena_free(&arena);
}

static void close_step(struct app *app, struct list_view *view)
{
	if (view->filter.text.len > 0)
		clear_filter(app, view);
	else
		app_pop(app);
}

/* What is done over or around the list; the rest would act on a hidden page. */
static bool goes_on(enum action action)
{
	return action == ACTION_HELP || action == ACTION_QUIT ||
	       action == ACTION_REDRAW || action == ACTION_SUSPEND ||
	       action == ACTION_BIDI || action == ACTION_THEME;
}

/* Other layers take the list's place. */
static bool replaces(enum action action)
{
	return action == ACTION_COMMAND || action == ACTION_CONTENTS ||
	       action == ACTION_INDEX || action == ACTION_BOOKMARKS ||
	       action == ACTION_LANGUAGES || action == ACTION_WHERE;
}

static bool act(struct app *app, void *data, enum action action, int count)
{
	struct list_view *view = data;

	if (menu_rows_move(&view->rows, action, count, view->height))
		return true;
	if (action == ACTION_OPEN) {
		choose(app, view);
	} else if (action == ACTION_FIND) {
		view->is_typing = true;
	} else if (action == ACTION_CLOSE) {
		close_step(app, view);
	} else if (action == ACTION_QUIT_LAYER || action == view->menu.action) {
		app_pop(app);
	} else if (replaces(action)) {
		app_pop(app);
		app_act(app, action, count);
	} else {
		return !goes_on(action);
	}
	return true;
}

static void free_view(struct app *app, void *data)
{
	struct list_view *view = data;

	(void)app;
	menu_rows_release(&view->rows);
	prompt_edit_release(&view->filter);
	fold_free(view->fold);
	arena_free(&view->menu.arena);
	free(view);
}

static int most(int a, int b)
{
	return a > b ? a : b;
}

/* Details stand in a column of their own, so each has its widest. */
static int widest(const struct menu *menu)
{
	int title = width_str(str_of(menu->title));
	int text = 0;
	int detail = 0;

	if (menu->count == 0 && menu->empty)
		text = width_str(str_of(menu->empty));
	for (size_t i = 0; i < menu->count; i++) {
		const struct menu_row *row = &menu->rows[i];

		text = most(
			text, row->indent * MENU_INDENT + width_str(row->text));
		detail = most(detail, width_str(row->detail));
	}
	if (detail > 0)
		detail += MENU_GAP;
	/* Room for the position beside the title, and for the filter. */
	return most(
		most(text + detail, title + MENU_POSITION), MENU_BOX_COLS - 4);
}

void menu_open(struct app *app, const struct menu *menu)
{
	struct list_view *view = xcalloc(1, sizeof(*view));

	view->menu = *menu;
	view->filter.brk = app->ui_brk;
	view->wide = widest(menu);
	menu_rows_init(&view->rows, menu->rows, menu->count, menu->at);
	view->rows.top = menu->top;
	app_push(app, &menu_view, view);
}

const struct view_ops menu_view = {
	.mode = MODE_LIST,
	.draw = menu_draw,
	.act = act,
	.key = take_key,
	.free = free_view,
};
