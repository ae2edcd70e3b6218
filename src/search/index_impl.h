/* SPDX-License-Identifier: MIT */
/* What the files of the index share. */
#ifndef KOINE_SEARCH_INDEX_IMPL_H
#define KOINE_SEARCH_INDEX_IMPL_H

#include "search/sources.h"

/* An index without a database: languages and their analysers. */
struct search_index *index_new(const struct index_source *source);
/* Appends what an index made now of this source must say of itself, lines
 * "key\tvalue\n" sorted by key. */
void index_meta(const struct index_source *source,
	const struct search_index *index, struct buf *out);
/* True if an open index says so. */
bool index_fits(
	const struct index_source *source, const struct search_index *index);
/* Opens a file that fits, whatever its sources are now; *mtime is its time. It
 * is read through if `is_checked`. Or NULL. */
struct search_index *index_look(const struct index_source *source,
	const char *path, bool is_checked, struct timespec *mtime);
/*
 * Finds the rows of the files in an index and sets their ids, 0 for those that
 * are new or have changed; those that changed before `since` are not read if
 * their size is the same. *gone are the rows of files that are not there or
 * have changed. False if the index cannot be read.
 */
struct index_gone {
	VEC(int64_t) ids;
	bool is_shared; /* one of them is, or a new file is */
};
bool index_compare(const struct index_source *source,
	struct search_index *index, struct sources *sources,
	struct timespec since, struct index_gone *gone);

#endif
