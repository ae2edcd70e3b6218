/* SPDX-License-Identifier: MIT */
#include "lint_fixture.h"

Suite *suite_lint_accept(void);

static struct tree tree;

#define HEAD "tier\tid\trule\treason\n"

static void setup(void)
{
	lint_tree(&tree);
	/* Straight quotes: twice in 2.1.1, once in an item of 2.1.2. */
	lint_put(&tree, "en", "full", "A \"b\".[1](ref:1)",
		"- C's.[2](ref:2)\n- D.", "E.[3](ref:3)");
}

static void teardown(void)
{
	tree_free(&tree);
}

/* How many findings are left, of straight quotes and of acceptances. */
static void assert_left(const char *file, int quotes, int rows)
{
	struct lint lint;
	const struct lint_filter filter = {.least = LINT_WARNING};

	tree_put(&tree, "en/check.tsv", file);
	lint_check(&tree, &lint);
	lint_keep(&lint, &filter);
	ck_assert_msg(lint_count(&lint, "straight-quotes") == quotes &&
			      lint_count(&lint, "acceptance") == rows,
		"%s: %d %d", file, lint_count(&lint, "straight-quotes"),
		lint_count(&lint, "acceptance"));
	lint_release(&lint);
}

START_TEST(accept_row_holds_for_a_block_and_its_items)
{
	assert_left(HEAD, 3, 0);
	assert_left(HEAD "full\t2.1.1\tstraight-quotes\tso printed\n", 1, 0);
	assert_left(HEAD "full\t2.1.2\tstraight-quotes\tso printed\n", 2, 0);
	assert_left(HEAD "full\t2.1.2/1\tstraight-quotes\tso printed\n", 2, 0);
}
END_TEST

START_TEST(accept_row_that_accepts_nothing_is_found)
{
	static const char *const rows[] = {
		HEAD "full\t2.1.3\tstraight-quotes\tno\n",
		HEAD "plain\t2.1.1\tstraight-quotes\tno\n",
		HEAD "full\t2.1.1\tdoubled-word\tno\n",
		HEAD "full\t2.1.2/2\tstraight-quotes\tno\n",
		HEAD "-\t2.1.1\tstraight-quotes\tno\n",
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		assert_left(rows[i], 3, 1);
}
END_TEST

START_TEST(accept_row_that_is_wrong_is_found)
{
	static const char *const rows[] = {
		HEAD "full\t2.1.1\tstraight-quotes\t\n",
		HEAD "full\t2.1.1\tstraight-quotes\n",
		HEAD "full\t2.1.1\tno-such-rule\twhy\n",
		HEAD "half\t2.1.1\tstraight-quotes\twhy\n",
		HEAD "full\t2.1.1\tpairs\terrors stay\n",
		"full\t2.1.1\tstraight-quotes\tno header\n",
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		assert_left(rows[i], 3, 1);
}
END_TEST

START_TEST(accept_never_hides_an_error)
{
	struct lint lint;
	const struct lint_filter filter = {.least = LINT_WARNING};

	lint_put(&tree, "en", "full", "A (b.", "- C.\n- D.", "E.");
	tree_put(&tree, "en/check.tsv", HEAD "full\t2.1.1\tpairs\tso\n");
	lint_check(&tree, &lint);
	lint_keep(&lint, &filter);
	ck_assert_int_eq(lint_count(&lint, "pairs"), 1);
	lint_release(&lint);
}
END_TEST

START_TEST(accept_notes_are_in_no_tier)
{
	tree_put(&tree, "en/editor.md",
		"# editor Notes\n\n## E1\n\nplace: 2.1.1\n\nA \"note\".\n");
	assert_left(HEAD "-\tE1\tstraight-quotes\tso printed\n", 3, 0);
}
END_TEST

Suite *suite_lint_accept(void)
{
	Suite *s = suite_create("lint_accept");
	TCase *tc = tcase_create("accept");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, accept_row_holds_for_a_block_and_its_items);
	tcase_add_test(tc, accept_row_that_accepts_nothing_is_found);
	tcase_add_test(tc, accept_row_that_is_wrong_is_found);
	tcase_add_test(tc, accept_never_hides_an_error);
	tcase_add_test(tc, accept_notes_are_in_no_tier);
	suite_add_tcase(s, tc);
	return s;
}
