/* SPDX-License-Identifier: MIT */
#include "base/macros.h"
#include "base/str.h"

#include <check.h>
#include <limits.h>
#include <stdint.h>
#include <string.h>

Suite *suite_base_str(void);

static const struct str nothing = {NULL, 0};

#define ASSERT_STR(s, text) ck_assert(str_eq((s), str_of(text)))

START_TEST(str_of_null_is_empty)
{
	ck_assert_uint_eq(str_of(NULL).len, 0);
	ck_assert_uint_eq(str_of("").len, 0);
	ck_assert_uint_eq(str_of("\u6f22").len, 3); /* zh */
}
END_TEST

START_TEST(str_sub_clamps_to_length)
{
	ASSERT_STR(str_sub(STR("abcdef"), 1, 3), "bc");
	ASSERT_STR(str_sub(STR("abc"), 1, 99), "bc");
	ASSERT_STR(str_sub(STR("abc"), 7, 9), "");
	ASSERT_STR(str_sub(STR("abc"), 2, 1), "");
	ASSERT_STR(str_sub(nothing, 0, SIZE_MAX), "");
}
END_TEST

START_TEST(str_eq_compares_bytes_and_length)
{
	ck_assert(str_eq(STR("ab"), STR("ab")));
	ck_assert(!str_eq(STR("ab"), STR("abc")));
	ck_assert(!str_eq(STR("ab"), STR("aB")));
	ck_assert(str_eq(STR("a\0b"), STR("a\0b")));
	ck_assert(!str_eq(STR("a\0b"), STR("a\0c")));
	ck_assert(str_eq(nothing, STR("")));
}
END_TEST

START_TEST(str_cmp_orders_like_code_points)
{
	static const char *const sorted[] = {"", "A", "AB", "B", "a", "\u00e9",
		"\u0436", "\u6f22", "\U0001F600"};

	for (size_t i = 0; i < ARRAY_LEN(sorted); i++)
		for (size_t j = 0; j < ARRAY_LEN(sorted); j++) {
			int order =
				str_cmp(str_of(sorted[i]), str_of(sorted[j]));

			ck_assert_int_eq(
				(order > 0) - (order < 0), (i > j) - (i < j));
		}
	ck_assert_int_eq(str_cmp(nothing, STR("")), 0);
}
END_TEST

START_TEST(str_starts_and_ends_look_at_the_edges)
{
	ck_assert(str_starts(STR("koine"), STR("koi")));
	ck_assert(!str_starts(STR("ko"), STR("koi")));
	ck_assert(str_starts(STR("x"), nothing));
	ck_assert(str_starts(nothing, nothing));
	ck_assert(str_ends(STR("a.mo"), STR(".mo")));
	ck_assert(!str_ends(STR("mo"), STR(".mo")));
	ck_assert(str_ends(nothing, nothing));
}
END_TEST

START_TEST(str_eq_nocase_folds_ascii_only)
{
	ck_assert(str_eq_nocase(STR("UTF-8"), STR("utf-8")));
	ck_assert(!str_eq_nocase(STR("["), STR("{")));
	ck_assert(!str_eq_nocase(STR("\u00c9"), STR("\u00e9")));
	ck_assert(!str_eq_nocase(STR("a"), STR("ab")));
	ck_assert(str_eq_nocase(nothing, nothing));
}
END_TEST

START_TEST(str_trim_takes_ascii_space_off)
{
	ASSERT_STR(str_trim(STR(" \t\r\n a b \v\f")), "a b");
	ASSERT_STR(str_trim(STR(" \t ")), "");
	ASSERT_STR(str_trim(nothing), "");
	ASSERT_STR(str_trim(STR("\u00a0x")), "\u00a0x");
}
END_TEST

START_TEST(str_find_gives_position_or_length)
{
	ck_assert_uint_eq(str_find(STR("a:b:c"), ':'), 1);
	ck_assert_uint_eq(str_find(STR("abc"), ':'), 3);
	ck_assert_uint_eq(str_find(STR("ab\0c"), '\0'), 2);
	ck_assert_uint_eq(str_find(nothing, ':'), 0);
}
END_TEST

START_TEST(str_search_gives_position_or_size_max)
{
	ck_assert_uint_eq(str_search(STR("ababc"), STR("abc")), 2);
	ck_assert_uint_eq(str_search(STR("ab"), STR("abc")), SIZE_MAX);
	ck_assert_uint_eq(str_search(STR("abx"), STR("y")), SIZE_MAX);
	ck_assert_uint_eq(str_search(STR("abx"), nothing), 0);
	ck_assert_uint_eq(str_search(nothing, nothing), 0);
	ck_assert_uint_eq(str_search(nothing, STR("a")), SIZE_MAX);
}
END_TEST

/* The parts of `text`, each in brackets. */
static void bracket(bool by_words, const char *text, char *out, size_t size)
{
	struct str rest = str_of(text);
	struct str part;
	size_t len = 0;

	while (by_words ? str_word(&rest, &part)
			: str_split(&rest, ',', &part)) {
		ck_assert_uint_lt(len + part.len + 3, size);
		out[len++] = '[';
		memcpy(out + len, part.ptr, part.len);
		len += part.len;
		out[len++] = ']';
	}
	ck_assert_ptr_null(rest.ptr);
	out[len] = '\0';
}

START_TEST(str_split_keeps_empty_parts)
{
	static const char *const rows[][2] = {{"a,,b", "[a][][b]"},
		{"a,", "[a][]"}, {",", "[][]"}, {"", "[]"}, {"abc", "[abc]"}};
	char out[32];

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		bracket(false, rows[i][0], out, sizeof(out));
		ck_assert_str_eq(out, rows[i][1]);
	}
}
END_TEST

