/* SPDX-License-Identifier: MIT */
/* What the files behind analyse.h share. Private to them. */
#ifndef KOINE_SEARCH_ANALYSE_IMPL_H
#define KOINE_SEARCH_ANALYSE_IMPL_H

#include "search/analyse.h"
#include "text/stem.h"

#define LETTER_COUNT 0x2000 /* code points whose class is remembered */
#define KNOWN_COUNT  16384  /* words remembered, a power of two */
#define KNOWN_BYTES  86     /* [B] of a word and its stems */

/* What a code point of folded text is. */
enum letter {
	LETTER_UNKNOWN,
	LETTER_NONE,
	LETTER_WORD,
	LETTER_MARK,
	LETTER_ONE
};

/* A word as it was written and its stems, so that it is stemmed once. */
struct known_word {
	uint64_t hash;
	uint8_t word_len; /* [B]; 0: free */
	uint8_t stems_len;
	char bytes[KNOWN_BYTES];
};

struct syllable_codes;
struct romaniser;

struct analyser {
	const struct locale *locale;
	const struct han *han; /* NULL unless the language is Chinese */
	struct fold *fold;
	struct fold *bare; /* keeps no marks; NULL where none are kept */
	struct stem *stem; /* NULL: there is no stemmer */
	struct romaniser *romaniser;  /* NULL: nothing is romanised */
	struct syllable_codes *codes; /* NULL: no syllables */
	struct known_word *known;     /* NULL: none yet */
	struct analysed whole;        /* what put is at */
	struct folded part;           /* a stem */
	struct buf accented;          /* a word as it may be written */
	struct buf written, joined;   /* parts with their hyphens left out */
	uint8_t letters[LETTER_COUNT];
};

/* Asks for the class of a code point, and remembers it. */
enum letter analyser_classify(struct analyser *analyser, uint32_t cp);
/* Is cp of a folded text part of a word, and how? */
static inline enum letter analyser_letter(
	struct analyser *analyser, uint32_t cp)
{
	if (cp >= 0x4E00 && cp <= 0x9FFF)
		return LETTER_ONE;
	if (cp < LETTER_COUNT && analyser->letters[cp] != LETTER_UNKNOWN)
		return (enum letter)analyser->letters[cp];
	return analyser_classify(analyser, cp);
}
/* Appends the stems of a word as `written` and as `folded`, as analyser_stems
 * does; a space before each if `out` is longer than `start`. */
void analyser_stem_word(struct analyser *analyser, struct str written,
	struct str folded, size_t start, struct buf *out);
/* A token as it stands in `text`; empty if it shares a cluster with a
 * neighbour.
 */
struct str analysed_written(
	struct str text, const struct analysed *analysed, size_t token);
/* analyser_joined, with a space before each term if `out` is longer than
 * `start`. */
size_t analyser_put_joined(struct analyser *analyser, struct str text,
	const struct analysed *analysed, size_t token, size_t start,
	struct buf *out);
/* Appends a term, after a space if `out` is longer than `start`. */
void analyser_put_term(
	struct buf *out, size_t start, bool is_stem, struct str term);

#endif
