/* SPDX-License-Identifier: MIT */
#include "md/source.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

Suite *suite_md_source(void);

/* "line/block/item/ordinal {text} <what …>": one leaf a line. */
static void dump_leaf(const struct md_leaf *leaf, struct buf *out)
{
	static const char *const marks[] = {
		[MD_TEXT] = "",
		[MD_OPEN] = "+",
		[MD_CLOSE] = "-",
		[MD_SINGLE] = "=",
	};

	buf_printf(out, "%d/%d/%d/%d%s", leaf->line, leaf->block, leaf->item,
		leaf->ordinal, leaf->is_heading ? "h" : "");
	for (size_t i = 0; i < leaf->count; i++)
		buf_printf(out, " %s{%.*s|%.*s}", marks[leaf->pieces[i].kind],
			STR_ARG(leaf->pieces[i].text),
			STR_ARG(leaf->pieces[i].source));
	buf_byte(out, '\n');
}

static char *dump(struct str text)
{
	struct md_source source;
	struct buf out = {0};

	ck_assert(md_source(text, &source));
	for (size_t i = 0; i < source.leaves.len; i++)
		dump_leaf(&source.leaves.ptr[i], &out);
	if (source.left > 0)
		buf_printf(&out, "left %d\n", source.left);
	md_source_release(&source);
	return buf_detach(&out);
}

/* clang-format off */
static const struct {
	const char *text, *dump;
} rows[] = {
	{ "", "" },
	{ "one", "1/1/0/1 {one|one}\n" },
	{ "# 2 *T* #\n", "1/1/0/1h {2 |2 } +{i|*} {T|T} -{i|*}\n" },
	{ "T\n===\n", "1/1/0/1h {T|T}\n" },
	{ "__a__ _b_ **c**", "1/1/0/1 +{b|__} {a|a} -{b|__} { | } +{i|_} {b|b} -{i|_} { | } +{b|**} {c|c} -{b|**}\n" },
	{ "***a***", "1/1/0/1 +{i|*} +{b|**} {a|a} -{b|**} -{i|*}\n" },
	{ "\\*a &amp; &b;", "1/1/0/1 {*a & &b;|\\*a &amp; &b;}\n" },
	{ "`` a`b ``c", "1/1/0/1 ={`` a`b ``|`` a`b ``} {c|c}\n" },
	{ "[12](ref:12)[\u2020](note:E1)", "1/1/0/1 ={ref:12|[12](ref:12)} ={note:E1|[\u2020](note:E1)}\n" },
	{ "[13](ref:12)", "1/1/0/1 +{ref:12|[} {13|13} -{ref:12|](ref:12)}\n" },
	{ "[a](sec:2.1 \"t\")", "1/1/0/1 +{sec:2.1 \"t\"|[} {a|a} -{sec:2.1 \"t\"|](sec:2.1 \"t\")}\n" },
	{ "[a](<http://x y>)", "1/1/0/1 +{http://x y|[} {a|a} -{http://x y|](<http://x y>)}\n" },
	{ "[a [b]](http://x/(y))", "1/1/0/1 +{http://x/(y)|[} {a [b]|a [b]} -{http://x/(y)|](http://x/(y))}\n" },
	{ "<http://x>", "1/1/0/1 ={<http://x>|<http://x>}\n" },
	{ "![c](fig:1)", "1/1/0/1 +{!fig:1|![} {c|c} -{!fig:1|](fig:1)}\n" },
	{ "a<br>b", "1/1/0/1 {a|a} ={<br>|<br>} {b|b}\n" },
	{ "a  \nb\\\nc", "1/1/0/1 {a|a} ={br|\\\n} {b|b} ={br|\\\n} {c|c}\n" },
	{ "a \r\n  b", "1/1/0/1 {a\nb|a\nb}\n" },
	{ "> a\n> b\nc\n>> d", "1/1/0/1 {a\nb\nc|a\nb\nc}\n4/1/0/2 {d|d}\n" },
	{ "- a\n\n  b\n  - c\n- d", "1/1/1/1 {a|a}\n3/1/1/2 {b|b}\n4/1/1/3 {c|c}\n5/1/2/1 {d|d}\n" },
	{ "1. a\n2. b", "1/1/1/1 {a|a}\n2/1/2/1 {b|b}\n" },
	{ "    code\n\n<p>\n", "" },
	{ "[a]: x\n\n[a]", "left 1\n" },
	{ "[a\nb](x\n\"t\")", "left 1\n" },
};
/* clang-format on */

START_TEST(md_source_cuts_texts_and_codes)
{
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		char *got = dump(str_of(rows[i].text));

		ck_assert_str_eq(got, rows[i].dump);
		free(got);
	}
}
END_TEST

START_TEST(md_source_says_which_bytes)
{
	const struct str text = STR("x\n\n- **a** b  \n- c\n");
	struct md_source source;
	const struct md_leaf *leaf;

	ck_assert(md_source(text, &source));
	leaf = &source.leaves.ptr[1];
	ck_assert(
		str_eq(str_sub(text, leaf->start, leaf->end), STR("**a** b")));
	md_source_release(&source);
}
END_TEST

START_TEST(md_source_says_indentation_of_further_lines)
{
	struct md_source source;

	ck_assert(md_source(STR("> - a\n>   b"), &source));
	ck_assert(str_eq(source.leaves.ptr[0].indent, STR(">   ")));
	md_source_release(&source);
}
END_TEST

START_TEST(md_source_hostile_marks_are_refused)
{
	struct buf text = {0};
	struct md_source source;

	buf_fill(&text, '[', 100000);
	ck_assert(!md_source(buf_view(&text), &source));
	buf_release(&text);
}
END_TEST

Suite *suite_md_source(void)
{
	Suite *suite = suite_create("md_source");
	TCase *tcase = tcase_create("all");

	tcase_add_test(tcase, md_source_cuts_texts_and_codes);
	tcase_add_test(tcase, md_source_says_which_bytes);
	tcase_add_test(tcase, md_source_says_indentation_of_further_lines);
	tcase_add_test(tcase, md_source_hostile_marks_are_refused);
	suite_add_tcase(suite, tcase);
	return suite;
}
