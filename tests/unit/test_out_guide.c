/* SPDX-License-Identifier: MIT */
/* The teacher's sheet of all that koine ships, and of small lessons. */
#include "corpus_tree.h"
#include "out/guide.h"
#include "quiz/lesson.h"

Suite *suite_out_guide(void);

static struct work *work; /* NULL: there is no content */
static struct quiz *quiz;
static struct book *book;
static struct buf out;

static void setup(void)
{
	const struct paths paths = {
		.data = KOINE_SRCDIR,
		.content = KOINE_SRCDIR "/content",
	};
	struct fs_info info;
	struct err err = {0};

	work = NULL;
	if (!fs_stat(KOINE_SRCDIR "/content/work.xml", &info))
		return;
	work = corpus_open(&paths, &err);
	ck_assert_msg(work != NULL, "%s", err.message);
	quiz = quiz_new(work);
	book = book_of_work(work);
}

static void teardown(void)
{
	buf_release(&out);
	if (work == NULL)
		return;
	book_free(book);
	quiz_free(quiz);
	corpus_close(work);
}

static bool write_guide(
	const struct lesson *lesson, int row, int lang, enum paper_form form)
{
	struct page page = {.book = book,
		.lang = lang,
		.tier = TIER_STUDENT,
		.width = 80,
		.bidi = BIDI_OFF};
	struct paper paper = {
		.form = form, .page = &page, .lang = lang, .out = &out};
	const struct guide_wish wish = {.work = work,
		.quiz = quiz,
		.lesson = lesson,
		.name = STR("lesson.md"),
		.row = row,
		.lang = lang,
		.tier = TIER_STUDENT};
	bool is_done;

	buf_clear(&out);
	is_done = guide_write(&wish, &paper);
	paper_release(&paper);
	page_release(&page);
	return is_done;
}

static bool write_lesson(const char *text, int lang)
{
	struct lesson_both both = {work, quiz};
	struct lesson lesson = {0};
	struct err err = {0};
	struct file *file = file_from(str_of(text), "lesson.md", &err);
	bool is_done;

	lesson_read(&lesson, work, file, lesson_source_of(&both));
	is_done = write_guide(&lesson, CORPUS_NONE, lang, PAPER_TEXT);
	lesson_release(&lesson);
	file_close(file);
	return is_done;
}

static int lines(void)
{
	int count = 0;

	for (size_t i = 0; i < out.len; i++)
		count += out.ptr[i] == '\n';
	return count;
}

START_TEST(guide_write_shipped_sections_fit_two_pages)
{
	for (int row = 0; work != NULL && row < corpus_count(work); row++) {
		const enum spine_kind kind = corpus_item(work, row)->kind;

		if (kind != SPINE_SECTION && kind != SPINE_PART)
			continue;
		for (int lang = 0; lang < corpus_lang_count(work); lang++) {
			ck_assert(write_guide(NULL, row, lang, PAPER_TEXT));
			ck_assert_msg(lines() <= GUIDE_LINES, "%s %s: %d",
				corpus_item(work, row)->id.ptr,
				corpus_lang_tag(work, lang), lines());
		}
	}
}
END_TEST

START_TEST(guide_write_lesson_has_its_steps_and_minutes)
{
	if (!work)
		return;
	ck_assert(write_lesson("# Trust (45 min)\n\n## Warm-up (10 min)\n\n"
			       "[](sec:2.1)\n\n[](quiz:2.2.q1)\n",
		corpus_lang_index(work, STR("en"))));
	ck_assert_ptr_nonnull(strstr(out.ptr, "45 minutes"));
	ck_assert_ptr_nonnull(strstr(out.ptr, "Warm-up (10 min)"));
	ck_assert_ptr_nonnull(strstr(out.ptr, "2.1, 2.2.q1\n"));
}
END_TEST

START_TEST(guide_write_lesson_asks_what_was_chosen)
{
	if (!work)
		return;
	ck_assert(write_lesson("[](quiz:2.2.q1)\n\n[](sec:2.2.1)\n",
		corpus_lang_index(work, STR("en"))));
	ck_assert_ptr_nonnull(strstr(out.ptr, "Every 5 minutes"));
	ck_assert_ptr_null(strstr(out.ptr, "Labels on content"));
}
END_TEST

START_TEST(guide_write_lesson_of_nothing_is_none)
{
	if (!work)
		return;
	ck_assert(!write_lesson("# A\n\nwords\n", 0));
	ck_assert_uint_eq(out.len, 0);
}
END_TEST

START_TEST(guide_write_html_runs_as_its_language)
{
	if (!work)
		return;
	ck_assert(write_guide(NULL, corpus_find(work, STR("2.1")),
		corpus_lang_index(work, STR("ar")), PAPER_HTML));
	ck_assert_ptr_nonnull(
		strstr(out.ptr, "<html lang=\"ar\" dir=\"rtl\">"));
}
END_TEST

Suite *suite_out_guide(void)
{
	Suite *suite = suite_create("out_guide");
	TCase *tcase = tcase_create("guide");

	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_set_timeout(tcase, 60);
	tcase_add_test(tcase, guide_write_shipped_sections_fit_two_pages);
	tcase_add_test(tcase, guide_write_lesson_has_its_steps_and_minutes);
	tcase_add_test(tcase, guide_write_lesson_asks_what_was_chosen);
	tcase_add_test(tcase, guide_write_lesson_of_nothing_is_none);
	tcase_add_test(tcase, guide_write_html_runs_as_its_language);
	suite_add_tcase(suite, tcase);
	return suite;
}
