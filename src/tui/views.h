/* SPDX-License-Identifier: MIT */
/* The views over the page, each opened by one function and in a file of its
 * own. */
#ifndef KOINE_TUI_VIEWS_H
#define KOINE_TUI_VIEWS_H

#include "tui/app.h"
#include "tui/reader.h"

/* ---- box.c: at most half the screen, never over the line asked about ---- */
/* Opens what a spot leads to: term, reference, note, section, URL. False, with
 * a message, if it leads nowhere. */
bool box_open_spot(struct app *app, const struct spot *spot);
/* A concept, from the index or the command line. */
void box_open_term(struct app *app, const struct gloss_concept *concept);
void box_open_reference(struct app *app, int number);
/* The block in focus in the other tiers, or in all languages. */
void box_open_tiers(struct app *app);
void box_open_languages(struct app *app);
/* The words of its source that have changed since the block was declared
 * current. */
void box_open_diff(struct app *app);
/* What the block in focus is drawn from: its references. */
void box_open_sources(struct app *app);
/* Where am I, and what this text is: place, pages, edition, provenance, keys
 * for more. */
void box_open_where(struct app *app);

/* ---- hints.c ---- */
/* A letter on everything that opens; the letter opens it, anything else closes.
 */
void hints_open(struct app *app);

/* ---- menu.c and its users: lists with a cursor, '/' filters ---- */
void contents_open(struct app *app);
void languages_open(struct app *app);
void bookmarks_open(struct app *app);
void index_open(struct app *app);
void help_open(struct app *app);
/* First run: language and tier by looking at a sample; for Arabic, which of two
 * words is right. */
void first_run_open(struct app *app);

/* ---- present.c ---- */
/* The section at hand as slides, at the block at hand. */
void present_open(struct app *app);
/* Tells consoles what is shown now, if slides are and it has changed. */
void present_tell(struct app *app);

/* ---- console.c: what a teacher sees beside the slides ---- */
void console_open(struct app *app, const struct app_opts *opts);

/* ---- quiz_open.c: questions about a section, over the page ---- */
/* About the section at hand; the second before a class. */
void quiz_open(struct app *app);
void quiz_open_class(struct app *app);
/* Before a class from a slide, which stays: about its section, or the question
 * that it is. */
void quiz_open_slide(struct app *app, const struct unit *unit);
/* About a place, "all", or (empty) what is due today; without any question the
 * sections to choose from. */
void quiz_open_place(struct app *app, struct str place);

/* ---- cards_view.c: terms as cards between two languages ---- */
/* Those of the section at hand. */
void cards_open(struct app *app);
/* Those of a place, "all", or (empty) what is due; `other` is the language of
 * the other side, CORPUS_NONE: the interface's. */
void cards_open_place(struct app *app, struct str place, int other);

/* ---- prompt.c: the bottom row, edited by grapheme cluster ---- */
typedef void prompt_fn(struct app *app, struct str text);
/* Calls `done` with the text on Enter; Esc closes. `label` is translated ("/",
 * "find: "). */
void prompt_open(
	struct app *app, const char *label, struct str start, prompt_fn *done);
/*
 * Completion *turn of `stem` (any number: taken modulo how many there are, and
 * left between 0 and that) appended to `out`; false if there is none.
 */
typedef bool prompt_tab_fn(
	struct app *app, struct str stem, int *turn, struct buf *out);
/* The same with Tab and S-Tab going through completions of what is typed. */
void prompt_open_tab(struct app *app, const char *label, struct str start,
	prompt_fn *done, prompt_tab_fn *tab);
/* ---- command.c: the ':' line: a place, a number, :lang ar, :tier plain, :with
 * zh:plain, :ACTION ---- */
void command_open(struct app *app);
void command_run(struct app *app, struct str line);

/* ---- lesson.c: the block in focus into a lesson of the user's ---- */
/* Asks for the lesson's name, proposing the last one. */
void lesson_ask(struct app *app);
/* Adds it to that one, and says where it is. */
void lesson_add(struct app *app, struct str name);

/* ---- copy.c ---- */
/* Copies the block in focus, logical order, with its citation if asked; says
 * where to. */
void copy_block(struct app *app, bool is_cited);

/* ---- speech.c: `--speech`, a line mode without a screen ---- */
/* Reads commands (the same keys, then Enter) from `in`, writes to `out`, until
 * the end. */
int speech_run(const struct app_opts *opts, int in, int out, struct err *err);

#endif
