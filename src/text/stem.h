/* SPDX-License-Identifier: MIT */
/*
 * Stems of words by Snowball (libstemmer): what two regular forms of a word
 * have in common. A stem is a key to compare, not a word to show.
 */
#ifndef KOINE_TEXT_STEM_H
#define KOINE_TEXT_STEM_H

#include "base/str.h"

#include <stdint.h>

struct stem;

/*
 * A stemmer for the language of a BCP 47 tag, of which what follows the first
 * subtag is ignored. NULL where libstemmer has none, as for zh. stem_free gives
 * it back and accepts NULL.
 */
struct stem *stem_new(const char *lang);
void stem_free(struct stem *stem);
/*
 * The stem of one word of valid UTF-8, in small letters whatever the word's
 * case. Accents matter to the algorithms: better give them. Valid until the
 * next call. A word longer than any real one (255 bytes) is only lower-cased.
 */
struct str stem_word(struct stem *stem, struct str word);
/* A letter, a digit or a mark on one: what words are made of. */
bool stem_is_letter(uint32_t cp);

#endif
