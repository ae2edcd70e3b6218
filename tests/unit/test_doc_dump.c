/* SPDX-License-Identifier: MIT */
#include "doc_sample.h"

#include <check.h>

Suite *suite_doc_dump(void);

static void check_dump(const struct doc_node *top, const char *expected)
{
	struct buf out = {0};

	doc_dump(top, &out);
	ck_assert_str_eq(out.ptr, expected);
	buf_release(&out);
}

static const struct {
	const char *plan, *dump;
} trees[] = {
	{"", "(root)\n"},
	{"pone)", "(root\n  (para \"one\"))\n"},
	{"p)r)", "(root\n  (para \"\")\n  (rule))\n"},
	{"lipone))iptwo)))pend)",
		"(root\n  (list\n    (item\n      (para \"one\"))\n"
		"    (item\n      (para \"two\")))\n  (para \"end\"))\n"},
	{"hT)", "(root\n  (heading 0 \"T\"))\n"},
};

START_TEST(doc_dump_tree_is_one_node_a_line)
{
	struct doc doc = {0};

	doc_sample(trees[_i].plan, &doc);
	check_dump(doc.root, trees[_i].dump);
	doc_release(&doc);
}
END_TEST

START_TEST(doc_dump_part_stays_inside)
{
	struct doc doc = {0};

	doc_sample("lipone))iptwo)))pend)", &doc);
	check_dump(doc.root->first->first, "(item\n  (para \"one\"))\n");
	check_dump(doc.root->first->first->first, "(para \"one\")\n");
	doc_release(&doc);
}
END_TEST

START_TEST(doc_dump_fields_are_shown)
{
	struct doc_span spans[] = {
		{.kind = DOC_SPAN_STRONG, .start = 0, .end = 3},
		{DOC_SPAN_TERM, 0, 2, STR("a\"b"), true},
	};
	struct doc_node heading = {.kind = DOC_HEADING,
		.level = 2,
		.id = STR("2.1"),
		.text = STR("one"),
		.spans = spans,
		.span_count = 2};
	struct doc_node list = {.kind = DOC_LIST,
		.level = 3,
		.is_ordered = true,
		.is_tight = true};
	struct doc_node code = {.kind = DOC_CODE,
		.info = STR("c"),
		.text = STR("a\n\tb\\\x1b\x7f")};

	check_dump(&heading, "(heading #2.1 2 \"one\" (strong 0 3) "
			     "(term 0 2 \"a\\\"b\" marked))\n");
	check_dump(&list, "(list from 3 tight)\n");
	check_dump(&code, "(code \"c\" \"a\\n\\x09b\\\\\\x1b\\x7f\")\n");
}
END_TEST

Suite *suite_doc_dump(void)
{
	Suite *suite = suite_create("doc_dump");
	TCase *tcase = tcase_create("dump");

	tcase_add_loop_test(tcase, doc_dump_tree_is_one_node_a_line, 0,
		(int)ARRAY_LEN(trees));
	tcase_add_test(tcase, doc_dump_part_stays_inside);
	tcase_add_test(tcase, doc_dump_fields_are_shown);
	suite_add_tcase(suite, tcase);
	return suite;
}
