/* SPDX-License-Identifier: MIT */
#include "lint_fixture.h"

Suite *suite_lint_marks_zh(void);

/* Texts with a fault, and texts that only look like it. */

START_TEST(check_half_width_finds_the_faults_alone)
{
	static const struct lint_row rows[] = {
		/* clang-format off */
		{ "zh", "模型,很大。", 1 },
		{ "zh", "模型很大.", 1 },
		{ "zh", "模型:很大;很快。", 2 },
		{ "zh", "真的?真的!", 2 },
		{ "zh", "模型(大)。", 2 },
		{ "zh", "见《报告》,第3页。", 1 },
		{ "zh", "模型--很大。", 1 },
		{ "zh", "“模型”,很大。", 1 },
		{ "zh", "模型，很大：很快。", 0 },
		{ "zh", "占10.5%，10:30开始。", 0 },
		{ "zh", "Node.js和U.S. Steel, Inc.的。", 0 },
		{ "zh", "OpenAI, Inc.", 0 },
		{ "zh", "见[1.2](sec:1.2)。", 0 },
		{ "zh", "`a,b`很好", 0 },
		{ "zh", "1.机制", 0 },
		{ "en", "A model, (big).", 0 },
		{ "ar", "نموذج, كبير.", 0 },
		/* clang-format on */
	};

	LINT_ROWS("half-width", rows);
}
END_TEST

START_TEST(check_han_space_finds_the_faults_alone)
{
	static const struct lint_row rows[] = {
		/* clang-format off */
		{ "zh", "模型 很大。", 1 },
		{ "zh", "用 GPT 模型。", 2 },
		{ "zh", "共 3 个。", 2 },
		{ "zh", "模型， 很大。", 1 },
		{ "zh", "模型\u3000很大。", 1 },
		{ "zh", "用GPT模型，共3个。", 0 },
		{ "zh", "Tech for Good很好。", 0 },
		{ "zh", "**要点。** 更多的话。", 0 },
		{ "zh", "## 2.1 标题", 0 },
		{ "zh", "第一行\n第二行", 0 },
		{ "en", "A 中 b.", 0 },
		/* clang-format on */
	};

	LINT_ROWS("han-space", rows);
}
END_TEST

START_TEST(check_zh_quotes_finds_the_faults_alone)
{
	static const struct lint_row rows[] = {
		/* clang-format off */
		{ "zh", "所谓\"模型\"。", 2 },
		{ "zh", "所谓'模型'。", 2 },
		{ "zh", "所谓「模型」。", 2 },
		{ "zh", "所谓‘模型’。", 1 },
		{ "zh", "所谓«模型»。", 2 },
		{ "zh", "所谓“模型”。", 0 },
		{ "zh", "“所谓‘模型’很大”。", 0 },
		{ "zh", "O'Brien说。", 0 },
		{ "en", "The “model”.", 0 },
		/* clang-format on */
	};

	LINT_ROWS("zh-quotes", rows);
}
END_TEST

Suite *suite_lint_marks_zh(void)
{
	Suite *s = suite_create("lint_marks_zh");
	TCase *tc = tcase_create("marks_zh");

	tcase_add_test(tc, check_half_width_finds_the_faults_alone);
	tcase_add_test(tc, check_han_space_finds_the_faults_alone);
	tcase_add_test(tc, check_zh_quotes_finds_the_faults_alone);
	suite_add_tcase(s, tc);
	return s;
}
