/* SPDX-License-Identifier: MIT */
/*
 * Search finds the texts that folding and memmem find, all of them and no
 * others, and marks what was asked for.
 */
#include "random_texts.h"

Suite *suite_search_random(void);

#define PHRASES    16  /* for each language */
#define PARTS      12  /* for each language */
#define HIGHLIGHTS 170 /* hits for each language */
#define EACH       17  /* hits of one query at most */

/* ---- what must be found ---- */

/* The name of a hit: one for all tiers that say the same. */
static struct str name_of(const struct sample *sample, struct arena *out)
{
	return arena_printf(out, "%d %d %.*s %016llx", sample->kind,
		sample->lang, STR_ARG(sample->place),
		(unsigned long long)map_hash(sample->text, 1));
}

static unsigned bit_of(const struct sample *sample)
{
	return sample->tier < 0 ? 0 : 1U << sample->tier;
}

/* The names of all texts that hold the needle, each with its tiers + 1 as
 * value. */
static void find_slowly(
	struct map *found, struct str typed, bool is_phrase, struct arena *out)
{
	struct str needles[CORPUS_LANG_MAX];

	for (int i = 0; i < search->index->lang_count; i++)
		needles[i] = fold(i, typed, out);
	for (size_t i = 0; i < samples.len; i++) {
		const struct sample *sample = &samples.ptr[i];
		unsigned *tiers;
		struct str name;

		if (!holds(sample->folded, needles[sample->lang], is_phrase))
			continue;
		name = name_of(sample, out);
		tiers = map_get(found, name);
		if (!tiers) {
			tiers = ARENA_NEW(out, unsigned);
			map_put(found, name, tiers);
		}
		*tiers |= bit_of(sample);
	}
}

static struct search_answer ask(struct str query, struct arena *out)
{
	const struct search_opts opts = {.lang = 1, .tier = -1};
	struct search_answer answer;
	struct err err = {0};

	ck_assert_msg(search_run(search, query, &opts, out, &answer, &err),
		"%s", err.message);
	return answer;
}

static struct str hit_name(const struct search_hit *hit, struct arena *out)
{
	const struct sample sample = {
		.kind = hit->kind,
		.lang = hit->lang,
		.place = hit->place,
		.text = hit->text,
	};

	return name_of(&sample, out);
}

/* Each hit is one of `found`, with the same tiers, and none is missing. */
static void assert_exact(struct str query, const struct map *found,
	const struct search_answer *answer, struct arena *out)
{
	for (size_t i = 0; i < answer->count; i++) {
		const struct search_hit *hit = &answer->hits[i];
		const unsigned *tiers = map_get(found, hit_name(hit, out));

		ck_assert_msg(tiers != NULL, "%.*s: found in %.*s: %.*s",
			STR_ARG(query), STR_ARG(hit->place),
			STR_ARG(hit->text));
		ck_assert_msg(*tiers == hit->tiers, "%.*s: tiers of %.*s",
			STR_ARG(query), STR_ARG(hit->place));
	}
	ck_assert_msg(answer->count == found->len, "%.*s: %zu found, not %zu",
		STR_ARG(query), answer->count, found->len);
}

static void assert_all(struct str query, const struct map *found,
	const struct search_answer *answer, struct arena *out)
{
	struct map hits = {0};

	for (size_t i = 0; i < answer->count; i++)
		map_put(&hits, hit_name(&answer->hits[i], out), &hits);
	for (size_t i = 0; i < found->cap; i++) {
		const struct map_slot *slot = &found->slots[i];

		ck_assert_msg(!slot->value || map_get(&hits, slot->key),
			"%.*s: not found in %.*s", STR_ARG(query),
			STR_ARG(slot->key));
	}
	map_release(&hits);
}

/* Asks for what is typed between `open` and `close` and compares. */
static void compare(struct str typed, const char *open, const char *close,
	bool is_phrase, bool is_exact)
{
	struct arena out = {0};
	struct map found = {0};
	const struct str query =
		arena_printf(&out, "%s%.*s%s", open, STR_ARG(typed), close);
	struct search_answer answer;

	find_slowly(&found, typed, is_phrase, &out);
	answer = ask(query, &out);
	if (is_exact)
		assert_exact(query, &found, &answer, &out);
	else
		assert_all(query, &found, &answer, &out);
	map_release(&found);
	arena_free(&out);
}

