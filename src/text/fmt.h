/* SPDX-License-Identifier: MIT */
/* Numbers, percentages and sorting for people, by ICU with explicit locales. */
#ifndef KOINE_TEXT_FMT_H
#define KOINE_TEXT_FMT_H

#include "base/buf.h"

/* Appends n grouped and written as language `tag` does, always with digits 0-9.
 */
void fmt_number(const char *tag, long n, struct buf *out);
/* Appends n with `mark` between groups of three digits if it has `least` digits
 * or more; 0: no number has. */
void fmt_grouped(struct str mark, int least, long n, struct buf *out);
/* Appends n as a percentage ("42 %" in fr, "42%" in en). */
void fmt_percent(const char *tag, int n, struct buf *out);
/* Folds full-width and Arabic-Indic digits (both ranges) of s to 0-9. Appends.
 */
void fmt_ascii_digits(struct str s, struct buf *out);
/* Appends a collation key of s in the language `tag`: keys compare bytewise
 * (UTS #10). */
void fmt_sort_key(const char *tag, struct str s, struct buf *out);

#endif
