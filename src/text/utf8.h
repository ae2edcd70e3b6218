/* SPDX-License-Identifier: MIT */
/*
 * UTF-8 from outside: stepping, counting, repairing, refusing what is not text.
 * Ill-formed input becomes U+FFFD per maximal ill-formed part (Unicode 15,
 * section 3.9, "substitution of maximal subparts").
 */
#ifndef KOINE_TEXT_UTF8_H
#define KOINE_TEXT_UTF8_H

#include "base/buf.h"
#include "base/err.h"

#define UTF8_REPLACEMENT 0xFFFDu

/*
 * The code point at *pos [B]; moves *pos past it. Ill-formed bytes give U+FFFD,
 * one maximal part at a time. Call only while *pos < s.len.
 */
uint32_t utf8_next(struct str s, size_t *pos);
/* Start [B] of the code point before pos [B] (0 at the start). */
size_t utf8_prev(struct str s, size_t pos);
/* Number of code points in the first `bytes` bytes of s. */
size_t utf8_count(struct str s, size_t bytes);
bool utf8_valid(struct str s);
/* Encodes a scalar value into out[4]; returns the bytes written (1..4). */
int utf8_encode(uint32_t cp, char out[4]);
/*
 * Appends s to `out` as valid UTF-8: ill-formed parts and NUL become U+FFFD, a
 * leading BOM goes, CR and CRLF become LF. Returns the number of parts
 * replaced.
 */
size_t utf8_repair(struct str s, struct buf *out);
/*
 * Refuses by name what is no UTF-8 text at all: UTF-16 or UTF-32 (by BOM or by
 * its zero bytes) and binary data. `name` is the file, for the message.
 */
bool utf8_check_text(struct str s, const char *name, struct err *err);

#endif
