/* SPDX-License-Identifier: MIT */
#include "lint/where.h"

#include "base/macros.h"
#include "md/md.h"

#include <check.h>

Suite *suite_lint_where(void);

/*
 * In each source the character X stands once in the text of a leaf; where_leaf
 * finds it in the source.
 */
static void assert_found(const char *source)
{
	struct where where = {0};
	struct doc doc = {0};
	const struct doc_node *leaf;
	const struct str text = str_of(source);
	size_t in_source = 0, line = 1, begin = 0;
	bool is_found = false;

	md_parse(text, &doc);
	where_set(&where, STR("x.md"), text);
	while (in_source < text.len && text.ptr[in_source] != 'X')
		in_source++;
	for (size_t i = 0; i < in_source; i++)
		if (text.ptr[i] == '\n') {
			line++;
			begin = i + 1;
		}
	for (leaf = doc_first_leaf(doc.root); leaf;
		leaf = doc_next_leaf(leaf, doc.root)) {
		const size_t at = str_find(leaf->text, 'X');
		struct where_place place;

		if (at == leaf->text.len)
			continue;
		is_found = true;
		place = where_leaf(&where, STR("x.md"), leaf, at);
		ck_assert_msg(
			place.line == (int)line &&
				place.byte == (int)(in_source - begin) + 1,
			"%s: %d:%d not %zu:%zu", source, place.line, place.byte,
			line, in_source - begin + 1);
	}
	ck_assert_msg(is_found, "%s", source);
	where_release(&where);
	doc_release(&doc);
}

START_TEST(where_leaf_follows_markup)
{
	static const char *const sources[] = {
		"X",
		"a X",
		"**a** X",
		"*X*",
		"a `b` X",
		"[1](ref:1) X",
		"a[1](ref:1)[2](ref:2),X",
		"[\u2020](note:E1),X",
		"[a](https://a.example/b) X",
		"![aX](fig:1)",
		"- a\n- X",
		"- a\n- **b.** X",
		"12. X",
		"> X",
		"> a\n> X",
		"# a X",
		"a\n\nb\n\nc X",
		"a\nb X",
		"- a\n  b X",
		"a &amp; X",
		"a &amp;amp; X",
		"&#8203;X",
		"&lt;X",
		"\\* X",
		"a\\\nX",
		"<https://a.example/> X",
		"中文X",
		"中文[1](ref:1)，**要点**X",
		"__a__ _b_ X",
		"a [b] X",
		"![a](x) X",
		"a<br>X",
		"1) X",
		"- - X",
		"* a\n\n  X",
		"-3 X",
		"\xef\xbb\xbf"
		"a",
	};

	for (size_t i = 0; i + 1 < ARRAY_LEN(sources); i++)
		assert_found(sources[i]);
}
END_TEST

START_TEST(where_leaf_asked_backwards_finds_it_too)
{
	struct where where = {0};
	struct doc doc = {0};
	const struct doc_node *leaf;

	md_parse(STR("ab **cd** ef"), &doc);
	leaf = doc_first_leaf(doc.root);
	where_set(&where, STR("x.md"), STR("ab **cd** ef"));
	ck_assert_int_eq(where_leaf(&where, STR("x.md"), leaf, 6).byte, 11);
	ck_assert_int_eq(where_leaf(&where, STR("x.md"), leaf, 3).byte, 6);
	ck_assert_int_eq(where_leaf(&where, STR("x.md"), leaf, 3).byte, 6);
	ck_assert_int_eq(where_leaf(&where, STR("x.md"), leaf, 0).byte, 1);
	where_release(&where);
	doc_release(&doc);
}
END_TEST

START_TEST(where_leaf_counts_bytes_and_code_points)
{
	struct where where = {0};
	struct doc doc = {0};
	struct where_place place;

	md_parse(STR("中文x"), &doc);
	where_set(&where, STR("x.md"), STR("中文x"));
	place = where_leaf(&where, STR("x.md"), doc_first_leaf(doc.root), 6);
	ck_assert_int_eq(place.byte, 7);
	ck_assert_int_eq(place.column, 3);
	where_release(&where);
	doc_release(&doc);
}
END_TEST

START_TEST(where_xml_finds_a_definition)
{
	const struct str text = STR("<a>\n <b id='x'>one</b> "
				    "<b id='y'>two &amp; three</b>\n</a>");
	const struct doc_node leaf = {
		.kind = DOC_PARA, .text = {"two & three", 11}};
	struct where where = {0};
	struct where_place place;

	where_set(&where, STR("x.xml"), text);
	place = where_xml(
		&where, STR("x.xml"), STR("id='y'"), STR(">"), &leaf, 6);
	ck_assert_int_eq(place.line, 2);
	ck_assert_int_eq(place.byte, 40);
	place = where_xml(
		&where, STR("x.xml"), STR("id='z'"), STR(">"), &leaf, 0);
	ck_assert_int_eq(place.line, 0);
	where_release(&where);
}
END_TEST

Suite *suite_lint_where(void)
{
	Suite *s = suite_create("lint_where");
	TCase *tc = tcase_create("where");

	tcase_add_test(tc, where_leaf_follows_markup);
	tcase_add_test(tc, where_leaf_asked_backwards_finds_it_too);
	tcase_add_test(tc, where_leaf_counts_bytes_and_code_points);
	tcase_add_test(tc, where_xml_finds_a_definition);
	suite_add_tcase(s, tc);
	return s;
}
