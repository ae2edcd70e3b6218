/* SPDX-License-Identifier: MIT */
#include "base/buf.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

Suite *suite_base_buf(void);

static struct buf buf;

static void setup(void)
{
	buf = (struct buf){0};
}

static void teardown(void)
{
	buf_release(&buf);
}

/* The bytes are `text`, and the invariants hold. */
static void assert_buf(const char *text)
{
	ck_assert_uint_eq(buf.len, strlen(text));
	ck_assert_uint_lt(buf.len, buf.cap);
	ck_assert_str_eq(buf.ptr, text);
}

START_TEST(buf_view_zeroed_is_empty)
{
	ck_assert_ptr_null(buf_view(&buf).ptr);
	ck_assert_uint_eq(buf_view(&buf).len, 0);
}
END_TEST

START_TEST(buf_byte_many_grows)
{
	for (int i = 0; i < 10000; i++) {
		buf_byte(&buf, (char)('a' + i % 26));
		ck_assert_int_eq(buf.ptr[buf.len], '\0');
	}
	ck_assert_uint_eq(buf.len, 10000);
	for (int i = 0; i < 10000; i++)
		ck_assert_int_eq(buf.ptr[i], 'a' + i % 26);
}
END_TEST

START_TEST(buf_str_appends_nul_bytes_too)
{
	buf_str(&buf, STR("a\0b"));
	buf_str(&buf, (struct str){NULL, 0});
	ck_assert_uint_eq(buf.len, 3);
	ck_assert_int_eq(memcmp(buf.ptr, "a\0b", 4), 0);
}
END_TEST

START_TEST(buf_str_empty_leaves_zeroed_buffer)
{
	buf_str(&buf, STR(""));
	buf_cstr(&buf, "");
	buf_cstr(&buf, NULL);
	buf_fill(&buf, 'x', 0);
	buf_printf(&buf, "%s", "");
	ck_assert_ptr_null(buf.ptr);
}
END_TEST

START_TEST(buf_cstr_appends)
{
	buf_cstr(&buf, "ko");
	buf_cstr(&buf, "ine");
	assert_buf("koine");
}
END_TEST

START_TEST(buf_fill_repeats)
{
	buf_fill(&buf, '-', 3);
	buf_fill(&buf, '=', 100);
	ck_assert_uint_eq(buf.len, 103);
	ck_assert_uint_eq(strspn(buf.ptr, "-"), 3);
	ck_assert_uint_eq(strspn(buf.ptr + 3, "="), 100);
}
END_TEST

START_TEST(buf_reserve_partly_used_is_terminated)
{
	char *to;

	buf_cstr(&buf, "ab");
	to = buf_reserve(&buf, 1000);
	memcpy(to, "cd", 2);
	buf.len += 2;
	assert_buf("abcd");
}
END_TEST

START_TEST(buf_reserve_nothing_gives_place_of_nul)
{
	const char *to = buf_reserve(&buf, 0);

	ck_assert_int_eq(*to, '\0');
	assert_buf("");
}
END_TEST

START_TEST(buf_utf8_each_length_is_encoded)
{
	buf_utf8(&buf, 0x41);
	buf_utf8(&buf, 0x7F);
	buf_utf8(&buf, 0x80);
	buf_utf8(&buf, 0x7FF);
	buf_utf8(&buf, 0x800);
	buf_utf8(&buf, 0xFFFF);
	buf_utf8(&buf, 0x10000);
	buf_utf8(&buf, 0x10FFFF);
	assert_buf("A\x7F\xC2\x80\xDF\xBF\xE0\xA0\x80\xEF\xBF\xBF"
		   "\xF0\x90\x80\x80\xF4\x8F\xBF\xBF");
}
END_TEST

START_TEST(buf_utf8_no_scalar_value_becomes_replacement)
{
	buf_utf8(&buf, 0xD800);
	buf_utf8(&buf, 0xDFFF);
	buf_utf8(&buf, 0x110000);
	buf_utf8(&buf, UINT32_MAX);
	assert_buf("\uFFFD\uFFFD\uFFFD\uFFFD");
}
END_TEST

START_TEST(buf_printf_appends_any_length)
{
	buf_printf(&buf, "%s=%d", "n", 5);
	assert_buf("n=5");
	buf_printf(&buf, "%5000d", 1);
	ck_assert_uint_eq(buf.len, 5003);
	ck_assert_uint_eq(strlen(buf.ptr), 5003);
}
END_TEST

START_TEST(buf_clear_keeps_the_memory)
{
	size_t cap;

	buf_cstr(&buf, "text");
	cap = buf.cap;
	buf_clear(&buf);
	assert_buf("");
	ck_assert_uint_eq(buf.cap, cap);
}
END_TEST

START_TEST(buf_clear_zeroed_is_fine)
{
	buf_clear(&buf);
	ck_assert_ptr_null(buf.ptr);
}
END_TEST

START_TEST(buf_detach_hands_over_and_empties)
{
	char *bytes;

	buf_cstr(&buf, "mine");
	bytes = buf_detach(&buf);
	ck_assert_str_eq(bytes, "mine");
	ck_assert_ptr_null(buf.ptr);
	ck_assert_uint_eq(buf.len + buf.cap, 0);
	free(bytes);
}
END_TEST

START_TEST(buf_detach_zeroed_is_empty_text)
{
	char *bytes = buf_detach(&buf);

	ck_assert_str_eq(bytes, "");
	free(bytes);
}
END_TEST

START_TEST(buf_release_null_or_twice_is_fine)
{
	buf_release(NULL);
	buf_cstr(&buf, "x");
	buf_release(&buf);
	buf_release(&buf);
	ck_assert_ptr_null(buf.ptr);
}
END_TEST

Suite *suite_base_buf(void)
{
	Suite *s = suite_create("base/buf");
	TCase *tc = tcase_create("buf");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, buf_view_zeroed_is_empty);
	tcase_add_test(tc, buf_byte_many_grows);
	tcase_add_test(tc, buf_str_appends_nul_bytes_too);
	tcase_add_test(tc, buf_str_empty_leaves_zeroed_buffer);
	tcase_add_test(tc, buf_cstr_appends);
	tcase_add_test(tc, buf_fill_repeats);
	tcase_add_test(tc, buf_reserve_partly_used_is_terminated);
	tcase_add_test(tc, buf_reserve_nothing_gives_place_of_nul);
	tcase_add_test(tc, buf_utf8_each_length_is_encoded);
	tcase_add_test(tc, buf_utf8_no_scalar_value_becomes_replacement);
	tcase_add_test(tc, buf_printf_appends_any_length);
	tcase_add_test(tc, buf_clear_keeps_the_memory);
	tcase_add_test(tc, buf_clear_zeroed_is_fine);
	tcase_add_test(tc, buf_detach_hands_over_and_empties);
	tcase_add_test(tc, buf_detach_zeroed_is_empty_text);
	tcase_add_test(tc, buf_release_null_or_twice_is_fine);
	suite_add_tcase(s, tc);
	return s;
}
