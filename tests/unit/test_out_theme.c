/* SPDX-License-Identifier: MIT */
#include "out/theme.h"

#include "base/macros.h"

#include <check.h>
#include <string.h>

Suite *suite_out_theme(void);

#define VT100 (LOOK_BOLD | LOOK_UNDERLINE | LOOK_REVERSE)

static unsigned attrs(enum role role)
{
	return theme_look(0, (style_t)role, 0).attrs;
}

START_TEST(theme_find_every_name_is_itself)
{
	ck_assert_int_eq(theme_count(), 4);
	for (int i = 0; i < theme_count(); i++)
		ck_assert_int_eq(theme_find(theme_name(i)), i);
	ck_assert_int_eq(theme_find("default"), 0);
	ck_assert_int_eq(theme_find("pink"), -1);
	ck_assert_str_eq(theme_name(-1), "");
	ck_assert_str_eq(theme_name(99), "");
}
END_TEST

START_TEST(theme_look_without_colours_names_none)
{
	for (int theme = 0; theme < theme_count(); theme++)
		for (int role = 0; role < ROLE_COUNT; role++) {
			const struct look look =
				theme_look(theme, (style_t)role, 0);

			ck_assert_int_eq(look.fg, LOOK_DEFAULT);
			ck_assert_int_eq(look.bg, LOOK_DEFAULT);
		}
}
END_TEST

START_TEST(theme_look_with_eight_colours_names_no_brighter)
{
	for (int theme = 0; theme < theme_count(); theme++)
		for (int role = 0; role < ROLE_COUNT; role++) {
			const struct look look =
				theme_look(theme, (style_t)role, 8);

			ck_assert_int_le(look.fg, 7);
			ck_assert_int_le(look.bg, 7);
		}
}
END_TEST

START_TEST(theme_look_attributes_are_the_same_in_all_themes)
{
	for (int theme = 0; theme < theme_count(); theme++)
		for (int role = 0; role < ROLE_COUNT; role++)
			ck_assert_uint_eq(
				theme_look(theme, (style_t)role, 16).attrs,
				theme_look(0, (style_t)role, 16).attrs);
}
END_TEST

START_TEST(theme_look_never_writes_in_the_colour_of_the_ground)
{
	for (int theme = 0; theme < theme_count(); theme++)
		for (int role = 0; role < ROLE_COUNT; role++)
			for (int colours = 8; colours <= 16; colours += 8) {
				const struct look look = theme_look(
					theme, (style_t)role, colours);

				ck_assert(look.fg != look.bg ||
					  look.fg == LOOK_DEFAULT);
			}
}
END_TEST

START_TEST(theme_look_light_and_dark_paint_every_cell)
{
	for (int role = 0; role < ROLE_COUNT; role++) {
		/* A black screen and a white one are so in any theme. */
		if (role == ROLE_BLACK || role == ROLE_WHITE)
			continue;
		ck_assert_int_eq(
			theme_look(theme_find("light"), (style_t)role, 16).bg,
			15);
		ck_assert_int_eq(
			theme_look(theme_find("dark"), (style_t)role, 16).bg,
			0);
	}
}
END_TEST

/* What stands side by side on a page, on a terminal that has only these. */
START_TEST(theme_look_marks_of_a_page_differ_on_a_vt100)
{
	static const enum role roles[] = {ROLE_TEXT, ROLE_HEADING, ROLE_TERM,
		ROLE_LINK, ROLE_FOCUS, ROLE_MATCH, ROLE_MATCH_AT, ROLE_HINT};

	for (size_t i = 0; i < ARRAY_LEN(roles); i++)
		for (size_t j = i + 1; j < ARRAY_LEN(roles); j++) {
			if ((roles[i] == ROLE_HEADING && roles[j] == ROLE_LINK))
				continue;
			ck_assert_uint_ne(attrs(roles[i]) & VT100,
				attrs(roles[j]) & VT100);
		}
}
END_TEST

START_TEST(theme_look_what_opens_differs_from_text)
{
	static const enum role roles[] = {ROLE_TERM, ROLE_LINK, ROLE_REF,
		ROLE_NOTE, ROLE_FALLBACK, ROLE_WARNING, ROLE_STATUS,
		ROLE_CURSOR};

	for (size_t i = 0; i < ARRAY_LEN(roles); i++)
		ck_assert_uint_ne(attrs(roles[i]), attrs(ROLE_TEXT));
}
END_TEST

START_TEST(theme_look_emphasis_comes_on_top)
{
	ck_assert_uint_eq(theme_look(0, ROLE_TERM | STYLE_STRONG, 16).attrs,
		LOOK_UNDERLINE | LOOK_BOLD);
	ck_assert_uint_eq(
		theme_look(0, ROLE_TEXT | STYLE_EMPH, 16).attrs, LOOK_ITALIC);
	ck_assert_uint_eq(theme_look(0, ROLE_TEXT | STYLE_EMPH, 0).attrs,
		LOOK_ITALIC | LOOK_UNDERLINE);
}
END_TEST

START_TEST(theme_look_unknown_theme_or_role_is_the_plain_one)
{
	ck_assert_uint_eq(theme_look(99, ROLE_HEADING, 16).attrs, LOOK_BOLD);
	ck_assert_uint_eq(theme_look(0, STYLE_ROLE, 16).attrs, 0);
}
END_TEST

Suite *suite_out_theme(void)
{
	Suite *suite = suite_create("out_theme");
	TCase *tests = tcase_create("all");

	tcase_add_test(tests, theme_find_every_name_is_itself);
	tcase_add_test(tests, theme_look_without_colours_names_none);
	tcase_add_test(tests, theme_look_with_eight_colours_names_no_brighter);
	tcase_add_test(tests, theme_look_attributes_are_the_same_in_all_themes);
	tcase_add_test(
		tests, theme_look_never_writes_in_the_colour_of_the_ground);
	tcase_add_test(tests, theme_look_light_and_dark_paint_every_cell);
	tcase_add_test(tests, theme_look_marks_of_a_page_differ_on_a_vt100);
	tcase_add_test(tests, theme_look_what_opens_differs_from_text);
	tcase_add_test(tests, theme_look_emphasis_comes_on_top);
	tcase_add_test(
		tests, theme_look_unknown_theme_or_role_is_the_plain_one);
	suite_add_tcase(suite, tests);
	return suite;
}
