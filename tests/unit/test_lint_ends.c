/* SPDX-License-Identifier: MIT */
#include "lint_fixture.h"

Suite *suite_lint_ends(void);

/* Texts with a fault, and texts that only look like it. */

START_TEST(check_final_mark_finds_the_faults_alone)
{
	static const struct lint_row rows[] = {
		/* clang-format off */
		{ "en", "A paragraph without an end", 1 },
		{ "en", "A paragraph.", 0 },
		{ "en", "Is it one?", 0 },
		{ "en", "It says: “This is one.”", 0 },
		{ "en", "It says (so.)", 0 },
		{ "en", "It is called.[1](ref:1)[\u2020](note:E1)", 0 },
		{ "en", "Three things:\n\n- one.\n- two.", 0 },
		{ "en", "Three things:", 1 },
		{ "en", "Three things:\n\n# Heading", 1 },
		{ "en", "- One sentence.\n- Another", 1 },
		{ "en", "- one;\n- two;\n- three.", 0 },
		{ "en", "- one.\n- two;", 1 },
		{ "en", "- apples\n- pears", 0 },
		{ "en", "See https://a.example/x", 0 },
		{ "en", "# A heading.", 1 },
		{ "en", "# A heading:", 1 },
		{ "en", "# Is it a heading?", 0 },
		{ "en", "# A heading", 0 },
		{ "zh", "一段话没有结尾", 1 },
		{ "zh", "一段话，", 1 },
		{ "zh", "一段话。", 0 },
		{ "zh", "“一段话。”", 0 },
		{ "zh", "一段话[1](ref:1)。", 0 },
		{ "zh", "有三点：\n\n- 一。\n- 二。", 0 },
		{ "zh", "- 一；\n- 二；\n- 三。", 0 },
		{ "zh", "- 一。\n- 二", 1 },
		{ "zh", "# 标题。", 1 },
		{ "zh", "# 标题", 0 },
		{ "zh", "> 引文没有结尾", 1 },
		{ "ar", "فقرة بلا نهاية", 1 },
		{ "ar", "هل هذا سؤال؟", 0 },
		/* clang-format on */
	};

	LINT_ROWS("final-mark", rows);
}
END_TEST

Suite *suite_lint_ends(void)
{
	Suite *s = suite_create("lint_ends");
	TCase *tc = tcase_create("ends");

	tcase_add_test(tc, check_final_mark_finds_the_faults_alone);
	suite_add_tcase(s, tc);
	return s;
}
