/* SPDX-License-Identifier: MIT */
/*
 * How a passage is cited: always as a paraphrase of koine's reader's edition,
 * with the report's section and pages, and who wrote and read the text, truly,
 * from provenance.tsv. In the interface language.
 */
#ifndef KOINE_OUT_CITE_H
#define KOINE_OUT_CITE_H

#include "corpus/corpus.h"

/* "Paraphrase, koine reader's edition 1, block 2.2.4; report section 2.2, pp.
 * 12–14". Appends. */
void cite_block(struct work *work, int item, struct buf *out);
/* "written with AI from the report; second reading by machine; not yet read by
 * a native speaker". Appends. */
void cite_provenance(
	struct work *work, int item, int lang, enum tier tier, struct buf *out);
/* The report itself, in one line. Appends. */
void cite_report(struct work *work, int lang, struct buf *out);
/* "11–12" for "11-12": the pages as people read them. Appends. */
void cite_range(struct str pages, struct buf *out);
/* The printed pages of a heading or block: its own, else its section's; empty
 * if unknown. */
struct str cite_pages(const struct work *work, int item);

#endif
