/* SPDX-License-Identifier: MIT */
/* What the files behind plan.h share. Private to them. */
#ifndef KOINE_SEARCH_PLAN_IMPL_H
#define KOINE_SEARCH_PLAN_IMPL_H

#include "search/plan.h"

enum plan_found {
	PLAN_NOTHING,   /* not asked for: it has no words in this language */
	PLAN_SOMETHING, /* was written */
	PLAN_NOWHERE,   /* is not in the index: nothing was written */
};

/* Appends an atom's phrases, joined by OR. */
enum plan_found plan_put_atom(const struct plan *plan, size_t atom,
	enum match_level level, struct buf *out);
/* " OR " or " AND " if something is written after `start`. */
void plan_put_or(struct buf *out, size_t start);
void plan_put_and(struct buf *out, size_t start);
/* A string of FTS5: in quotes, its own doubled. */
void plan_put_string(struct buf *out, struct str s);
/* Lines, each a phrase, joined by OR to what is written after `start`. */
void plan_put_lines(struct buf *out, size_t start, struct str lines);

#endif
