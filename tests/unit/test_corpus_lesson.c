/* SPDX-License-Identifier: MIT */
#include "corpus/book.h"
#include "quiz/lesson.h"
#include "quiz_tree.h"

Suite *suite_corpus_lesson(void);

enum { ZH, EN };

static struct quiz_tree t;
static struct lesson_both both;
static struct file *file;
static struct lesson lesson;
static struct book *book;
/* The same lesson in the other language. */
static struct file *other_file;
static struct lesson other;

static void setup(void)
{
	quiz_tree_init(&t);
	tree_put(&t.tree, QUIZ_EN, "# 2\n\n## 2.1\n\n" GOOD("q1"));
	quiz_tree_put(&t, NOTES_EN, "# 2\n\n## 2.1\n\n" NOTES);
	both = (struct lesson_both){t.work, t.quiz};
}

static void teardown(void)
{
	book_free(book);
	lesson_release(&lesson);
	lesson_release(&other);
	file_close(file);
	file_close(other_file);
	quiz_tree_free(&t);
	book = NULL;
	file = NULL;
	other_file = NULL;
	memset(&lesson, 0, sizeof(lesson));
	memset(&other, 0, sizeof(other));
}

static void read_text(const char *text)
{
	struct err err = {0};

	file = file_from(str_of(text), "lesson.md", &err);
	ck_assert_msg(file != NULL, "%s", err.message);
	lesson_read(&lesson, t.work, file, lesson_source_of(&both));
	book = book_of_lesson(&lesson);
}

static void join_text(const char *text)
{
	struct err err = {0};

	other_file = file_from(str_of(text), "lesson.zh.md", &err);
	ck_assert_msg(other_file != NULL, "%s", err.message);
	lesson_read(&other, t.work, other_file, lesson_source_of(&both));
	lesson_join(&lesson, &other, ZH);
}

static void assert_ids(const char *expected)
{
	struct buf ids = {0};

	for (size_t i = 0; i < lesson.parts.len; i++)
		buf_printf(&ids, "%s%.*s", i > 0 ? " " : "",
			STR_ARG(lesson.parts.ptr[i].id));
	ck_assert_str_eq(ids.len > 0 ? ids.ptr : "", expected);
	buf_release(&ids);
}

static void assert_fault(int line, const char *part)
{
	ck_assert_uint_eq(lesson.faults.len, 1);
	ck_assert_int_eq(lesson.faults.ptr[0].line, line);
	ck_assert_msg(strstr(lesson.faults.ptr[0].message.ptr, part) != NULL,
		"%s", lesson.faults.ptr[0].message.ptr);
}

/* ---- minutes ---- */

static const struct {
	const char *heading;
	int minutes;
} headings[] = {
	{"Warm-up (10 min)", 10},
	{"Warm-up (10min)", 10},
	{"Warm-up (10 minutes) ", 10},
	{"Warm-up (5')", 5},
	{"Échauffement (10 min)", 10}, /* fr */
	{"Inicio (15 minutos)", 15},   /* es */
	{"Начало (20 мин)", 20},       /* ru */
	{"Начало (20 минут)", 20},     /* ru */
	{"热身（10分钟）", 10},        /* zh */
	{"热身 (１０ 分)", 10},        /* zh, full-width digits */
	{"تمهيد (7 دقائق)", 7},        /* ar */
	{"تمهيد (١٠ دقيقة)", 10},      /* ar, Arabic digits */
	{"(a) and (b) (3 min)", 3},
	{"Warm-up", 0},
	{"Warm-up (10)", 0},
	{"Two parts (2 parts)", 0},
	{"Warm-up (10 min", 0},
	{"Warm-up (10 min) again", 0},
	{"Warm-up (min)", 0},
	{"Warm-up (1000 min)", 0},
	{"Warm-up (99999999999999999999 min)", 0},
	{"()", 0},
	{")", 0},
	{"", 0},
};

/* i: row of `headings` */
START_TEST(lesson_minutes_stand_at_the_end)
{
	ck_assert_int_eq(lesson_minutes(str_of(headings[_i].heading)),
		headings[_i].minutes);
}
END_TEST

