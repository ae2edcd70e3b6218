/* SPDX-License-Identifier: MIT */
/*
 * Writing an index: its tables, documents in and out, what is worked out from
 * them at the end. Private to the index.
 */
#ifndef KOINE_SEARCH_WRITER_H
#define KOINE_SEARCH_WRITER_H

#include "search/collect.h"

struct writer;

/* Writes into `index`, whose languages are set and whose db is empty or an
 * index. Begins the transaction. NULL with err. */
struct writer *writer_new(
	struct search_index *index, bool is_empty, struct err *err);
/* Without writer_finish nothing is kept. Accepts NULL. */
void writer_free(struct writer *writer);
/* The row of a file; sets its id. */
bool writer_source(struct writer *writer, struct source *file, struct err *err);
/* Analyses a document of the file `source` and adds it. */
bool writer_add(struct writer *writer, int64_t source,
	const struct index_doc *doc, struct err *err);
/* Takes a file and all its documents out. */
bool writer_drop(struct writer *writer, int64_t source, struct err *err);
/* All terms and forms of a glossary, instead of what was there. */
bool writer_forms(
	struct writer *writer, const struct gloss *gloss, struct err *err);
/* Sets what the index must fit, "key\tvalue\n". */
bool writer_meta(struct writer *writer, struct str meta, struct err *err);
/* Keys for typing, orders the full text, commits. */
bool writer_finish(struct writer *writer, struct err *err);

#endif
