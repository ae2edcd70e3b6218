/* SPDX-License-Identifier: MIT */
/* Syllables of pinyin. Inside search/, behind analyse.h. */
#ifndef KOINE_SEARCH_SYLLABLES_H
#define KOINE_SEARCH_SYLLABLES_H

#include "text/han.h"

struct syllable_codes;

/* All syllables of a table, for splitting; free() gives them back. */
struct syllable_codes *syllable_codes_new(const struct han *han);

#endif
