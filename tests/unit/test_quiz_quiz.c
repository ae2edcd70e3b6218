/* SPDX-License-Identifier: MIT */
#include "quiz_tree.h"

Suite *suite_quiz_quiz(void);

#define ZH 0
#define EN 1
#define FR 2

static struct quiz_tree t;
static struct arena arena;

static void setup(void)
{
	quiz_tree_init(&t);
	arena = (struct arena){0};
}

static void teardown(void)
{
	arena_free(&arena);
	quiz_tree_free(&t);
}

static struct quiz_list below(const char *id, int lang)
{
	return quiz_below(
		t.quiz, corpus_find(t.work, str_of(id)), lang, &arena);
}

/* "2.1.q1/en 2.1.q2/zh": what is shown of a list. */
static struct str names(struct quiz_list list)
{
	struct buf buf = {0};
	struct str kept;

	for (size_t i = 0; i < list.count; i++)
		buf_printf(&buf, "%s%.*s/%s", i > 0 ? " " : "",
			STR_ARG(list.items[i].question->id),
			corpus_lang_tag(t.work, list.items[i].lang));
	kept = arena_str(&arena, buf_view(&buf));
	buf_release(&buf);
	return kept;
}

#define PART "# 2\n\n## 2.1\n\n" GOOD("q1") GOOD("q2") "## 2.2\n\n" GOOD("q1")

START_TEST(quiz_below_section_has_its_questions)
{
	quiz_tree_put(&t, QUIZ_EN, PART);
	ASSERT_STR(names(below("2.1", EN)), "2.1.q1/en 2.1.q2/en");
	ck_assert(!below("2.1", EN).items[0].is_fallback);
}
END_TEST

START_TEST(quiz_below_part_has_those_of_all_sections)
{
	quiz_tree_put(&t, QUIZ_EN, PART);
	ASSERT_STR(names(below("2", EN)), "2.1.q1/en 2.1.q2/en 2.2.q1/en");
	ASSERT_STR(names(below("2.0.1", EN)), "2.1.q1/en 2.1.q2/en 2.2.q1/en");
}
END_TEST

START_TEST(quiz_below_block_or_record_has_those_of_its_section)
{
	quiz_tree_put(&t, QUIZ_EN, PART);
	ASSERT_STR(names(below("2.1.3", EN)), "2.1.q1/en 2.1.q2/en");
	quiz_tree_put(&t, "en/quiz/90-appendix.md",
		"# appendix\n\n## A-1\n\n" GOOD("q1"));
	ASSERT_STR(names(below("A07.1", EN)), "A-1.q1/en");
}
END_TEST

START_TEST(quiz_below_nothing_is_an_empty_list)
{
	ck_assert_uint_eq(below("2.1", EN).count, 0);
	ck_assert_uint_eq(below("9.9", EN).count, 0);
	ck_assert_uint_eq(quiz_below(t.quiz, 9999, EN, &arena).count, 0);
}
END_TEST

START_TEST(quiz_below_each_question_falls_back_as_a_whole)
{
	quiz_tree_put(&t, QUIZ_ZH,
		"# 2\n\n## 2.1\n\n" GOOD("q1") GOOD("q2") GOOD("q3")
			GOOD("q4"));
	quiz_tree_put(&t, QUIZ_EN,
		"# 2\n\n## 2.1\n\n" GOOD("q1") GOOD("q2") GOOD("q3"));
	/* French lacks the right option of q2. */
	quiz_tree_put(&t, QUIZ_FR,
		"# 2\n\n## 2.1\n\n" GOOD("q1") "### q2 Pourquoi ?\n\n" OPTION(
			" ", "a") OPTION(" ", "b") NEEDS_PLAIN);
	ASSERT_STR(names(below("2.1", FR)),
		"2.1.q1/fr 2.1.q2/en 2.1.q3/en 2.1.q4/zh");
	ck_assert(!below("2.1", FR).items[0].is_fallback);
	ck_assert(below("2.1", FR).items[1].is_fallback);
}
END_TEST

START_TEST(quiz_below_sections_and_questions_are_in_order)
{
	quiz_tree_put(&t, QUIZ_EN,
		"# 2\n\n## 2.2\n\n" GOOD("q3")
			GOOD("q1") "## 2.1\n\n" GOOD("q2"));
	ASSERT_STR(names(below("2", EN)), "2.1.q2/en 2.2.q1/en 2.2.q3/en");
}
END_TEST

START_TEST(quiz_find_falls_back_and_says_so)
{
	struct quiz_shown shown;

	quiz_tree_put(&t, QUIZ_EN, PART);
	shown = quiz_find(t.quiz, STR("2.1.q2"), FR);
	ck_assert_ptr_nonnull(shown.question);
	ck_assert_int_eq(shown.lang, EN);
	ck_assert(shown.is_fallback);
}
END_TEST

START_TEST(quiz_find_id_of_nothing_is_null)
{
	static const char *const ids[] = {"", ".", "q1", "2.1", "2.1.", "2.q1",
		"2.1.q9", "2.1.1", "2.1.1.q1", "9.9.q1", ".q1", "2.1.Q1",
		"2.1..q1", "2.1.q1.q1"};

	quiz_tree_put(&t, QUIZ_EN, PART);
	for (size_t i = 0; i < ARRAY_LEN(ids); i++)
		ck_assert_msg(!quiz_find(t.quiz, str_of(ids[i]), EN).question,
			"%s", ids[i]);
}
END_TEST

START_TEST(quiz_find_section_in_other_case_is_found)
{
	quiz_tree_put(&t, "en/quiz/90-appendix.md",
		"# appendix\n\n## A-1\n\n" GOOD("q1"));
	ck_assert_ptr_nonnull(quiz_tree_find(&t, "a-1.q1", EN));
}
END_TEST

START_TEST(quiz_below_many_questions_in_every_language)
{
	static const char *const files[] = {QUIZ_ZH, QUIZ_EN, QUIZ_FR};
	struct buf text = {0};

	for (size_t f = 0; f < ARRAY_LEN(files); f++) {
		buf_clear(&text);
		buf_cstr(&text, "# 2\n\n## 2.1\n\n");
		for (int i = 10000; i > 0; i--)
			buf_printf(&text, "### q%d Why?\n\n" OPTIONS, i);
		quiz_tree_put(&t, files[f], text.ptr);
	}
	ck_assert_uint_eq(below("2", FR).count, 10000);
	buf_release(&text);
}
END_TEST

Suite *suite_quiz_quiz(void)
{
	Suite *s = suite_create("quiz/quiz");
	TCase *tc = tcase_create("quiz");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, quiz_below_section_has_its_questions);
	tcase_add_test(tc, quiz_below_part_has_those_of_all_sections);
	tcase_add_test(tc, quiz_below_block_or_record_has_those_of_its_section);
	tcase_add_test(tc, quiz_below_nothing_is_an_empty_list);
	tcase_add_test(tc, quiz_below_each_question_falls_back_as_a_whole);
	tcase_add_test(tc, quiz_below_sections_and_questions_are_in_order);
	tcase_add_test(tc, quiz_find_falls_back_and_says_so);
	tcase_add_test(tc, quiz_find_id_of_nothing_is_null);
	tcase_add_test(tc, quiz_find_section_in_other_case_is_found);
	tcase_add_test(tc, quiz_below_many_questions_in_every_language);
	suite_add_tcase(s, tc);
	return s;
}
