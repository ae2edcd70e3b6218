/* SPDX-License-Identifier: MIT */
#include "quiz/schedule.h"

#include <check.h>

#define TODAY 20000

static struct schedule_card card(int box, int64_t due)
{
	return (struct schedule_card){box, due};
}

START_TEST(day_of_midnight_begins_the_day)
{
	ck_assert_int_eq(schedule_day(0), 0);
	ck_assert_int_eq(schedule_day(86399), 0);
	ck_assert_int_eq(schedule_day(86400), 1);
	ck_assert_int_eq(schedule_day(-1), -1);
	ck_assert_int_eq(schedule_day(-86400), -1);
}
END_TEST

START_TEST(answer_right_at_first_puts_it_in_no_box)
{
	const struct schedule_card after =
		schedule_answer(card(0, 0), true, TODAY);

	ck_assert_int_eq(after.box, 0);
	ck_assert(!schedule_is_due(after, TODAY + 1000));
}
END_TEST

START_TEST(answer_wrong_comes_back_the_next_day)
{
	for (int box = 0; box <= SCHEDULE_BOXES; box++) {
		const struct schedule_card after =
			schedule_answer(card(box, TODAY), false, TODAY);

		ck_assert_int_eq(after.box, 1);
		ck_assert(!schedule_is_due(after, TODAY));
		ck_assert(schedule_is_due(after, TODAY + 1));
	}
}
END_TEST

START_TEST(answer_right_when_due_doubles_the_days)
{
	static const int days[] = {0, 2, 4, 8, 16};

	for (int box = 1; box < SCHEDULE_BOXES; box++) {
		const struct schedule_card after =
			schedule_answer(card(box, TODAY - 3), true, TODAY);

		ck_assert_int_eq(after.box, box + 1);
		ck_assert_int_eq(after.due, TODAY + days[box]);
	}
}
END_TEST

START_TEST(answer_right_before_its_day_changes_nothing)
{
	const struct schedule_card after =
		schedule_answer(card(2, TODAY + 1), true, TODAY);

	ck_assert_int_eq(after.box, 2);
	ck_assert_int_eq(after.due, TODAY + 1);
}
END_TEST

START_TEST(answer_right_in_the_last_box_is_learned)
{
	const struct schedule_card after =
		schedule_answer(card(SCHEDULE_BOXES, TODAY), true, TODAY);

	ck_assert_int_eq(after.box, 0);
	ck_assert_int_eq(after.due, 0);
}
END_TEST

START_TEST(is_due_of_a_day_no_box_reaches_is_true)
{
	ck_assert(!schedule_is_due(card(5, TODAY + 16), TODAY));
	ck_assert(schedule_is_due(card(5, TODAY + 17), TODAY));
}
END_TEST

Suite *suite_quiz_schedule(void);

Suite *suite_quiz_schedule(void)
{
	Suite *suite = suite_create("quiz/schedule");
	TCase *tc = tcase_create("schedule");

	tcase_add_test(tc, day_of_midnight_begins_the_day);
	tcase_add_test(tc, answer_right_at_first_puts_it_in_no_box);
	tcase_add_test(tc, answer_wrong_comes_back_the_next_day);
	tcase_add_test(tc, answer_right_when_due_doubles_the_days);
	tcase_add_test(tc, answer_right_before_its_day_changes_nothing);
	tcase_add_test(tc, answer_right_in_the_last_box_is_learned);
	tcase_add_test(tc, is_due_of_a_day_no_box_reaches_is_true);
	suite_add_tcase(suite, tc);
	return suite;
}
