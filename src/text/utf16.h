/* SPDX-License-Identifier: MIT */
/*
 * Text as ICU wants it: UTF-16 in a buffer that is used again, and a walker
 * that turns ICU's offsets back into bytes. Private to this folder.
 */
#ifndef KOINE_TEXT_UTF16_H
#define KOINE_TEXT_UTF16_H

#include "base/buf.h"

#include <unicode/umachine.h>

struct utf16 {
	UChar *ptr;
	size_t len; /* [units] */
	size_t cap; /* [units] */
};

/*
 * Fills *to with UTF-8 `from`; ill-formed parts become U+FFFD as in utf8_next.
 * False for texts longer than ICU can count (2 GiB).
 */
bool utf16_set(struct utf16 *to, struct str from);
/* Room for `len` units at all. */
void utf16_reserve(struct utf16 *to, size_t len);
void utf16_release(struct utf16 *to);
/* Appends UTF-16 text as UTF-8; a lone surrogate becomes U+FFFD. */
void utf16_append(const UChar *units, size_t len, struct buf *out);
/* The code point at *pos, which moves past it; a lone surrogate as it is. */
uint32_t utf16_next(const UChar *units, size_t len, size_t *pos);

/* A place in valid UTF-8 in both encodings; zeroed but for `text` is the start.
 */
struct utf16_walk {
	struct str text;
	size_t unit; /* [units] */
	size_t byte; /* [B] */
};

/* Moves forward to offset `unit`; returns the offset in bytes. */
size_t utf16_walk(struct utf16_walk *walk, size_t unit);

#endif
