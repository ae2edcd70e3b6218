/* SPDX-License-Identifier: MIT */
/*
 * Words beside which nothing but spaces can break a line, so that UAX #14 need
 * not be asked about them. Private to this folder; others use brk.
 */
#ifndef KOINE_TEXT_WORD_H
#define KOINE_TEXT_WORD_H

#include "base/str.h"

#include <stdbool.h>

/* A word between spaces, as far as it matters for breaking beside it. */
struct word {
	size_t end;      /* [B] */
	bool is_easy;    /* nothing breaks inside, and spaces around it do */
	bool is_opened;  /* its first sign is of class OP, in Chinese or all */
	bool is_quoting; /* its last sign is of class QU */
	bool is_dash;    /* it is U+2014 alone, of class B2 */
};

/*
 * An easy word is letters, at most one sign that opens before them and any that
 * close after them; or a dash. Between two of them spaces are all there is to
 * break at (LB7, LB13, LB14, LB18, LB19, LB25, LB28, LB30), but for LB15, LB17.
 * `start` [B] is where the word begins; valid UTF-8.
 */
struct word word_take(struct str text, size_t start);

#endif
