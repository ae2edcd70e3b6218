/* SPDX-License-Identifier: MIT */
#include "lint_fixture.h"

Suite *suite_lint_same(void);

static struct tree tree;

static void setup(void)
{
	lint_tree(&tree);
}

static void teardown(void)
{
	tree_free(&tree);
}

/* How many findings a rule has when the first paragraph is this. */
static int count(const char *rule, const char *zh, const char *en)
{
	lint_put(&tree, "zh", "full", zh, "- 甲。\n- 乙。", "完。");
	lint_put(&tree, "en", "full", en, "- A.\n- B.", "End.");
	return lint_tree_count(&tree, rule, NULL);
}

START_TEST(check_untranslated_finds_copies)
{
	const char *zh = "模型的能力提升得很快，治理赶不上。";

	ck_assert_int_eq(count("untranslated", zh, zh), 1);
	ck_assert_int_eq(count("untranslated", zh, "Models grow fast."), 0);
	/* Short things may well be the same. */
	ck_assert_int_eq(
		count("untranslated", "GPT-4 (2023)", "GPT-4 (2023)"), 0);
}
END_TEST

START_TEST(check_untranslated_finds_copied_items)
{
	lint_put(&tree, "zh", "full", "甲。",
		"- 模型的能力提升得很快，治理赶不上。\n- GPT-4, Claude, Gemini, "
		"Llama, Qwen",
		"完。");
	lint_put(&tree, "en", "full", "A.",
		"- 模型的能力提升得很快，治理赶不上。\n- GPT-4, Claude, Gemini, "
		"Llama, Qwen",
		"End.");
	/* Names are the same everywhere. */
	ck_assert_int_eq(lint_tree_count(&tree, "untranslated", NULL), 1);
}
END_TEST

START_TEST(check_addresses_compares_with_the_source)
{
	static const struct {
		const char *zh, *en;
		int count;
	} rows[] = {
		{"见[甲](https://a.example/1)。",
			"See [A](https://a.example/1).", 0},
		{"见[甲](https://a.example/1)。",
			"See [A](https://a.example/2).", 2},
		{"见甲。", "See [A](https://a.example/2).", 1},
		{"见[甲](https://a.example/1)。", "See A.", 1},
		{"见[2.1](sec:2.1)。", "See there.", 0},
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		ck_assert_msg(count("addresses", rows[i].zh, rows[i].en) ==
				      rows[i].count,
			"%s", rows[i].en);
}
END_TEST

START_TEST(check_emphasis_counts_bold_and_code)
{
	ck_assert_int_eq(count("emphasis", "**甲**`乙`", "**A** `b`"), 0);
	ck_assert_int_eq(count("emphasis", "**甲**乙", "A b"), 1);
	ck_assert_int_eq(count("emphasis", "《甲》", "*A*"), 0);
}
END_TEST

Suite *suite_lint_same(void)
{
	Suite *s = suite_create("lint_same");
	TCase *tc = tcase_create("same");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, check_untranslated_finds_copies);
	tcase_add_test(tc, check_untranslated_finds_copied_items);
	tcase_add_test(tc, check_addresses_compares_with_the_source);
	tcase_add_test(tc, check_emphasis_counts_bold_and_code);
	suite_add_tcase(s, tc);
	return s;
}
