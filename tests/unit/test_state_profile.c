/* SPDX-License-Identifier: MIT */
#include "state/profile.h"

#include "base/fs.h"
#include "folder.h"

#include <check.h>

Suite *suite_state_profile(void);

START_TEST(profile_check_takes_letters_of_every_script)
{
	static const char *const names[] = {"ana", "7b", "a-b_c", "éloïse",
		"Класс_7-Б", /* ru: class */
		"三年级",    /* zh: third year */
		"الصف-٣",    /* ar: class 3 */
		"छात्र",      /* hi: pupil, with marks */
		"abcdefghijklmnopqrstuvwxyz012345"};

	for (size_t i = 0; i < ARRAY_LEN(names); i++)
		ck_assert_msg(
			profile_check(str_of(names[i]), NULL), "%s", names[i]);
}
END_TEST

START_TEST(profile_check_refuses_what_leads_elsewhere)
{
	static const char *const names[] = {"", ".", "..", "a/b", "../a", "-a",
		"_a", "a b", "a.b", "a\nb", "\x1b[1m", "\xff", "e\xcc\x81",
		"\xcc\x81"
		"a",
		"a\xe2\x80\x8b"
		"b",
		"abcdefghijklmnopqrstuvwxyz0123456"};

	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		struct err err = {0};

		ck_assert_msg(
			!profile_check(str_of(names[i]), &err), "%s", names[i]);
		ck_assert_int_eq(err.code, ERR_USAGE);
	}
	ck_assert(!profile_check((struct str){"a\0b", 3}, NULL));
}
END_TEST

START_TEST(profile_list_has_only_names)
{
	struct arena arena = {0};
	struct folder folder;
	const char *const *names;

	folder_make(&folder);
	ck_assert(fs_make_dirs(
		profile_folder(folder.name, STR("ben"), &arena), NULL));
	ck_assert(fs_make_dirs(
		profile_folder(folder.name, STR("ana"), &arena), NULL));
	ck_assert(fs_make_dirs(
		profile_folder(folder.name, STR(".x"), &arena), NULL));
	ck_assert_uint_eq(profile_list(folder.name, &arena, &names), 2);
	ck_assert_str_eq(names[0], "ana");
	ck_assert_str_eq(names[1], "ben");
	ck_assert_uint_eq(profile_list(NULL, &arena, &names), 0);
	ck_assert_ptr_null(profile_folder(NULL, STR("ana"), &arena));
	folder_remove(&folder);
	arena_free(&arena);
}
END_TEST

Suite *suite_state_profile(void)
{
	Suite *s = suite_create("state/profile");
	TCase *tc = tcase_create("profile");

	tcase_add_test(tc, profile_check_takes_letters_of_every_script);
	tcase_add_test(tc, profile_check_refuses_what_leads_elsewhere);
	tcase_add_test(tc, profile_list_has_only_names);
	suite_add_tcase(s, tc);
	return s;
}
