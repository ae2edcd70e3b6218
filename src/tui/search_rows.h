/* SPDX-License-Identifier: MIT */
/*
 * The rows of the list of search: terms that the query is, the hits of the
 * page's language, a line for each other language with its hits below it if it
 * is open, queries to ask instead. One of them is under the cursor, some are on
 * the screen. Knows no screen and no index.
 */
#ifndef KOINE_TUI_SEARCH_ROWS_H
#define KOINE_TUI_SEARCH_ROWS_H

#include "search/search.h"
#include "tui/action.h"

enum search_row_kind {
	SEARCH_ROW_TERM, /* index: into the answer's concepts */
	SEARCH_ROW_HIT,  /* index: into its hits */
	SEARCH_ROW_LANG,
	SEARCH_ROW_SUGGESTION, /* index: into its suggestions */
};

struct search_row {
	enum search_row_kind kind;
	int index;
	int lang; /* HIT, LANG */
	int nth;  /* HIT: of its language, from 0 */
};

struct search_rows {
	VEC(struct search_row) row;
	size_t at;     /* under the cursor */
	size_t top;    /* first on the screen */
	int lang;      /* the page's: its hits have no line above them */
	unsigned open; /* bits of the languages whose hits are shown */
	int hit_rows;  /* [rows] of a hit on the screen, at least 1 */
};

void search_rows_release(struct search_rows *rows);
/*
 * Shows a new answer to somebody who reads language `lang`: the cursor on the
 * first hit, other languages closed, but the first of them open if there is
 * nothing in `lang`.
 */
void search_rows_begin(
	struct search_rows *rows, const struct search_answer *answer, int lang);
/* Makes the rows anew after `open` or the number of hits in the answer has
 * changed; the cursor stays on its row. */
void search_rows_fill(
	struct search_rows *rows, const struct search_answer *answer);
/*
 * Moves the cursor by an action; `height` [rows] is a page. `count` is the
 * typed one, 0 none. False if the action is no move.
 */
bool search_rows_move(
	struct search_rows *rows, enum action action, int count, int height);
/* [rows] Height of row `i` on the screen. */
int search_rows_height(const struct search_rows *rows, size_t i);
/* Puts `top` so that the row under the cursor is on one of `height` rows. */
void search_rows_scroll(struct search_rows *rows, int height);
/* The row under the cursor, NULL if there is none. */
const struct search_row *search_rows_at(const struct search_rows *rows);
/*
 * Which of the hits of the languages shown the one under the cursor is, from 1,
 * and how many there are, also those beyond the limit; 0 if it is none.
 */
int search_rows_position(const struct search_rows *rows,
	const struct search_answer *answer, int *count);
/* True if the answer has hits of the language of row `i` beyond it that are
 * not in it, and the row is the last of those that are. */
bool search_rows_is_cut(const struct search_rows *rows,
	const struct search_answer *answer, size_t i);

#endif
