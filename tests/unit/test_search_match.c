/* SPDX-License-Identifier: MIT */
#include "search_fixture.h"

Suite *suite_search_match(void);

struct row {
	const char *lang;
	enum atom_kind kind;
	const char *query;
	const char *marked; /* the text, matches in brackets */
};

/* A text without its brackets. */
static struct str plain(const char *marked)
{
	struct buf out = {0};
	struct str copy;

	for (; *marked; marked++)
		if (*marked != '[' && *marked != ']')
			buf_byte(&out, *marked);
	copy = arena_str(&arena, buf_view(&out));
	buf_release(&out);
	return copy;
}

static void assert_query(const struct query *query, const char *lang,
	enum match_level level, const struct match_more *more,
	const char *marked)
{
	const struct str text = plain(marked);
	const struct match_ranges ranges =
		match_find(query, lang_of(lang), level, more, text, &arena);

	ck_assert_str_eq(mark(text, ranges.list, ranges.count), marked);
}

static void assert_rows(
	const struct row *rows, size_t count, enum match_level level)
{
	for (size_t i = 0; i < count; i++) {
		const struct query query =
			query_of(rows[i].kind, rows[i].query);

		assert_query(&query, rows[i].lang, level, NULL, rows[i].marked);
	}
}

/* clang-format off */
static const struct row exact_rows[] = {
	{"en", ATOM_WORDS, "risk", "A [Risk], risks and [RISK]; asterisk."},
	{"en", ATOM_EXACT, "risk", "A [Risk], risks and [RISK]; asterisk."},
	{"en", ATOM_PREFIX, "ris", "A [Risk], [risks]; asterisk."},
	{"en", ATOM_WORDS, "co-operate", "They [co-operate] and [co operate]."},
	{"en", ATOM_WORDS, "10.5", "About [10.5] and 105, 10 and 5"},
	{"fr", ATOM_WORDS, "l'intelligence", "Que [l\u2019Intelligence] soit"},
	{"fr", ATOM_WORDS, "securite", "La [s\u00e9curit\u00e9], sure"},
	{"fr", ATOM_WORDS, "coeur", "Un [c\u0153ur]"},
	{"es", ATOM_WORDS, "ano", "un a\u00f1o"},
	{"ru", ATOM_WORDS, "все", "[Всё] и [все], всех"},
	{"ru", ATOM_PREFIX, "риск", "[Риски], [риском]; безрисковый"},
	{"ar", ATOM_WORDS, "الامن", "[الأمن] [الأمْن] والأمن"},
	{"zh", ATOM_WORDS, "智能", "人工[智能]与[智能]体"},
	{"zh", ATOM_WORDS, "风险", "前沿[風險]"},
	{"zh", ATOM_WORDS, "安全", "AI[安全]"},
	{"zh", ATOM_WORDS, "AI安全", "谈[AI安全]"},
};
static const struct row phrase_rows[] = {
	{"en", ATOM_PHRASE, "frontier model",
		"The [frontier\nmodel], frontier models, [Frontier  Model]"},
	{"en", ATOM_PHRASE, "a a", "[a a] a"},
	{"en", ATOM_PHRASE, "aa a", "aaa a aa aa [aa a]"},
	{"en", ATOM_PHRASE, " risk ", "a [risk] asterisk"},
	{"en", ATOM_PHRASE, "risk.", "no risk, [risk.]"},
	{"en", ATOM_PHRASE, "co-operate", "[co\u2010operate], co operate"},
	{"zh", ATOM_PHRASE, "工智", "人[工智]能"},
	{"zh", ATOM_PART, "工智", "人[工智]能"},
	{"en", ATOM_PART, "isk", "r[isk]s, aster[isk]"},
	{"en", ATOM_PART, "aa", "[aa][aa]a"},
	{"en", ATOM_PART, "s, a", "risk[s, a]sterisk"},
	{"fr", ATOM_PART, "o", "c[\u0153]ur, l[o]i"},
	{"ar", ATOM_PART, "من", "الأ[مْنِ]"},
};
static const struct row stem_rows[] = {
	{"en", ATOM_WORDS, "risk", "A [Risk], [risks] and asterisks"},
	{"en", ATOM_WORDS, "risks", "A [Risk], [risks] and asterisks"},
	{"en", ATOM_EXACT, "risk", "A [risk], risks"},
	{"en", ATOM_WORDS, "happy", "[happiness], hop"},
	{"en", ATOM_WORDS, "cooperate", "They [co-operate], [cooperates]."},
	{"en", ATOM_WORDS, "co-operate", "They [cooperate], [co-operate]."},
	{"fr", ATOM_WORDS, "risque", "les [risques], il [risqua]"},
	{"fr", ATOM_WORDS, "l'intelligence", "[l\u2019intelligence]"},
	{"es", ATOM_WORDS, "riesgo", "los [riesgos]"},
	{"ru", ATOM_WORDS, "безопасность", "о [безопасности]"},
	{"ru", ATOM_WORDS, "риск", "[рисков], [рискам]"},
	{"ar", ATOM_WORDS, "مخاطر", "[المخاطر] [وبالمخاطر]"},
	{"zh", ATOM_WORDS, "模型", "大[模型]"},
};
/* clang-format on */

