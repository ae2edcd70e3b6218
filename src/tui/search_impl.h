/* SPDX-License-Identifier: MIT */
/*
 * Inside search everywhere: search_view.c (keys and actions), search_ask.c
 * (index and answers), search_draw.c, search_go.c (to a hit and on from it).
 * Nobody else includes it.
 */
#ifndef KOINE_TUI_SEARCH_IMPL_H
#define KOINE_TUI_SEARCH_IMPL_H

#include "tui/prompt_edit.h"
#include "tui/search_rows.h"
#include "tui/search_view.h"

/* What the app keeps of it. */
struct searching {
	/* ---- search_ask.c ---- */
	struct search_source source; /* lent to `search` */
	struct search *search;       /* NULL: not open */
	enum search_state state;
	int percent;    /* SEARCH_BUILDING */
	int watched;    /* descriptor in the app's loop; -1: none */
	struct err err; /* why there is no answer */
	struct prompt_edit edit;
	struct buf asked; /* what `answer` answers, and how it was asked */
	struct search_opts opts;
	bool is_asked;
	struct arena arena; /* of `answer` */
	struct search_answer answer;

	/* ---- search_view.c ---- */
	struct search_rows rows;
	bool is_in_list; /* the cursor is on a row, not in the prompt */
	int height;      /* [rows] of the list when drawn last */

	/* ---- search_go.c ---- */
	bool is_walking; /* the hit under the list's cursor has been gone to */
	size_t range;    /* which of its ranges is the current one */
	size_t depth;    /* of the trail with the stop it was left from; 0: the
	                    way back to the list is lost */
};

extern const struct view_ops search_view;

/* ---- search_ask.c ---- */
/* Opens the index, or has it made. */
void searching_start(struct app *app, struct searching *searching);
/* Closes it; a child that makes it stops. */
void searching_stop(struct app *app, struct searching *searching);
/* Asks what is typed, unless that is answered already. */
void searching_ask(struct app *app, struct searching *searching);
/* Shows the rows anew after languages have been opened or closed; asks for the
 * hits of those that are open. */
void searching_open(struct searching *searching);
/* Asks for more hits if the row under the cursor is the last of those there are
 * so far. False if there are no more. */
bool searching_more(struct searching *searching);

/* ---- search_draw.c ---- */
void search_draw(struct app *app, void *data, struct frame *frame);

/* ---- search_go.c ---- */
/* Goes to the hit under the cursor, from the list. */
void searching_go(struct app *app, struct searching *searching);

#endif
