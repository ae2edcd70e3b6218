/* SPDX-License-Identifier: MIT */
#include "analyse_fixture.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#ifndef KOINE_SRCDIR
#define KOINE_SRCDIR "."
#endif

static const char *const tags[] = {"zh", "en", "fr", "es", "ru", "ar"};
static struct analyser *analysers[ARRAY_LEN(tags)];
static struct arena arena;
static struct han *han;

void analyse_setup(void)
{
	const char *source = getenv("KOINE_SRC");
	struct buf table = {0};
	char dir[4096];

	snprintf(
		dir, sizeof(dir), "%s/locales", source ? source : KOINE_SRCDIR);
	for (size_t i = 0; i < ARRAY_LEN(tags); i++) {
		const struct locale *locale =
			locale_load(dir, tags[i], &arena, NULL);

		if (locale && !han) {
			han_make(locale->readings, &table, NULL);
			han = han_from(buf_view(&table));
		}
		analysers[i] =
			analyser_new(locale ? locale : locale_default(), han);
	}
	buf_release(&table);
}

void analyse_teardown(void)
{
	for (size_t i = 0; i < ARRAY_LEN(tags); i++)
		analyser_free(analysers[i]);
	han_free(han);
	han = NULL;
	arena_free(&arena);
}

struct analyser *analyser_of(const char *tag)
{
	size_t i = 0;

	while (i + 1 < ARRAY_LEN(tags) && strcmp(tags[i], tag) != 0)
		i++;
	return analysers[i];
}

void assert_terms(struct buf *out, const char *expected, const char *about)
{
	for (size_t i = 0; i < out->len; i++) {
		if (out->ptr[i] == TERM_STEM)
			out->ptr[i] = '^';
	}
	ck_assert_msg(str_eq(buf_view(out), str_of(expected)),
		"'%s' gives '%.*s' not '%s'", about, STR_ARG(buf_view(out)),
		expected);
	buf_release(out);
}
