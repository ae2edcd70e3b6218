/* SPDX-License-Identifier: MIT */
#include "layout_fixture.h"

#include <check.h>
#include <string.h>

Suite *suite_layout_text(void);

static void ready(struct fixture *f, int width)
{
	layout_setup(f, width);
	f->opts.locale = &f->locale;
	f->brk = brk_new(&f->locale);
	f->opts.brk = f->brk;
}

START_TEST(layout_one_long_text_is_cut_with_an_ellipsis)
{
	struct fixture f;
	struct line line;

	ready(&f, 10);
	line = layout_one(STR("abcdefgh"), ROLE_TEXT, 5, &f.opts, &f.arena);
	vec_push(&f.lines.line, line);
	ck_assert_str_eq(layout_lines(&f), "abcd…\n");
	ck_assert_int_eq(line.cols, 5);
	layout_teardown(&f);
}
END_TEST

START_TEST(layout_one_wide_text_never_passes_the_columns)
{
	struct fixture f;

	ready(&f, 10);
	for (int cols = 1; cols < 12; cols++) {
		struct line line = layout_one(STR("人工智能安全"), ROLE_TEXT,
			cols, &f.opts, &f.arena);

		ck_assert_int_le(line.cols, cols);
	}
	layout_teardown(&f);
}
END_TEST

START_TEST(layout_one_text_that_fits_when_joined_is_whole)
{
	/* Lam alef, a blank, seen lam alef: four columns when joined. */
	const struct str text = STR("\u0644\u0627 \u0633\u0644\u0627");
	struct fixture f;
	struct line line;

	ready(&f, 10);
	f.opts.bidi = BIDI_VISUAL;
	line = layout_one(text, ROLE_TEXT, 4, &f.opts, &f.arena);
	ck_assert_int_eq(line.cols, 4);
	ck_assert_uint_eq(line.count, 4);
	line = layout_one(text, ROLE_TEXT, 3, &f.opts, &f.arena);
	ck_assert_int_le(line.cols, 3);
	layout_teardown(&f);
}
END_TEST

START_TEST(layout_one_controls_are_made_visible)
{
	struct fixture f;
	struct line line;

	ready(&f, 20);
	line = layout_one(STR("a\033[31mb"), ROLE_TEXT, 20, &f.opts, &f.arena);
	vec_push(&f.lines.line, line);
	ck_assert_ptr_null(strchr(layout_lines(&f), '\033'));
	layout_teardown(&f);
}
END_TEST

START_TEST(layout_row_right_to_left_line_is_padded_left)
{
	struct fixture f;
	struct cell *row;
	size_t n;

	ready(&f, 12);
	f.locale.is_rtl = true;
	f.opts.bidi = BIDI_EXPLICIT;
	layout_text(STR("سلام"), ROLE_TEXT, &f.opts, &f.arena, &f.lines);
	n = layout_row(&f.lines.line.ptr[0], &f.opts, &f.arena, &row);
	ck_assert_uint_eq(n, 12);
	ck_assert_int_eq(row[0].text[0], ' ');
	/* Visual order: the last letter stands first from the left. */
	ck_assert_int_eq(memcmp(row[8].text, "م", 2), 0);
	ck_assert_int_eq(memcmp(row[11].text, "س", 2), 0);
	layout_teardown(&f);
}
END_TEST

START_TEST(layout_row_off_keeps_the_stored_order)
{
	struct fixture f;

	ready(&f, 12);
	f.locale.is_rtl = true;
	layout_text(STR("سلام 12"), ROLE_TEXT, &f.opts, &f.arena, &f.lines);
	ck_assert_str_eq(layout_lines(&f), "سلام 12\n");
	layout_teardown(&f);
}
END_TEST

START_TEST(layout_text_visual_shapes_and_joins_lam_alef)
{
	struct fixture f;

	ready(&f, 12);
	f.locale.is_rtl = true;
	f.opts.bidi = BIDI_VISUAL;
	layout_text(STR("لا"), ROLE_TEXT, &f.opts, &f.arena, &f.lines);
	ck_assert_uint_eq(f.lines.line.ptr[0].count, 1);
	ck_assert_int_eq(f.lines.line.ptr[0].cols, 1);
	ck_assert_str_eq(layout_lines(&f), "           \ufefb\n");
	layout_teardown(&f);
}
END_TEST

START_TEST(layout_text_brackets_are_mirrored_in_right_to_left_text)
{
	struct fixture f;

	ready(&f, 8);
	f.locale.is_rtl = true;
	f.opts.bidi = BIDI_EXPLICIT;
	layout_text(STR("(سلام)"), ROLE_TEXT, &f.opts, &f.arena, &f.lines);
	ck_assert_str_eq(layout_lines(&f), "  (مالس)\n");
	layout_teardown(&f);
}
END_TEST

START_TEST(layout_text_breaks_lines_alike_in_every_mode)
{
	static const char text[] = "يقول التقرير إن الذكاء الاصطناعي (AI) "
				   "يتغير بسرعة لا مثيل لها، "
				   "ولا أحد يعرف ما القفزة التالية في 2025.";
	uint32_t starts[16];
	size_t count = 0;

	for (int mode = BIDI_EXPLICIT; mode <= BIDI_OFF; mode++) {
		struct fixture f;

		ready(&f, 24);
		f.locale.is_rtl = true;
		f.opts.bidi = (enum bidi_mode)mode;
		layout_text(STR(text), ROLE_TEXT, &f.opts, &f.arena, &f.lines);
		if (mode == BIDI_EXPLICIT)
			count = f.lines.line.len;
		ck_assert_uint_eq(f.lines.line.len, count);
		for (size_t i = 0; i < count && i < 16; i++) {
			if (mode == BIDI_EXPLICIT)
				starts[i] = f.lines.line.ptr[i].start;
			ck_assert_uint_eq(f.lines.line.ptr[i].start, starts[i]);
		}
		layout_teardown(&f);
	}
}
END_TEST

START_TEST(layout_row_number_of_a_right_to_left_item_is_not_reversed)
{
	struct fixture f;

	layout_setup(&f, 10);
	f.locale.is_rtl = true;
	f.opts.bidi = BIDI_EXPLICIT;
	ck_assert_str_eq(layout_md(&f, "12. سلام\n", true), "  مالس .12\n");
	layout_teardown(&f);
}
END_TEST

Suite *suite_layout_text(void)
{
	Suite *s = suite_create("layout/text");
	TCase *t = tcase_create("text");

	tcase_add_test(t, layout_one_long_text_is_cut_with_an_ellipsis);
	tcase_add_test(t, layout_one_wide_text_never_passes_the_columns);
	tcase_add_test(t, layout_one_text_that_fits_when_joined_is_whole);
	tcase_add_test(t, layout_one_controls_are_made_visible);
	tcase_add_test(t, layout_row_right_to_left_line_is_padded_left);
	tcase_add_test(t, layout_row_off_keeps_the_stored_order);
	tcase_add_test(t, layout_text_visual_shapes_and_joins_lam_alef);
	tcase_add_test(
		t, layout_text_brackets_are_mirrored_in_right_to_left_text);
	tcase_add_test(t, layout_text_breaks_lines_alike_in_every_mode);
	tcase_add_test(
		t, layout_row_number_of_a_right_to_left_item_is_not_reversed);
	suite_add_tcase(s, t);
	return s;
}
