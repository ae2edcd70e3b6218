/* SPDX-License-Identifier: MIT */
#include "base/macros.h"
#include "json/json.h"

#include <check.h>

Suite *suite_json_json(void);

/* Writes {"k": value} and compares what stands between. */
static void assert_string(struct str value, const char *wanted)
{
	struct json *object = json_new_object();
	struct buf out = {0};
	struct buf expected = {0};

	json_set_str(object, "k", value);
	json_write_free(object, &out);
	buf_printf(&expected, "{\n  \"k\": \"%s\"\n}\n", wanted);
	ck_assert_str_eq(out.ptr, expected.ptr);
	buf_release(&out);
	buf_release(&expected);
}

START_TEST(json_write_free_nested_is_indented_in_order)
{
	struct json *root = json_new_object();
	struct json *list = json_new_array();
	struct json *inner = json_new_object();
	struct buf out = {0};

	json_set_str(root, "work", STR("w"));
	json_set_int(root, "edition", 1);
	json_set_bool(inner, "ok", true);
	json_add(list, inner);
	json_add_str(list, STR("b"));
	json_add_int(list, -9007199254740993LL);
	json_set(root, "blocks", list);
	json_set_bool(root, "asked", false);
	json_write_free(root, &out);
	ck_assert_str_eq(out.ptr,
		"{\n  \"work\": \"w\",\n  \"edition\": 1,\n  \"blocks\": [\n"
		"    {\n      \"ok\": true\n    },\n    \"b\",\n"
		"    -9007199254740993\n  ],\n  \"asked\": false\n}\n");
	buf_release(&out);
}
END_TEST

START_TEST(json_set_real_is_short)
{
	struct json *root = json_new_object();
	struct buf out = {0};

	json_set_real(root, "a", 4.1);
	json_set_real(root, "b", 2.0 / 3);
	json_set_real(root, "c", 3);
	json_write_free(root, &out);
	ck_assert_str_eq(out.ptr,
		"{\n  \"a\": 4.1,\n  \"b\": 0.666667,\n  \"c\": 3.0\n}\n");
	buf_release(&out);
}
END_TEST

START_TEST(json_write_free_appends)
{
	struct buf out = {0};

	buf_cstr(&out, "x");
	json_write_free(json_new_array(), &out);
	json_write_free(json_new_object(), &out);
	ck_assert_str_eq(out.ptr, "x[]\n{}\n");
	buf_release(&out);
}
END_TEST

START_TEST(json_set_again_keeps_place_and_last_value)
{
	struct json *root = json_new_object();
	struct buf out = {0};

	json_set_int(root, "b", 1);
	json_set_int(root, "a", 2);
	json_set_int(root, "b", 3);
	json_write_free(root, &out);
	ck_assert_str_eq(out.ptr, "{\n  \"b\": 3,\n  \"a\": 2\n}\n");
	buf_release(&out);
}
END_TEST

START_TEST(json_set_str_text_stays_as_it_is)
{
	/* zh, ru, ar, emoji */
	assert_string(STR("\xE4\xBA\xBA \xD0\xB6 \xD9\x85 \xF0\x9F\x98\x80"),
		"\xE4\xBA\xBA \xD0\xB6 \xD9\x85 \xF0\x9F\x98\x80");
	assert_string((struct str){0}, "");
}
END_TEST

START_TEST(json_set_str_specials_are_escaped)
{
	assert_string(STR("\"\\\n\t\r\b\f/"), "\\\"\\\\\\n\\t\\r\\b\\f/");
	assert_string(STR("\x1b[31m\x01"), "\\u001B[31m\\u0001");
	assert_string(STR("a\0b"), "a\\u0000b");
}
END_TEST

START_TEST(json_set_str_terminal_controls_are_escaped)
{
	assert_string(STR("\x7F\xC2\x9B\xC2\xA0"), "\\u007f\\u009b\xC2\xA0");
	assert_string(STR("\xE2\x80\xA8\xE2\x80\xAE\xE2\x81\xA6\xD8\x9C"),
		"\\u2028\\u202e\\u2066\\u061c");
	assert_string(STR("\xE2\x80\x8F\xE2\x80\xA7\xE2\x80\xAF"),
		"\\u200f\xE2\x80\xA7\xE2\x80\xAF");
}
END_TEST

START_TEST(json_set_str_ill_formed_is_repaired)
{
	assert_string(STR("a\xFF"
			  "b"),
		"a\xEF\xBF\xBD"
		"b");
	assert_string(STR("\xE4\xBA"), "\xEF\xBF\xBD");
	assert_string(
		STR("\xED\xA0\x80"), "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
	assert_string(STR("\xC0\xAF x"), "\xEF\xBF\xBD\xEF\xBF\xBD x");
}
END_TEST

Suite *suite_json_json(void)
{
	Suite *suite = suite_create("json/json");
	TCase *tests = tcase_create("all");

	tcase_add_test(tests, json_write_free_nested_is_indented_in_order);
	tcase_add_test(tests, json_set_real_is_short);
	tcase_add_test(tests, json_write_free_appends);
	tcase_add_test(tests, json_set_again_keeps_place_and_last_value);
	tcase_add_test(tests, json_set_str_text_stays_as_it_is);
	tcase_add_test(tests, json_set_str_specials_are_escaped);
	tcase_add_test(tests, json_set_str_terminal_controls_are_escaped);
	tcase_add_test(tests, json_set_str_ill_formed_is_repaired);
	suite_add_tcase(suite, tests);
	return suite;
}
