/* SPDX-License-Identifier: MIT */
/* What must be looked up before the index is asked. Private to search_run. */
#ifndef KOINE_SEARCH_LOOK_H
#define KOINE_SEARCH_LOOK_H

#include "search/run.h"

#define LOOK_FORMS 64                /* forms of an atom at most */
#define LOOK_KEYS  64                /* words behind a key that goes on */
#define LOOK_PARTS ((size_t)1 << 20) /* words with a part */

/* Adds a line; false if it is there already. */
bool lines_add(struct buf *lines, struct str line);
/* Adds the first column of at most `max` rows; ends the statement, which may be
 * NULL if it failed. */
bool lines_ask(
	struct db_stmt *rows, size_t max, struct buf *lines, struct err *err);
/* Moves the lines into the arena. */
struct str lines_keep(struct buf *lines, struct arena *arena);

/* The text of a query that could be a term, into run->whole. */
void look_whole(struct run *run);
/* Concepts that this text names in a language, into run->concepts. */
bool look_concepts(struct run *run, int lang, struct err *err);
/* The ways in which a language says those concepts, at most `max` of each, as
 * lines, terms first; or only those that texts do not mark. */
enum look_which { LOOK_UNMARKED, LOOK_ALL };
bool look_forms_of(struct run *run, int lang, enum look_which which, size_t max,
	struct str *forms, struct err *err);
/* Glossary forms and words with parts. */
bool look_words(struct run *run, struct run_lang *lang, struct err *err);
/* Words behind Latin typing, or syllables; *has says whether there are any. */
bool look_keys(
	struct run *run, struct run_lang *lang, bool *has, struct err *err);
/* in:, as parts of the reading order. */
bool look_places(struct run *run, struct err *err);

#endif
