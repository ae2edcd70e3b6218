/* SPDX-License-Identifier: MIT */
/* Analysers of the shipped locales, made when first asked for. */
#ifndef TEST_ANALYSE_FIXTURE_H
#define TEST_ANALYSE_FIXTURE_H

#include "search/analyse.h"

/* For unchecked fixtures: the table of characters takes a second to make. */
void analyse_setup(void);
void analyse_teardown(void);
/* One of the six languages. */
struct analyser *analyser_of(const char *tag);
/* Fails unless `out` is what is expected, TERM_STEM shown as '^'; releases. */
void assert_terms(struct buf *out, const char *expected, const char *about);

#endif
