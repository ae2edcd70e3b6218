/* SPDX-License-Identifier: MIT */
#include "lint/measure.h"

#include "lint_fixture.h"
#include "md/md.h"

Suite *suite_lint_measure(void);

static struct measure measure(const char *lang, const char *text)
{
	struct arena arena = {0};
	struct doc doc = {0};
	const struct locale *locale =
		locale_load(LINT_LOCALES, lang, &arena, NULL);
	struct measure sum = {0};
	const struct doc_node *leaf;

	md_parse(str_of(text), &doc);
	for (leaf = doc_first_leaf(doc.root); leaf;
		leaf = doc_next_leaf(leaf, doc.root)) {
		const struct prose prose = prose_of(leaf, &arena);

		measure_prose(&prose, locale, &sum);
	}
	doc_release(&doc);
	arena_free(&arena);
	return sum;
}

START_TEST(measure_prose_counts_sentences_words_and_letters)
{
	static const struct {
		const char *lang, *text;
		size_t sentences, words, letters;
	} rows[] = {
		/* clang-format off */
		{ "en", "One two. Three four!", 2, 4, 15 },
		{ "en", "It grew by 3.5 per cent.", 1, 6, 17 },
		{ "en", "U.S.-led talks go on.", 1, 5, 14 },
		{ "en", "“Yes.” He said so (loudly.) Then he left.", 3, 8, 27 },
		{ "en", "It grew.[1](ref:1)[†](note:E1) Then it fell.", 2, 5, 16 },
		{ "en", "A risk-based, user’s 10,000 and/or more.", 1, 6, 29 },
		{ "en", "See [section 2.1](sec:2.1) at https://a.example/x.y.", 1, 4, 14 },
		{ "en", "No end", 1, 2, 5 },
		{ "en", "… !", 0, 0, 0 },
		{ "en", "", 0, 0, 0 },
		{ "zh", "模型很大。能力很强！", 2, 8, 8 },
		{ "zh", "“模型很大。”他说[1](ref:1)。", 2, 6, 6 },
		{ "zh", "GPT模型有3个；很大", 1, 6, 10 },
		{ "ar", "هذا نص. وهذا نص آخر؟", 2, 5, 14 },
		/* clang-format on */
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		const struct measure m = measure(rows[i].lang, rows[i].text);

		ck_assert_msg(m.sentences == rows[i].sentences &&
				      m.words == rows[i].words &&
				      m.letters == rows[i].letters,
			"%s: %zu %zu %zu", rows[i].text, m.sentences, m.words,
			m.letters);
	}
}
END_TEST

START_TEST(measure_prose_counts_syllables)
{
	static const struct {
		const char *lang, *text;
		size_t syllables;
	} rows[] = {
		{"en", "use used makes stated table model intelligence", 14},
		{"en", "the a I", 3},
		{"fr", "intelligence", 5},
		{"es", "inteligencia", 5},
		{"ru", "искусственный интеллект", 7},
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		ck_assert_msg(measure(rows[i].lang, rows[i].text).syllables ==
				      rows[i].syllables,
			"%s: %zu", rows[i].text,
			measure(rows[i].lang, rows[i].text).syllables);
}
END_TEST

START_TEST(measure_limit_takes_the_nth_number)
{
	ck_assert_int_eq((int)measure_limit(STR("20 25"), 0, 1), 20);
	ck_assert_int_eq((int)measure_limit(STR("20 25"), 1, 1), 25);
	ck_assert_int_eq((int)measure_limit(STR("20 25"), 2, 1), 1);
	ck_assert_int_eq((int)measure_limit(STR(""), 0, 7), 7);
}
END_TEST

Suite *suite_lint_measure(void)
{
	Suite *s = suite_create("lint_measure");
	TCase *tc = tcase_create("measure");

	tcase_add_test(tc, measure_prose_counts_sentences_words_and_letters);
	tcase_add_test(tc, measure_prose_counts_syllables);
	tcase_add_test(tc, measure_limit_takes_the_nth_number);
	suite_add_tcase(s, tc);
	return s;
}
