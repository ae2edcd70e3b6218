/* SPDX-License-Identifier: MIT */
#include "doc/doc.h"

#include <check.h>
#include <string.h>

Suite *suite_doc_build(void);

static struct doc doc;
static struct doc_builder b;

static void begin(void)
{
	doc = (struct doc){0};
	doc_build(&b, &doc);
}

static void end(void)
{
	doc_finish(&b);
	doc_release(&doc);
}

static const struct str none = {NULL, 0};

START_TEST(doc_build_new_tree_is_a_root)
{
	ck_assert_int_eq(doc.root->kind, DOC_ROOT);
	ck_assert_ptr_null(doc.root->first);
	ck_assert_ptr_null(doc.root->parent);
}
END_TEST

START_TEST(doc_open_children_are_in_order)
{
	struct doc_node *one = doc_open(&b, DOC_PARA, 1);
	struct doc_node *two;

	doc_close(&b);
	two = doc_open(&b, DOC_RULE, 3);
	doc_close(&b);
	ck_assert_ptr_eq(doc.root->first, one);
	ck_assert_ptr_eq(one->next, two);
	ck_assert_ptr_eq(doc.root->last, two);
	ck_assert_ptr_eq(two->parent, doc.root);
	ck_assert_int_eq(two->line, 3);
}
END_TEST

START_TEST(doc_close_leaf_gets_its_text)
{
	struct doc_node *para = doc_open(&b, DOC_PARA, 1);

	doc_add_text(&b, STR("a "));
	doc_add_text(&b, none);
	doc_add_text(&b, STR("漢"));
	doc_close(&b);
	ck_assert(str_eq(para->text, STR("a 漢")));
	ck_assert_uint_eq(para->span_count, 0);
}
END_TEST

START_TEST(doc_close_next_leaf_starts_empty)
{
	struct doc_node *para;

	doc_open(&b, DOC_PARA, 1);
	doc_open_span(&b, DOC_SPAN_EMPH, none);
	doc_add_text(&b, STR("a"));
	doc_close(&b);
	para = doc_open(&b, DOC_PARA, 2);
	doc_close(&b);
	ck_assert_uint_eq(para->text.len, 0);
	ck_assert_uint_eq(para->span_count, 0);
}
END_TEST

START_TEST(doc_close_open_spans_end_with_the_leaf)
{
	struct doc_node *para = doc_open(&b, DOC_PARA, 1);

	doc_open_span(&b, DOC_SPAN_STRONG, none);
	doc_add_text(&b, STR("ab"));
	doc_close(&b);
	ck_assert_uint_eq(para->span_count, 1);
	ck_assert_uint_eq(para->spans[0].start, 0);
	ck_assert_uint_eq(para->spans[0].end, 2);
}
END_TEST

START_TEST(doc_open_span_nested_are_outer_first)
{
	struct doc_node *para = doc_open(&b, DOC_PARA, 1);

	doc_open_span(&b, DOC_SPAN_STRONG, none);
	doc_open_span(&b, DOC_SPAN_EMPH, none);
	doc_add_text(&b, STR("a"));
	doc_close_span(&b);
	doc_add_text(&b, STR("b"));
	doc_close_span(&b);
	doc_close(&b);
	ck_assert_int_eq(para->spans[0].kind, DOC_SPAN_STRONG);
	ck_assert_uint_eq(para->spans[0].end, 2);
	ck_assert_int_eq(para->spans[1].kind, DOC_SPAN_EMPH);
	ck_assert_uint_eq(para->spans[1].end, 1);
}
END_TEST

START_TEST(doc_open_span_target_is_copied)
{
	char url[] = "88";
	struct doc_node *para = doc_open(&b, DOC_PARA, 1);

	doc_open_span(&b, DOC_SPAN_REF, str_of(url));
	doc_close_span(&b);
	url[0] = 'x';
	doc_close(&b);
	ck_assert(str_eq(para->spans[0].target, STR("88")));
	ck_assert(!para->spans[0].is_marked);
}
END_TEST

START_TEST(doc_close_span_without_open_does_nothing)
{
	struct doc_node *para = doc_open(&b, DOC_PARA, 1);

	doc_close_span(&b);
	doc_close(&b);
	ck_assert_uint_eq(para->span_count, 0);
}
END_TEST

START_TEST(doc_add_text_outside_a_leaf_does_nothing)
{
	struct doc_node *para;

	doc_add_text(&b, STR("lost"));
	doc_open_span(&b, DOC_SPAN_EMPH, none);
	doc_open(&b, DOC_QUOTE, 1);
	doc_add_text(&b, STR("lost"));
	para = doc_open(&b, DOC_PARA, 1);
	doc_close(&b);
	ck_assert_uint_eq(para->text.len, 0);
	ck_assert_uint_eq(para->span_count, 0);
}
END_TEST

START_TEST(doc_close_root_stays_open)
{
	doc_close(&b);
	doc_close(&b);
	ck_assert_ptr_eq(b.at, doc.root);
	ck_assert_int_eq(b.depth, 0);
}
END_TEST

START_TEST(doc_finish_open_nodes_are_closed)
{
	struct doc_node *para;

	doc_open(&b, DOC_LIST, 1);
	doc_open(&b, DOC_ITEM, 1);
	para = doc_open(&b, DOC_PARA, 1);
	doc_add_text(&b, STR("x"));
	doc_finish(&b);
	ck_assert(str_eq(para->text, STR("x")));
	ck_assert_ptr_null(b.text.ptr);
}
END_TEST

