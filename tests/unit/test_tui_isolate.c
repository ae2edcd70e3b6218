/* SPDX-License-Identifier: MIT */
#include "tui/isolate.h"

#include <check.h>

Suite *suite_tui_isolate(void);

#define L "\u2066"
#define P "\u2069"

/* ar */
static const struct {
	const char *text, *isolated;
} rows[] = {
	{"", ""},
	{"تم الحفظ", "تم الحفظ"},
	{"تم النسخ إلى الملف: /home/a/copied.txt",
		"تم النسخ إلى الملف: " L "/home/a/copied.txt" P},
	{"إلى الملف: /home/My Docs/copied.txt",
		"إلى الملف: " L "/home/My Docs/copied.txt" P},
	{"تعذر فتح '/home/a b/x': Permission denied",
		"تعذر فتح '" L "/home/a b/x" P "': Permission denied"},
	{"'/home/o'neill/x' مجلد", "'" L "/home/o'neill/x" P "' مجلد"},
	{"'/home/سعد/x' مجلد", "'" L "/home/سعد/x" P "' مجلد"},
	{"«~/x» مجلد", "«" L "~/x" P "» مجلد"},
	{"/a/keys:3: 'foo' غير مفهوم", L "/a/keys:3" P ": 'foo' غير مفهوم"},
	{"/a/b غير موجود", L "/a/b" P " غير موجود"},
	{"/a/b، ثم ../c؛ تم", L "/a/b" P "، ثم " L "../c" P "؛ تم"},
	{"المفاتيح: / لتضييق القائمة", "المفاتيح: / لتضييق القائمة"},
	{"12/80 و'--content'", "12/80 و'--content'"},
};

START_TEST(isolate_paths_each_path_is_one_run)
{
	struct buf out = {0};

	buf_reserve(&out, 1);
	isolate_paths(str_of(rows[_i].text), &out);
	ck_assert_str_eq(out.ptr, rows[_i].isolated);
	buf_release(&out);
}
END_TEST

Suite *suite_tui_isolate(void)
{
	Suite *s = suite_create("tui/isolate");
	TCase *tc = tcase_create("isolate");

	tcase_add_loop_test(tc, isolate_paths_each_path_is_one_run, 0,
		(int)ARRAY_LEN(rows));
	suite_add_tcase(s, tc);
	return s;
}
