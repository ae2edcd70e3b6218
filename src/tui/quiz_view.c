/* SPDX-License-Identifier: MIT */
/* The quiz as a view: one question after another, its answers by digit or by
 * arrows, each kept at once. */
#include "tui/quiz_impl.h"

#include "base/mo.h"
#include "quiz/score.h"
#include "tui/views.h"

#include <stdlib.h>

struct quiz_shown asking_shown(struct app *app, struct asking *asking)
{
	const struct sitting_entry *entry = sitting_entry(&asking->sitting);
	const int lang = reader_lang(app->reader);
	struct quiz_shown shown;

	if (entry == NULL)
		return (struct quiz_shown){NULL, lang, false};
	asking->section = entry->section;
	shown = quiz_find(asking->quiz, entry->id, lang);
	/* A language may have fewer answers than the one before. */
	if (shown.question != NULL &&
		asking->focus >= shown.question->option_count)
		asking->focus = shown.question->option_count - 1;
	return shown;
}

void asking_stage(struct asking *asking, enum quiz_stage stage, int focus)
{
	asking->stage = stage;
	asking->focus = focus;
	asking->top = 0;
	asking->is_moved = false;
}

/* ---- an answer ---- */

/* Durable when this returns: a lost lamp or line loses no answer. */
static void keep(struct app *app, struct asking *asking,
	const struct quiz_question *question, bool is_right)
{
	struct err err = {0};

	if (score_keep(app->state, book_key(app->book), question->id, is_right,
		    env_now(app->env), &err) ||
		asking->has_told)
		return;
	asking->has_told = true;
	app_say(app, "%s",
		err.code != ERR_NONE
			? err.message
			: _("nothing can be kept here: the score lasts until "
			    "you close the quiz"));
}

static void answer(struct app *app, struct asking *asking, int option)
{
	const struct quiz_shown shown = asking_shown(app, asking);
	bool is_right;

	if (shown.question == NULL || option >= shown.question->option_count)
		return;
	is_right = shown.question->options[option].is_right;
	keep(app, asking, shown.question, is_right);
	sitting_answer(&asking->sitting, is_right);
	asking_stage(asking, ASK_REPLY, option);
}

static void next(struct asking *asking, int step)
{
	if (sitting_step(&asking->sitting, step))
		asking_stage(asking, ASK_QUESTION, 0);
	else if (step > 0)
		asking_stage(asking, ASK_SCORE, 0);
}

/* ---- leaving ---- */

/* The page is left where it is if the question's section is there. */
static void go_section(struct app *app, const struct asking *asking)
{
	struct work *work = book_work(app->book);
	struct unit unit;

	/* A lesson goes on where it was. */
	if (asking->section == CORPUS_NONE || asking->stays ||
		book_lesson(app->book) != NULL)
		return;
	if (book_unit(app->book, reader_focus_unit(app->reader),
		    reader_lang(app->reader), reader_tier(app->reader),
		    &unit) &&
		unit.item >= asking->section &&
		unit.item < corpus_end(work, asking->section))
		return;
	reader_go_id(app->reader, corpus_item(work, asking->section)->id, true);
}

static void close_view(struct app *app, const struct asking *asking)
{
	go_section(app, asking);
	app_pop(app);
}

/* ---- moving ---- */

static void scroll(struct asking *asking, int rows)
{
	const int last = asking->rows - asking->height;
	int top = asking->top + rows;

	if (top > last)
		top = last;
	asking->top = top < 0 ? 0 : top;
	asking->is_moved = true;
}

static int page(const struct asking *asking)
{
	return asking->height > 1 ? asking->height - 1 : 1;
}

static bool has_focus(const struct asking *asking)
{
	return asking->stage == ASK_QUESTION || asking->stage == CLASS_HANDS;
}

static void set_focus(struct asking *asking, int focus, int options)
{
	asking->focus = focus >= options ? options - 1 : focus;
	if (asking->focus < 0)
		asking->focus = 0;
	asking->is_moved = false;
}

/* Through the options, or through text that is too long for the screen. */
static bool move(
	struct asking *asking, enum action action, int count, int options)
{
	const int times = count > 0 ? count : 1;
	const bool is_option = has_focus(asking);

	switch (action) {
	case ACTION_LINE_DOWN:
	case ACTION_LINE_UP: {
		const int step = action == ACTION_LINE_DOWN ? times : -times;

		if (is_option)
			set_focus(asking, asking->focus + step, options);
		else
			scroll(asking, step);
		return true;
	}
	case ACTION_PAGE_UP:
		scroll(asking, -page(asking) * times);
		return true;
	case ACTION_START:
		if (is_option)
			set_focus(asking, 0, options);
		else
			scroll(asking, -asking->rows);
		return true;
	case ACTION_END:
		if (is_option)
			set_focus(asking, options - 1, options);
		else
			scroll(asking, asking->rows);
		return true;
	default:
		return false;
	}
}

/* ---- on ---- */

