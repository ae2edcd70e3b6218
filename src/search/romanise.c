/* SPDX-License-Identifier: MIT */
/*
 * Keys by which words of another script are found from a Latin keyboard. There
 * are many ways to romanise; what a key keeps is what they have in common. A
 * word becomes Latin letters by its locale's `romanise`; these, as well as what
 * somebody typed, are rewritten by `romanised` (doubled letters counting once)
 * until nothing changes, then once by `romanised_last`.
 */
#include "search/romanise.h"

#include "search/analyse_impl.h"
#include "search/vowels.h"
#include "text/chars.h"
#include "text/utf8.h"

#include <stdlib.h>

#define SAME_MAX     2  /* times a letter stands in a row in any language */
#define TYPED_MAX    64 /* [B] of a typed word; words are shorter */
#define KEY_MIN      2  /* [B] less says nothing but of the shortest words */
#define WORD_SHORT   2  /* letters of a word that may have a shorter key */
#define TYPED_SHORT  4  /* the same of a typed one */
#define KEYS_MAX     4  /* of a typed word */
#define READINGS_MAX 16 /* tried for these */
#define PASSES_MAX   5  /* rules that go in circles end */

struct romaniser {
	struct rules *letters; /* of the script, to Latin ones */
	struct rules *same;
	struct rules *last;
	struct buf latin, next, key, word;
};

struct romaniser *romaniser_new(const struct locale *locale)
{
	struct romaniser *romaniser;

	if (locale->romanise_count == 0)
		return NULL;
	romaniser = xcalloc(1, sizeof(*romaniser));
	romaniser->letters =
		rules_new(locale->romanise, locale->romanise_count);
	romaniser->same = rules_new(locale->romanised, locale->romanised_count);
	romaniser->last =
		rules_new(locale->romanised_last, locale->romanised_last_count);
	return romaniser;
}

void romaniser_free(struct romaniser *romaniser)
{
	if (!romaniser)
		return;
	rules_free(romaniser->letters);
	rules_free(romaniser->same);
	rules_free(romaniser->last);
	buf_release(&romaniser->latin);
	buf_release(&romaniser->next);
	buf_release(&romaniser->key);
	buf_release(&romaniser->word);
	free(romaniser);
}

static void single_doubles(struct buf *s)
{
	size_t kept = 0;

	for (size_t i = 0; i < s->len; i++) {
		if (kept == 0 || s->ptr[kept - 1] != s->ptr[i])
			s->ptr[kept++] = s->ptr[i];
	}
	s->len = kept;
}

/* What all ways to write `latin` have in common, into romaniser->key. `others`
 * are the readings to take, first those of `same`, above them those of `last`.
 * Returns those there were. */
static uint64_t reduce(struct romaniser *romaniser, struct str latin,
	bool is_typed, uint64_t others)
{
	struct rules_run first = {
		.has_start = is_typed, .others = (uint32_t)others};
	struct rules_run last = {.others = (uint32_t)(others >> 32)};
	struct buf *next = &romaniser->next;
	struct buf *key = &romaniser->key;

	buf_clear(key);
	buf_clear(next);
	rules_apply(romaniser->same, latin, &first, next);
	single_doubles(next);
	for (int pass = 1; pass < PASSES_MAX; pass++) {
		struct rules_run again = {0};
		const struct buf swap = *next;

		buf_clear(key);
		rules_apply(romaniser->same, buf_view(next), &again, key);
		single_doubles(key);
		*next = *key;
		*key = swap;
		if (str_eq(buf_view(next), buf_view(key)))
			break;
	}
	buf_clear(key);
	rules_apply(romaniser->last, buf_view(next), &last, key);
	return first.met | (uint64_t)last.met << 32;
}

/* The key of a word of the script, into romaniser->key. */
static bool make_key(
	struct romaniser *romaniser, struct str word, bool has_start)
{
	struct rules_run run = {.has_start = has_start, .is_complete = true};

	buf_clear(&romaniser->latin);
	if (!rules_apply(romaniser->letters, word, &run, &romaniser->latin))
		return false;
	reduce(romaniser, buf_view(&romaniser->latin), false, 0);
	return true;
}

/* What remains without an article must be a word: else there was none. */
static bool romanised_key(
	struct romaniser *romaniser, struct str word, struct buf *out)
{
	const size_t letters = utf8_count(word, word.len);

	if (!make_key(romaniser, word, true))
		return false;
	if (romaniser->key.len < KEY_MIN)
		make_key(romaniser, word, false);
	if (romaniser->key.len < (letters > WORD_SHORT ? KEY_MIN : 1))
		return false;
	buf_str(out, buf_view(&romaniser->key));
	return true;
}

/* A word without the marks that its locale keeps, if it has any. */
static bool bare_key(
	struct analyser *analyser, struct str word, struct buf *out)
{
	struct str bare;

	fold_text(analyser->bare, word, &analyser->part);
	bare = buf_view(&analyser->part.text);
	if (bare.len == 0 || str_eq(bare, word))
		return false;
	buf_str(out, bare);
	return true;
}

bool analyser_word_key(
	struct analyser *analyser, struct str word, struct buf *out)
{
	if (word.len == 0)
		return false;
	if (analyser->romaniser)
		return romanised_key(analyser->romaniser, word, out);
	return analyser->bare && bare_key(analyser, word, out);
}

