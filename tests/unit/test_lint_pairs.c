/* SPDX-License-Identifier: MIT */
#include "lint_fixture.h"

Suite *suite_lint_pairs(void);

/* Texts with a fault, and texts that only look like it. */

START_TEST(check_pairs_finds_the_faults_alone)
{
	static const struct lint_row rows[] = {
		/* clang-format off */
		{ "en", "A (model.", 1 },
		{ "en", "A model).", 1 },
		{ "en", "The “model.", 1 },
		{ "en", "The model”.", 1 },
		{ "en", "A (model].", 2 },
		{ "en", "“One “two” three.”", 1 },
		{ "en", "A [(b] c).", 2 },
		{ "en", "A (model) and “one ‘two’ three”, don’t.", 0 },
		{ "en", "The states’ rights; ‘the users’ rights’.", 0 },
		{ "en", "a) first, b) second", 0 },
		{ "en", "Article 6, point b), says so", 0 },
		{ "en", "This is) wrong", 1 },
		{ "es", "esto y) aquello", 1 },
		{ "ru", "Важны: а) то; в) это.", 0 },
		{ "en", "1) first", 0 },
		{ "en", "`(` in code", 0 },
		{ "en", "\\[x\\]", 0 },
		{ "zh", "模型（大。", 1 },
		{ "zh", "模型大）。", 1 },
		{ "zh", "《报告。", 1 },
		{ "zh", "报告》。", 1 },
		{ "zh", "“模型。", 1 },
		{ "zh", "模型”。", 1 },
		{ "zh", "（模型)。", 2 },
		{ "zh", "“甲“乙”丙”。", 1 },
		{ "zh", "“模型’。", 2 },
		{ "zh", "“甲‘乙’丙”（《丁〈戊〉》）。", 0 },
		{ "zh", "O’Brien说：“好。”", 0 },
		{ "fr", "« Un “deux” trois »", 0 },
		{ "fr", "« Un", 1 },
		{ "ru", "«Один \u201eдва“ три»", 0 },
		{ "ru", "«Один \u201eдва» три“", 2 },
		{ "ar", "قال «نعم».", 0 },
		{ "ar", "قال «نعم.", 1 },
		/* clang-format on */
	};

	LINT_ROWS("pairs", rows);
}
END_TEST

Suite *suite_lint_pairs(void)
{
	Suite *s = suite_create("lint_pairs");
	TCase *tc = tcase_create("pairs");

	tcase_add_test(tc, check_pairs_finds_the_faults_alone);
	suite_add_tcase(s, tc);
	return s;
}
