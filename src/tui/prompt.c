/* SPDX-License-Identifier: MIT */
#include "tui/prompt_line.h"
#include "tui/views.h"

#include <stdlib.h>

struct prompt {
	struct str label; /* translated, the catalogue's or a literal */
	prompt_fn *done;
	prompt_tab_fn *tab;
	struct prompt_edit edit;
	struct buf stem; /* what Tab completes */
	int turn;        /* how often Tab has been pressed on it; -1 not yet */
};

static void draw(struct app *app, void *data, struct frame *frame)
{
	struct prompt *prompt = data;
	const struct layout_opts ui = app_ui_layout(app, frame->cols);
	const struct prompt_line line = {
		frame->rows - 1, 0, frame->cols, prompt->label};

	prompt_line_draw(frame, &line, &prompt->edit, &ui, &app->draw);
}

/* Every action is taken: nothing below may act while a line is being typed. */
static bool act(struct app *app, void *data, enum action action, int count)
{
	(void)data;
	(void)count;
	if (action == ACTION_QUIT || action == ACTION_REDRAW ||
		action == ACTION_SUSPEND)
		return false;
	if (action == ACTION_CLOSE || action == ACTION_QUIT_LAYER)
		app_pop(app);
	return true;
}

static void finish(struct app *app, struct prompt *prompt)
{
	prompt_fn *done = prompt->done;
	struct buf text = prompt->edit.text;

	prompt->edit.text = (struct buf){0};
	app_pop(app);
	done(app, buf_view(&text));
	buf_release(&text);
}

/* Each Tab puts the next completion in place of the last. */
static void complete(struct app *app, struct prompt *prompt, int step)
{
	struct buf text = {0};

	if (!prompt->tab)
		return;
	if (prompt->turn < 0) {
		buf_clear(&prompt->stem);
		buf_str(&prompt->stem, buf_view(&prompt->edit.text));
		prompt->turn = step > 0 ? 0 : -1;
	} else {
		prompt->turn += step;
	}
	if (prompt->tab(app, buf_view(&prompt->stem), &prompt->turn, &text))
		prompt_edit_set(&prompt->edit, buf_view(&text));
	else
		prompt->turn = -1;
	buf_release(&text);
}

static bool edit_key(struct app *app, struct prompt *prompt, keycode key)
{
	switch (key) {
	case KEYCODE_ENTER:
		finish(app, prompt);
		return true;
	case KEYCODE_ESCAPE:
	case KEYCODE_CANCEL:
		app_pop(app);
		return true;
	case KEYCODE_TAB:
	case KEYCODE_BACK_TAB:
		complete(app, prompt, key == KEYCODE_TAB ? 1 : -1);
		return true;
	case KEYCODE_BACKSPACE:
		if (prompt->edit.text.len > 0)
			break;
		app_pop(app);
		return true;
	default:
		break;
	}
	prompt->turn = -1;
	prompt_edit_key(&prompt->edit, key);
	return true;
}

static bool take_key(struct app *app, void *data, keycode key)
{
	struct prompt *prompt = data;

	if (key == KEYCODE_RESIZE || key == KEYCODE_HANGUP)
		return false;
	if (prompt->edit.is_pasting || key == KEYCODE_PASTE_BEGIN) {
		prompt->turn = -1;
		return prompt_edit_key(&prompt->edit, key);
	}
	/* Redraw and suspend work here too. */
	if (key == ('l' - 'a' + 1) || key == ('z' - 'a' + 1))
		return false;
	return edit_key(app, prompt, key);
}

static void free_prompt(struct app *app, void *data)
{
	struct prompt *prompt = data;

	(void)app;
	prompt_edit_release(&prompt->edit);
	buf_release(&prompt->stem);
	free(prompt);
}

static const struct view_ops prompt_view = {
	.mode = MODE_ANY,
	.draw = draw,
	.act = act,
	.key = take_key,
	.free = free_prompt,
	.takes_bottom = true,
	.is_renewable = true,
};

void prompt_open_tab(struct app *app, const char *label, struct str start,
	prompt_fn *done, prompt_tab_fn *tab)
{
	struct prompt *prompt = xcalloc(1, sizeof(*prompt));

	prompt->label = str_of(label);
	prompt->done = done;
	prompt->tab = tab;
	prompt->turn = -1;
	prompt->edit.brk = app->ui_brk;
	prompt_edit_set(&prompt->edit, start);
	app_push(app, &prompt_view, prompt);
}

void prompt_open(
	struct app *app, const char *label, struct str start, prompt_fn *done)
{
	prompt_open_tab(app, label, start, done, NULL);
}
