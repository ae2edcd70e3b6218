/* SPDX-License-Identifier: MIT */
#include "text/locale.h"

#include "base/fs.h"
#include "text/utf8.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#ifndef KOINE_SRCDIR
#define KOINE_SRCDIR "."
#endif

Suite *suite_text_locale(void);

/* Loads `text` as xx.conf from a folder of its own. */
static const struct locale *load(
	const char *text, struct arena *arena, struct err *err)
{
	const char *base = getenv("TMPDIR");
	const struct locale *locale;
	char dir[256];
	char path[300];

	snprintf(dir, sizeof(dir), "%s/koine-XXXXXX", base ? base : "/tmp");
	ck_assert_ptr_nonnull(mkdtemp(dir));
	snprintf(path, sizeof(path), "%s/xx.conf", dir);
	ck_assert(fs_write(path, str_of(text), true, NULL));
	locale = locale_load(dir, "xx", arena, err);
	unlink(path);
	rmdir(dir);
	return locale;
}

static const char *const whole_file = "# a comment\n"
				      "tag = xx   # and another\n"
				      "\n"
				      "fallback = en\n"
				      "script = Cyrl\n"
				      "quotes = « » “ ”\n"
				      "digits = latn\n"
				      "line_break = zh@lb=strict\n"
				      "glue_before = ; : »\n"
				      "glue_after = « U+00BF\n"
				      "no_start = , #\n"
				      "no_end =\n"
				      "sentence_end = . …\n"
				      "fold = œ>oe ё>е x>\n"
				      "keep_marks = й ñ\n"
				      "drop = U+0640 ـ U+00AD\n"
				      "keys = й>q ю>. Ю>> لا>b\n"
				      "voice = fr-fr";

static void assert_str(struct str s, const char *expected)
{
	ck_assert_msg(str_eq(s, str_of(expected)), "'%.*s' not '%s'",
		STR_ARG(s), expected);
}

START_TEST(locale_load_whole_file_fills_texts)
{
	struct arena arena = {0};
	struct err err = {0};
	const struct locale *locale = load(whole_file, &arena, &err);

	ck_assert_msg(locale != NULL, "%s", err.message);
	assert_str(locale->tag, "xx");
	assert_str(locale->fallback, "en");
	assert_str(locale->line_break, "zh@lb=strict");
	assert_str(locale->quotes[0], "«");
	assert_str(locale->quotes[3], "”");
	assert_str(locale->voice, "fr-fr");
	ck_assert(!locale->is_rtl);
	arena_free(&arena);
}
END_TEST

START_TEST(locale_load_whole_file_fills_sets_without_spaces)
{
	struct arena arena = {0};
	const struct locale *locale = load(whole_file, &arena, NULL);

	assert_str(locale->glue_before, ";:»");
	assert_str(locale->glue_after, "«¿");
	assert_str(locale->no_start, ",");
	assert_str(locale->no_end, "");
	assert_str(locale->keep_marks, "йñ");
	ck_assert_uint_eq(locale->drop_count, 3);
	ck_assert_uint_eq(locale->drop[0], 0x640);
	ck_assert_uint_eq(locale->drop[1], 0x640);
	ck_assert_uint_eq(locale->drop[2], 0xAD);
	arena_free(&arena);
}
END_TEST

START_TEST(locale_load_whole_file_fills_pairs)
{
	struct arena arena = {0};
	const struct locale *locale = load(whole_file, &arena, NULL);

	ck_assert_uint_eq(locale->fold_count, 3);
	assert_str(locale->fold[0].from, "œ");
	assert_str(locale->fold[0].to, "oe");
	assert_str(locale->fold[2].to, "");
	ck_assert_uint_eq(locale->keys_count, 4);
	assert_str(locale->keys[2].from, "Ю");
	assert_str(locale->keys[2].to, ">");
	assert_str(locale->keys[3].from, "لا");
	arena_free(&arena);
}
END_TEST

START_TEST(locale_load_labels_are_four)
{
	struct arena arena = {0};
	const struct locale *locale =
		load("fields_a = Problème :|B c:|d|e\n", &arena, NULL);

	assert_str(locale->fields_a[0], "Problème :");
	assert_str(locale->fields_a[1], "B c:");
	assert_str(locale->fields_a[3], "e");
	ck_assert_ptr_null(load("fields_a = a|b|c\n", &arena, NULL));
	ck_assert_ptr_null(load("fields_t = a|b|c|d|e\n", &arena, NULL));
	arena_free(&arena);
}
END_TEST

START_TEST(locale_load_numbers_of_figures_have_their_words)
{
	struct arena arena = {0};
	const struct locale *locale =
		load("colon = \u00a0:\nabout = environ % !\nover = >%\n"
		     "unknown = sans chiffre\n",
			&arena, NULL);

	assert_str(locale->colon, "\u00a0:");
	assert_str(locale->about, "environ % !");
	assert_str(locale->over, ">%");
	assert_str(locale->unknown, "sans chiffre");
	locale = load("tag = xx\n", &arena, NULL);
	assert_str(locale->colon, ":");
	assert_str(locale->about, "\u2248 %");
	assert_str(locale->unknown, "?");
	ck_assert_ptr_null(load("about = environ\n", &arena, NULL));
	ck_assert_ptr_null(load("over = % %\n", &arena, NULL));
	arena_free(&arena);
}
END_TEST

