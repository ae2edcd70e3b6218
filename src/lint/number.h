/* SPDX-License-Identifier: MIT */
/*
 * The numbers of a text, by value: 10.5万亿 is 10.5 trillion. Figures are firm:
 * they must be found in the other text. Numbers in words, and what a name has
 * ("G20"), are soft: they may answer a figure ("two months", 2个月) and need no
 * answer themselves, for "one of the three" is often said without. Private to
 * this folder.
 */
#ifndef KOINE_LINT_NUMBER_H
#define KOINE_LINT_NUMBER_H

#include "lint/prose.h"
#include "text/locale.h"

enum number_percent { PERCENT_NO, PERCENT_YES, PERCENT_MAYBE };

struct number {
	double value;
	double other; /* what it may be as well: 3 to 5 million; or value */
	bool is_firm;
	enum number_percent percent;
	const struct prose *prose; /* where it stands: characters */
	size_t from, to;
};

#define NUMBERS_MAX 2000 /* of a block; what comes after is left alone */

struct numbers {
	VEC(struct number) list;
};

/* Appends the numbers of a prose, which must live as long. */
void number_scan(const struct prose *prose, const struct locale *locale,
	struct numbers *numbers);
/* True if one of the numbers answers this one. */
bool number_has(const struct numbers *numbers, const struct number *number);
void number_release(struct numbers *numbers);

/* ---- number_figure.c, for number.c ---- */

/* Reads the figure at character `pos`, which is a digit; appends it and returns
 * where it ends. What only looks like one ("1.2.3") is skipped. */
size_t number_figure(const struct prose *prose, const struct locale *locale,
	size_t pos, struct numbers *numbers);
/* How many characters of the prose at `pos` are this text; any space in it is
 * like any other. 0: another text. */
size_t number_text(const struct prose *prose, size_t pos, struct str text);
/* The longest item, of a list split by `split`, that stands at `pos` [code
 * points]; 0: none. */
size_t number_item(
	const struct prose *prose, size_t pos, struct str list, char split);

/* ---- number_words.c, for number.c and number_figure.c ---- */

/*
 * Reads a number in words, or a month, at character `pos`; appends it as soft
 * and returns where it ends, or `pos` if there is none. Words of the language
 * are runs of letters, or single Han characters.
 */
size_t number_word(const struct prose *prose, const struct locale *locale,
	size_t pos, struct numbers *numbers);
/* The word (or Han character) at `pos` as a multiplier: the factor, and where
 * it ends; 0 if it is none. */
double number_factor(const struct prose *prose, const struct locale *locale,
	size_t pos, size_t *end);

#endif
