/* SPDX-License-Identifier: MIT */
/*
 * Words of a script that writes few vowels against Latin letters that have them
 * all. Inside search/, for romanise.c.
 */
#ifndef KOINE_SEARCH_VOWELS_H
#define KOINE_SEARCH_VOWELS_H

#include "base/str.h"

/* In what a locale's `romanise` gives: a vowel that is written, and one that
 * there may be though none is. 'w' and 'y' are vowels too. */
#define VOWEL           'a'
#define VOWEL_UNWRITTEN '?'

/*
 * Both after `romanised`, so that the same sounds are the same letters. True if
 * every consonant of `word` is typed and no other, and there are vowels where
 * some are written and none where there can be none. The ends that are heard
 * but not written so are forgiven, and none at all may be typed.
 */
bool vowels_fit(struct str word, struct str typed);

#endif
