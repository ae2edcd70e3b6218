/* SPDX-License-Identifier: MIT */
/* Terms as cards: one side in the language of the page, the other in another
 * one; who turns it says whether it was known. */
#include "tui/cards_impl.h"

#include "base/mo.h"
#include "quiz/score.h"
#include "quiz/terms.h"
#include "tui/bidichoice.h"
#include "tui/views.h"

#include <stdlib.h>

/* ---- what keys do ---- */

static void keep(struct app *app, struct cards *cards, bool is_known)
{
	const struct sitting_entry *entry = sitting_entry(&cards->sitting);
	struct err err = {0};
	const struct str key = terms_key(book_work(app->book), entry->id,
		cards_asked(app, cards), cards_told(app, cards), &app->draw);

	if (score_keep(app->state, book_key(app->book), key, is_known,
		    env_now(app->env), &err) ||
		cards->has_told)
		return;
	cards->has_told = true;
	app_say(app, "%s",
		err.code != ERR_NONE
			? err.message
			: _("nothing can be kept here: the score lasts until "
			    "you close the quiz"));
}

static void step(struct cards *cards, int step)
{
	sitting_step(&cards->sitting, step);
	cards->is_turned = false;
	cards->top = 0;
}

static void judge(struct app *app, struct cards *cards, bool is_known)
{
	if (!cards->is_turned)
		return;
	keep(app, cards, is_known);
	sitting_answer(&cards->sitting, is_known);
	step(cards, 1);
}

static void proceed(struct app *app, struct cards *cards)
{
	cards->top = 0;
	if (cards->is_turned)
		judge(app, cards, true);
	else if (sitting_entry(&cards->sitting) != NULL)
		cards->is_turned = true;
	else if (!sitting_repeat(&cards->sitting))
		app_pop(app);
}

/* Never the same language on both sides. */
static void settle_other(struct app *app, struct cards *cards, int step)
{
	const int count = book_lang_count(app->book);

	cards->other = (cards->other + step + count) % count;
	if (cards->other == reader_lang(app->reader))
		cards->other = (cards->other + 1) % count;
}

static bool is_page_lang(enum action action)
{
	return (action >= ACTION_LANG_1 && action <= ACTION_LANG_6) ||
	       action == ACTION_LANGUAGES || action == ACTION_TIER_UP ||
	       action == ACTION_TIER_DOWN;
}

static void scroll(struct cards *cards, int rows)
{
	const int last = cards->rows - cards->height;
	const int top = cards->top + rows;

	cards->top = top > last ? last : top;
	if (cards->top < 0)
		cards->top = 0;
}

static void deed(struct app *app, struct cards *cards, enum action action)
{
	switch (action) {
	case ACTION_OPEN:
		proceed(app, cards);
		break;
	case ACTION_BACK:
		judge(app, cards, false);
		break;
	case ACTION_FIND_NEXT:
	case ACTION_FIND_PREV:
		step(cards, action == ACTION_FIND_NEXT ? 1 : -1);
		break;
	case ACTION_LANG_FLIP:
		cards->is_swapped = !cards->is_swapped;
		cards->is_turned = false;
		break;
	case ACTION_SIDE:
		settle_other(app, cards, 1);
		bidi_settle(app);
		cards->is_turned = false;
		break;
	case ACTION_LINE_DOWN:
	case ACTION_LINE_UP:
		scroll(cards, action == ACTION_LINE_DOWN ? 1 : -1);
		break;
	default:
		break;
	}
}

static bool goes_on(enum action action)
{
	return action == ACTION_HELP || action == ACTION_QUIT ||
	       action == ACTION_REDRAW || action == ACTION_SUSPEND ||
	       action == ACTION_BIDI || action == ACTION_THEME;
}

static bool act(struct app *app, void *view, enum action action, int count)
{
	struct cards *cards = view;

	if (goes_on(action))
		return false;
	if (action == ACTION_CLOSE || action == ACTION_QUIT_LAYER ||
		action == ACTION_CARDS) {
		app_pop(app);
	} else if (action == ACTION_COMMAND) {
		app_pop(app);
		app_act(app, action, count);
	} else if (is_page_lang(action)) {
		reader_view.act(app, app->reader, action, count);
		settle_other(app, cards, 0);
	} else {
		deed(app, cards, action);
	}
	return true;
}

/* The list of languages may have changed the page's. */
static void changed(struct app *app, void *view)
{
	settle_other(app, view, 0);
}

/* 1 it was known, 2 it was not; what is pasted says nothing. */
static bool take_key(struct app *app, void *view, keycode key)
{
	const keycode folded = keymap_fold(app->keymap, key);

	if (app->is_pasting)
		return true;
	if (folded < '0' || folded > '9')
		return false;
	if (folded == '1' || folded == '2')
		judge(app, view, folded == '1');
	return true;
}

static void free_view(struct app *app, void *view)
{
	struct cards *cards = view;

	(void)app;
	sitting_release(&cards->sitting);
	free(cards);
}

static const struct view_ops cards_view = {
	.mode = MODE_CARDS,
	.draw = cards_draw,
	.act = act,
	.key = take_key,
	.changed = changed,
	.free = free_view,
	.takes_bottom = true,
};

/* ---- opening ---- */

static void begin(struct app *app, struct cards *cards)
{
	if (sitting_begin(&cards->sitting)) {
		bidi_settle(app);
		app_push(app, &cards_view, cards);
		return;
	}
	app_say(app, "%s", _("there are no terms here to be asked"));
	free_view(app, cards);
}

static struct cards *cards_new(struct app *app, int other)
{
	struct cards *cards = xcalloc(1, sizeof(*cards));
	struct work *work = book_work(app->book);

	if (other == CORPUS_NONE)
		other = corpus_lang_index(work, app->ui);
	if (other == CORPUS_NONE || other == reader_lang(app->reader))
		other = corpus_lang_index(work, STR("en"));
	cards->other = other == CORPUS_NONE ? 0 : other;
	cards->section = CORPUS_NONE;
	cards->sitting.tier = reader_tier(app->reader);
	settle_other(app, cards, 0);
	return cards;
}

void cards_open(struct app *app)
{
	struct cards *cards = cards_new(app, CORPUS_NONE);
	struct unit unit;

	if (book_unit(app->book, reader_focus_unit(app->reader),
		    reader_lang(app->reader), reader_tier(app->reader),
		    &unit) &&
		unit.about != CORPUS_NONE)
		terms_add_below(&cards->sitting, book_work(app->book),
			corpus_section_of(book_work(app->book), unit.about),
			reader_lang(app->reader), cards->other);
	begin(app, cards);
}

void cards_open_place(struct app *app, struct str place, int other)
{
	struct work *work = book_work(app->book);
	struct cards *cards = cards_new(app, other);
	const int lang = reader_lang(app->reader);

	if (place.len == 0)
		terms_add_due(&cards->sitting, work, app->state,
			env_now(app->env), lang, cards->other);
	else if (str_eq(place, STR("all")))
		terms_add_all(&cards->sitting, work, lang, cards->other);
	else
		terms_add_below(&cards->sitting, work, corpus_find(work, place),
			lang, cards->other);
	begin(app, cards);
}
