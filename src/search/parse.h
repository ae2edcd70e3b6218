/* SPDX-License-Identifier: MIT */
/* What the files that read a query share. Private to them. */
#ifndef KOINE_SEARCH_PARSE_H
#define KOINE_SEARCH_PARSE_H

#include "search/query.h"

/*
 * Adds a limit, as name and value were typed. True also if there is no value
 * yet, which limits nothing. False if it is none: then it is text.
 */
bool limit_add(struct query *query, const struct search_index *index,
	struct arena *arena, struct str name, struct str value);

#endif
