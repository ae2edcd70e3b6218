/* SPDX-License-Identifier: MIT */
/*
 * References, terms and notes as short texts: what `koine ref` and `koine term`
 * print and what the reader's boxes hold. CommonMark-free: plain paragraphs
 * separated by empty lines; whoever shows them lays them out and cleans them.
 */
#ifndef KOINE_OUT_DESCRIBE_H
#define KOINE_OUT_DESCRIBE_H

#include "corpus/corpus.h"
#include "json/json.h"

/* Title line and body paragraphs of reference `number` in `lang`. False if
 * there is none. */
bool describe_reference(struct work *work, int number, int lang,
	struct buf *title, struct buf *body);
/* How a term is described. */
struct term_view {
	int lang;
	enum tier tier;
	bool is_more; /* all languages, all tiers, the source */
};

/*
 * A concept in the view's language and tier: title its preferred term; body its
 * definition, the preferred terms of two other languages, other forms, and,
 * when `is_more`, all languages, all tiers and the source.
 */
bool describe_term(struct work *work, const struct gloss_concept *concept,
	struct term_view view, struct buf *title, struct buf *body);
struct json *describe_reference_json(struct work *work, int number);
struct json *describe_term_json(
	struct work *work, const struct gloss_concept *concept, int lang);

#endif