START_TEST(match_find_exact_marks_the_form_typed)
{
	assert_rows(exact_rows, ARRAY_LEN(exact_rows), MATCH_EXACT);
}
END_TEST

START_TEST(match_find_phrase_and_part_are_folded_bytes)
{
	assert_rows(phrase_rows, ARRAY_LEN(phrase_rows), MATCH_EXACT);
	assert_rows(phrase_rows, ARRAY_LEN(phrase_rows), MATCH_KEY);
}
END_TEST

START_TEST(match_find_stem_marks_other_forms)
{
	assert_rows(stem_rows, ARRAY_LEN(stem_rows), MATCH_STEM);
	assert_rows(stem_rows, ARRAY_LEN(stem_rows), MATCH_KEY);
}
END_TEST

START_TEST(match_verify_says_what_match_find_marks)
{
	for (size_t i = 0; i < ARRAY_LEN(phrase_rows); i++) {
		const struct row *row = &phrase_rows[i];
		const struct query query = query_of(row->kind, row->query);
		const struct index_lang *lang = lang_of(row->lang);

		ck_assert(match_verify(
			&query.atoms[0], lang, plain(row->marked)));
		ck_assert(!match_verify(&query.atoms[0], lang, STR("123")));
	}
}
END_TEST

START_TEST(match_find_typing_goes_on_from_the_last_word)
{
	struct query query = query_of(ATOM_WORDS, "art");

	query.atoms[1] = (struct atom){.kind = ATOM_WORDS, .text = STR("ris")};
	query.atom_count = 2;
	query.is_typing = true;
	assert_query(&query, "en", MATCH_EXACT, NULL, "An [art], artisan risk");
	assert_query(
		&query, "en", MATCH_STEM, NULL, "An [art], artisan [risky]");
}
END_TEST

START_TEST(match_find_typing_leaves_the_end_of_a_phrase_open)
{
	struct query query = query_of(ATOM_PHRASE, "frontier mo");

	assert_query(&query, "en", MATCH_EXACT, NULL, "A frontier model");
	query.is_typing = true;
	assert_query(&query, "en", MATCH_EXACT, NULL, "A [frontier mo]del");
}
END_TEST

START_TEST(match_find_forms_count_as_stems)
{
	const struct query query = query_of(ATOM_WORDS, "deepfake");
	const struct match_more more = {
		.forms = STR("hyper trucage\ntrucages\n\nhyper")};

	assert_query(&query, "fr", MATCH_EXACT, &more,
		"Un [deepfake] ou hyper-trucage, des trucages");
	assert_query(&query, "fr", MATCH_STEM, &more,
		"Un [deepfake] ou [hyper-trucage], des [trucages], [hyper]");
}
END_TEST

START_TEST(match_find_syllables_mark_characters)
{
	const struct query query = query_of(ATOM_WORDS, "rengongzhin");
	const struct match_more more = {
		.syllables = STR("ren gong zhi n*\nren gong zhin\n")};

	assert_query(&query, "zh", MATCH_STEM, &more, "人工智能");
	assert_query(&query, "zh", MATCH_KEY, &more,
		"谈[人工智能]，人工制度，[人工智能]");
}
END_TEST

START_TEST(match_find_not_marks_nothing)
{
	struct query query = query_of(ATOM_WORDS, "risk");

	query.atoms[1] = (struct atom){
		.kind = ATOM_WORDS, .text = STR("high"), .is_not = true};
	query.atoms[2] = (struct atom){
		.kind = ATOM_WORDS, .text = STR("low"), .is_or = true};
	query.atom_count = 3;
	assert_query(&query, "en", MATCH_STEM, NULL, "high [risk], [low]");
}
END_TEST

START_TEST(match_find_overlapping_atoms_make_one_range)
{
	struct query query = query_of(ATOM_WORDS, "risk");

	query.atoms[1] =
		(struct atom){.kind = ATOM_PART, .text = STR("isk ma")};
	query.atom_count = 2;
	assert_query(
		&query, "en", MATCH_EXACT, NULL, "[risk ma]nagement [risk]");
}
END_TEST

/* ---- hostile ---- */

static struct str repeat(const char *unit, size_t count)
{
	struct buf out = {0};
	struct str copy;

	for (size_t i = 0; i < count; i++)
		buf_cstr(&out, unit);
	copy = arena_str(&arena, buf_view(&out));
	buf_release(&out);
	return copy;
}