START_TEST(lesson_read_minutes_are_summed)
{
	read_text("# A\n\n## B (10 min)\n\nx\n\n## C (5 min)\n");
	ck_assert_int_eq(lesson.minutes, 15);
	ck_assert_uint_eq(lesson.faults.len, 0);
}
END_TEST

START_TEST(lesson_read_title_says_the_minutes)
{
	read_text("# A (45 min)\n\n## B (10 min)\n");
	ck_assert_int_eq(lesson.minutes, 45);
}
END_TEST

START_TEST(lesson_read_too_many_minutes_is_a_fault)
{
	read_text("# A (10 min)\n\n## B (10 min)\n\n## C (5 min)\n");
	assert_fault(1, "15");
}
END_TEST

/* ---- what is pulled ---- */

START_TEST(lesson_read_links_without_a_text_pull)
{
	read_text("# A\n\nwords\n\n[](sec:2.1.1)\n\n[](quiz:2.1.q1)\n");
	assert_ids("s1 s1.1 2.1.1 2.1.q1");
	ck_assert_uint_eq(lesson.faults.len, 0);
}
END_TEST

START_TEST(lesson_read_section_is_pulled_whole)
{
	read_text("[](sec:2.1)\n");
	assert_ids("2.1 2.1.1 2.1.2 2.1.3");
}
END_TEST

START_TEST(lesson_read_links_of_one_paragraph_pull_each)
{
	read_text("[](sec:2.1.2) [](sec:2.1.1)\n[](sec:2.1.2)\n");
	assert_ids("2.1.2 2.1.1 2.1.2");
}
END_TEST

START_TEST(lesson_read_link_with_a_text_is_its_own)
{
	read_text("See [here](sec:2.1.1).\n");
	assert_ids("s0.1");
	ck_assert_uint_eq(lesson.faults.len, 0);
}
END_TEST

static const struct {
	const char *text;
	int line;
	const char *message, *ids;
} faults[] = {
	{"a\n\n[](sec:9.9.9)\n\nb\n", 3, "9.9.9", "s0.1 s0.3"},
	{"a\n\n[](quiz:2.1.q99)\n", 3, "2.1.q99", "s0.1"},
	{"[](quiz:)\n\na\n", 1, "''", "s0.2"},
	{"[](term:none)\n\na\n", 1, "none", "s0.2"},
	{"[](seq:2.1)\n\na\n", 1, "seq:2.1", "s0.2"},
	{"[](https://example.org/)\n\na\n", 1, "example", "s0.2"},
	{"a [b](sec:9.9.9) c\n", 1, "9.9.9", "s0.1"},
	{"a [b](ref:999) c\n", 1, "999", "s0.1"},
	{"a [b](note:Z9) c\n", 1, "Z9", "s0.1"},
	{"- a\n- b [](term:none)\n", 2, "none", "s0.1"},
	{"a [b](quiz:2.1.q1) c\n", 1, "2.1.q1", "s0.1"},
	{"a\n\n[](sec:2.1.1)\n[](sec:2.1.2) [](term:none)\n", 4, "none",
		"s0.1 2.1.1 2.1.2"},
	{"a\n\n[](sec:2.1.1)\n[](sec:2.1.1)\n[](quiz:9.q1)\n", 5, "9.q1",
		"s0.1 2.1.1 2.1.1"},
	{"a\nb [c](sec:2.1.1)\nd [e](<sec:9.9.9>) f\n", 3, "9.9.9", "s0.1"},
	{"- a\n- b\n  c [d](sec:9.9.9 \"e\")\n", 3, "9.9.9", "s0.1"},
	{"[a][b]\n[c](sec:2.1)\n[d](ref:999)\n\n[b]: sec:2.2\n", 3, "999",
		"s0.1"},
	{"[a][b]\nc\n\n[b]: sec:9.9.9\n\n`](sec:9.9.9)`\n", 1, "9.9.9",
		"s0.1 s0.2"},
	{"a\n\n<<<<<<< mine\nb\n", 3, "merge", "s0.1 s0.2"},
};

