/* SPDX-License-Identifier: MIT */
/* What a PO file was made from, where a tool has dropped the line that says it.
 */
#ifndef KOINE_EXCHANGE_PO_SOURCE_H
#define KOINE_EXCHANGE_PO_SOURCE_H

#include "exchange/exchange.h"

/*
 * Gives the units of `list`, which are of one part and language, the text that
 * says what most of them have as their source now. False, with nothing changed,
 * if there is none, or more than one.
 */
bool po_source_find(struct work *work, struct incoming_list *list);

#endif
