/* SPDX-License-Identifier: MIT */
#include "search_fixture.h"
#include "text/width.h"

Suite *suite_search_snippet(void);

static void setup(void)
{
}

static void teardown(void)
{
	arena_free(&arena);
}

/* The snippet, matches in brackets, of a text with brackets. */
static const char *cut(const char *marked, int cols)
{
	struct buf text = {0};
	struct search_range ranges[8] = {0};
	struct search_hit hit = {.ranges = ranges};
	struct search_snippet snippet;
	const char *result;

	for (; *marked; marked++) {
		if (*marked == '[')
			ranges[hit.range_count].start = (uint32_t)text.len;
		else if (*marked == ']')
			ranges[hit.range_count++].end = (uint32_t)text.len;
		else
			buf_byte(&text, *marked);
	}
	hit.text = buf_view(&text);
	snippet = search_snippet(&hit, cols, &arena);
	ck_assert_int_le(width_str(snippet.text), cols > 0 ? cols : 0);
	result = mark(snippet.text, snippet.ranges, snippet.range_count);
	buf_release(&text);
	return result;
}

struct row {
	const char *text;
	int cols;
	const char *snippet;
};

static void assert_rows(const struct row *rows, size_t count)
{
	for (size_t i = 0; i < count; i++)
		ck_assert_str_eq(
			cut(rows[i].text, rows[i].cols), rows[i].snippet);
}

START_TEST(search_snippet_short_text_is_whole)
{
	static const struct row rows[] = {
		{"a [risk] here", 80, "a [risk] here"},
		{"a [risk] here", 11, "a [risk] here"},
		{"[risk]", 4, "[risk]"},
		{"no match", 80, "no match"},
		{"", 80, ""},
	};

	assert_rows(rows, ARRAY_LEN(rows));
}
END_TEST

START_TEST(search_snippet_long_text_is_cut_between_words)
{
	static const struct row rows[] = {
		{"one two three four five six [risk] seven eight nine ten", 26,
			"…six [risk] seven eight…"},
		{"[risk] seven eight nine ten", 14, "[risk] seven…"},
		{"one two three four five [risk]", 16, "…four five [risk]"},
		{"one two [risk] three [risk] four five six", 25,
			"one two [risk] three [risk]…"},
		{"no match, but words", 12, "no match,…"},
	};

	assert_rows(rows, ARRAY_LEN(rows));
}
END_TEST

START_TEST(search_snippet_line_ends_are_one_space)
{
	static const struct row rows[] = {
		{"a\r\n\r\n[risk\t\nmanagement]\nb\n", 80,
			"a [risk management] b"},
		{"\n\n[risk]", 80, "[risk]"},
		{"  \n", 80, ""},
	};

	assert_rows(rows, ARRAY_LEN(rows));
}
END_TEST

START_TEST(search_snippet_chinese_is_cut_between_characters)
{
	static const char text[] = "前沿人工智能[安全]与全球治理体系";

	ck_assert_str_eq(cut(text, 16), "…智能[安全]与全球…");
	ck_assert_str_eq(cut(text, 15), "…智能[安全]与全…");
	ck_assert_str_eq(cut(text, 6), "…[安全]…");
}
END_TEST

/* ar: the letters of a word and their marks stay together, in logical order. */
START_TEST(search_snippet_arabic_keeps_marks_on_their_letters)
{
	static const char text[] = "إِنَّ الْأَمْنَ [السِّيبَرَانِيّ] مَسْؤُولِيَّةٌ مُشْتَرَكَةٌ";

	ck_assert_str_eq(cut(text, 80), text);
	for (int cols = 1; cols < 40; cols++) {
		const char *snippet = cut(text, cols);

		/* No mark begins it, or follows the sign of a cut. */
		ck_assert_ptr_null(strstr(snippet, "…\u064e"));
		ck_assert_ptr_null(strstr(snippet, "…\u0650"));
		ck_assert_ptr_null(strstr(snippet, "[\u0651"));
	}
	ck_assert_str_eq(cut(text, 16), "…[السِّيبَرَانِيّ]…");
}
END_TEST

START_TEST(search_snippet_few_columns_show_what_fits)
{
	static const struct row rows[] = {
		{"a [risk] here", 0, ""},
		{"a [risk] here", -5, ""},
		{"a [risk] here", 1, "[r]"},
		{"a [risk] here", 2, "[r]…"},
		{"a [risk] here", 3, "…[r]…"},
		{"a [risk] here", 6, "…[risk]…"},
		{"a [安全] b", 1, "…"},
		{"a [安全] b", 2, "[安]"},
		{"a [安全] b", 3, "[安]…"},
		{"a [安全] b", 4, "…[安]…"},
	};

	assert_rows(rows, ARRAY_LEN(rows));
}
END_TEST

START_TEST(search_snippet_long_word_is_cut_inside)
{
	ck_assert_str_eq(cut("aaaaaaaaaaaaaaaaaa[bb]cccccccccccccccccc", 12),
		"…aaa[bb]ccccc…");
}
END_TEST

/* Nasty texts at every width: no crash, never too wide. */
START_TEST(search_snippet_nasty_texts_fit)
{
	static const char *const texts[] = {
		"\u0301\u0301[\u0301]\u0301",
		"a\n\u0301[b]",
		"\u200b\u200b\u200b[\u200b]\u200b",
		"\U0001F468\u200d\U0001F469\u200d\U0001F467[\U0001F1EB\U0001F1F7]\U0001F1EB",
		"\t\t[\t]\t",
		"e\u0301[e\u0301]e\u0301 e\u0301",
		"\u202e[abc]\u202c",
	};

	for (size_t i = 0; i < ARRAY_LEN(texts); i++)
		for (int cols = -1; cols < 12; cols++)
			cut(texts[i], cols);
}
END_TEST

START_TEST(search_snippet_huge_texts_are_looked_at_near_the_match)
{
	struct buf text = {0};
	struct search_range range = {500000, 500001};
	struct search_hit hit = {.ranges = &range, .range_count = 1};

	buf_fill(&text, 'a', 1000000);
	hit.text = buf_view(&text);
	ck_assert_uint_eq(search_snippet(&hit, 80, &arena).text.len,
		78 + 2 * strlen("…"));
	buf_clear(&text);
	for (int i = 0; i < 500000; i++)
		buf_cstr(&text, "\u200b");
	hit.text = buf_view(&text);
	range = (struct search_range){600000, 600003};
	ck_assert_uint_lt(search_snippet(&hit, 80, &arena).text.len, 4096);
	buf_release(&text);
}
END_TEST

Suite *suite_search_snippet(void)
{
	Suite *s = suite_create("search/snippet");
	TCase *tc = tcase_create("snippet");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, search_snippet_short_text_is_whole);
	tcase_add_test(tc, search_snippet_long_text_is_cut_between_words);
	tcase_add_test(tc, search_snippet_line_ends_are_one_space);
	tcase_add_test(tc, search_snippet_chinese_is_cut_between_characters);
	tcase_add_test(tc, search_snippet_arabic_keeps_marks_on_their_letters);
	tcase_add_test(tc, search_snippet_few_columns_show_what_fits);
	tcase_add_test(tc, search_snippet_long_word_is_cut_inside);
	tcase_add_test(tc, search_snippet_nasty_texts_fit);
	tcase_add_test(
		tc, search_snippet_huge_texts_are_looked_at_near_the_match);
	suite_add_tcase(s, tc);
	return s;
}
