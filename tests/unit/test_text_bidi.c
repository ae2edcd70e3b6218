/* SPDX-License-Identifier: MIT */
#include "text/bidi.h"

#include "base/buf.h"
#include "text/brk.h"
#include "text/utf8.h"

#include <check.h>
#include <stdlib.h>
#include <unicode/ubidi.h>
#include <unicode/ustring.h>

#define ROW_MAX 200 /* [cells] */

Suite *suite_text_bidi(void);

START_TEST(bidi_has_rtl_each_sample_is_judged)
{
	static const struct {
		const char *text;
		bool has_rtl;
	} rows[] = {
		/* clang-format off */
		{ "", false }, { "plain", false }, { "naïve 人工 отчёт 🌍 1", false },
		{ "a ا", true }, { "\u05D0", true }, { "٢٠٢٣", true },
		{ "\uFEFB", true }, { "\uFB50", true }, { "\U0001E900", true },
		{ "\U00010800", true }, { "\u0700", true }, { "\u08A0", true },
		{ "\u200F", true }, { "\u200E", false }, { "۲", false },
		/* clang-format on */
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		ck_assert_msg(
			bidi_has_rtl(str_of(rows[i].text)) == rows[i].has_rtl,
			"row %zu", i);
}
END_TEST

START_TEST(bidi_has_rtl_every_code_point_agrees_with_icu)
{
	for (uint32_t cp = 1; cp <= 0x10FFFF; cp++) {
		const UCharDirection class = u_charDirection((UChar32)cp);
		char bytes[4];

		if (cp >= 0xD800 && cp <= 0xDFFF)
			continue;
		ck_assert_msg(bidi_has_rtl((struct str){
				      bytes, (size_t)utf8_encode(cp, bytes)}) ==
				      (class == U_RIGHT_TO_LEFT ||
					      class == U_RIGHT_TO_LEFT_ARABIC ||
					      class == U_ARABIC_NUMBER),
			"U+%04X", cp);
	}
}
END_TEST

START_TEST(bidi_levels_mixed_paragraph_has_levels_by_byte)
{
	/* ar: two bytes a letter */
	static const uint8_t ltr[] = {0, 0, 1, 1, 1, 1, 1, 2, 0};
	static const uint8_t rtl[] = {2, 1, 1, 1, 1, 1, 1, 2, 1};
	const struct str text = STR("a اب 1.");
	uint8_t levels[16];

	ck_assert_int_eq(bidi_levels(text, 0, levels), 0);
	ck_assert_mem_eq(levels, ltr, text.len);
	ck_assert_int_eq(bidi_levels(text, 1, levels), 1);
	ck_assert_mem_eq(levels, rtl, text.len);
}
END_TEST

START_TEST(bidi_levels_base_comes_from_first_strong)
{
	uint8_t levels[16];

	ck_assert_int_eq(bidi_levels(STR("1. اب"), -1, levels), 1);
	ck_assert_int_eq(bidi_levels(STR("1. ab"), -1, levels), 0);
	ck_assert_int_eq(bidi_levels(STR("123"), -1, levels), 0);
	ck_assert_int_eq(bidi_levels(STR(""), -1, levels), 0);
	ck_assert_int_eq(bidi_levels(STR(""), 1, levels), 1);
}
END_TEST

START_TEST(bidi_levels_override_orders_nothing)
{
	const struct str text = STR("ab\u202Ecd\u202C");
	uint8_t levels[16];

	bidi_levels(text, 0, levels);
	for (size_t i = 0; i < text.len; i++)
		ck_assert_uint_eq(levels[i], 0);
}
END_TEST

START_TEST(bidi_levels_supplementary_letters_keep_step)
{
	/* an emoji is two units and four bytes */
	static const uint8_t expected[] = {0, 0, 0, 0, 0, 1, 1, 0};
	uint8_t levels[16];

	bidi_levels(STR("🌍 اa"), 0, levels);
	ck_assert_mem_eq(levels, expected, 8);
}
END_TEST

START_TEST(bidi_order_rtl_run_is_reversed)
{
	static const uint8_t levels[] = {0, 1, 1, 2, 2, 1, 0};
	static const uint32_t expected[] = {0, 5, 3, 4, 2, 1, 6};
	uint32_t order[7];

	bidi_order(levels, 7, order);
	for (size_t i = 0; i < 7; i++)
		ck_assert_uint_eq(order[i], expected[i]);
}
END_TEST

START_TEST(bidi_mirror_brackets_turn)
{
	ck_assert_uint_eq(bidi_mirror('('), ')');
	ck_assert_uint_eq(bidi_mirror(0xAB), 0xBB);
	ck_assert_uint_eq(bidi_mirror('a'), 'a');
	ck_assert_uint_eq(bidi_mirror(0x201C), 0x201C);
}
END_TEST

/* --- shaping --- */

static size_t split_clusters(struct str text, struct str *clusters)
{
	size_t count = 0;

	for (size_t pos = 0; pos < text.len; count++) {
		const size_t end = brk_next_grapheme(text, pos);

		ck_assert_uint_lt(count, ROW_MAX);
		clusters[count] = str_sub(text, pos, end);
		pos = end;
	}
	return count;
}

START_TEST(bidi_shape_each_sample_has_its_forms)
{
	static const struct {
		const char *text, *shaped; /* '|' after each cell */
	} rows[] = {
		/* clang-format off */
		{ "ب", "\uFE8F|" },
		{ "بب", "\uFE91|\uFE90|" },
		{ "كتاب", "\uFEDB|\uFE98|\uFE8E|\uFE8F|" },
		/* lam-alef, alone, joined, at the end, with hamza and madda */
		{ "لا", "\uFEFB||" },
		{ "بلا", "\uFE91|\uFEFC||" },
		{ "بلا لا", "\uFE91|\uFEFC|| |\uFEFB||" },
		{ "الإبلاغ", "\uFE8D|\uFEF9||\uFE91|\uFEFC||\uFECD|" },
		{ "لآ", "\uFEF5||" },
		/* marks stay, those of the alef on the ligature */
		{ "كِتَ", "\uFEDB\u0650|\uFE96\u064E|" },
		{ "لَاً", "\uFEFB\u064E\u064B||" },
		/* joiners: none meets none, one makes a final form */
		{ "ب\u200Cب", "\uFE8F\u200C|\uFE8F|" },
		{ "ب\u200D", "\uFE91\u200D|" },
		{ "ل\u200Cا", "\uFEDD\u200C|\uFE8D|" },
		/* fa */
		{ "پچگ", "\uFB58|\uFB7D|\uFB93|" },
		{ "ـب", "ـ|\uFE90|" },
		/* others are left alone and join nothing */
		{ "aب1 人🌍", "a|\uFE8F|1| |人|🌍|" },
		{ "ب\u0301a\u0301", "\uFE8F\u0301|a\u0301|" },
		{ "", "" },
		/* clang-format on */
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct str clusters[ROW_MAX];
		struct str shaped[ROW_MAX];
		struct arena arena = {0};
		struct buf shown = {0};
		const size_t count =
			split_clusters(str_of(rows[i].text), clusters);

		bidi_shape(clusters, count, shaped, &arena);
		for (size_t n = 0; n < count; n++) {
			buf_str(&shown, shaped[n]);
			buf_byte(&shown, '|');
		}
		ck_assert_msg(str_eq(buf_view(&shown), str_of(rows[i].shaped)),
			"row %zu: %.*s", i, STR_ARG(buf_view(&shown)));
		buf_release(&shown);
		arena_free(&arena);
	}
}
END_TEST

START_TEST(bidi_shape_unchanged_cluster_is_itself)
{
	const struct str clusters[] = {STR("a"), STR("人")};
	struct str shaped[2];
	struct arena arena = {0};

	bidi_shape(clusters, 2, shaped, &arena);
	ck_assert_ptr_eq(shaped[0].ptr, clusters[0].ptr);
	ck_assert_ptr_eq(shaped[1].ptr, clusters[1].ptr);
	arena_free(&arena);
}
END_TEST

/* --- inverse --- */

/* What an implicit terminal with a left-to-right base shows for `written`. */
static struct buf terminal_shows(struct str written)
{
	UErrorCode status = U_ZERO_ERROR;
	UChar in[4 * ROW_MAX];
	UChar shown[4 * ROW_MAX];
	struct buf out = {0};
	UBiDi *bidi = ubidi_open();
	int32_t len = 0;

	u_strFromUTF8(in, 4 * ROW_MAX, &len, written.ptr, (int32_t)written.len,
		&status);
	ubidi_setPara(bidi, in, len, 0, NULL, &status);
	len = ubidi_writeReordered(bidi, shown, 4 * ROW_MAX,
		UBIDI_DO_MIRRORING | UBIDI_REMOVE_BIDI_CONTROLS |
			UBIDI_KEEP_BASE_COMBINING,
		&status);
	ck_assert(U_SUCCESS(status));
	for (int32_t i = 0; i < len; i++) {
		if (U16_IS_LEAD(shown[i])) {
			buf_utf8(&out, (uint32_t)U16_GET_SUPPLEMENTARY(
					       shown[i], shown[i + 1]));
			i++;
		} else {
			buf_utf8(&out, shown[i]);
		}
	}
	ubidi_close(bidi);
	return out;
}

/* Writes a visual row as bidi_cell says. */
static struct buf emit(const struct str *visual, size_t count)
{
	struct bidi_cell cells[ROW_MAX];
	struct buf out = {0};

	bidi_inverse(visual, count, cells);
	for (size_t i = 0; i < count; i++) {
		const struct str cell = visual[cells[i].visual];
		size_t pos = 0;
		uint32_t cp = utf8_next(cell, &pos);

		if (cells[i].marks & BIDI_MIRROR)
			cp = bidi_mirror(cp);
		buf_utf8(&out, cp);
		buf_str(&out, str_sub(cell, pos, cell.len));
		ck_assert(
			(cells[i].marks & (BIDI_LRM_AFTER | BIDI_RLM_AFTER)) !=
			(BIDI_LRM_AFTER | BIDI_RLM_AFTER));
		if (cells[i].marks & BIDI_LRM_AFTER)
			buf_utf8(&out, 0x200E);
		if (cells[i].marks & BIDI_RLM_AFTER)
			buf_utf8(&out, 0x200F);
	}
	return out;
}

/* The visual row of a logical line: what layout makes of it. */
static size_t make_visual(
	struct str line, int base, struct str *visual, struct arena *arena)
{
	struct str clusters[ROW_MAX];
	uint8_t levels[ROW_MAX * 4];
	uint8_t by_cell[ROW_MAX];
	uint32_t order[ROW_MAX];
	const size_t count = split_clusters(line, clusters);

	bidi_levels(line, base, levels);
	for (size_t i = 0; i < count; i++)
		by_cell[i] = levels[clusters[i].ptr - line.ptr];
	bidi_order(by_cell, count, order);
	for (size_t v = 0; v < count; v++) {
		const struct str cell = clusters[order[v]];
		size_t pos = 0;
		uint32_t cp = utf8_next(cell, &pos);
		struct buf bytes = {0};

		buf_utf8(&bytes, by_cell[order[v]] & 1 ? bidi_mirror(cp) : cp);
		buf_str(&bytes, str_sub(cell, pos, cell.len));
		visual[v] = arena_str(arena, buf_view(&bytes));
		buf_release(&bytes);
	}
	return count;
}

static void assert_round_trip(struct str line, int base)
{
	struct str visual[ROW_MAX];
	struct arena arena = {0};
	struct buf row = {0};
	const size_t count = make_visual(line, base, visual, &arena);
	struct buf written = emit(visual, count);
	struct buf shown = terminal_shows(buf_view(&written));

	for (size_t i = 0; i < count; i++)
		buf_str(&row, visual[i]);
	ck_assert_msg(str_eq(buf_view(&row), buf_view(&shown)),
		"line '%.*s' row '%.*s' shown '%.*s'", STR_ARG(line),
		STR_ARG(buf_view(&row)), STR_ARG(buf_view(&shown)));
	buf_release(&row);
	buf_release(&written);
	buf_release(&shown);
	arena_free(&arena);
}

static const char *const words[] = {"الذكاء", "الاصطناعي", "كِتَابَة", "لا", "AI",
	"GPT-4", "report", "42", "1,234.5", "٢٠٢٣", "١٬٢٣٤٫٥٪", "50%", "$5",
	"(", ")", "(AI)", "(الأمن)", "[1]", "«", "»", "،", "؟", ".", ":", "-",
	"/", "…", "人工智能", "🌍", "é", "3.1", "+7", "A/B", "│", "“", "#",
	"שלום"};

static uint32_t next_random(uint32_t *seed)
{
	*seed = *seed * 1664525u + 1013904223u;
	return *seed >> 16;
}

static struct buf random_line(uint32_t *seed)
{
	struct buf line = {0};
	const uint32_t count = 1 + next_random(seed) % 12;

	for (uint32_t i = 0; i < count; i++) {
		buf_cstr(&line, words[next_random(seed) % ARRAY_LEN(words)]);
		if (next_random(seed) % 4)
			buf_byte(&line, ' ');
	}
	return line;
}

START_TEST(bidi_inverse_any_line_comes_back)
{
	uint32_t seed = 2025;

	for (int i = 0; i < 4000; i++) {
		struct buf line = random_line(&seed);

		assert_round_trip(buf_view(&line), i % 2);
		buf_release(&line);
	}
}
END_TEST

START_TEST(bidi_inverse_two_panes_stay_apart)
{
	/* Words on both sides of a border must not swap over it. */
	struct str visual[ROW_MAX];
	const size_t count = split_clusters(STR("بتك | سلم │ نور"), visual);
	struct buf written = emit(visual, count);
	struct buf shown = terminal_shows(buf_view(&written));

	ck_assert_str_eq(shown.ptr, "بتك | سلم │ نور");
	buf_release(&written);
	buf_release(&shown);
}
END_TEST

START_TEST(bidi_inverse_border_keeps_its_place_in_what_is_written)
{
	struct str visual[ROW_MAX];
	const size_t count = split_clusters(STR("بت │ سل"), visual);
	struct buf written = emit(visual, count);

	ck_assert_str_eq(written.ptr, "تب\u200E │ لس");
	buf_release(&written);
}
END_TEST

START_TEST(bidi_inverse_rtl_phrase_is_written_in_reading_order)
{
	/* Copying from the terminal then gives the text. */
	struct str visual[ROW_MAX];
	struct arena arena = {0};
	const struct str line = STR("في نظام (آمن)، عادل");
	const size_t count = make_visual(line, 1, visual, &arena);
	struct buf written = emit(visual, count);

	ck_assert_str_eq(written.ptr, line.ptr);
	buf_release(&written);
	arena_free(&arena);
}
END_TEST

START_TEST(bidi_inverse_row_without_rtl_is_unchanged)
{
	struct str visual[ROW_MAX];
	struct bidi_cell cells[ROW_MAX];
	const size_t count =
		split_clusters(STR("(a) 1,234 人 é 50% 🌍"), visual);

	bidi_inverse(visual, count, cells);
	for (size_t i = 0; i < count; i++) {
		ck_assert_uint_eq(cells[i].visual, i);
		ck_assert_uint_eq(cells[i].marks, 0);
	}
}
END_TEST

START_TEST(bidi_inverse_empty_row_is_nothing)
{
	bidi_inverse(NULL, 0, NULL);
}
END_TEST

START_TEST(bidi_base_each_paragraph_agrees_with_its_levels)
{
	static const char *const texts[] = {
		"", "plain", "12 (3)", "ا", "12 ا a", "a ا", "\u05D0 a",
		"\u2067ا\u2069 a",            /* an isolate is passed over */
		"\u2068a\u2069 ا",            /* so is one by first strong */
		"\u2066\u2067a\u2069ا\u2069", /* and one in another */
		"\u2066a ا",                  /* not closed: to the end */
		"\u2069ا", "\u202Ea", "\u202Bا", "\u061Cا", "\u200Fa",
		"\u200Eا", "12\nا", /* the first paragraph has none */
		"٢٠٢٣ a",           /* Arabic digits are not strong */
	};

	for (size_t i = 0; i < ARRAY_LEN(texts); i++) {
		uint8_t levels[64];
		struct str text = str_of(texts[i]);

		ck_assert_msg(
			bidi_base(text) == (bidi_levels(text, -1, levels) & 1),
			"row %zu", i);
	}
}
END_TEST

Suite *suite_text_bidi(void)
{
	Suite *suite = suite_create("text/bidi");
	TCase *tc = tcase_create("bidi");

	tcase_add_test(tc, bidi_has_rtl_each_sample_is_judged);
	tcase_add_test(tc, bidi_has_rtl_every_code_point_agrees_with_icu);
	tcase_add_test(tc, bidi_levels_mixed_paragraph_has_levels_by_byte);
	tcase_add_test(tc, bidi_levels_base_comes_from_first_strong);
	tcase_add_test(tc, bidi_levels_override_orders_nothing);
	tcase_add_test(tc, bidi_levels_supplementary_letters_keep_step);
	tcase_add_test(tc, bidi_order_rtl_run_is_reversed);
	tcase_add_test(tc, bidi_mirror_brackets_turn);
	tcase_add_test(tc, bidi_shape_each_sample_has_its_forms);
	tcase_add_test(tc, bidi_shape_unchanged_cluster_is_itself);
	tcase_add_test(tc, bidi_inverse_any_line_comes_back);
	tcase_add_test(tc, bidi_inverse_two_panes_stay_apart);
	tcase_add_test(
		tc, bidi_inverse_border_keeps_its_place_in_what_is_written);
	tcase_add_test(tc, bidi_inverse_rtl_phrase_is_written_in_reading_order);
	tcase_add_test(tc, bidi_inverse_row_without_rtl_is_unchanged);
	tcase_add_test(tc, bidi_inverse_empty_row_is_nothing);
	tcase_add_test(tc, bidi_base_each_paragraph_agrees_with_its_levels);
	suite_add_tcase(suite, tc);
	return suite;
}
