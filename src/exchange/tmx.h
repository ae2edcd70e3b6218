/* SPDX-License-Identifier: MIT */
/* A translation memory, TMX 1.4: pairs of texts that say the same. */
#ifndef KOINE_EXCHANGE_TMX_H
#define KOINE_EXCHANGE_TMX_H

#include "exchange/exchange.h"

/* Begins and ends a document; between them a part at a time. */
void tmx_begin(const struct export_wish *wish, struct buf *out);
/* The translated units of one part; adds to *count. False if a text cannot be
 * read. */
bool tmx_part(const struct export_wish *wish, int part,
	struct export_count *count, struct buf *out, struct err *err);
void tmx_end(struct buf *out);

#endif