static int deepest(const struct doc_node *top)
{
	int deepest = 0;

	for (const struct doc_node *node = top; node != NULL;
		node = doc_next(node, top)) {
		int depth = 0;

		for (const struct doc_node *up = node; up != top;
			up = up->parent)
			depth++;
		if (depth > deepest)
			deepest = depth;
	}
	return deepest;
}

START_TEST(doc_open_too_deep_is_flattened)
{
	struct doc_node *para;

	for (int i = 0; i < 1000; i++)
		doc_open(&b, DOC_QUOTE, 1);
	para = doc_open(&b, DOC_PARA, 1);
	ck_assert_int_eq(para->kind, DOC_PARA);
	doc_close(&b);
	for (int i = 0; i < 1000; i++)
		doc_close(&b);
	ck_assert_ptr_eq(b.at, doc.root);
	ck_assert_int_eq(b.flattened, 0);
	ck_assert_int_eq(deepest(doc.root), DOC_MAX_DEPTH + 1);
}
END_TEST

/* Whatever the depth at which it stops, a list holds items, an item no item. */
START_TEST(doc_open_too_deep_list_keeps_its_items)
{
	if (_i > 0)
		doc_open(&b, DOC_QUOTE, 1);
	for (int i = 0; i < DOC_MAX_DEPTH * 2; i++) {
		doc_open(&b, DOC_LIST, 1);
		doc_open(&b, DOC_ITEM, 1);
	}
	doc_open(&b, DOC_PARA, 1);
	doc_finish(&b);
	for (const struct doc_node *node = doc.root; node != NULL;
		node = doc_next(node, doc.root)) {
		bool is_in_list =
			node->parent != NULL && node->parent->kind == DOC_LIST;

		ck_assert(is_in_list == (node->kind == DOC_ITEM));
	}
	ck_assert_int_le(deepest(doc.root), DOC_MAX_DEPTH + 1);
}
END_TEST

START_TEST(doc_open_rule_too_deep_is_made)
{
	struct doc_node *rule;

	for (int i = 0; i < DOC_MAX_DEPTH + 5; i++)
		doc_open(&b, DOC_QUOTE, 1);
	rule = doc_open(&b, DOC_RULE, 1);
	doc_close(&b);
	ck_assert_int_eq(rule->kind, DOC_RULE);
	ck_assert_int_eq(b.flattened, 5);
}
END_TEST

START_TEST(doc_release_zeroed_and_null_are_accepted)
{
	struct doc zeroed = {0};

	doc_release(&zeroed);
	doc_release(NULL);
	ck_assert_ptr_null(zeroed.root);
}
END_TEST

START_TEST(doc_kind_name_every_kind_has_one)
{
	for (unsigned i = 0; i < DOC_KIND_COUNT; i++)
		ck_assert_uint_gt(strlen(doc_kind_name((enum doc_kind)i)), 0);
	for (unsigned i = 0; i < DOC_SPAN_KIND_COUNT; i++)
		ck_assert_uint_gt(
			strlen(doc_span_name((enum doc_span_kind)i)), 0);
}
END_TEST

START_TEST(doc_has_text_leaves_have_it)
{
	ck_assert(doc_has_text(DOC_PARA) && doc_has_text(DOC_HEADING) &&
		  doc_has_text(DOC_CODE) && doc_has_text(DOC_HTML) &&
		  doc_has_text(DOC_FIGURE));
	ck_assert(!doc_has_text(DOC_ROOT) && !doc_has_text(DOC_LIST) &&
		  !doc_has_text(DOC_ITEM) && !doc_has_text(DOC_QUOTE) &&
		  !doc_has_text(DOC_RULE));
}
END_TEST

Suite *suite_doc_build(void)
{
	Suite *suite = suite_create("doc_build");
	TCase *tcase = tcase_create("build");

	tcase_add_checked_fixture(tcase, begin, end);
	tcase_add_test(tcase, doc_build_new_tree_is_a_root);
	tcase_add_test(tcase, doc_open_children_are_in_order);
	tcase_add_test(tcase, doc_close_leaf_gets_its_text);
	tcase_add_test(tcase, doc_close_next_leaf_starts_empty);
	tcase_add_test(tcase, doc_close_open_spans_end_with_the_leaf);
	tcase_add_test(tcase, doc_open_span_nested_are_outer_first);
	tcase_add_test(tcase, doc_open_span_target_is_copied);
	tcase_add_test(tcase, doc_close_span_without_open_does_nothing);
	tcase_add_test(tcase, doc_add_text_outside_a_leaf_does_nothing);
	tcase_add_test(tcase, doc_close_root_stays_open);
	tcase_add_test(tcase, doc_finish_open_nodes_are_closed);
	tcase_add_test(tcase, doc_open_too_deep_is_flattened);
	tcase_add_loop_test(
		tcase, doc_open_too_deep_list_keeps_its_items, 0, 2);
	tcase_add_test(tcase, doc_open_rule_too_deep_is_made);
	tcase_add_test(tcase, doc_release_zeroed_and_null_are_accepted);
	tcase_add_test(tcase, doc_kind_name_every_kind_has_one);
	tcase_add_test(tcase, doc_has_text_leaves_have_it);
	suite_add_tcase(suite, tcase);
	return suite;
}
