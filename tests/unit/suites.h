/* SPDX-License-Identifier: MIT */
/* The table of all suites, generated from the file names of this folder. */
#ifndef KOINE_TESTS_SUITES_H
#define KOINE_TESTS_SUITES_H

#include <check.h>

struct suite_row {
	const char *name;
	Suite *(*make)(void);
};
extern const struct suite_row suites[];

#endif
