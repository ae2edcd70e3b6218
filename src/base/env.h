/* SPDX-License-Identifier: MIT */
/*
 * What the process was given, read once in main.c and passed down: nobody else
 * asks the environment, the clock or isatty.
 */
#ifndef KOINE_BASE_ENV_H
#define KOINE_BASE_ENV_H

#include "base/paths.h"

#include <stdint.h>

struct env {
	struct paths paths;
	const char *(*get)(const char *name); /* getenv, or a test's table */
	char **vars; /* all of them, for programs that are started; may be NULL
	              */
	int64_t now; /* seconds since 1970, at the start */
	int64_t (*clock)(void); /* the same at any time; NULL: it stands still
	                         */
	bool is_out_tty;        /* standard output is a terminal */
	bool is_in_tty;
	bool is_secure;         /* KOINE_SECURE is set */
	const char *profile;    /* whose state it is; NULL: nobody was named.
	                           paths.state is the profile's own folder */
	const char *state_root; /* the folder of all profiles and of who names
	                           none; may be NULL */
	bool is_stateless; /* nothing is to be read from the state or kept, and
	                      paths.state and paths.cache are NULL */
	bool is_ssh;
	bool no_color; /* NO_COLOR is set and not empty */
	int columns;   /* $COLUMNS or the terminal's; 80 if unknown */
	bool is_utf8;  /* the locale's codeset is UTF-8, or C.UTF-8 could be set
	                */
	const char *notice; /* translated sentence about the locale, or NULL */
};

/* The value of a variable if it is set and not empty, else NULL. */
const char *env_get(const struct env *env, const char *name);
/* The time now, for what may run for days. */
int64_t env_now(const struct env *env);

#endif
