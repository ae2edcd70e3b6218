/* SPDX-License-Identifier: MIT */
#include "lint_fixture.h"

Suite *suite_lint_numbers(void);

static struct tree tree;

static void setup(void)
{
	lint_tree(&tree);
}

static void teardown(void)
{
	tree_free(&tree);
}

/* A first paragraph in zh and in en, and how many numbers differ. */
struct pair {
	const char *zh, *en;
	int count;
};

static void put_list(const char *lang, const char *tier, const char *list)
{
	const bool is_zh = strcmp(lang, "zh") == 0;

	lint_put(&tree, lang, tier,
		is_zh ? "话[1](ref:1)。" : "Word.[1](ref:1)", list,
		is_zh ? "完[3](ref:3)。" : "End.[3](ref:3)");
}

static void put_para(const char *lang, const char *tier, const char *para)
{
	lint_put(&tree, lang, tier, para,
		strcmp(lang, "zh") == 0 ? "- 甲[2](ref:2)。\n- 乙。"
					: "- A.[2](ref:2)\n- B.",
		strcmp(lang, "zh") == 0 ? "完[3](ref:3)。" : "End.[3](ref:3)");
}

START_TEST(check_numbers_compares_full_with_the_source)
{
	static const struct pair pairs[] = {
		/* clang-format off */
		{ "2024年有7900起[1](ref:1)。", "In 2024 there were 7,900.[1](ref:1)", 0 },
		{ "2024年有7900起。", "In 2024 there were 7,600.", 2 },
		{ "2024年有7900起。", "In 2024 there were many.", 1 },
		{ "去年有很多起。", "There were 300 last year.", 1 },
		{ "占60%。", "It has 60.", 2 },
		{ "10.5万亿美元。", "10.5 billion dollars.", 2 },
		{ "2024年，又是2024年。", "In 2025, and in 2025 again.", 2 },
		{ "一是快，二是难，三是贵。", "It is fast, hard and dear.", 0 },
		{ "2个月。", "Two months.", 0 },
		{ "2个月。", "Three months.", 1 },
		{ "见第2.1节。", "See above.", 0 },
		{ "没有。", "None of the 3[1](ref:1)", 1 },
		/* clang-format on */
	};

	for (size_t i = 0; i < ARRAY_LEN(pairs); i++) {
		int count;

		put_para("zh", "full", pairs[i].zh);
		put_para("en", "full", pairs[i].en);
		count = lint_tree_count(&tree, "numbers", NULL);
		ck_assert_msg(count == pairs[i].count, "%s: %d not %d",
			pairs[i].en, count, pairs[i].count);
	}
}
END_TEST

START_TEST(check_numbers_compares_lists_item_by_item)
{
	put_list("zh", "full", "- 3年[2](ref:2)。\n- 5年。");
	put_list("en", "full", "- 3 years.[2](ref:2)\n- 5 years.");
	ck_assert_int_eq(lint_tree_count(&tree, "numbers", NULL), 0);
	put_list("en", "full", "- 5 years.[2](ref:2)\n- 3 years.");
	ck_assert_int_eq(lint_tree_count(&tree, "numbers", NULL), 4);
}
END_TEST

START_TEST(check_numbers_finding_has_item_line_and_column)
{
	struct lint lint;
	bool is_found = false;

	put_list("zh", "full", "- 甲[2](ref:2)。\n- 乙。");
	put_list("en", "full", "- A.[2](ref:2)\n- B with **40** of them.");
	lint_check(&tree, &lint);
	for (size_t i = 0; i < lint.list.len; i++) {
		const struct lint_finding *f = &lint.list.ptr[i];

		if (strcmp(f->rule->id, "numbers") != 0)
			continue;
		is_found = true;
		ASSERT_STR(f->file, "en/full/02-safety.md");
		ASSERT_STR(f->id, "2.1.2/2");
		ck_assert_int_eq(f->line, 8);
		ck_assert_int_eq(f->column, 12);
		ck_assert_int_eq(f->tier, TIER_FULL);
	}
	ck_assert(is_found);
	lint_release(&lint);
}
END_TEST

START_TEST(check_tier_numbers_asks_full_of_the_same_language)
{
	static const struct {
		const char *lang, *tier, *text;
		int count;
	} rows[] = {
		/* clang-format off */
		{ "en", "plain", "In 2024 there were 7,900.", 0 },
		{ "en", "plain", "In 2024 there were nearly 8,000.", 1 },
		{ "en", "student", "In 2023 it began.", 1 },
		{ "en", "student", "There were two of them.", 0 },
		{ "en", "plain", "Section 2.1 says so.", 0 },
		{ "zh", "plain", "2024年有7900起。", 0 },
		{ "zh", "plain", "2023年有8000起。", 2 },
		{ "zh", "student", "有7900起[1](ref:1)。", 0 },
		{ "zh", "student", "占50%。", 1 },
		/* clang-format on */
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		int count;

		put_para("zh", "full", "2024年有7900起[1](ref:1)。");
		put_para("en", "full", "In 2024 there were 7,900.[1](ref:1)");
		put_para(rows[i].lang, rows[i].tier, rows[i].text);
		count = lint_tree_count(&tree, "tier-numbers", NULL);
		ck_assert_msg(count == rows[i].count, "%s: %d not %d",
			rows[i].text, count, rows[i].count);
		put_para(rows[i].lang, rows[i].tier, "x");
	}
}
END_TEST

Suite *suite_lint_numbers(void)
{
	Suite *s = suite_create("lint_numbers");
	TCase *tc = tcase_create("numbers");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, check_numbers_compares_full_with_the_source);
	tcase_add_test(tc, check_numbers_compares_lists_item_by_item);
	tcase_add_test(tc, check_numbers_finding_has_item_line_and_column);
	tcase_add_test(tc, check_tier_numbers_asks_full_of_the_same_language);
	suite_add_tcase(s, tc);
	return s;
}
