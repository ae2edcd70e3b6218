/* SPDX-License-Identifier: MIT */
/* What is marked of a word's other forms is what the index has of them. */
#include "random_texts.h"

Suite *suite_search_stems(void);

#define WORDS 20 /* for each language */

static bool has_term(struct str terms, struct str term)
{
	struct str one;

	while (str_word(&terms, &one))
		if (str_eq(one, term))
			return true;
	return false;
}

/* What a word is looked for as: itself, its stems, and either as either. */
static struct str wanted_terms(int lang, struct str word, struct arena *out)
{
	struct analyser *analyser = search->index->langs[lang].analyser;
	struct buf terms = {0};
	struct buf wanted = {0};
	struct str rest;
	struct str term;

	analyser_put(analyser, word, &terms);
	rest = buf_view(&terms);
	while (str_word(&rest, &term)) {
		const struct str plain =
			str_sub(term, term.ptr[0] == TERM_STEM, term.len);

		buf_printf(&wanted, " %.*s %c%.*s", STR_ARG(plain), TERM_STEM,
			STR_ARG(plain));
	}
	rest = arena_str(out, buf_view(&wanted));
	buf_release(&terms);
	buf_release(&wanted);
	return rest;
}

static bool is_covered(const struct match_ranges *ranges, size_t pos)
{
	for (size_t i = 0; i < ranges->count; i++)
		if (ranges->list[i].start <= pos && pos < ranges->list[i].end)
			return true;
	return false;
}

static bool begins(const struct match_ranges *ranges, size_t pos)
{
	for (size_t i = 0; i < ranges->count; i++)
		if (ranges->list[i].start == pos)
			return true;
	return false;
}

/* Marks are where the index has a term that is asked for, and nowhere else. */
static void compare_forms(const struct sample *sample, struct str word)
{
	const struct index_lang *lang = &search->index->langs[sample->lang];
	struct arena out = {0};
	struct query query = {.atom_count = 1};
	struct match_ranges ranges;
	struct buf terms = {0};
	struct str rest;
	struct str term;
	struct str wanted;
	size_t token = 0;
	size_t begun = 0;
	size_t start = 0;
	bool is_wanted = false;

	query.atoms[0] = (struct atom){.kind = ATOM_WORDS, .text = word};
	ranges = match_find(&query, lang, MATCH_STEM, NULL, sample->text, &out);
	wanted = wanted_terms(sample->lang, word, &out);
	analyser_put(lang->analyser, sample->text, &terms);
	analyser_take(lang->analyser, sample->text, &analysed);
	rest = buf_view(&terms);
	while (str_word(&rest, &term)) {
		size_t end;

		if (term.ptr[0] != TERM_STEM) {
			begun += begins(&ranges, start) && is_wanted;
			analysed_source(&analysed, token, token, &start, &end);
			is_wanted = false;
			token++;
		}
		is_wanted = is_wanted || has_term(wanted, term);
		ck_assert_msg(
			!has_term(wanted, term) || is_covered(&ranges, start),
			"%.*s: %.*s not marked in %.*s", STR_ARG(word),
			STR_ARG(term), STR_ARG(sample->place));
	}
	begun += begins(&ranges, start) && is_wanted;
	ck_assert_msg(begun == ranges.count,
		"%.*s: %zu of %zu marks have reason in %.*s", STR_ARG(word),
		begun, ranges.count, STR_ARG(sample->place));
	buf_release(&terms);
	arena_free(&out);
}

/* A word between spaces, as written. */
static struct str any_word(int lang)
{
	for (;;) {
		struct str phrase = any_phrase(lang);
		struct str word;

		analyser_take(
			search->index->langs[lang].analyser, phrase, &analysed);
		if (str_word(&phrase, &word) && analysed.tokens.len == 1)
			return word;
	}
}

/* A text that has the beginning of the word somewhere. */
static const struct sample *sample_with(int lang, struct str word)
{
	struct arena out = {0};
	struct str start = fold(lang, word, &out);
	size_t at = chance(samples.len);
	size_t pos = 0;

	for (int i = 0; i < 3 && pos < start.len; i++)
		utf8_next(start, &pos);
	start = str_sub(start, 0, pos);
	while (samples.ptr[at].lang != lang ||
		!holds(samples.ptr[at].folded, start, false))
		at = (at + 1) % samples.len;
	arena_free(&out);
	return &samples.ptr[at];
}

START_TEST(match_find_forms_are_those_of_the_index)
{
	seed = 15;
	for (int lang = 0; work && lang < search->index->lang_count; lang++) {
		for (size_t i = 0; i < times * WORDS; i++) {
			const struct str word = any_word(lang);

			for (int k = 0; k < 20; k++)
				compare_forms(sample_with(lang, word), word);
		}
	}
}
END_TEST

Suite *suite_search_stems(void)
{
	Suite *s = suite_create("search/stems");
	TCase *tc = tcase_create("stems");

	tcase_add_unchecked_fixture(tc, setup, teardown);
	tcase_set_timeout(tc, 0);
	tcase_add_test(tc, match_find_forms_are_those_of_the_index);
	suite_add_tcase(s, tc);
	return s;
}
