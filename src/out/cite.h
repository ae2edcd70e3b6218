/* SPDX-License-Identifier: MIT */
/*
 * How a passage is cited: always as a paraphrase of koine's reader's edition,
 * with its language and level, the report's section and pages, and who wrote
 * and read the text, truly, from provenance.tsv; and how the report is. The
 * sentences are in the interface's language (`ui`, its tag, names languages in
 * it), titles and names in the language that is cited.
 */
#ifndef KOINE_OUT_CITE_H
#define KOINE_OUT_CITE_H

#include "corpus/corpus.h"

/* A place in the language and tier that a reader sees there. */
struct cited {
	int item; /* of the spine */
	int lang; /* index into the languages of the work */
	enum tier tier;
};

/*
 * What a reader who asks for this sees: the same, or what stands in for it (of
 * a heading: for its first block). As asked if nothing is written.
 */
struct cited cite_shown(struct work *work, int item, int lang, enum tier tier);
/* "Paraphrase, koine reader's edition 1, English, full, block 2.2.4; report
 * section 2.2, pp. 12–14". Appends. */
void cite_place(struct work *work, const struct cited *cited, struct str ui,
	struct buf *out);
/* "written with AI from the report; second reading by machine; not yet read by
 * a native speaker". Appends. */
void cite_provenance(
	struct work *work, const struct cited *cited, struct buf *out);
/* The report itself as it cites itself, all its authors, in one line, with its
 * title in `lang`. Appends. */
void cite_report(struct work *work, int lang, struct buf *out);
/* The same with its first authors only. Appends. */
void cite_report_short(struct work *work, int lang, struct buf *out);
/* "Paraphrase, koine reader's edition 1, English, full". Appends. */
void cite_edition(struct work *work, int lang, enum tier tier, struct str ui,
	struct buf *out);
/* "11–12" for "11-12": the pages as people read them. Appends. */
void cite_range(struct str pages, struct buf *out);
/* The printed pages of a heading or block: its own, else its section's; empty
 * if unknown. */
struct str cite_pages(const struct work *work, int item);
/* The id of the heading that has these pages; empty if there is none. */
struct str cite_section(const struct work *work, int item);

#endif
