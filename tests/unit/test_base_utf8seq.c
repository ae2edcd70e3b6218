/* SPDX-License-Identifier: MIT */
#include "base/macros.h"
#include "base/utf8seq.h"

#include <check.h>

Suite *suite_base_utf8seq(void);

static struct str bytes_of(const char *text, size_t len)
{
	return (struct str){text, len};
}

START_TEST(utf8_seq_well_formed_gives_length)
{
	static const struct {
		const char *text;
		size_t len;
	} rows[] = {
		{"a", 1},
		{"\xD0\xB6", 2},     /* ru */
		{"\xE4\xBA\xBA", 3}, /* zh */
		{"\xED\x9F\xBF", 3}, /* U+D7FF, last before surrogates */
		{"\xEE\x80\x80", 3},
		{"\xF0\x90\x80\x80", 4},
		{"\xF4\x8F\xBF\xBF", 4},
	};
	size_t bad;

	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		ck_assert_uint_eq(
			utf8_seq(str_of(rows[i].text), 0, &bad), rows[i].len);
}
END_TEST

START_TEST(utf8_seq_ill_formed_gives_maximal_part)
{
	static const struct {
		const char *text;
		size_t len, bad;
	} rows[] = {
		{"\x80", 1, 1},
		{"\xC0\xAF", 2, 1}, /* overlong */
		{"\xC2", 1, 1},
		{"\xC2"
		 "a",
			2, 1},
		{"\xE0\x9F\xBF", 3, 1}, /* overlong */
		{"\xED\xA0\x80", 3, 1}, /* surrogate */
		{"\xE4\xBA", 2, 2},
		{"\xE4\xBA"
		 "a",
			3, 2},
		{"\xF0\x9F\x98", 3, 3},
		{"\xF4\x90\x80\x80", 4, 1}, /* above U+10FFFF */
		{"\xF5", 1, 1},
		{"\xFF", 1, 1},
	};
	size_t bad;

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		const struct str s = bytes_of(rows[i].text, rows[i].len);

		ck_assert_uint_eq(utf8_seq(s, 0, &bad), 0);
		ck_assert_uint_eq(bad, rows[i].bad);
	}
}
END_TEST

START_TEST(utf8_find_bad_finds_it_at_any_place)
{
	char text[64];
	struct str s = {text, sizeof(text)};

	for (size_t at = 0; at < sizeof(text); at++) {
		for (size_t i = 0; i < sizeof(text); i++)
			text[i] = 'a';
		text[at] = '\xFF';
		ck_assert_uint_eq(utf8_find_bad(s), at);
	}
}
END_TEST

START_TEST(utf8_find_bad_well_formed_gives_length)
{
	const struct str s = STR("A safe \xE4\xBA\xBA \xD9\x85\xD9\x86 text");

	ck_assert_uint_eq(utf8_find_bad(s), s.len);
	ck_assert_uint_eq(utf8_find_bad((struct str){0}), 0);
}
END_TEST

Suite *suite_base_utf8seq(void)
{
	Suite *suite = suite_create("base/utf8seq");
	TCase *tests = tcase_create("all");

	tcase_add_test(tests, utf8_seq_well_formed_gives_length);
	tcase_add_test(tests, utf8_seq_ill_formed_gives_maximal_part);
	tcase_add_test(tests, utf8_find_bad_finds_it_at_any_place);
	tcase_add_test(tests, utf8_find_bad_well_formed_gives_length);
	suite_add_tcase(suite, tests);
	return suite;
}
