/* SPDX-License-Identifier: MIT */
#include "text/han.h"

#include "text/han_file.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

Suite *suite_text_han(void);

static struct buf table; /* made once: it takes ICU a second */
static struct han *han;

static void make_once(void)
{
	han_make(STR("行>hang 乐>yue 长>chang 行>heng 行>hang 行>xing"), &table,
		NULL);
	han = han_from(buf_view(&table));
}

static void free_all(void)
{
	han_free(han);
	buf_release(&table);
}

START_TEST(han_simplify_each_character_is_simplified)
{
	static const struct {
		uint32_t cp, simple;
	} rows[] = {
		{0x767C, 0x53D1}, /* 發 发 */
		{0x9AD4, 0x4F53}, /* 體 体 */
		{0x5F8C, 0x540E}, /* 後 后 */
		{0x540E, 0x540E}, /* 后 */
		{0x4EBA, 0x4EBA}, /* 人 */
		{'a', 'a'},
		{0x3042, 0x3042}, /* あ */
		{0x20000, 0x20000},
		{0x10FFFF, 0x10FFFF},
		{0, 0},
	};

	ck_assert_uint_eq(han_simplify(han, rows[_i].cp), rows[_i].simple);
}
END_TEST

START_TEST(han_simplify_is_done_at_once)
{
	for (uint32_t cp = 0; cp < 0x30000; cp++) {
		const uint32_t simple = han_simplify(han, cp);

		ck_assert_msg(han_simplify(han, simple) == simple,
			"U+%04X goes on", cp);
	}
}
END_TEST

/* The readings, split by '/'. */
static void assert_readings(uint32_t cp, const char *expected)
{
	struct str readings[HAN_READINGS];
	const size_t count = han_readings(han, cp, readings);
	struct buf all = {0};

	for (size_t i = 0; i < count; i++) {
		if (i > 0)
			buf_byte(&all, '/');
		buf_str(&all, readings[i]);
	}
	ck_assert_msg(str_eq(buf_view(&all), str_of(expected)),
		"U+%04X: '%.*s' not '%s'", cp, STR_ARG(buf_view(&all)),
		expected);
	buf_release(&all);
}

START_TEST(han_readings_each_character_has_its_own)
{
	static const struct {
		uint32_t cp;
		const char *readings;
	} rows[] = {
		{0x667A, "zhi"},            /* 智 */
		{0x5973, "nv"},             /* 女: nǚ */
		{0x7565, "lve"},            /* 略: lüè */
		{0x53BB, "qu"},             /* 去 */
		{0x884C, "xing/hang/heng"}, /* 行 */
		{0x4E50, "le/yue"},         /* 乐 */
		{0x957F, "zhang/chang"},    /* 长 */
		{0x3007, "ling"},           /* 〇 */
		{'a', ""},
		{0x3042, ""},
		{0x10FFFF, ""},
	};

	assert_readings(rows[_i].cp, rows[_i].readings);
}
END_TEST

START_TEST(han_syllables_are_sorted_and_small)
{
	const struct str *list;
	const size_t count = han_syllables(han, &list);

	ck_assert_uint_gt(count, 380);
	ck_assert_uint_lt(count, 460);
	for (size_t i = 0; i < count; i++) {
		ck_assert_uint_le(list[i].len, HAN_SYLLABLE_MAX);
		ck_assert(i == 0 || str_cmp(list[i - 1], list[i]) < 0);
	}
}
END_TEST

START_TEST(han_make_again_gives_the_same_bytes)
{
	struct buf again = {0};

	ck_assert(
		han_make(STR("行>hang 乐>yue 长>chang 行>heng 行>hang 行>xing"),
			&again, NULL));
	ck_assert(str_eq(buf_view(&again), buf_view(&table)));
	ck_assert_uint_lt(table.len, 200000);
	buf_release(&again);
}
END_TEST

START_TEST(han_make_more_that_is_no_reading_fails)
{
	static const char *const rows[] = {"行", "行>", "行>Hang", "行hang",
		">hang", "行行>hang", "x>hang", "行>hangxxx", "行>h ng"};
	struct buf out = {0};
	struct err err = {0};

	ck_assert(!han_make(str_of(rows[_i]), &out, &err));
	ck_assert_int_eq(err.code, ERR_INPUT);
	ck_assert_uint_eq(out.len, 0);
}
END_TEST

START_TEST(han_from_cut_table_is_none)
{
	for (size_t len = 0; len < table.len; len += 1 + len / 16)
		ck_assert_ptr_null(han_from(str_sub(buf_view(&table), 0, len)));
	ck_assert_ptr_null(han_from((struct str){0}));
}
END_TEST

