/* SPDX-License-Identifier: MIT */
/*
 * Random words, phrases and parts of words out of the shipped texts, for the
 * tests of search. The seeds are fixed; KOINE_RANDOM=N in the environment makes
 * N times as many.
 */
#ifndef KOINE_TESTS_RANDOM_TEXTS_H
#define KOINE_TESTS_RANDOM_TEXTS_H

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

#define LETTERS 8 /* of a part at most */
#define TOKENS  6 /* of a phrase at most */

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

static inline void read_samples(void)
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

static inline const char *data_folder(void)
{
	const char *program = getenv("KOINE");
	const char *slash = program ? strrchr(program, '/') : NULL;

	return paths_data(&arena,
		slash ? arena_str(&arena, (struct str){program,
						  (size_t)(slash - program)})
				.ptr
		      : KOINE_SRCDIR "/build");
}

static inline void setup(void)
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

static inline void teardown(void)
{
	search_close(search);
	corpus_close(work);
	vec_release(&samples);
	analysed_release(&analysed);
	arena_free(&arena);
}

/* ---- chance ---- */

/* xorshift64*: the same numbers wherever this runs. */
static inline size_t chance(size_t below)
{
	seed ^= seed >> 12;
	seed ^= seed << 25;
	seed ^= seed >> 27;
	return (size_t)((seed * UINT64_C(2685821657736338717)) >> 33) % below;
}

static inline const struct sample *any_sample(int lang)
{
	for (;;) {
		const struct sample *sample = &samples.ptr[chance(samples.len)];

		if (sample->lang == lang && sample->text.len > 0)
			return sample;
	}
}

/* Signs of the query language, or of a phrase's end. */
static inline bool is_operator(uint32_t cp)
{
	static const char signs[] = "\"“”„‟‘‚«»‹›「」『』〝〞〟＂=＝~～〜*＊٭";
	const struct str all = STR(signs);

	for (size_t pos = 0; pos < all.len;)
		if (utf8_next(all, &pos) == cp)
			return true;
	return cp < 0x20 && cp != '\n';
}

static inline bool has_operator(struct str text)
{
	for (size_t pos = 0; pos < text.len;)
		if (is_operator(utf8_next(text, &pos)))
			return true;
	return false;
}

/* Some words side by side, as they are written. */
static inline struct str any_phrase(int lang)
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

/* Letters, and between them what stands in words. */
static inline bool is_part(uint32_t cp, bool is_first)
{
	return chars_is_word(cp) ||
	       (!is_first &&
		       (cp == '-' || cp == '\'' || cp == '.' || cp == 0x2019));
}

/* Some letters side by side, mostly of one word. */
static inline struct str any_part(int lang)
{
	for (;;) {
		const struct str phrase = any_phrase(lang);
		const size_t count = 1 + chance(LETTERS);
		size_t start = 0;
		size_t end;
		size_t last = 0; /* the end of the last letter */

		for (size_t i = chance(10);
			i > 0 && brk_next_grapheme(phrase, start) < phrase.len;
			i--)
			start = brk_next_grapheme(phrase, start);
		end = start;
		for (size_t i = 0; i < count && end < phrase.len; i++) {
			size_t pos = end;
			const uint32_t cp = utf8_next(phrase, &pos);

			if (!is_part(cp, i == 0))
				break;
			end = brk_next_grapheme(phrase, end);
			last = chars_is_word(cp) ? end : last;
		}
		if (last > start)
			return str_sub(phrase, start, last);
	}
}

/* ---- comparing ---- */

/* May a phrase begin or end here, between two letters of no one word? */
static inline bool is_boundary(struct str folded, size_t pos)
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

static inline bool holds(struct str folded, struct str needle, bool is_phrase)
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

static inline struct str fold(int lang, struct str text, struct arena *out)
{
	analyser_take(search->index->langs[lang].analyser, text, &analysed);
	return arena_str(out, str_trim(buf_view(&analysed.folded.text)));
}

#endif
