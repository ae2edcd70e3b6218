/* SPDX-License-Identifier: MIT */
/* The quiz before a class: the question alone, its answers, a show of hands
 * typed in for each, the reply. Nothing of it is scored. */
#include "tui/quiz_impl.h"

#include "base/mo.h"

static void walk(struct app *app, struct asking *asking, int step)
{
	if (sitting_walk(&asking->sitting, step))
		asking_stage(asking, CLASS_QUESTION, 0);
	else
		app_say(app, "%s",
			step > 0 ? _("this is the last question")
				 : _("this is the first question"));
}

void class_proceed(struct app *app, struct asking *asking, int options)
{
	const bool is_more = asking->stage == CLASS_OPTIONS
	                             ? asking->shown < options
	                             : asking->focus + 1 < options;

	switch (asking->stage) {
	case CLASS_QUESTION:
		asking->shown = 1;
		asking_stage(asking, CLASS_OPTIONS, 0);
		break;
	case CLASS_OPTIONS:
		asking->shown++;
		asking->is_moved = false;
		if (!is_more)
			asking_stage(asking, CLASS_HANDS, 0);
		break;
	case CLASS_HANDS:
		asking_stage(asking, is_more ? CLASS_HANDS : CLASS_REPLY,
			is_more ? asking->focus + 1 : 0);
		break;
	default:
		walk(app, asking, 1);
		break;
	}
}

/* What is left of this step, at once. */
static void skip(struct asking *asking, int options)
{
	const bool is_all =
		asking->stage == CLASS_OPTIONS && asking->shown >= options;

	if (asking->stage == CLASS_HANDS) {
		asking_stage(asking, CLASS_REPLY, 0);
	} else if (is_all) {
		asking_stage(asking, CLASS_HANDS, 0);
	} else {
		asking->shown = options;
		asking_stage(asking, CLASS_OPTIONS, 0);
	}
}

static void step_back(struct asking *asking, int options)
{
	switch (asking->stage) {
	case CLASS_OPTIONS:
		if (--asking->shown < 1)
			asking_stage(asking, CLASS_QUESTION, 0);
		break;
	case CLASS_HANDS:
		asking->shown = options;
		asking_stage(asking, CLASS_OPTIONS, 0);
		break;
	case CLASS_REPLY:
		asking_stage(asking, CLASS_HANDS, options - 1);
		break;
	default:
		break;
	}
}

/* Takes a digit of a count back, or else a step. */
static void erase(struct asking *asking, int options)
{
	struct sitting_entry *entry = sitting_entry(&asking->sitting);

	if (asking->stage == CLASS_HANDS && entry != NULL &&
		entry->hands[asking->focus] > 0)
		entry->hands[asking->focus] /= 10;
	else
		step_back(asking, options);
}

bool class_digit(struct app *app, struct asking *asking, int digit, int options)
{
	struct sitting_entry *entry = sitting_entry(&asking->sitting);
	int hands;

	/* All answers are there: who types a number has counted the hands of
	 * the first. */
	if (asking->stage == CLASS_OPTIONS && asking->shown >= options)
		asking_stage(asking, CLASS_HANDS, 0);
	if (asking->stage != CLASS_HANDS || entry == NULL)
		return true;
	hands = entry->hands[asking->focus] * 10 + digit;
	asking->is_moved = false;
	if (hands <= HANDS_MAX)
		entry->hands[asking->focus] = hands;
	else
		app_say(app, _("no more than %d"), HANDS_MAX);
	return true;
}

bool class_act(
	struct app *app, struct asking *asking, enum action action, int options)
{
	switch (action) {
	case ACTION_END:
		if (asking->stage == CLASS_REPLY)
			return false;
		skip(asking, options);
		return true;
	case ACTION_BACK:
		erase(asking, options);
		return true;
	case ACTION_FIND_NEXT:
	case ACTION_FIND_PREV:
		walk(app, asking, action == ACTION_FIND_NEXT ? 1 : -1);
		return true;
	default:
		return false;
	}
}
