/* SPDX-License-Identifier: MIT */
#include "base/macros.h"
#include "quiz_tree.h"

Suite *suite_quiz_questions(void);

#define EN 1

static struct quiz_tree t;

static void setup(void)
{
	quiz_tree_init(&t);
}

static void teardown(void)
{
	quiz_tree_free(&t);
}

static const struct quiz_question *put(const char *text)
{
	quiz_tree_put(&t, QUIZ_EN, text);
	return quiz_tree_find(&t, "2.1.q1", EN);
}

#define HEAD "# 2\n\n## 2.1\n\n"

START_TEST(quiz_find_good_question_has_all_its_parts)
{
	const struct quiz_question *q = put(HEAD GOOD("q1"));

	ck_assert_ptr_nonnull(q);
	ASSERT_STR(q->id, "2.1.q1");
	ASSERT_STR(q->text->text, "Why q1?");
	ck_assert_int_eq(q->line, 5);
	ck_assert_int_eq(q->number, 1);
	ck_assert_int_eq(q->section, corpus_find(t.work, STR("2.1")));
	ck_assert_int_eq(q->option_count, 4);
	ck_assert_int_eq(q->right, 1);
	ck_assert(q->can_be_asked);
	ck_assert_int_eq(q->needs, TIER_PLAIN);
	ck_assert_int_eq(tree_faults(t.work, QUIZ_EN), 0);
}
END_TEST

START_TEST(quiz_find_option_has_text_and_reply)
{
	const struct quiz_question *q = put(HEAD GOOD("q1"));
	const struct quiz_option *option = &q->options[1];

	ASSERT_STR(option->text->text, "b");
	ck_assert_int_eq(option->line, 9);
	ck_assert(option->is_right);
	ck_assert(!q->options[0].is_right);
	ck_assert_int_eq(option->reply->kind, DOC_QUOTE);
	ASSERT_STR(doc_first_leaf(option->reply)->text, "reply b");
}
END_TEST

START_TEST(quiz_find_level_is_read)
{
	const struct quiz_question *q =
		put(HEAD "### q1 Why?\n\n" OPTIONS "\nneeds: student\n");

	ck_assert(q->has_needs);
	ck_assert_int_eq(q->needs, TIER_STUDENT);
}
END_TEST

static void assert_span(
	const struct doc_node *leaf, enum doc_span_kind kind, const char *text)
{
	ck_assert_uint_eq(leaf->span_count, 1);
	ck_assert_int_eq(leaf->spans[0].kind, kind);
	ASSERT_STR(
		str_sub(leaf->text, leaf->spans[0].start, leaf->spans[0].end),
		text);
}

START_TEST(quiz_find_inline_marks_stay_where_they_are)
{
	const struct quiz_question *q =
		put(HEAD "### q1 What is `x`?\n\n"
			 "- [x] *Speed* it is\n  > See [one](term:a).\n"
			 "- [ ] b\n  > c\n" NEEDS_PLAIN);

	assert_span(q->text, DOC_SPAN_CODE, "x");
	assert_span(q->options[0].text, DOC_SPAN_EMPH, "Speed");
	assert_span(doc_first_leaf(q->options[0].reply), DOC_SPAN_TERM, "one");
}
END_TEST

/* What is said of a file, at a line. */
struct fault {
	const char *text;
	int line;
	const char *message;
};

static void assert_faults(const struct fault *rows, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		put(rows[i].text);
		if (tree_finds(t.work, QUIZ_EN, rows[i].line, rows[i].message))
			continue;
		ck_abort_msg("no '%s' in line %d of\n%s", rows[i].message,
			rows[i].line, rows[i].text);
	}
}

