/* SPDX-License-Identifier: MIT */
#include "cmd/cmd.h"

#include <check.h>

Suite *suite_cmd_as(void);

START_TEST(as_parse_takes_what_is_named_in_any_order)
{
	struct as as;
	struct err err = {0};

	ck_assert(as_parse("ar,40x20,16", &as, &err));
	ck_assert_int_eq(as.cols, 40);
	ck_assert_int_eq(as.rows, 20);
	ck_assert_int_eq(as.colours, 16);
	ck_assert_str_eq(as.ui, "ar");
	ck_assert(as_parse("0", &as, &err));
	ck_assert_int_eq(as.cols, 0);
	ck_assert_int_eq(as.colours, 0);
	ck_assert_ptr_null(as.ui);
	ck_assert(as_parse(NULL, &as, &err));
	ck_assert_int_eq(as.colours, -1);
}
END_TEST

static const char *const wrong[] = {"40", "40x", "x20", "0x20", "40x20x3",
	"40x2000", "xx", "40x20,,ar", "16 ", "-8"};

START_TEST(as_parse_wrong_is_said_and_changes_nothing)
{
	struct as as = {.cols = 7};
	struct err err = {0};

	ck_assert_msg(!as_parse(wrong[_i], &as, &err), "%s", wrong[_i]);
	ck_assert_int_eq(err.code, ERR_USAGE);
	ck_assert_int_eq(as.cols, 7);
}
END_TEST

Suite *suite_cmd_as(void)
{
	Suite *suite = suite_create("cmd/as");
	TCase *tests = tcase_create("as");

	tcase_add_test(tests, as_parse_takes_what_is_named_in_any_order);
	tcase_add_loop_test(tests, as_parse_wrong_is_said_and_changes_nothing,
		0, ARRAY_LEN(wrong));
	suite_add_tcase(suite, tests);
	return suite;
}
