/* SPDX-License-Identifier: MIT */
/*
 * XLIFF 1.2. A <file> for each text, named by the source's file; `category` is
 * the tier of the translation. A trans-unit has the unit's id; every one has a
 * <target>, without which OmegaT would not show it: a copy of the source with
 * the state "new" where nothing is written. What stood there is kept beside it
 * as an <alt-trans> of type previous-version, origin "koine".
 */
#ifndef KOINE_EXCHANGE_XLIFF_H
#define KOINE_EXCHANGE_XLIFF_H

#include "exchange/exchange.h"

/* Begins and ends a document; between them a part at a time. */
void xliff_begin(struct buf *out);
/*
 * The units of one part that `wish` wants; nothing if the source has none.
 * Adds to *count. False if a text cannot be read.
 */
bool xliff_part(const struct export_wish *wish, int part,
	struct export_count *count, struct buf *out, struct err *err);
void xliff_end(struct buf *out);
/*
 * Reads a document into `list` (zeroed). False, with nothing to release, at the
 * first fault: "FILE:LINE: what is wrong".
 */
bool xliff_read(struct str bytes, const char *name, struct work *work,
	struct incoming_list *list, struct err *err);

#endif