START_TEST(locale_load_what_search_needs_is_read)
{
	struct arena arena = {0};
	const struct locale *locale = load("readings = 行>hang\n"
					   "stem_before = وال ال\n"
					   "stem_after = ها\n"
					   "stem_ends = cion>ción\n"
					   "romanise = ж>zh ь>\n"
					   "romanised = j>i j>zh\n"
					   "romanised_last = h$>\n",
		&arena, NULL);

	assert_str(locale->readings, "行>hang");
	assert_str(locale->stem_before, "وال ال");
	assert_str(locale->stem_after, "ها");
	ck_assert_uint_eq(locale->stem_ends_count, 1);
	ck_assert_uint_eq(locale->romanise_count, 2);
	assert_str(locale->romanise[1].to, "");
	ck_assert_uint_eq(locale->romanised_count, 2);
	assert_str(locale->romanised[1].to, "zh");
	ck_assert_uint_eq(locale->romanised_last_count, 1);
	assert_str(locale->romanised_last[0].from, "h$");
	ck_assert_ptr_null(load("romanise = x\n", &arena, NULL));
	arena_free(&arena);
}
END_TEST

START_TEST(locale_load_malformed_line_names_file_and_line)
{
	static const char *const rows[] = {
		"tag = xx\nnonsense\n",
		"tag = xx\ncolour = red\n",
		"tag = xx\nquotes = « »\n",
		"tag = xx\nquotes = a b c d e\n",
		"tag = xx\nfold = ab\n",
		"tag = xx\nfold = ab>c\n",
		"tag = xx\nfold = >c\n",
		"tag = xx\ndrop = U+D800\n",
		"tag = xx\ndrop = U+00ag\n",
		"tag = xx\ndrop = U+1\n",
		"tag = xx\nkeys = a\n",
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct arena arena = {0};
		struct err err = {0};

		ck_assert_msg(
			load(rows[i], &arena, &err) == NULL, "row %zu", i);
		ck_assert_msg(strstr(err.message, "/xx.conf:2: ") != NULL,
			"row %zu: %s", i, err.message);
		arena_free(&arena);
	}
}
END_TEST

START_TEST(locale_load_repeated_key_last_one_holds)
{
	struct arena arena = {0};
	const struct locale *locale =
		load("drop = a b c\ndrop = d\nfold = a>b\nfold = c>d e>f\n",
			&arena, NULL);

	ck_assert_uint_eq(locale->drop_count, 1);
	ck_assert_uint_eq(locale->drop[0], 'd');
	ck_assert_uint_eq(locale->fold_count, 2);
	arena_free(&arena);
}
END_TEST

START_TEST(locale_load_missing_file_fails)
{
	struct arena arena = {0};
	struct err err = {0};

	ck_assert_ptr_null(locale_load("/nonexistent", "xx", &arena, &err));
	ck_assert_int_eq(err.code, ERR_INPUT);
	arena_free(&arena);
}
END_TEST

START_TEST(locale_load_path_as_tag_is_refused)
{
	struct arena arena = {0};
	struct err err = {0};

	ck_assert_ptr_null(locale_load("/tmp", "../etc/x", &arena, &err));
	ck_assert_ptr_null(locale_load("/tmp", "", &arena, &err));
	arena_free(&arena);
}
END_TEST

START_TEST(locale_load_shipped_files_are_fine)
{
	static const char *const tags[] = {"ar", "en", "es", "fr", "ru", "zh"};
	const char *source = getenv("KOINE_SRC");
	char dir[4096];

	snprintf(
		dir, sizeof(dir), "%s/locales", source ? source : KOINE_SRCDIR);
	for (size_t i = 0; i < ARRAY_LEN(tags); i++) {
		struct arena arena = {0};
		struct err err = {0};
		const struct locale *locale =
			locale_load(dir, tags[i], &arena, &err);

		ck_assert_msg(locale != NULL, "%s", err.message);
		assert_str(locale->tag, tags[i]);
		ck_assert_int_eq(locale->is_rtl, i == 0);
		ck_assert(locale->line_break.len > 0);
		ck_assert(locale->quotes[3].len > 0);
		ck_assert(locale->no_start.len > 0);
		ck_assert(utf8_valid(locale->no_start));
		ck_assert(!str_eq(locale->about, STR("\u2248 %")));
		ck_assert(!str_eq(locale->over, STR("> %")));
		ck_assert(!str_eq(locale->unknown, STR("?")));
		arena_free(&arena);
	}
}
END_TEST

START_TEST(locale_default_is_english)
{
	const struct locale *locale = locale_default();

	assert_str(locale->tag, "en");
	assert_str(locale->sentence_end, ".!?…");
	for (int i = 0; i < 4; i++)
		ck_assert_uint_eq(utf8_count(locale->quotes[i], 9), 1);
}
END_TEST

Suite *suite_text_locale(void)
{
	Suite *suite = suite_create("text/locale");
	TCase *tc = tcase_create("locale");

	tcase_add_test(tc, locale_load_whole_file_fills_texts);
	tcase_add_test(tc, locale_load_whole_file_fills_sets_without_spaces);
	tcase_add_test(tc, locale_load_whole_file_fills_pairs);
	tcase_add_test(tc, locale_load_labels_are_four);
	tcase_add_test(tc, locale_load_numbers_of_figures_have_their_words);
	tcase_add_test(tc, locale_load_what_search_needs_is_read);
	tcase_add_test(tc, locale_load_malformed_line_names_file_and_line);
	tcase_add_test(tc, locale_load_repeated_key_last_one_holds);
	tcase_add_test(tc, locale_load_missing_file_fails);
	tcase_add_test(tc, locale_load_path_as_tag_is_refused);
	tcase_add_test(tc, locale_load_shipped_files_are_fine);
	tcase_add_test(tc, locale_default_is_english);
	suite_add_tcase(suite, tc);
	return suite;
}
