/* SPDX-License-Identifier: MIT */
#include "text/norm.h"

#include "base/macros.h"

#include <check.h>

Suite *suite_text_norm(void);

START_TEST(norm_find_nfc_text_gives_its_length)
{
	static const char *const texts[] = {"", "plain", "caf\u00e9",
		"\u4e2d\u6587\uff0c\u201c\u4f60\u201d", "\u0439",
		/* a mark that joins with nothing */
		"x\u0301"};

	for (size_t i = 0; i < ARRAY_LEN(texts); i++)
		ck_assert_uint_eq(
			norm_find(str_of(texts[i])), str_of(texts[i]).len);
}
END_TEST

START_TEST(norm_find_gives_the_first_place)
{
	static const struct {
		const char *text;
		size_t at;
	} rows[] = {
		{"cafe\u0301 e\u0301", 3},  /* é in two */
		{"\u0438\u0306", 0},        /* й in two */
		{"\u4e2d\u212b", 3},        /* the angstrom sign */
		{"a\u0328\u0301\u0323", 0}, /* ą first, then marks */
		{"\U0001f600\uf900", 4},    /* a compatibility ideograph */
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		ck_assert_msg(norm_find(str_of(rows[i].text)) == rows[i].at,
			"%s: %zu", rows[i].text,
			norm_find(str_of(rows[i].text)));
}
END_TEST

Suite *suite_text_norm(void)
{
	Suite *s = suite_create("text_norm");
	TCase *tc = tcase_create("norm");

	tcase_add_test(tc, norm_find_nfc_text_gives_its_length);
	tcase_add_test(tc, norm_find_gives_the_first_place);
	suite_add_tcase(s, tc);
	return s;
}
