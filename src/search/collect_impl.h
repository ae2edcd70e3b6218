/* SPDX-License-Identifier: MIT */
/* What the two files that collect documents share. */
#ifndef KOINE_SEARCH_COLLECT_IMPL_H
#define KOINE_SEARCH_COLLECT_IMPL_H

#include "quiz/quiz.h"
#include "search/collect.h"

struct collector {
	const struct index_source *source;
	collect_fn *fn;
	void *ctx;
	struct quiz *quiz; /* made when first asked for */
	struct buf text, marks;
	struct arena scratch; /* of one document */
};

/* Begins a document: no text, no marks. */
void collect_begin(struct collector *c);
/* Adds a block's text, on a line of its own, and its marks. */
void collect_block(struct collector *c, const struct doc_node *block);
/* Adds a mark, "t:" or "r:", once. */
void collect_mark(struct collector *c, char kind, struct str target);
/* Hands the document over, unless it is empty. False: stop. */
bool collect_put(struct collector *c, struct index_doc *doc);

/* collect_tables.c: what stands beside the texts. */
bool collect_glossary(struct collector *c, const struct source *file);
bool collect_references(struct collector *c, const struct source *file);
bool collect_notes(struct collector *c, const struct source *file);
bool collect_quiz(struct collector *c, const struct source *file);

#endif
