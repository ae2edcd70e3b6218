/* SPDX-License-Identifier: MIT */
/* How much of the glossary a language has, and has had read. */
#include "desk/status.h"

#include "desk/met.h"

#include <stdlib.h>

/* Adds those of a leaf. */
static void count_leaf(
	const struct gloss *gloss, const struct doc_node *leaf, int *counts)
{
	for (size_t i = 0; i < leaf->span_count; i++) {
		const struct doc_span *span = &leaf->spans[i];
		const struct gloss_concept *concept =
			span->kind == DOC_SPAN_TERM
				? gloss_find_id(gloss, span->target)
				: NULL;

		if (concept != NULL)
			counts[concept - gloss->concepts]++;
	}
}

int *met_count(
	const struct sync *sync, int lang, enum tier tier, int from, int to)
{
	struct work *work = sync->work;
	const struct gloss *gloss = corpus_gloss(work);
	int *counts = xcalloc(gloss->count + 1, sizeof(*counts));

	for (int i = from; i < to; i++) {
		const struct shown shown = corpus_show(work, i, lang, tier);
		const struct doc_node *leaf;

		if (corpus_item(work, i)->kind != SPINE_BLOCK ||
			shown.node == NULL || shown.is_fallback)
			continue;
		corpus_mark_terms(work, &shown);
		for (leaf = doc_first_leaf(shown.node); leaf != NULL;
			leaf = doc_next_leaf(leaf, shown.node))
			count_leaf(gloss, leaf, counts);
	}
	return counts;
}

bool met_has_term(const struct gloss_concept *concept, struct str lang)
{
	const struct gloss_lang *in = gloss_in(concept, lang);

	return in != NULL && in->term_count > 0 &&
	       in->terms[0].status == GLOSS_PREFERRED;
}

struct str status_reader(const struct sync *sync, int lang)
{
	const struct str read =
		corpus_provenance_of(sync->work, STR("glossary.tbx"), lang)
			.read;

	return read.len > 0 ? read : STR("none");
}

static struct status_terms count_terms(
	const struct sync *sync, int lang, enum tier tier, const int *counts)
{
	static const enum gloss_tier tiers[] = {[TIER_PLAIN] = GLOSS_PLAIN,
		[TIER_STUDENT] = GLOSS_STUDENT,
		[TIER_FULL] = GLOSS_FULL};
	const struct gloss *gloss = corpus_gloss(sync->work);
	const struct str tag = str_of(corpus_lang_tag(sync->work, lang));
	struct status_terms terms = {0};

	for (size_t i = 0; i < gloss->count; i++) {
		const struct gloss_lang *in =
			gloss_in(&gloss->concepts[i], tag);

		if (counts != NULL && counts[i] == 0)
			continue;
		terms.met++;
		terms.has += met_has_term(&gloss->concepts[i], tag);
		terms.defined += in != NULL && in->def[tiers[tier]].len > 0;
	}
	if (!str_eq(status_reader(sync, lang), STR("none")))
		terms.checked = terms.has;
	return terms;
}

struct status_terms status_terms(
	const struct sync *sync, int lang, enum tier tier, int from, int to)
{
	int *counts =
		met_count(sync, corpus_source_lang(sync->work), tier, from, to);
	const struct status_terms terms = count_terms(sync, lang, tier, counts);

	free(counts);
	return terms;
}

struct status_terms status_glossary(
	const struct sync *sync, int lang, enum tier tier)
{
	return count_terms(sync, lang, tier, NULL);
}

struct json *status_terms_json(const struct status_terms *terms)
{
	struct json *object = json_new_object();

	json_set_int(object, "concepts", terms->met);
	json_set_int(object, "terms", terms->has);
	json_set_int(object, "definitions", terms->defined);
	json_set_int(object, "checked", terms->checked);
	return object;
}
