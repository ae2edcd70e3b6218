/* SPDX-License-Identifier: MIT */
/*
 * Search everywhere, as the app knows it: a view with a prompt and the hits
 * below it, and what is left of it on the page: the hit gone to, n and N from
 * one to the next, Backspace back to the list. Query, answer and cursor outlive
 * the view.
 */
#ifndef KOINE_TUI_SEARCH_VIEW_H
#define KOINE_TUI_SEARCH_VIEW_H

#include "corpus/book.h"
#include "search/search.h"
#include "tui/app.h"

/* Opens it with a query; with that asked last if query.ptr is NULL. What is
 * typed replaces it. */
void search_view_open(struct app *app, struct str query);
/* Frees app->searching and the index it holds, if there are. */
void search_view_release(struct app *app);

/* ---- for the page ---- */

/* True if a hit has been gone to and n and N walk from it. */
bool search_view_walks(const struct app *app);
/* Goes to the next hit, or the one before if `step` is -1. */
void search_view_step(struct app *app, int step);
/* Ends that, and the highlights: something else is found or wanted. */
void search_view_forget(struct app *app);
/*
 * Which ranges of `text`, the text of `unit`, search has found; 0 if none, or
 * if nobody has gone to a hit. They are the answer's.
 */
size_t search_view_ranges(struct app *app, const struct unit *unit,
	struct str text, const struct search_range **ranges);
/* True if stop number `depth` of the trail (from 1) was left from the list. */
bool search_view_began(const struct app *app, size_t depth);
/* The list again, its cursor on the hit. */
void search_view_return(struct app *app);

#endif
