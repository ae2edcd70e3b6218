/* SPDX-License-Identifier: MIT */
/*
 * Random phrases and parts of words out of the shipped texts: search finds the
 * texts that folding and memmem find, all of them and no others, and marks what
 * was asked for. The seed is fixed; KOINE_RANDOM=N in the environment makes N
 * times as many.
 */
#include "base/fs.h"
#include "base/macros.h"
#include "base/map.h"
#include "corpus/work.h"
#include "search/impl.h"
#include "search/query.h"
#include "text/brk.h"
#include "text/chars.h"
#include "text/utf8.h"

#include <check.h>
#include <stdio.h>
#include <string.h>

Suite *suite_search_random(void);

#define PHRASES    16  /* for each language */
#define PARTS      12  /* for each language */
#define WORDS      20  /* for each language */
#define HIGHLIGHTS 170 /* hits for each language */
#define EACH       17  /* hits of one query at most */
#define LETTERS    8   /* of a part at most */
#define TOKENS     6   /* of a phrase at most */

/* A text of the index. */
struct sample {
	enum search_kind kind;
	struct str place;
	int lang;
	int tier;
	struct str text;
	struct str folded;
};

static struct arena arena;
static struct paths paths;
static struct work *work; /* NULL: there is no content */
static struct search *search;
static VEC(struct sample) samples;
static struct analysed analysed;
static uint64_t seed;
static size_t times = 1;

/* ---- the texts ---- */

static void read_samples(void)
{
	struct err err = {0};
	struct db_stmt *rows = db_query(search->index->db, &err,
		"SELECT kind, place, lang, tier, text FROM doc ORDER BY id",
		"");

	ck_assert_msg(rows != NULL, "%s", err.message);
	while (db_step(rows, NULL, &err)) {
		struct sample sample = {
			.kind = (enum search_kind)db_int(rows, 0),
			.place = arena_str(&arena, db_text(rows, 1)),
			.lang = (int)db_int(rows, 2),
			.tier = (int)db_int(rows, 3),
			.text = arena_str(&arena, db_text(rows, 4)),
		};

		analyser_take(search->index->langs[sample.lang].analyser,
			sample.text, &analysed);
		sample.folded =
			arena_str(&arena, buf_view(&analysed.folded.text));
		vec_push(&samples, sample);
	}
	db_done(rows);
	ck_assert_uint_gt(samples.len, 1000);
}

static const char *data_folder(void)
{
	const char *program = getenv("KOINE");
	const char *slash = program ? strrchr(program, '/') : NULL;

	return paths_data(&arena,
		slash ? arena_str(&arena, (struct str){program,
						  (size_t)(slash - program)})
				.ptr
		      : KOINE_SRCDIR "/build");
}

static void setup(void)
{
	const char *more = getenv("KOINE_RANDOM");
	struct search_source source = {.paths = &paths};
	struct fs_info info;
	struct err err = {0};
	int percent;
	int value;

	if (more && str_to_int(str_of(more), &value) && value > 0)
		times = (size_t)value;
	if (!fs_stat(KOINE_SRCDIR "/content/work.xml", &info))
		return;
	paths.data = data_folder();
	ck_assert_ptr_nonnull(paths.data);
	paths.content = KOINE_SRCDIR "/content";
	paths.is_own_content = true;
	work = corpus_open_sources(&paths, &err);
	ck_assert_msg(work != NULL, "%s", err.message);
	source.work = work;
	search = search_open(&source, true);
	ck_assert_msg(search_poll(search, &percent, &err) == SEARCH_READY, "%s",
		err.message);
	read_samples();
}

static void teardown(void)
{
	search_close(search);
	corpus_close(work);
	vec_release(&samples);
	analysed_release(&analysed);
	arena_free(&arena);
}

/* ---- chance ---- */

