/* SPDX-License-Identifier: MIT */
#include "lint_fixture.h"

Suite *suite_lint_marks(void);

/* Texts with a fault, and texts that only look like it. */

START_TEST(check_double_space_finds_the_faults_alone)
{
	static const struct lint_row rows[] = {
		/* clang-format off */
		{ "en", "Two  spaces.", 1 },
		{ "en", "Three   spaces.", 1 },
		{ "zh", "模型  很大。", 1 },
		{ "en", "One space. And one.", 0 },
		{ "en", "`a  b` is code.", 0 },
		{ "en", "A call [1](ref:1) between.", 0 },
		{ "fr", "Un  deux.", 1 },
		/* clang-format on */
	};

	LINT_ROWS("double-space", rows);
}
END_TEST

START_TEST(check_doubled_mark_finds_the_faults_alone)
{
	static const struct lint_row rows[] = {
		/* clang-format off */
		{ "en", "Yes,, it is.", 1 },
		{ "en", "It is so..", 1 },
		{ "en", "It is,. then.", 1 },
		{ "en", "It is;: then.", 1 },
		{ "en", "Done.[1](ref:1).", 1 },
		{ "en", "Wait... what?!", 0 },
		{ "en", "Models, systems, etc., and more.", 0 },
		{ "en", "What?! Really.", 0 },
		{ "en", "Stop!!", 1 },
		{ "en", "See [x](https://a.example/a,,b).", 0 },
		{ "zh", "很大，，很快。", 1 },
		{ "zh", "很大。，很快", 1 },
		{ "zh", "很大、，很快。", 1 },
		{ "zh", "很大……很快。", 0 },
		{ "zh", "什么？！", 0 },
		{ "zh", "很大——很快。", 0 },
		{ "zh", "完了[1](ref:1)。", 0 },
		/* clang-format on */
	};

	LINT_ROWS("doubled-mark", rows);
}
END_TEST

START_TEST(check_range_dash_finds_the_faults_alone)
{
	static const struct lint_row rows[] = {
		/* clang-format off */
		{ "en", "From 2019-2024 it grew.", 1 },
		{ "en", "Pages 12-14.", 1 },
		{ "en", "Between 10-12.", 1 },
		{ "en", "From 2019–2024 it grew.", 0 },
		{ "en", "On 2024-05-20.", 0 },
		{ "en", "GPT-4 and COVID-19.", 0 },
		{ "en", "A/RES/78-265 is one.", 0 },
		{ "en", "A 3-year plan.", 0 },
		{ "en", "GB 45438-2025 is a standard.", 0 },
		{ "en", "mid-2024", 0 },
		{ "en", "`1-2` in code", 0 },
		{ "en", "See https://a.example/1-2.", 0 },
		{ "zh", "2019-2024年。", 1 },
		{ "zh", "第3-5页。", 1 },
		{ "zh", "2019—2024年。", 0 },
		{ "zh", "GB 45438-2025。", 0 },
		/* clang-format on */
	};

	LINT_ROWS("range-dash", rows);
}
END_TEST

START_TEST(check_call_place_finds_the_faults_alone)
{
	static const struct lint_row rows[] = {
		/* clang-format off */
		{ "zh", "很大。[1](ref:1)", 1 },
		{ "zh", "很大，[\u2020](note:E1)很快。", 1 },
		{ "zh", "很大 [1](ref:1)。", 1 },
		{ "zh", "很大[1](ref:1)[2](ref:2)。", 0 },
		{ "zh", "“很大。”[1](ref:1)", 0 },
		{ "en", "It grew[1](ref:1).", 1 },
		{ "en", "It grew[1](ref:1)[2](ref:2), and fell.", 1 },
		{ "en", "It grew [1](ref:1) again.", 1 },
		{ "en", "It grew.[1](ref:1)[\u2020](note:E1) Then it fell.", 0 },
		{ "en", "It (all of it[1](ref:1)) grew.", 0 },
		{ "en", "It grew,[1](ref:1) then fell.", 0 },
		{ "ar", "نما[1](ref:1).", 0 },
		/* clang-format on */
	};

	LINT_ROWS("call-place", rows);
}
END_TEST

Suite *suite_lint_marks(void)
{
	Suite *s = suite_create("lint_marks");
	TCase *tc = tcase_create("marks");

	tcase_add_test(tc, check_double_space_finds_the_faults_alone);
	tcase_add_test(tc, check_doubled_mark_finds_the_faults_alone);
	tcase_add_test(tc, check_range_dash_finds_the_faults_alone);
	tcase_add_test(tc, check_call_place_finds_the_faults_alone);
	suite_add_tcase(s, tc);
	return s;
}
