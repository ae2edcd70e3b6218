/* SPDX-License-Identifier: MIT */
/* What an import changes in LANG/sync.tsv. Private to `koine import`. */
#ifndef KOINE_CMD_IMPORT_SYNC_H
#define KOINE_CMD_IMPORT_SYNC_H

#include "desk/sync.h"
#include "exchange/merge.h"

/*
 * Puts the rows of the blocks that a merge changes into `sync`, as they will be
 * once its files are written; `langs` says whose have changed. A block made
 * from a source that has changed since stays as declared, and a draft. Returns
 * how many blocks stand otherwise whose texts are as they were.
 */
int import_sync(struct sync *sync, const struct merge *merge, struct str by,
	struct str date, bool langs[CORPUS_LANG_MAX]);

#endif
