/* SPDX-License-Identifier: MIT */
/*
 * What a person can do. One X-macro list: id, name (as `:name`, in the keys
 * file and the man page), help. Dispatch, help screen, man page and completion
 * are printed from it; views see actions, never keys.
 */
#ifndef KOINE_TUI_ACTION_H
#define KOINE_TUI_ACTION_H

#include "base/mo.h"
#include "base/str.h"

/* clang-format off */
#define ACTION_LIST(X) \
	X(LINE_DOWN, "line-down", N_("one line down")) \
	X(LINE_UP, "line-up", N_("one line up")) \
	X(PAGE_DOWN, "page-down", N_("one page down")) \
	X(PAGE_UP, "page-up", N_("one page up")) \
	X(HALF_DOWN, "half-down", N_("half a page down")) \
	X(HALF_UP, "half-up", N_("half a page up")) \
	X(START, "start", N_("to the start")) \
	X(END, "end", N_("to the end; after a number, to that block")) \
	X(PERCENT, "percent", N_("to a percentage: 50%")) \
	X(NEXT_SECTION, "next-section", N_("next section")) \
	X(PREV_SECTION, "prev-section", N_("previous section")) \
	X(NEXT_PART, "next-part", N_("next part")) \
	X(PREV_PART, "prev-part", N_("previous part")) \
	X(FIND, "find", N_("find in the page")) \
	X(FIND_BACK, "find-back", N_("find backwards")) \
	X(FIND_NEXT, "find-next", N_("next match")) \
	X(FIND_PREV, "find-prev", N_("previous match")) \
	X(SEARCH, "search", N_("search everywhere: all languages and levels")) \
	X(FOCUS_NEXT, "focus-next", N_("next term, reference, note or link")) \
	X(FOCUS_PREV, "focus-prev", N_("previous term, reference, note or link")) \
	X(HINTS, "hints", N_("a letter on everything that opens")) \
	X(OPEN, "open", N_("open the thing in focus in a box")) \
	X(CLOSE, "close", N_("close a box or list; clear the focus and the matches")) \
	X(BACK, "back", N_("back along the trail")) \
	X(CONTENTS, "contents", N_("table of contents")) \
	X(INDEX, "index", N_("index and glossary")) \
	X(MARK, "mark", N_("set a mark: m and a letter")) \
	X(GO_MARK, "go-mark", N_("go to a mark: ' and a letter; '' the last place")) \
	X(BOOKMARKS, "bookmarks", N_("bookmarks; a adds one, x removes it")) \
	X(LANGUAGES, "languages", N_("choose the language")) \
	X(LANG_FLIP, "lang-flip", N_("flip to the language before")) \
	X(LANG_1, "lang-1", N_("first language of the work")) \
	X(LANG_2, "lang-2", N_("second language")) \
	X(LANG_3, "lang-3", N_("third language")) \
	X(LANG_4, "lang-4", N_("fourth language")) \
	X(LANG_5, "lang-5", N_("fifth language")) \
	X(LANG_6, "lang-6", N_("sixth language")) \
	X(TIER_UP, "tier-up", N_("more detail: plain, student, full")) \
	X(TIER_DOWN, "tier-down", N_("less detail: full, student, plain")) \
	X(TIER_BLOCK, "tier-block", N_("this block in the other tiers, in a box")) \
	X(SIDE, "side", N_("side by side with another language or tier")) \
	X(LOCK, "lock", N_("let the second pane stay where it is, or go along")) \
	X(ALL_LANGS, "all-languages", N_("this block in all languages, in a box")) \
	X(TABLE, "table", N_("records as cards or as a table")) \
	X(LEFT, "left", N_("table: one column to the left")) \
	X(RIGHT, "right", N_("table: one column to the right")) \
	X(MARKS, "marks", N_("highlight all, some or no terms and references")) \
	X(QUIZ, "quiz", N_("quiz about this section")) \
	X(CLASS, "class", N_("the quiz before a class: hands are counted")) \
	X(CARDS, "cards", N_("the terms of this section as cards")) \
	X(COPY, "copy", N_("copy the block")) \
	X(COPY_CITED, "copy-cited", N_("copy the block with its citation")) \
	X(FINDING_NEXT, "finding-next", N_("next finding of the checks in this text")) \
	X(FINDING_PREV, "finding-prev", N_("previous finding of the checks in this text")) \
	X(STALE_NEXT, "stale-next", N_("next block that is stale, missing or not declared")) \
	X(STALE_PREV, "stale-prev", N_("previous block that is stale, missing or not declared")) \
	X(DECLARE, "declare", N_("declare the block current with its source")) \
	X(EDIT, "edit", N_("edit the block in your editor")) \
	X(BIDI, "bidi", N_("how right-to-left text goes to the terminal")) \
	X(THEME, "theme", N_("next colour theme")) \
	X(WHERE, "where", N_("where am I, and what is this text")) \
	X(SOURCES, "sources", N_("sources of the block, in a box")) \
	X(LESSON, "lesson", N_("add the block to a lesson of yours")) \
	X(PRESENT, "present", N_("present the section as slides")) \
	X(BLANK, "blank", N_("blank screen, when presenting")) \
	X(WHITE, "white", N_("white screen, when presenting")) \
	X(SPOTLIGHT, "spotlight", N_("only the point at hand bright, when presenting")) \
	X(SPACING, "spacing", N_("lines of slides farther apart or closer")) \
	X(QUESTION, "question", N_("write down a question that was asked, on the console")) \
	X(CLOCK, "clock", N_("the clock from the beginning, on the console")) \
	X(SPEAK, "speak", N_("read aloud to the end of the section; again: stop")) \
	X(COMMAND, "command", N_("command line")) \
	X(HELP, "help", N_("help")) \
	X(QUIT_LAYER, "close-layer", N_("close the innermost layer; at last the program")) \
	X(QUIT, "quit", N_("quit")) \
	X(REDRAW, "redraw", N_("draw the screen anew")) \
	X(SUSPEND, "suspend", N_("suspend"))
/* clang-format on */

enum action {
	ACTION_NONE,
#define X(id, name, help) ACTION_##id,
	ACTION_LIST(X)
#undef X
		ACTION_COUNT
};

/* The name and help (msgid) of an action. */
const char *action_name(enum action action);
const char *action_help(enum action action);
/* The action called `name`, ACTION_NONE if there is none. */
enum action action_find(struct str name);

#endif
