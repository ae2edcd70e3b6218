/* SPDX-License-Identifier: MIT */
#include "text/stem.h"

#include "base/macros.h"

#include <check.h>
#include <string.h>

Suite *suite_text_stem(void);

static const struct {
	const char *lang, *one, *other;
} pairs[] = {
	{"en", "models", "model"},
	{"en", "POLICIES", "policy"},
	{"en-GB", "risks", "Risk"},
	{"fr", "régionaux", "régional"},
	{"fr_FR.UTF-8", "ÉVALUATIONS", "évaluation"},
	{"es", "regulaciones", "regulación"},
	{"ru", "рисками", "РИСК"},
	{"ru", "модели", "модель"},
	{"ar", "الكتاب", "كتاب"},
};

START_TEST(stem_word_forms_of_a_word_have_one_stem)
{
	struct stem *stem = stem_new(pairs[_i].lang);
	char kept[64];
	struct str s;

	ck_assert_ptr_nonnull(stem);
	s = stem_word(stem, str_of(pairs[_i].one));
	ck_assert_uint_lt(s.len, sizeof(kept));
	memcpy(kept, s.ptr, s.len);
	ck_assert(str_eq((struct str){kept, s.len},
		stem_word(stem, str_of(pairs[_i].other))));
	stem_free(stem);
}
END_TEST

START_TEST(stem_word_other_words_have_other_stems)
{
	struct stem *stem = stem_new("en");
	char kept[64];
	struct str s = stem_word(stem, STR("policy"));

	memcpy(kept, s.ptr, s.len);
	ck_assert(!str_eq(
		(struct str){kept, s.len}, stem_word(stem, STR("model"))));
	stem_free(stem);
}
END_TEST

START_TEST(stem_new_language_without_stemmer_is_null)
{
	static const char *const none[] = {
		"zh", "zh-Hans", "", "e", "eng", "english", "xx", "C", "POSIX"};

	ck_assert_ptr_null(stem_new(none[_i]));
}
END_TEST

START_TEST(stem_word_empty_is_empty)
{
	struct stem *stem = stem_new("en");

	ck_assert_uint_eq(stem_word(stem, (struct str){NULL, 0}).len, 0);
	stem_free(stem);
	stem_free(NULL);
}
END_TEST

START_TEST(stem_word_longest_is_only_lowered)
{
	char word[300];
	struct stem *stem = stem_new("en");
	struct str s;

	memset(word, 'S', sizeof(word));
	s = stem_word(stem, (struct str){word, sizeof(word)});
	ck_assert_uint_eq(s.len, sizeof(word));
	ck_assert_int_eq(s.ptr[299], 's');
	stem_free(stem);
}
END_TEST

START_TEST(stem_word_ill_formed_is_repaired)
{
	struct stem *stem = stem_new("ru");
	struct str s = stem_word(stem, STR("\xD0\xFF\x80"));

	ck_assert_uint_gt(s.len, 0);
	stem_free(stem);
}
END_TEST

static const struct {
	uint32_t cp;
	bool is_letter;
} letters[] = {
	{'a', true},
	{'Z', true},
	{'7', true},
	{'_', false},
	{' ', false},
	{'\'', false},
	{0xE9, true},
	{0x2019, false},
	{0x0436, true},
	{0x0628, true},
	{0x064E, true},
	{0x060C, false},
	{0x0665, true},
	{0x4E2D, true},
	{0x3002, false},
	{0xAB, false},
	{0xA0, false},
	{0xFFFD, false},
	{0x10FFFF, false},
};

START_TEST(stem_is_letter_letters_digits_and_marks_are)
{
	ck_assert(stem_is_letter(letters[_i].cp) == letters[_i].is_letter);
}
END_TEST

Suite *suite_text_stem(void)
{
	Suite *suite = suite_create("text_stem");
	TCase *tcase = tcase_create("stem");

	tcase_add_loop_test(tcase, stem_word_forms_of_a_word_have_one_stem, 0,
		(int)ARRAY_LEN(pairs));
	tcase_add_test(tcase, stem_word_other_words_have_other_stems);
	tcase_add_loop_test(
		tcase, stem_new_language_without_stemmer_is_null, 0, 9);
	tcase_add_test(tcase, stem_word_empty_is_empty);
	tcase_add_test(tcase, stem_word_longest_is_only_lowered);
	tcase_add_test(tcase, stem_word_ill_formed_is_repaired);
	tcase_add_loop_test(tcase, stem_is_letter_letters_digits_and_marks_are,
		0, (int)ARRAY_LEN(letters));
	suite_add_tcase(suite, tcase);
	return suite;
}
