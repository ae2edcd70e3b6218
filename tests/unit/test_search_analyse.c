/* SPDX-License-Identifier: MIT */
#include "search/analyse.h"

#include "analyse_fixture.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

Suite *suite_search_analyse(void);

/* What the tokenizer of the index gets. */
static const struct {
	const char *lang, *text, *terms;
} put_rows[] = {
	/* clang-format off */
	{ "en", "", "" },
	{ "en", " \n\u00A0— …", "" },
	{ "zh", "人工智能的發展", "人 工 智 能 的 发 展" },
	{ "zh", "AI安全 2.5版", "ai 安 全 2 5 版" },
	{ "zh", "カタカナとひらがな", "カ タ カ ナ と ひ ら か な" },
	{ "zh", "〇一「二」", "〇 一 二" },
	{ "zh", "Ａｂ１２", "ab12" },
	{ "en", "Risks' co-operating",
	  "risks ^risk co ^cooperating ^cooper operating ^oper" },
	{ "en", "l’intelligence", "l intelligence ^intellig" },
	{ "en", "state-of-the-art", "state ^stateoftheart of the art" },
	{ "en", "GPT-4", "gpt ^gpt4 4" },
	{ "en", "e\u2011mail", "e ^email mail" },
	{ "en", "2024-05 2–3", "2024 05 2 3" },
	{ "en", "in 2019, 11,079 or 7,90", "in 2019 11 ^11079 079 or 7 90" },
	{ "ru", "11\u00A0079 и 1\u202F234\u00A0567",
	  "11 ^11079 079 и 1 ^1234567 234 567" },
	{ "ru", "11 079 в 2024\u00A0году", "11 079 в 2024 году ^год" },
	{ "fr", "évaluent", "evaluent ^evalu" },
	{ "en", "well—known a - b", "well known a b" },
	{ "en", "Straße ﬁnal", "strasse ^strass final" },
	{ "en", "don't 10.5 %", "don t 10 5" },
	{ "en", "soft\u00ADhyphen", "softhyphen" },
	{ "en", "naïve CAFE\u0301", "naive ^naiv cafe" },
	{ "en", "ภาษา 한국어", "ภ า ษ า 한국어" },
	{ "fr", "l’œuvre élèves", "l oeuvre ^oeuvr eleves ^elev" },
	{ "fr", "gouvernées", "gouvernees ^gouverne ^gouvern" },
	{ "fr", "ÉTATS-UNIS",
	  "etats ^etat ^etatsunis ^etatsun unis" },
	{ "es", "año señales", "año señales ^señal" },
	{ "es", "Año ANO", "año ano" },
	{ "es", "regulación ¿Qué?", "regulacion ^regul que" },
	{ "ru", "ещё безопасности", "еще ^ещ безопасности ^безопасн" },
	{ "ru", "йод ИИ и", "йод ии и" },
	{ "ru", "научно-технический",
	  "научно ^научн ^научнотехнический ^научнотехническ "
	  "технический ^техническ" },
	{ "ar", "والمسؤوليات", "والمسووليات ^والمسووليا ^مسوول" },
	{ "ar", "السياسات سياسة", "السياسات ^سياس سياسه ^سياس" },
	{ "ar", "ٱلذَّكَاء كتـــاب", "الذكاء ^ذكاء كتاب" },
	{ "ar", "١٢٣ ۴", "123 4" },
	/* clang-format on */
};

START_TEST(analyser_put_each_text_has_its_terms)
{
	struct buf out = {0};

	analyser_put(analyser_of(put_rows[_i].lang), str_of(put_rows[_i].text),
		&out);
	assert_terms(&out, put_rows[_i].terms, put_rows[_i].text);
}
END_TEST

START_TEST(analyser_put_again_gives_the_same)
{
	struct buf first = {0}, again = {0};

	for (size_t i = 0; i < ARRAY_LEN(put_rows); i++) {
		struct analyser *analyser = analyser_of(put_rows[i].lang);

		buf_clear(&first);
		buf_clear(&again);
		analyser_put(analyser, str_of(put_rows[i].text), &first);
		analyser_put(analyser, str_of(put_rows[i].text), &again);
		ck_assert(str_eq(buf_view(&first), buf_view(&again)));
	}
	buf_release(&first);
	buf_release(&again);
}
END_TEST