START_TEST(quiz_find_tells_each_fault_of_headings)
{
	static const struct fault rows[] = {
		{"", 1, "first heading is not '# 2'"},
		{"## 2.1\n\n" GOOD("q1"), 1, "first heading is not '# 2'"},
		{"# 3\n\n## 2.1\n", 1, "first heading is not '# 2'"},
		{"# 2 Safety\n\n## 2.1\n", 1, "first heading is not '# 2'"},
		{"words\n\n# 2\n", 1, "first heading is not '# 2'"},
		{"# 2\n\n## 2.1\n\n# 2\n", 5, "level 1"},
		{"# 2\n\nwords\n", 3, "belongs to no heading"},
		{HEAD "words\n\n" GOOD("q1"), 5, "belongs to no heading"},
		{"# 2\n\n## 2.7\n", 3, "'2.7' is no section of part '2'"},
		{"# 2\n\n## A-1\n", 3, "'A-1' is no section of part '2'"},
		{"# 2\n\n## 2.1.1\n", 3, "'2.1.1' is no section"},
		{"# 2\n\n## 2\n", 3, "'2' is no section"},
		{"# 2\n\n##\n", 3, "'' is no section"},
		{HEAD "## 2.1\n", 5, "'2.1' occurs twice"},
		{"# 2\n\n## 2.2\n\n## 2.1\n", 5, "'2.1' is out of order"},
		{"# 2\n\n## 2.1 Speed\n", 3, "'2.1' has more words"},
		{"# 2\n\n### q1 Why?\n", 3, "'q1' stands below no section"},
		{HEAD "#### q1 Why?\n", 5, "level 4 instead of 3"},
	};

	assert_faults(rows, ARRAY_LEN(rows));
}
END_TEST

START_TEST(quiz_find_tells_each_fault_of_a_question)
{
	static const struct fault rows[] = {
		{HEAD GOOD("p1"), 5, "'p1' is no id of a question"},
		{HEAD GOOD("q0"), 5, "'q0' is no id of a question"},
		{HEAD GOOD("q01"), 5, "'q01' is no id of a question"},
		{HEAD GOOD("q1a"), 5, "'q1a' is no id of a question"},
		{HEAD GOOD("q99999999999"), 5, "is no id of a question"},
		{HEAD GOOD("q"), 5, "'q' is no id of a question"},
		{HEAD "###\n", 5, "'' is no id of a question"},
		{HEAD GOOD("q1") GOOD("q1"), 18, "'2.1.q1' occurs twice"},
		{HEAD GOOD("q2") GOOD("q1"), 18, "'2.1.q1' is out of order"},
		{HEAD "### q1\n\n" OPTIONS NEEDS_PLAIN, 5, "has no text"},
		{HEAD "### q1 Why?\n", 5, "has no options"},
		{HEAD "### q1 Why?\n\nwords\n" NEEDS_PLAIN, 5,
			"has no options"},
		{HEAD "### q1 Why?\n\n1. [x] a\n   > b\n" NEEDS_PLAIN, 5,
			"has no options"},
		{HEAD "### q1 Why?\n\n" OPTIONS, 5, "no line 'needs:'"},
		{HEAD "### q1 Why?\n\n" OPTIONS "needs: plain\n", 5,
			"no line 'needs:'"},
		{HEAD "### q1 Why?\n\n" OPTIONS "\nneeds: simple\n", 16,
			"needs 'simple', which is no level"},
		{HEAD "### q1 Why?\n\n" OPTIONS "\nneeds:\n", 16,
			"needs '', which is no level"},
		{HEAD "### q1 Why?\n\nneeds: plain\n\n" OPTIONS, 9,
			"stand after the line 'needs:'"},
		{HEAD GOOD("q1") "words\n", 18, "more than its options"},
		{HEAD GOOD("q1") "needs: full\n", 18, "more than its options"},
		{HEAD GOOD("q1") "* [ ] e\n  > f\n", 18,
			"more than its options"},
		{HEAD "### q1 Why?\n\n<!-- c -->\n\n" OPTIONS NEEDS_PLAIN, 7,
			"more than its options"},
	};

	assert_faults(rows, ARRAY_LEN(rows));
}
END_TEST

#define TWO OPTION(" ", "a") OPTION(" ", "b")
#define ONE HEAD "### q1 Why?\n\n"

