/* SPDX-License-Identifier: MIT */
#include "lint_fixture.h"

Suite *suite_lint_calls(void);

static struct tree tree;

#define EN_FULL "en/full/02-safety.md"

static void setup(void)
{
	lint_tree(&tree);
}

static void teardown(void)
{
	tree_free(&tree);
}

static void put(
	const char *tier, const char *para, const char *list, const char *last)
{
	lint_put(&tree, "en", tier, para, list, last);
}

static int count(const char *rule)
{
	return lint_tree_count(&tree, rule, NULL);
}

START_TEST(check_references_full_text_with_all_calls_is_fine)
{
	put("full", "A.[1](ref:1)", "- B.[2](ref:2)\n- C.", "D.[3](ref:3)");
	ck_assert_int_eq(count("references"), 0);
	ck_assert_int_eq(count("section-references"), 0);
	ck_assert_int_eq(count("other-references"), 0);
}
END_TEST

START_TEST(check_references_missing_call_is_found_at_its_block)
{
	struct lint lint;

	put("full", "A.[1](ref:1)", "- B.\n- C.", "D.[3](ref:3)");
	ck_assert_int_eq(count("references"), 1);
	lint_check(&tree, &lint);
	for (size_t i = 0; i < lint.list.len; i++)
		if (strcmp(lint.list.ptr[i].rule->id, "references") == 0) {
			ASSERT_STR(lint.list.ptr[i].id, "2.1.2");
			ck_assert_int_eq(lint.list.ptr[i].line, 7);
		}
	lint_release(&lint);
}
END_TEST

START_TEST(check_references_of_a_section_may_stand_anywhere_in_it)
{
	/* The spine gives 3 to the section, to no block. */
	put("full", "A.[1](ref:1)[3](ref:3)", "- B.[2](ref:2)\n- C.", "D.");
	ck_assert_int_eq(count("section-references"), 0);
	ck_assert_int_eq(count("other-references"), 0);
	put("full", "A.[1](ref:1)", "- B.[2](ref:2)\n- C.", "D.");
	ck_assert_int_eq(count("section-references"), 1);
}
END_TEST

START_TEST(check_references_student_and_plain_need_none)
{
	put("student", "A.", "- B.\n- C.", "D.");
	put("plain", "A.", "- B.\n- C.", "D.");
	ck_assert_int_eq(count("references"), 0);
	ck_assert_int_eq(count("section-references"), 0);
}
END_TEST

START_TEST(check_other_references_of_another_block_are_found)
{
	static const char *const tiers[] = {"full", "student", "plain"};

	for (size_t i = 0; i < ARRAY_LEN(tiers); i++) {
		put(tiers[i], "A.[1](ref:1)[2](ref:2)", "- B.[2](ref:2)\n- C.",
			"D.[3](ref:3)");
		ck_assert_int_eq(count("other-references"), (int)i + 1);
	}
}
END_TEST

#define NOTES                                                          \
	"# editor Notes\n\n## E1\n\nplace: 2.1.1\n\nOne.\n\n## E2\n\n" \
	"place: 2.1\n\nTwo.\n"

START_TEST(check_notes_called_at_their_places_are_fine)
{
	tree_put(&tree, "en/editor.md", NOTES);
	put("full", "A.[†](note:E1)", "- B.[†](note:E2)\n- C.", "D.");
	ck_assert_int_eq(count("notes"), 0);
	ck_assert_int_eq(count("section-notes"), 0);
}
END_TEST

START_TEST(check_notes_not_called_are_found_in_full_alone)
{
	tree_put(&tree, "en/editor.md", NOTES);
	put("full", "A.", "- B.[†](note:E1)\n- C.", "D.");
	put("plain", "A.", "- B.\n- C.", "D.");
	ck_assert_int_eq(count("notes"), 1);
	ck_assert_int_eq(count("section-notes"), 1);
	ck_assert_int_eq(lint_tree_count(&tree, "notes", EN_FULL), 1);
}
END_TEST

START_TEST(check_notes_of_another_language_are_not_asked_for)
{
	tree_put(&tree, "zh/editor.md", NOTES);
	put("full", "A.", "- B.\n- C.", "D.");
	ck_assert_int_eq(count("notes"), 0);
}
END_TEST

START_TEST(check_other_notes_plain_calls_what_full_does_not)
{
	tree_put(&tree, "en/editor.md", NOTES);
	put("full", "A.[†](note:E1)", "- B.\n- C.", "D.[†](note:E2)");
	put("plain", "A.[†](note:E1)", "- B.\n- C.[†](note:E2)", "D.");
	ck_assert_int_eq(count("other-notes"), 1);
	put("plain", "A.", "- B.\n- C.", "D.[†](note:E2)");
	ck_assert_int_eq(count("other-notes"), 0);
}
END_TEST

Suite *suite_lint_calls(void)
{
	Suite *s = suite_create("lint_calls");
	TCase *tc = tcase_create("calls");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, check_references_full_text_with_all_calls_is_fine);
	tcase_add_test(tc, check_references_missing_call_is_found_at_its_block);
	tcase_add_test(
		tc, check_references_of_a_section_may_stand_anywhere_in_it);
	tcase_add_test(tc, check_references_student_and_plain_need_none);
	tcase_add_test(tc, check_other_references_of_another_block_are_found);
	tcase_add_test(tc, check_notes_called_at_their_places_are_fine);
	tcase_add_test(tc, check_notes_not_called_are_found_in_full_alone);
	tcase_add_test(tc, check_notes_of_another_language_are_not_asked_for);
	tcase_add_test(tc, check_other_notes_plain_calls_what_full_does_not);
	suite_add_tcase(s, tc);
	return s;
}
