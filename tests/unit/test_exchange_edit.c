/* SPDX-License-Identifier: MIT */
#include "exchange/edit.h"

#include <check.h>

Suite *suite_exchange_edit(void);

/* Ten lines of one letter. */
#define TEXT STR("a\nb\nc\nd\ne\nf\ng\nh\ni\nj\n")

static void check_diff(
	struct str text, struct edit *edits, size_t count, const char *expected)
{
	struct buf out = {0};

	edit_sort(edits, count);
	edit_diff(text, "f", edits, count, &out);
	ck_assert_str_eq(out.ptr != NULL ? out.ptr : "", expected);
	buf_release(&out);
}

START_TEST(edit_apply_makes_all_edits)
{
	struct edit edits[] = {{4, 5, STR("CC")}, {0, 1, STR("")}};
	struct buf out = {0};

	edit_sort(edits, 2);
	edit_apply(STR("a\nb\nc\n"), edits, 2, &out);
	ck_assert_str_eq(out.ptr, "\nb\nCC\n");
	buf_release(&out);
}
END_TEST

START_TEST(edit_diff_of_none_is_empty)
{
	check_diff(TEXT, NULL, 0, "");
}
END_TEST

START_TEST(edit_diff_shows_three_lines_around)
{
	struct edit edits[] = {{8, 9, STR("E")}};

	check_diff(TEXT, edits, 1,
		"--- a/f\n+++ b/f\n@@ -2,7 +2,7 @@\n b\n c\n d\n-e\n+E\n f\n "
		"g\n h\n");
}
END_TEST

START_TEST(edit_diff_near_changes_share_a_hunk)
{
	struct edit edits[] = {{16, 17, STR("I\nI")}, {2, 3, STR("B")}};

	check_diff(TEXT, edits, 2,
		"--- a/f\n+++ b/f\n@@ -1,10 +1,11 @@\n a\n-b\n+B\n c\n d\n "
		"e\n f\n g\n h\n-i\n+I\n+I\n j\n");
}
END_TEST

START_TEST(edit_diff_far_changes_count_lines_added_before)
{
	struct edit edits[] = {{0, 1, STR("A\nA")}, {18, 19, STR("J")}};

	check_diff(TEXT, edits, 2,
		"--- a/f\n+++ b/f\n@@ -1,4 +1,5 @@\n-a\n+A\n+A\n b\n c\n d\n"
		"@@ -7,4 +8,4 @@\n g\n h\n i\n-j\n+J\n");
}
END_TEST

START_TEST(edit_diff_edits_in_one_line_are_one_change)
{
	struct edit edits[] = {{0, 1, STR("A")}, {2, 3, STR("C")}};

	check_diff(STR("abc\nd\n"), edits, 2,
		"--- a/f\n+++ b/f\n@@ -1,2 +1,2 @@\n-abc\n+AbC\n d\n");
}
END_TEST

START_TEST(edit_diff_insertion_takes_no_line)
{
	struct edit edits[] = {{2, 2, STR("x\n")}};

	check_diff(STR("a\nb\n"), edits, 1,
		"--- a/f\n+++ b/f\n@@ -1,2 +1,3 @@\n a\n+x\n b\n");
}
END_TEST

START_TEST(edit_diff_new_file)
{
	struct edit edits[] = {{0, 0, STR("x\n")}};

	check_diff(
		STR(""), edits, 1, "--- a/f\n+++ b/f\n@@ -0,0 +1,1 @@\n+x\n");
}
END_TEST

START_TEST(edit_diff_says_missing_newline)
{
	struct edit edits[] = {{0, 1, STR("b")}};

	check_diff(STR("a"), edits, 1,
		"--- a/f\n+++ b/f\n@@ -1,1 +1,1 @@\n-a\n"
		"\\ No newline at end of file\n+b\n"
		"\\ No newline at end of file\n");
}
END_TEST

Suite *suite_exchange_edit(void)
{
	Suite *suite = suite_create("exchange_edit");
	TCase *tcase = tcase_create("all");

	tcase_add_test(tcase, edit_apply_makes_all_edits);
	tcase_add_test(tcase, edit_diff_of_none_is_empty);
	tcase_add_test(tcase, edit_diff_shows_three_lines_around);
	tcase_add_test(tcase, edit_diff_near_changes_share_a_hunk);
	tcase_add_test(tcase, edit_diff_far_changes_count_lines_added_before);
	tcase_add_test(tcase, edit_diff_edits_in_one_line_are_one_change);
	tcase_add_test(tcase, edit_diff_insertion_takes_no_line);
	tcase_add_test(tcase, edit_diff_new_file);
	tcase_add_test(tcase, edit_diff_says_missing_newline);
	suite_add_tcase(suite, tcase);
	return suite;
}