START_TEST(quiz_find_tells_each_fault_of_an_option)
{
	static const struct fault rows[] = {
		{ONE TWO TWO NEEDS_PLAIN, 7, "right options of '2.1.q1': 0"},
		{ONE OPTION("x", "a") OPTION("x", "b") TWO NEEDS_PLAIN, 7,
			"right options of '2.1.q1': 2"},
		{ONE OPTION("x", "a") TWO NEEDS_PLAIN, 7,
			"options of '2.1.q1': 3 instead of 4"},
		{ONE OPTIONS OPTION(" ", "e") NEEDS_PLAIN, 7,
			"options of '2.1.q1': 5 instead of 4"},
		{ONE OPTION("x", "a") "- b\n  > c\n" TWO NEEDS_PLAIN, 9,
			"option 2 of '2.1.q1' begins with neither"},
		{ONE OPTION("X", "a") TWO NEEDS_PLAIN, 7,
			"option 1 of '2.1.q1' begins with neither"},
		{ONE OPTION("", "a") TWO NEEDS_PLAIN, 7,
			"option 1 of '2.1.q1' begins with neither"},
		{ONE "- [x]a\n  > b\n" TWO NEEDS_PLAIN, 7,
			"option 1 of '2.1.q1' begins with neither"},
		{ONE "-\n" TWO NEEDS_PLAIN, 7,
			"option 1 of '2.1.q1' begins with neither"},
		{ONE "- - - [x] a\n" TWO NEEDS_PLAIN, 7,
			"option 1 of '2.1.q1' begins with neither"},
		{ONE "- [x]\n\n  > b\n" TWO NEEDS_PLAIN, 7,
			"option 1 of '2.1.q1' has no text"},
		{ONE "- [x] a\n" TWO NEEDS_PLAIN, 7,
			"option 1 of '2.1.q1' has no reply"},
		{ONE "- [x] a\n  >\n" TWO NEEDS_PLAIN, 7,
			"option 1 of '2.1.q1' has no reply"},
		{ONE "- [x] a\n\n  b\n" TWO NEEDS_PLAIN, 7,
			"option 1 of '2.1.q1' has no reply"},
		{ONE "- [x] a\n  > b\n\n  c\n" TWO NEEDS_PLAIN, 7,
			"option 1 of '2.1.q1' is more than a text and a reply"},
		{ONE "- [x] a\n  - b\n" TWO NEEDS_PLAIN, 7,
			"option 1 of '2.1.q1' is more than a text and a reply"},
		{ONE "- [x] \xff\n  > b\n" TWO NEEDS_PLAIN, 7, "UTF-8"},
	};

	assert_faults(rows, ARRAY_LEN(rows));
}
END_TEST

START_TEST(quiz_find_faulty_question_is_asked_if_it_can_be)
{
	static const struct {
		const char *text;
		bool is_there;
	} rows[] = {
		{ONE OPTION("x", "a") OPTION(" ", "b"), true},
		{ONE "- [x] a\n- [ ] b\n", true},
		{ONE OPTION("x", "a"), false},
		{ONE TWO NEEDS_PLAIN, false},
		{ONE OPTION("x", "a") OPTION("x", "b"), false},
		{ONE TWO TWO TWO OPTION("x", "a") TWO, true},
		{ONE TWO TWO TWO TWO OPTION("x", "a") TWO, false},
		{ONE "- [x]\n\n  > r\n" TWO, false},
		{HEAD "### q1\n\n" OPTIONS, false},
	};

	/* TWO six times would be one too many. */
	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		ck_assert_msg((put(rows[i].text) != NULL) == rows[i].is_there,
			"%s", rows[i].text);
}
END_TEST

START_TEST(quiz_find_fault_leaves_the_other_questions)
{
	put(HEAD GOOD("q1") "### x9 No\n\nwords\n\n- a\n\n" GOOD(
		"q2") "## 9.9"
		      "\n\n" GOOD("q3") "## 2.2\n\n" GOOD("q1"));
	ck_assert_ptr_nonnull(quiz_tree_find(&t, "2.1.q1", EN));
	ck_assert_ptr_nonnull(quiz_tree_find(&t, "2.1.q2", EN));
	ck_assert_ptr_null(quiz_tree_find(&t, "2.1.q3", EN));
	ck_assert_ptr_nonnull(quiz_tree_find(&t, "2.2.q1", EN));
	ck_assert_int_eq(tree_faults(t.work, QUIZ_EN), 2);
}
END_TEST

/* ---- hostile ---- */

START_TEST(quiz_find_many_questions_are_all_there)
{
	enum { COUNT = 10000 };
	struct buf text = {0};

	buf_cstr(&text, HEAD);
	for (int i = 1; i <= COUNT; i++)
		buf_printf(&text, "### q%d Why?\n\n" OPTIONS NEEDS_PLAIN, i);
	put(text.ptr);
	ck_assert_ptr_nonnull(quiz_tree_find(&t, "2.1.q10000", EN));
	ck_assert_int_eq(tree_faults(t.work, QUIZ_EN), 0);
	buf_release(&text);
}
END_TEST

