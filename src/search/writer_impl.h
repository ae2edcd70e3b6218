/* SPDX-License-Identifier: MIT */
/* What the files of the writer share. */
#ifndef KOINE_SEARCH_WRITER_IMPL_H
#define KOINE_SEARCH_WRITER_IMPL_H

#include "search/writer.h"

#define WRITER_HASH "16777216" /* [B] terms in memory before a segment */

/* SQL for one language's tables; NULL: it has none. */
struct writer_sql {
	const char *add, *drop;
	const char *add_sounds, *drop_sounds;
};

struct writer {
	struct search_index *index;
	struct arena arena;
	struct writer_sql sql[CORPUS_LANG_MAX];
	int64_t next_doc, next_source;
	bool is_changed[CORPUS_LANG_MAX];
	struct buf terms, sounds, marks; /* of the document at hand */
	struct map concepts;             /* name > int64_t, its number */
	struct analysed analysed;
};

/* ---- writer_marks.c ---- */
/* The concepts that are there already. */
bool marks_load(struct writer *w, struct err *err);
/* The number of a concept, which is new or known. */
bool marks_add_concept(
	struct writer *w, struct str name, int64_t *number, struct err *err);
/* Marks as a document keeps them, and back; appended to `out`, empty. */
void marks_shorten(struct writer *w, struct str marks, struct buf *out);
bool marks_lengthen(
	struct writer *w, struct str marks, struct buf *out, struct err *err);

#endif
