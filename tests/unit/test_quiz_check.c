/* SPDX-License-Identifier: MIT */
#include "base/macros.h"
#include "quiz_tree.h"

Suite *suite_quiz_check(void);

static struct quiz_tree t;

static void setup(void)
{
	quiz_tree_init(&t);
}

static void teardown(void)
{
	quiz_tree_free(&t);
}

#define HEAD  "# 2\n\n## 2.1\n\n"
#define SHORT OPTION("x", "a") OPTION(" ", "b")
#define LAST  OPTION(" ", "a") OPTION(" ", "b") OPTION(" ", "c") OPTION("x", "d")

START_TEST(quiz_check_languages_alike_have_no_finding)
{
	quiz_tree_put(&t, QUIZ_ZH, HEAD GOOD("q1") GOOD("q2"));
	quiz_tree_put(&t, QUIZ_EN, HEAD GOOD("q1") GOOD("q2"));
	quiz_tree_put(&t, NOTES_EN, HEAD NOTES);
	quiz_check(t.work);
	ck_assert_int_eq(tree_faults(t.work, QUIZ_ZH), 0);
	ck_assert_int_eq(tree_faults(t.work, QUIZ_EN), 0);
	ck_assert_int_eq(tree_faults(t.work, NOTES_EN), 0);
}
END_TEST

START_TEST(quiz_check_tells_how_languages_differ)
{
	static const struct {
		const char *text;
		int line;
		const char *message;
	} rows[] = {
		{HEAD GOOD("q1"), 3, "'2.1.q2' is missing here; it is in 'zh'"},
		{HEAD GOOD("q1") GOOD("q2") GOOD("q3"), 31,
			"'2.1.q3' is not there in 'zh'"},
		{HEAD "### q1 Why?\n\n" SHORT NEEDS_PLAIN GOOD("q2"), 5,
			"options of '2.1.q1': 2 here, 4 in 'zh'"},
		{HEAD "### q1 Why?\n\n" LAST NEEDS_PLAIN GOOD("q2"), 5,
			"'2.1.q1' is number 4 here, 2 in 'zh'"},
		{HEAD "### q1 Why?\n\n" OPTIONS "\nneeds: full\n\n" GOOD("q2"),
			5, "'2.1.q1' needs 'full' here, 'plain' in 'zh'"},
	};

	quiz_tree_put(&t, QUIZ_ZH, HEAD GOOD("q1") GOOD("q2"));
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		quiz_tree_put(&t, QUIZ_EN, rows[i].text);
		quiz_check(t.work);
		ck_assert_msg(tree_finds(t.work, QUIZ_EN, rows[i].line,
				      rows[i].message),
			"%s", rows[i].message);
		ck_assert_int_eq(tree_faults(t.work, QUIZ_ZH), 0);
	}
}
END_TEST

START_TEST(quiz_check_does_not_tell_what_is_not_written_yet)
{
	quiz_tree_put(&t, QUIZ_ZH, HEAD GOOD("q1") "## 2.2\n\n" GOOD("q1"));
	quiz_tree_put(&t, QUIZ_EN, HEAD GOOD("q1"));
	quiz_check(t.work);
	ck_assert_int_eq(tree_faults(t.work, QUIZ_EN), 0);
	ck_assert_int_eq(tree_faults(t.work, QUIZ_FR), 0);
}
END_TEST

START_TEST(quiz_check_measures_by_the_first_language_that_has_the_section)
{
	quiz_tree_put(&t, QUIZ_EN, HEAD GOOD("q1") GOOD("q2"));
	quiz_tree_put(&t, QUIZ_FR, HEAD GOOD("q1"));
	quiz_check(t.work);
	ck_assert(tree_finds(t.work, QUIZ_FR, 3, "it is in 'en'"));
}
END_TEST

START_TEST(quiz_check_reads_what_nobody_asked_for)
{
	quiz_tree_put(&t, "fr/notes/90-appendix.md", "words\n");
	quiz_check(t.work);
	ck_assert_int_gt(tree_faults(t.work, "fr/notes/90-appendix.md"), 0);
}
END_TEST

START_TEST(quiz_check_looks_links_up)
{
	quiz_tree_put(&t, QUIZ_EN,
		HEAD "### q1 [Why](sec:9.1)?\n\n"
		     "- [x] [a](ref:77)\n  > [b](note:Z)\n"
		     "- [ ] [c](sec:2.1)\n  > d\n" NEEDS_PLAIN);
	quiz_tree_put(&t, NOTES_EN, HEAD "### aim\n\n[a](sec:9.2)\n");
	quiz_check(t.work);
	ck_assert(tree_finds(t.work, QUIZ_EN, 5, "'9.1'"));
	ck_assert(tree_finds(t.work, QUIZ_EN, 7, "'77'"));
	ck_assert(tree_finds(t.work, QUIZ_EN, 8, "'Z'"));
	ck_assert(tree_finds(t.work, NOTES_EN, 7, "'9.2'"));
	ck_assert(!tree_finds(t.work, QUIZ_EN, 9, "place"));
}
END_TEST

START_TEST(quiz_check_twice_finds_the_same)
{
	int faults;

	quiz_tree_put(&t, QUIZ_ZH, HEAD GOOD("q1") GOOD("q2"));
	quiz_tree_put(&t, QUIZ_EN, HEAD GOOD("q1") GOOD("x"));
	quiz_check(t.work);
	faults = tree_faults(t.work, QUIZ_EN);
	ck_assert_int_eq(faults, 2);
	quiz_check(t.work);
	ck_assert_int_eq(tree_faults(t.work, QUIZ_EN), faults);
}
END_TEST

Suite *suite_quiz_check(void)
{
	Suite *s = suite_create("quiz/check");
	TCase *tc = tcase_create("check");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, quiz_check_languages_alike_have_no_finding);
	tcase_add_test(tc, quiz_check_tells_how_languages_differ);
	tcase_add_test(tc, quiz_check_does_not_tell_what_is_not_written_yet);
	tcase_add_test(tc,
		quiz_check_measures_by_the_first_language_that_has_the_section);
	tcase_add_test(tc, quiz_check_reads_what_nobody_asked_for);
	tcase_add_test(tc, quiz_check_looks_links_up);
	tcase_add_test(tc, quiz_check_twice_finds_the_same);
	suite_add_tcase(s, tc);
	return s;
}
