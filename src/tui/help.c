/* SPDX-License-Identifier: MIT */
/* All keys by mode, from the tables of actions and keys only. */
#include "tui/menu.h"
#include "tui/views.h"

/* What a key does in a box, a list or on a slide cannot be done without one. */
static void choose(struct app *app, const struct menu_row *row)
{
	if (row->value == ACTION_NONE)
		app_say(app, "%s", _("this does not work here"));
	else
		app_act(app, (enum action)row->value, 0);
}

static struct str keys_of(struct app *app, enum mode mode, enum action action)
{
	struct buf keys = {0};
	struct str kept;

	keymap_keys(app->keymap, mode, action, &keys);
	kept = arena_str(&app->draw, buf_view(&keys));
	buf_release(&keys);
	return kept;
}

static void add_heading(struct menu *menu, const char *title)
{
	menu->rows[menu->count++] = (struct menu_row){
		.text = str_of(title),
		.lang = CORPUS_NONE,
		.is_heading = true,
	};
}

static enum mode mode_now(const struct app *app)
{
	return app->views[app->view_count - 1].ops->mode;
}

static void add_action(struct app *app, struct menu *menu, enum mode mode,
	enum action action, struct str keys)
{
	const bool is_here = mode == MODE_READER || mode == MODE_ANY ||
	                     (mode == MODE_PRESENT && mode_now(app) == mode);

	menu->rows[menu->count++] = (struct menu_row){
		.text = str_of(_(mode_help(mode, action))),
		.detail = arena_str(&menu->arena, keys),
		.indent = 1,
		.lang = CORPUS_NONE,
		.key = str_of(action_name(action)),
		.value = is_here ? action : ACTION_NONE,
	};
}

/* What holds everywhere is told once, not in each mode, unless it is special.
 */
static void add_mode(struct app *app, struct menu *menu, enum mode mode)
{
	const size_t heading = menu->count;

	add_heading(menu, _(mode_title(mode)));
	for (int i = ACTION_NONE + 1; i < ACTION_COUNT; i++) {
		const enum action action = (enum action)i;
		const struct str keys = keys_of(app, mode, action);

		if (keys.len == 0)
			continue;
		if (mode != MODE_ANY && !mode_has_help(mode, action) &&
			str_eq(keys, keys_of(app, MODE_ANY, action)))
			continue;
		/* Who asks on a slide wants to know about slides. */
		if (mode == mode_now(app) && menu->count == heading + 1) {
			menu->at = menu->count;
			menu->top = heading;
		}
		add_action(app, menu, mode, action, keys);
	}
	if (menu->count == heading + 1)
		menu->count = heading;
}

static bool has_key(struct app *app, enum action action)
{
	for (int mode = 0; mode < MODE_COUNT; mode++)
		if (keys_of(app, (enum mode)mode, action).len > 0)
			return true;
	return false;
}

static void add_keyless(struct app *app, struct menu *menu)
{
	const size_t heading = menu->count;

	add_heading(menu, _("Without a key"));
	for (int i = ACTION_NONE + 1; i < ACTION_COUNT; i++) {
		const enum action action = (enum action)i;

		if (!has_key(app, action))
			add_action(app, menu, MODE_ANY, action,
				arena_printf(&menu->arena, ":%s",
					action_name(action)));
	}
	if (menu->count == heading + 1)
		menu->count = heading;
}

void help_open(struct app *app)
{
	struct menu menu = {
		.title = _(
			"Keys: / narrows the list, Enter does what a row says"),
		.is_full = true,
		.choose = choose,
		.action = ACTION_HELP,
	};

	menu.rows = ARENA_ARRAY(&menu.arena, struct menu_row,
		(MODE_COUNT + 1) * (ACTION_COUNT + 1));
	for (int mode = 0; mode < MODE_COUNT; mode++)
		add_mode(app, &menu, (enum mode)mode);
	add_keyless(app, &menu);
	menu_open(app, &menu);
}
