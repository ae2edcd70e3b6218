/* SPDX-License-Identifier: MIT */
/* The syntax of PO, an entry at a time. Private to the PO reader. */
#ifndef KOINE_EXCHANGE_PO_ENTRY_H
#define KOINE_EXCHANGE_PO_ENTRY_H

#include "base/buf.h"
#include "base/err.h"

struct po_lines {
	struct str rest; /* ptr NULL: the file has ended */
	const char *name;
	int line; /* of the last one taken */
};

struct po_entry {
	int line; /* of its first keyword */
	struct buf context, id, str;
	struct buf note; /* what follows "#. koine: " */
	bool is_fuzzy;
};

/* Refuses what is no UTF-8, with FILE:LINE. A BOM and CR LF are understood. */
bool po_lines_open(struct po_lines *lines, struct str bytes, const char *name,
	struct err *err);
/*
 * Reads the next entry; obsolete ones are skipped. False at the end, or with
 * err: "FILE:LINE: what is wrong".
 */
bool po_entry_next(
	struct po_lines *lines, struct po_entry *entry, struct err *err);
void po_entry_release(struct po_entry *entry);

#endif
