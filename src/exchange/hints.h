/* SPDX-License-Identifier: MIT */
/* What a translator is told of a unit besides its text. */
#ifndef KOINE_EXCHANGE_HINTS_H
#define KOINE_EXCHANGE_HINTS_H

#include "exchange/units.h"

/*
 * Appends the terms of a unit of the source, each with the preferred one of the
 * target's language, "a = b; c = d", on one line; nothing if there are none. A
 * block has each concept at its first occurrence.
 */
void hints_terms(const struct export_wish *wish, const struct text_unit *unit,
	struct buf *out);

#endif
