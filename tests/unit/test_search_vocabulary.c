/* SPDX-License-Identifier: MIT */
#include "search_fixture.h"

Suite *suite_search_vocabulary(void);

static struct search_index *store;

static const char *const tags[] = {"en", "ru", NULL};
static const char *const texts[][2] = {
	{"en", "Risk and risks: the brisk asterisk"},
	{"en", "risk management, co-operate"},
	{"ru", "Безопасность и риск"},
	{NULL, NULL},
};

static void setup(void)
{
	store = make_index(tags, texts);
}

static void teardown(void)
{
	free_index(store);
}

static const char *find(
	int lang, const char *part, enum vocabulary_where where, size_t max)
{
	const struct vocabulary_words words =
		vocabulary_find(store, lang, str_of(part), where, max, &arena);
	struct buf out = {0};
	struct str list;

	for (size_t i = 0; i < words.count; i++) {
		if (i > 0)
			buf_byte(&out, ' ');
		buf_str(&out, words.list[i]);
	}
	list = arena_str(&arena, buf_view(&out));
	buf_release(&out);
	return list.ptr;
}

START_TEST(vocabulary_find_anywhere_gives_sorted_words_without_stems)
{
	ck_assert_str_eq(find(0, "isk", VOCABULARY_ANYWHERE, 99),
		"asterisk brisk risk risks");
	ck_assert_str_eq(find(0, "a", VOCABULARY_ANYWHERE, 99),
		"and asterisk management operate");
	ck_assert_str_eq(find(1, "ис", VOCABULARY_ANYWHERE, 99), "риск");
}
END_TEST

START_TEST(vocabulary_find_start_and_end_are_those_of_words)
{
	ck_assert_str_eq(find(0, "ris", VOCABULARY_START, 99), "risk risks");
	ck_assert_str_eq(find(0, "risk", VOCABULARY_START, 99), "risk risks");
	ck_assert_str_eq(
		find(0, "risk", VOCABULARY_END, 99), "asterisk brisk risk");
	ck_assert_str_eq(find(0, "zzz", VOCABULARY_START, 99), "");
	ck_assert_str_eq(find(0, "sk ", VOCABULARY_END, 99), "");
}
END_TEST

START_TEST(vocabulary_find_stops_at_max)
{
	ck_assert_str_eq(
		find(0, "isk", VOCABULARY_ANYWHERE, 2), "asterisk brisk");
	ck_assert_str_eq(find(0, "ris", VOCABULARY_START, 1), "risk");
	ck_assert_str_eq(find(0, "risk", VOCABULARY_END, 0), "");
}
END_TEST

START_TEST(vocabulary_find_of_nothing_or_signs_gives_nothing)
{
	static const char *const parts[] = {
		"", "\n", "\nrisk", "k\nr", "\1", "\2", "r:1", "\t1"};

	for (size_t i = 0; i < ARRAY_LEN(parts); i++) {
		ck_assert_str_eq(
			find(0, parts[i], VOCABULARY_ANYWHERE, 99), "");
		ck_assert_str_eq(find(0, parts[i], VOCABULARY_START, 99), "");
		ck_assert_str_eq(find(0, parts[i], VOCABULARY_END, 99), "");
	}
}
END_TEST

START_TEST(vocabulary_count_is_of_texts)
{
	ck_assert_uint_eq(vocabulary_count(store, 0, STR("risk")), 2);
	ck_assert_uint_eq(vocabulary_count(store, 0, STR("risks")), 1);
	ck_assert_uint_eq(vocabulary_count(store, 0, STR("\1risk")), 0);
	ck_assert_uint_eq(vocabulary_count(store, 0, STR("cooperate")), 0);
	ck_assert_uint_eq(vocabulary_count(store, 0, STR("риск")), 0);
	ck_assert_uint_eq(vocabulary_count(store, 1, STR("риск")), 1);
	ck_assert_uint_eq(vocabulary_count(store, 1, STR("")), 0);
}
END_TEST

START_TEST(vocabulary_made_with_the_index_is_the_same)
{
	struct buf terms = {0};
	struct err err = {0};
	struct str made;

	ck_assert(vocabulary_make(store->db, 0, &terms, &err));
	made = buf_view(&terms);
	ck_assert(db_exec(store->db,
		"CREATE TABLE vocabulary(lang INTEGER PRIMARY KEY, terms TEXT)",
		&err));
	ck_assert(db_run(store->db, &err, "INSERT INTO vocabulary VALUES(0, ?)",
		"s", &made));
	ck_assert(db_exec(store->db, "DROP TABLE vocab_0", &err));
	buf_release(&terms);
	ck_assert_str_eq(find(0, "isk", VOCABULARY_ANYWHERE, 99),
		"asterisk brisk risk risks");
	ck_assert_uint_eq(vocabulary_count(store, 0, STR("risk")), 2);
	ck_assert_uint_eq(vocabulary_count(store, 0, STR("risks")), 1);
}
END_TEST

START_TEST(vocabulary_that_cannot_be_read_is_empty)
{
	struct err err = {0};

	ck_assert(db_exec(store->db, "DROP TABLE vocab_0", &err));
	ck_assert_str_eq(find(0, "isk", VOCABULARY_ANYWHERE, 99), "");
	ck_assert_str_eq(find(0, "isk", VOCABULARY_END, 99), "");
}
END_TEST

Suite *suite_search_vocabulary(void)
{
	Suite *s = suite_create("search/vocabulary");
	TCase *tc = tcase_create("vocabulary");

	tcase_add_unchecked_fixture(tc, open_langs, close_langs);
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(
		tc, vocabulary_find_anywhere_gives_sorted_words_without_stems);
	tcase_add_test(tc, vocabulary_find_start_and_end_are_those_of_words);
	tcase_add_test(tc, vocabulary_find_stops_at_max);
	tcase_add_test(tc, vocabulary_find_of_nothing_or_signs_gives_nothing);
	tcase_add_test(tc, vocabulary_count_is_of_texts);
	tcase_add_test(tc, vocabulary_made_with_the_index_is_the_same);
	tcase_add_test(tc, vocabulary_that_cannot_be_read_is_empty);
	suite_add_tcase(s, tc);
	return s;
}
