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
	struct buf terms, sounds; /* of the document at hand */
	struct analysed analysed;
};

#endif
