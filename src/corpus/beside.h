/* SPDX-License-Identifier: MIT */
/*
 * What stands beside the texts: Markdown files of a language and part in
 * folders of their own, LANG/FOLDER/FILE.md, that other folders of the source
 * make sense of (quiz/). Where they are, how they are read and where their
 * faults go is corpus/ business; what they mean is not.
 */
#ifndef KOINE_CORPUS_BESIDE_H
#define KOINE_CORPUS_BESIDE_H

#include "corpus/corpus.h"

/* "en/quiz/02-safety.md": relative to the content folder, in the work's
 * memory. */
struct str beside_name(
	struct work *work, int lang, const char *folder, int part);
/*
 * Reads and parses such a file into `doc` (zeroed). False if there is none,
 * which is no fault, or if it cannot be read. Forgets what was found in it
 * before; what is wrong with its bytes becomes a finding.
 */
bool beside_read(struct work *work, struct str file, struct doc *doc);

/* Where in such a file something is. */
struct beside_at {
	struct work *work;
	struct str file; /* from beside_name */
	int line;
	struct str id; /* of what it is about; may be empty */
};

/* Adds a finding: one whole sentence, no full stop. Copies what it keeps. */
void beside_fault(const struct beside_at *at, const char *fmt, ...)
	PRINTF_LIKE(2, 3);
/* Adds findings about what is linked to at or below `top` and is not there. */
void beside_links(const struct beside_at *at, const struct doc_node *top);

#endif
