/* SPDX-License-Identifier: MIT */
#include "search/rules.h"

#include <check.h>

Suite *suite_search_rules(void);

static struct locale_pair pairs[] = {
	/* clang-format off */
	{{"sh", 2}, {"S", 1}},
	{{"s", 1}, {"z", 1}},
	{{"shch", 4}, {"Q", 1}},
	{{"x", 1}, {"h", 1}},
	{{"x", 1}, {"ks", 2}},
	{{"^al", 3}, {"", 0}},
	{{"^al", 3}, {"al", 2}},
	{{"h$", 2}, {"", 0}},
	{{"щ", 2}, {"shch", 4}},
	/* clang-format on */
};

static void assert_applied(
	const char *text, struct rules_run run, const char *expected)
{
	struct rules *rules = rules_new(pairs, ARRAY_LEN(pairs));
	struct buf out = {0};

	ck_assert(rules_apply(rules, str_of(text), &run, &out));
	ck_assert_msg(str_eq(buf_view(&out), str_of(expected)),
		"'%s' gives '%.*s' not '%s'", text, STR_ARG(buf_view(&out)),
		expected);
	buf_release(&out);
	rules_free(rules);
}

START_TEST(rules_apply_longest_pair_holds)
{
	const struct rules_run run = {.has_start = true};

	assert_applied("", run, "");
	assert_applied("shchshs", run, "QSz");
	assert_applied("щa", run, "shcha");
	assert_applied("alaal", run, "aal");
	assert_applied("hah", run, "ha");
	assert_applied("h", run, "");
	assert_applied("x人", run, "h人");
	assert_applied("al", (struct rules_run){0}, "al");
}
END_TEST

START_TEST(rules_apply_other_readings_are_met_and_taken)
{
	struct rules *rules = rules_new(pairs, ARRAY_LEN(pairs));
	struct rules_run run = {.has_start = true};
	struct buf out = {0};

	rules_apply(rules, STR("b"), &run, &out);
	ck_assert_uint_eq(run.met, 0);
	rules_apply(rules, STR("alx"), &run, &out);
	/* As they stand in the file: "x" before "^al". */
	ck_assert_uint_eq(run.met, 3);
	buf_release(&out);
	rules_free(rules);
	run = (struct rules_run){.has_start = true, .others = 1};
	assert_applied("alx", run, "ks");
	run.others = 2;
	assert_applied("alx", run, "alh");
	run.others = 3;
	assert_applied("alx", run, "alks");
}
END_TEST

START_TEST(rules_apply_complete_needs_a_pair_for_all)
{
	struct rules *rules = rules_new(pairs, ARRAY_LEN(pairs));
	struct rules_run run = {.is_complete = true};
	struct buf out = {0};

	ck_assert(rules_apply(rules, STR("shx"), &run, &out));
	ck_assert(!rules_apply(rules, STR("shb"), &run, &out));
	buf_release(&out);
	rules_free(rules);
	rules_free(NULL);
}
END_TEST

START_TEST(rules_new_without_pairs_changes_nothing)
{
	struct rules *rules = rules_new(NULL, 0);
	struct rules_run run = {0};
	struct buf out = {0};

	ck_assert(rules_apply(rules, STR("abc"), &run, &out));
	ck_assert(str_eq(buf_view(&out), STR("abc")));
	buf_release(&out);
	rules_free(rules);
}
END_TEST

Suite *suite_search_rules(void)
{
	Suite *suite = suite_create("search/rules");
	TCase *tc = tcase_create("rules");

	tcase_add_test(tc, rules_apply_longest_pair_holds);
	tcase_add_test(tc, rules_apply_other_readings_are_met_and_taken);
	tcase_add_test(tc, rules_apply_complete_needs_a_pair_for_all);
	tcase_add_test(tc, rules_new_without_pairs_changes_nothing);
	suite_add_tcase(suite, tc);
	return suite;
}
