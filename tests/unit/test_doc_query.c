/* SPDX-License-Identifier: MIT */
#include "doc_sample.h"

#include <check.h>

Suite *suite_doc_query(void);

static const struct {
	const char *plan, *text;
} texts[] = {
	{"", ""},
	{"pone)", "one"},
	{"pone)ptwo)", "one\ntwo"},
	{"lipone))iptwo)li px))))", "one\ntwo\nx"},
	{"p)p)", "\n"},
	{"pone)r)", "one"},
};

START_TEST(doc_block_text_leaves_are_joined_by_newlines)
{
	struct doc doc = {0};
	struct buf out = {0};

	doc_sample(texts[_i].plan, &doc);
	buf_cstr(&out, ">");
	doc_block_text(doc.root, &out);
	ck_assert_str_eq(out.ptr + 1, texts[_i].text);
	buf_release(&out);
	doc_release(&doc);
}
END_TEST

static const struct {
	uint32_t at;
	const char *text; /* NULL: beyond */
	uint32_t start;
} places[] = {
	{0, "one", 0},
	{2, "one", 0},
	{3, "one", 0},
	{4, "two", 4},
	{7, "two", 4},
	{8, "", 8},
	{9, "x", 9},
	{10, "x", 9},
	{11, NULL, 0},
	{UINT32_MAX, NULL, 0},
};

START_TEST(doc_leaf_at_offset_gives_leaf_and_its_start)
{
	struct doc doc = {0};
	const struct doc_node *leaf;
	uint32_t start = 77;

	doc_sample("lipone))iptwo)p)))px)", &doc);
	leaf = doc_leaf_at(doc.root, places[_i].at, &start);
	if (places[_i].text == NULL) {
		ck_assert_ptr_null(leaf);
		ck_assert_uint_eq(start, 77);
	} else {
		ck_assert(str_eq(leaf->text, str_of(places[_i].text)));
		ck_assert_uint_eq(start, places[_i].start);
	}
	doc_release(&doc);
}
END_TEST

START_TEST(doc_leaf_at_block_without_leaf_is_null)
{
	struct doc doc = {0};
	uint32_t start;

	doc_sample("r)", &doc);
	ck_assert_ptr_null(doc_leaf_at(doc.root->first, 0, &start));
	doc_release(&doc);
}
END_TEST

static uint64_t hash_of(const char *plan)
{
	struct doc doc = {0};
	uint64_t hash;

	doc_sample(plan, &doc);
	hash = doc_hash(doc.root->first);
	doc_release(&doc);
	return hash;
}

static const struct {
	const char *one, *other;
} different[] = {
	{"pone)", "ptwo)"},
	{"pone)", "hone)"},
	{"p)", "pone)"},
	{"lipone)ptwo)))", "lipone))iptwo)))"},
	{"lipone)liptwo)))iptri)))", "lipone)liptwo))iptri)))))"},
	{"lipab)pc)))", "lipa)pbc)))"},
	{"qpone))", "lpone))"},
};

START_TEST(doc_hash_other_kind_structure_or_text_differs)
{
	ck_assert_uint_ne(
		hash_of(different[_i].one), hash_of(different[_i].other));
}
END_TEST

START_TEST(doc_hash_neighbours_do_not_count)
{
	ck_assert_uint_eq(hash_of("pone)"), hash_of("pone)ptwo)"));
	ck_assert_uint_eq(hash_of("lipone)))"), hash_of("lipone)))r)"));
}
END_TEST

START_TEST(doc_hash_ids_lines_and_marked_terms_do_not_count)
{
	struct doc doc = {0};
	struct doc_span span = {.kind = DOC_SPAN_TERM, .is_marked = true};
	uint64_t before;

	doc_sample("pone)", &doc);
	before = doc_hash(doc.root->first);
	doc.root->first->id = STR("2.1.3");
	doc.root->first->line = 99;
	doc.root->first->spans = &span;
	doc.root->first->span_count = 1;
	ck_assert_uint_eq(doc_hash(doc.root->first), before);
	doc_release(&doc);
}
END_TEST

START_TEST(doc_hash_data_on_a_figure_does_not_count)
{
	static const char plans[][16] = {"pone)", "lipone)))ptwo)"};
	uint64_t hashes[2];

	for (int i = 0; i < 2; i++) {
		struct doc doc = {0};
		struct doc_node *figure;

		doc_sample(plans[i], &doc);
		figure = ARENA_NEW(&doc.arena, struct doc_node);
		figure->kind = DOC_FIGURE;
		figure->text = STR("caption");
		if (i > 0)
			figure->first = doc.root->first;
		for (struct doc_node *node = figure->first; node != NULL;
			node = node->next)
			node->parent = figure;
		figure->parent = doc.root;
		doc.root->first = figure;
		hashes[i] = doc_hash(doc.root);
		ck_assert_uint_eq(hashes[i], hashes[0]);
		ck_assert_uint_eq(doc_hash(figure), doc_hash(figure));
		doc_release(&doc);
	}
}
END_TEST

static const struct {
	uint32_t from, to;
	const char *dump;
} cuts[] = {
	{0, 9, "(para \"one two x\" (term 0 7 \"t\") (ref 4 7 \"8\"))\n"},
	{0, 3, "(para \"one\" (term 0 3 \"t\"))\n"},
	{2, 6, "(para \"e tw\" (term 0 4 \"t\") (ref 2 4 \"8\"))\n"},
	{7, 9, "(para \" x\")\n"},
	{4, 99, "(para \"two x\" (term 0 3 \"t\") (ref 0 3 \"8\"))\n"},
};

START_TEST(doc_cut_spans_are_cut_with_the_text)
{
	struct doc_span spans[] = {{.kind = DOC_SPAN_TERM,
					   .start = 0,
					   .end = 7,
					   .target = STR("t")},
		{.kind = DOC_SPAN_REF,
			.start = 4,
			.end = 7,
			.target = STR("8")}};
	const struct doc_node leaf = {.kind = DOC_PARA,
		.text = STR("one two x"),
		.spans = spans,
		.span_count = 2};
	struct arena arena = {0};
	struct buf out = {0};

	doc_dump(doc_cut(&leaf, cuts[_i].from, cuts[_i].to, &arena), &out);
	ck_assert_str_eq(out.ptr, cuts[_i].dump);
	buf_release(&out);
	arena_free(&arena);
}
END_TEST

Suite *suite_doc_query(void)
{
	Suite *suite = suite_create("doc_query");
	TCase *tcase = tcase_create("query");

	tcase_add_loop_test(tcase, doc_block_text_leaves_are_joined_by_newlines,
		0, (int)ARRAY_LEN(texts));
	tcase_add_loop_test(tcase, doc_leaf_at_offset_gives_leaf_and_its_start,
		0, (int)ARRAY_LEN(places));
	tcase_add_test(tcase, doc_leaf_at_block_without_leaf_is_null);
	tcase_add_loop_test(tcase,
		doc_hash_other_kind_structure_or_text_differs, 0,
		(int)ARRAY_LEN(different));
	tcase_add_test(tcase, doc_hash_neighbours_do_not_count);
	tcase_add_test(tcase, doc_hash_ids_lines_and_marked_terms_do_not_count);
	tcase_add_test(tcase, doc_hash_data_on_a_figure_does_not_count);
	tcase_add_loop_test(tcase, doc_cut_spans_are_cut_with_the_text, 0,
		(int)ARRAY_LEN(cuts));
	suite_add_tcase(suite, tcase);
	return suite;
}
