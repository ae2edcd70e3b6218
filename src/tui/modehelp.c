/* SPDX-License-Identifier: MIT */
/* What keys do where they do something else than on the page. */
#include "tui/keymap.h"

#include <assert.h>

static const char *const titles[] = {
#define X(id, name, title) [MODE_##id] = (title),
	MODE_LIST(X)
#undef X
};
static_assert(ARRAY_LEN(titles) == MODE_COUNT, "every mode needs a title");

/* clang-format off */
static const struct {
	enum mode mode;
	enum action action;
	const char *help;
} rows[] = {
	{ MODE_READER, ACTION_CLOSE, N_("clear the focus and the matches") },

	{ MODE_BOX, ACTION_END, N_("to the end") },
	{ MODE_BOX, ACTION_FOCUS_NEXT, N_("close it; next term, reference, note or link") },
	{ MODE_BOX, ACTION_FOCUS_PREV, N_("close it; previous term, reference, note or link") },
	{ MODE_BOX, ACTION_HINTS, N_("close it; a letter on everything that opens") },
	{ MODE_BOX, ACTION_OPEN, N_("more about the term; go to the section") },
	{ MODE_BOX, ACTION_TIER_UP, N_("the term in more detail") },
	{ MODE_BOX, ACTION_TIER_DOWN, N_("the term in less detail") },
	{ MODE_BOX, ACTION_FIND_NEXT, N_("close it; next match or hit") },
	{ MODE_BOX, ACTION_FIND_PREV, N_("close it; previous match or hit") },
	{ MODE_BOX, ACTION_BACK, N_("close the box; of a hit: back to the list") },
	{ MODE_BOX, ACTION_FINDING_NEXT, N_("close it; next finding of the checks in this text") },
	{ MODE_BOX, ACTION_FINDING_PREV, N_("close it; previous finding of the checks in this text") },
	{ MODE_BOX, ACTION_COPY, N_("copy what is in the box") },
	{ MODE_BOX, ACTION_CLOSE, N_("close the box") },
	{ MODE_BOX, ACTION_QUIT_LAYER, N_("close the box") },

	{ MODE_LIST, ACTION_LINE_DOWN, N_("one row down") },
	{ MODE_LIST, ACTION_LINE_UP, N_("one row up") },
	{ MODE_LIST, ACTION_START, N_("to the first row") },
	{ MODE_LIST, ACTION_END, N_("to the last row") },
	{ MODE_LIST, ACTION_FIND, N_("narrow the list to rows with what you type") },
	{ MODE_LIST, ACTION_FIND_NEXT, N_("one row down") },
	{ MODE_LIST, ACTION_FIND_PREV, N_("one row up") },
	{ MODE_LIST, ACTION_OPEN, N_("choose the row") },
	{ MODE_LIST, ACTION_CLOSE, N_("show all rows again, or close the list") },
	{ MODE_LIST, ACTION_QUIT_LAYER, N_("close the list") },

	{ MODE_SEARCH, ACTION_LINE_DOWN, N_("one row down") },
	{ MODE_SEARCH, ACTION_LINE_UP, N_("one row up") },
	{ MODE_SEARCH, ACTION_START, N_("to the first row") },
	{ MODE_SEARCH, ACTION_END, N_("to the last row") },
	{ MODE_SEARCH, ACTION_LEFT, N_("hide a language’s hits; else move to the left") },
	{ MODE_SEARCH, ACTION_RIGHT, N_("show a language’s hits; else move to the right") },
	{ MODE_SEARCH, ACTION_OPEN, N_("go to the hit; show or hide those of a language") },
	{ MODE_SEARCH, ACTION_CLOSE, N_("close search; what is typed is kept") },

	{ MODE_PRESENT, ACTION_PAGE_DOWN, N_("next step") },
	{ MODE_PRESENT, ACTION_PAGE_UP, N_("previous step") },
	{ MODE_PRESENT, ACTION_START, N_("to the first slide") },
	{ MODE_PRESENT, ACTION_END, N_("to the last slide; after a number, to that slide") },
	{ MODE_PRESENT, ACTION_FIND, N_("find in the section") },
	{ MODE_PRESENT, ACTION_OPEN, N_("open the thing in focus in a box; else the next step") },
	{ MODE_PRESENT, ACTION_CONTENTS, N_("the slides of the section") },
	{ MODE_PRESENT, ACTION_LANG_FLIP, N_("flip to the language before; with two languages, swap them") },
	{ MODE_PRESENT, ACTION_SIDE, N_("two languages on a slide, or one") },
	{ MODE_PRESENT, ACTION_BLANK, N_("blank screen; any key brings the slide back") },
	{ MODE_PRESENT, ACTION_WHITE, N_("white screen; any key brings the slide back") },
	{ MODE_PRESENT, ACTION_SPOTLIGHT, N_("only the point at hand bright, or all of them") },
	{ MODE_PRESENT, ACTION_CLASS, N_("the class quiz about what the slide shows") },
	{ MODE_PRESENT, ACTION_PRESENT, N_("back to the page, at this block") },
	{ MODE_PRESENT, ACTION_CLOSE, N_("clear the focus and the matches") },
	{ MODE_PRESENT, ACTION_QUIT_LAYER, N_("twice: back to the page, at this block") },

	{ MODE_CONSOLE, ACTION_PAGE_DOWN, N_("the slides: next step") },
	{ MODE_CONSOLE, ACTION_PAGE_UP, N_("the slides: previous step") },
	{ MODE_CONSOLE, ACTION_LINE_DOWN, N_("the notes: one line down") },
	{ MODE_CONSOLE, ACTION_LINE_UP, N_("the notes: one line up") },
	{ MODE_CONSOLE, ACTION_HALF_DOWN, N_("the notes: half a screen down") },
	{ MODE_CONSOLE, ACTION_HALF_UP, N_("the notes: half a screen up") },
	{ MODE_CONSOLE, ACTION_START, N_("the notes: to their beginning") },
	{ MODE_CONSOLE, ACTION_END, N_("the notes: to their end") },
	{ MODE_CONSOLE, ACTION_QUESTION, N_("write down a question that was asked") },
	{ MODE_CONSOLE, ACTION_CLOCK, N_("the clock from the beginning") },
	{ MODE_CONSOLE, ACTION_LANGUAGES, N_("choose the language of the notes") },
	{ MODE_CONSOLE, ACTION_QUIT_LAYER, N_("close the console; the slides stay") },

	{ MODE_QUIZ, ACTION_OPEN, N_("answer, or go on; a digit answers too") },
	{ MODE_QUIZ, ACTION_LINE_DOWN, N_("next answer; else one line down") },
	{ MODE_QUIZ, ACTION_LINE_UP, N_("previous answer; else one line up") },
	{ MODE_QUIZ, ACTION_PAGE_DOWN, N_("one page down; after the last one go on") },
	{ MODE_QUIZ, ACTION_START, N_("to the first answer") },
	{ MODE_QUIZ, ACTION_END, N_("to the last answer; before a class all at once") },
	{ MODE_QUIZ, ACTION_FIND_NEXT, N_("next question; this one is left for later") },
	{ MODE_QUIZ, ACTION_FIND_PREV, N_("previous question") },
	{ MODE_QUIZ, ACTION_CLASS, N_("before a class, digits count hands; or alone") },
	{ MODE_QUIZ, ACTION_BACK, N_("before a class: take back a digit or a step") },
	{ MODE_QUIZ, ACTION_CLOSE, N_("close the quiz; answers are kept") },
	{ MODE_QUIZ, ACTION_QUIT_LAYER, N_("close the quiz; answers are kept") },

	{ MODE_CARDS, ACTION_OPEN, N_("turn the card; then it was known (or 1)") },
	{ MODE_CARDS, ACTION_BACK, N_("it was not known (or 2)") },
	{ MODE_CARDS, ACTION_FIND_NEXT, N_("next card; this one is left for later") },
	{ MODE_CARDS, ACTION_FIND_PREV, N_("previous card") },
	{ MODE_CARDS, ACTION_LANG_FLIP, N_("ask the other way round") },
	{ MODE_CARDS, ACTION_SIDE, N_("another language on the other side") },
	{ MODE_CARDS, ACTION_LANGUAGES, N_("choose the language of the page’s side") },
	{ MODE_CARDS, ACTION_CLOSE, N_("close the cards; answers are kept") },
	{ MODE_CARDS, ACTION_QUIT_LAYER, N_("close the cards; answers are kept") },
};
/* clang-format on */

const char *mode_title(enum mode mode)
{
	return (unsigned)mode < MODE_COUNT ? titles[mode] : "";
}

bool mode_has_help(enum mode mode, enum action action)
{
	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		if (rows[i].mode == mode && rows[i].action == action)
			return true;
	return false;
}

const char *mode_help(enum mode mode, enum action action)
{
	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		if (rows[i].mode == mode && rows[i].action == action)
			return rows[i].help;
	return action_help(action);
}
