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

/*
 * Cuts words in which ideographs and letters meet ("AI安全") where they do, so
 * that the parts need not stand together any more. False if there are none.
 */
bool query_split(struct query *query);

#endif
