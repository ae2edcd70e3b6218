/* SPDX-License-Identifier: MIT */
/* What CLDR knows of a language, as values of a locale file. For locale_form.c
 * alone. All append to `out`, nothing where CLDR is silent. */
#ifndef KOINE_TEXT_LOCALE_FACTS_H
#define KOINE_TEXT_LOCALE_FACTS_H

#include "base/buf.h"
#include "text/i18n.h"

enum facts_quotes { FACTS_ALL, FACTS_OPENING, FACTS_CLOSING };
enum facts_mark { FACTS_DECIMAL, FACTS_GROUP };

/* Items are separated by single spaces; with `between` NULL each has one before
 * it, and no mark comes twice or stands on both sides. */
void facts_quotes(const struct i18n *icu, const char *tag, const char *between,
	enum facts_quotes which, struct buf *out);
void facts_digits(
	const struct i18n *icu, const char *tag, struct buf *out); /* "latn" */
void facts_grouping(const struct i18n *icu, const char *tag,
	struct buf *out); /* "U+00A0 5" */
void facts_mark(const struct i18n *icu, const char *tag, enum facts_mark mark,
	struct buf *out);
void facts_vowels(const struct i18n *icu, const char *tag, struct buf *out);
bool facts_has_percent_space(const struct i18n *icu, const char *tag);
void facts_scale(
	const struct i18n *icu, const char *tag, struct buf *out); /* "mil>3" */
void facts_numbers(const struct i18n *icu, const char *tag,
	struct buf *out); /* "zero>0" */
void facts_months(const struct i18n *icu, const char *tag,
	struct buf *out); /* "janeiro>1" */

#endif
