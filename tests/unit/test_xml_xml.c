/* SPDX-License-Identifier: MIT */
#include "base/fs.h"
#include "base/macros.h"
#include "xml/xml.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

Suite *suite_xml_xml(void);

static struct arena arena;
static void teardown(void)
{
	arena_free(&arena);
}

static const struct xml_node *parse(const char *text)
{
	struct err err = {0};
	struct xml_node *root = NULL;

	ck_assert_msg(
		xml_parse(str_of(text), "f.xml", NULL, &arena, &root, &err),
		"%s", err.message);
	return root;
}

static void assert_str(struct str got, const char *wanted)
{
	ck_assert_msg(str_eq(got, str_of(wanted)), "'%.*s' is not '%s'",
		STR_ARG(got), wanted);
}

START_TEST(xml_parse_elements_make_a_tree)
{
	const struct xml_node *root = parse(
		"<work id=\"w\">\n<part/>\n<part id='2'>two</part></work>");
	const struct xml_node *part = xml_child(root, "part");

	assert_str(root->name, "work");
	assert_str(xml_attr(root, "id"), "w");
	ck_assert_ptr_null(xml_attr(part, "id").ptr);
	ck_assert_int_eq(part->line, 2);
	part = xml_next(part, "part");
	assert_str(xml_attr(part, "id"), "2");
	ck_assert_int_eq(part->line, 3);
	assert_str(part->first->text, "two");
	ck_assert_ptr_eq(part->parent, root);
	ck_assert_ptr_null(xml_next(part, NULL));
	ck_assert_ptr_null(root->parent);
}
END_TEST

START_TEST(xml_parse_entities_are_resolved)
{
	const struct xml_node *root = parse(
		"<a b='&lt;&quot;&#65;'>x &lt; y &amp;amp; &gt; &#x4EBA;</a>");

	assert_str(root->first->text, "x < y &amp; > \xE4\xBA\xBA");
	assert_str(xml_attr(root, "b"), "<\"A");
	ck_assert_ptr_null(root->first->next);
}
END_TEST

START_TEST(xml_parse_c1_reference_passes_as_text)
{
	/* Well-formed XML 1.0; taking it out is the sink's duty. */
	assert_str(parse("<a>&#155;</a>")->first->text, "\xC2\x9B");
}
END_TEST

START_TEST(xml_parse_text_around_comments_is_one_node)
{
	const struct xml_node *root =
		parse("<a>one<!-- x --> two<?p?><![CDATA[ <3>]]></a>");

	assert_str(root->first->text, "one two <3>");
	ck_assert_ptr_null(root->first->next);
}
END_TEST

START_TEST(xml_parse_long_text_stays_one_node)
{
	struct buf buf = {0};
	struct xml_node *root = NULL;

	buf_cstr(&buf, "<a>");
	buf_fill(&buf, 'x', 100000);
	buf_cstr(&buf, "</a>");
	ck_assert(
		xml_parse(buf_view(&buf), "f.xml", NULL, &arena, &root, NULL));
	ck_assert_uint_eq(root->first->text.len, 100000);
	ck_assert_ptr_null(root->first->next);
	buf_release(&buf);
}
END_TEST

START_TEST(xml_parse_namespaces_give_local_names)
{
	const struct xml_node *root = parse(
		"<t:tbx xmlns:t='urn:t' xml:lang='fr'><t:p t:q='1'/></t:tbx>");

	assert_str(root->name, "tbx");
	assert_str(xml_attr(root, "xml:lang"), "fr");
	assert_str(xml_attr(root, "xmlns:t"), "urn:t");
	assert_str(xml_attr(xml_child(root, "p"), "t:q"), "1");
}
END_TEST

START_TEST(xml_parse_bom_is_skipped)
{
	const struct xml_node *root =
		parse("\xEF\xBB\xBF<?xml version='1.0' encoding='UTF-8'?><a/>");

	assert_str(root->name, "a");
}
END_TEST

START_TEST(xml_parse_ascii_declared_text_is_read_as_utf8)
{
	const struct xml_node *root = parse(
		"<?xml version='1.0' encoding='US-ASCII'?><a>\xD0\xB6</a>");

	assert_str(root->first->text, "\xD0\xB6");
}
END_TEST