/* i: row of `faults` */
START_TEST(lesson_read_fault_leaves_the_rest)
{
	read_text(faults[_i].text);
	assert_fault(faults[_i].line, faults[_i].message);
	assert_ids(faults[_i].ids);
}
END_TEST

START_TEST(lesson_read_faults_are_bounded)
{
	struct buf text = {0};

	for (int i = 0; i < 1000; i++)
		buf_cstr(&text, "[](sec:9.9.9)\n\n");
	read_text(text.ptr);
	ck_assert_uint_eq(lesson.faults.len, LESSON_FAULTS_MAX);
	buf_release(&text);
}
END_TEST

START_TEST(lesson_read_too_long_is_cut_and_said)
{
	struct buf text = {0};

	for (int i = 0; i <= LESSON_PARTS_MAX; i++)
		buf_cstr(&text, "a\n\n");
	read_text(text.ptr);
	ck_assert_uint_eq(lesson.parts.len, LESSON_PARTS_MAX);
	assert_fault(2 * LESSON_PARTS_MAX + 1, "10000");
	buf_release(&text);
}
END_TEST

START_TEST(lesson_is_one_by_its_links)
{
	ck_assert(lesson_is_one(STR("a\n\n[](sec:2.1)\n")));
	ck_assert(lesson_is_one(STR("[](quiz:2.1.q1)")));
	ck_assert(!lesson_is_one(STR("see [here](sec:2.1)")));
	ck_assert(!lesson_is_one(STR("")));
}
END_TEST

/* ---- as a book ---- */

static struct unit unit_at(int index, int lang)
{
	struct unit unit;

	ck_assert(book_unit(book, index, lang, TIER_FULL, &unit));
	return unit;
}

START_TEST(book_unit_of_lesson_follows_the_language_where_pulled)
{
	read_text("# A\n\n[](sec:2.1)\n");
	ck_assert_int_eq(unit_at(0, EN).lang, unit_at(0, ZH).lang);
	ck_assert_int_eq(unit_at(1, EN).lang, EN);
	ck_assert_int_eq(unit_at(1, ZH).lang, ZH);
}
END_TEST

START_TEST(book_unit_of_lesson_own_text_has_no_place)
{
	read_text("[](sec:2.1.1)\n\n# A\n");
	ck_assert_int_eq(unit_at(1, EN).item, CORPUS_NONE);
	ck_assert_int_eq(unit_at(1, EN).about, unit_at(0, EN).item);
}
END_TEST

START_TEST(book_unit_of_lesson_own_letters_tell_the_language)
{
	/* zh among en */
	read_text("A paragraph of English words here.\n\n这是一段中文。\n");
	ck_assert_int_eq(unit_at(0, EN).lang, EN);
	ck_assert_int_eq(unit_at(1, EN).lang, ZH);
}
END_TEST

START_TEST(book_unit_of_lesson_question_is_a_paragraph_and_a_list)
{
	struct unit unit;

	read_text("[](quiz:2.1.q1)\n");
	unit = unit_at(0, EN);
	ck_assert(unit.is_question);
	ck_assert_ptr_nonnull(unit.node);
	ck_assert_int_eq(unit.node->first->kind, DOC_PARA);
	ck_assert_int_eq(unit.node->last->kind, DOC_LIST);
	ck_assert_int_eq(unit.about, corpus_find(t.work, STR("2.1")));
}
END_TEST

START_TEST(book_find_of_lesson_knows_places_and_its_own)
{
	read_text("# A\n\n[](sec:2.1.1)\n\n[](quiz:2.1.q1)\n");
	ck_assert_int_eq(book_find(book, STR("s1")), 0);
	ck_assert_int_eq(book_find(book, STR("2.1.1")), 1);
	ck_assert_int_eq(book_find(book, STR("2.1.q1")), 2);
	ck_assert_int_eq(book_find(book, STR("2.1.2")), CORPUS_NONE);
}
END_TEST

/* ---- its own words in another language ---- */

static void assert_words(int index, int lang, const char *words)
{
	const struct unit unit = unit_at(index, lang);

	ck_assert_msg(str_eq(unit.node->text, str_of(words)), "%.*s",
		STR_ARG(unit.node->text));
}

