/* SPDX-License-Identifier: MIT */
#include "base/buf.h"
#include "base/macros.h"
#include "xml/prescan.h"

#include <check.h>
#include <string.h>

Suite *suite_xml_prescan(void);

static void assert_refused(struct str bytes, const char *message)
{
	struct err err = {0};

	ck_assert(!prescan_check(bytes, "f.xml", &err));
	ck_assert_int_eq(err.code, ERR_INPUT);
	ck_assert_str_eq(err.message, message);
}

static void assert_accepted(struct str bytes)
{
	struct err err = {0};

	ck_assert_msg(prescan_check(bytes, "f.xml", &err), "%s", err.message);
}

START_TEST(prescan_check_declarations_are_refused_with_line)
{
	assert_refused(STR("<?xml version='1.0'?>\n<!DOCTYPE a>\n<a/>"),
		"f.xml:2: DOCTYPE is not accepted");
	assert_refused(STR("<a>\n\n<!ENTITY b 'c'></a>"),
		"f.xml:3: ENTITY is not accepted");
	assert_refused(STR("<!doctype a><a/>"),
		"f.xml:1: '<!' begins neither a comment nor CDATA");
}
END_TEST

START_TEST(prescan_check_hidden_markup_is_skipped)
{
	static const char *const texts[] = {
		"<a><!-- <!DOCTYPE b> --></a>",
		"<a><![CDATA[ <!ENTITY b> <c d='> ]]></a>",
		"<a><?pi <!DOCTYPE b> ?></a>",
		"<a b='&lt;!DOCTYPE'/>",
		"<!----><a/>",
		"<a b='x > y' c=\"it's\"/>",
		"<a><![CDATA[]]]]><![CDATA[>]]></a>",
	};

	for (size_t i = 0; i < ARRAY_LEN(texts); i++)
		assert_accepted(str_of(texts[i]));
}
END_TEST

START_TEST(prescan_check_what_follows_hidden_markup_is_seen)
{
	static const char *const texts[] = {
		"<!-- a --><!DOCTYPE b>",
		"<a><![CDATA[ ]] ]]><!DOCTYPE b>",
		"<?pi ? > ?><!DOCTYPE b>",
		"<a b='>'><!DOCTYPE b>",
		"<a b=\"'\"><!DOCTYPE b>",
		"<!-->--><!DOCTYPE b>",
	};

	for (size_t i = 0; i < ARRAY_LEN(texts); i++)
		assert_refused(
			str_of(texts[i]), "f.xml:1: DOCTYPE is not accepted");
}
END_TEST

