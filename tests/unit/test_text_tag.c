/* SPDX-License-Identifier: MIT */
#include "text/tag.h"

#include <check.h>

Suite *suite_text_tag(void);

static const struct {
	const char *tag;
	enum tag_fault fault;
	const char *better;
} rows[] = {
	{"pt", TAG_FINE, ""},
	{"it", TAG_FINE, ""},
	{"gsw", TAG_FINE, ""},
	{"pt-PT", TAG_FINE, ""},
	{"zh-TW", TAG_FINE, ""},
	{"zh-Hant", TAG_FINE, ""},
	{"sr-Latn", TAG_FINE, ""},
	{"es-419", TAG_FINE, ""},
	{"pt-BR", TAG_OTHERWISE, "pt"},
	{"zh-Hans", TAG_OTHERWISE, "zh"},
	{"zh-Hant-TW", TAG_OTHERWISE, "zh-TW"},
	{"sr-Cyrl", TAG_OTHERWISE, "sr"},
	{"sr-latn", TAG_OTHERWISE, "sr-Latn"},
	{"PT", TAG_OTHERWISE, "pt"},
	{"pt_BR", TAG_OTHERWISE, "pt"},
	{"iw", TAG_OTHERWISE, "he"},
	{"", TAG_ILL_FORMED, ""},
	{"p", TAG_ILL_FORMED, ""},
	{"pt-", TAG_ILL_FORMED, ""},
	{"../pt", TAG_ILL_FORMED, ""},
	{"pt/../x", TAG_ILL_FORMED, ""},
	{"portuguese-Brazil", TAG_ILL_FORMED, ""},
	{"und", TAG_ILL_FORMED, ""},
	{"root", TAG_UNKNOWN, ""},
	{"qqz", TAG_UNKNOWN, ""},
	{"pt-Qqqz", TAG_UNKNOWN, ""},
	{"de-1996", TAG_TOO_MUCH, ""},
	{"pt-x-ours", TAG_TOO_MUCH, ""},
	{"zh-u-co-pinyin", TAG_TOO_MUCH, ""},
};

START_TEST(tag_check_knows_what_a_new_language_may_be_called)
{
	struct buf better = {0};

	ck_assert_int_eq(tag_check(rows[_i].tag, &better), rows[_i].fault);
	if (rows[_i].better[0] != '\0')
		ck_assert_str_eq(better.ptr, rows[_i].better);
	else
		ck_assert_uint_eq(better.len, 0);
	buf_release(&better);
}
END_TEST

START_TEST(tag_script_is_the_usual_one)
{
	static const char *const pairs[][2] = {{"pt", "Latn"}, {"uk", "Cyrl"},
		{"hi", "Deva"}, {"sr-Latn", "Latn"}, {"zh-TW", "Hant"}};

	for (size_t i = 0; i < ARRAY_LEN(pairs); i++) {
		struct buf out = {0};

		tag_script(pairs[i][0], &out);
		ck_assert_str_eq(out.ptr, pairs[i][1]);
		buf_release(&out);
	}
}
END_TEST

Suite *suite_text_tag(void)
{
	Suite *suite = suite_create("text_tag");
	TCase *tc = tcase_create("tag");

	tcase_add_loop_test(tc,
		tag_check_knows_what_a_new_language_may_be_called, 0,
		ARRAY_LEN(rows));
	tcase_add_test(tc, tag_script_is_the_usual_one);
	suite_add_tcase(suite, tc);
	return suite;
}
