/* SPDX-License-Identifier: MIT */
#include "desk/catalogue.h"

#include <check.h>
#include <string.h>

Suite *suite_desk_catalogue(void);

#define TEMPLATE                                           \
	"# SOME DESCRIPTIVE TITLE.\n"                      \
	"# Copyright (C) YEAR the koine authors\n"         \
	"# FIRST AUTHOR <EMAIL@ADDRESS>, YEAR.\n"          \
	"#\n"                                              \
	"#, fuzzy\n"                                       \
	"msgid \"\"\n"                                     \
	"msgstr \"\"\n"                                    \
	"\"PO-Revision-Date: YEAR-MO-DA HO:MI+ZONE\\n\"\n" \
	"\"Language: \\n\"\n"                              \
	"\"Plural-Forms: nplurals=INTEGER; plural=EXPRESSION;\\n\"\n"

START_TEST(catalogue_begin_fills_the_header)
{
	struct buf out = {0};

	catalogue_begin(STR(TEMPLATE), "it", "Italian",
		"nplurals=2; plural=(n != 1);", STR("2026-11-23"), &out);
	ck_assert_str_eq(out.ptr,
		"# Italian messages of koine.\n"
		"# Copyright (C) 2026 the koine authors\n"
		"#\n"
		"msgid \"\"\n"
		"msgstr \"\"\n"
		"\"PO-Revision-Date: 2026-11-23 12:00+0000\\n\"\n"
		"\"Language: it\\n\"\n"
		"\"Plural-Forms: nplurals=2; plural=(n != 1);\\n\"\n");
	buf_release(&out);
}
END_TEST

START_TEST(catalogue_begin_has_as_many_forms_as_the_language)
{
	static const struct {
		const char *plural;
		int forms;
	} rows[] = {{"nplurals=1; plural=0;", 1},
		{"nplurals=3; plural=(n==1 ? 0 : n==2 ? 1 : 2);", 3}};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct buf out = {0};
		int forms = 0;

		catalogue_begin(
			STR(TEMPLATE "\nmsgid \"a\"\n"
				     "msgid_plural \"b\"\n"
				     "msgstr[0] \"\"\nmsgstr[1] \"\"\n"),
			"xx", "X", rows[i].plural, STR("2026-11-23"), &out);
		for (const char *at = out.ptr;
			(at = strstr(at, "msgstr[")) != NULL; at++)
			forms++;
		ck_assert_int_eq(forms, rows[i].forms);
		buf_release(&out);
	}
}
END_TEST

static void assert_count(
	const char *text, int all, int done, int core, int core_done)
{
	const struct catalogue_count count = catalogue_count(str_of(text));

	ck_assert_msg(count.all == all && count.done == done &&
			      count.core == core &&
			      count.core_done == core_done,
		"%d %d %d %d of\n%s", count.all, count.done, count.core,
		count.core_done, text);
}

START_TEST(catalogue_count_knows_the_core_and_what_is_translated)
{
	assert_count(TEMPLATE, 0, 0, 0, 0);
	assert_count(TEMPLATE "\n#: src/tui/bottom.c:1\nmsgid \"one\"\n"
			      "msgstr \"\"\n",
		1, 0, 1, 0);
	assert_count("\n#: src/tui/bottom.c:1\nmsgid \"one\"\nmsgstr \"uno\"\n",
		1, 1, 1, 1);
	assert_count("\n#: src/lint/rules.c:1\nmsgid \"\"\n\"two\"\n"
		     "msgstr \"\"\n\"due\"\n",
		1, 1, 0, 0);
}
END_TEST

START_TEST(catalogue_count_fuzzy_and_half_plurals_are_not_done)
{
	assert_count("\n#: src/tui/bottom.c:1\n#, fuzzy\nmsgid \"one\"\n"
		     "msgstr \"uno\"\n",
		1, 0, 1, 0);
	assert_count("\nmsgid \"a\"\nmsgid_plural \"b\"\nmsgstr[0] \"c\"\n"
		     "msgstr[1] \"\"\n",
		1, 0, 0, 0);
	assert_count("\nmsgid \"a\"\nmsgid_plural \"b\"\nmsgstr[0] \"c\"\n"
		     "msgstr[1] \"d\"\n",
		1, 1, 0, 0);
	assert_count("\n#~ msgid \"old\"\n#~ msgstr \"vecchio\"\n", 0, 0, 0, 0);
}
END_TEST

Suite *suite_desk_catalogue(void)
{
	Suite *suite = suite_create("desk_catalogue");
	TCase *tc = tcase_create("catalogue");

	tcase_add_test(tc, catalogue_begin_fills_the_header);
	tcase_add_test(tc, catalogue_begin_has_as_many_forms_as_the_language);
	tcase_add_test(
		tc, catalogue_count_knows_the_core_and_what_is_translated);
	tcase_add_test(tc, catalogue_count_fuzzy_and_half_plurals_are_not_done);
	suite_add_tcase(suite, tc);
	return suite;
}
