/* SPDX-License-Identifier: MIT */
/* What search everywhere says of hits, rows and numbers. What takes the app is
 * in app->draw. */
#ifndef KOINE_TUI_SEARCH_WORDS_H
#define KOINE_TUI_SEARCH_WORDS_H

#include "tui/menu.h"
#include "tui/search_rows.h"

/* "2.1.3 Speed and uncertainty", or without the title "2.1.3". */
struct str search_words_place(
	struct app *app, const struct search_hit *hit, bool has_title);
/*
 * The place of a hit with its title; at the end of the row levels, and why it
 * was found if not by the words as they were typed. Where `cols` columns are
 * too few the title is cut first, then the levels go, then the kind.
 */
struct menu_row search_words_hit(
	struct app *app, const struct search_hit *hit, int cols);
/* A row that is no hit: a term, a language, a query to ask instead. */
struct menu_row search_words_row(struct app *app,
	const struct search_answer *answer, const struct search_rows *rows,
	const struct search_row *row);
/* The preferred term of a concept in a language; the slug if it has none. */
struct str search_words_term(struct book *book, struct str slug, int lang);
struct str search_words_building(struct app *app, int percent);
/* How many hits there are and how long it took. */
struct str search_words_count(struct app *app);
/* Keys worth knowing. */
struct str search_words_keys(struct app *app);

#endif
