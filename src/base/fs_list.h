/* SPDX-License-Identifier: MIT */
/* What lies in a folder, by name. */
#ifndef KOINE_BASE_FS_LIST_H
#define KOINE_BASE_FS_LIST_H

#include "base/arena.h"
#include "base/fs.h"

/* A link is a file, wherever it leads. */
enum fs_kind { FS_FILES, FS_FOLDERS };

/*
 * The names of what is of one kind in `dir` (which may be NULL), in the order
 * of their bytes; names and list are in the arena. None where there is no such
 * folder.
 */
size_t fs_list(const char *dir, enum fs_kind kind, struct arena *arena,
	const char *const **names);

#endif
