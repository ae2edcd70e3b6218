/* SPDX-License-Identifier: MIT */
#include "base/format.h"
#include "base/macros.h"

#include <check.h>
#include <string.h>

Suite *suite_base_format(void);

START_TEST(format_eq_same_arguments_are_equal)
{
	static const char *const rows[][2] = {{"none", "aucun"}, {"%s", "<%s>"},
		{"%d of %s", "%d/%s"}, {"%d", "%i"}, {"%x", "%u"},
		{"100 %%", "%%100"}, {"%s %d", "%1$s %2$d"},
		{"%s %d", "%2$d %1$s"}, {"%5d", "%-12d"}, {"%.*s", "%.*s!"},
		{"%.*s", "%2$.*1$s"}, {"%zu", "%zx"}, {"%.1f", "%'.2f"},
		{"%1$s %1$s", "%1$s"}, {"%lld", "%qd"}};
	struct format a;
	struct format b;

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		ck_assert(format_read(rows[i][0], &a));
		ck_assert(format_read(rows[i][1], &b));
		ck_assert_msg(format_eq(&a, &b), "%s", rows[i][1]);
	}
}
END_TEST

START_TEST(format_eq_other_arguments_are_not_equal)
{
	static const char *const rows[][2] = {{"none", "%s"}, {"%s", "none"},
		{"%s", "%d"}, {"%d", "%ld"}, {"%zu", "%u"}, {"%d %s", "%s %d"},
		{"%s", "%s %s"}, {"%.*s", "%s"}, {"%*d", "%d"}, {"%d", "%u"},
		{"%s", "%ls"}, {"%f", "%Lf"}, {"%hd", "%hhd"}, {"%c", "%s"},
		{"%s %d", "%1$d %2$s"}};
	struct format a;
	struct format b;

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		ck_assert(format_read(rows[i][0], &a));
		ck_assert(format_read(rows[i][1], &b));
		ck_assert_msg(!format_eq(&a, &b), "%s", rows[i][1]);
	}
}
END_TEST

START_TEST(format_read_no_format_of_ours_fails)
{
	static const char *const texts[] = {"%", "100 %", "%n", "%hhn", "%1$n",
		"%5", "%-", "%.", "%l", "%m", "%k", "%99999d", "%.99999f",
		"%2$s", "%1$s %s", "%s %1$s", "%1$s %1$d", "%17$s",
		"%99999999999999999999$s", "%*1$d %d", "%\u0436",
		"%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s"};
	struct format format = {.args = 77};

	for (size_t i = 0; i < ARRAY_LEN(texts); i++)
		ck_assert_msg(!format_read(texts[i], &format), "%s", texts[i]);
	ck_assert_uint_eq(format.args, 77);
}
END_TEST

START_TEST(format_read_counts_arguments)
{
	struct format format;

	ck_assert(format_read("", &format));
	ck_assert_uint_eq(format.args, 0);
	ck_assert(format_read("%-*.*s%%%5.2f%c", &format));
	ck_assert_uint_eq(format.args, 5);
}
END_TEST

Suite *suite_base_format(void)
{
	Suite *s = suite_create("base/format");
	TCase *tc = tcase_create("format");

	tcase_add_test(tc, format_eq_same_arguments_are_equal);
	tcase_add_test(tc, format_eq_other_arguments_are_not_equal);
	tcase_add_test(tc, format_read_no_format_of_ours_fails);
	tcase_add_test(tc, format_read_counts_arguments);
	suite_add_tcase(s, tc);
	return s;
}
