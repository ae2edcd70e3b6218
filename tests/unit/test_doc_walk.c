/* SPDX-License-Identifier: MIT */
#include "doc_sample.h"

#include <check.h>

Suite *suite_doc_walk(void);

static struct doc doc;

static void make(void)
{
	doc = (struct doc){0};
	doc_sample("hT)lipone))ipone)qptwo))))r)pend)", &doc);
}

static void release(void)
{
	doc_release(&doc);
}

/* The kinds met from `top` on, by their first letters. */
static void check_walk(const struct doc_node *top, const char *kinds)
{
	struct buf met = {0};

	for (const struct doc_node *node = top; node != NULL;
		node = doc_next(node, top))
		buf_byte(&met, doc_kind_name(node->kind)[0]);
	ck_assert_str_eq(met.ptr, kinds);
	buf_release(&met);
}

static void check_leaves(const struct doc_node *top, const char *texts)
{
	const struct doc_node *leaf = doc_first_leaf(top);
	struct buf met = {0};

	buf_reserve(&met, 1);
	for (; leaf != NULL; leaf = doc_next_leaf(leaf, top)) {
		buf_str(&met, leaf->text);
		buf_byte(&met, '|');
	}
	ck_assert_str_eq(met.ptr, texts);
	buf_release(&met);
}

START_TEST(doc_next_root_meets_every_node_in_order)
{
	check_walk(doc.root, "rhlipipqprp");
}
END_TEST

START_TEST(doc_next_stays_inside_top)
{
	check_walk(doc.root->first->next, "lipipqp");
	check_walk(doc.root->first->next->first, "ip");
}
END_TEST

START_TEST(doc_next_single_node_ends)
{
	ck_assert_ptr_null(doc_next(doc.root->first, doc.root->first));
	ck_assert_ptr_null(doc_next(doc.root->last, doc.root));
}
END_TEST

START_TEST(doc_next_leaf_skips_containers_and_rules)
{
	check_leaves(doc.root, "T|one|one|two|end|");
	check_leaves(doc.root->first->next, "one|one|two|");
}
END_TEST

START_TEST(doc_first_leaf_of_a_leaf_is_itself)
{
	ck_assert_ptr_eq(doc_first_leaf(doc.root->first), doc.root->first);
	check_leaves(doc.root->first, "T|");
}
END_TEST

START_TEST(doc_first_leaf_of_none_is_null)
{
	struct doc bare = {0};

	doc_sample("r)li))q)", &bare);
	ck_assert_ptr_null(doc_first_leaf(bare.root));
	check_leaves(bare.root, "");
	doc_release(&bare);
}
END_TEST

Suite *suite_doc_walk(void)
{
	Suite *suite = suite_create("doc_walk");
	TCase *tcase = tcase_create("walk");

	tcase_add_checked_fixture(tcase, make, release);
	tcase_add_test(tcase, doc_next_root_meets_every_node_in_order);
	tcase_add_test(tcase, doc_next_stays_inside_top);
	tcase_add_test(tcase, doc_next_single_node_ends);
	tcase_add_test(tcase, doc_next_leaf_skips_containers_and_rules);
	tcase_add_test(tcase, doc_first_leaf_of_a_leaf_is_itself);
	tcase_add_test(tcase, doc_first_leaf_of_none_is_null);
	suite_add_tcase(suite, tcase);
	return suite;
}
