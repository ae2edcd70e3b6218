/* SPDX-License-Identifier: MIT */
#include "tui/keymap.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

Suite *suite_tui_keymap(void);

#define LAM_ALEF "\xef\xbb\xbb" /* U+FEFB, what the key B gives in ar */

/* clang-format off */
static struct locale_pair russian_keys[] = {
	{ { "ж", 2 }, { ";", 1 } },
	{ { "о", 2 }, { "j", 1 } },
	{ { "О", 2 }, { "J", 1 } },
};
static struct locale_pair arabic_keys[] = {
	{ { "ت", 2 }, { "j", 1 } },
	{ { "لا", 4 }, { "b", 1 } },
	{ { LAM_ALEF, 3 }, { "b", 1 } },
};
/* clang-format on */
static const struct locale russian = {
	.keys = russian_keys, .keys_count = ARRAY_LEN(russian_keys)};
static const struct locale arabic = {
	.keys = arabic_keys, .keys_count = ARRAY_LEN(arabic_keys)};
static const struct locale *const locales[] = {&russian, &arabic};

static struct keymap *keymap;
static char path[64];

static void setup(void)
{
	keymap = keymap_new();
	for (size_t i = 0; i < ARRAY_LEN(locales); i++)
		keymap_add_layout(keymap, locales[i]);
	snprintf(path, sizeof(path), "/tmp/koine-keys-XXXXXX");
}

static void teardown(void)
{
	keymap_free(keymap);
	unlink(path);
}

static bool read_text(const char *text, struct err *err)
{
	const int fd = mkstemp(path);
	FILE *file = fdopen(fd, "w");

	fputs(text, file);
	fclose(file);
	return keymap_read(keymap, path, err);
}

static enum action find(enum mode mode, const char *name)
{
	keycode key = 0;

	ck_assert(key_parse(str_of(name), &key));
	return keymap_find(keymap, mode, key);
}

START_TEST(keymap_defaults_no_key_twice_in_a_mode)
{
	size_t count;
	const struct keybind *bind = keymap_defaults(&count);

	for (size_t i = 0; i < count; i++)
		for (size_t j = i + 1; j < count; j++) {
			keycode a = 0;
			keycode b = 0;

			ck_assert(key_parse(str_of(bind[i].key), &a));
			ck_assert(key_parse(str_of(bind[j].key), &b));
			ck_assert_msg(bind[i].mode != bind[j].mode || a != b,
				"%s", bind[i].key);
		}
}
END_TEST

START_TEST(keymap_defaults_every_action_has_a_key)
{
	size_t count;
	const struct keybind *bind = keymap_defaults(&count);

	for (int action = ACTION_NONE + 1; action < ACTION_COUNT; action++) {
		bool is_bound = false;

		for (size_t i = 0; i < count; i++)
			is_bound |= (int)bind[i].action == action;
		ck_assert_msg(is_bound, "%s", action_name((enum action)action));
	}
}
END_TEST

START_TEST(keymap_defaults_leave_keys_of_later_issues_free)
{
	static const char *const kept[] = {",", "*", "0", "9"};

	for (size_t i = 0; i < ARRAY_LEN(kept); i++)
		ck_assert_msg(find(MODE_READER, kept[i]) == ACTION_NONE, "%s",
			kept[i]);
}
END_TEST

START_TEST(keymap_find_on_a_slide_goes_step_by_step)
{
	static const char *const next[] = {"Space", "Right", "PgDn", "j"};
	static const char *const prev[] = {"Left", "PgUp", "k", "b"};

	for (size_t i = 0; i < ARRAY_LEN(next); i++)
		ck_assert_int_eq(find(MODE_PRESENT, next[i]), ACTION_PAGE_DOWN);
	for (size_t i = 0; i < ARRAY_LEN(prev); i++)
		ck_assert_int_eq(find(MODE_PRESENT, prev[i]), ACTION_PAGE_UP);
}
END_TEST

START_TEST(keymap_find_on_a_slide_has_keys_of_its_own)
{
	ck_assert_int_eq(find(MODE_READER, "p"), ACTION_PRESENT);
	ck_assert_int_eq(find(MODE_READER, "F5"), ACTION_PRESENT);
	ck_assert_int_eq(find(MODE_PRESENT, "."), ACTION_BLANK);
	ck_assert_int_eq(find(MODE_PRESENT, ","), ACTION_WHITE);
	ck_assert_int_eq(find(MODE_PRESENT, "*"), ACTION_SPOTLIGHT);
	ck_assert_int_eq(find(MODE_READER, "."), ACTION_DECLARE);
	ck_assert_int_eq(find(MODE_READER, "s"), ACTION_SPEAK);
	ck_assert_int_eq(find(MODE_PRESENT, "s"), ACTION_SPEAK);
	/* A key hit by mistake must not end the lesson. */
	ck_assert_int_eq(find(MODE_PRESENT, "p"), ACTION_NONE);
	ck_assert_int_eq(find(MODE_PRESENT, "q"), ACTION_QUIT_LAYER);
}
END_TEST

