/* SPDX-License-Identifier: MIT */
#include "lint_fixture.h"

Suite *suite_lint_beside(void);

static struct tree tree;

static void setup(void)
{
	lint_tree(&tree);
}

static void teardown(void)
{
	tree_free(&tree);
}

static int count(const char *rule, const char *zh, const char *en)
{
	lint_put(&tree, "zh", "full", "甲。", zh, "完。");
	lint_put(&tree, "en", "full", "A.", en, "End.");
	return lint_tree_count(&tree, rule, NULL);
}

START_TEST(check_question_compares_item_by_item)
{
	ck_assert_int_eq(
		count("question", "- 谁？\n- 乙。", "- Who?\n- B."), 0);
	ck_assert_int_eq(
		count("question", "- 谁？\n- 乙。", "- Who.\n- B."), 1);
	ck_assert_int_eq(
		count("question", "- 谁？\n- 乙。", "- Who.\n- B?"), 2);
	ck_assert_int_eq(
		count("question", "- “谁？”\n- 乙。", "- “Who?”\n- B."), 0);
	/* A question in the middle may be told otherwise. */
	ck_assert_int_eq(
		count("question", "- 谁？他。\n- 乙。", "- He.\n- B."), 0);
}
END_TEST

/* Another text of a block, `times` over. */
static const char *repeat(struct buf *buf, const char *text, int times)
{
	buf_clear(buf);
	while (times-- > 0)
		buf_cstr(buf, text);
	return buf->ptr;
}

/* What is usual is learnt from the work, which must have text enough. */
START_TEST(check_translation_length_asks_what_is_usual)
{
	const char *zh = "治理赶不上模型的能力。";
	const char *en = "Governance lags behind what models can do. ";
	struct buf long_zh = {0}, long_en = {0}, item = {0}, here = {0};
	static const struct {
		int times, found;
	} rows[] = {{10, 0}, {7, 0}, {3, 1}, {30, 1}};

	repeat(&long_zh, zh, 300);
	repeat(&long_en, en, 300);
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		buf_clear(&item);
		buf_clear(&here);
		for (int n = 0; n < 10; n++)
			buf_cstr(&item, zh);
		for (int n = 0; n < rows[i].times; n++)
			buf_cstr(&here, en);
		lint_put(&tree, "zh", "full", item.ptr, "- 甲。\n- 乙。",
			long_zh.ptr);
		lint_put(&tree, "en", "full", here.ptr, "- A.\n- B.",
			long_en.ptr);
		ck_assert_msg(lint_tree_count(&tree, "translation-length",
				      NULL) == rows[i].found,
			"%d", rows[i].times);
	}
	buf_release(&long_zh);
	buf_release(&long_en);
	buf_release(&item);
	buf_release(&here);
}
END_TEST

START_TEST(check_translation_length_is_silent_in_little_text)
{
	ck_assert_int_eq(
		count("translation-length",
			"- 甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛壬癸甲乙丙丁。\n"
			"- 乙。",
			"- A.\n- B."),
		0);
}
END_TEST

Suite *suite_lint_beside(void)
{
	Suite *s = suite_create("lint_beside");
	TCase *tc = tcase_create("beside");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, check_question_compares_item_by_item);
	tcase_add_test(tc, check_translation_length_asks_what_is_usual);
	tcase_add_test(tc, check_translation_length_is_silent_in_little_text);
	suite_add_tcase(s, tc);
	return s;
}
