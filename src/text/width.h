/* SPDX-License-Identifier: MIT */
/*
 * Columns on a terminal. ncurses asks libc's wcwidth, so layout asks it too:
 * one function for layout, highlighting, tables and the status line. The caller
 * has set LC_CTYPE to a UTF-8 locale.
 */
#ifndef KOINE_TEXT_WIDTH_H
#define KOINE_TEXT_WIDTH_H

#include "base/str.h"

#include <stdint.h>

/* [col] 0, 1 or 2. Code points newer than libc (wcwidth < 0) count 1: U+FFFD is
 * drawn. */
int width_cp(uint32_t cp);
/*
 * [col] Columns of a grapheme cluster as drawn: the sum over its code points
 * after clean_cp. A cluster of nothing but marks counts 1 (drawn on U+25CC).
 */
int width_grapheme(struct str grapheme);
/* [col] Columns of a text on one line, as drawn. */
int width_str(struct str s);
/*
 * The grapheme as it is drawn: cleaned, NBSP and NNBSP as a space, at most base
 * and 4 marks (what a curses cell holds), a leading mark on U+25CC. Appends to
 * out.
 */
struct buf;
void width_drawn(struct str grapheme, struct buf *out);

#endif
