/* SPDX-License-Identifier: MIT */
#include "lint_fixture.h"

Suite *suite_lint_marks_locale(void);

/* Texts with a fault, and texts that only look like it. */

START_TEST(check_no_break_space_finds_the_faults_alone)
{
	static const struct lint_row rows[] = {
		/* clang-format off */
		{ "fr", "Quoi ?", 1 },
		{ "fr", "Quoi?", 1 },
		{ "fr", "Quoi\u00A0?", 1 },
		{ "fr", "Quoi\u202F?", 0 },
		{ "fr", "Ainsi : oui.", 1 },
		{ "fr", "Ainsi\u202F: oui.", 1 },
		{ "fr", "Ainsi\u00A0: oui.", 0 },
		{ "fr", "Le «mot».", 2 },
		{ "fr", "Le « mot ».", 2 },
		{ "fr", "Le «\u00A0mot\u00A0».", 0 },
		{ "fr", "Il y en a 60 %.", 1 },
		{ "fr", "Il y en a 60\u00A0%.", 0 },
		{ "fr", "Quoi\u202F?! À 10:30 (!).", 0 },
		{ "fr", "Voir [†](note:E1)\u202F; puis.", 0 },
		{ "es", "Un 60% de ellos.", 1 },
		{ "es", "Un 60\u00A0% de ellos: sí; no.", 0 },
		{ "ru", "Доклад — это текст.", 1 },
		{ "ru", "Доклад\u00A0— это текст.", 0 },
		{ "ru", "— Да.", 0 },
		{ "en", "What? 60% – yes: no.", 0 },
		{ "zh", "什么？60%：是。", 0 },
		/* clang-format on */
	};

	LINT_ROWS("no-break-space", rows);
}
END_TEST

START_TEST(check_quotes_finds_the_faults_alone)
{
	static const struct lint_row rows[] = {
		/* clang-format off */
		{ "fr", "Le „mot“.", 1 },
		{ "fr", "Le ‘mot’ d’ici.", 1 },
		{ "fr", "Le «\u00A0mot “autre”\u00A0».", 0 },
		{ "es", "El ‘modelo’.", 1 },
		{ "es", "El «modelo “grande”».", 0 },
		{ "ru", "Это ”слово”.", 2 },
		{ "ru", "Это «слово „другое“».", 0 },
		{ "ar", "هذا ‹نموذج›.", 2 },
		{ "ar", "هذا «نموذج».", 0 },
		{ "en", "The «model».", 2 },
		{ "en", "The users’ “model”.", 0 },
		/* clang-format on */
	};

	LINT_ROWS("quotes", rows);
}
END_TEST

START_TEST(check_opening_mark_finds_the_faults_alone)
{
	static const struct lint_row rows[] = {
		/* clang-format off */
		{ "es", "Qué es?", 1 },
		{ "es", "Atención!", 1 },
		{ "es", "¿Qué es.", 1 },
		{ "es", "¿Qué es? Y cuándo?", 1 },
		{ "es", "¿Qué es? ¿Y cuándo? ¡Ya!", 0 },
		{ "es", "Si es así, ¿qué hacer?", 0 },
		{ "fr", "Quoi\u202F?", 0 },
		/* clang-format on */
	};

	LINT_ROWS("opening-mark", rows);
}
END_TEST

START_TEST(check_ar_marks_finds_the_faults_alone)
{
	static const struct lint_row rows[] = {
		/* clang-format off */
		{ "ar", "نموذج, كبير.", 1 },
		{ "ar", "نموذج; كبير.", 1 },
		{ "ar", "ما هذا?", 1 },
		{ "ar", "في عام 2024, صدر.", 1 },
		{ "ar", "نموذج، كبير؛ وما هذا؟", 0 },
		{ "ar", "العنوان (Safe, Secure AI) هنا.", 0 },
		{ "ar", "بلغ 1,234 حادثا.", 0 },
		{ "fr", "Un, deux.", 0 },
		/* clang-format on */
	};

	LINT_ROWS("ar-marks", rows);
}
END_TEST

START_TEST(check_tatweel_finds_the_faults_alone)
{
	static const struct lint_row rows[] = {
		{"ar", "نمـــوذج.", 3},
		{"ar", "نموذج.", 0},
	};

	LINT_ROWS("tatweel", rows);
}
END_TEST

START_TEST(check_digits_finds_the_faults_alone)
{
	static const struct lint_row rows[] = {
		{"ar", "عام ٢٠٢٤.", 4},
		{"zh", "２０年。", 2},
		{"ar", "عام 2024.", 0},
		{"zh", "20年。", 0},
	};

	LINT_ROWS("digits", rows);
}
END_TEST

START_TEST(check_digit_groups_finds_the_faults_alone)
{
	static const struct lint_row rows[] = {
		/* clang-format off */
		{ "fr", "Plus de 10 500 milliards.", 1 },
		{ "ru", "Около 11 079 атак.", 1 },
		{ "fr", "Plus de 10\u202F500 milliards.", 0 },
		{ "ru", "Около 11\u00A0079 атак.", 0 },
		{ "fr", "En 2024 193 pays.", 0 },
		{ "es", "Unos 10 50.", 0 },
		{ "en", "About 10 500 million.", 0 },
		/* clang-format on */
	};

	LINT_ROWS("digit-groups", rows);
}
END_TEST

START_TEST(check_call_place_asks_each_language_for_its_own)
{
	static const struct lint_row rows[] = {
		/* clang-format off */
		{ "fr", "C’est ainsi.[1](ref:1) Puis.", 1 },
		{ "fr", "C’est ainsi[1](ref:1). Puis.", 0 },
		{ "es", "Así es.[1](ref:1) Luego.", 1 },
		{ "ru", "Это так,[1](ref:1) но.", 1 },
		{ "ru", "Это так[1](ref:1), но.", 0 },
		{ "ar", "هذا هو؛[1](ref:1) ثم.", 1 },
		{ "ar", "هذا هو[1](ref:1)؛ ثم.", 0 },
		{ "en", "It is so[1](ref:1).", 1 },
		{ "en", "It is so.[1](ref:1)", 0 },
		/* clang-format on */
	};

	LINT_ROWS("call-place", rows);
}
END_TEST

Suite *suite_lint_marks_locale(void)
{
	Suite *s = suite_create("lint_marks_locale");
	TCase *tc = tcase_create("marks_locale");

	tcase_add_test(tc, check_no_break_space_finds_the_faults_alone);
	tcase_add_test(tc, check_quotes_finds_the_faults_alone);
	tcase_add_test(tc, check_opening_mark_finds_the_faults_alone);
	tcase_add_test(tc, check_ar_marks_finds_the_faults_alone);
	tcase_add_test(tc, check_tatweel_finds_the_faults_alone);
	tcase_add_test(tc, check_digits_finds_the_faults_alone);
	tcase_add_test(tc, check_digit_groups_finds_the_faults_alone);
	tcase_add_test(tc, check_call_place_asks_each_language_for_its_own);
	suite_add_tcase(s, tc);
	return s;
}