START_TEST(quiz_find_same_question_many_times_is_told_each_time)
{
	enum { COUNT = 10000 };
	struct buf text = {0};

	buf_cstr(&text, HEAD GOOD("q1"));
	for (int i = 1; i <= COUNT; i++)
		buf_cstr(&text, "### q1\n\n");
	put(text.ptr);
	ck_assert_int_eq(tree_faults(t.work, QUIZ_EN), COUNT);
	buf_release(&text);
}
END_TEST

START_TEST(quiz_find_many_options_are_no_question)
{
	struct buf text = {0};

	buf_cstr(&text, ONE);
	for (int i = 0; i < 10000; i++)
		buf_cstr(&text, OPTION("x", "a"));
	ck_assert_ptr_null(put(text.ptr));
	ck_assert(tree_finds(t.work, QUIZ_EN, 7, ": 10000 instead of 4"));
	buf_release(&text);
}
END_TEST

START_TEST(quiz_find_deep_nesting_ends)
{
	static const char *const marks[] = {"- ", "> ", "- [x] ", "1. "};
	struct buf text = {0};

	for (size_t m = 0; m < ARRAY_LEN(marks); m++) {
		buf_clear(&text);
		buf_cstr(&text, ONE);
		for (int i = 0; i < 5000; i++)
			buf_cstr(&text, marks[m]);
		buf_cstr(&text, "a\n\n" GOOD("q2"));
		ck_assert_ptr_null(put(text.ptr));
		ck_assert_int_gt(tree_faults(t.work, QUIZ_EN), 0);
	}
	buf_release(&text);
}
END_TEST

START_TEST(quiz_find_text_cut_anywhere_is_read)
{
	const char whole[] = HEAD GOOD("q1") "## 2.2\n\n" GOOD("q1");
	char text[sizeof(whole)];

	for (size_t i = 0; i < sizeof(whole); i += 7) {
		memcpy(text, whole, i);
		text[i] = '\0';
		put(text);
	}
	ck_assert_ptr_nonnull(put(whole));
}
END_TEST

START_TEST(quiz_find_bytes_of_any_kind_are_read)
{
	char text[600];
	unsigned int seed = 7;

	for (int round = 0; round < 60; round++) {
		for (size_t i = 0; i + 1 < sizeof(text); i++) {
			static const char from[] =
				"# 2.1q\n\n->x[] needs:plain\xff\xe4\x80*`";

			seed = seed * 1103515245U + 12345U;
			text[i] = from[(seed >> 16) % (sizeof(from) - 1)];
		}
		text[sizeof(text) - 1] = '\0';
		put(text);
	}
}
END_TEST

Suite *suite_quiz_questions(void)
{
	Suite *s = suite_create("quiz/questions");
	TCase *tc = tcase_create("questions");
	TCase *hostile = tcase_create("hostile");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, quiz_find_good_question_has_all_its_parts);
	tcase_add_test(tc, quiz_find_option_has_text_and_reply);
	tcase_add_test(tc, quiz_find_level_is_read);
	tcase_add_test(tc, quiz_find_inline_marks_stay_where_they_are);
	tcase_add_test(tc, quiz_find_tells_each_fault_of_headings);
	tcase_add_test(tc, quiz_find_tells_each_fault_of_a_question);
	tcase_add_test(tc, quiz_find_tells_each_fault_of_an_option);
	tcase_add_test(tc, quiz_find_faulty_question_is_asked_if_it_can_be);
	tcase_add_test(tc, quiz_find_fault_leaves_the_other_questions);
	suite_add_tcase(s, tc);
	tcase_add_checked_fixture(hostile, setup, teardown);
	tcase_add_test(hostile, quiz_find_many_questions_are_all_there);
	tcase_add_test(
		hostile, quiz_find_same_question_many_times_is_told_each_time);
	tcase_add_test(hostile, quiz_find_many_options_are_no_question);
	tcase_add_test(hostile, quiz_find_deep_nesting_ends);
	tcase_add_test(hostile, quiz_find_text_cut_anywhere_is_read);
	tcase_add_test(hostile, quiz_find_bytes_of_any_kind_are_read);
	suite_add_tcase(s, hostile);
	return s;
}
