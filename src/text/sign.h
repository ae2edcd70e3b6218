/* SPDX-License-Identifier: MIT */
/*
 * Marks where clusters begin, and the signs that a language's typography wants
 * at no line's start or end. Private to this folder; others use brk.
 */
#ifndef KOINE_TEXT_SIGN_H
#define KOINE_TEXT_SIGN_H

#include "base/vec.h"
#include "text/brk.h"

#include <stdbool.h>

#define BRK_SIGN (BRK_NO_START | BRK_NO_END)

/* A sign that starts or ends no line, alone in its cluster. */
struct sign {
	uint32_t cp;
	uint8_t flags; /* of BRK_SIGN */
};

/*
 * What the first byte of a code point tells: its length if all that begin so
 * are of class Other and no signs (of ASCII, signs too); 0: look closer.
 */
struct lead {
	uint8_t length; /* [B] */
	uint8_t flags;
};

struct signs {
	VEC(struct sign) list;
	uint64_t bits; /* OR of a bit of each: most look-ups end here */
	struct lead leads[256];
	bool has_arabic; /* a letter of SIGN_ARABIC is a sign */
};

void signs_init(struct signs *signs);
void signs_release(struct signs *signs);
/* The characters of `set` are signs with this flag. */
void signs_add(struct signs *signs, struct str set, uint8_t flag);
/*
 * flags[i] for each byte i of valid UTF-8 `text` and flags[text.len], zeroed:
 * BRK_GRAPHEME where a cluster begins or the text ends, BRK_SIGN on signs.
 */
void signs_mark(const struct signs *signs, struct str text, uint8_t *flags);

#endif
