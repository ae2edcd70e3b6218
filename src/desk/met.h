/* SPDX-License-Identifier: MIT */
/* Concepts of the glossary as the texts use them; for status_terms.c and next.c
 * alone. */
#ifndef KOINE_DESK_MET_H
#define KOINE_DESK_MET_H

#include "desk/sync.h"

/* How many blocks of [from, to) in that language and tier each concept of the
 * glossary stands in; the caller frees. */
int *met_count(
	const struct sync *sync, int lang, enum tier tier, int from, int to);
bool met_has_term(const struct gloss_concept *concept, struct str lang);

#endif
