/* SPDX-License-Identifier: MIT */
#include "tui/key.h"

#include <check.h>

Suite *suite_tui_key(void);

static const struct {
	keycode key;
	const char *name;
} names[] = {
	{'j', "j"},
	{'J', "J"},
	{' ', "Space"},
	{'-', "-"},
	{'#', "#"},
	{0x0436, "ж"}, /* ru */
	{0x0c, "C-l"},
	{0x1a, "C-z"},
	{0x1c, "C-\\"},
	{0x1f, "C-_"},
	{'1' | KEY_ALT_BIT, "M-1"},
	{'-' | KEY_ALT_BIT, "M--"},
	{KEYCODE_UP | KEY_ALT_BIT, "M-Up"},
	{KEYCODE_PAGE_DOWN, "PgDn"},
	{KEYCODE_BACK_TAB, "S-Tab"},
	{KEYCODE_BACKSPACE, "BS"},
	{KEYCODE_ESCAPE, "Esc"},
	{KEYCODE_F12, "F12"},
	{KEYCODE_HANGUP, "hangup"},
	{KEYCODE_PASTE_BEGIN, "paste-begin"},
};

START_TEST(key_name_is_read_back_by_parse)
{
	struct buf out = {0};
	keycode key = 0;

	keycode_name(names[_i].key, &out);
	ck_assert_str_eq(out.ptr, names[_i].name);
	ck_assert(key_parse(str_of(names[_i].name), &key));
	ck_assert_uint_eq(key, names[_i].key);
	buf_release(&out);
}
END_TEST

START_TEST(key_parse_every_named_key_is_itself)
{
	for (keycode key = KEYCODE_FIRST + 1; key < KEYCODE_LAST; key++) {
		struct buf out = {0};
		keycode back = 0;

		keycode_name(key, &out);
		ck_assert(key_parse(buf_view(&out), &back));
		ck_assert_uint_eq(back, key);
		buf_release(&out);
	}
}
END_TEST

START_TEST(key_parse_control_with_own_key_is_that_key)
{
	static const struct {
		const char *name;
		keycode key;
	} rows[] = {
		{"C-i", KEYCODE_TAB},
		{"C-m", KEYCODE_ENTER},
		{"C-j", KEYCODE_ENTER},
		{"C-h", KEYCODE_BACKSPACE},
		{"C-[", KEYCODE_ESCAPE},
	};
	keycode key;

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		ck_assert(key_parse(str_of(rows[i].name), &key));
		ck_assert_uint_eq(key, rows[i].key);
	}
}
END_TEST

START_TEST(key_parse_named_key_ignores_case)
{
	keycode key;

	ck_assert(key_parse(STR("pgdn"), &key));
	ck_assert_uint_eq(key, KEYCODE_PAGE_DOWN);
}
END_TEST

START_TEST(key_parse_no_name_fails)
{
	static const char *const bad[] = {"", "jj", "F13", "C-", "C-1", "C-xx",
		"M-", "M-jj", "\x01", "\xff", "\xc2\x9b", "Nonsense"};
	keycode key = 7;

	for (size_t i = 0; i < ARRAY_LEN(bad); i++)
		ck_assert_msg(!key_parse(str_of(bad[i]), &key), "%s", bad[i]);
	ck_assert_uint_eq(key, 7);
}
END_TEST

START_TEST(key_is_text_takes_letters_not_controls)
{
	static const keycode text[] = {' ', '~', 0xa0, 0x6f22, 0x10ffff};
	static const keycode other[] = {
		0, 0x1b, 0x7f, 0x9b, 0xd800, KEYCODE_UP, 'a' | KEY_ALT_BIT};

	for (size_t i = 0; i < ARRAY_LEN(text); i++)
		ck_assert(key_is_text(text[i]));
	for (size_t i = 0; i < ARRAY_LEN(other); i++)
		ck_assert(!key_is_text(other[i]));
}
END_TEST

Suite *suite_tui_key(void)
{
	Suite *suite = suite_create("tui_key");
	TCase *tests = tcase_create("all");

	tcase_add_loop_test(tests, key_name_is_read_back_by_parse, 0,
		(int)ARRAY_LEN(names));
	tcase_add_test(tests, key_parse_every_named_key_is_itself);
	tcase_add_test(tests, key_parse_control_with_own_key_is_that_key);
	tcase_add_test(tests, key_parse_named_key_ignores_case);
	tcase_add_test(tests, key_parse_no_name_fails);
	tcase_add_test(tests, key_is_text_takes_letters_not_controls);
	suite_add_tcase(suite, tests);
	return suite;
}
