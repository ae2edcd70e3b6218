/* SPDX-License-Identifier: MIT */
/* Inside watch: watch.c (what is due), watch_inotify.c and watch_poll.c (what
 * has happened). Nobody else includes it. */
#ifndef KOINE_DESK_WATCH_IMPL_H
#define KOINE_DESK_WATCH_IMPL_H

#include "base/buf.h"
#include "base/map.h"
#include "base/vec.h"
#include "desk/watch.h"

#include <stdint.h>

#define WATCH_REST_MS  10 /* in which events gather */
#define WATCH_GAP_MS   40 /* between one telling and the next */
#define WATCH_POLL_MS  500
#define WATCH_AGAIN_MS 50 /* polling: to look whether a file still grows */

/* What has happened to a file, and how long it is left alone then [ms]: one
 * that is gone mostly comes back. */
#define WATCH_LIST(X)    \
	X(SETTLED, 0)    \
	X(CLOSED, 10)    \
	X(WRITTEN, 1000) \
	X(GONE, 300)

enum watch_why {
#define X(why, ms) WATCH_##why,
	WATCH_LIST(X)
#undef X
};

struct watch_folder {
	char *path;
	int wd; /* inotify's; -1: it is not there */
};

/* A file to be told of. */
struct watch_due {
	char *path;
	enum watch_why why;
	int64_t due_ms;
};

/* Polling: a file as it was seen last. */
struct watch_seen {
	char *path;
	uint64_t stamp;
	unsigned round; /* in which it was seen last */
	bool is_settling;
};

struct watch {
	struct loop *loop;
	watch_fn *fn;
	void *ctx;
	int fd; /* inotify's; -1: polling */
	VEC(struct watch_folder) folders;
	VEC(struct watch_due) due;
	int64_t told_ms; /* when something was told last */
	bool is_lost;    /* the system has lost count of events */
	bool is_resting; /* events are gathered until the timer: 10,000 saves
	                    a second wake nobody 10,000 times */
	/* polling */
	VEC(struct watch_seen *) seen;
	struct map by_path;
	unsigned round;
};

/* ---- watch.c ---- */
/* A file is to be told of when its time has come. One that is written again
 * begins anew, unless it has been whole since it was told of last. */
void watch_add_due(struct watch *watch, struct str folder, struct str name,
	enum watch_why why);

/* ---- watch_inotify.c ---- */
/* False: it cannot be had here. */
bool watch_inotify_open(struct watch *watch);
/* False: it cannot be watched by inotify. One that is not there can. */
bool watch_inotify_add(struct watch *watch, struct watch_folder *folder);
/* Takes what has happened. */
void watch_inotify_read(struct watch *watch);

/* ---- watch_poll.c ---- */
/* From now on by looking. */
void watch_poll_begin(struct watch *watch);
/* The files of a folder as they are now. */
void watch_poll_add(struct watch *watch, const char *folder);
void watch_poll_look(void *ctx);
void watch_poll_release(struct watch *watch);

#endif
