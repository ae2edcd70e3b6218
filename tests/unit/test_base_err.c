/* SPDX-License-Identifier: MIT */
#include "base/err.h"

#include <check.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

Suite *suite_base_err(void);

#define MAX (sizeof(((struct err *)NULL)->message) - 1) /* [B] */

START_TEST(err_set_stores_code_and_sentence)
{
	struct err err = {0};

	ck_assert(!err_set(&err, ERR_INPUT, "cannot open '%s': %d", "x", 5));
	ck_assert_int_eq(err.code, ERR_INPUT);
	ck_assert_str_eq(err.message, "cannot open 'x': 5");
}
END_TEST

START_TEST(err_set_null_is_fine)
{
	ck_assert(!err_set(NULL, ERR_INPUT, "lost"));
	ck_assert(!err_prefix(NULL, "lost"));
}
END_TEST

START_TEST(err_set_own_message_as_argument_is_kept)
{
	struct err err = {0};

	err_set(&err, ERR_INPUT, "inner");
	err_set(&err, ERR_STATE, "outer (%s)", err.message);
	ck_assert_str_eq(err.message, "outer (inner)");
}
END_TEST

/* zh: three bytes each, so that 511 falls inside a code point. */
START_TEST(err_set_long_message_is_cut_at_code_point)
{
	struct err err = {0};
	char text[3 * 300 + 1] = "";

	for (int i = 0; i < 300; i++)
		memcpy(text + 3 * i, "\u6f22", 4);
	err_set(&err, ERR_INPUT, "%s", text);
	ck_assert_uint_eq(strlen(err.message), MAX / 3 * 3);
	ck_assert_int_eq(memcmp(err.message, text, MAX / 3 * 3), 0);
}
END_TEST

START_TEST(err_set_message_of_full_length_is_whole)
{
	struct err err = {0};

	err_set(&err, ERR_INPUT, "%*d", (int)MAX, 7);
	ck_assert_uint_eq(strlen(err.message), MAX);
	ck_assert_int_eq(err.message[MAX - 1], '7');
}
END_TEST

START_TEST(err_prefix_goes_in_front)
{
	struct err err = {0};

	err_set(&err, ERR_INPUT, "bad heading");
	ck_assert(!err_prefix(&err, "%s:%d", "a.md", 7));
	ck_assert_str_eq(err.message, "a.md:7: bad heading");
	ck_assert_int_eq(err.code, ERR_INPUT);
}
END_TEST

START_TEST(err_prefix_long_is_cut_at_code_point)
{
	struct err err = {0};
	char text[2 * 700 + 1] = "";

	for (int i = 0; i < 700; i++)
		memcpy(text + 2 * i, "\u0436", 3); /* ru */
	err_set(&err, ERR_INPUT, "tail");
	err_prefix(&err, "%s", text);
	ck_assert_uint_le(strlen(err.message), MAX);
	ck_assert_int_eq(memcmp(err.message, text, MAX / 2 * 2), 0);
}
END_TEST

START_TEST(err_prefix_cuts_the_end_not_the_place)
{
	struct err err = {0};

	err_set(&err, ERR_INPUT, "%*d", (int)MAX, 7);
	err_prefix(&err, "a.md:7");
	ck_assert_int_eq(strncmp(err.message, "a.md:7: ", 8), 0);
	ck_assert_uint_eq(strlen(err.message), MAX);
}
END_TEST

START_TEST(err_status_each_code_has_one)
{
	ck_assert_int_eq(err_status(ERR_NONE), 0);
	ck_assert_int_eq(err_status(ERR_NOT_FOUND), 1);
	for (int code = ERR_NONE + 1; code < ERR_CODE_COUNT; code++) {
		int status = err_status((enum err_code)code);

		ck_assert(status == 1 || status == 2);
	}
	ck_assert_int_eq(err_status(ERR_CODE_COUNT), 2);
}
END_TEST

START_TEST(err_text_each_code_has_one)
{
	ck_assert_str_eq(err_text(ERR_USAGE), "wrong command line");
	for (int code = 0; code < ERR_CODE_COUNT; code++)
		ck_assert_uint_gt(strlen(err_text((enum err_code)code)), 0);
	ck_assert_str_eq(err_text(ERR_CODE_COUNT), "");
}
END_TEST

START_TEST(err_bug_aborts)
{
	BUG("made by a test");
}
END_TEST

Suite *suite_base_err(void)
{
	Suite *s = suite_create("base/err");
	TCase *tc = tcase_create("err");
	const char *fork_mode = getenv("CK_FORK");

	tcase_add_test(tc, err_set_stores_code_and_sentence);
	tcase_add_test(tc, err_set_null_is_fine);
	tcase_add_test(tc, err_set_own_message_as_argument_is_kept);
	tcase_add_test(tc, err_set_long_message_is_cut_at_code_point);
	tcase_add_test(tc, err_set_message_of_full_length_is_whole);
	tcase_add_test(tc, err_prefix_goes_in_front);
	tcase_add_test(tc, err_prefix_long_is_cut_at_code_point);
	tcase_add_test(tc, err_prefix_cuts_the_end_not_the_place);
	tcase_add_test(tc, err_status_each_code_has_one);
	tcase_add_test(tc, err_text_each_code_has_one);
	/* Without a fork (under a debugger) an abort would end the run. */
	if (!fork_mode || strcmp(fork_mode, "no") != 0)
		tcase_add_test_raise_signal(tc, err_bug_aborts, SIGABRT);
	suite_add_tcase(s, tc);
	return s;
}
