/* SPDX-License-Identifier: MIT */
/*
 * The file that an index is made in: beside the one that it becomes, under a
 * name of its own, so that several koine may make the same index at once and
 * the last one wins. It is locked while somebody works at it; what a killed one
 * left behind is cleared by the next. Private to the index.
 */
#ifndef KOINE_SEARCH_TEMPORARY_H
#define KOINE_SEARCH_TEMPORARY_H

#include "base/err.h"

#include <time.h>

struct temporary {
	char *path;
	int fd;
	struct timespec begun; /* before any source was read */
};

/* Makes an empty one, 0600, in the folder of `path`, and clears those that
 * nobody works at any more. */
bool temporary_make(
	const char *path, struct temporary *temporary, struct err *err);
bool temporary_empty(struct temporary *temporary, struct err *err);
/* Fills it with the bytes of the file `from`. */
bool temporary_copy(
	struct temporary *temporary, const char *from, struct err *err);
/*
 * Writes the sum, syncs it, and gives it the name `path`, whatever had that
 * before (but not a folder with something in it), and the time when it was
 * begun: what changes later is newer. On failure there is nothing left of it.
 */
bool temporary_keep(
	struct temporary *temporary, const char *path, struct err *err);
void temporary_drop(struct temporary *temporary);
/* Clears what nobody works at any more beside `path`. */
void temporary_clear(const char *path);

#endif
