/* SPDX-License-Identifier: MIT */
/* The inside of struct search, for the files of search/ alone. */
#ifndef KOINE_SEARCH_IMPL_H
#define KOINE_SEARCH_IMPL_H

#include "search/index.h"
#include "search/search.h"

#include <sys/types.h>

struct search {
	struct arena arena;
	struct index_source source; /* borrowed, as search_open was given it */
	struct search_index *index; /* NULL unless SEARCH_READY */
	enum search_state state;
	struct err err;        /* of SEARCH_FAILED */
	const char *installed; /* where an index may lie; NULL: nowhere */
	const char *cached;
	bool is_cached; /* `index` is the one in the cache */
	/* Of the child at work, SEARCH_BUILDING. */
	pid_t child;
	int fd;      /* what it tells; -1: there is none */
	int memory;  /* where it puts an index that no cache takes */
	int outcome; /* what it said last but percents: enum child_says, or 0 */
	struct buf message; /* of CHILD_FAILED */
	int percent;
	int tries;                 /* children so far */
	struct searcher *searcher; /* what searching keeps of this index */
};

/*
 * For search_run, when a query failed and db_is_damaged: throws the index away
 * and makes it anew, at once. False with err if there is none then.
 */
bool search_repair(struct search *search, struct err *err);

/* ---- run.c ---- */

/* Before its index is closed, whether for good or for another one. Accepts
 * NULL. */
void searcher_free(struct searcher *searcher);

#endif
