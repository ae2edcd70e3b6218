/* SPDX-License-Identifier: MIT */
/*
 * The process that makes an index while its parent is read. It tells how far it
 * is in bytes through a pipe: percents up to 100, then one that says how it
 * ended. It touches nothing of its parent's but memory: no terminal, no
 * database, no handler; when the parent is gone it stops. Private to search/.
 */
#ifndef KOINE_SEARCH_CHILD_H
#define KOINE_SEARCH_CHILD_H

#include "search/impl.h"

enum child_says {
	CHILD_CACHED = 201, /* the index lies in the cache */
	CHILD_MEMORY,       /* no cache took it: it is in search->memory */
	CHILD_FAILED,       /* a sentence follows */
};

/* Starts one. False if the system allows none; then nothing has changed. */
bool child_start(struct search *search);
/*
 * Reads what it has told, without waiting. False once it is gone: then
 * search->outcome says how it ended, 0 if it did not say.
 */
bool child_listen(struct search *search);
/* Ends it, if there is one, and waits for that. */
void child_stop(struct search *search);

/*
 * The folder of an index in the cache is there, ours and no link; it is made if
 * `is_made`.
 */
bool cache_has_folder(const char *path, bool is_made);
/* True if something in the cache may be opened: no link, no pipe. */
bool cache_has_file(const char *path);
/* Removes all but the newest indexes beside `path`, which stays. One that is
 * open somewhere lives on there. */
void cache_trim(const char *path);

#define CACHE_KEPT 20 /* indexes in the cache at most */

#endif
