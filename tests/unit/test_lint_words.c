/* SPDX-License-Identifier: MIT */
#include "lint_fixture.h"

Suite *suite_lint_words(void);

/* Texts with a fault, and texts that only look like it. */

START_TEST(check_doubled_word_finds_the_faults_alone)
{
	static const struct lint_row rows[] = {
		/* clang-format off */
		{ "en", "The the model.", 1 },
		{ "en", "It is is so.", 1 },
		{ "en", "of of", 1 },
		{ "en", "A model\nmodel.", 1 },
		{ "en", "He had had it, and that that is.", 0 },
		{ "en", "It is so. So it is.", 0 },
		{ "en", "In, in short.", 0 },
		{ "en", "Duran Duran sing.", 0 },
		{ "en", "10 10 and 20 20.", 0 },
		{ "en", "the theory", 0 },
		{ "en", "`x x` is code, x [1](ref:1) y.", 0 },
		{ "fr", "nous nous sommes", 0 },
		{ "fr", "le le", 1 },
		{ "ru", "и и так", 1 },
		{ "ru", "Это Цзэн И и Шон.", 0 },
		{ "ar", "خطوة خطوة", 0 },
		{ "ar", "في في", 1 },
		{ "zh", "模型的的能力。", 1 },
		{ "zh", "逐步建立逐步建立体系。", 1 },
		{ "zh", "风险和和机遇。", 1 },
		{ "zh", "人工智能人工智能。", 1 },
		{ "zh", "一步一步来，一个一个看。", 0 },
		{ "zh", "常常、往往、种种、多种多样。", 0 },
		{ "zh", "以此为目的的行为。", 0 },
		{ "zh", "不了了之。", 0 },
		{ "zh", "数一数一共有几个。", 0 },
		{ "zh", "人人，人人。发展和和平，对对方，问题是是否如此。", 0 },
		/* clang-format on */
	};

	LINT_ROWS("doubled-word", rows);
}
END_TEST

Suite *suite_lint_words(void)
{
	Suite *s = suite_create("lint_words");
	TCase *tc = tcase_create("words");

	tcase_add_test(tc, check_doubled_word_finds_the_faults_alone);
	suite_add_tcase(s, tc);
	return s;
}
