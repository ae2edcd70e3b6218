/* SPDX-License-Identifier: MIT */
/*
 * The documents of a work or a lone file, each once, as they are found: only
 * what is really written in a language and tier, never what stands in for it.
 * Knows no database and no analysis. Private to the index.
 */
#ifndef KOINE_SEARCH_COLLECT_H
#define KOINE_SEARCH_COLLECT_H

#include "search/search.h"
#include "search/sources.h"

struct index_doc {
	enum search_kind kind;
	struct str place, section;
	int lang;         /* index */
	int tier;         /* enum tier, or -1 */
	int64_t ord;      /* reading order */
	struct str text;  /* valid UTF-8, not empty */
	struct str marks; /* TERM_MARK terms, separated by single spaces */
};

/* A document lives until the function returns. False: stop. */
typedef bool collect_fn(void *ctx, const struct index_doc *doc);

struct collector;

struct collector *collector_new(
	const struct index_source *source, collect_fn *fn, void *ctx);
void collector_free(struct collector *collector);
/* All documents of one file. False if the function said so. */
bool collector_take(struct collector *collector, const struct source *file);

#endif