START_TEST(str_split_null_has_no_parts)
{
	struct str rest = nothing;
	struct str part = STR("untouched");

	ck_assert(!str_split(&rest, ',', &part));
	ASSERT_STR(part, "untouched");
}
END_TEST

START_TEST(str_word_skips_runs_of_space)
{
	static const char *const rows[][2] = {{" a \t bc\n", "[a][bc]"},
		{"", ""}, {" \n ", ""}, {"one", "[one]"}};
	char out[32];

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		bracket(true, rows[i][0], out, sizeof(out));
		ck_assert_str_eq(out, rows[i][1]);
	}
}
END_TEST

START_TEST(str_to_int_reads_whole_decimal)
{
	static const struct {
		const char *text;
		int value;
	} rows[] = {{"0", 0}, {"-0", 0}, {"+7", 7}, {"0080", 80},
		{"2147483647", INT_MAX}, {"-2147483648", INT_MIN}};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		int value = 1;

		ck_assert(str_to_int(str_of(rows[i].text), &value));
		ck_assert_int_eq(value, rows[i].value);
	}
}
END_TEST

START_TEST(str_to_int_other_text_fails_untouched)
{
	static const char *const rows[] = {"", "-", "+", "--1", " 1", "1 ",
		"1x", "0x10", "2147483648", "-2147483649",
		"99999999999999999999999999", "\u0661" /* ar: 1 */};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		int value = 42;

		ck_assert(!str_to_int(str_of(rows[i]), &value));
		ck_assert_int_eq(value, 42);
	}
}
END_TEST

START_TEST(str_to_int_slice_stops_at_its_length)
{
	int value = 0;

	ck_assert(str_to_int(str_sub(STR("1234"), 0, 2), &value));
	ck_assert_int_eq(value, 12);
	ck_assert(!str_to_int(nothing, &value));
}
END_TEST

START_TEST(str_distance_counts_edits)
{
	static const struct {
		const char *a, *b;
		int limit, distance;
	} rows[] = {{"", "", 3, 0}, {"abc", "abc", 0, 0},
		{"widht", "width", 3, 2}, {"tier", "tire", 2, 2},
		{"kitten", "sitting", 3, 3}, {"", "abc", 3, 3},
		{"abc", "", 3, 3}, {"color", "colour", 1, 1}};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		ck_assert_int_eq(str_distance(str_of(rows[i].a),
					 str_of(rows[i].b), rows[i].limit),
			rows[i].distance);
}
END_TEST

START_TEST(str_distance_past_limit_is_limit_plus_one)
{
	ck_assert_int_eq(str_distance(STR("kitten"), STR("sitting"), 2), 3);
	ck_assert_int_eq(str_distance(STR("abcdef"), STR("uvwxyz"), 1), 2);
	ck_assert_int_eq(str_distance(STR("a"), STR("abcdefgh"), 3), 4);
	ck_assert_int_eq(str_distance(STR("a"), STR("b"), -5), 1);
	ck_assert_int_eq(str_distance(STR("a"), STR("b"), INT_MAX), 1);
	ck_assert_int_eq(str_distance(nothing, nothing, 0), 0);
}
END_TEST

START_TEST(str_find_eol_gives_position_or_length)
{
	static const struct {
		size_t filler;
		const char *rest;
		size_t at; /* after the filler */
	} rows[] = {
		/* clang-format off */
		{ 0, "", 0 }, { 0, "ab", 2 }, { 0, "a\nb", 1 }, { 0, "\r\n", 0 },
		{ 255, "\n", 0 }, { 256, "\n", 0 }, { 257, "a\r", 1 },
		{ 1000, "", 0 }, { 1000, "ab\rc\n", 2 },
		/* clang-format on */
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		char text[1100];
		size_t len = rows[i].filler + strlen(rows[i].rest);

		memset(text, 'x', rows[i].filler);
		strcpy(text + rows[i].filler, rows[i].rest);
		ck_assert_uint_eq(str_find_eol((struct str){text, len}),
			rows[i].filler + rows[i].at);
	}
}
END_TEST

Suite *suite_base_str(void)
{
	Suite *s = suite_create("base/str");
	TCase *tc = tcase_create("str");

	tcase_add_test(tc, str_of_null_is_empty);
	tcase_add_test(tc, str_sub_clamps_to_length);
	tcase_add_test(tc, str_eq_compares_bytes_and_length);
	tcase_add_test(tc, str_cmp_orders_like_code_points);
	tcase_add_test(tc, str_starts_and_ends_look_at_the_edges);
	tcase_add_test(tc, str_eq_nocase_folds_ascii_only);
	tcase_add_test(tc, str_trim_takes_ascii_space_off);
	tcase_add_test(tc, str_find_gives_position_or_length);
	tcase_add_test(tc, str_search_gives_position_or_size_max);
	tcase_add_test(tc, str_split_keeps_empty_parts);
	tcase_add_test(tc, str_split_null_has_no_parts);
	tcase_add_test(tc, str_word_skips_runs_of_space);
	tcase_add_test(tc, str_to_int_reads_whole_decimal);
	tcase_add_test(tc, str_to_int_other_text_fails_untouched);
	tcase_add_test(tc, str_to_int_slice_stops_at_its_length);
	tcase_add_test(tc, str_distance_counts_edits);
	tcase_add_test(tc, str_distance_past_limit_is_limit_plus_one);
	tcase_add_test(tc, str_find_eol_gives_position_or_length);
	suite_add_tcase(s, tc);
	return s;
}
