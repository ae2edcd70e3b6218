/* SPDX-License-Identifier: MIT */
#include "out/levels.h"

#include "layout_fixture.h"
#include "out/invisible.h"

#include <check.h>
#include <string.h>

Suite *suite_out_levels(void);

/* Lays one paragraph out and shows its levels; its lines. */
static const char *show(struct fixture *f, const char *md, bool is_rtl,
	enum bidi_mode bidi, bool is_ascii)
{
	layout_setup(f, 30);
	f->locale.is_rtl = is_rtl;
	f->opts.bidi = bidi;
	f->opts.is_ascii = is_ascii;
	layout_md(f, md, false);
	levels_show(&f->lines, 0, is_ascii, &f->arena);
	buf_clear(&f->text);
	return layout_lines(f);
}

static void assert_shown(
	const char *md, bool is_rtl, bool is_ascii, const char *want)
{
	struct fixture f;

	ck_assert_str_eq(show(&f, md, is_rtl, BIDI_EXPLICIT, is_ascii), want);
	layout_teardown(&f);
}

START_TEST(levels_show_one_level_adds_nothing)
{
	assert_shown("only English", false, false, "only English\n");
	/* ar: he said */
	assert_shown("\u0642\u0627\u0644", true, false,
		"                           \u0644\u0627\u0642\n");
}
END_TEST

START_TEST(levels_show_level_stands_where_the_run_is_read_from)
{
	assert_shown("ab \u0642\u0627\u0644 c", false, false,
		"ab \u0644\u0627\u0642 c\n"
		"   \u2500\u25001\n");
	assert_shown("ab \u0642\u0627\u0644 c", false, true,
		"ab \u0644\u0627\u0642 c\n"
		"   --1\n");
	assert_shown("\u0642\u0627\u0644 abc", true, true,
		"                       abc \u0644\u0627\u0642\n"
		"                       2--\n");
}
END_TEST

START_TEST(levels_show_isolates_nest)
{
	/* he said, isolated from left to right: 2, in it he said: 3 */
	assert_shown("\u0642 \u2066a \u2067\u0642 7\u2069\u2069", true, true,
		"                       a 7 \u0642 \u0642\n"
		"                       2-4-3\n");
}
END_TEST

START_TEST(levels_show_off_has_none)
{
	struct fixture f;

	show(&f, "ab \u0642\u0627\u0644 c", false, BIDI_OFF, false);
	ck_assert_uint_eq(f.lines.line.len, 1);
	layout_teardown(&f);
}
END_TEST

START_TEST(levels_show_runs_have_a_role_by_level)
{
	struct fixture f;
	const struct line *line;

	show(&f, "ab \u0642\u0627\u0644 7", false, BIDI_EXPLICIT, false);
	line = &f.lines.line.ptr[0];
	ck_assert_uint_eq(line->cells[0].style & STYLE_ROLE, ROLE_TEXT);
	ck_assert_uint_eq(line->cells[3].style & STYLE_ROLE, ROLE_LEVEL_2);
	ck_assert_uint_eq(line->cells[5].style & STYLE_ROLE, ROLE_LEVEL_1);
	/* The row below belongs to no text that a search could find. */
	for (uint32_t i = 0; i < line[1].count; i++)
		ck_assert_uint_eq(line[1].cells[i].src, CELL_DECORATION);
	ck_assert_uint_eq(line[1].start, line[0].end);
	layout_teardown(&f);
}
END_TEST

START_TEST(levels_show_wide_letters_keep_their_columns)
{
	/* zh inside ar: two letters of two columns */
	assert_shown("\u0642 \u4e2d\u56fd", true, true,
		"                        \u4e2d\u56fd \u0642\n"
		"                        2---\n");
}
END_TEST

Suite *suite_out_levels(void)
{
	Suite *suite = suite_create("out/levels");
	TCase *tests = tcase_create("levels");

	tcase_add_test(tests, levels_show_one_level_adds_nothing);
	tcase_add_test(
		tests, levels_show_level_stands_where_the_run_is_read_from);
	tcase_add_test(tests, levels_show_isolates_nest);
	tcase_add_test(tests, levels_show_off_has_none);
	tcase_add_test(tests, levels_show_runs_have_a_role_by_level);
	tcase_add_test(tests, levels_show_wide_letters_keep_their_columns);
	suite_add_tcase(suite, tests);
	return suite;
}
