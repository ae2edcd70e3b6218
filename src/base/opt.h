/* SPDX-License-Identifier: MIT */
/*
 * Option tables: one const row per option feeds parsing, usage, the man page
 * and shell completion. Options are GNU long and POSIX short; `--opt=value`,
 * `--opt value`, `-w60`, `-w 60`, grouped flags, and `--` are understood.
 */
#ifndef KOINE_BASE_OPT_H
#define KOINE_BASE_OPT_H

#include "base/buf.h"
#include "base/err.h"

enum opt_type {
	OPT_FLAG,   /* bool: set to true */
	OPT_INT,    /* int, min..max */
	OPT_STRING, /* const char *, points into argv */
	OPT_CHOICE, /* int: index into choices */
};

struct opt {
	char letter;      /* 0: no short form */
	const char *name; /* long form without "--" */
	enum opt_type type;
	size_t offset;    /* [B] of the value in the options struct */
	const char *arg;  /* N_() name of the value, NULL for flags */
	const char *help; /* N_() one clause, lower case, no full stop */
	const char *const *choices; /* OPT_CHOICE: NULL-terminated; also shown
	                               in completion */
	int min, max;               /* OPT_INT */
};

#define OPT_END                                              \
	{                                                    \
		0, NULL, OPT_FLAG, 0, NULL, NULL, NULL, 0, 0 \
	}

/*
 * Parses argv[0..*argc) (no program name in front) by the tables (a
 * NULL-terminated list of OPT_END-terminated tables, all writing into `into`).
 * Words that are no options are kept in order at the front of argv and *argc is
 * cut to them. Fails with ERR_USAGE and the nearest valid option or choice in
 * the message; then argv, *argc and `into` are as before. A later option
 * overrides an earlier one.
 */
bool opt_parse(const struct opt *const *tables, void *into, int *argc,
	char **argv, struct err *err);
/*
 * Appends the usage lines of a table, translated, wrapped by hand at 80
 * columns.
 */
void opt_usage(const struct opt *table, struct buf *out);

#endif
