/* SPDX-License-Identifier: MIT */
/* The questions and notes that koine ships. */
#include "base/macros.h"
#include "corpus_tree.h"
#include "quiz/quiz.h"

Suite *suite_quiz_shipped(void);

static struct work *work; /* NULL: there is no content */
static struct quiz *quiz;

static void setup(void)
{
	const struct paths paths = {
		.data = KOINE_SRCDIR,
		.content = KOINE_SRCDIR "/content",
	};
	struct fs_info info;
	struct err err = {0};

	work = NULL;
	quiz = NULL;
	if (!fs_stat(KOINE_SRCDIR "/content/work.xml", &info))
		return;
	work = corpus_open(&paths, &err);
	ck_assert_msg(work != NULL, "%s", err.message);
	quiz = quiz_new(work);
}

static void teardown(void)
{
	quiz_free(quiz);
	corpus_close(work);
}

START_TEST(quiz_check_shipped_content_has_no_findings)
{
	const struct finding *list;
	size_t count;

	if (!work)
		return;
	quiz_check(work);
	count = corpus_findings(work, &list);
	for (size_t i = 0; i < count; i++)
		fprintf(stderr, "%.*s:%d: %.*s: %.*s\n", STR_ARG(list[i].file),
			list[i].line, STR_ARG(list[i].id),
			STR_ARG(list[i].message));
	ck_assert_uint_eq(count, 0);
}
END_TEST

/* What is asked anywhere, itself or by another language. */
static void assert_section(int row, int lang)
{
	struct arena arena = {0};
	const struct str id = corpus_item(work, row)->id;
	const struct quiz_list list = quiz_below(quiz, row, lang, &arena);
	int shown_lang;

	ck_assert_msg(list.count >= 2, "%.*s", STR_ARG(id));
	ck_assert_msg(quiz_notes(quiz, row, lang, &shown_lang) != NULL, "%.*s",
		STR_ARG(id));
	for (size_t i = 0; i < list.count; i++) {
		const struct quiz_question *question = list.items[i].question;

		ck_assert_int_eq(question->option_count, QUIZ_OPTIONS);
		ck_assert_ptr_eq(
			quiz_find(quiz, question->id, lang).question, question);
	}
	arena_free(&arena);
}

START_TEST(quiz_below_shipped_sections_in_every_language)
{
	const int count = work ? corpus_count(work) : 0;

	for (int row = 0; row < count; row++) {
		const struct spine_item *item = corpus_item(work, row);

		if (item->kind != SPINE_SECTION ||
			str_eq(item->id, STR("about")))
			continue;
		for (int lang = 0; lang < corpus_lang_count(work); lang++)
			assert_section(row, lang);
	}
}
END_TEST

Suite *suite_quiz_shipped(void)
{
	Suite *s = suite_create("quiz/shipped");
	TCase *tc = tcase_create("shipped");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, quiz_check_shipped_content_has_no_findings);
	tcase_add_test(tc, quiz_below_shipped_sections_in_every_language);
	suite_add_tcase(s, tc);
	return s;
}
