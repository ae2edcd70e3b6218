/* SPDX-License-Identifier: MIT */
#include "text/utf8.h"

#include <check.h>
#include <string.h>

Suite *suite_text_utf8(void);

/* How many parts are replaced, how many code points stand there in all. */
static const struct ill_formed {
	const char *bytes;
	size_t len;
	size_t replaced;
	size_t count;
} ill_formed[] = {
/* clang-format off */
#define ROW(lit, replaced, count) { lit, sizeof(lit) - 1, replaced, count }
	/* lone continuation bytes */
	ROW("\x80", 1, 1), ROW("\xBF", 1, 1), ROW("\x80\xBF\x80", 3, 3),
	/* lead bytes followed by a space */
	ROW("\xC2 ", 1, 2), ROW("\xE0 ", 1, 2), ROW("\xF0 ", 1, 2), ROW("\xF4 ", 1, 2),
	/* sequences cut short: one maximal part */
	ROW("\xC3", 1, 1), ROW("\xE2\x82", 1, 1), ROW("\xF0\x9F\x98", 1, 1),
	ROW("\xF0\x9F\x98" "a", 1, 2), ROW("\xE2\x82\xE2\x82\xAC", 1, 2),
	ROW("\xF1\x80\x80\xE1\x80\xC2", 3, 3),
	/* bytes that never occur */
	ROW("\xFE", 1, 1), ROW("\xFF", 1, 1), ROW("\xC0", 1, 1), ROW("\xC1", 1, 1), ROW("\xF5", 1, 1),
	ROW("\xFE\xFE\xFF\xFF", 4, 4),
	/* overlong forms: each byte is a part of its own */
	ROW("\xC0\xAF", 2, 2), ROW("\xE0\x80\xAF", 3, 3), ROW("\xF0\x80\x80\xAF", 4, 4),
	ROW("\xC1\xBF", 2, 2), ROW("\xE0\x9F\xBF", 3, 3), ROW("\xF0\x8F\xBF\xBF", 4, 4),
	ROW("\xF8\x80\x80\x80\xAF", 5, 5), ROW("\xFC\x80\x80\x80\x80\xAF", 6, 6),
	/* surrogates, single and paired */
	ROW("\xED\xA0\x80", 3, 3), ROW("\xED\xBF\xBF", 3, 3), ROW("\xED\xA0\x80\xED\xB0\x80", 6, 6),
	/* beyond U+10FFFF */
	ROW("\xF4\x90\x80\x80", 4, 4), ROW("\xF7\xBF\xBF\xBF", 4, 4),
	/* the example of Unicode 15, table 3-8 and the one above it */
	ROW("\xC0\xAF\xE0\x80\xBF\xF0\x81\x82" "A", 8, 9),
	ROW("\xED\xA0\x80\xED\xBF\xBF\xED\xAF" "A", 8, 9),
	ROW("\xF4\x91\x92\x93\xFF" "A\x80\xBF" "B", 7, 9),
	ROW("\xE1\x80\xE2\xF0\x91\x92\xF1\xBF" "A", 4, 5),
#undef ROW
	/* clang-format on */
};

static const struct well_formed {
	const char *bytes;
	uint32_t cp;
} well_formed[] = {
	/* clang-format off */
	{ "\x01", 0x1 }, { "\x7F", 0x7F },
	{ "\xC2\x80", 0x80 }, { "\xDF\xBF", 0x7FF },
	{ "\xE0\xA0\x80", 0x800 }, { "\xED\x9F\xBF", 0xD7FF },
	{ "\xEE\x80\x80", 0xE000 }, { "\xEF\xBF\xBD", 0xFFFD },
	{ "\xEF\xBF\xBE", 0xFFFE }, { "\xEF\xBF\xBF", 0xFFFF },
	{ "\xF0\x90\x80\x80", 0x10000 }, { "\xF4\x8F\xBF\xBF", 0x10FFFF },
	/* clang-format on */
};

START_TEST(utf8_repair_ill_formed_replaces_maximal_parts)
{
	for (size_t i = 0; i < ARRAY_LEN(ill_formed); i++) {
		const struct ill_formed *row = &ill_formed[i];
		const struct str s = {row->bytes, row->len};
		struct buf out = {0};

		ck_assert_msg(
			utf8_repair(s, &out) == row->replaced, "row %zu", i);
		ck_assert(utf8_valid(buf_view(&out)));
		buf_release(&out);
	}
}
END_TEST

START_TEST(utf8_count_ill_formed_counts_each_part)
{
	for (size_t i = 0; i < ARRAY_LEN(ill_formed); i++) {
		const struct ill_formed *row = &ill_formed[i];
		const struct str s = {row->bytes, row->len};

		ck_assert_msg(utf8_count(s, s.len) == row->count, "row %zu", i);
	}
}
END_TEST