/* Does one term of `word` stand in `text`, as plan.c asks for it? */
static bool is_found(const char *lang, const char *word, const char *text)
{
	struct analyser *analyser = analyser_of(lang);
	struct buf asked = {0}, there = {0};
	struct str terms, term, have, rest;
	bool found = false;

	analyser_put(analyser, str_of(word), &asked);
	analyser_put(analyser, str_of(text), &there);
	terms = buf_view(&asked);
	while (str_word(&terms, &term)) {
		if (term.ptr[0] == TERM_STEM)
			term = str_sub(term, 1, term.len);
		rest = buf_view(&there);
		while (str_word(&rest, &have)) {
			if (have.ptr[0] == TERM_STEM)
				have = str_sub(have, 1, have.len);
			found |= str_eq(have, term);
		}
	}
	buf_release(&asked);
	buf_release(&there);
	return found;
}

START_TEST(analyser_put_forms_of_a_word_find_each_other)
{
	static const struct {
		const char *lang;
		const char *forms[5];
	} rows[] = {
		{"en", {"risk", "RISKS", "risks’"}},
		{"en", {"govern", "governing", "governed"}},
		{"en", {"cooperate", "co-operate", "cooperating"}},
		{"fr", {"régulation", "régulations", "REGULATION"}},
		{"fr", {"gouvernée", "gouvernées", "gouvernees"}},
		{"es", {"regulación", "regulaciones", "regulacion"}},
		{"es", {"capaz", "capaces"}},
		{"es", {"tecnologia", "tecnología", "tecnologías"}},
		{"fr", {"évaluent", "évaluer", "évalue"}},
		{"ar", {"مخاطر", "لمخاطر", "بمخاطر", "ومخاطر"}},
		{"ru", {"риск", "рисками", "РИСКОВ", "риски"}},
		{"ru", {"ещё", "еще"}},
		{"ru", {"искусственный", "искусственного", "искусственным"}},
		{"ar", {"مسؤولية", "المسؤولية", "والمسؤوليات", "مسؤوليات",
			       "بالمسؤولية"}},
		{"ar", {"سياسة", "السياسات", "وسياسات", "سياساتها"}},
		{"ar", {"ذكاء", "الذكاء", "والذكاء", "فالذكاء", "وللذكاء"}},
		{"ar", {"بيانات", "والبيانات", "بياناتها", "البيانات"}},
		{"ar", {"حوكمة", "وحوكمة", "والحوكمة", "للحوكمة"}},
		{"zh", {"發展", "发展"}},
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		for (int a = 0; a < 5 && rows[i].forms[a]; a++)
			for (int b = 0; b < 5 && rows[i].forms[b]; b++)
				ck_assert_msg(
					is_found(rows[i].lang, rows[i].forms[a],
						rows[i].forms[b]),
					"'%s' does not find '%s'",
					rows[i].forms[a], rows[i].forms[b]);
}
END_TEST

START_TEST(analyser_put_other_words_stay_apart)
{
	static const struct {
		const char *lang, *one, *other;
	} rows[] = {
		{"en", "policy", "model"},
		{"es", "año", "ano"},
		{"ru", "ИИ", "и"},
		{"ru", "её", "е"},
		{"ar", "سياسة", "سلامة"},
		{"zh", "人", "入"},
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		ck_assert_msg(
			!is_found(rows[i].lang, rows[i].one, rows[i].other),
			"'%s' finds '%s'", rows[i].one, rows[i].other);
}
END_TEST

START_TEST(analyser_stems_are_those_of_put)
{
	const struct str text = STR("Les élèves gouvernées 42");
	struct analyser *analyser = analyser_of("fr");
	struct analysed analysed = {0};
	struct buf out = {0};

	analyser_take(analyser, text, &analysed);
	ck_assert_uint_eq(analysed.tokens.len, 4);
	analyser_stems(analyser, text, &analysed, 2, &out);
	assert_terms(&out, "^gouverne ^gouvern", "gouvernées");
	analyser_stems(analyser, text, &analysed, 3, &out);
	assert_terms(&out, "", "42");
	analysed_release(&analysed);
}
END_TEST

START_TEST(analyser_joined_hyphenated_word_ends_at_its_last_part)
{
	static const struct {
		const char *text;
		size_t token, last;
		const char *terms;
	} rows[] = {
		{"Co-operate now", 0, 1, "^cooperate ^cooper"},
		{"Co-operate now", 1, 1, ""},
		{"now", 0, 0, ""},
		{"a-b-c d", 0, 2, "^abc"},
		{"10-20", 0, 1, ""},
		{"a -b", 0, 0, ""},
		{"a—b", 0, 0, ""},
		{"a-人", 0, 0, ""},
	};
	const struct str text = str_of(rows[_i].text);
	struct analyser *analyser = analyser_of("en");
	struct analysed analysed = {0};
	struct buf out = {0};

	analyser_take(analyser, text, &analysed);
	ck_assert_uint_eq(analyser_joined(analyser, text, &analysed,
				  rows[_i].token, &out),
		rows[_i].last);
	assert_terms(&out, rows[_i].terms, rows[_i].text);
	analysed_release(&analysed);
}
END_TEST

START_TEST(analysed_source_is_whole_clusters)
{
	static const struct {
		const char *lang, *text;
		size_t first, last;
		const char *source;
	} rows[] = {
		{"en", "a cafe\u0301 b", 1, 1, "cafe\u0301"},
		{"en", "the ﬁnal step", 1, 2, "ﬁnal step"},
		{"ar", "في الذَّكَاءِ؟", 1, 1, "الذَّكَاءِ"},
		{"zh", "「發展」", 0, 1, "發展"},
		{"ru", "— Ещё?", 0, 0, "Ещё"},
	};
	const struct str text = str_of(rows[_i].text);
	struct analysed analysed = {0};
	size_t start, end;

	analyser_take(analyser_of(rows[_i].lang), text, &analysed);
	analysed_source(&analysed, rows[_i].first, rows[_i].last, &start, &end);
	ck_assert_msg(
		str_eq(str_sub(text, start, end), str_of(rows[_i].source)),
		"'%.*s'", STR_ARG(str_sub(text, start, end)));
	analysed_release(&analysed);
}
END_TEST

/* Signs, letters and marks of which random texts are made. */
static const char *const pieces[] = {" ", " ", "a", "B", "é", "e\u0301", "ﬁ",
	"-", "\u2011", "—", "'", "’", ".", "1", "½", "й", "Ё", "и", "ж", "л",
	"ا", "لا", "ٱ", "ـ", "َ", "ّ", "ة", "٣", "ñ", "n", "œ", "發", "人", "的",
	"。", "カ", "ﾞ", "ー", "ไ", "ท", "ำ", "한", "\u00AD", "\u200D",
	"\u200B", "\U0001F468", "\u0301", "\u0903", "\n", "\u00A0",
	"\U0001F1E6", "〇"};

static unsigned next_random(uint64_t *seed)
{
	*seed = *seed * UINT64_C(6364136223846793005) + 1442695040888963407u;
	return (unsigned)(*seed >> 33);
}

static void put_random(uint64_t *seed, struct buf *out)
{
	const unsigned count = 1 + next_random(seed) % 24;

	buf_clear(out);
	for (unsigned i = 0; i < count; i++)
		buf_cstr(out, pieces[next_random(seed) % ARRAY_LEN(pieces)]);
}

/* Do this token and the one after it come from one cluster? */
static bool is_shared(const struct analysed *analysed, size_t token)
{
	const uint32_t *from = analysed->folded.from.ptr;

	return token + 1 < analysed->tokens.len &&
	       from[analysed->tokens.ptr[token].end - 1] ==
	               from[analysed->tokens.ptr[token + 1].start];
}

/* Half a ligature is no part of a text. */
static void widen(const struct analysed *analysed, size_t *first, size_t *last)
{
	while (*first > 0 && is_shared(analysed, *first - 1))
		(*first)--;
	while (is_shared(analysed, *last))
		(*last)++;
}

START_TEST(analyser_take_part_of_a_text_has_the_same_tokens)
{
	static const char *const langs[] = {"zh", "en", "fr", "es", "ru", "ar"};
	struct analysed whole = {0}, part = {0};
	struct buf text = {0};
	uint64_t seed = 1;

	for (int run = 0; run < 20000; run++) {
		struct analyser *analyser =
			analyser_of(langs[(size_t)run % ARRAY_LEN(langs)]);
		size_t first, last, start, end;

		put_random(&seed, &text);
		analyser_take(analyser, buf_view(&text), &whole);
		if (whole.tokens.len == 0)
			continue;
		first = next_random(&seed) % whole.tokens.len;
		last = first + next_random(&seed) % (whole.tokens.len - first);
		widen(&whole, &first, &last);
		analysed_source(&whole, first, last, &start, &end);
		analyser_take(
			analyser, str_sub(buf_view(&text), start, end), &part);
		ck_assert_msg(part.tokens.len == last - first + 1,
			"run %d: '%s'", run, text.ptr);
		for (size_t i = 0; i < part.tokens.len; i++)
			ck_assert_msg(
				str_eq(analysed_token(&part, i),
					analysed_token(&whole, first + i)),
				"run %d: '%s'", run, text.ptr);
	}
	analysed_release(&whole);
	analysed_release(&part);
	buf_release(&text);
}
END_TEST

START_TEST(analyser_put_any_text_is_terms_and_single_spaces)
{
	static const char *const langs[] = {"zh", "en", "fr", "es", "ru", "ar"};
	struct buf text = {0}, out = {0};
	uint64_t seed = 7;

	for (int run = 0; run < 6000; run++) {
		put_random(&seed, &text);
		buf_clear(&out);
		buf_cstr(&out, "before ");
		analyser_put(analyser_of(langs[(size_t)run % ARRAY_LEN(langs)]),
			buf_view(&text), &out);
		ck_assert(str_starts(buf_view(&out), STR("before ")));
		for (size_t i = 7; i < out.len; i++) {
			const char c = out.ptr[i];

			ck_assert_msg(
				c != ' ' || (i > 7 && i + 1 < out.len &&
						    out.ptr[i - 1] != ' '),
				"'%s'", text.ptr);
			ck_assert_msg((uint8_t)c >= ' ' ||
					      (c == TERM_STEM &&
						      out.ptr[i - 1] == ' '),
				"'%s'", text.ptr);
		}
	}
	buf_release(&text);
	buf_release(&out);
}
END_TEST

START_TEST(analyser_put_huge_word_is_one_term)
{
	struct buf text = {0}, out = {0};

	buf_fill(&text, 'a', 1 << 20);
	analyser_put(analyser_of("en"), buf_view(&text), &out);
	ck_assert(str_eq(buf_view(&text), buf_view(&out)));
	buf_clear(&text);
	for (int i = 0; i < 100000; i++)
		buf_cstr(&text, "\u0301");
	buf_clear(&out);
	analyser_put(analyser_of("ru"), buf_view(&text), &out);
	ck_assert_uint_eq(out.len, 0);
	buf_release(&text);
	buf_release(&out);
}
END_TEST

START_TEST(analyser_fingerprint_tells_languages_and_tables_apart)
{
	static const char *const langs[] = {"zh", "en", "fr", "es", "ru", "ar"};
	struct locale changed = *locale_default();
	struct analyser *analyser;
	uint64_t prints[ARRAY_LEN(langs)];

	for (size_t i = 0; i < ARRAY_LEN(langs); i++) {
		prints[i] = analyser_fingerprint(analyser_of(langs[i]));
		ck_assert(prints[i] ==
			  analyser_fingerprint(analyser_of(langs[i])));
		for (size_t k = 0; k < i; k++)
			ck_assert(prints[i] != prints[k]);
	}
	analyser = analyser_new(&changed, NULL);
	prints[0] = analyser_fingerprint(analyser);
	analyser_free(analyser);
	changed.sum++;
	analyser = analyser_new(&changed, NULL);
	ck_assert(prints[0] != analyser_fingerprint(analyser));
	analyser_free(analyser);
}
END_TEST

START_TEST(analyser_new_without_table_still_cuts)
{
	const struct locale zh = {.tag = {"zh", 2}, .script = {"Hans", 4}};
	struct analyser *analyser = analyser_new(&zh, NULL);
	struct buf out = {0};

	ck_assert(!analyser_has_syllables(analyser));
	analyser_put(analyser, STR("發展 AI"), &out);
	assert_terms(&out, "發 展 ai", "發展 AI");
	analyser_put_syllables(analyser, STR("發 a"), &out);
	assert_terms(&out, "- -", "發 a");
	analyser_split_syllables(analyser, STR("fazhan"), &out);
	ck_assert_uint_eq(out.len, 0);
	analyser_free(analyser);
	analyser_free(NULL);
}
END_TEST

Suite *suite_search_analyse(void)
{
	Suite *suite = suite_create("search/analyse");
	TCase *tc = tcase_create("analyse");

	tcase_add_unchecked_fixture(tc, analyse_setup, analyse_teardown);
	tcase_add_loop_test(tc, analyser_put_each_text_has_its_terms, 0,
		(int)ARRAY_LEN(put_rows));
	tcase_add_test(tc, analyser_put_again_gives_the_same);
	tcase_add_test(tc, analyser_put_forms_of_a_word_find_each_other);
	tcase_add_test(tc, analyser_put_other_words_stay_apart);
	tcase_add_test(tc, analyser_stems_are_those_of_put);
	tcase_add_loop_test(tc,
		analyser_joined_hyphenated_word_ends_at_its_last_part, 0, 8);
	tcase_add_loop_test(tc, analysed_source_is_whole_clusters, 0, 5);
	tcase_add_test(tc, analyser_take_part_of_a_text_has_the_same_tokens);
	tcase_add_test(tc, analyser_put_any_text_is_terms_and_single_spaces);
	tcase_add_test(tc, analyser_put_huge_word_is_one_term);
	tcase_add_test(
		tc, analyser_fingerprint_tells_languages_and_tables_apart);
	tcase_add_test(tc, analyser_new_without_table_still_cuts);
	suite_add_tcase(suite, tc);
	return suite;
}
