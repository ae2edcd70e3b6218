/* SPDX-License-Identifier: MIT */
/*
 * What sources said when translations were declared current with them:
 * content/LANG/past.tsv beside LANG/sync.tsv, tab-separated, hash (16 hex
 * digits, a source-hash of sync.tsv) and text, in which \n, \t and \\ stand for
 * a line end, a tab and a backslash. Rows are sorted by hash, so that two
 * people's work merges, and kept as long as a row of sync.tsv names them.
 */
#ifndef KOINE_DESK_PAST_H
#define KOINE_DESK_PAST_H

#include "desk/sync.h"

/* Appends the text of a hash, one leaf a line. False if it was not kept. */
bool past_find(
	const struct work *work, int lang, uint64_t hash, struct buf *text);
/*
 * Appends the file of a language as its rows want it, and where that is: the
 * texts of all sources that they were declared with, as far as they are known,
 * now or from before.
 */
void past_rows(const struct sync *sync, int lang, struct buf *out);
const char *past_path(const struct work *work, int lang, struct arena *arena);
/* Writes that file. ERR_OUTPUT. */
bool past_write(const struct sync *sync, int lang, struct err *err);
/* The words of a block as past.tsv has them; false if it is not written. */
bool past_text(struct work *work, int item, int lang, enum tier tier,
	struct buf *text);

#endif