static void repeat(struct app *app, struct asking *asking)
{
	if (sitting_repeat(&asking->sitting))
		asking_stage(asking, ASK_QUESTION, 0);
	else
		close_view(app, asking);
}

static void proceed(struct app *app, struct asking *asking, int options)
{
	if (asking->stage == ASK_QUESTION)
		answer(app, asking, asking->focus);
	else if (asking->stage == ASK_REPLY)
		next(asking, 1);
	else if (asking->stage == ASK_SCORE)
		repeat(app, asking);
	else
		class_proceed(app, asking, options);
}

/* A page on; after the last one it goes on as Enter does, but answers nothing.
 */
static void page_down(struct app *app, struct asking *asking, int options)
{
	if (asking->top + asking->height < asking->rows)
		scroll(asking, page(asking));
	else if (asking->stage != ASK_QUESTION && asking->stage != ASK_SCORE)
		proceed(app, asking, options);
}

/* From one to the other, at the question that is asked or the first one. */
static void toggle_class(struct app *app, struct asking *asking)
{
	if (is_class(asking)) {
		asking_stage(asking, ASK_QUESTION, 0);
		app_say(app, "%s", _("the quiz is for one person again"));
		return;
	}
	if (sitting_entry(&asking->sitting) == NULL)
		sitting_begin(&asking->sitting);
	asking_stage(asking, CLASS_QUESTION, 0);
	app_say(app, "%s",
		_("before a class: what is counted here is not scored"));
}

/* ---- the view ---- */

static int options_of(struct app *app, struct asking *asking)
{
	const struct quiz_shown shown = asking_shown(app, asking);

	return shown.question != NULL ? shown.question->option_count : 0;
}

static bool take_key(struct app *app, void *view, keycode key)
{
	struct asking *asking = view;
	const keycode folded = keymap_fold(app->keymap, key);

	/* What is pasted is no answer. */
	if (app->is_pasting)
		return true;
	if (folded < '0' || folded > '9')
		return false;
	if (is_class(asking))
		return class_digit(app, asking, (int)(folded - '0'),
			options_of(app, asking));
	if (asking->stage == ASK_QUESTION && folded > '0')
		answer(app, asking, (int)(folded - '1'));
	return true;
}

/* What is the page's own: the quiz follows its language and level. */
static bool is_text(enum action action)
{
	return (action >= ACTION_LANG_1 && action <= ACTION_LANG_6) ||
	       action == ACTION_LANG_FLIP || action == ACTION_LANGUAGES ||
	       action == ACTION_TIER_UP || action == ACTION_TIER_DOWN;
}

/* What is done over the view; the rest would act on a hidden page. */
static bool goes_on(enum action action)
{
	return action == ACTION_HELP || action == ACTION_QUIT ||
	       action == ACTION_REDRAW || action == ACTION_SUSPEND ||
	       action == ACTION_BIDI || action == ACTION_THEME;
}

static bool is_end(enum action action)
{
	return action == ACTION_CLOSE || action == ACTION_QUIT_LAYER ||
	       action == ACTION_QUIZ;
}

static void change_text(
	struct app *app, struct asking *asking, enum action action, int count)
{
	reader_view.act(app, app->reader, action, count);
	asking->sitting.tier = reader_tier(app->reader);
	asking->is_moved = false;
}

static void do_rest(
	struct app *app, struct asking *asking, enum action action, int options)
{
	switch (action) {
	case ACTION_OPEN:
		proceed(app, asking, options);
		break;
	case ACTION_PAGE_DOWN:
		page_down(app, asking, options);
		break;
	case ACTION_FIND_NEXT:
	case ACTION_FIND_PREV:
		next(asking, action == ACTION_FIND_NEXT ? 1 : -1);
		break;
	case ACTION_CLASS:
		toggle_class(app, asking);
		break;
	default:
		break;
	}
}

static bool act(struct app *app, void *view, enum action action, int count)
{
	struct asking *asking = view;
	const int options = options_of(app, asking);

	if (goes_on(action))
		return false;
	if (is_end(action)) {
		close_view(app, asking);
	} else if (action == ACTION_COMMAND) {
		close_view(app, asking);
		app_act(app, action, count);
	} else if (is_text(action)) {
		change_text(app, asking, action, count);
	} else if (!(is_class(asking) &&
			   class_act(app, asking, action, options)) &&
		   !move(asking, action, count, options)) {
		do_rest(app, asking, action, options);
	}
	return true;
}

static void changed(struct app *app, void *view)
{
	struct asking *asking = view;

	(void)app;
	asking->is_moved = false;
}

static void free_view(struct app *app, void *view)
{
	struct asking *asking = view;

	(void)app;
	sitting_release(&asking->sitting);
	quiz_free(asking->quiz);
	free(asking);
}

const struct view_ops quiz_view = {
	.mode = MODE_QUIZ,
	.draw = quiz_draw,
	.act = act,
	.key = take_key,
	.changed = changed,
	.free = free_view,
	.takes_bottom = true,
};
