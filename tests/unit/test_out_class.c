/* SPDX-License-Identifier: MIT */
/* With the locales of koine, for sentences end by them. */
#include "out/class.h"

#include "quiz_tree.h"

Suite *suite_out_class(void);

#define EN 1 /* of the tree's languages */
#define TEXT                                                                  \
	"# 2 Safety\n\n## 2.1 Speed\n\nOne two 3.5 three. Four 5 five [six](" \
	"term:x) s7x seven[1](ref:1) eight, nine ten.\n\n- eleven twelve\n"   \
	"- thirteen\n\n## 2.2 Breadth\n"

static struct tree tree;
static struct quiz_tree t;
static struct book *book;
static struct page page;
static struct buf out;
static struct paper paper;
static struct class_wish wish;

static void open_work(void)
{
	struct paths paths = tree.paths;
	struct err err = {0};

	paths.data = KOINE_SRCDIR;
	t.work = corpus_open(&paths, &err);
	ck_assert_msg(t.work != NULL, "%s", err.message);
	t.quiz = quiz_new(t.work);
	book = book_of_work(t.work);
	page = (struct page){.book = book,
		.lang = EN,
		.width = 72,
		.bidi = BIDI_OFF,
		.tier = TIER_PLAIN};
	paper = (struct paper){.page = &page, .lang = EN, .out = &out};
	wish = (struct class_wish){.work = t.work,
		.quiz = t.quiz,
		.row = corpus_find(t.work, STR("2.1")),
		.lang = EN,
		.with = EN,
		.tier = TIER_PLAIN};
}

static void setup(void)
{
	tree_init_full(&tree);
	tree_put(&tree, "en/plain/02-safety.md", TEXT);
	tree_put(&tree, QUIZ_EN,
		"# 2\n\n## 2.1\n\n" GOOD("q1") "### q2 Hard?\n\n" OPTIONS
					       "\nneeds: full\n");
	open_work();
}

static void teardown(void)
{
	paper_release(&paper);
	page_release(&page);
	book_free(book);
	quiz_free(t.quiz);
	corpus_close(t.work);
	buf_release(&out);
	tree_free(&tree);
}

static void assert_has(const char *text)
{
	ck_assert_msg(
		strstr(out.ptr, text) != NULL, "no '%s' in\n%s", text, out.ptr);
}

static void assert_lacks(const char *text)
{
	ck_assert_msg(
		strstr(out.ptr, text) == NULL, "'%s' in\n%s", text, out.ptr);
}

/* ---- cloze ---- */

START_TEST(class_cloze_takes_every_fifth_word_after_the_first_sentence)
{
	ck_assert_int_eq(class_cloze(&wish, &paper).gaps, 2);
	assert_has("One two 3.5 three. Four 5 five six s7x seven "
		   "(1)__________, nine");
	assert_has("eleven twelve\n");
	assert_has("(2)__________\n");
	assert_has("1. eight   2. thirteen\n");
}
END_TEST

START_TEST(class_cloze_has_no_numbers_of_references)
{
	class_cloze(&wish, &paper);
	assert_lacks("[1]");
}
END_TEST

START_TEST(class_cloze_is_the_same_twice)
{
	struct buf first;

	class_cloze(&wish, &paper);
	first = out;
	out = (struct buf){0};
	class_cloze(&wish, &paper);
	ck_assert_str_eq(first.ptr, out.ptr);
	buf_release(&first);
}
END_TEST

/* ---- handout ---- */

START_TEST(class_handout_asks_what_the_tier_answers)
{
	ck_assert_int_eq(class_handout(&wish, &paper).questions, 1);
	assert_has("1. Why q1?\n    1  a\n    2  b\n");
	assert_lacks("Hard?");
	assert_lacks("reply");
}
END_TEST

START_TEST(class_handout_with_answers_ends_in_a_page_of_them)
{
	wish.has_answers = paper.has_page_breaks = true;
	class_handout(&wish, &paper);
	assert_has("\fAnswers: 2.1 Speed\n\n1: 2  b\n      reply b\n");
}
END_TEST