START_TEST(utf8_valid_ill_formed_is_false)
{
	for (size_t i = 0; i < ARRAY_LEN(ill_formed); i++) {
		const struct ill_formed *row = &ill_formed[i];

		ck_assert_msg(!utf8_valid((struct str){row->bytes, row->len}),
			"row %zu", i);
	}
}
END_TEST

START_TEST(utf8_prev_ill_formed_goes_back_the_way_next_came)
{
	for (size_t i = 0; i < ARRAY_LEN(ill_formed); i++) {
		const struct str s = {ill_formed[i].bytes, ill_formed[i].len};
		size_t pos = 0;

		while (pos < s.len) {
			const size_t start = pos;

			utf8_next(s, &pos);
			ck_assert_msg(utf8_prev(s, pos) == start, "row %zu", i);
		}
	}
}
END_TEST

START_TEST(utf8_next_well_formed_decodes)
{
	for (size_t i = 0; i < ARRAY_LEN(well_formed); i++) {
		const struct str s = str_of(well_formed[i].bytes);
		size_t pos = 0;

		ck_assert_uint_eq(utf8_next(s, &pos), well_formed[i].cp);
		ck_assert_uint_eq(pos, s.len);
	}
}
END_TEST

START_TEST(utf8_encode_well_formed_is_the_inverse)
{
	for (size_t i = 0; i < ARRAY_LEN(well_formed); i++) {
		const struct str s = str_of(well_formed[i].bytes);
		char out[4];

		ck_assert_int_eq(
			utf8_encode(well_formed[i].cp, out), (int)s.len);
		ck_assert_mem_eq(out, s.ptr, s.len);
	}
}
END_TEST

START_TEST(utf8_valid_mixed_scripts_is_true)
{
	ck_assert(utf8_valid(STR("")));
	ck_assert(utf8_valid(
		STR("koine κοινή 人工智能 الذكاء 🌍, plain again and long")));
}
END_TEST

START_TEST(utf8_count_mixed_counts_code_points)
{
	/* el, zh */
	const struct str s = STR("abcdefghij κοινή 人工");

	ck_assert_uint_eq(utf8_count(s, s.len), 19);
	ck_assert_uint_eq(utf8_count(s, 13), 12);
	ck_assert_uint_eq(utf8_count(s, 9999), 19);
}
END_TEST

START_TEST(utf8_prev_start_stays)
{
	ck_assert_uint_eq(utf8_prev(STR("é"), 0), 0);
}
END_TEST

static void assert_repair(struct str s, struct str expected)
{
	struct buf out = {0};

	utf8_repair(s, &out);
	ck_assert_uint_eq(out.len, expected.len);
	ck_assert(str_eq(buf_view(&out), expected));
	buf_release(&out);
}

START_TEST(utf8_repair_newlines_become_lf)
{
	assert_repair(STR("a\r\nb\rc\n\r\n\r\rd long enough\r\nend\r"),
		STR("a\nb\nc\n\n\n\nd long enough\nend\n"));
}
END_TEST

START_TEST(utf8_repair_leading_bom_goes_others_stay)
{
	assert_repair(STR("\xEF\xBB\xBF"
			  "a\xEF\xBB\xBF"),
		STR("a\xEF\xBB\xBF"));
}
END_TEST

START_TEST(utf8_repair_nul_becomes_replacement)
{
	assert_repair(STR("seven b\0c is long enough\0"),
		STR("seven b\uFFFDc is long enough\uFFFD"));
}
END_TEST

START_TEST(utf8_repair_fine_text_is_copied)
{
	/* A real U+FFFD is no fault. */
	const struct str s = STR("Plain text, naïve 文字 \uFFFD and so on.\n");
	struct buf out = {0};

	ck_assert_uint_eq(utf8_repair(s, &out), 0);
	ck_assert(str_eq(buf_view(&out), s));
	buf_release(&out);
}
END_TEST

/* Each ASCII character of `s` as `width` bytes, its own at `at`. */
static struct buf widen(const char *s, size_t width, size_t at)
{
	struct buf out = {0};

	for (; *s; s++) {
		buf_fill(&out, '\0', at);
		buf_byte(&out, *s);
		buf_fill(&out, '\0', width - at - 1);
	}
	return out;
}

static void assert_refused(struct str s, const char *word)
{
	struct err err = {0};

	ck_assert(!utf8_check_text(s, "x.md", &err));
	ck_assert_int_eq(err.code, ERR_INPUT);
	ck_assert_msg(strstr(err.message, word) != NULL, "'%s' lacks '%s'",
		err.message, word);
	ck_assert_ptr_nonnull(strstr(err.message, "'x.md'"));
}

