/* SPDX-License-Identifier: MIT */
#include "out/html.h"

#include "base/macros.h"

#include <check.h>

Suite *suite_out_html(void);

static struct buf out;

static void teardown(void)
{
	buf_release(&out);
}

static const struct {
	enum script script;
	const char *text, *html;
} rows[] = {
	/* ar */
	{SCRIPT_ARABIC, "نموذج GPT-4o mini، ثم",
		"نموذج <bdi lang=\"en\">GPT-4o mini</bdi>، ثم"},
	{SCRIPT_ARABIC, "(DeepFake) في 2024 AI.",
		"(<bdi lang=\"en\">DeepFake</bdi>) في 2024 "
		"<bdi lang=\"en\">AI</bdi>."},
	/* zh */
	{SCRIPT_HAN, "2025年3D打印，AI+。",
		"2025年<bdi lang=\"en\">3D</bdi>打印，"
		"<bdi lang=\"en\">AI+</bdi>。"},
	/* ru */
	{SCRIPT_CYRILLIC, "см. https://a.b/c?d=1, B",
		"см. <bdi lang=\"en\">https://a.b/c</bdi>?"
		"<bdi lang=\"en\">d</bdi>=1, <bdi lang=\"en\">B</bdi>"},
	/* fr */
	{SCRIPT_LATIN, "l’IA, 人工智能, Иван",
		"l’IA, <bdi lang=\"zh\">人工智能</bdi>, "
		"<bdi lang=\"ru\">Иван</bdi>"},
	{SCRIPT_LATIN, "かな <i>&\"\u202E",
		"<bdi>かな</bdi> &lt;i&gt;&amp;&quot;"},
};

START_TEST(html_text_sets_foreign_words_apart)
{
	const struct html_way way = {.script = rows[_i].script};

	html_text(&out, str_of(rows[_i].text), &way);
	ck_assert_str_eq(out.ptr, rows[_i].html);
}
END_TEST

START_TEST(html_text_without_a_way_only_escapes)
{
	html_text(&out, STR("<AI> 人"), NULL);
	ck_assert_str_eq(out.ptr, "&lt;AI&gt; 人");
}
END_TEST

static struct doc_node with_span(struct doc_span *span)
{
	return (struct doc_node){.kind = DOC_PARA,
		.text = STR("a b"),
		.spans = span,
		.span_count = 1};
}

START_TEST(html_inline_standing_alone_has_no_links_elsewhere)
{
	const struct html_way way = {.script = SCRIPT_LATIN, .has_links = true};
	struct doc_span span = {
		.kind = DOC_SPAN_SEC, .end = 1, .target = STR("2.1")};
	const struct doc_node leaf = with_span(&span);

	html_inline(&out, &leaf, &way);
	ck_assert_str_eq(out.ptr, "a b");
}
END_TEST

START_TEST(html_inline_standing_alone_links_to_references_if_they_are_there)
{
	struct html_way way = {.script = SCRIPT_LATIN, .has_links = true};
	struct doc_span span = {
		.kind = DOC_SPAN_REF, .end = 1, .target = STR("8")};
	const struct doc_node leaf = with_span(&span);

	html_inline(&out, &leaf, &way);
	way.has_links = false;
	html_inline(&out, &leaf, &way);
	ck_assert_str_eq(out.ptr, "<a href=\"#ref-8\">a</a> ba b");
}
END_TEST

Suite *suite_out_html(void)
{
	Suite *suite = suite_create("out/html");
	TCase *tc = tcase_create("all");

	tcase_add_checked_fixture(tc, NULL, teardown);
	tcase_add_loop_test(tc, html_text_sets_foreign_words_apart, 0,
		(int)ARRAY_LEN(rows));
	tcase_add_test(tc, html_text_without_a_way_only_escapes);
	tcase_add_test(tc, html_inline_standing_alone_has_no_links_elsewhere);
	tcase_add_test(tc,
		html_inline_standing_alone_links_to_references_if_they_are_there);
	suite_add_tcase(suite, tc);
	return suite;
}
