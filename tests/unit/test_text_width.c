/* SPDX-License-Identifier: MIT */
#include "text/width.h"

#include "base/buf.h"
#include "text/brk.h"
#include "text/clean.h"
#include "text/utf8.h"

#include <check.h>
#include <locale.h>
#include <wchar.h>

Suite *suite_text_width(void);

static void setup(void)
{
	ck_assert_ptr_nonnull(setlocale(LC_CTYPE, "C.UTF-8"));
}

static const struct {
	const char *grapheme;
	int columns;
	const char *drawn;
} graphemes[] = {
	/* clang-format off */
	{ "a", 1, "a" },
	{ "\u00E9", 1, "\u00E9" },
	{ "e\u0301", 1, "e\u0301" },
	{ "人", 2, "人" },                             /* zh */
	{ "，", 2, "，" },
	{ "…", 1, "…" },
	{ "كِ", 1, "كِ" },                               /* ar */
	{ "\u00A0", 1, " " }, { "\u202F", 1, " " },
	{ "\t", 1, " " }, { "\n", 1, " " }, { "\033", 1, "\u241B" },
	{ "\u0301", 1, "\u25CC\u0301" },              /* a lone mark */
	{ "\u200B", 0, "" }, { "\u202E", 0, "" }, { "\u00AD", 0, "" },
	{ "\u200D\u0301", 1, "\u25CC\u0301" },
	{ "\u2764\uFE0F", 1, "\u2764" },
	{ "\U0001F44D\U0001F3FD", 2, "\U0001F44D" },
	{ "\U0001F468\u200D\U0001F469\u200D\U0001F466", 6,
		"\U0001F468\U0001F469\U0001F466" },
	{ "\U0001F1E8\U0001F1F3", 2, "\U0001F1E8\U0001F1F3" },
	{ "\u0915\u093F", 2, "\u0915\u093F" },        /* hi */
	{ "a\u0301\u0302\u0303\u0304\u0305\u0306", 1, "a\u0301\u0302\u0303\u0304" },
	{ "\uE000", 1, "\uFFFD" },
	{ "\U000E0041", 0, "" },
	{ "\xFF", 1, "\uFFFD" },
	/* clang-format on */
};

START_TEST(width_grapheme_each_sample_has_its_columns)
{
	for (size_t i = 0; i < ARRAY_LEN(graphemes); i++)
		ck_assert_msg(width_grapheme(str_of(graphemes[i].grapheme)) ==
				      graphemes[i].columns,
			"row %zu", i);
}
END_TEST

START_TEST(width_drawn_each_sample_is_drawn_safely)
{
	for (size_t i = 0; i < ARRAY_LEN(graphemes); i++) {
		struct buf out = {0};

		width_drawn(str_of(graphemes[i].grapheme), &out);
		ck_assert_msg(
			str_eq(buf_view(&out), str_of(graphemes[i].drawn)),
			"row %zu: '%.*s'", i, STR_ARG(buf_view(&out)));
		buf_release(&out);
	}
}
END_TEST

START_TEST(width_cp_any_code_point_agrees_with_libc)
{
	for (uint32_t cp = 1; cp <= 0x10FFFF; cp++) {
		const int libc = wcwidth((wchar_t)cp);

		ck_assert_msg(
			width_cp(cp) == (libc < 0 ? 1 : libc), "U+%04X", cp);
	}
}
END_TEST

/* What libc makes of the drawn bytes; -1 if it does not know one of them. */
static int libc_columns(struct str s)
{
	int sum = 0;

	for (size_t pos = 0; pos < s.len;) {
		const int width = wcwidth((wchar_t)utf8_next(s, &pos));

		if (width < 0)
			return -1;
		sum += width;
	}
	return sum;
}

START_TEST(width_drawn_any_code_point_takes_its_columns)
{
	for (uint32_t cp = 0; cp <= 0x10FFFF; cp++) {
		struct buf in = {0};
		struct buf out = {0};

		buf_utf8(&in, cp);
		width_drawn(buf_view(&in), &out);
		ck_assert_msg(libc_columns(buf_view(&out)) ==
				      width_grapheme(buf_view(&in)),
			"U+%04X", cp);
		buf_release(&in);
		buf_release(&out);
	}
}
END_TEST

START_TEST(width_str_text_is_the_sum_of_its_graphemes)
{
	static const struct {
		const char *text;
		int columns;
	} rows[] = {
		{"", 0}, {"plain ASCII text", 16}, {"naïve café", 10},
		{"人工智能 AI", 11}, /* zh */
		{"كِتَابَة", 5},        /* ar */
		{"\u0301a", 2}, {"a\n\u0301", 3},
		{"a\u200B\u0301", 2}, /* a mark after a control stands alone */
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		ck_assert_msg(
			width_str(str_of(rows[i].text)) == rows[i].columns,
			"row %zu", i);
}
END_TEST

Suite *suite_text_width(void)
{
	Suite *suite = suite_create("text/width");
	TCase *tc = tcase_create("width");

	tcase_add_checked_fixture(tc, setup, NULL);
	tcase_add_test(tc, width_grapheme_each_sample_has_its_columns);
	tcase_add_test(tc, width_drawn_each_sample_is_drawn_safely);
	tcase_add_test(tc, width_cp_any_code_point_agrees_with_libc);
	tcase_add_test(tc, width_drawn_any_code_point_takes_its_columns);
	tcase_add_test(tc, width_str_text_is_the_sum_of_its_graphemes);
	suite_add_tcase(suite, tc);
	return suite;
}