START_TEST(class_handout_lists_the_references_of_the_section)
{
	class_handout(&wish, &paper);
	assert_has("\nSources\n\n[1] ");
	assert_has("\n[3] ");
}
END_TEST

START_TEST(class_handout_in_html_nests_its_options)
{
	paper.form = PAPER_HTML;
	class_handout(&wish, &paper);
	assert_has("<html lang=\"en\" dir=\"ltr\">");
	assert_has("<h1 id=\"2.1\">2.1 Speed</h1>");
	assert_has("<li id=\"2.1.q1\">\n<span class=\"lead\">1.</span>\n"
		   "<p>Why q1?</p>\n<ol>\n<li>a</li>\n");
}
END_TEST

/* ---- GIFT, Anki ---- */

START_TEST(class_gift_writes_each_question_with_its_id)
{
	wish.tier = TIER_FULL;
	ck_assert_int_eq(class_gift(&wish, &out).questions, 2);
	assert_has("$CATEGORY: $course$/w/en/2.1 Speed\n\n");
	assert_has(
		"// [id:2.1.q1.en] [tag:plain]\n"
		"::2.1.q1.en::[markdown]Why q1? {\n~a#reply a\n=b#reply b\n");
}
END_TEST

START_TEST(class_gift_of_a_low_tier_leaves_hard_questions_out)
{
	ck_assert_int_eq(class_gift(&wish, &out).questions, 1);
	assert_lacks("Hard?");
}
END_TEST

START_TEST(class_gift_of_all_is_that_of_its_parts)
{
	wish.row = CORPUS_NONE;
	ck_assert_int_eq(class_gift(&wish, &out).questions, 1);
}
END_TEST

START_TEST(class_gift_escapes_what_gift_reads)
{
	quiz_free(t.quiz);
	corpus_close(t.work);
	book_free(book);
	tree_put(&tree, QUIZ_EN,
		"# 2\n\n## 2.1\n\n### q1 {a} = ~b #c :d \\\\ <i> & x?\n\n"
		"- [x] %50% -> y\n- [ ] [z](term:z) \\_\n\nneeds: plain\n");
	open_work();
	class_gift(&wish, &out);
	assert_has("[markdown]\\{a\\} \\= \\~b \\#c \\:d \\\\\\\\ &lt;i\\\\> "
		   "&amp; x? {\n=&\\#37;50% -\\\\> y\n~z \\\\_\n}\n");
}
END_TEST

START_TEST(class_anki_gives_each_card_a_name_that_stays)
{
	class_anki(&wish, &out);
	assert_has("#separator:tab\n#html:true\n");
	assert_has("#deck:koine::w::en\n#guid column:1\n#tags column:4\n"
		   "koine:quiz:2.1.q1:en\t<div lang=\"en\" dir=\"ltr\">Why q1?"
		   "<ol><li>a</li>");
	assert_has("\tkoine::2.1 koine::quiz koine::plain\n");
}
END_TEST

Suite *suite_out_class(void)
{
	Suite *suite = suite_create("out/class");
	TCase *tc = tcase_create("all");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc,
		class_cloze_takes_every_fifth_word_after_the_first_sentence);
	tcase_add_test(tc, class_cloze_has_no_numbers_of_references);
	tcase_add_test(tc, class_cloze_is_the_same_twice);
	tcase_add_test(tc, class_handout_asks_what_the_tier_answers);
	tcase_add_test(tc, class_handout_with_answers_ends_in_a_page_of_them);
	tcase_add_test(tc, class_handout_lists_the_references_of_the_section);
	tcase_add_test(tc, class_handout_in_html_nests_its_options);
	tcase_add_test(tc, class_gift_writes_each_question_with_its_id);
	tcase_add_test(tc, class_gift_of_a_low_tier_leaves_hard_questions_out);
	tcase_add_test(tc, class_gift_of_all_is_that_of_its_parts);
	tcase_add_test(tc, class_gift_escapes_what_gift_reads);
	tcase_add_test(tc, class_anki_gives_each_card_a_name_that_stays);
	suite_add_tcase(suite, tc);
	return suite;
}
