/* SPDX-License-Identifier: MIT */
#include "md/md.h"

#include <check.h>
#include <stdlib.h>

Suite *suite_md_cut(void);

static const struct {
	const char *text;
	size_t min;
	size_t cut;
} cuts[] = {
	{"", 0, 0},
	{"", 5, 0},
	{"a\n\nb\n", 0, 3},
	{"a\n\nb\n", 3, 3},
	{"a\n\nb\n", 4, 5},
	{"a\n\nb\n", 100, 5},
	{"a\nb\n", 0, 4},
	{"a\n\n\n\n# b\n", 0, 5},
	{"a\n \t\nb\n", 0, 5},
	{"a\r\n\r\nb", 0, 5},
	{"a\r\rb", 0, 3},
	{"\xEF\xBB\xBF```\n\nb\n\n```\n\nc", 0, 16},
	/* what may go on: lists, quotes, indented code, rules, digits */
	{"a\n\n- b\n", 0, 7},
	{"a\n\n1. b\n", 0, 8},
	{"a\n\n> b\n", 0, 7},
	{"a\n\n b\n", 0, 6},
	{"a\n\n    b\n", 0, 9},
	{"a\n\n---\n", 0, 7},
	{"- a\n\n  b\n\nc\n", 0, 10},
	{"字\n\n字\n", 0, 5},
	/* inside fences and HTML */
	{"```\na\n\nb\n```\n\nc\n", 0, 14},
	{"~~~\na\n\nb\n```\n\nc\n~~~\n\nd\n", 0, 21},
	{"````\na\n\n```\n\nb\n", 0, 15},
	{"```x`\n\nb\n", 0, 7},
	{"<!-- a\n\nb -->\n\nc\n", 0, 15},
	{"<pre>\n\nb\n</PRE>\n\nc\n", 0, 17},
	{"<div>\n\nb\n", 0, 7},
	{"<?a\n\nb\n", 0, 7},
	{"<script>x</script>\n\nb\n", 0, 20},
	/* code in a list item ends with the item */
	{"- ```\n  a\n\nb\n", 0, 11},
	{"1. a\n\n   ```\n   x\n\n   y\n   ```\n\nb\n", 0, 32},
	{"- a\n\n    ```\n\nb\n", 0, 14},
	{"> ```\n\nb\n", 0, 7},
	{"-\n\n  ```\n\nb\n", 0, 12},
};

START_TEST(md_cut_text_gives_the_first_safe_place)
{
	ck_assert_uint_eq(
		md_cut(str_of(cuts[_i].text), cuts[_i].min), cuts[_i].cut);
}
END_TEST

static void dump_part(struct str part, struct buf *out)
{
	struct doc doc = {0};

	md_parse(part, &doc);
	for (const struct doc_node *node = doc.root->first; node != NULL;
		node = node->next)
		doc_dump(node, out);
	doc_release(&doc);
}

/* The parts of `text`, each at least `min` long, parse as the whole does. */
static void check_parts(struct str text, size_t min)
{
	struct buf whole = {0}, parts = {0};
	struct str rest = text;

	dump_part(text, &whole);
	while (rest.len > 0) {
		size_t at = md_cut(rest, min);

		ck_assert_uint_gt(at, 0);
		dump_part(str_sub(rest, 0, at), &parts);
		rest = str_sub(rest, at, rest.len);
	}
	ck_assert_msg(str_eq(buf_view(&whole), buf_view(&parts)),
		"--- text\n%.*s\n--- whole\n%s--- parts\n%s", STR_ARG(text),
		whole.ptr, parts.ptr);
	buf_release(&whole);
	buf_release(&parts);
}

