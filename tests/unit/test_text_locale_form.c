/* SPDX-License-Identifier: MIT */
#include "text/locale_form.h"

#include "base/fs.h"
#include "text/locale.h"

#include <check.h>
#include <stdlib.h>
#include <unistd.h>

Suite *suite_text_locale_form(void);

static bool has_line(const struct buf *form, const char *line)
{
	struct str rest = buf_view(form), found;

	while (str_split(&rest, '\n', &found))
		if (str_eq(found, str_of(line)))
			return true;
	return false;
}

START_TEST(locale_form_has_what_cldr_knows)
{
	static const char *const lines[][2] = {
		{"it", "quotes = \u00AB \u00BB \u201C \u201D"},
		{"it", "no_start = , . ; : ! ? ) ] } \u00BB \u201D"},
		{"de", "quotes = \u201E \u201C \u201A \u2018"},
		{"de", "nbsp_before = %"},
		{"it", "decimal = ,"},
		{"it", "script = Latn"},
		{"uk", "script = Cyrl"},
		{"uk", "group = U+00A0 U+202F"},
		{"hi", "script = Deva"},
		{"zh-TW", "tag = zh-TW"},
		{"sr-Latn", "voice = sr"},
		{"it", "# DECIDE: marks that end a sentence"},
	};

	for (size_t i = 0; i < ARRAY_LEN(lines); i++) {
		struct buf form = {0};

		ck_assert(locale_form(lines[i][0], "en", &form));
		ck_assert_msg(has_line(&form, lines[i][1]), "%s: %s",
			lines[i][0], lines[i][1]);
		buf_release(&form);
	}
}
END_TEST

static bool has_pair(
	const struct locale_pair *pairs, size_t count, struct str from)
{
	for (size_t i = 0; i < count; i++)
		if (str_eq(pairs[i].from, from))
			return true;
	return false;
}

/* A language of each script, and some that CLDR knows little of. */
START_TEST(locale_form_is_a_locale_file)
{
	static const char *const tags[] = {"pt", "it", "de", "uk", "hi", "he",
		"fa", "ja", "ko", "th", "am", "ka", "sw", "gn", "qu", "sr-Latn",
		"zh-TW", "zh-Hant", "yo", "ur"};

	for (size_t i = 0; i < ARRAY_LEN(tags); i++) {
		char dir[] = "/tmp/koine-form-XXXXXX";
		struct arena arena = {0};
		struct buf form = {0};
		struct err err = {0};
		const struct locale *locale;
		const char *path;

		ck_assert_ptr_nonnull(mkdtemp(dir));
		path = arena_printf(&arena, "%s/%s.conf", dir, tags[i]).ptr;
		ck_assert(locale_form(tags[i], "en", &form));
		ck_assert(fs_write(path, buf_view(&form), false, &err));
		locale = locale_load(dir, tags[i], &arena, &err);
		ck_assert_msg(locale != NULL, "%s", err.message);
		ck_assert(str_eq(locale->fallback, STR("en")));
		ck_assert_uint_gt(locale->quotes[0].len, 0);
		unlink(path);
		rmdir(dir);
		buf_release(&form);
		arena_free(&arena);
	}
}
END_TEST

START_TEST(locale_form_numbers_and_months_are_words)
{
	char dir[] = "/tmp/koine-form-XXXXXX";
	struct arena arena = {0};
	struct buf form = {0};
	struct err err = {0};
	const struct locale *locale;
	const char *path;

	ck_assert_ptr_nonnull(mkdtemp(dir));
	path = arena_printf(&arena, "%s/pt.conf", dir).ptr;
	locale_form("pt", "en", &form);
	ck_assert(fs_write(path, buf_view(&form), false, &err));
	locale = locale_load(dir, "pt", &arena, &err);
	ck_assert_msg(locale != NULL, "%s", err.message);
	ck_assert(has_pair(
		locale->number_words, locale->number_word_count, STR("duas")));
	ck_assert(has_pair(locale->number_words, locale->number_word_count,
		STR("terceira")));
	ck_assert(has_pair(
		locale->scale, locale->scale_count, STR("milh\u00F5es")));
	ck_assert(has_pair(
		locale->months, locale->month_count, STR("mar\u00E7o")));
	unlink(path);
	rmdir(dir);
	buf_release(&form);
	arena_free(&arena);
}
END_TEST

static const struct {
	const char *tag, *rule;
} plurals[] = {
	{"it", "nplurals=2; plural=(n != 1);"},
	{"pt", "nplurals=2; plural=(n > 1);"},
	{"id", "nplurals=1; plural=0;"},
	{"cs", "nplurals=3; plural=(n==1 ? 0 : n>=2 && n<=4 ? 1 : 2);"},
	{"he", "nplurals=3; plural=(n==1 ? 0 : n==2 ? 1 : 2);"},
	{"is", "nplurals=2; plural=(n%10!=1 || n%100==11);"},
};

START_TEST(locale_plural_is_the_rule_of_cldr)
{
	struct buf rule = {0};

	ck_assert(locale_plural(plurals[_i].tag, &rule));
	ck_assert_str_eq(rule.ptr, plurals[_i].rule);
	buf_release(&rule);
}
END_TEST

/* Breton has five forms that no rule of the table makes. */
START_TEST(locale_plural_unknown_rule_is_told)
{
	struct buf rule = {0};

	ck_assert(!locale_plural("br", &rule));
	ck_assert_str_eq(rule.ptr, "nplurals=2; plural=(n != 1);");
	buf_release(&rule);
}
END_TEST

Suite *suite_text_locale_form(void)
{
	Suite *suite = suite_create("text_locale_form");
	TCase *tc = tcase_create("form");

	tcase_add_test(tc, locale_form_has_what_cldr_knows);
	tcase_add_test(tc, locale_form_is_a_locale_file);
	tcase_add_test(tc, locale_form_numbers_and_months_are_words);
	tcase_add_loop_test(
		tc, locale_plural_is_the_rule_of_cldr, 0, ARRAY_LEN(plurals));
	tcase_add_test(tc, locale_plural_unknown_rule_is_told);
	suite_add_tcase(suite, tc);
	return suite;
}
