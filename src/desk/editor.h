/* SPDX-License-Identifier: MIT */
/*
 * The command line of the user's editor, made without a shell.
 *
 * The variable is split into words at blanks; 'single' and "double" quotes and
 * a backslash keep blanks as in sh (between double quotes a backslash keeps
 * only itself and the quote), and nothing else is special: no variables, no
 * wildcards, no other commands. Where words name {file} and {line}, these are
 * put there; else they are added as the program, by its name, wants them: vi
 * and its kin, emacs, nano and others "+LINE FILE", code and its kin
 * "--wait --goto FILE:LINE", helix "FILE:LINE", all else "FILE".
 */
#ifndef KOINE_DESK_EDITOR_H
#define KOINE_DESK_EDITOR_H

#include "base/arena.h"
#include "base/env.h"
#include "base/err.h"

/* $KOINE_EDITOR, $VISUAL, $EDITOR or "vi"; *variable is whose value it is, or
 * NULL. */
const char *editor_command(const struct env *env, const char **variable);
/*
 * The words for `file` at `line` (0: anywhere), NULL-terminated, in `arena`.
 * NULL with err if a quote is open or nothing is there to be run.
 */
char **editor_argv(const char *command, const char *file, int line,
	struct arena *arena, struct err *err);

#endif
