/* SPDX-License-Identifier: MIT */
/* Changes to the bytes of a file, as they are made and as they are shown. */
#ifndef KOINE_EXCHANGE_EDIT_H
#define KOINE_EXCHANGE_EDIT_H

#include "base/buf.h"

/* The bytes [start, end) become `text`. */
struct edit {
	size_t start, end; /* [B] */
	struct str text;
};

/* Puts edits in order; they must not overlap. */
void edit_sort(struct edit *edits, size_t count);
/* Appends `bytes` with sorted edits made. */
void edit_apply(struct str bytes, const struct edit *edits, size_t count,
	struct buf *out);
/*
 * Appends what sorted edits change as a unified diff of whole lines with three
 * lines around, under the name of the file; nothing if there are none.
 */
void edit_diff(struct str bytes, const char *name, const struct edit *edits,
	size_t count, struct buf *out);

#endif
