/* SPDX-License-Identifier: MIT */
#include "search/nearest.h"
#include "search_fixture.h"
#include "text/utf8.h"

Suite *suite_search_suggest(void);

static struct search_index *store;

static const char *const tags[] = {"zh", "en", "fr", "es", "ru", "ar", NULL};
static const char *const texts[][2] = {
	{"zh", "人工智能安全与前沿模型"},
	{"zh", "全球治理"},
	{"en", "Governance of intelligence: frontier models and their risks"},
	{"en", "The governance of a risk, a bank. GPT-4 in 2025"},
	{"en", "Safety first"},
	{"fr", "La sécurité de l’intelligence artificielle"},
	{"fr", "Gouvernance mondiale"},
	{"es", "Seguridad y gobernanza"},
	{"ru", "Безопасность и управление рисками"},
	{"ar", "الأمن السيبراني والذكاء الاصطناعي"},
	{NULL, NULL},
};

static void setup(void)
{
	struct err err = {0};

	store = make_index(tags, texts);
	ck_assert(db_exec(store->db,
		"INSERT INTO form VALUES('人 工 智 能', 0), ('前 沿 模 型', 0),"
		" ('超 级 对 齐', 0);"
		"ALTER TABLE doc ADD COLUMN kind INTEGER DEFAULT 1;"
		"ALTER TABLE doc ADD COLUMN place TEXT;"
		"UPDATE doc SET place = '2.1' WHERE id = 3",
		&err));
}

static void teardown(void)
{
	free_index(store);
}

/* A query of plain words. */
static struct query words_of(const char *typed)
{
	struct query query = {0};
	struct str rest = str_of(typed);
	struct str word;

	while (query.atom_count < QUERY_ATOMS && str_word(&rest, &word))
		query.atoms[query.atom_count++] =
			(struct atom){.kind = ATOM_WORDS, .text = word};
	return query;
}

/* "en risk, ru риск*": what is suggested, '*' for another keyboard. */
static const char *ask(const struct query *query, const char *typed,
	const struct search_opts *opts, size_t max)
{
	const struct suggestions all =
		suggest(store, query, str_of(typed), opts, max, &arena);
	const struct search_suggestion *list = all.list;
	struct buf out = {0};
	struct str result;

	ck_assert_uint_le(all.count, max);
	for (size_t i = 0; i < all.count; i++)
		buf_printf(&out, "%s%s %.*s%s", i > 0 ? ", " : "",
			tags[list[i].lang], STR_ARG(list[i].query),
			list[i].is_layout ? "*" : "");
	result = arena_str(&arena, buf_view(&out));
	buf_release(&out);
	return result.ptr;
}

static const char *ask_words(const char *typed)
{
	const struct query query = words_of(typed);
	const struct search_opts opts = {.lang = 1, .tier = -1};

	return ask(&query, typed, &opts, 3);
}

