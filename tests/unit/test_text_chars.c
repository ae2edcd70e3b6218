/* SPDX-License-Identifier: MIT */
#include "text/chars.h"

#include "base/macros.h"

#include <check.h>

Suite *suite_text_chars(void);

START_TEST(chars_script_knows_those_of_koine)
{
	static const struct {
		uint32_t cp;
		enum script script;
	} rows[] = {
		{'a', SCRIPT_LATIN}, {0xE9, SCRIPT_LATIN},     /* é */
		{0x4E2D, SCRIPT_HAN},                          /* 中 */
		{0x3007, SCRIPT_HAN},                          /* 〇 */
		{0x430, SCRIPT_CYRILLIC},                      /* а */
		{0x639, SCRIPT_ARABIC},                        /* ع */
		{0x3BA, SCRIPT_GREEK},                         /* κ */
		{0x3042, SCRIPT_OTHER},                        /* あ */
		{'1', SCRIPT_COMMON}, {0x3002, SCRIPT_COMMON}, /* 。 */
		{0x301, SCRIPT_COMMON},                        /* a mark */
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		ck_assert_msg(chars_script(rows[i].cp) == rows[i].script,
			"U+%04X", rows[i].cp);
}
END_TEST

START_TEST(chars_script_of_knows_codes)
{
	ck_assert_int_eq(chars_script_of(STR("Latn")), SCRIPT_LATIN);
	ck_assert_int_eq(chars_script_of(STR("Hans")), SCRIPT_HAN);
	ck_assert_int_eq(chars_script_of(STR("Cyrl")), SCRIPT_CYRILLIC);
	ck_assert_int_eq(chars_script_of(STR("Arab")), SCRIPT_ARABIC);
	ck_assert_int_eq(chars_script_of(STR("Xxxx")), SCRIPT_OTHER);
}
END_TEST

START_TEST(chars_classes_tell_letters_from_numbers_and_marks)
{
	static const struct {
		uint32_t cp;
		bool is_letter, is_number, is_word;
	} rows[] = {
		{'a', true, false, true},
		{0x4E2D, true, false, true},
		{'7', false, true, true},
		{0xBD, false, true, true},   /* ½ */
		{0x301, false, false, true}, /* a mark */
		{'-', false, false, false},
		{0x201C, false, false, false},
		{' ', false, false, false},
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		ck_assert_int_eq(
			chars_is_letter(rows[i].cp), rows[i].is_letter);
		ck_assert_int_eq(
			chars_is_number(rows[i].cp), rows[i].is_number);
		ck_assert_int_eq(chars_is_word(rows[i].cp), rows[i].is_word);
	}
}
END_TEST

START_TEST(chars_is_space_counts_all_widths)
{
	ck_assert(chars_is_space(' '));
	ck_assert(chars_is_space(0xA0));
	ck_assert(chars_is_space(0x3000));
	ck_assert(!chars_is_space(0x200B));
}
END_TEST

START_TEST(chars_digit_gives_the_value_in_any_script)
{
	ck_assert_int_eq(chars_digit('7'), 7);
	ck_assert_int_eq(chars_digit(0xFF13), 3); /* ３ */
	ck_assert_int_eq(chars_digit(0x664), 4);  /* ٤ */
	ck_assert_int_eq(chars_digit('x'), -1);
}
END_TEST

START_TEST(chars_is_single_where_nothing_parts_words)
{
	static const struct {
		uint32_t cp;
		bool is_single;
	} rows[] = {
		{0x4EBA, true},  /* 人 */
		{0x3007, true},  /* 〇 */
		{0x20000, true}, /* of extension B */
		{0x30AB, true},  /* カ */
		{0x3042, true},  /* あ */
		{0x30FC, true},  /* ー */
		{0xE44, true},   /* Thai */
		{0x1780, true},  /* Khmer */
		{'a', false},
		{0x436, false},  /* ж */
		{0x645, false},  /* م */
		{0xD55C, false}, /* 한 */
		{'1', false},
		{' ', false},
		{0x3002, false}, /* 。 */
		{0x301, false},
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		ck_assert_msg(chars_is_single(rows[i].cp) == rows[i].is_single,
			"U+%04X", rows[i].cp);
	ck_assert(chars_is_mark(0x301));
	ck_assert(!chars_is_mark('a'));
}
END_TEST

START_TEST(chars_lower_leaves_small_letters)
{
	ck_assert_uint_eq(chars_lower('A'), 'a');
	ck_assert_uint_eq(chars_lower(0x410), 0x430);
	ck_assert_uint_eq(chars_lower('a'), 'a');
	ck_assert(chars_is_upper('A'));
	ck_assert(!chars_is_upper('a'));
}
END_TEST

Suite *suite_text_chars(void)
{
	Suite *s = suite_create("text_chars");
	TCase *tc = tcase_create("chars");

	tcase_add_test(tc, chars_script_knows_those_of_koine);
	tcase_add_test(tc, chars_script_of_knows_codes);
	tcase_add_test(tc, chars_classes_tell_letters_from_numbers_and_marks);
	tcase_add_test(tc, chars_is_space_counts_all_widths);
	tcase_add_test(tc, chars_digit_gives_the_value_in_any_script);
	tcase_add_test(tc, chars_is_single_where_nothing_parts_words);
	tcase_add_test(tc, chars_lower_leaves_small_letters);
	suite_add_tcase(s, tc);
	return s;
}
