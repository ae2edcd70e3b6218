/* SPDX-License-Identifier: MIT */
/* The steps of an atomic write, shared by fs_write.c and fs_many.c alone. */
#ifndef KOINE_BASE_FS_TEMP_H
#define KOINE_BASE_FS_TEMP_H

#include "base/fs.h"

/*
 * The file that `path` means, links followed, so that a link stays one; NULL
 * with err if something that is no regular file is there. The caller frees.
 */
char *fs_find_target(const char *path, struct err *err);
/* Creates a new file beside `target`; its name goes to *name (caller frees). -1
 * with errno set. */
int fs_create_beside(const char *target, bool is_private, char **name);
/* Writes, syncs and closes; false with errno set. */
bool fs_fill(int fd, struct str bytes);
/*
 * Makes the rename itself last. Its failure is no failure of the write: the
 * new file is in place, and some file systems cannot sync a folder.
 */
void fs_sync_folder(const char *target);
/* Says so by errno. Returns false. */
bool fs_cannot_write(const char *path, struct err *err);

#endif
