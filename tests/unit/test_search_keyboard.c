/* SPDX-License-Identifier: MIT */
#include "search/analyse.h"

#include "analyse_fixture.h"

#include <check.h>

Suite *suite_search_keyboard(void);

START_TEST(analyser_other_layout_each_text_is_as_on_the_other_keyboard)
{
	static const struct {
		const char *lang, *typed, *other;
	} rows[] = {
		{"ru", ",tpjgfcyjcnm", "безопасность"},
		{"ru", "Bcreccndtyysq byntkktrn", "Искусственный интеллект"},
		{"ru", "ещё", "to`"},
		{"ru", "куз 1", "rep 1"},
		{"ar", "hgloh'v", "المخاطر"},
		{"ar", "b", "لا"},
		{"ar", "سشبثفغ", "safety"},
		{"ar", "لامشؤن", "black"},
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct buf out = {0};

		ck_assert(analyser_other_layout(analyser_of(rows[i].lang),
			str_of(rows[i].typed), &out));
		assert_terms(&out, rows[i].other, rows[i].typed);
	}
}
END_TEST

START_TEST(analyser_other_layout_nothing_to_change_is_false)
{
	static const struct {
		const char *lang, *typed;
	} rows[] = {{"en", "risk"}, {"zh", "ren"}, {"ru", ""}, {"ru", "123"},
		{"ru", "人"}, {"ar", " "}};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct buf out = {0};

		ck_assert(!analyser_other_layout(analyser_of(rows[i].lang),
			str_of(rows[i].typed), &out));
		ck_assert_uint_eq(out.len, 0);
		buf_release(&out);
	}
}
END_TEST

Suite *suite_search_keyboard(void)
{
	Suite *suite = suite_create("search/keyboard");
	TCase *tc = tcase_create("keyboard");

	tcase_add_unchecked_fixture(tc, analyse_setup, analyse_teardown);
	tcase_add_test(tc,
		analyser_other_layout_each_text_is_as_on_the_other_keyboard);
	tcase_add_test(tc, analyser_other_layout_nothing_to_change_is_false);
	suite_add_tcase(suite, tc);
	return suite;
}