START_TEST(xml_parse_lines_below_65535_are_exact)
{
	struct buf buf = {0};
	struct xml_node *root = NULL;

	buf_cstr(&buf, "<a>");
	buf_fill(&buf, '\n', 60000);
	buf_cstr(&buf, "<b/></a>");
	ck_assert(
		xml_parse(buf_view(&buf), "f.xml", NULL, &arena, &root, NULL));
	ck_assert_int_eq(xml_child(root, "b")->line, 60001);
	buf_release(&buf);
}
END_TEST

START_TEST(xml_read_missing_file_is_named)
{
	struct err err = {0};
	struct xml_node *root = NULL;

	ck_assert(!xml_read("/nonexistent.xml", NULL, &arena, &root, &err));
	ck_assert_str_eq(err.message, "cannot open '/nonexistent.xml': "
				      "there is no such file or folder");
}
END_TEST

START_TEST(xml_child_lang_picks_by_language)
{
	const struct xml_node *root =
		parse("<a><t xml:lang='ru'>r</t><u xml:lang='zh'/>"
		      "<t xml:lang='zh'>z</t></a>");

	assert_str(xml_child_lang(root, "t", STR("zh"))->first->text, "z");
	assert_str(xml_child_lang(root, "t", STR("ZH"))->first->text, "z");
	ck_assert_ptr_null(xml_child_lang(root, "t", STR("ar")));
}
END_TEST

START_TEST(xml_text_white_space_is_folded)
{
	const struct xml_node *root =
		parse("<a>\n\tone <b> two</b><c/>\n<b>three\xC2\xA0</b> </a>");

	assert_str(xml_text(root, &arena), "one two three\xC2\xA0");
	assert_str(xml_text(xml_child(root, "b"), &arena), "two");
	assert_str(xml_text(xml_child(root, "c"), &arena), "");
}
END_TEST

START_TEST(xml_escape_round_trips)
{
	const struct str text = STR("a<b>\"&'\r\n\t]]> \xE4\xBA\xBA");
	struct buf buf = {0};

	buf_cstr(&buf, "<a>");
	xml_escape(text, &buf);
	buf_cstr(&buf, "</a>");
	assert_str(parse(buf.ptr)->first->text, text.ptr);
	buf_release(&buf);
}
END_TEST

START_TEST(xml_escape_forbidden_controls_are_replaced)
{
	struct buf buf = {0};

	xml_escape(STR("a\x1b[31m\0b"), &buf);
	assert_str(buf_view(&buf), "a\xEF\xBF\xBD[31m\xEF\xBF\xBD"
				   "b");
	buf_release(&buf);
}
END_TEST

static void add_parse_tests(TCase *tests)
{
	tcase_add_test(tests, xml_parse_elements_make_a_tree);
	tcase_add_test(tests, xml_parse_entities_are_resolved);
	tcase_add_test(tests, xml_parse_c1_reference_passes_as_text);
	tcase_add_test(tests, xml_parse_text_around_comments_is_one_node);
	tcase_add_test(tests, xml_parse_long_text_stays_one_node);
	tcase_add_test(tests, xml_parse_namespaces_give_local_names);
	tcase_add_test(tests, xml_parse_bom_is_skipped);
	tcase_add_test(tests, xml_parse_ascii_declared_text_is_read_as_utf8);
	tcase_add_test(tests, xml_parse_lines_below_65535_are_exact);
}

Suite *suite_xml_xml(void)
{
	Suite *suite = suite_create("xml/xml");
	TCase *tests = tcase_create("all");

	tcase_add_checked_fixture(tests, NULL, teardown);
	add_parse_tests(tests);
	tcase_add_test(tests, xml_read_missing_file_is_named);
	tcase_add_test(tests, xml_child_lang_picks_by_language);
	tcase_add_test(tests, xml_text_white_space_is_folded);
	tcase_add_test(tests, xml_escape_round_trips);
	tcase_add_test(tests, xml_escape_forbidden_controls_are_replaced);
	suite_add_tcase(suite, tests);
	return suite;
}
