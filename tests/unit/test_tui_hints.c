/* SPDX-License-Identifier: MIT */
#include "base/macros.h"
#include "tui/hints.h"

#include <check.h>

Suite *suite_tui_hints(void);

static struct str label_of(size_t index, size_t count, char *label)
{
	return (struct str){label, hint_label(index, count, label)};
}

START_TEST(hint_label_few_things_have_one_letter_of_the_home_row)
{
	char label[HINT_MAX];

	ck_assert(str_eq(label_of(0, 25, label), STR("a")));
	ck_assert(str_eq(label_of(1, 25, label), STR("s")));
	ck_assert(str_eq(label_of(24, 25, label), STR("y")));
}
END_TEST

START_TEST(hint_label_many_things_have_two_letters)
{
	char label[HINT_MAX];

	ck_assert(str_eq(label_of(0, 26, label), STR("aa")));
	ck_assert(str_eq(label_of(25, 26, label), STR("sa")));
}
END_TEST

START_TEST(hint_label_beyond_all_letters_is_empty)
{
	char label[HINT_MAX];

	ck_assert_uint_eq(hint_label(625, 700, label), 0);
	ck_assert_uint_eq(hint_label(3, 3, label), 0);
}
END_TEST

START_TEST(hint_label_never_has_the_key_that_closes)
{
	char label[HINT_MAX];

	for (size_t i = 0; i < 625; i++) {
		const size_t len = hint_label(i, 625, label);

		for (size_t k = 0; k < len; k++)
			ck_assert_int_ne(label[k], 'q');
	}
}
END_TEST

START_TEST(hint_find_label_gives_its_thing)
{
	static const size_t counts[] = {1, 7, 25, 26, 100, 625, 700};
	char label[HINT_MAX];
	bool is_begun;

	for (size_t c = 0; c < ARRAY_LEN(counts); c++)
		for (size_t i = 0; i < counts[c] && i < 625; i++)
			ck_assert_uint_eq(
				hint_find(label_of(i, counts[c], label),
					counts[c], &is_begun),
				i);
}
END_TEST

START_TEST(hint_find_first_of_two_letters_is_begun)
{
	bool is_begun;

	ck_assert_uint_eq(hint_find(STR("s"), 30, &is_begun), 30);
	ck_assert(is_begun);
}
END_TEST

START_TEST(hint_find_letter_of_no_label_is_not_begun)
{
	bool is_begun;

	ck_assert_uint_eq(hint_find(STR("y"), 30, &is_begun), 30);
	ck_assert(!is_begun);
}
END_TEST

Suite *suite_tui_hints(void)
{
	Suite *s = suite_create("tui/hints");
	TCase *tc = tcase_create("hints");

	tcase_add_test(
		tc, hint_label_few_things_have_one_letter_of_the_home_row);
	tcase_add_test(tc, hint_label_many_things_have_two_letters);
	tcase_add_test(tc, hint_label_beyond_all_letters_is_empty);
	tcase_add_test(tc, hint_label_never_has_the_key_that_closes);
	tcase_add_test(tc, hint_find_label_gives_its_thing);
	tcase_add_test(tc, hint_find_first_of_two_letters_is_begun);
	tcase_add_test(tc, hint_find_letter_of_no_label_is_not_begun);
	suite_add_tcase(s, tc);
	return s;
}
