/* SPDX-License-Identifier: MIT */
/*
 * A new locales/TAG.conf: the form, filled in with what ICU and CLDR know of
 * the language. What only a person can say has DECIDE before its comment.
 */
#ifndef KOINE_TEXT_LOCALE_FORM_H
#define KOINE_TEXT_LOCALE_FORM_H

#include "base/buf.h"

/* Appends the form for a tag that tag_check found fine; `fallback` is the
 * language shown where a text is not written yet. False if this machine lacks
 * the library of ICU that knows languages (i18n.h). */
bool locale_form(const char *tag, const char *fallback, struct buf *out);
/*
 * Appends the Plural-Forms of the language as gettext has them, "nplurals=2;
 * plural=(n != 1);": the rule that agrees with CLDR's on all numbers up to 200.
 * False, and "n != 1", if none does.
 */
bool locale_plural(const char *tag, struct buf *out);

#endif
