/* SPDX-License-Identifier: MIT */
/* How much of the work is written and current: counts, and their table. */
#ifndef KOINE_DESK_STATUS_H
#define KOINE_DESK_STATUS_H

#include "desk/sync.h"
#include "json/json.h"

/* Of some blocks in a language and tier. */
struct status_count {
	int blocks;
	int by_standing[SYNC_CURRENT + 1];
	int by_state[SYNC_REVIEWED + 1]; /* of those declared */
	long letters; /* letters and digits of what is written */
};

/* The blocks of the spine in [from, to). */
struct status_count status_of(
	const struct sync *sync, int lang, enum tier tier, int from, int to);
/* Whole percents of the blocks that are current, never rounded up to 100; 100
 * where there are none. */
int status_percent(const struct status_count *count);
/* Ids of the blocks that stand so, at most `max` of them, with ", " between. */
void status_ids(const struct sync *sync, int lang, enum tier tier,
	enum sync_standing standing, int max, struct buf *out);
/* Of the glossary's concepts that stand in some blocks of the work's first
 * language, what another language says of them. */
struct status_terms {
	int met;     /* concepts */
	int has;     /* of these, with a preferred term */
	int defined; /* of these, with the tier's definition */
	int checked; /* of these with a term; those that somebody has read */
};

/* The blocks of the spine in [from, to), as the first language has them in
 * `tier`, which also says which definitions are counted. */
struct status_terms status_terms(
	const struct sync *sync, int lang, enum tier tier, int from, int to);
/* The same of all concepts of the glossary, wherever they stand. */
struct status_terms status_glossary(
	const struct sync *sync, int lang, enum tier tier);
/* "none", "machine" or "human": who has read the language's terms. */
struct str status_reader(const struct sync *sync, int lang);
/* {"concepts": …, "terms": …, "definitions": …, "checked": …} */
struct json *status_terms_json(const struct status_terms *terms);
/* {"blocks": …, "current": …, …} */
struct json *status_json(const struct status_count *count);

#endif
