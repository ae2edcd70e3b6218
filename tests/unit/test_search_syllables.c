/* SPDX-License-Identifier: MIT */
#include "search/analyse.h"

#include "analyse_fixture.h"

#include <check.h>

Suite *suite_search_syllables(void);

/* Lines, each with '|' for its end. */
static void assert_split(const char *typed, const char *expected)
{
	struct buf out = {0};

	analyser_split_syllables(analyser_of("zh"), str_of(typed), &out);
	for (size_t i = 0; i < out.len; i++) {
		if (out.ptr[i] == '\n')
			out.ptr[i] = '|';
	}
	assert_terms(&out, expected, typed);
}

START_TEST(analyser_split_syllables_each_row_of_letters)
{
	static const struct {
		const char *typed, *lines;
	} rows[] = {
		/* clang-format off */
		{ "ren gong zhi neng", "ren gong zhi neng|ren gong zhi nen g*|" },
		{ "rengongzhin", "ren gong zhi n*|" },
		{ "xian", "xian*|xi an*|xia n*|xi a n*|" },
		{ "xi an", "xi an*|xi a n*|" },
		{ "xi'an", "xi an*|xi a n*|" },
		{ "xi-an", "xi an*|xi a n*|" },
		{ "guoj", "guo j*|gu o j*|" },
		{ "n", "n*|" },
		{ "zh", "zh*|" },
		{ "nvxing", "nv xing|nv xin g*|" },
		{ "lu", "lu*|lv*|" },
		{ "lue", "lve|lu e*|lv e*|" },
		{ "qv", "qu*|" },
		{ "ren2gong1", "ren gong|" },
		{ "RenGong", "ren gong|" },
		{ "  ren  ", "ren*|re n*|" },
		{ "S11", "" },
		{ "T1", "" },
		{ "E24", "" },
		{ "1ren", "" },
		{ "", "" },
		{ " ", "" },
		{ "'", "" },
		{ "hello", "" },
		{ "the", "" },
		{ "ng", "" },
		{ "zh ren", "" },
		{ "ren.", "" },
		{ "ren6", "" },
		{ "人", "" },
		{ "vv", "" },
		/* clang-format on */
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		assert_split(rows[i].typed, rows[i].lines);
}
END_TEST

/* The likeliest way comes first. */
START_TEST(analyser_split_syllables_usual_reading_comes_first)
{
	static const struct {
		const char *typed, *line;
	} rows[] = {
		{"rengongzhineng", "ren gong zhi neng"},
		{"zhongguo", "zhong guo"},
		{"tiananmen", "tian an men*"},
		{"fangan", "fan gan*"},
		{"xianggang", "xiang gang"},
		{"anquan", "an quan"},
		{"zhilixingdong", "zhi li xing dong"},
		{"lianheguo", "lian he guo"},
		{"shuanglu", "shuang lu*"},
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct buf out = {0};
		struct str lines, line = {0};

		analyser_split_syllables(
			analyser_of("zh"), str_of(rows[i].typed), &out);
		lines = buf_view(&out);
		str_split(&lines, '\n', &line);
		ck_assert_msg(str_eq(line, str_of(rows[i].line)),
			"'%s' gives '%.*s'", rows[i].typed, STR_ARG(line));
		buf_release(&out);
	}
}
END_TEST

START_TEST(analyser_split_syllables_at_most_eight_ways)
{
	struct buf typed = {0}, out = {0};
	struct str lines, line;
	int count = 0;

	for (int i = 0; i < 50; i++)
		buf_cstr(&typed, "xian");
	analyser_split_syllables(analyser_of("zh"), buf_view(&typed), &out);
	lines = buf_view(&out);
	while (str_split(&lines, '\n', &line) && line.len > 0)
		count++;
	ck_assert_int_eq(count, 8);
	buf_clear(&out);
	for (int i = 0; i < 100000; i++)
		buf_cstr(&typed, "xian");
	analyser_split_syllables(analyser_of("zh"), buf_view(&typed), &out);
	ck_assert_uint_eq(out.len, 0);
	buf_release(&typed);
	buf_release(&out);
}
END_TEST

/* Of every syllable there is. */
START_TEST(analyser_split_syllables_one_syllable_is_itself)
{
	struct buf out = {0};

	analyser_put_syllables(analyser_of("zh"),
		STR("人工智能治理风险安全国际合作绿色女性战略学习"), &out);
	for (size_t i = 0; i < out.len; i++) {
		if (out.ptr[i] == TERM_STEM)
			out.ptr[i] = ' ';
	}
	for (struct str rest = buf_view(&out), one; str_word(&rest, &one);) {
		struct buf lines = {0};

		analyser_split_syllables(analyser_of("zh"), one, &lines);
		ck_assert_msg(str_starts(buf_view(&lines), one), "'%.*s'",
			STR_ARG(one));
		buf_release(&lines);
	}
	buf_release(&out);
}
END_TEST

START_TEST(analyser_put_syllables_each_token_has_one_place)
{
	static const struct {
		const char *text, *terms;
	} rows[] = {
		{"人工智能", "ren gong zhi neng"},
		{"人，工", "ren gong"},
		{"銀行", "yin xing ^hang"},
		{"發展", "fa zhan"},
		{"AI安全 2", "- an quan -"},
		{"女", "nv"},
		{"かな", "- -"},
		{"", ""},
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct buf out = {0};

		analyser_put_syllables(
			analyser_of("zh"), str_of(rows[i].text), &out);
		assert_terms(&out, rows[i].terms, rows[i].text);
	}
}
END_TEST

START_TEST(analyser_has_syllables_is_chinese)
{
	ck_assert(analyser_has_syllables(analyser_of("zh")));
	ck_assert(!analyser_has_syllables(analyser_of("ru")));
	ck_assert(!analyser_has_syllables(analyser_of("en")));
}
END_TEST

Suite *suite_search_syllables(void)
{
	Suite *suite = suite_create("search/syllables");
	TCase *tc = tcase_create("syllables");

	tcase_add_unchecked_fixture(tc, analyse_setup, analyse_teardown);
	tcase_add_test(tc, analyser_split_syllables_each_row_of_letters);
	tcase_add_test(tc, analyser_split_syllables_usual_reading_comes_first);
	tcase_add_test(tc, analyser_split_syllables_at_most_eight_ways);
	tcase_add_test(tc, analyser_split_syllables_one_syllable_is_itself);
	tcase_add_test(tc, analyser_put_syllables_each_token_has_one_place);
	tcase_add_test(tc, analyser_has_syllables_is_chinese);
	suite_add_tcase(suite, tc);
	return suite;
}
