/* SPDX-License-Identifier: MIT */
/*
 * How search sees a text of one language: folded, cut into words, each with its
 * stems, and with the keys by which somebody with a Latin keyboard types it.
 * The same analysis is done to what is indexed and to what is asked for. Knows
 * no database and no query syntax.
 */
#ifndef KOINE_SEARCH_ANALYSE_H
#define KOINE_SEARCH_ANALYSE_H

#include "text/fold.h"
#include "text/han.h"
#include "text/locale.h"

/* The first byte of an index term that is no word as it stands. */
#define TERM_STEM '\1' /* a stem of the word before it, at its position */
#define TERM_MARK '\2' /* not of the text: what is called or meant in it */

struct analyser;

struct token {
	uint32_t start, end; /* [B] in the folded text */
	bool is_single;      /* an ideograph, kana, or a cluster of a script
	                        without spaces: found wherever it stands */
};

/* A text after analysis; reusable, zeroed at first. */
struct analysed {
	struct folded folded;
	VEC(struct token) tokens;
};

/*
 * For one language's locale; `han` may be NULL (then Traditional stays
 * Traditional and there is no pinyin) and must outlive it. Never NULL.
 */
struct analyser *analyser_new(
	const struct locale *locale, const struct han *han);
void analyser_free(struct analyser *analyser);

/* Folds and cuts `text` (valid UTF-8) into *out (cleared first). A token is a
 * run of letters, digits and their marks: hyphens, apostrophes and all else
 * separate. Context-free: a part of a text has the same tokens. */
void analyser_take(
	struct analyser *analyser, struct str text, struct analysed *out);
/* The folding alone, without tokens. */
void analyser_fold(
	struct analyser *analyser, struct str text, struct analysed *out);
void analysed_release(struct analysed *analysed);
struct str analysed_token(const struct analysed *analysed, size_t token);
/* The bytes [*start, *end) of the source that tokens first..last come from,
 * whole grapheme clusters. */
void analysed_source(const struct analysed *analysed, size_t first, size_t last,
	size_t *start, size_t *end);

/*
 * Appends the stems of a token, each TERM_STEM and its bytes, separated by
 * single spaces: of the word as written in `text` and as folded, where they
 * differ from each other and from the folded word. Nothing for a language
 * without a stemmer, for digits and ideographs.
 */
void analyser_stems(struct analyser *analyser, struct str text,
	const struct analysed *analysed, size_t token, struct buf *out);
/*
 * If the token and those after it make one word with hyphens ("co-operate") or
 * one number in groups ("11 079", by the locale's `group`), appends the terms
 * that it has without them, "\1cooperate \1cooper", which analyser_put puts at
 * the first part, and returns the last token of the word; else returns `token`.
 * Who asks for "cooperate" looks for "\1cooperate" too.
 */
size_t analyser_joined(struct analyser *analyser, struct str text,
	const struct analysed *analysed, size_t token, struct buf *out);
/*
 * Appends the index terms of a whole text, separated by single spaces: words,
 * each followed by its stems. What the tokenizer of db/ takes.
 */
void analyser_put(struct analyser *analyser, struct str text, struct buf *out);

/* ---- typing on a Latin keyboard ---- */

/* True for zh: it is typed by syllables, not by words. */
bool analyser_has_syllables(const struct analyser *analyser);
/*
 * zh: appends one term for each token: an ideograph's most usual reading in
 * pinyin without tones ("v" for ü), other readings after it under TERM_STEM;
 * for any other token "-".
 */
void analyser_put_syllables(
	struct analyser *analyser, struct str text, struct buf *out);
/*
 * zh: appends the ways to read Latin letters (folded; spaces, hyphens and
 * apostrophes are cuts) as syllables, one a line, at most eight, likeliest
 * first: "ren gong zhi neng\n". If the last one is the beginning of a syllable
 * and not one itself, or may go on, the line ends in '*': "ren gong zhi n*\n".
 * Appends nothing if it cannot be pinyin.
 */
void analyser_split_syllables(
	const struct analyser *analyser, struct str typed, struct buf *out);
/*
 * ru, ar: appends the key of a folded word, what its romanisations have in
 * common; es: the word without the marks its locale keeps (ano for año).
 * False, appending nothing, if the language has no keys or the word none of its
 * own (it is Latin already, it has digits).
 */
bool analyser_word_key(
	struct analyser *analyser, struct str word, struct buf *out);
/*
 * The keys to look up for a typed Latin word (folded), likeliest first,
 * separated by '\n', at most four; ar: with and without what may be the
 * article.
 */
void analyser_typed_keys(
	struct analyser *analyser, struct str typed, struct buf *out);
/*
 * Many words of a script without vowels share a key: does this one (folded) fit
 * what was typed, vowels and all? "amn" fits أمن, not من. Where vowels are
 * written, any word does. What does not fit is not meant.
 */
bool analyser_word_fits(
	struct analyser *analyser, struct str word, struct str typed);
/*
 * Appends `typed` as it would have been on this language's keyboard, the
 * locale's `keys` read backwards (",tpjgfcyjcnm" is "безопасность"), or, if it
 * is in this language's letters, as on a Latin one. False if it changes
 * nothing or there is no such keyboard.
 */
bool analyser_other_layout(
	const struct analyser *analyser, struct str typed, struct buf *out);

/*
 * What the analysis of this language depends on: koine's own rules, the locale
 * file, ICU, the table, the stemmer (by trying it). Another value means that an
 * index must be made anew.
 */
uint64_t analyser_fingerprint(struct analyser *analyser);

#endif