START_TEST(prescan_check_unclosed_is_refused_where_it_begins)
{
	static const struct {
		const char *text, *message;
	} rows[] = {
		{"<a>\n<!-- b", "f.xml:2: '-->' is missing after this"},
		{"<a>\n<![CDATA[ b", "f.xml:2: ']]>' is missing after this"},
		{"<a>\n<?b", "f.xml:2: '?>' is missing after this"},
		{"<a>\n</a", "f.xml:2: '>' is missing after this"},
		{"<a>\n<b", "f.xml:2: the tag is not closed"},
		{"<a>\n<", "f.xml:2: the tag is not closed"},
		{"<a b='c>\n</a>", "f.xml:2: '<' inside a tag"},
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		assert_refused(str_of(rows[i].text), rows[i].message);
}
END_TEST

START_TEST(prescan_check_other_encodings_are_refused)
{
	static const char utf16[] = "\xFF\xFE<\0a\0/\0>\0";
	static const char no_bom[] = "<\0a\0/\0>\0";

	assert_refused((struct str){utf16, sizeof(utf16) - 1},
		"f.xml:1: not UTF-8 (UTF-16 and UTF-32 are not accepted)");
	assert_refused((struct str){no_bom, sizeof(no_bom) - 1},
		"f.xml:1: not UTF-8 (UTF-16 and UTF-32 are not accepted)");
	assert_refused(STR("<?xml version=\"1.0\" encoding='KOI8-R'?><a/>"),
		"f.xml:1: encoding 'KOI8-R' is not accepted, only UTF-8");
	assert_refused(STR("<a>\n\xE4\xBA</a>"), "f.xml:2: not UTF-8");
}
END_TEST

START_TEST(prescan_check_utf8_by_any_spelling_is_accepted)
{
	assert_accepted(STR("<?xml version='1.0' encoding='utf-8'?><a/>"));
	assert_accepted(
		STR("<?xml version=\"1.0\" encoding = \"UTF-8\"?><a/>"));
	assert_accepted(STR("<?xml version='1.0' encoding='US-ASCII'?><a/>"));
	assert_accepted(STR("<?xml version='1.0'?><a>\xE4\xBA\xBA</a>"));
	assert_accepted(STR("<a>encoding='KOI8-R'</a>"));
}
END_TEST

/* <a b0="" b1="" …/> */
static struct str tag_with(struct buf *buf, int attrs)
{
	buf_cstr(buf, "<a");
	for (int i = 0; i < attrs; i++)
		buf_printf(buf, " b%d=\"\"", i);
	buf_cstr(buf, "/>");
	return buf_view(buf);
}

START_TEST(prescan_check_attributes_are_bounded)
{
	struct buf buf = {0};

	assert_accepted(tag_with(&buf, 256));
	buf_clear(&buf);
	assert_refused(tag_with(&buf, 257),
		"f.xml:1: a tag with more than 256 attributes");
	buf_clear(&buf);
	assert_refused(tag_with(&buf, 50000),
		"f.xml:1: a tag longer than 65536 bytes");
	buf_release(&buf);
}
END_TEST

START_TEST(prescan_check_depth_is_bounded)
{
	struct buf buf = {0};

	for (int i = 0; i < 256; i++)
		buf_cstr(&buf, "<a>\n");
	assert_accepted(buf_view(&buf));
	buf_cstr(&buf, "<b/></a><a>");
	assert_accepted(buf_view(&buf));
	buf_cstr(&buf, "<a>");
	assert_refused(
		buf_view(&buf), "f.xml:257: elements nested deeper than 256");
	buf_release(&buf);
}
END_TEST

START_TEST(prescan_check_elements_and_size_are_bounded)
{
	struct buf buf = {0};

	for (int i = 0; i < XML_MAX_ELEMENTS; i++)
		buf_cstr(&buf, "<a/>");
	assert_accepted(buf_view(&buf));
	buf_cstr(&buf, "<a/>");
	assert_refused(buf_view(&buf), "f.xml:1: more than 500000 elements");
	buf_clear(&buf);
	buf_fill(&buf, ' ', XML_MAX_BYTES + 1);
	assert_refused(buf_view(&buf), "f.xml:1: larger than 32 MB");
	buf_release(&buf);
}
END_TEST

Suite *suite_xml_prescan(void)
{
	Suite *suite = suite_create("xml/prescan");
	TCase *tests = tcase_create("all");

	tcase_add_test(tests, prescan_check_declarations_are_refused_with_line);
	tcase_add_test(tests, prescan_check_hidden_markup_is_skipped);
	tcase_add_test(tests, prescan_check_what_follows_hidden_markup_is_seen);
	tcase_add_test(
		tests, prescan_check_unclosed_is_refused_where_it_begins);
	tcase_add_test(tests, prescan_check_other_encodings_are_refused);
	tcase_add_test(tests, prescan_check_utf8_by_any_spelling_is_accepted);
	tcase_add_test(tests, prescan_check_attributes_are_bounded);
	tcase_add_test(tests, prescan_check_depth_is_bounded);
	tcase_add_test(tests, prescan_check_elements_and_size_are_bounded);
	suite_add_tcase(suite, tests);
	return suite;
}
