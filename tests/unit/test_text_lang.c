/* SPDX-License-Identifier: MIT */
#include "text/lang.h"

#include <check.h>

Suite *suite_text_lang(void);

static const char *const have[] = {"zh", "en", "fr", "es", "ru", "ar"};
enum { ZH, EN, FR, ES, RU, AR, NONE = -1 };

START_TEST(lang_match_each_wish_finds_its_language)
{
	static const struct {
		const char *want;
		int index;
		bool is_regional;
	} rows[] = {
		/* clang-format off */
		{ "en", EN, false }, { "EN_us", EN, false }, { "fr_FR.UTF-8", FR, false },
		{ "zh_CN.UTF-8", ZH, false }, { "zh-Hans-CN", ZH, false },
		{ "ar-EG", AR, false }, { "es-419", ES, false },
		{ "ru_RU.KOI8-R", RU, false }, { "en_GB@euro", EN, false },
		/* traditional characters */
		{ "zh_TW.UTF-8", ZH, true }, { "zh-Hant", ZH, true },
		{ "zh-hant-hk", ZH, true }, { "zh-HK", ZH, true }, { "zh_MO", ZH, true },
		/* languages of the region */
		{ "ky", RU, true }, { "kk_KZ.UTF-8", RU, true }, { "tg", RU, true },
		{ "uz-Cyrl", RU, true }, { "be", RU, true },
		{ "wo", FR, true }, { "ht", FR, true }, { "mg", FR, true },
		{ "gn", ES, true }, { "qu-PE", ES, true }, { "ca_ES", ES, true },
		/* nothing */
		{ "", NONE, false }, { "C", NONE, false }, { "C.UTF-8", NONE, false },
		{ "POSIX", NONE, false }, { "de", NONE, false }, { "xx_YY", NONE, false },
		{ "-", NONE, false }, { "_", NONE, false }, { "enx", NONE, false },
		/* clang-format on */
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		const struct lang_match match =
			lang_match(str_of(rows[i].want), have, ARRAY_LEN(have));

		ck_assert_msg(match.index == rows[i].index &&
				      match.is_regional == rows[i].is_regional,
			"'%s' gives %d", rows[i].want, match.index);
	}
}
END_TEST

START_TEST(lang_match_exact_tag_comes_first)
{
	static const char *const varieties[] = {"zh", "pt-BR", "zh-Hant", "pt"};

	ck_assert_int_eq(lang_match(STR("pt_BR"), varieties, 4).index, 1);
	ck_assert_int_eq(lang_match(STR("pt-PT"), varieties, 4).index, 3);
	ck_assert_int_eq(lang_match(STR("pt-PT"), varieties, 3).index, 1);
	ck_assert_int_eq(lang_match(STR("zh-Hant-TW"), varieties, 4).index, 2);
	ck_assert(!lang_match(STR("zh-Hant-TW"), varieties, 4).is_regional);
}
END_TEST

START_TEST(lang_match_regional_language_itself_comes_first)
{
	static const char *const both[] = {"ru", "kk"};

	ck_assert_int_eq(lang_match(STR("kk"), both, 2).index, 1);
	ck_assert(!lang_match(STR("kk"), both, 2).is_regional);
}
END_TEST

START_TEST(lang_match_endless_tag_matches_nothing)
{
	char tag[300];

	for (size_t i = 0; i < sizeof(tag); i++)
		tag[i] = i % 3 == 2 ? '-' : 'e';
	ck_assert_int_eq(lang_match((struct str){tag, sizeof(tag)}, have,
				 ARRAY_LEN(have))
				 .index,
		NONE);
}
END_TEST

START_TEST(lang_match_list_first_that_matches_holds)
{
	static const struct {
		const char *list;
		int index;
	} rows[] = {
		{"ar:zh", AR},
		{"de:ar:en", AR},
		{"zh_CN", ZH},
		{"de", NONE},
		{"", NONE},
		{":fr", FR},
		{"C:fr", FR},
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		ck_assert_int_eq(lang_match_list(str_of(rows[i].list), have,
					 ARRAY_LEN(have))
					 .index,
			rows[i].index);
}
END_TEST

START_TEST(lang_endonym_each_language_names_itself)
{
	static const struct {
		const char *tag, *name;
	} rows[] = {
		{"fr", "français"},
		{"zh", "中文"},
		{"ar", "العربية"},
		{"ru", "русский"},
		{"es", "español"},
		{"en", "English"},
		{"qqx", "qqx"},
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct buf out = {0};

		lang_endonym(rows[i].tag, &out);
		ck_assert_str_eq(out.ptr, rows[i].name);
		buf_release(&out);
	}
}
END_TEST

START_TEST(lang_name_is_in_the_language_asked)
{
	struct buf out = {0};

	lang_name("fr", "en", &out);
	lang_name("fr", "zh", &out);
	ck_assert_str_eq(out.ptr, "French法语");
	buf_release(&out);
}
END_TEST

START_TEST(lang_is_rtl_follows_the_script)
{
	ck_assert(lang_is_rtl("ar"));
	ck_assert(lang_is_rtl("fa-IR"));
	ck_assert(!lang_is_rtl("en"));
	ck_assert(!lang_is_rtl("zh"));
}
END_TEST

START_TEST(lang_guess_goes_by_the_letters)
{
	static const struct {
		const char *text, *tag;
	} rows[] = {
		{"", "en"},
		{"42 + 1!", "en"},
		{"A report on AI", "en"},
		{"人工智能（AI）系统的治理与发展", "zh"},
		{"تقرير عن AI", "ar"},
		{"Отчёт об AI", "ru"},
		{"The word 人 means person in this", "en"},
		{"\xFF\xFE", "en"},
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		ck_assert_str_eq(lang_guess(str_of(rows[i].text)), rows[i].tag);
}
END_TEST

Suite *suite_text_lang(void)
{
	Suite *suite = suite_create("text/lang");
	TCase *tc = tcase_create("lang");

	tcase_add_test(tc, lang_match_each_wish_finds_its_language);
	tcase_add_test(tc, lang_match_exact_tag_comes_first);
	tcase_add_test(tc, lang_match_regional_language_itself_comes_first);
	tcase_add_test(tc, lang_match_endless_tag_matches_nothing);
	tcase_add_test(tc, lang_match_list_first_that_matches_holds);
	tcase_add_test(tc, lang_endonym_each_language_names_itself);
	tcase_add_test(tc, lang_name_is_in_the_language_asked);
	tcase_add_test(tc, lang_is_rtl_follows_the_script);
	tcase_add_test(tc, lang_guess_goes_by_the_letters);
	suite_add_tcase(suite, tc);
	return suite;
}
