/* SPDX-License-Identifier: MIT */
#include "md/md.h"

#include <check.h>

Suite *suite_md_md(void);

static void check_parse(struct str bytes, const char *expected)
{
	struct doc doc = {0};
	struct buf dump = {0};

	md_parse(bytes, &doc);
	for (const struct doc_node *node = doc.root->first; node != NULL;
		node = node->next)
		doc_dump(node, &dump);
	ck_assert_str_eq(dump.ptr != NULL ? dump.ptr : "", expected);
	buf_release(&dump);
	doc_release(&doc);
}

struct parsing {
	const char *text, *dump;
};

/* clang-format off */
static const struct parsing blocks[] = {
	{ "", "" },
	{ "\n \n\t\n", "" },
	{ "one", "(para \"one\")\n" },
	{ "# One\n\n###### *Six*", "(heading 1 \"One\")\n(heading 6 \"Six\" (emph 0 3))\n" },
	{ "One\n===\n", "(heading 1 \"One\")\n" },
	{ "- a\n- b\n", "(list tight\n  (item\n    (para \"a\"))\n  (item\n    (para \"b\")))\n" },
	{ "- a\n\n- b\n", "(list\n  (item\n    (para \"a\"))\n  (item\n    (para \"b\")))\n" },
	{ "7. a\n8. b\n", "(list from 7 tight\n  (item\n    (para \"a\"))\n  (item\n    (para \"b\")))\n" },
	{ "0. a", "(list from 0 tight\n  (item\n    (para \"a\")))\n" },
	{ "- a\n  - b", "(list tight\n  (item\n    (para \"a\")\n    (list tight\n      (item\n        (para \"b\")))))\n" },
	{ "> a\n\nb", "(quote\n  (para \"a\"))\n(para \"b\")\n" },
	{ "---", "(rule)\n" },
	{ "```sh x\na\n\n b\n```\n", "(code \"sh x\" \"a\\n\\n b\")\n" },
	{ "```\n```", "(code \"\")\n" },
	{ "```\n\n\n```", "(code \"\\n\")\n" },
	{ "    code\n", "(code \"code\")\n" },
	{ "<div>\n*a*\n</div>\n\nb", "(html \"<div>\\n*a*\\n</div>\")\n(para \"b\")\n" },
	{ "[a]: http://x\n", "" },
};

static const struct parsing inlines[] = {
	{ "a  \nb\\\nc", "(para \"a\\nb\\nc\")\n" },
	{ "a\nb", "(para \"a b\")\n" },
	{ "**a *b***", "(para \"a b\" (strong 0 3) (emph 2 3))\n" },
	{ "`a b`<br>", "(para \"a b<br>\" (code 0 3) (html 3 7))\n" },
	{ "[a](http://x \"t\")", "(para \"a\" (link 0 1 \"http://x\"))\n" },
	{ "[a]()", "(para \"a\" (link 0 1))\n" },
	{ "<http://x>", "(para \"http://x\" (link 0 8 \"http://x\"))\n" },
	{ "[a][b]\n\n[b]: term:c", "(para \"a\" (term 0 1 \"c\"))\n" },
	{ "![*a* b](x.png)", "(para \"a b\" (image 0 3 \"x.png\") (emph 0 1))\n" },
	{ "&amp; &copy; &#x6c34;", "(para \"& \xC2\xA9 \xE6\xB0\xB4\")\n" },
};

static const struct parsing links[] = {
	{ "[frontier model](term:frontier-model)", "(para \"frontier model\" (term 0 14 \"frontier-model\"))\n" },
	{ "[section 2.1](sec:2.1)", "(para \"section 2.1\" (sec 0 11 \"2.1\"))\n" },
	{ "[\xE2\x80\xA0](note:E1)", "(para \"\xE2\x80\xA0\" (note 0 3 \"E1\"))\n" },
	{ "x [88](ref:88).", "(para \"x [88].\" (ref 2 6 \"88\"))\n" },
	{ "[1](ref:1)[2](ref:2)", "(para \"[1][2]\" (ref 0 3 \"1\") (ref 3 6 \"2\"))\n" },
	{ "[the report](ref:88)", "(para \"the report\" (ref 0 10 \"88\"))\n" },
	{ "[](ref:88)", "(para \"\" (ref 0 0 \"88\"))\n" },
	{ "[2](http://x)", "(para \"2\" (link 0 1 \"http://x\"))\n" },
	{ "[a](Term:b)", "(para \"a\" (link 0 1 \"Term:b\"))\n" },
	{ "[a](term:)", "(para \"a\" (term 0 1))\n" },
	{ "[a](javascript:x)", "(para \"a\" (link 0 1 \"javascript:x\"))\n" },
};

