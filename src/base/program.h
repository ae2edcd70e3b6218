/* SPDX-License-Identifier: MIT */
/*
 * Other programs, started without a shell: found in PATH by absolute folders
 * only, with a fixed command line, the few variables they need, a session of
 * their own, and nowhere to write to.
 */
#ifndef KOINE_BASE_PROGRAM_H
#define KOINE_BASE_PROGRAM_H

#include "base/env.h"

#include <sys/types.h>

struct program {
	const char *path;          /* absolute */
	const char *const *argv;   /* at most 7 words, then NULL */
	const char *const *passed; /* names of variables, at most 15, then NULL
	                            */
};

/* The absolute path of a program, in the arena; NULL if PATH has none. */
const char *program_find(
	const struct env *env, const char *name, struct arena *arena);
/*
 * Starts it with `in` as its standard input (-1: nothing to read). The caller
 * waits for *pid. False if it cannot be started.
 */
bool program_start(const struct program *program, const struct env *env, int in,
	pid_t *pid);

#endif