START_TEST(search_run_phrase_finds_what_memmem_finds_at_word_boundaries)
{
	seed = 11;
	for (int lang = 0; work && lang < search->index->lang_count; lang++)
		for (size_t i = 0; i < times * PHRASES; i++)
			compare(any_phrase(lang), "\"", "\"", true, true);
}
END_TEST

START_TEST(search_run_part_finds_what_memmem_finds)
{
	seed = 12;
	for (int lang = 0; work && lang < search->index->lang_count; lang++)
		for (size_t i = 0; i < times * PARTS; i++)
			compare(any_part(lang), "~", "", false, true);
}
END_TEST

/* Signs that mean something outside quotes. */
static bool is_plain(struct str phrase)
{
	for (size_t pos = 0; pos < phrase.len;) {
		const uint32_t cp = utf8_next(phrase, &pos);

		if (!chars_is_word(cp) && cp != ' ')
			return false;
	}
	return str_search(phrase, STR("OR")) == SIZE_MAX;
}

START_TEST(search_run_unquoted_finds_all_that_a_phrase_finds)
{
	seed = 13;
	for (int lang = 0; work && lang < search->index->lang_count; lang++) {
		for (size_t i = 0; i < times * PHRASES / 2;) {
			const struct str phrase = any_phrase(lang);

			if (!is_plain(phrase))
				continue;
			compare(phrase, "", "", true, false);
			i++;
		}
	}
}
END_TEST

/* ---- what must be marked ---- */

/* Is it the needle, or, where a cluster folds to more than one letter (œ, …),
 * no cluster more than what it takes? */
static bool is_needle(
	int lang, struct str marked, struct str needle, struct arena *out)
{
	const struct str folded = fold(lang, marked, out);
	size_t first;
	size_t last;

	if (str_eq(folded, needle))
		return true;
	first = brk_next_grapheme(marked, 0);
	last = brk_prev_grapheme(marked, marked.len);
	return holds(folded, needle, false) &&
	       !holds(fold(lang, str_sub(marked, first, marked.len), out),
		       needle, false) &&
	       !holds(fold(lang, str_sub(marked, 0, last), out), needle, false);
}

static void assert_marked(
	const struct search_hit *hit, struct str typed, struct arena *out)
{
	const struct str needle = fold(hit->lang, typed, out);
	size_t done = 0;

	ck_assert_uint_gt(hit->range_count, 0);
	for (size_t i = 0; i < hit->range_count; i++) {
		const struct search_range range = hit->ranges[i];
		const struct str marked =
			str_sub(hit->text, range.start, range.end);

		ck_assert_uint_ge(range.start, done);
		ck_assert_uint_gt(range.end, range.start);
		ck_assert_uint_le(range.end, hit->text.len);
		ck_assert_msg(is_needle(hit->lang, marked, needle, out),
			"%.*s marked for %.*s in %.*s (%s)", STR_ARG(marked),
			STR_ARG(typed), STR_ARG(hit->place),
			search_why_name(hit->why));
		done = range.end;
	}
}

/* Hits of random phrases (or parts), some of each. */
static void mark_some(int lang, bool is_phrase, size_t count)
{
	while (count > 0) {
		struct arena out = {0};
		const struct str typed =
			is_phrase ? any_phrase(lang) : any_part(lang);
		const struct search_answer answer =
			ask(arena_printf(&out, is_phrase ? "\"%.*s\"" : "~%.*s",
				    STR_ARG(typed)),
				&out);

		ck_assert_uint_gt(answer.count, 0);
		for (size_t i = 0; i < EACH && count > 0; i++, count--)
			assert_marked(&answer.hits[chance(answer.count)], typed,
				&out);
		arena_free(&out);
	}
}

START_TEST(search_run_marks_what_was_asked_for)
{
	const size_t count = times * HIGHLIGHTS / 2;

	seed = 14;
	for (int lang = 0; work && lang < search->index->lang_count; lang++) {
		mark_some(lang, true, count);
		mark_some(lang, false, count);
	}
}
END_TEST

Suite *suite_search_random(void)
{
	Suite *s = suite_create("search/random");
	TCase *tc = tcase_create("random");

	tcase_add_unchecked_fixture(tc, setup, teardown);
	tcase_set_timeout(tc, 0);
	tcase_add_test(tc,
		search_run_phrase_finds_what_memmem_finds_at_word_boundaries);
	tcase_add_test(tc, search_run_part_finds_what_memmem_finds);
	tcase_add_test(tc, search_run_unquoted_finds_all_that_a_phrase_finds);
	tcase_add_test(tc, search_run_marks_what_was_asked_for);
	suite_add_tcase(s, tc);
	return s;
}