static const char *const documents[] = {
	"# A\n\nOne two.\n\nThree\nfour.\n\n## B\n\n- x\n- y\n\n  z\n\nEnd.\n",
	"Steps:\n\n1. Do this:\n\n   ```sh\n   make\n\n   make test\n   ```\n\n"
	"2. Then that.\n\nDone.\n\n```c\nint x;\n\nint y;\n```\n\nAfter.\n",
	"> quoted\n> text\n\nPlain.\n\n> ```\n> code\n> ```\n\nMore.\n",
	"Text\n\n    indented\n\n    code\n\nText\n\n\tmore code\n\nText\n",
	"<details>\n<summary>S</summary>\n\nInside **bold**.\n\n</details>\n\n"
	"After.\n",
	"<!-- a comment\n\nover lines "
	"-->\n\nText.\n\n<pre>\n\nraw\n\n</pre>\n\nT.\n",
	"Setext\n======\n\nPara\n\nTwo\n---\n\n***\n\n- - -\n\nEnd\n",
	"- a\n  - b\n\n    ```\n    c\n\n    d\n    ```\n\n  - e\n\nP\n\nQ\n",
	"第一段。\n\n第二段，\n第三行。\n\n- 项\n- 项\n\n末段。\n",
	"مقدمة\n\n- أول\n- ثان\n\nخاتمة\n",
	"- [ ] a\n- [x] b\n\nText\n\n* * *\n\nText\n\n+ c\n\n\n\nText\n",
	"~~~\n```\n\nin\n\n~~~\n\nout\n\n```` x\n```\n\nin\n````\n\nout\n",
};

START_TEST(md_cut_parts_of_a_document_parse_as_the_whole)
{
	for (size_t min = 0; min < 60; min++)
		check_parts(str_of(documents[_i]), min);
}
END_TEST

/* Lines that open, close and continue things, put together at random. */
static const char *const lines[] = {"- a\n", "- \n", "-\n", "  b\n", "   c\n",
	" d\n", "    e\n", "\n", "\n", "\n", "\n", "```\n", "```sh\n",
	"  ```\n", "   ```\n", "~~~\n", "    ```\n", "- ```\n", "1. x\n",
	"2. y\n", "2.\n", "10) z\n", "> q\n", "> ```\n", "Text\n", "Text\n",
	"Text\n", "Text\n", "# H\n", "字\n", "---\n", "***\n", "- - -\n",
	"<!-- c\n", "-->\n", "<div>\n", "</div>\n", "<b>x\n", "<pre>\n",
	"</pre>\n", "<script>\n", "  <!-- d\n", "   <pre>\n", "\tt\n", "-\tu\n",
	"  - v\n", "   - w\n", "===\n", "```x```\n", "````\n", "*\n",
	"   * k\n", "<?p\n", "?>\n", "<!X\n", "<!x\n", "+ \n", "1. ```\n",
	"  > r\n", " \n", "\r", "\r\n", "<![CDATA[\n", "]]>\n", "<SCRIPT x\n",
	"</STYLE>\n"};

START_TEST(md_cut_parts_of_random_lines_parse_as_the_whole)
{
	uint64_t state = 88172645463325252u + (uint64_t)_i;
	struct buf text = {0};

	for (int round = 0; round < 1000; round++) {
		buf_clear(&text);
		for (int i = 0; i < 20; i++) {
			/* xorshift: the same lines on every machine */
			state ^= state << 13;
			state ^= state >> 7;
			state ^= state << 17;
			buf_cstr(&text, lines[state % ARRAY_LEN(lines)]);
		}
		check_parts(buf_view(&text), 1);
	}
	buf_release(&text);
}
END_TEST

Suite *suite_md_cut(void)
{
	Suite *suite = suite_create("md_cut");
	TCase *tcase = tcase_create("cut");

	tcase_add_loop_test(tcase, md_cut_text_gives_the_first_safe_place, 0,
		(int)ARRAY_LEN(cuts));
	tcase_add_loop_test(tcase,
		md_cut_parts_of_a_document_parse_as_the_whole, 0,
		(int)ARRAY_LEN(documents));
	tcase_add_loop_test(
		tcase, md_cut_parts_of_random_lines_parse_as_the_whole, 0, 8);
	suite_add_tcase(suite, tcase);
	return suite;
}