static const struct parsing figures[] = {
	{ "![A chart](fig:1)", "(figure \"1\" \"A chart\")\n" },
	{ "![](fig:1)", "(figure \"1\" \"\")\n" },
	{ "![A *c* [8](ref:8)](fig:1)", "(figure \"1\" \"A c [8]\" (emph 2 3) (ref 4 7 \"8\"))\n" },
	{ "![A chart](fig:1) x", "(para \"A chart x\" (image 0 7 \"fig:1\"))\n" },
	{ "# ![A](fig:1)", "(heading 1 \"A\" (image 0 1 \"fig:1\"))\n" },
	{ "![A chart](x.png)", "(para \"A chart\" (image 0 7 \"x.png\"))\n" },
	{ "- ![A](fig:2)", "(list tight\n  (item\n    (figure \"2\" \"A\")))\n" },
};

static const struct parsing breaks[] = {
	{ "人工\n智能", "(para \"人工智能\")\n" },
	{ "智能，\n可", "(para \"智能，可\")\n" },
	{ "かな\nカナ", "(para \"かなカナ\")\n" },
	{ "한국\n어", "(para \"한국 어\")\n" },
	{ "使用\nAI", "(para \"使用 AI\")\n" },
	{ "AI\n系统", "(para \"AI 系统\")\n" },
	{ "他说\n“好”", "(para \"他说“好”\")\n" },
	{ "“a”\n“b”", "(para \"“a” “b”\")\n" },
	{ "人工\n*智能*", "(para \"人工智能\" (emph 6 12))\n" },
	{ "人工\n**[智能](sec:2)**", "(para \"人工智能\" (strong 6 12) (sec 6 12 \"2\"))\n" },
	{ "*人工*\n智能", "(para \"人工智能\" (emph 0 6))\n" },
	{ "人工\n[8](ref:8)", "(para \"人工[8]\" (ref 6 9 \"8\"))\n" },
	{ "人工[8](ref:8)\n智能", "(para \"人工[8]智能\" (ref 6 9 \"8\"))\n" },
	{ "work [8](ref:8)\non", "(para \"work [8] on\" (ref 5 8 \"8\"))\n" },
	{ "人工\n`x`", "(para \"人工 x\" (code 7 8))\n" },
	{ "ﷺ\nﷺ", "(para \"ﷺ ﷺ\")\n" },
};
/* clang-format on */

#define PARSE_TEST(name, table)                                      \
	START_TEST(name)                                             \
	{                                                            \
		check_parse(str_of(table[_i].text), table[_i].dump); \
	}                                                            \
	END_TEST

PARSE_TEST(md_parse_block_becomes_its_node, blocks)
PARSE_TEST(md_parse_inline_becomes_a_span, inlines)
PARSE_TEST(md_parse_link_scheme_gives_the_kind, links)
PARSE_TEST(md_parse_image_alone_is_a_figure, figures)
PARSE_TEST(md_parse_soft_break_is_nothing_between_han, breaks)

static const struct {
	struct str bytes;
	const char *dump;
} repairs[] = {
	{{NULL, 0}, ""},
	{{"a\0b", 3}, "(para \"a\xEF\xBF\xBD"
		      "b\")\n"},
	{{"\0", 1}, "(para \"\xEF\xBF\xBD\")\n"},
	{{"a\xFF"
	  "b",
		 3},
		"(para \"a\xEF\xBF\xBD"
		"b\")\n"},
	{{"a\xC3", 2}, "(para \"a\xEF\xBF\xBD\")\n"},
	{{"\xEF\xBB\xBF# a", 6}, "(heading 1 \"a\")\n"},
	{{"\xEF\xBB\xBF", 3}, ""},
	{{"# a\rb\r\rc", 8}, "(heading 1 \"a\")\n(para \"b\")\n(para \"c\")\n"},
	{{"- a\r\n- b\r\n", 10},
		"(list tight\n  (item\n    (para \"a\"))\n  (item\n"
		"    (para \"b\")))\n"},
	{{"```\ra\rb\r```\r", 12}, "(code \"a\\nb\")\n"},
	{{"a  \rb", 5}, "(para \"a\\nb\")\n"},
	{{"a&#0;b&#xD800;", 14}, "(para \"a\xEF\xBF\xBD"
				 "b\xEF\xBF\xBD\")\n"},
	/* Cleaning is the sink's: the text keeps what an entity makes. */
	{{"a&#27;[31m&#x9b;", 16}, "(para \"a\\x1b[31m\xC2\x9B\")\n"},
};

START_TEST(md_parse_ill_formed_is_repaired)
{
	check_parse(repairs[_i].bytes, repairs[_i].dump);
}
END_TEST

START_TEST(md_parse_lines_are_those_of_the_source)
{
	struct doc doc = {0};

	md_parse(STR("# a\n\n\nb\n\n- c\n  d\n- e\n"), &doc);
	ck_assert_int_eq(doc.root->first->line, 1);
	ck_assert_int_eq(doc.root->first->next->line, 4);
	ck_assert_int_eq(doc.root->last->line, 6);
	ck_assert_int_eq(doc.root->last->last->first->line, 8);
	doc_release(&doc);
}
END_TEST

