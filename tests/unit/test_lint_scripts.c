/* SPDX-License-Identifier: MIT */
#include "lint_fixture.h"

Suite *suite_lint_scripts(void);

/* Texts with a fault, and texts that only look like it. */

START_TEST(check_script_finds_the_faults_alone)
{
	static const struct lint_row rows[] = {
		/* clang-format off */
		{ "en", "A model 模型 here.", 1 },
		{ "en", "AI (人工智能) and риск.", 2 },
		{ "en", "Some عربي here.", 1 },
		{ "en", "A café, naïve, 10 µg.", 0 },
		{ "en", "`模型` in code.", 0 },
		{ "zh", "模型 риск。", 1 },
		{ "zh", "模型とは。", 1 },
		{ "zh", "GPT模型，用Transformer。", 0 },
		{ "ru", "Модель GPT.", 0 },
		{ "ru", "Модель 模型.", 1 },
		{ "ar", "نموذج GPT.", 0 },
		{ "ar", "نموذج модель.", 1 },
		/* clang-format on */
	};

	LINT_ROWS("script", rows);
}
END_TEST

START_TEST(check_latin_word_finds_the_faults_alone)
{
	static const struct lint_row rows[] = {
		/* clang-format off */
		{ "zh", "用model做事。", 1 },
		{ "zh", "做deepfake的人。", 1 },
		{ "zh", "open source很好。", 1 },
		{ "zh", "用ChatGPT、DeepFake、GPT-4和IPCC。", 0 },
		{ "zh", "对齐（alignment）很难。", 0 },
		{ "zh", "英文alignment是比喻。", 0 },
		{ "zh", "Tech for Good是koine的。", 0 },
		{ "zh", "见`code`和https://a.example/abc。", 0 },
		{ "zh", "写信给research@wicinternet.org。", 0 },
		{ "zh", "H2O和mRNA。", 0 },
		{ "en", "A model.", 0 },
		/* clang-format on */
	};

	LINT_ROWS("latin-word", rows);
}
END_TEST

START_TEST(check_homoglyph_finds_the_faults_alone)
{
	static const struct lint_row rows[] = {
		/* clang-format off */
		{ "en", "A mоdel.", 1 },
		{ "en", "АI and mοdel.", 2 },
		{ "en", "A model and модель.", 0 },
		{ "en", "The café’s naïve AI模型.", 0 },
		{ "ru", "мoдель", 1 },
		{ "ru", "IT-компания и GPT.", 0 },
		{ "zh", "用GPT模型和AІ。", 1 },
		{ "zh", "用AI模型。", 0 },
		{ "ar", "وIEC، نموذجAI", 0 },
		/* clang-format on */
	};

	LINT_ROWS("homoglyph", rows);
}
END_TEST

Suite *suite_lint_scripts(void)
{
	Suite *s = suite_create("lint_scripts");
	TCase *tc = tcase_create("scripts");

	tcase_add_test(tc, check_script_finds_the_faults_alone);
	tcase_add_test(tc, check_latin_word_finds_the_faults_alone);
	tcase_add_test(tc, check_homoglyph_finds_the_faults_alone);
	suite_add_tcase(s, tc);
	return s;
}
