/* SPDX-License-Identifier: MIT */
#include "base/macros.h"
#include "quiz_tree.h"

Suite *suite_quiz_notes(void);

#define ZH 0
#define EN 1
#define FR 2

static struct quiz_tree t;
static int shown_lang;

static void setup(void)
{
	quiz_tree_init(&t);
	shown_lang = CORPUS_NONE;
}

static void teardown(void)
{
	quiz_tree_free(&t);
}

static const struct quiz_notes *notes(const char *id, int lang)
{
	return quiz_notes(
		t.quiz, corpus_find(t.work, str_of(id)), lang, &shown_lang);
}

#define HEAD "# 2\n\n## 2.1\n\n"

START_TEST(quiz_notes_have_all_fields)
{
	const struct quiz_notes *n;

	quiz_tree_put(&t, NOTES_EN, HEAD NOTES);
	n = notes("2.1", EN);
	ck_assert_ptr_nonnull(n);
	ck_assert_int_eq(shown_lang, EN);
	ck_assert_int_eq(n->line, 3);
	ASSERT_STR(n->fields[QUIZ_AIM]->first->text, "An aim.");
	ASSERT_STR(n->fields[QUIZ_MESSAGE]->first->text, "A message.");
	ck_assert_int_eq(n->fields[QUIZ_DISCUSS]->first->kind, DOC_LIST);
	ASSERT_STR(n->fields[QUIZ_ACTIVITY]->last->text, "Its end.");
	ck_assert_int_eq(tree_faults(t.work, NOTES_EN), 0);
}
END_TEST

START_TEST(quiz_notes_of_a_block_are_its_sections)
{
	quiz_tree_put(&t, NOTES_EN, HEAD NOTES);
	ck_assert_ptr_eq(notes("2.1.2", EN), notes("2.1", EN));
	ck_assert_ptr_null(notes("2.0.1", EN));
	ck_assert_ptr_null(notes("2", EN));
	ck_assert_ptr_null(notes("2.2", EN));
	ck_assert_ptr_null(quiz_notes(t.quiz, -7, EN, &shown_lang));
}
END_TEST

START_TEST(quiz_notes_of_a_record_are_its_groups)
{
	quiz_tree_put(&t, "en/notes/90-appendix.md",
		"# appendix\n\n## A-1\n\n" NOTES);
	ck_assert_ptr_nonnull(notes("A07", EN));
	ck_assert_ptr_eq(notes("A07.1", EN), notes("A-1", EN));
}
END_TEST

START_TEST(quiz_notes_fall_back_as_texts_do)
{
	quiz_tree_put(&t, NOTES_ZH, HEAD NOTES);
	ck_assert_ptr_nonnull(notes("2.1", FR));
	ck_assert_int_eq(shown_lang, ZH);
	quiz_tree_put(&t, NOTES_EN, HEAD NOTES);
	ck_assert_ptr_nonnull(notes("2.1", FR));
	ck_assert_int_eq(shown_lang, EN);
}
END_TEST

START_TEST(quiz_notes_complete_ones_go_before_those_that_lack_a_part)
{
	quiz_tree_put(&t, NOTES_ZH, HEAD NOTES);
	quiz_tree_put(&t, NOTES_EN, HEAD "### aim\n\nAn aim.\n");
	notes("2.1", EN);
	ck_assert_int_eq(shown_lang, ZH);
}
END_TEST

START_TEST(quiz_notes_that_lack_a_part_are_better_than_none)
{
	quiz_tree_put(&t, NOTES_EN, HEAD "### aim\n\nAn aim.\n");
	ck_assert_ptr_null(notes("2.1", EN)->fields[QUIZ_ACTIVITY]);
	ck_assert_int_eq(shown_lang, EN);
}
END_TEST

START_TEST(quiz_notes_tell_each_fault)
{
	static const struct {
		const char *text;
		int line;
		const char *message;
	} rows[] = {
		{"# 2\n\n## 2.9\n\n" NOTES, 3, "'2.9' is no section"},
		{HEAD, 3, "the notes of '2.1' lack the heading 'aim'"},
		{HEAD "### aim\n\na\n\n### message\n\nb\n\n### discuss\n\n- c"
		      "\n\n",
			3, "lack the heading 'activity'"},
		{HEAD NOTES "### purpose\n\nx\n", 24,
			"'purpose' is not a heading of the notes of '2.1'"},
		{HEAD NOTES "### aim\n\nx\n", 24, "'aim' occurs twice"},
		{HEAD "### message\n\nb\n\n### aim\n\na\n", 9,
			"'aim' is out of order"},
		{HEAD "### aim of it\n\na\n", 5, "'aim' has more words"},
		{HEAD "### aim\n\n### message\n\nb\n", 5,
			"nothing stands below 'aim'"},
		{HEAD "### discuss\n\nWhy?\n", 5, "'discuss' is not one list"},
		{HEAD "### discuss\n\n- Why?\n\nb\n", 5,
			"'discuss' is not one list"},
		{HEAD "### aim\n\na\xff\n", 7, "UTF-8"},
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		quiz_tree_put(&t, NOTES_EN, rows[i].text);
		notes("2.1", EN);
		ck_assert_msg(tree_finds(t.work, NOTES_EN, rows[i].line,
				      rows[i].message),
			"%s: %s", rows[i].message, rows[i].text);
	}
}
END_TEST

START_TEST(quiz_notes_many_headings_are_read)
{
	struct buf text = {0};

	buf_cstr(&text, HEAD NOTES);
	for (int i = 0; i < 10000; i++)
		buf_printf(&text, "### x%d\n\nwords\n\n", i);
	quiz_tree_put(&t, NOTES_EN, text.ptr);
	ck_assert_ptr_nonnull(notes("2.1", EN));
	ck_assert_int_eq(tree_faults(t.work, NOTES_EN), 10000);
	buf_release(&text);
}
END_TEST

START_TEST(quiz_field_name_is_the_heading)
{
	ck_assert_str_eq(quiz_field_name(QUIZ_AIM), "aim");
	ck_assert_str_eq(quiz_field_name(QUIZ_ACTIVITY), "activity");
}
END_TEST

Suite *suite_quiz_notes(void)
{
	Suite *s = suite_create("quiz/notes");
	TCase *tc = tcase_create("notes");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, quiz_notes_have_all_fields);
	tcase_add_test(tc, quiz_notes_of_a_block_are_its_sections);
	tcase_add_test(tc, quiz_notes_of_a_record_are_its_groups);
	tcase_add_test(tc, quiz_notes_fall_back_as_texts_do);
	tcase_add_test(
		tc, quiz_notes_complete_ones_go_before_those_that_lack_a_part);
	tcase_add_test(tc, quiz_notes_that_lack_a_part_are_better_than_none);
	tcase_add_test(tc, quiz_notes_tell_each_fault);
	tcase_add_test(tc, quiz_notes_many_headings_are_read);
	tcase_add_test(tc, quiz_field_name_is_the_heading);
	suite_add_tcase(s, tc);
	return s;
}