/* Runs every kind at every level; ranges must ascend and not overlap. */
static size_t run_all(const char *lang, struct str query, struct str text)
{
	const struct match_more more = {.forms = query, .syllables = query};
	size_t sum = 0;

	for (int kind = ATOM_WORDS; kind <= ATOM_PREFIX; kind++) {
		for (int level = MATCH_EXACT; level <= MATCH_KEY; level++) {
			struct match_ranges ranges;
			struct query one =
				query_of((enum atom_kind)kind, query.ptr);

			one.is_typing = level == MATCH_STEM;
			ranges = match_find(&one, lang_of(lang),
				(enum match_level)level, &more, text, &arena);
			mark(text, ranges.list, ranges.count);
			sum += ranges.count;
		}
	}
	return sum;
}

START_TEST(match_find_marks_alone_find_nothing)
{
	const struct str marks = repeat("\u0301\u064b\u20dd", 5000);

	ck_assert_uint_eq(run_all("en", STR("\u0301\u0301"), marks), 0);
	ck_assert_uint_eq(run_all("ar", marks, marks), 0);
	ck_assert_uint_eq(run_all("ar", marks, STR("نص")), 0);
	ck_assert_uint_eq(run_all("en", STR(""), STR("text")), 0);
	ck_assert_uint_eq(run_all("en", STR("text"), STR("")), 0);
}
END_TEST

START_TEST(match_find_signs_of_other_languages_are_text)
{
	static const char *const queries[] = {"(a+)+$", ".*", "\\w", "[a-z]",
		"NEAR(", "\" OR *", "a{1,1000}", "%", "_", "^"};

	for (size_t i = 0; i < ARRAY_LEN(queries); i++)
		run_all("en", str_of(queries[i]), repeat("aaaa b(a+)+$ ", 50));
	ck_assert_uint_eq(run_all("en", STR(".*"), STR("text")), 0);
}
END_TEST

/* These would take minutes if the time were the product of the lengths. */
START_TEST(match_find_repetition_takes_no_product_of_time)
{
	const struct str word = repeat("a", 100000);
	const struct str words = repeat("a ", 50000);
	const struct str han_words = repeat("中", 30000);
	const struct str part = repeat("a", 1000);
	const struct str hyphens = repeat("a-", 500);

	ck_assert_uint_gt(run_all("en", part, word), 0);
	ck_assert_uint_gt(run_all("en", repeat("a ", 500), words), 0);
	run_all("en", arena_printf(&arena, "%sb", hyphens.ptr), words);
	run_all("en", arena_printf(&arena, "%sb", part.ptr), word);
	run_all("en", repeat("aa ", 300), repeat("aaa ", 25000));
	run_all("zh", repeat("中", 300), han_words);
	run_all("zh", repeat("zhong ", 150), han_words);
	run_all("ar", repeat("و", 500), repeat("و", 50000));
	run_all("en", hyphens, repeat("a-", 50000));
}
END_TEST

START_TEST(match_find_part_in_one_long_word_finds_all)
{
	const struct query query = query_of(ATOM_PART, "aaaa");

	ck_assert_uint_eq(match_find(&query, lang_of("en"), MATCH_EXACT, NULL,
				  repeat("a", 100000), &arena)
				  .count,
		25000);
}
END_TEST

Suite *suite_search_match(void)
{
	Suite *s = suite_create("search/match");
	TCase *tc = tcase_create("match");
	TCase *hostile = tcase_create("hostile");

	tcase_add_unchecked_fixture(tc, open_langs, close_langs);
	tcase_add_test(tc, match_find_exact_marks_the_form_typed);
	tcase_add_test(tc, match_find_phrase_and_part_are_folded_bytes);
	tcase_add_test(tc, match_find_stem_marks_other_forms);
	tcase_add_test(tc, match_verify_says_what_match_find_marks);
	tcase_add_test(tc, match_find_typing_goes_on_from_the_last_word);
	tcase_add_test(tc, match_find_typing_leaves_the_end_of_a_phrase_open);
	tcase_add_test(tc, match_find_forms_count_as_stems);
	tcase_add_test(tc, match_find_syllables_mark_characters);
	tcase_add_test(tc, match_find_not_marks_nothing);
	tcase_add_test(tc, match_find_overlapping_atoms_make_one_range);
	suite_add_tcase(s, tc);
	tcase_add_unchecked_fixture(hostile, open_langs, close_langs);
	tcase_add_test(hostile, match_find_marks_alone_find_nothing);
	tcase_add_test(hostile, match_find_signs_of_other_languages_are_text);
	tcase_add_test(hostile, match_find_repetition_takes_no_product_of_time);
	tcase_add_test(hostile, match_find_part_in_one_long_word_finds_all);
	suite_add_tcase(s, hostile);
	return s;
}
