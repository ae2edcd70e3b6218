/* SPDX-License-Identifier: MIT */
/*
 * Files that somebody writes while koine shows them. Folders are watched, never
 * files: editors rename a new file over the old one. inotify says when; where
 * there is none (a network's file system, no watches left), the folders are
 * looked at twice a second.
 *
 * A file is told of when it looks finished: closed or renamed into place at
 * once, still open or gone for a moment only after it has been left alone; and
 * however often it is written, not more than a few dozen times a second. Knows
 * nothing of what is in the files.
 */
#ifndef KOINE_DESK_WATCH_H
#define KOINE_DESK_WATCH_H

#include "base/loop.h"
#include "base/str.h"

struct watch;

/* `path` is FOLDER/NAME, with the folder as it was given; empty: some may have
 * changed, nobody knows which. A folder may be added meanwhile. False: the file
 * is of no interest (an editor's own); the next need not wait because of it. */
typedef bool watch_fn(void *ctx, struct str path);

/* `is_polling`: without inotify. Borrows the loop. */
struct watch *watch_new(
	struct loop *loop, bool is_polling, watch_fn *fn, void *ctx);
void watch_free(struct watch *watch);
/*
 * The files directly in a folder; it need not be there yet, if the one above it
 * is watched. Twice is once.
 */
void watch_folder(struct watch *watch, const char *path);
/* It looks instead of being told. */
bool watch_is_polling(const struct watch *watch);
/* Tells of everything that is known to have changed, finished or not, now. */
void watch_flush(struct watch *watch);

#endif
