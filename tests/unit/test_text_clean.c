/* SPDX-License-Identifier: MIT */
#include "text/clean.h"

#include <check.h>

Suite *suite_text_clean(void);

static void assert_clean(
	struct str s, enum clean_mode mode, struct str expected)
{
	struct buf out = {0};

	clean_text(s, mode, &out);
	ck_assert_msg(str_eq(buf_view(&out), expected), "'%.*s' not '%.*s'",
		STR_ARG(buf_view(&out)), STR_ARG(expected));
	buf_release(&out);
}

START_TEST(clean_cp_one_code_point_gives_what_may_stand_there)
{
	static const struct {
		uint32_t cp, clean;
	} rows[] = {
		/* clang-format off */
		{ 0x00, 0x2400 }, { 0x07, 0x2407 }, { 0x1B, 0x241B },
		{ 0x1F, 0x241F }, { 0x7F, 0x2421 }, { '\r', 0x240D },
		{ '\t', ' ' }, { '\n', ' ' }, { ' ', ' ' }, { '~', '~' },
		/* C1, among them CSI, OSC and NEL */
		{ 0x80, 0xFFFD }, { 0x85, 0xFFFD }, { 0x9B, 0xFFFD },
		{ 0x9D, 0xFFFD }, { 0x9F, 0xFFFD },
		{ 0xA0, 0xA0 }, { 0xE9, 0xE9 }, { 0x202F, 0x202F },
		{ 0x2028, 0xFFFD }, { 0x2029, 0xFFFD },
		{ 0xD800, 0xFFFD }, { 0xDFFF, 0xFFFD }, { 0x110000, 0xFFFD },
		{ 0xFDD0, 0xFFFD }, { 0xFFFE, 0xFFFD }, { 0x1FFFF, 0xFFFD },
		{ 0xE000, 0xFFFD }, { 0xF8FF, 0xFFFD }, { 0x100000, 0xFFFD },
		/* bidi controls */
		{ 0x061C, 0 }, { 0x200E, 0 }, { 0x200F, 0 }, { 0x202A, 0 },
		{ 0x202E, 0 }, { 0x2066, 0 }, { 0x2069, 0 },
		/* nothing to see */
		{ 0xAD, 0 }, { 0x034F, 0 }, { 0x200B, 0 }, { 0x200C, 0 },
		{ 0x200D, 0 }, { 0x2060, 0 }, { 0x2064, 0 }, { 0x206F, 0 },
		{ 0xFEFF, 0 }, { 0xFE0E, 0 }, { 0xFE0F, 0 }, { 0x115F, 0 },
		{ 0x3164, 0 }, { 0xFFA0, 0 }, { 0xFFF9, 0 }, { 0xFFFB, 0 },
		{ 0x180E, 0 }, { 0x1D173, 0 },
		{ 0xE0001, 0 }, { 0xE0041, 0 }, { 0xE007F, 0 }, { 0xE0100, 0 },
		{ 0x1F3FB, 0 }, { 0x1F3FF, 0 },
		/* letters, marks and signs */
		{ 0x0301, 0x0301 }, { 0x0627, 0x0627 }, { 0x064E, 0x064E },
		{ 0x4EBA, 0x4EBA }, { 0x1F44D, 0x1F44D }, { 0xFF01, 0xFF01 },
		{ 0xFFFC, 0xFFFC }, { 0xFFFD, 0xFFFD }, { 0x20000, 0x20000 },
		/* clang-format on */
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		ck_assert_msg(clean_cp(rows[i].cp) == rows[i].clean,
			"U+%04X gives U+%04X", rows[i].cp,
			clean_cp(rows[i].cp));
}
END_TEST

START_TEST(clean_is_ascii_each_byte_at_each_place_is_judged)
{
	char text[19];

	for (int byte = 0; byte < 256; byte++) {
		for (size_t at = 0; at < sizeof(text); at++) {
			for (size_t i = 0; i < sizeof(text); i++)
				text[i] = i % 2 ? '~' : ' ';
			text[at] = (char)byte;
			ck_assert_int_eq(clean_is_ascii((struct str){
						 text, sizeof(text)}),
				byte >= 0x20 && byte <= 0x7E);
		}
	}
}
END_TEST

START_TEST(clean_text_terminal_sequences_are_disarmed)
{
	assert_clean(STR("a\033[2Jb\033]0;t\007c"), CLEAN_TEXT,
		STR("a\u241B[2Jb\u241B]0;t\u2407c"));
	/* CSI and OSC as C1 in UTF-8 */
	assert_clean(STR("a\xC2\x9B"
			 "2Jb\xC2\x9D"
			 "0;t\xC2\x9C"),
		CLEAN_TEXT, STR("a\uFFFD2Jb\uFFFD0;t\uFFFD"));
	/* CSI as a raw byte */
	assert_clean(STR("a\x9B"
			 "2J"),
		CLEAN_TEXT, STR("a\uFFFD2J"));
	assert_clean(STR("over\rwrite\b\b\177"), CLEAN_TEXT,
		STR("over\u240Dwrite\u2408\u2408\u2421"));
}
END_TEST

START_TEST(clean_text_unseen_characters_go)
{
	assert_clean(STR("pay\u202E\u2066lanigiro\u2069 a\u200Bb\uFEFFc"),
		CLEAN_TEXT, STR("paylanigiro abc"));
	assert_clean(
		STR("x\U000E0041\U000E007Fy \u2764\uFE0F \U0001F44D\U0001F3FD"),
		CLEAN_TEXT, STR("xy \u2764 \U0001F44D"));
}
END_TEST

START_TEST(clean_text_line_has_no_newline)
{
	assert_clean(STR("one\ntwo\tthree\u2028four"), CLEAN_LINE,
		STR("one two three\uFFFDfour"));
}
END_TEST

START_TEST(clean_text_text_keeps_newline)
{
	assert_clean(STR("one\ntwo\tthree\u2029four"), CLEAN_TEXT,
		STR("one\ntwo three\uFFFDfour"));
}
END_TEST

START_TEST(clean_text_export_keeps_joiners)
{
	const struct str kept =
		STR("a\nb\tc\u200Dd\u200Ce\u00ADf\u200Eg\u200Fh\u061Ci");

	assert_clean(kept, CLEAN_EXPORT, kept);
	assert_clean(STR("\033\u202E\uFEFF\u2028\0"), CLEAN_EXPORT,
		STR("\u241B\uFFFD\u2400"));
}
END_TEST

START_TEST(clean_text_fine_text_is_copied)
{
	/* fr zh ru ar */
	const struct str fine = STR("Évaluation — « l’œuvre » 人工智能，治理。"
				    "отчёт كِتَابَة \uFFFD 🌍");

	assert_clean(fine, CLEAN_LINE, fine);
	assert_clean(STR(""), CLEAN_LINE, STR(""));
}
END_TEST

Suite *suite_text_clean(void)
{
	Suite *suite = suite_create("text/clean");
	TCase *tc = tcase_create("clean");

	tcase_add_test(tc, clean_cp_one_code_point_gives_what_may_stand_there);
	tcase_add_test(tc, clean_is_ascii_each_byte_at_each_place_is_judged);
	tcase_add_test(tc, clean_text_terminal_sequences_are_disarmed);
	tcase_add_test(tc, clean_text_unseen_characters_go);
	tcase_add_test(tc, clean_text_line_has_no_newline);
	tcase_add_test(tc, clean_text_text_keeps_newline);
	tcase_add_test(tc, clean_text_export_keeps_joiners);
	tcase_add_test(tc, clean_text_fine_text_is_copied);
	suite_add_tcase(suite, tc);
	return suite;
}
