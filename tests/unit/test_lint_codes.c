/* SPDX-License-Identifier: MIT */
#include "lint_fixture.h"

Suite *suite_lint_codes(void);

/* Texts with a fault, and texts that only look like it. */

START_TEST(check_nfc_finds_the_faults_alone)
{
	static const struct lint_row rows[] = {
		/* clang-format off */
		{ "en", "A cafe\u0301.", 1 },
		{ "zh", "模型\uf900。", 1 },
		{ "ru", "и\u0306", 1 },
		{ "en", "A café.", 0 },
		{ "en", "A caf&#xe9; and e&#x301;.", 1 },
		{ "zh", "模型。", 0 },
		/* clang-format on */
	};

	LINT_ROWS("nfc", rows);
}
END_TEST

START_TEST(check_invisible_finds_the_faults_alone)
{
	static const struct lint_row rows[] = {
		/* clang-format off */
		{ "en", "A\u200bmodel.", 1 },
		{ "en", "A &#8203;model and &shy;one.", 2 },
		{ "en", "\u202eabc\u202c", 2 },
		{ "en", "soft\u00adhyphen", 1 },
		{ "en", "zero\u200dwidth\u200c", 2 },
		{ "en", "a\ufeffb", 1 },
		{ "en", "private \ue000 use", 1 },
		{ "zh", "模型\u200e。", 1 },
		{ "zh", "模型\u2028很大。", 1 },
		{ "en", "Plain text,\ntwo lines.", 0 },
		{ "ar", "نص\u200f.", 0 },
		{ "ar", "نص\u202e.", 1 },
		{ "fr", "Quoi\u202f?", 0 },
		/* clang-format on */
	};

	LINT_ROWS("invisible", rows);
}
END_TEST

START_TEST(check_fixed_space_finds_the_faults_alone)
{
	static const struct lint_row rows[] = {
		/* clang-format off */
		{ "en", "10\u00a0km", 1 },
		{ "en", "10&nbsp;km", 1 },
		{ "zh", "3\u00a0个", 1 },
		{ "en", "10 km", 0 },
		{ "fr", "« Oui\u00a0»", 0 },
		{ "ru", "Да\u00a0— нет", 0 },
		/* clang-format on */
	};

	LINT_ROWS("fixed-space", rows);
}
END_TEST

Suite *suite_lint_codes(void)
{
	Suite *s = suite_create("lint_codes");
	TCase *tc = tcase_create("codes");

	tcase_add_test(tc, check_nfc_finds_the_faults_alone);
	tcase_add_test(tc, check_invisible_finds_the_faults_alone);
	tcase_add_test(tc, check_fixed_space_finds_the_faults_alone);
	suite_add_tcase(s, tc);
	return s;
}
