/* SPDX-License-Identifier: MIT */
#include "base/fs.h"
#include "base/macros.h"
#include "xml/xml.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

Suite *suite_xml_report(void);

static struct arena arena;
static char folder[64];

static void setup(void)
{
	snprintf(folder, sizeof(folder), "/tmp/koine-xml-XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(folder));
}

static void teardown(void)
{
	char path[128];

	snprintf(path, sizeof(path), "%s/s.rng", folder);
	unlink(path);
	rmdir(folder);
	arena_free(&arena);
}

static void assert_fails(
	struct str bytes, const char *schema, const char *message)
{
	struct err err = {0};
	struct xml_node *root = NULL;

	ck_assert(!xml_parse(bytes, "f.xml", schema, &arena, &root, &err));
	ck_assert_ptr_null(root);
	ck_assert_int_eq(err.code, ERR_INPUT);
	ck_assert_str_eq(err.message, message);
}

static void assert_str(struct str got, const char *wanted)
{
	ck_assert_msg(str_eq(got, str_of(wanted)), "'%.*s' is not '%s'",
		STR_ARG(got), wanted);
}

START_TEST(xml_parse_malformed_is_refused_by_line)
{
	static const struct {
		const char *text, *message;
	} rows[] = {
		{"", "f.xml:1: there is no element in this file"},
		{" \n", "f.xml:1: there is no element in this file"},
		{"hello", "f.xml:1: there is no element in this file"},
		{"<a>\n<b>\n", "f.xml:2: element 'b' is not closed"},
		{"<a>\n<b>\n</a>", "f.xml:3: opening and ending tag mismatch: "
				   "b line 2 and a"},
		{"<a/>\n<b/>", "f.xml:2: extra content at the end of the "
			       "document"},
		{"<a b=''\n b=''/>", "f.xml:2: attribute b redefined"},
		{"<a>\n&b;</a>", "f.xml:2: entity 'b' not defined"},
		{"<a>\n&#27;</a>", "f.xml:2: invalid xmlChar value 27"},
		{"<a><p:b/></a>", "f.xml:1: namespace prefix p on b is not "
				  "defined"},
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		assert_fails(str_of(rows[i].text), NULL, rows[i].message);
}
END_TEST

START_TEST(xml_parse_hostile_is_refused)
{
	assert_fails(STR("<!DOCTYPE l [<!ENTITY a 'b'>"
			 "<!ENTITY c '&a;&a;&a;&a;&a;'>]>\n<l>&c;</l>"),
		NULL, "f.xml:1: DOCTYPE is not accepted");
	assert_fails(STR("<?xml version='1.0'?>\n<!DOCTYPE l SYSTEM "
			 "'file:///etc/passwd'>\n<l/>"),
		NULL, "f.xml:2: DOCTYPE is not accepted");
	assert_fails(STR("\xFE\xFF\0<\0a\0/\0>"), NULL,
		"f.xml:1: not UTF-8 (UTF-16 and UTF-32 are not accepted)");
}
END_TEST

START_TEST(xml_parse_many_different_names_are_refused)
{
	struct buf buf = {0};
	struct err err = {0};
	struct xml_node *root = NULL;

	buf_cstr(&buf, "<a>");
	for (int i = 0; i < 200000; i++)
		buf_printf(&buf, "<b%d/>", i);
	buf_cstr(&buf, "</a>");
	ck_assert(
		!xml_parse(buf_view(&buf), "f.xml", NULL, &arena, &root, &err));
	ck_assert_str_eq(err.message, "f.xml:1: too many different names");
	buf_release(&buf);
}
END_TEST

static const char schema_text[] =
	"<element name='work' xmlns='http://relaxng.org/ns/structure/1.0'"
	" datatypeLibrary='http://www.w3.org/2001/XMLSchema-datatypes'>"
	"<attribute name='edition'><data type='positiveInteger'/></attribute>"
	"<oneOrMore><element name='tier'><attribute name='id'>"
	"<choice><value>plain</value><value>full</value></choice>"
	"</attribute><empty/></element></oneOrMore></element>";

static const char *write_schema(const char *text)
{
	const char *path = arena_printf(&arena, "%s/s.rng", folder).ptr;
	struct err err = {0};

	ck_assert_msg(
		fs_write(path, str_of(text), false, &err), "%s", err.message);
	return path;
}

START_TEST(xml_parse_valid_passes_the_schema)
{
	const char *schema = write_schema(schema_text);
	struct err err = {0};
	struct xml_node *root = NULL;

	ck_assert_msg(xml_parse(STR("<work edition='1'>\n<tier id='full'/>"
				    "</work>"),
			      "f.xml", schema, &arena, &root, &err),
		"%s", err.message);
	assert_str(xml_attr(xml_child(root, NULL), "id"), "full");
}
END_TEST

START_TEST(xml_parse_invalid_is_refused_by_line)
{
	static const struct {
		const char *text, *message;
	} rows[] = {
		{"<work edition='1'>\n<tier id='easy'/></work>",
			"f.xml:2: attributes not as the schema wants them: "
			"<tier id=\"easy\">"},
		{"<work edition='1'>\n<tier id='full' x='1'/></work>",
			"f.xml:2: invalid attribute x for element tier"},
		{"\n<work edition='x'><tier id='full'/></work>",
			"f.xml:2: type positiveInteger doesn't allow value "
			"'x'"},
		{"<work edition='1'>\n<tear/></work>",
			"f.xml:2: did not expect element tear there"},
		{"<work edition='1'>\n<tier id='full'/>\nhello</work>",
			"f.xml:2: text is not allowed here"},
		{"<word/>", "f.xml:1: did not expect element word there"},
		{"\n<work edition='1'/>",
			"f.xml:2: an element is missing in this one"},
	};
	const char *schema = write_schema(schema_text);

	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		assert_fails(str_of(rows[i].text), schema, rows[i].message);
}
END_TEST

START_TEST(xml_parse_bad_schema_is_named)
{
	const char *schema = write_schema("<element name='a'/>");
	struct err err = {0};
	struct xml_node *root = NULL;

	ck_assert(
		!xml_parse(STR("<a/>"), "f.xml", schema, &arena, &root, &err));
	ck_assert_ptr_nonnull(strstr(err.message, "/s.rng:1: "));
}
END_TEST

START_TEST(xml_parse_schema_with_include_reads_no_other_file)
{
	const char *schema = write_schema(
		"<grammar xmlns='http://relaxng.org/ns/structure/1.0'>"
		"<include href='/etc/passwd'/></grammar>");
	struct err err = {0};
	struct xml_node *root = NULL;

	ck_assert(
		!xml_parse(STR("<a/>"), "f.xml", schema, &arena, &root, &err));
	ck_assert_ptr_nonnull(strstr(err.message, "/s.rng:1: "));
}
END_TEST

/* Runs what libxml2 would complain about and gives the size of stderr. */
static long noise_of(const char *schema)
{
	FILE *file = tmpfile();
	int kept = dup(STDERR_FILENO);
	struct xml_node *root;
	long size;

	ck_assert_ptr_nonnull(file);
	fflush(stderr);
	dup2(fileno(file), STDERR_FILENO);
	xml_parse(STR("<a>&b;</c>"), "f.xml", NULL, &arena, &root, NULL);
	xml_parse(STR("<a/>"), "f.xml", schema, &arena, &root, NULL);
	fflush(stderr);
	dup2(kept, STDERR_FILENO);
	close(kept);
	fseek(file, 0, SEEK_END);
	size = ftell(file);
	fclose(file);
	return size;
}

START_TEST(xml_parse_prints_nothing_itself)
{
	ck_assert_int_eq(noise_of(write_schema("<element name='a'/>")), 0);
	ck_assert_int_eq(noise_of(write_schema("<a><b></a>")), 0);
	ck_assert_int_eq(noise_of(write_schema(schema_text)), 0);
}
END_TEST

Suite *suite_xml_report(void)
{
	Suite *suite = suite_create("xml/report");
	TCase *tests = tcase_create("all");

	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, xml_parse_malformed_is_refused_by_line);
	tcase_add_test(tests, xml_parse_hostile_is_refused);
	tcase_add_test(tests, xml_parse_many_different_names_are_refused);
	tcase_add_test(tests, xml_parse_valid_passes_the_schema);
	tcase_add_test(tests, xml_parse_invalid_is_refused_by_line);
	tcase_add_test(tests, xml_parse_bad_schema_is_named);
	tcase_add_test(
		tests, xml_parse_schema_with_include_reads_no_other_file);
	tcase_add_test(tests, xml_parse_prints_nothing_itself);
	suite_add_tcase(suite, tests);
	return suite;
}
