/* SPDX-License-Identifier: MIT */
/*
 * Boundaries in text: UAX #29 grapheme clusters, words and sentences (but for
 * abbreviations that ICU knows), UAX #14 line break opportunities tailored to
 * the content's language, with the spaces that French typography forbids to
 * break glued on top.
 */
#ifndef KOINE_TEXT_BRK_H
#define KOINE_TEXT_BRK_H

#include "base/err.h"
#include "base/str.h"

#include <stdint.h>

struct brk;
struct locale;

enum brk_flag {
	BRK_GRAPHEME =
		1,    /* a grapheme cluster starts (or the text ends) here */
	BRK_LINE = 2, /* a line may end before this byte */
	BRK_HARD = 4, /* a line must end before this byte */
	BRK_WORD = 8, /* a word starts or ends here (only if asked for) */
	BRK_NO_START =
		16, /* a sign here that starts no line (locale's no_start) */
	BRK_NO_END = 32,   /* a sign here that ends no line (locale's no_end) */
	BRK_SENTENCE = 64, /* a sentence starts here (only if asked for) */
};

/*
 * Breakers for one content language (its locale's line_break, glue_before,
 * glue_after, no_start and no_end). Opened lazily inside: asking only for
 * graphemes opens no line iterator. Never NULL; without ICU data it degrades to
 * code points and spaces.
 */
struct brk *brk_new(const struct locale *locale);
void brk_free(struct brk *brk);
/*
 * Marks the boundaries of valid UTF-8 `text`: flags[i] for each byte i and
 * flags[text.len]; `flags` has text.len + 1 elements and is overwritten. `want`
 * is an OR of brk_flag: only those are looked for. Linear.
 */
void brk_marks(struct brk *brk, struct str text, unsigned want, uint8_t *flags);
/* End [B] of the grapheme cluster starting at pos [B] (pos < text.len). */
size_t brk_next_grapheme(struct str text, size_t pos);
/* Start [B] of the grapheme cluster that ends at pos [B] (pos > 0). */
size_t brk_prev_grapheme(struct str text, size_t pos);

#endif
