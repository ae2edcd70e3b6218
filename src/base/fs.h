/* SPDX-License-Identifier: MIT */
/*
 * Files: read whole and bounded, write atomically. Never follows into
 * FIFOs or devices (O_NONBLOCK, then S_ISREG), never mmaps.
 */
#ifndef KOINE_BASE_FS_H
#define KOINE_BASE_FS_H

#include "base/buf.h"
#include "base/err.h"

#include <stdint.h>
#include <time.h>

/* [B] larger texts are refused by name */
#define FS_MAX_FILE ((size_t)256 << 20)

struct fs_info {
	uint64_t size; /* [B] */
	struct timespec mtime;
	bool is_dir;
	bool is_file;
};

/*
 * Appends the bytes of the regular file `path` to `out`. Fails (ERR_INPUT) with
 * one message for a missing file, a directory, a FIFO or device, no permission,
 * or more than max_bytes.
 */
bool fs_read(
	const char *path, size_t max_bytes, struct buf *out, struct err *err);
/*
 * The same for an open descriptor (a pipe or a file), to its end. `name` is for
 * messages.
 */
bool fs_read_fd(int fd, const char *name, size_t max_bytes, struct buf *out,
	struct err *err);
/* Reads [offset, offset+len) of a file; fails if the file is shorter. */
bool fs_read_at(const char *path, uint64_t offset, size_t len, struct buf *out,
	struct err *err);
/*
 * Replaces `path` by `bytes`: temporary file in the same folder, fsync, rename,
 * fsync of the folder. On failure the old file is untouched and no temporary
 * one is left. Mode 0600 when `is_private`, else 0644 less umask. A link stays
 * a link; what is no regular file (a folder, /dev/null) is refused, ERR_OUTPUT.
 */
bool fs_write(
	const char *path, struct str bytes, bool is_private, struct err *err);
/*
 * Adds `bytes` at the end of the regular file `path`, which is made (0644 less
 * umask) if it is not there: what others write to it meanwhile stays. On
 * failure nothing has been added.
 */
bool fs_append(const char *path, struct str bytes, struct err *err);
struct fs_file {
	const char *path;
	struct str bytes;
};
/*
 * The same for several files that belong together, all or none: every temporary
 * file is written before the first is renamed, and what has been renamed is put
 * back if a later one fails (where the file system can exchange two names). A
 * power cut between two renames leaves some old and some new, each whole.
 */
bool fs_write_many(const struct fs_file *files, size_t count, struct err *err);
/* write(2) until all is written; false with errno set. EINTR is retried. */
bool fs_write_all(int fd, struct str bytes);
/* Looks at a path, following links. False (no err) if there is nothing. */
bool fs_stat(const char *path, struct fs_info *info);
/*
 * Appends the path of the file in the same folder whose name is nearest to that
 * of `path`, for "did you mean". False if none is near.
 */
bool fs_nearest(const char *path, struct buf *out);
/*
 * Makes a folder and its parents, 0700. True if it is there afterwards, else
 * ERR_OUTPUT.
 */
bool fs_make_dirs(const char *path, struct err *err);

#endif