START_TEST(md_parse_doc_owns_its_text)
{
	struct doc doc = {0};
	char text[] = "[abc](term:x)";

	md_parse(str_of(text), &doc);
	for (size_t i = 0; text[i] != '\0'; i++)
		text[i] = '#';
	ck_assert(str_eq(doc.root->first->text, STR("abc")));
	ck_assert(str_eq(doc.root->first->spans[0].target, STR("x")));
	doc_release(&doc);
}
END_TEST

/* Each took cmark seconds or minutes, or stands for what might. */
static const struct {
	const char *unit, *tail;
} hostile[] = {
	{">", "end"},
	{"> ", "end"},
	{"- ", "end"},
	{"1. ", "end"},
	{"> - ", "end"},
	{">", "a*a*a*a*end"},
	{"[", "end"},
	{"![[]()", "end"},
	{"[a](", "end"},
	{"*a ", "end"},
	{"**a *b ", "end"},
	{"a_b", "end"},
	{"`a", "end"},
	{"&#27;", "end"},
	{"<!--", "end"},
	{"<a ", "end"},
	{"\n", "end"},
	{"- a\n", "end"},
	{"a\n", "end"},
	{"[a]: b\n", "\nend"},
};

START_TEST(md_parse_hostile_text_is_parsed_and_kept)
{
	struct doc doc = {0};
	struct buf text = {0};

	for (int i = 0; i < 100000; i++)
		buf_cstr(&text, hostile[_i].unit);
	buf_cstr(&text, hostile[_i].tail);
	md_parse(buf_view(&text), &doc);
	buf_clear(&text);
	doc_block_text(doc.root, &text);
	ck_assert(str_ends(buf_view(&text), STR("end")));
	buf_release(&text);
	doc_release(&doc);
}
END_TEST

/* Lines times depth: blank lines below a list 30,000 deep. */
START_TEST(md_parse_blank_lines_in_deep_lists_are_cheap)
{
	struct doc doc = {0};
	struct buf text = {0};

	for (int i = 0; i < 30000; i++)
		buf_cstr(&text, "- ");
	buf_cstr(&text, "x");
	buf_fill(&text, '\n', 30000);
	md_parse(buf_view(&text), &doc);
	ck_assert_int_eq(doc.root->first->kind, DOC_LIST);
	buf_release(&text);
	doc_release(&doc);
}
END_TEST

START_TEST(md_parse_marks_beyond_the_limit_stay_as_text)
{
	struct doc doc = {0};
	struct buf text = {0}, out = {0};

	buf_fill(&text, '[', 200);
	buf_cstr(&text, "x\n\n```\n");
	buf_fill(&text, '[', 200);
	buf_cstr(&text, "\n```\n");
	md_parse(buf_view(&text), &doc);
	doc_block_text(doc.root, &out);
	ck_assert_uint_eq(out.len, 200 + 1 + 1 + 200);
	for (size_t i = 0; i < out.len; i++)
		ck_assert(i == 200 || i == 201 || out.ptr[i] == '[');
	buf_release(&text);
	buf_release(&out);
	doc_release(&doc);
}
END_TEST

Suite *suite_md_md(void)
{
	Suite *suite = suite_create("md_md");
	TCase *tcase = tcase_create("md");

	tcase_add_loop_test(tcase, md_parse_block_becomes_its_node, 0,
		(int)ARRAY_LEN(blocks));
	tcase_add_loop_test(tcase, md_parse_inline_becomes_a_span, 0,
		(int)ARRAY_LEN(inlines));
	tcase_add_loop_test(tcase, md_parse_link_scheme_gives_the_kind, 0,
		(int)ARRAY_LEN(links));
	tcase_add_loop_test(tcase, md_parse_image_alone_is_a_figure, 0,
		(int)ARRAY_LEN(figures));
	tcase_add_loop_test(tcase, md_parse_soft_break_is_nothing_between_han,
		0, (int)ARRAY_LEN(breaks));
	tcase_add_loop_test(tcase, md_parse_ill_formed_is_repaired, 0,
		(int)ARRAY_LEN(repairs));
	tcase_add_test(tcase, md_parse_lines_are_those_of_the_source);
	tcase_add_test(tcase, md_parse_doc_owns_its_text);
	tcase_add_loop_test(tcase, md_parse_hostile_text_is_parsed_and_kept, 0,
		(int)ARRAY_LEN(hostile));
	tcase_add_test(tcase, md_parse_blank_lines_in_deep_lists_are_cheap);
	tcase_add_test(tcase, md_parse_marks_beyond_the_limit_stay_as_text);
	suite_add_tcase(suite, tcase);
	return suite;
}
