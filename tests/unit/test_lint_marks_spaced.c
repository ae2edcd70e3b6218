/* SPDX-License-Identifier: MIT */
#include "lint_fixture.h"

Suite *suite_lint_marks_spaced(void);

/* Texts with a fault, and texts that only look like it. */

START_TEST(check_straight_quotes_finds_the_faults_alone)
{
	static const struct lint_row rows[] = {
		/* clang-format off */
		{ "en", "The \"model\".", 2 },
		{ "en", "A user's model.", 1 },
		{ "en", "Don't.", 1 },
		{ "en", "The “model” and a user’s.", 0 },
		{ "en", "`\"x\"` is code.", 0 },
		{ "zh", "所谓\"模型\"。", 0 },
		{ "en", "&quot;Quoted&quot; by entity.", 2 },
		/* clang-format on */
	};

	LINT_ROWS("straight-quotes", rows);
}
END_TEST

START_TEST(check_full_width_finds_the_faults_alone)
{
	static const struct lint_row rows[] = {
		/* clang-format off */
		{ "en", "A model， big.", 1 },
		{ "en", "A model（big）.", 2 },
		{ "en", "A model。", 1 },
		{ "en", "A model, big.", 0 },
		{ "en", "The title 《报告》 stands.", 0 },
		{ "zh", "模型，很大。", 0 },
		/* clang-format on */
	};

	LINT_ROWS("full-width", rows);
}
END_TEST

START_TEST(check_mark_space_finds_the_faults_alone)
{
	static const struct lint_row rows[] = {
		/* clang-format off */
		{ "en", "A model , big.", 1 },
		{ "en", "A model .", 1 },
		{ "en", "Is it so ?", 1 },
		{ "en", "A ( model).", 1 },
		{ "en", "A (model ).", 1 },
		{ "en", "A “ model”.", 1 },
		{ "en", "Big,small.", 1 },
		{ "en", "Big;small:all.", 2 },
		{ "en", "It ends.Then it goes on.", 1 },
		{ "en", "A model(big) one.", 1 },
		{ "en", "A (model)one.", 1 },
		{ "en", "A “big”one.", 1 },
		{ "en", "A “word”, a so-called“model”.", 1 },
		{ "en", "Big - small.", 1 },
		{ "en", "At 10:30, 1,000 and 10.5 per cent.", 0 },
		{ "en", "Person(s) and (re)use of Node.js at openai.com.", 0 },
		{ "en", "U.S.-led, e.g. this; i.e. that.", 0 },
		{ "en", "Use .NET (now) – “yes”, he said.", 0 },
		{ "en", "Risk-based: A/RES/78/265 (2024).", 0 },
		{ "en", "It grew.[1](ref:1) Then, [2.1](sec:2.1): more.", 0 },
		{ "en", "Write to research@wicinternet.org, or see https://a.example/a,b;c.", 0 },
		{ "zh", "模型 ,大。", 0 },
		{ "fr", "Quoi ?", 0 }, /* no-break-space */
		{ "fr", "Un , deux.", 1 },
		{ "es", "¿ Qué es?", 0 },
		{ "es", "Uno ; dos.", 1 },
		{ "ru", "Это «слово»и дело.", 1 },
		{ "ru", "Это« слово».", 2 },
		{ "ar", "نموذج ، كبير.", 1 },
		{ "ar", "نموذج،كبير.", 1 },
		{ "ar", "و«نموذج» كبير.", 0 },
		/* clang-format on */
	};

	LINT_ROWS("mark-space", rows);
}
END_TEST

Suite *suite_lint_marks_spaced(void)
{
	Suite *s = suite_create("lint_marks_spaced");
	TCase *tc = tcase_create("marks_spaced");

	tcase_add_test(tc, check_straight_quotes_finds_the_faults_alone);
	tcase_add_test(tc, check_full_width_finds_the_faults_alone);
	tcase_add_test(tc, check_mark_space_finds_the_faults_alone);
	suite_add_tcase(s, tc);
	return s;
}