START_TEST(han_from_garbled_table_is_none)
{
	struct buf copy = {0};

	buf_str(&copy, buf_view(&table));
	for (size_t i = 0; i < copy.len; i += 1 + i / 64) {
		copy.ptr[i] = (char)(copy.ptr[i] ^ 0x10);
		ck_assert_msg(han_from(buf_view(&copy)) == NULL, "byte %zu", i);
		copy.ptr[i] = (char)(copy.ptr[i] ^ 0x10);
	}
	buf_byte(&copy, '\0');
	ck_assert_ptr_null(han_from(buf_view(&copy)));
	buf_release(&copy);
}
END_TEST

static void put_number(struct buf *out, uint64_t number, int bytes)
{
	for (int i = 0; i < bytes; i++)
		buf_byte(out, (char)(number >> (8 * i) & 0xFF));
}

/* A table with the right sum: the numbers as they stand, then one syllable. */
static struct han *forge(const uint32_t *numbers, size_t count, const char *end)
{
	struct buf body = {0}, whole = {0};
	struct han *forged;

	for (size_t i = 0; i < count; i++)
		put_number(&body, numbers[i], 4);
	buf_cstr(&body, end);
	buf_fill(&body, '\0', strlen(end) % 6 ? 6 - strlen(end) % 6 : 0);
	buf_str(&whole, STR(HAN_MAGIC));
	put_number(&whole, HAN_VERSION, 4);
	put_number(&whole, han_checksum(buf_view(&body)), 8);
	buf_str(&whole, buf_view(&body));
	forged = han_from(buf_view(&whole));
	buf_release(&body);
	buf_release(&whole);
	return forged;
}

START_TEST(han_from_forged_tables_are_none)
{
	static const uint32_t huge[] = {UINT32_MAX, UINT32_MAX, UINT32_MAX};
	static const uint32_t many[] = {2, 0, 0, 0x5000, 0x5001};
	static const uint32_t falling[] = {
		2, 0, 0, 0x5000, 0x5001, 0x4FFF, 0x5001};
	static const uint32_t surrogate[] = {1, 0, 0, 0x5000, 0xD800};
	static const uint32_t control[] = {1, 0, 0, 0x5000, 0x1B};
	static const uint32_t beyond[] = {1, 0, 0, 0x110000, 0x5000};
	static const uint32_t syllable[] = {0, 1, 0};
	static const uint32_t none[] = {0, 0, 1, 0x5000};
	static const uint32_t fine[] = {1, 0, 0, 0x5000, 0x5001};
	struct han *forged;

	ck_assert_ptr_null(forge(huge, ARRAY_LEN(huge), ""));
	ck_assert_ptr_null(forge(many, ARRAY_LEN(many), ""));
	ck_assert_ptr_null(forge(falling, ARRAY_LEN(falling), ""));
	ck_assert_ptr_null(forge(surrogate, ARRAY_LEN(surrogate), ""));
	ck_assert_ptr_null(forge(control, ARRAY_LEN(control), ""));
	ck_assert_ptr_null(forge(beyond, ARRAY_LEN(beyond), ""));
	ck_assert_ptr_null(forge(syllable, ARRAY_LEN(syllable), "A"));
	ck_assert_ptr_null(forge(none, ARRAY_LEN(none), ""));
	forged = forge(fine, ARRAY_LEN(fine), "");
	ck_assert_ptr_nonnull(forged);
	ck_assert_uint_eq(han_simplify(forged, 0x5000), 0x5001);
	han_free(forged);
}
END_TEST

START_TEST(han_open_missing_file_is_none)
{
	ck_assert_ptr_null(han_open("/nonexistent/han.koi"));
	ck_assert_ptr_null(han_open("/"));
}
END_TEST

Suite *suite_text_han(void)
{
	Suite *suite = suite_create("text/han");
	TCase *tc = tcase_create("han");

	tcase_add_unchecked_fixture(tc, make_once, free_all);
	tcase_add_loop_test(
		tc, han_simplify_each_character_is_simplified, 0, 10);
	tcase_add_test(tc, han_simplify_is_done_at_once);
	tcase_add_loop_test(tc, han_readings_each_character_has_its_own, 0, 11);
	tcase_add_test(tc, han_syllables_are_sorted_and_small);
	tcase_add_test(tc, han_make_again_gives_the_same_bytes);
	tcase_add_loop_test(tc, han_make_more_that_is_no_reading_fails, 0, 9);
	tcase_add_test(tc, han_from_cut_table_is_none);
	tcase_add_test(tc, han_from_garbled_table_is_none);
	tcase_add_test(tc, han_from_forged_tables_are_none);
	tcase_add_test(tc, han_open_missing_file_is_none);
	suite_add_tcase(suite, tc);
	return suite;
}
