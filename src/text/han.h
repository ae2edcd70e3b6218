/* SPDX-License-Identifier: MIT */
/*
 * Chinese characters as search needs them: Simplified for Traditional, and
 * readings in pinyin without tones. A table made at build time from ICU's
 * transforms (Traditional-Simplified, Han-Latin), so that none runs later.
 */
#ifndef KOINE_TEXT_HAN_H
#define KOINE_TEXT_HAN_H

#include "base/buf.h"
#include "base/err.h"

#include <stdint.h>

#define HAN_READINGS 4 /* of one character at most */

struct han;

/* Build time: appends the table as a file; the same ICU gives the same bytes.
 * `more` are further readings, "行>hang 乐>yue". False with err without ICU's
 * data. */
bool han_make(struct str more, struct buf *out, struct err *err);
/* Reads a table; NULL if there is none or it is damaged, which is no error. */
struct han *han_open(const char *path);
struct han *han_from(struct str bytes); /* copies */
void han_free(struct han *han);
/* The Simplified character, or cp. */
uint32_t han_simplify(const struct han *han, uint32_t cp);
/* The readings of a character, the usual one first; returns how many. They live
 * as long as the table. */
size_t han_readings(
	const struct han *han, uint32_t cp, struct str readings[HAN_READINGS]);
/* All syllables that are a reading, sorted bytewise. */
size_t han_syllables(const struct han *han, const struct str **syllables);
/* A fingerprint of the table. */
uint64_t han_sum(const struct han *han);

#endif
