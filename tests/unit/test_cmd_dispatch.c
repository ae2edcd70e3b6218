/* SPDX-License-Identifier: MIT */
#include "cmd/cmd.h"

#include <check.h>

START_TEST(cmd_nearest_of_mistyped_name_gives_the_command)
{
	static const struct {
		const char *typed, *meant;
	} rows[] = {{"shwo", "show"}, {"hepl", "help"}, {"doctr", "doctor"},
		{"tox", "toc"}, {"trem", "term"}};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		ck_assert_str_eq(
			cmd_nearest(str_of(rows[i].typed)), rows[i].meant);
}
END_TEST

START_TEST(cmd_nearest_with_nothing_near_is_null)
{
	/* compile is hidden */
	static const char *const typed[] = {
		"", "x", "A07", "2.1", "preface", "about", "compil"};

	for (size_t i = 0; i < ARRAY_LEN(typed); i++)
		ck_assert_msg(
			cmd_nearest(str_of(typed[i])) == NULL, "%s", typed[i]);
}
END_TEST

Suite *suite_cmd_dispatch(void);
Suite *suite_cmd_dispatch(void)
{
	Suite *suite = suite_create("cmd/dispatch");
	TCase *tests = tcase_create("dispatch");

	tcase_add_test(tests, cmd_nearest_of_mistyped_name_gives_the_command);
	tcase_add_test(tests, cmd_nearest_with_nothing_near_is_null);
	suite_add_tcase(suite, tests);
	return suite;
}
