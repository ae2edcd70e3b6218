/* SPDX-License-Identifier: MIT */
#include "text/fmt.h"

#include <check.h>
#include <limits.h>
#include <string.h>

Suite *suite_text_fmt(void);

START_TEST(fmt_number_each_language_groups_in_its_way)
{
	static const struct {
		const char *tag;
		long n;
		const char *text;
	} rows[] = {
		{"en", 0, "0"},
		{"en", 1234567, "1,234,567"},
		{"en", -42, "-42"},
		{"fr", 1234567, "1\u202F234\u202F567"},
		{"ru", 1234567, "1\u00A0234\u00A0567"},
		{"es", 1234567, "1.234.567"},
		{"zh", 1234567, "1,234,567"},
		{"ar", 1234567, "1,234,567"},
		{"ar-EG", 2025, "2,025"},
		{"en", LONG_MIN, "-9,223,372,036,854,775,808"},
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct buf out = {0};

		fmt_number(rows[i].tag, rows[i].n, &out);
		ck_assert_str_eq(out.ptr, rows[i].text);
		buf_release(&out);
	}
}
END_TEST

START_TEST(fmt_percent_each_language_has_its_space)
{
	static const struct {
		const char *tag, *text;
	} rows[] = {
		{"en", "42%"},
		{"zh", "42%"},
		{"fr", "42\u00A0%"},
		{"ru", "42\u00A0%"},
		{"es", "42\u00A0%"},
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct buf out = {0};

		fmt_percent(rows[i].tag, 42, &out);
		ck_assert_str_eq(out.ptr, rows[i].text);
		buf_release(&out);
	}
}
END_TEST

START_TEST(fmt_percent_arabic_has_ascii_digits)
{
	struct buf out = {0};

	fmt_percent("ar", 42, &out);
	ck_assert_ptr_nonnull(strstr(out.ptr, "42"));
	buf_release(&out);
}
END_TEST

START_TEST(fmt_grouped_has_marks_from_so_many_digits_on)
{
	static const struct {
		const char *mark;
		int least;
		long n;
		const char *want;
	} rows[] = {
		{",", 4, 7900, "7,900"},
		{",", 4, 900, "900"},
		{" ", 5, 7900, "7900"},
		{" ", 5, 11079, "11 079"},
		{" ", 4, 1234567, "1 234 567"},
		{" ", 4, -1234, "-1 234"},
		{"", 0, 1234567, "1234567"},
		{",", 4, 0, "0"},
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct buf out = {0};

		fmt_grouped(
			str_of(rows[i].mark), rows[i].least, rows[i].n, &out);
		ck_assert_str_eq(out.ptr, rows[i].want);
		buf_release(&out);
	}
}
END_TEST

START_TEST(fmt_number_unknown_language_is_still_a_number)
{
	struct buf out = {0};

	fmt_number("xx", 42, &out);
	ck_assert_str_eq(out.ptr, "42");
	buf_release(&out);
}
END_TEST

START_TEST(fmt_ascii_digits_other_digits_become_ascii)
{
	struct buf out = {0};

	fmt_ascii_digits(STR("a٠١٩ ۰۵۹ ０５９ 7 १ \xFF"), &out);
	ck_assert_str_eq(out.ptr, "a019 059 059 7 १ \uFFFD");
	buf_release(&out);
}
END_TEST

static int compare(const char *tag, const char *a, const char *b)
{
	struct buf left = {0};
	struct buf right = {0};
	int order;

	fmt_sort_key(tag, str_of(a), &left);
	fmt_sort_key(tag, str_of(b), &right);
	order = str_cmp(buf_view(&left), buf_view(&right));
	buf_release(&left);
	buf_release(&right);
	return order;
}

START_TEST(fmt_sort_key_orders_as_the_language_does)
{
	static const struct {
		const char *tag, *before, *after;
	} rows[] = {
		{"fr", "été", "etf"},
		{"en", "Apple", "banana"},
		{"es", "nz", "ña"},
		{"en", "ña", "nz"},
		{"zh", "安全", "治理"}, /* by pinyin: an, zhi */
		{"ru", "ёлка", "жук"},
		{"ar", "أمن", "بلاغ"},
		{"en", "", "a"},
		{"en", "a", "ab"},
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		ck_assert_msg(
			compare(rows[i].tag, rows[i].before, rows[i].after) < 0,
			"row %zu", i);
}
END_TEST

START_TEST(fmt_sort_key_equal_texts_have_equal_keys)
{
	ck_assert_int_eq(compare("fr", "e\u0301te\u0301", "été"), 0);
}
END_TEST

Suite *suite_text_fmt(void)
{
	Suite *suite = suite_create("text/fmt");
	TCase *tc = tcase_create("fmt");

	tcase_add_test(tc, fmt_number_each_language_groups_in_its_way);
	tcase_add_test(tc, fmt_percent_each_language_has_its_space);
	tcase_add_test(tc, fmt_percent_arabic_has_ascii_digits);
	tcase_add_test(tc, fmt_grouped_has_marks_from_so_many_digits_on);
	tcase_add_test(tc, fmt_number_unknown_language_is_still_a_number);
	tcase_add_test(tc, fmt_ascii_digits_other_digits_become_ascii);
	tcase_add_test(tc, fmt_sort_key_orders_as_the_language_does);
	tcase_add_test(tc, fmt_sort_key_equal_texts_have_equal_keys);
	suite_add_tcase(suite, tc);
	return suite;
}
