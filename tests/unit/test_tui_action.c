/* SPDX-License-Identifier: MIT */
#include "tui/action.h"

#include <check.h>
#include <string.h>

Suite *suite_tui_action(void);

START_TEST(action_find_every_name_is_itself)
{
	for (int i = ACTION_NONE + 1; i < ACTION_COUNT; i++)
		ck_assert_int_eq(
			action_find(str_of(action_name((enum action)i))), i);
}
END_TEST

START_TEST(action_help_none_is_empty_all_others_say_something)
{
	ck_assert_str_eq(action_help(ACTION_NONE), "");
	for (int i = ACTION_NONE + 1; i < ACTION_COUNT; i++)
		ck_assert_uint_gt(strlen(action_help((enum action)i)), 0);
}
END_TEST

START_TEST(action_find_unknown_is_none)
{
	ck_assert_int_eq(action_find(STR("line")), ACTION_NONE);
	ck_assert_int_eq(action_find(STR("")), ACTION_NONE);
	ck_assert_int_eq(action_find(STR("none")), ACTION_NONE);
}
END_TEST

Suite *suite_tui_action(void)
{
	Suite *suite = suite_create("tui_action");
	TCase *tests = tcase_create("all");

	tcase_add_test(tests, action_find_every_name_is_itself);
	tcase_add_test(
		tests, action_help_none_is_empty_all_others_say_something);
	tcase_add_test(tests, action_find_unknown_is_none);
	suite_add_tcase(suite, tests);
	return suite;
}
