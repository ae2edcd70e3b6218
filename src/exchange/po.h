/* SPDX-License-Identifier: MIT */
/*
 * PO: a file for a part and a language, its units' Markdown literally, the tier
 * and the id in msgctxt: "full 2.1.3/1". A draft is fuzzy. What stood there is
 * kept as a fingerprint in a comment, "#. koine: reviewed 0123456789abcdef",
 * and that of each whole text in the header, for tools that drop comments. The
 * reader is strict: it takes what msgfmt takes of files without plural forms.
 */
#ifndef KOINE_EXCHANGE_PO_H
#define KOINE_EXCHANGE_PO_H

#include "exchange/exchange.h"

/*
 * Appends the PO of a part for `wishes` that differ in their tiers only;
 * nothing if their sources have none of it. Adds to *count. False if a text
 * cannot be read.
 */
bool po_write(const struct export_wish *wishes, int wish_count, int part,
	struct export_count *count, struct buf *out, struct err *err);
/*
 * Reads a file into `list` (zeroed). False, with nothing to release, at the
 * first fault: "FILE:LINE: what is wrong".
 */
bool po_read(struct str bytes, const char *name, struct work *work,
	struct incoming_list *list, struct err *err);

#endif