START_TEST(keymap_find_asks_the_mode_then_any)
{
	ck_assert_int_eq(find(MODE_READER, "x"), ACTION_SIDE);
	ck_assert_int_eq(find(MODE_BOX, "x"), ACTION_NONE);
	ck_assert_int_eq(find(MODE_BOX, "Esc"), ACTION_CLOSE);
	ck_assert_int_eq(find(MODE_LIST, "F1"), ACTION_HELP);
	ck_assert_int_eq(find(MODE_ANY, "j"), ACTION_NONE);
}
END_TEST

START_TEST(keymap_find_letter_of_other_layout_acts_as_its_key)
{
	ck_assert_int_eq(find(MODE_READER, "о"), ACTION_LINE_DOWN); /* ru */
	ck_assert_int_eq(find(MODE_READER, "ت"), ACTION_LINE_DOWN); /* ar */
	ck_assert_int_eq(find(MODE_READER, LAM_ALEF), ACTION_PAGE_UP);
	ck_assert_int_eq(find(MODE_READER, "ｊ"), ACTION_LINE_DOWN);
	ck_assert_int_eq(find(MODE_READER, "\u3000"), ACTION_PAGE_DOWN);
	ck_assert_int_eq(find(MODE_READER, "M-١"), ACTION_LANG_1); /* ar */
}
END_TEST

START_TEST(keymap_find_letter_with_a_meaning_keeps_it)
{
	struct err err = {0};

	ck_assert(read_text("reader о half-down\n", &err));
	ck_assert_int_eq(find(MODE_READER, "о"), ACTION_HALF_DOWN);
}
END_TEST

START_TEST(keymap_fold_gives_ascii_or_the_key_itself)
{
	ck_assert_uint_eq(keymap_fold(keymap, 0x43e), 'j'); /* ru: о */
	ck_assert_uint_eq(keymap_fold(keymap, 0x665), '5');
	ck_assert_uint_eq(keymap_fold(keymap, 0x6f5), '5');
	ck_assert_uint_eq(keymap_fold(keymap, 0xff15), '5');
	ck_assert_uint_eq(keymap_fold(keymap, 'j'), 'j');
	ck_assert_uint_eq(keymap_fold(keymap, 0x6f22), 0x6f22); /* zh */
	ck_assert_uint_eq(keymap_fold(keymap, KEYCODE_UP), KEYCODE_UP);
	ck_assert_uint_eq(
		keymap_fold(keymap, 0x43e | KEY_ALT_BIT), 'j' | KEY_ALT_BIT);
}
END_TEST

START_TEST(keymap_read_binds_over_the_defaults)
{
	struct err err = {0};

	ck_assert(read_text("# mine\n\n  reader\tj  page-down\r\n"
			    "any F2 help\nreader # index\n",
		&err));
	ck_assert_int_eq(find(MODE_READER, "j"), ACTION_PAGE_DOWN);
	ck_assert_int_eq(find(MODE_BOX, "j"), ACTION_LINE_DOWN);
	ck_assert_int_eq(find(MODE_LIST, "F2"), ACTION_HELP);
	ck_assert_int_eq(find(MODE_READER, "#"), ACTION_INDEX);
}
END_TEST

START_TEST(keymap_read_none_unbinds_even_what_any_binds)
{
	struct err err = {0};

	ck_assert(read_text("reader j none\nreader Q none\n", &err));
	ck_assert_int_eq(find(MODE_READER, "j"), ACTION_NONE);
	ck_assert_int_eq(find(MODE_READER, "Q"), ACTION_NONE);
	ck_assert_int_eq(find(MODE_BOX, "Q"), ACTION_QUIT);
}
END_TEST

START_TEST(keymap_read_missing_file_is_fine)
{
	struct err err = {0};

	ck_assert(keymap_read(keymap, "/nonexistent/keys", &err));
}
END_TEST

static const struct {
	const char *text, *message;
} bad[] = {
	{"any j help\nnowhere j help\n", ":2: no mode is called 'nowhere'"},
	{"reader Bogus help\n", ":1: no key is called 'Bogus'"},
	{"reader j fly\n", ":1: no action is called 'fly'"},
	{"reader j\n", ":1: a line of a keys file is a mode, a key and an "
		       "action"},
	{"reader j help me\n", ":1: a line of a keys file is a mode, a key "
			       "and an action"},
};

