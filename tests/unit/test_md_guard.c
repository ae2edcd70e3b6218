/* SPDX-License-Identifier: MIT */
#include "md/guard.h"

#include <check.h>

Suite *suite_md_guard(void);

static struct buf text, out, back;

static void start(void)
{
	text = out = back = (struct buf){0};
}

static void release(void)
{
	buf_release(&text);
	buf_release(&out);
	buf_release(&back);
}

static const char *const plain[] = {"", "a\n", "[a](b) [c]", "> > a\n- b\n",
	"- - -\n", "[[[\n\n[[[\n", "\\[\\[\\[", "123456789. a", "1234567890. a",
	"-", "1.", "\xFF>"};

START_TEST(guard_disarm_ordinary_text_is_left)
{
	ck_assert(!guard_disarm(str_of(plain[_i]), &out));
	ck_assert_uint_eq(out.len, 0);
}
END_TEST

START_TEST(guard_disarm_balanced_brackets_are_left)
{
	for (int i = 0; i < 1000; i++)
		buf_cstr(&text, "[a](b)");
	ck_assert(!guard_disarm(buf_view(&text), &out));
}
END_TEST

START_TEST(guard_disarm_blank_line_starts_anew)
{
	for (int i = 0; i < 1000; i++)
		buf_cstr(&text, i % 20 == 19 ? "[\n \t\n" : "[");
	ck_assert(!guard_disarm(buf_view(&text), &out));
}
END_TEST

static const char *const units[] = {
	"[", ">", "> ", "- ", "+\t", "1. ", "99) ", "\\[[", "> * "};

START_TEST(guard_restore_disarmed_is_as_before)
{
	for (int i = 0; i < 1000; i++)
		buf_cstr(&text, units[_i]);
	buf_cstr(&text, "x\xC3\xA9\n");
	ck_assert(guard_disarm(buf_view(&text), &out));
	ck_assert(!str_eq(buf_view(&out), buf_view(&text)));
	guard_restore(buf_view(&out), &back);
	ck_assert(str_eq(buf_view(&back), buf_view(&text)));
}
END_TEST

START_TEST(guard_restore_cut_short_is_left)
{
	guard_restore(STR("\xF4\x8F\xBD"), &back);
	ck_assert_str_eq(back.ptr, "\xF4\x8F\xBD");
}
END_TEST

Suite *suite_md_guard(void)
{
	Suite *suite = suite_create("md_guard");
	TCase *tcase = tcase_create("guard");

	tcase_add_checked_fixture(tcase, start, release);
	tcase_add_loop_test(tcase, guard_disarm_ordinary_text_is_left, 0, 12);
	tcase_add_test(tcase, guard_disarm_balanced_brackets_are_left);
	tcase_add_test(tcase, guard_disarm_blank_line_starts_anew);
	tcase_add_loop_test(tcase, guard_restore_disarmed_is_as_before, 0, 9);
	tcase_add_test(tcase, guard_restore_cut_short_is_left);
	suite_add_tcase(suite, tcase);
	return suite;
}
