/* SPDX-License-Identifier: MIT */
/* How much of the work is written in a language and tier. */
#ifndef KOINE_TUI_WRITTEN_H
#define KOINE_TUI_WRITTEN_H

#include "corpus/corpus.h"

struct written {
	int all;  /* blocks; a heading that is not cut yet counts as what it may
	             hold */
	int done; /* of these written */
};

/*
 * Of the items [from, to) of the spine. A section that is not cut yet counts as
 * many blocks as a cut one has on the average, a record as its one.
 */
struct written written_count(
	struct work *work, int from, int to, int lang, enum tier tier);
/* Of the whole work, rounded down; 0 only if nothing is, 100 only if everything
 * is. */
int written_percent(struct work *work, int lang, enum tier tier);

#endif
