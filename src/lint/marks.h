/* SPDX-License-Identifier: MIT */
/* What rules ask of characters and their neighbours. Private to this folder. */
#ifndef KOINE_LINT_MARKS_H
#define KOINE_LINT_MARKS_H

#include "lint/at.h"

/* True if cp is one of the characters of a set. */
bool mark_is_in(struct str set, uint32_t cp);
bool mark_is_han(uint32_t cp);
/* Full-width punctuation, CJK brackets and the ideographic space. */
bool mark_is_wide(uint32_t cp);
/* Han, full-width punctuation or a curly quote: what a Chinese text is made of.
 */
bool mark_is_chinese(uint32_t cp);
/* Marks and isolates that only say which way text runs. */
bool mark_is_direction(uint32_t cp);
bool mark_is_digit(uint32_t cp);
/* True if the two characters from `i` on stand side by side in the text: no
 * call between them. */
bool mark_touches(const struct prose *prose, size_t i);
/* Reports character `i` by a format with one "%.*s", which it is put in. */
#define MARK_REPORT(at, i, fmt)     \
	at_report((at), (i),        \
		at_say((at), (fmt), \
			STR_ARG(prose_text((at)->prose, (i), (i) + 1))))

#endif
