/* SPDX-License-Identifier: MIT */
/*
 * Counting in prose: letters, words, sentences, syllables. tests/content.py
 * counts the first three in the same way. Private to this folder.
 */
#ifndef KOINE_LINT_MEASURE_H
#define KOINE_LINT_MEASURE_H

#include "lint/at.h"

struct measure {
	size_t letters; /* letters and digits, without spaces and marks */
	size_t sentences;
	size_t words; /* zh: Han characters */
	size_t syllables;
	size_t long_words; /* of more than MEASURE_LONG letters */
};

#define MEASURE_LONG 5 /* [letters] what LIX counts, signs of vowels aside */

/* True if the language is measured in Han characters instead of words. */
bool measure_is_han(const struct locale *locale);
/*
 * The next sentence at or after character *pos: its range [*from, *to), without
 * white space before it; moves *pos past it. What has no letters is none.
 */
bool measure_sentence(const struct prose *prose, const struct locale *locale,
	size_t *pos, size_t *from, size_t *to);
/* Words, or Han characters, in [from, to). */
size_t measure_words(const struct prose *prose, const struct locale *locale,
	size_t from, size_t to);
void measure_prose(const struct prose *prose, const struct locale *locale,
	struct measure *sum);
/* All prose of a block. */
void measure_block(const struct lint_at *at, const struct doc_node *block,
	const struct locale *locale, struct measure *sum);
/* The blocks directly below the heading of `at`, in its language. */
struct measure measure_section(const struct lint_at *at, enum tier tier);
/* True for a section of a numbered part: it has a text of its own in the
 * report.
 */
bool measure_is_body(const struct lint_at *at);
/* The n-th number of a list of them, or `fallback`. */
double measure_limit(struct str list, int n, double fallback);
/* Words a sentence; 0 if there is none. */
double measure_average(const struct measure *sum);

#endif