START_TEST(suggest_misspelt_word_gives_the_nearest_as_written)
{
	static const char *const rows[][2] = {
		{"govarnance", "en governance, fr gouvernance"},
		{"inteligence", "en intelligence"},
		{"secrite", "fr sécurité"},
		{"безопастность", "ru безопасность"},
		{"السيبرني", "ar السيبراني"},
		{"riks", "en risk, en risks"},
		{"bnak", "en bank"},
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		ck_assert_str_eq(ask_words(rows[i][0]), rows[i][1]);
}
END_TEST

START_TEST(suggest_nothing_near_gives_nothing)
{
	static const char *const typed[] = {"xylophone", "zz", "q", "2026",
		"\u0301", "", "...", "GPT-5", "\xff\xfe", "漢字", "日本語"};

	for (size_t i = 0; i < ARRAY_LEN(typed); i++)
		ck_assert_str_eq(ask_words(typed[i]), "");
}
END_TEST

START_TEST(suggest_several_words_replaces_only_unknown_ones)
{
	ck_assert_str_eq(ask_words("governance  rsik"), "en governance  risk");
	ck_assert_str_eq(ask_words("frontier modls"), "en frontier models");
	/* Both are known, in no text together. */
	ck_assert_str_eq(ask_words("safety bank"), "");
	/* Each of another language. */
	ck_assert_str_eq(ask_words("safety seguridad"), "");
	/* What comes out would be in no text. */
	ck_assert_str_eq(ask_words("safety bnak"), "");
}
END_TEST

START_TEST(suggest_two_words_that_are_one)
{
	ck_assert_str_eq(ask_words("gover nance"), "en governance");
	ck_assert_str_eq(ask_words("bank gover nance"), "en bank governance");
}
END_TEST

START_TEST(suggest_place_without_its_operator)
{
	ck_assert_str_eq(ask_words("2.1"), "en in:2.1");
	ck_assert_str_eq(ask_words("9.9.9"), "");
}
END_TEST

START_TEST(suggest_other_keyboard_comes_first)
{
	static const char *const rows[][2] = {
		{",tpjgfcyjcnm", "ru безопасность*"},
		{"кшыл", "en risk*"},
		{"ыфауен ашкые", "en safety first*"},
		{"hgHlk", "ar الأمن*"},
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		ck_assert_str_eq(ask_words(rows[i][0]), rows[i][1]);
}
END_TEST

START_TEST(suggest_typing_other_keyboard_may_go_on)
{
	struct query query = words_of(",tpjgfc");
	struct search_opts opts = {.lang = 1, .tier = -1};

	ck_assert_str_eq(ask(&query, ",tpjgfc", &opts, 3), "");
	query.is_typing = true;
	opts.is_typing = true;
	ck_assert_str_eq(ask(&query, ",tpjgfc", &opts, 3), "ru безопас*");
}
END_TEST

START_TEST(suggest_han_gives_terms_and_parts)
{
	static const char *const rows[][2] = {
		{"人功智能", "zh 人工智能"},
		{"前沿模形", "zh 前沿模型, zh 前沿模"},
		{"全球治里", "zh 全球治理, zh 全球治"},
		/* A term that no text has. */
		{"超级对其", ""},
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		ck_assert_str_eq(ask_words(rows[i][0]), rows[i][1]);
}
END_TEST

START_TEST(suggest_keeps_to_languages_asked_for)
{
	struct query query = words_of("governanc");
	struct search_opts opts = {.lang = 2, .tier = -1};

	ck_assert_str_eq(ask(&query, "governanc", &opts, 2),
		"en governance, fr gouvernance");
	opts.langs = 1U << 2;
	ck_assert_str_eq(ask(&query, "governanc", &opts, 2), "fr gouvernance");
	query.langs = 1U << 3;
	ck_assert_str_eq(ask(&query, "governanc", &opts, 2), "es gobernanza");
	ck_assert_str_eq(ask(&query, "governanc", &opts, 0), "");
}
END_TEST

START_TEST(suggest_keeps_operators)
{
	struct query query = {.atom_count = 3};
	const struct search_opts opts = {.lang = 1, .tier = -1};

	query.atoms[0] = (struct atom){.kind = ATOM_EXACT, .text = STR("rsik")};
	query.atoms[1] = (struct atom){
		.kind = ATOM_PHRASE, .text = STR("the governance")};
	query.atoms[2] = (struct atom){
		.kind = ATOM_WORDS, .text = STR("xx"), .is_not = true};
	ck_assert_str_eq(
		ask(&query, "lang:en =rsik \"the governance\" -xx", &opts, 1),
		"en lang:en =risk \"the governance\" -xx");
}
END_TEST

/* ---- edit distance ---- */

static size_t letters_of(struct str word, uint32_t letters[NEAREST_LETTERS])
{
	size_t count = 0;

	for (size_t pos = 0; pos < word.len; count++)
		letters[count] = utf8_next(word, &pos);
	return count;
}

static int least(int a, int b)
{
	return a < b ? a : b;
}

/* As it is defined: the whole table. */
static int slow_distance(struct str left, struct str right)
{
	static int d[NEAREST_LETTERS + 1][NEAREST_LETTERS + 1];
	uint32_t a[NEAREST_LETTERS];
	uint32_t b[NEAREST_LETTERS];
	const size_t m = letters_of(left, a);
	const size_t n = letters_of(right, b);

	for (size_t i = 0; i <= m; i++) {
		for (size_t k = 0; k <= n; k++) {
			if (i == 0 || k == 0) {
				d[i][k] = (int)(i + k);
				continue;
			}
			d[i][k] = least(least(d[i - 1][k], d[i][k - 1]) + 1,
				d[i - 1][k - 1] + (a[i - 1] != b[k - 1]));
			if (i > 1 && k > 1 && a[i - 1] == b[k - 2] &&
				a[i - 2] == b[k - 1])
				d[i][k] = least(d[i][k], d[i - 2][k - 2] + 1);
		}
	}
	return d[m][n];
}

static struct str random_word(void)
{
	static const char *const letters[] = {"a", "b", "é", "я", "人", "𝐚"};
	const int len = rand() % 20;
	struct buf out = {0};
	struct str word;

	for (int i = 0; i < len; i++)
		buf_cstr(&out, letters[(size_t)rand() % ARRAY_LEN(letters)]);
	word = arena_str(&arena, buf_view(&out));
	buf_release(&out);
	return word;
}

START_TEST(nearest_distance_is_that_of_the_definition)
{
	srand(5);
	for (int i = 0; i < 20000; i++) {
		const struct str a = random_word();
		const struct str b = random_word();

		ck_assert_msg(nearest_distance(a, b) == slow_distance(a, b),
			"%s %s: %d, not %d", a.ptr, b.ptr,
			nearest_distance(a, b), slow_distance(a, b));
	}
}
END_TEST

START_TEST(nearest_distance_of_known_pairs)
{
	static const struct {
		const char *a, *b;
		int distance;
	} rows[] = {{"", "", 0}, {"", "ab", 2}, {"ab", "", 2}, {"ab", "ba", 1},
		{"ca", "abc", 3}, {"risk", "riks", 1}, {"риск", "иск", 1},
		{"kitten", "sitting", 3}};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		ck_assert_int_eq(
			nearest_distance(str_of(rows[i].a), str_of(rows[i].b)),
			rows[i].distance);
}
END_TEST

Suite *suite_search_suggest(void)
{
	Suite *s = suite_create("search/suggest");
	TCase *tc = tcase_create("suggest");
	TCase *nearest = tcase_create("nearest");

	tcase_add_unchecked_fixture(tc, open_langs, close_langs);
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, suggest_misspelt_word_gives_the_nearest_as_written);
	tcase_add_test(tc, suggest_nothing_near_gives_nothing);
	tcase_add_test(tc, suggest_two_words_that_are_one);
	tcase_add_test(tc, suggest_place_without_its_operator);
	tcase_add_test(tc, suggest_several_words_replaces_only_unknown_ones);
	tcase_add_test(tc, suggest_other_keyboard_comes_first);
	tcase_add_test(tc, suggest_typing_other_keyboard_may_go_on);
	tcase_add_test(tc, suggest_han_gives_terms_and_parts);
	tcase_add_test(tc, suggest_keeps_to_languages_asked_for);
	tcase_add_test(tc, suggest_keeps_operators);
	suite_add_tcase(s, tc);
	tcase_add_unchecked_fixture(nearest, open_langs, close_langs);
	tcase_add_test(nearest, nearest_distance_is_that_of_the_definition);
	tcase_add_test(nearest, nearest_distance_of_known_pairs);
	suite_add_tcase(s, nearest);
	return s;
}