START_TEST(utf8_check_text_other_encodings_are_named)
{
	static const struct {
		size_t width, at;
		const char *word;
	} rows[] = {
		{2, 0, "UTF-16"},
		{2, 1, "UTF-16"},
		{4, 0, "UTF-32"},
		{4, 3, "UTF-32"},
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct buf s = widen(
			"A title and a line\n", rows[i].width, rows[i].at);

		assert_refused(buf_view(&s), rows[i].word);
		buf_release(&s);
	}
}
END_TEST

START_TEST(utf8_check_text_bom_is_named)
{
	assert_refused(STR("\xFF\xFE"
			   "a\0"),
		"UTF-16");
	assert_refused(STR("\xFE\xFF\0a"), "UTF-16");
	assert_refused(STR("\xFF\xFE\0\0a\0\0\0"), "UTF-32");
	assert_refused(STR("\0\0\xFE\xFF\0\0\0a"), "UTF-32");
}
END_TEST

START_TEST(utf8_check_text_binary_is_refused)
{
	char bytes[4096];
	uint32_t seed = 1;

	for (size_t i = 0; i < sizeof(bytes); i++) {
		seed = seed * 1664525u + 1013904223u;
		bytes[i] = (char)(seed >> 24 & (i % 5 ? 0xFF : 0));
	}
	assert_refused((struct str){bytes, sizeof(bytes)}, "binary");
}
END_TEST

START_TEST(utf8_check_text_other_8_bit_text_is_refused)
{
	/* ru: a sentence in KOI8-R */
	assert_refused(STR("\xF0\xD2\xC9\xD7\xC5\xD4, "
			   "\xCD\xC9\xD2! \xFE\xD4\xCF \xDC\xD4\xCF?"),
		"not UTF-8");
}
END_TEST

START_TEST(utf8_check_text_text_with_faults_is_accepted)
{
	struct err err = {0};

	ck_assert(utf8_check_text(STR(""), "x", &err));
	ck_assert(utf8_check_text(STR("a\0b"), "x", &err));
	ck_assert(utf8_check_text(STR("caf\xE9 au lait"), "x", &err));
	ck_assert(utf8_check_text(STR("人工智能的全球治理"), "x", &err));
	ck_assert(utf8_check_text(STR("\xEF\xBB\xBF# title"), "x", &err));
}
END_TEST

START_TEST(utf8_valid_fault_anywhere_in_a_long_text_is_false)
{
	/* ru, zh, emoji: every length at every place of a block */
	static const char piece[] = "aя人🌍 ";
	char text[40 * (sizeof(piece) - 1)];

	for (size_t i = 0; i < sizeof(text); i++)
		text[i] = piece[i % (sizeof(piece) - 1)];
	ck_assert(utf8_valid((struct str){text, sizeof(text)}));
	for (size_t i = 0; i < sizeof(text); i++) {
		const char kept = text[i];
		const size_t cut = i % (sizeof(piece) - 1);

		text[i] = (char)0xFF;
		ck_assert_msg(!utf8_valid((struct str){text, sizeof(text)}),
			"byte %zu", i);
		text[i] = kept;
		ck_assert_msg(utf8_valid((struct str){text, i}) ==
				      (cut == 0 || cut == 1 || cut == 3 ||
					      cut == 6 || cut == 10),
			"cut %zu", i);
	}
}
END_TEST

Suite *suite_text_utf8(void)
{
	Suite *suite = suite_create("text/utf8");
	TCase *tc = tcase_create("utf8");

	tcase_add_test(tc, utf8_repair_ill_formed_replaces_maximal_parts);
	tcase_add_test(tc, utf8_count_ill_formed_counts_each_part);
	tcase_add_test(tc, utf8_valid_ill_formed_is_false);
	tcase_add_test(tc, utf8_prev_ill_formed_goes_back_the_way_next_came);
	tcase_add_test(tc, utf8_next_well_formed_decodes);
	tcase_add_test(tc, utf8_encode_well_formed_is_the_inverse);
	tcase_add_test(tc, utf8_valid_mixed_scripts_is_true);
	tcase_add_test(tc, utf8_count_mixed_counts_code_points);
	tcase_add_test(tc, utf8_prev_start_stays);
	tcase_add_test(tc, utf8_repair_newlines_become_lf);
	tcase_add_test(tc, utf8_repair_leading_bom_goes_others_stay);
	tcase_add_test(tc, utf8_repair_nul_becomes_replacement);
	tcase_add_test(tc, utf8_repair_fine_text_is_copied);
	tcase_add_test(tc, utf8_check_text_other_encodings_are_named);
	tcase_add_test(tc, utf8_check_text_bom_is_named);
	tcase_add_test(tc, utf8_check_text_binary_is_refused);
	tcase_add_test(tc, utf8_check_text_other_8_bit_text_is_refused);
	tcase_add_test(tc, utf8_check_text_text_with_faults_is_accepted);
	tcase_add_test(tc, utf8_valid_fault_anywhere_in_a_long_text_is_false);
	suite_add_tcase(suite, tc);
	return suite;
}
