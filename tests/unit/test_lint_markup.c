/* SPDX-License-Identifier: MIT */
#include "lint_fixture.h"

Suite *suite_lint_markup(void);

START_TEST(check_markup_finds_the_faults_alone)
{
	static const struct lint_row rows[] = {
		/* clang-format off */
		{ "en", "A **bold word.", 1 },
		{ "en", "A **bold** word, *italic* and `a**b`.", 0 },
		{ "en", "It says so[12](ref: 12).", 1 },
		{ "en", "It says so[12](ref:12).", 0 },
		{ "en", "A lone ` here.", 1 },
		{ "en", "<<<<<<< HEAD", 1 },
		{ "fr", "Oui&nbsp;: c’est « dit ».", 0 },
		{ "fr", "Oui&amp;nbsp;: dit.", 1 },
		{ "fr", "Oui&amp;#8239;; dit.", 1 },
		{ "en", "R&D; AT&T; a & b; &copy;", 0 },
		{ "en", "C# and a_b, 2 * 3, f(x), [a] (b).", 1 },
		{ "zh", "模型**很大。", 1 },
		{ "ar", "نص (term:x) هنا.", 1 },
		/* clang-format on */
	};

	LINT_ROWS("markup", rows);
}
END_TEST

Suite *suite_lint_markup(void)
{
	Suite *s = suite_create("lint_markup");
	TCase *tc = tcase_create("markup");

	tcase_add_test(tc, check_markup_finds_the_faults_alone);
	suite_add_tcase(s, tc);
	return s;
}