START_TEST(lesson_join_shows_its_own_words_in_that_language)
{
	read_text("# A\n\nwords\n\n[](sec:2.1.1)\n\n## B\n\nmore\n");
	/* zh */
	join_text("# 甲\n\n词\n\n[](sec:2.1.1)\n\n## 乙\n\n别的\n");
	assert_words(0, ZH, "甲");
	assert_words(1, ZH, "词");
	assert_words(3, ZH, "乙");
	assert_words(4, ZH, "别的");
	assert_words(1, EN, "words");
	ck_assert_int_eq(unit_at(1, ZH).lang, ZH);
	ck_assert_int_eq(unit_at(1, EN).lang, EN);
}
END_TEST

START_TEST(lesson_join_of_other_blocks_goes_by_headings)
{
	read_text("# A\n\nwords\n\n[](sec:2.1)\n\n## B\n\nmore\n");
	/* zh */
	join_text("# 甲\n\n一\n\n二\n\n[](sec:2.1.1)\n\n## 乙\n\n"
		  "[](sec:2.1.2)\n\n别的\n");
	assert_words(0, ZH, "甲");
	assert_words(1, ZH, "words");
	ck_assert_int_eq(unit_at(1, ZH).lang, EN);
	assert_words(6, ZH, "乙");
	assert_words(7, ZH, "别的");
}
END_TEST

START_TEST(lesson_join_of_other_headings_changes_nothing)
{
	read_text("# A\n\nwords\n\n## B\n");
	/* zh */
	join_text("# 甲\n\n词\n\n# 乙\n");
	assert_words(0, ZH, "A");
	assert_words(1, ZH, "words");
	ck_assert_int_eq(unit_at(1, ZH).lang, EN);
}
END_TEST

START_TEST(lesson_join_of_an_empty_one_is_harmless)
{
	read_text("");
	join_text("");
	ck_assert_int_eq(book_count(book, 0), 0);
}
END_TEST

Suite *suite_corpus_lesson(void)
{
	Suite *suite = suite_create("corpus_lesson");
	TCase *tcase = tcase_create("lesson");

	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_loop_test(tcase, lesson_minutes_stand_at_the_end, 0,
		(int)ARRAY_LEN(headings));
	tcase_add_test(tcase, lesson_read_minutes_are_summed);
	tcase_add_test(tcase, lesson_read_title_says_the_minutes);
	tcase_add_test(tcase, lesson_read_too_many_minutes_is_a_fault);
	tcase_add_test(tcase, lesson_read_links_without_a_text_pull);
	tcase_add_test(tcase, lesson_read_section_is_pulled_whole);
	tcase_add_test(tcase, lesson_read_links_of_one_paragraph_pull_each);
	tcase_add_test(tcase, lesson_read_link_with_a_text_is_its_own);
	tcase_add_loop_test(tcase, lesson_read_fault_leaves_the_rest, 0,
		(int)ARRAY_LEN(faults));
	tcase_add_test(tcase, lesson_read_faults_are_bounded);
	tcase_add_test(tcase, lesson_read_too_long_is_cut_and_said);
	tcase_add_test(tcase, lesson_is_one_by_its_links);
	tcase_add_test(
		tcase, book_unit_of_lesson_follows_the_language_where_pulled);
	tcase_add_test(tcase, book_unit_of_lesson_own_text_has_no_place);
	tcase_add_test(
		tcase, book_unit_of_lesson_own_letters_tell_the_language);
	tcase_add_test(
		tcase, book_unit_of_lesson_question_is_a_paragraph_and_a_list);
	tcase_add_test(tcase, book_find_of_lesson_knows_places_and_its_own);
	tcase_add_test(tcase, lesson_join_shows_its_own_words_in_that_language);
	tcase_add_test(tcase, lesson_join_of_other_blocks_goes_by_headings);
	tcase_add_test(tcase, lesson_join_of_other_headings_changes_nothing);
	tcase_add_test(tcase, lesson_join_of_an_empty_one_is_harmless);
	suite_add_tcase(suite, tcase);
	return suite;
}
