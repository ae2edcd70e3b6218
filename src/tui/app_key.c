/* SPDX-License-Identifier: MIT */
/* From a key to a deed: counts, marks, the top view, then what is nobody's. */
#include "tui/app_impl.h"

#include "base/mo.h"
#include "tui/aloud.h"
#include "tui/bidichoice.h"
#include "tui/desk.h"
#include "tui/reader.h"
#include "tui/views.h"

#define COUNT_MAX 1000000

/* ---- actions that are nobody's in particular ---- */

static void next_bidi(struct app *app)
{
	enum bidi_mode mode = (enum bidi_mode)(app->bidi % BIDI_OFF + 1);

	bidi_use(app, mode);
	/* TRANSLATORS: the name of a mode, then an Arabic word as a sample */
	app_say(app, _("right-to-left text: %s (sample: السلام عليكم)"),
		bidi_mode_name(mode));
}

static void next_theme(struct app *app)
{
	app->theme = (app->theme + 1) % theme_count();
	app->screen->ops->set_theme(app->screen, app->theme);
	if (app->state != NULL)
		state_set(app->state, "theme", str_of(theme_name(app->theme)),
			NULL);
	app_say(app, _("theme: %s"), C_("theme", theme_name(app->theme)));
}

static void close_layer(struct app *app)
{
	if (app->view_count > 1)
		app_pop(app);
	else
		app->is_quit = true;
}

/* Behind it is the shell that koine was started from. */
static void suspend(struct app *app)
{
	if (app->env->is_secure) {
		app_say(app, "%s",
			_("KOINE_SECURE is set: koine is not suspended"));
		return;
	}
	reader_save(app->reader);
	app->screen->ops->suspend(app->screen);
	app->screen->ops->redraw(app->screen);
}

static void act_globally(struct app *app, enum action action)
{
	switch (action) {
	case ACTION_QUIT:
		app->is_quit = true;
		break;
	case ACTION_QUIT_LAYER:
	case ACTION_CLOSE:
		close_layer(app);
		break;
	case ACTION_REDRAW:
		app->screen->ops->redraw(app->screen);
		break;
	case ACTION_SUSPEND:
		suspend(app);
		break;
	case ACTION_THEME:
		next_theme(app);
		break;
	case ACTION_BIDI:
		next_bidi(app);
		break;
	case ACTION_HELP:
		help_open(app);
		break;
	case ACTION_MARK:
	case ACTION_GO_MARK:
		app->pending = action;
		break;
	default:
		break;
	}
}

void app_act(struct app *app, enum action action, int count)
{
	struct view top = app->views[app->view_count - 1];

	if (aloud_takes(app, action))
		return;
	if (top.ops->act == NULL || !top.ops->act(app, top.data, action, count))
		act_globally(app, action);
}

/* ---- keys ---- */

static void set_mark(struct app *app, char mark)
{
	struct state_place place = reader_place(app->reader, &app->draw);
	struct err err = {0};

	if (!state_set_mark(
		    app->state, book_key(app->book), mark, &place, &err))
		app_say(app, "%s",
			err.code != ERR_NONE ? err.message
					     : _("nothing can be kept here: "
						 "marks last until you quit"));
	else if (!state_is_kept(app->state))
		app_say(app, "%s", _("kept until koine is closed"));
	else
		app_say(app, _("mark %c saved"), mark);
}

static void go_mark(struct app *app, char mark)
{
	struct state_place place;

	if (!state_get_mark(
		    app->state, book_key(app->book), mark, &app->draw, &place))
		app_say(app, _("no mark %c"), mark);
	else
		reader_go_place(app->reader, &place, mark != '\'', true);
}

static void take_mark(struct app *app, keycode key)
{
	enum action pending = app->pending;
	bool is_letter =
		(key >= 'a' && key <= 'z') || (key >= 'A' && key <= 'Z');

	app->pending = ACTION_NONE;
	if (key == '\'' && pending == ACTION_GO_MARK)
		go_mark(app, '\'');
	else if (!is_letter)
		app_say(app, "%s", _("marks are letters, a to z and A to Z"));
	else if (pending == ACTION_MARK)
		set_mark(app, (char)key);
	else
		go_mark(app, (char)key);
}

static bool take_digit(struct app *app, keycode key)
{
	if (key < '0' || key > '9' || (key == '0' && app->count == 0))
		return false;
	if (app->count < COUNT_MAX)
		app->count = app->count * 10 + (int)(key - '0');
	return true;
}

static void take_key(struct app *app, keycode key)
{
	struct view top = app->views[app->view_count - 1];
	enum action action;
	keycode folded = keymap_fold(app->keymap, key);
	int count = app->count;

	if (top.ops->key != NULL && top.ops->key(app, top.data, key))
		return;
	if (app->pending != ACTION_NONE) {
		take_mark(app, folded);
		return;
	}
	if (take_digit(app, folded))
		return;
	app->count = 0;
	action = keymap_find(app->keymap, top.ops->mode, key);
	if (action != ACTION_NONE)
		app_act(app, action, count);
}

void app_key(struct app *app, keycode key)
{
	struct view top = app->views[app->view_count - 1];

	if (key == KEYCODE_HANGUP) {
		app->is_quit = app->is_lost = true;
		return;
	}
	if (key == KEYCODE_PASTE_BEGIN || key == KEYCODE_PASTE_END) {
		app->is_pasting = key == KEYCODE_PASTE_BEGIN;
		return;
	}
	/* What is pasted is text: it never acts as keys. */
	if (app->is_pasting && !top.ops->takes_bottom)
		return;
	if (key == KEYCODE_RESIZE || key == KEYCODE_UNKNOWN)
		return;
	if (key == KEYCODE_SAID) {
		aloud_said(app);
		return;
	}
	buf_clear(&app->message);
	desk_key(app);
	take_key(app, key);
	app_tell_state(app);
}
