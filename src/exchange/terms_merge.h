/* SPDX-License-Identifier: MIT */
/* The glossary of a work being changed. Private to the readers of terms. */
#ifndef KOINE_EXCHANGE_TERMS_MERGE_H
#define KOINE_EXCHANGE_TERMS_MERGE_H

#include "exchange/terms.h"

struct terms_merger {
	struct merge *out;
	struct merge_file *file;
	struct terms ours;
	struct map expected; /* keys > struct terms_sec * as they will be */
	const char *name;    /* of the file that is read */
	const char *schema;  /* of glossaries, or NULL */
	struct err *err;
};

/* Opens the glossary of `work`. False with err and nothing to release. */
bool terms_merge_open(struct terms_merger *m, struct work *work,
	const char *name, struct merge *out, struct err *err);
/* Makes the new bytes and reads them again. `is_merged` says whether all went
 * well so far; releases everything, and `out` as well on failure. */
bool terms_merge_close(struct terms_merger *m, bool is_merged);
/* Puts `theirs` in the place of what the same language says of that concept,
 * or beside it if there is none. */
void terms_merge_take(struct terms_merger *m, const struct terms_sec *theirs);
/* Adds a note; the message is in the merge's arena. */
struct merge_note *terms_merge_note(
	struct terms_merger *m, int line, bool is_fault, struct str message);
/* Says that both sides have changed something. */
void terms_merge_conflict(struct terms_merger *m, int line, struct str key,
	struct str ours, struct str theirs);

#endif