/* xorshift64*: the same numbers wherever this runs. */
static size_t chance(size_t below)
{
	seed ^= seed >> 12;
	seed ^= seed << 25;
	seed ^= seed >> 27;
	return (size_t)((seed * UINT64_C(2685821657736338717)) >> 33) % below;
}

static const struct sample *any_sample(int lang)
{
	for (;;) {
		const struct sample *sample = &samples.ptr[chance(samples.len)];

		if (sample->lang == lang && sample->text.len > 0)
			return sample;
	}
}

/* Signs of the query language, or of a phrase's end. */
static bool is_operator(uint32_t cp)
{
	static const char signs[] = "\"“”„‟‘‚«»‹›「」『』〝〞〟＂=＝~～〜*＊٭";
	const struct str all = STR(signs);

	for (size_t pos = 0; pos < all.len;)
		if (utf8_next(all, &pos) == cp)
			return true;
	return cp < 0x20 && cp != '\n';
}

static bool has_operator(struct str text)
{
	for (size_t pos = 0; pos < text.len;)
		if (is_operator(utf8_next(text, &pos)))
			return true;
	return false;
}

/* Some words side by side, as they are written. */
static struct str any_phrase(int lang)
{
	for (;;) {
		const struct sample *sample = any_sample(lang);
		size_t first;
		size_t count;
		size_t start;
		size_t end;
		struct str phrase;

		analyser_take(search->index->langs[lang].analyser, sample->text,
			&analysed);
		count = analysed.tokens.len;
		if (count == 0)
			continue;
		first = chance(count);
		count = 1 +
		        chance(count - first < TOKENS ? count - first : TOKENS);
		analysed_source(
			&analysed, first, first + count - 1, &start, &end);
		phrase = str_sub(sample->text, start, end);
		if (!has_operator(phrase) && phrase.len < QUERY_MAX / 2)
			return phrase;
	}
}

/* Some letters of one word. */
static struct str any_part(int lang)
{
	for (;;) {
		const struct str phrase = any_phrase(lang);
		const size_t count = 1 + chance(LETTERS);
		size_t start = 0;
		size_t end;

		for (size_t i = chance(10);
			i > 0 && brk_next_grapheme(phrase, start) < phrase.len;
			i--)
			start = brk_next_grapheme(phrase, start);
		end = start;
		for (size_t i = 0; i < count && end < phrase.len; i++) {
			size_t pos = end;

			if (!chars_is_word(utf8_next(phrase, &pos)))
				break;
			end = brk_next_grapheme(phrase, end);
		}
		if (end > start)
			return str_sub(phrase, start, end);
	}
}

/* ---- what must be found ---- */

/* May a phrase begin or end here, between two letters of no one word? */
static bool is_boundary(struct str folded, size_t pos)
{
	size_t at = pos;
	uint32_t before;
	uint32_t after;

	if (pos == 0 || pos == folded.len)
		return true;
	after = utf8_next(folded, &at);
	at = utf8_prev(folded, pos);
	before = utf8_next(folded, &at);
	return !chars_is_word(before) || !chars_is_word(after) ||
	       (chars_is_single(before) && !chars_is_mark(after)) ||
	       chars_is_single(after);
}

static bool holds(struct str folded, struct str needle, bool is_phrase)
{
	size_t from = 0;

	for (;;) {
		const size_t at =
			str_search(str_sub(folded, from, folded.len), needle);

		if (at == SIZE_MAX)
			return false;
		if (!is_phrase ||
			(is_boundary(folded, from + at) &&
				is_boundary(folded, from + at + needle.len)))
			return true;
		from += at + 1;
	}
}

static struct str fold(int lang, struct str text, struct arena *out)
{
	analyser_take(search->index->langs[lang].analyser, text, &analysed);
	return arena_str(out, str_trim(buf_view(&analysed.folded.text)));
}

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

/* ---- other forms ---- */

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
	tcase_add_test(tc, match_find_forms_are_those_of_the_index);
	suite_add_tcase(s, tc);
	return s;
}