START_TEST(keymap_read_bad_line_is_named_and_changes_nothing)
{
	struct buf want = {0};
	struct err err = {0};

	ck_assert(!read_text(bad[_i].text, &err));
	buf_printf(&want, "%s%s", path, bad[_i].message);
	ck_assert_str_eq(err.message, want.ptr);
	ck_assert_int_eq(err.code, ERR_INPUT);
	ck_assert_int_eq(find(MODE_READER, "j"), ACTION_LINE_DOWN);
	buf_release(&want);
}
END_TEST

START_TEST(keymap_keys_lists_what_works_in_the_mode)
{
	struct buf out = {0};
	struct err err = {0};

	ck_assert(read_text("reader h index\n", &err));
	keymap_keys(keymap, MODE_READER, ACTION_PREV_SECTION, &out);
	ck_assert_str_eq(out.ptr, "W [");
	buf_clear(&out);
	keymap_keys(keymap, MODE_READER, ACTION_HELP, &out);
	ck_assert_str_eq(out.ptr, "F1");
	buf_clear(&out);
	keymap_keys(keymap, MODE_BOX, ACTION_HELP, &out);
	ck_assert_str_eq(out.ptr, "h F1");
	buf_release(&out);
}
END_TEST

START_TEST(mode_help_every_binding_has_one)
{
	size_t count;
	const struct keybind *binds = keymap_defaults(&count);

	for (size_t i = 0; i < count; i++)
		ck_assert_msg(
			mode_help(binds[i].mode, binds[i].action)[0] != '\0',
			"%s", binds[i].key);
}
END_TEST

static bool is_bound(enum mode mode, enum action action)
{
	size_t count;
	const struct keybind *binds = keymap_defaults(&count);

	for (size_t i = 0; i < count; i++)
		if (binds[i].action == action &&
			(binds[i].mode == mode || binds[i].mode == MODE_ANY))
			return true;
	return false;
}

START_TEST(mode_help_of_its_own_belongs_to_a_binding)
{
	for (int m = 0; m < MODE_COUNT; m++)
		for (int a = 0; a < ACTION_COUNT; a++)
			if (mode_has_help((enum mode)m, (enum action)a))
				ck_assert_msg(
					is_bound((enum mode)m, (enum action)a),
					"%s %s", mode_name((enum mode)m),
					action_name((enum action)a));
}
END_TEST

START_TEST(mode_help_tells_what_is_done_there)
{
	ck_assert_str_eq(mode_help(MODE_LIST, ACTION_OPEN), "choose the row");
	ck_assert_str_eq(
		mode_help(MODE_LIST, ACTION_QUIT_LAYER), "close the list");
	ck_assert_str_eq(mode_help(MODE_BOX, ACTION_CLOSE), "close the box");
	ck_assert_str_eq(
		mode_help(MODE_READER, ACTION_OPEN), action_help(ACTION_OPEN));
}
END_TEST

Suite *suite_tui_keymap(void)
{
	Suite *suite = suite_create("tui_keymap");
	TCase *tests = tcase_create("all");

	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, keymap_defaults_no_key_twice_in_a_mode);
	tcase_add_test(tests, keymap_defaults_every_action_has_a_key);
	tcase_add_test(tests, keymap_defaults_leave_keys_of_later_issues_free);
	tcase_add_test(tests, keymap_find_on_a_slide_goes_step_by_step);
	tcase_add_test(tests, keymap_find_on_a_slide_has_keys_of_its_own);
	tcase_add_test(tests, keymap_find_asks_the_mode_then_any);
	tcase_add_test(
		tests, keymap_find_letter_of_other_layout_acts_as_its_key);
	tcase_add_test(tests, keymap_find_letter_with_a_meaning_keeps_it);
	tcase_add_test(tests, keymap_fold_gives_ascii_or_the_key_itself);
	tcase_add_test(tests, keymap_read_binds_over_the_defaults);
	tcase_add_test(tests, keymap_read_none_unbinds_even_what_any_binds);
	tcase_add_test(tests, keymap_read_missing_file_is_fine);
	tcase_add_loop_test(tests,
		keymap_read_bad_line_is_named_and_changes_nothing, 0,
		(int)ARRAY_LEN(bad));
	tcase_add_test(tests, keymap_keys_lists_what_works_in_the_mode);
	tcase_add_test(tests, mode_help_every_binding_has_one);
	tcase_add_test(tests, mode_help_of_its_own_belongs_to_a_binding);
	tcase_add_test(tests, mode_help_tells_what_is_done_there);
	suite_add_tcase(suite, tests);
	return suite;
}