/* ---- what was typed ---- */

static bool ends_with(const struct buf *s, char c)
{
	return s->len > 0 && s->ptr[s->len - 1] == c;
}

/* Letters and digits of a typed word: apostrophes and hyphens in it are no
 * part of a key. False if it is not Latin. */
static bool take_latin(struct str typed, struct buf *latin)
{
	bool has_letter = false;
	size_t same = 0; /* letters in a row */

	buf_clear(latin);
	for (size_t pos = 0; pos < typed.len;) {
		const uint32_t cp = utf8_next(typed, &pos);
		const uint32_t low = cp | 0x20;

		if (low >= 'a' && low <= 'z') {
			same = ends_with(latin, (char)low) ? same + 1 : 1;
			if (same > SAME_MAX)
				return false;
			buf_byte(latin, (char)low);
			has_letter = true;
		} else if (cp >= '0' && cp <= '9') {
			buf_byte(latin, (char)cp);
		} else if (chars_is_word(cp) && !(cp >= 0x2B0 && cp <= 0x36F)) {
			/* But for signs that transcriptions use. */
			return false;
		}
	}
	return has_letter && latin->len <= TYPED_MAX;
}

/* A digit that no rule reads as a letter. */
static bool has_digit(struct str s)
{
	for (size_t i = 0; i < s.len; i++) {
		if (s.ptr[i] >= '0' && s.ptr[i] <= '9')
			return true;
	}
	return false;
}

/* Appends the key in romaniser->key as a line that is not there yet. */
static void put_key(const struct romaniser *romaniser, size_t start,
	size_t *count, struct buf *out)
{
	const struct str key = buf_view(&romaniser->key);
	struct str lines = str_sub(buf_view(out), start, out->len);
	struct str line;

	if (key.len < (romaniser->latin.len > TYPED_SHORT ? KEY_MIN : 1) ||
		has_digit(key) || *count == KEYS_MAX)
		return;
	while (str_split(&lines, '\n', &line)) {
		if (str_eq(line, key))
			return;
	}
	if (*count > 0)
		buf_byte(out, '\n');
	buf_str(out, key);
	(*count)++;
}

/* The usual reading, then those with one other, then with two. */
static size_t list_readings(uint64_t met, uint64_t readings[READINGS_MAX])
{
	size_t count = 1;

	readings[0] = 0;
	for (uint64_t one = met; one != 0; one &= one - 1) {
		if (count < READINGS_MAX)
			readings[count++] = one & -one;
	}
	for (uint64_t one = met; one != 0; one &= one - 1) {
		for (uint64_t two = one & (one - 1); two != 0; two &= two - 1) {
			if (count < READINGS_MAX)
				readings[count++] = (one & -one) | (two & -two);
		}
	}
	return count;
}

static void put_readings(struct romaniser *romaniser, struct buf *out)
{
	const struct str latin = buf_view(&romaniser->latin);
	const size_t start = out->len;
	uint64_t readings[READINGS_MAX];
	size_t count = 0;
	const size_t ways =
		list_readings(reduce(romaniser, latin, true, 0), readings);

	for (size_t i = 0; i < ways && count < KEYS_MAX; i++) {
		reduce(romaniser, latin, true, readings[i]);
		put_key(romaniser, start, &count, out);
	}
}

void analyser_typed_keys(
	struct analyser *analyser, struct str typed, struct buf *out)
{
	struct romaniser *romaniser = analyser->romaniser;

	if (romaniser && take_latin(typed, &romaniser->latin))
		put_readings(romaniser, out);
	if (romaniser || !analyser->bare || typed.len > TYPED_MAX)
		return;
	fold_text(analyser->bare, typed, &analyser->part);
	buf_str(out, buf_view(&analyser->part.text));
}

/* ---- vowels that are not written ---- */

/* Do some reading's key and vowels fit those of romaniser->word? */
static bool fits_reading(struct romaniser *romaniser, struct str key)
{
	const struct str latin = buf_view(&romaniser->latin);
	uint64_t readings[READINGS_MAX];
	const size_t ways =
		list_readings(reduce(romaniser, latin, true, 0), readings);

	for (size_t i = 0; i < ways; i++) {
		reduce(romaniser, latin, true, readings[i]);
		if (str_eq(buf_view(&romaniser->key), key) &&
			vowels_fit(buf_view(&romaniser->word),
				buf_view(&romaniser->next)))
			return true;
	}
	return false;
}

bool analyser_word_fits(
	struct analyser *analyser, struct str word, struct str typed)
{
	struct romaniser *romaniser = analyser->romaniser;
	struct buf key = {0};
	bool is_fit = true;

	if (!romaniser || !romanised_key(romaniser, word, &key))
		return true;
	buf_clear(&romaniser->word);
	buf_str(&romaniser->word, buf_view(&romaniser->next));
	if (str_find(buf_view(&romaniser->word), VOWEL_UNWRITTEN) <
		romaniser->word.len)
		is_fit = take_latin(typed, &romaniser->latin) &&
		         fits_reading(romaniser, buf_view(&key));
	buf_release(&key);
	return is_fit;
}
