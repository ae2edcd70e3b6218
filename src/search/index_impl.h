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
/* Opens a file that is whole and fits, whatever its sources are now; *mtime is
 * its time. Or NULL. */
struct search_index *index_look(const struct index_source *source,
	const char *path, struct timespec *mtime);
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

/* ---- sum.c ---- */
/*
 * The sum of all bytes of a file stands in a field of its header that SQLite
 * leaves to us (user_version): a changed bit anywhere shows, at the price of
 * reading the file.
 */
/* Writes the sum. False with errno. */
bool sum_write(int fd);
/* True if the file is whole. */
bool sum_is_right(int fd);

#endif
