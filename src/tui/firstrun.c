/* SPDX-License-Identifier: MIT */
/*
 * The first screen of all: which language, which level, by looking at what they
 * are like; then, for Arabic on a terminal that has not said how it shows it,
 * which of two words is right.
 */
#include "tui/firstrun_impl.h"

#include "tui/bidichoice.h"
#include "tui/views.h"

#include <stdlib.h>

static void keep(struct app *app, const char *key, const char *value)
{
	struct err err = {0};

	if (!state_set(app->state, key, str_of(value), &err) &&
		err.code != ERR_NONE)
		app_say(app, "%s", err.message);
}

static void finish(struct app *app, const struct first_run *first)
{
	const int lang = first->lang;
	const enum tier tier = (enum tier)first->tier;

	keep(app, "lang", corpus_lang_tag(book_work(app->book), lang));
	keep(app, "tier", tier_name(tier));
	app_pop(app);
	reader_set_tier(app->reader, tier);
	reader_set_lang(app->reader, lang);
}

static bool asks_for_bidi(struct app *app, int lang)
{
	return corpus_locale(book_work(app->book), lang)->is_rtl &&
	       bidi_is_guess(app);
}

static void choose_way(struct app *app, const struct first_run *first)
{
	/* Right as stored: the terminal orders by itself. */
	const enum bidi_mode mode =
		first->way == 0 ? BIDI_VISUAL : BIDI_LOGICAL;
	struct err err = {0};

	if (!bidi_keep(app, mode, &err) && err.code != ERR_NONE)
		app_say(app, "%s", err.message);
	bidi_use(app, mode);
	finish(app, first);
}

static void choose(struct app *app, struct first_run *first)
{
	switch (first->stage) {
	case STAGE_LANG:
		first->stage = STAGE_TIER;
		break;
	case STAGE_TIER:
		if (!asks_for_bidi(app, first->lang)) {
			finish(app, first);
			break;
		}
		first->stage = STAGE_BIDI;
		first->top = 0;
		break;
	case STAGE_BIDI:
		choose_way(app, first);
		break;
	}
}

static void close_step(struct app *app, struct first_run *first)
{
	if (first->stage == STAGE_LANG) {
		app_pop(app);
		return;
	}
	first->stage = first->stage == STAGE_BIDI ? STAGE_TIER : STAGE_LANG;
	first->top = 0;
}

static int *choice_of(struct app *app, struct first_run *first, int *count)
{
	switch (first->stage) {
	case STAGE_LANG:
		*count = corpus_lang_count(book_work(app->book));
		return &first->lang;
	case STAGE_TIER:
		*count = TIER_COUNT;
		return &first->tier;
	default:
		*count = 2;
		return &first->way;
	}
}

static int step_of(enum action action, int count)
{
	const int times = count > 0 ? count : 1;

	switch (action) {
	case ACTION_LINE_DOWN:
	case ACTION_FOCUS_NEXT:
		return times;
	case ACTION_LINE_UP:
	case ACTION_FOCUS_PREV:
		return -times;
	case ACTION_PAGE_DOWN:
	case ACTION_END:
		return CORPUS_LANG_MAX;
	case ACTION_PAGE_UP:
	case ACTION_START:
		return -CORPUS_LANG_MAX;
	default:
		return 0;
	}
}

static void move(
	struct app *app, struct first_run *first, enum action action, int count)
{
	int last;
	int *choice = choice_of(app, first, &last);
	const int at = *choice + step_of(action, count);

	*choice = at < 0 ? 0 : at >= last ? last - 1 : at;
}

static bool act(struct app *app, void *data, enum action action, int count)
{
	struct first_run *first = data;

	if (step_of(action, count) != 0)
		move(app, first, action, count);
	else if (action == ACTION_OPEN)
		choose(app, first);
	else if (action == ACTION_CLOSE || action == ACTION_BACK)
		close_step(app, first);
	else if (action == ACTION_QUIT_LAYER)
		app_pop(app);
	else
		/* What concerns the page waits until there is one. */
		return action != ACTION_QUIT && action != ACTION_REDRAW &&
		       action != ACTION_SUSPEND && action != ACTION_HELP &&
		       action != ACTION_BIDI && action != ACTION_THEME;
	return true;
}

static void free_view(struct app *app, void *data)
{
	(void)app;
	free(data);
}

static const struct view_ops first_run_view = {
	.mode = MODE_LIST,
	.draw = first_run_draw,
	.act = act,
	.free = free_view,
};

void first_run_open(struct app *app)
{
	struct first_run *first = xcalloc(1, sizeof(*first));

	first->lang = reader_lang(app->reader);
	first->tier = TIER_PLAIN;
	bidi_settle(app);
	app_push(app, &first_run_view, first);
}
