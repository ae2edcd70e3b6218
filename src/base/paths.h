/* SPDX-License-Identifier: MIT */
/*
 * Where things are: the XDG base directories (relative values are ignored, as
 * the specification says) and koine's own data. The environment is read once,
 * in main.c, by paths_init, and passed down as this struct.
 */
#ifndef KOINE_BASE_PATHS_H
#define KOINE_BASE_PATHS_H

#include "base/arena.h"
#include "base/err.h"

struct paths {
	const char *config; /* $XDG_CONFIG_HOME/koine or ~/.config/koine; NULL
	                       if there is no home */
	const char *state;  /* $XDG_STATE_HOME/koine or ~/.local/state/koine;
	                       NULL … */
	const char *cache; /* $XDG_CACHE_HOME/koine or ~/.cache/koine; NULL … */
	const char *user;    /* $XDG_DATA_HOME/koine or ~/.local/share/koine:
	                        what the user writes (lessons/); NULL … */
	const char *runtime; /* $XDG_RUNTIME_DIR/koine or NULL */
	const char *data;    /* koine's own data: the folder with content/,
	                        locale/, locales/, work.koi */
	const char *content; /* the content tree in use */
	bool is_own_content; /* content is the installed one, so data's work.koi
	                        describes it */
};

/*
 * Fills *paths. `content` is the value of --content or NULL; then
 * KOINE_CONTENT; then beside the executable (<dir>/share/koine,
 * <dir>/../share/koine), then the compiled-in prefix. Strings live in `arena`.
 * Never fails: what is not found is NULL.
 */
void paths_init(struct paths *paths, const char *content, struct arena *arena);
/*
 * koine's own data for an executable in `exe_dir` (may be NULL), as a step of
 * paths_init; NULL if there is none.
 */
const char *paths_data(struct arena *arena, const char *exe_dir);
/* dir/name in the arena; NULL if dir is NULL. */
const char *path_join(struct arena *arena, const char *dir, const char *name);

#endif
