/* SPDX-License-Identifier: MIT */
/* Keys of words in another script. Inside search/, behind analyse.h. */
#ifndef KOINE_SEARCH_ROMANISE_H
#define KOINE_SEARCH_ROMANISE_H

#include "search/rules.h"

struct romaniser;

/* NULL for a locale that romanises nothing. The locale must outlive it. */
struct romaniser *romaniser_new(const struct locale *locale);
void romaniser_free(struct romaniser *romaniser);

#endif
