/* SPDX-License-Identifier: MIT */
/* A block beside the same one in the source language, leaf by leaf. */
#include "base/mo.h"
#include "lint/marks.h"
#include "lint/measure.h"
#include "lint/rules.h"
#include "text/chars.h"

static const struct doc_node *source_of(const struct lint_at *at)
{
	const int lang = at_source_lang(at);

	return lang == at->lang
	               ? NULL
	               : at_written(at, at->item, lang, (enum tier)at->tier);
}

/* Goes through two blocks at once. Starts at their tops; false at the end, or
 * if one has more leaves than the other. */
struct leaves {
	const struct doc_node *here, *there; /* the tops */
	const struct doc_node *leaf, *other; /* NULL at first */
};

static size_t count_leaves(const struct doc_node *top)
{
	const struct doc_node *leaf = doc_first_leaf(top);
	size_t count = 0;

	for (; leaf != NULL; leaf = at_next_leaf(leaf, top))
		count++;
	return count;
}

static bool next_pair(struct leaves *leaves)
{
	if (leaves->leaf == NULL) {
		if (count_leaves(leaves->here) != count_leaves(leaves->there))
			return false;
		leaves->leaf = doc_first_leaf(leaves->here);
		leaves->other = doc_first_leaf(leaves->there);
	} else {
		leaves->leaf = at_next_leaf(leaves->leaf, leaves->here);
		leaves->other = at_next_leaf(leaves->other, leaves->there);
	}
	return leaves->leaf != NULL && leaves->other != NULL;
}

/* ---- questions ---- */

static bool is_question(const struct lint_at *at, const struct doc_node *leaf)
{
	const struct prose prose = prose_of(leaf, at_scratch(at));
	size_t i = prose.len;

	while (i > 0 && (chars_is_space(prose.cp[i - 1]) ||
				mark_is_direction(prose.cp[i - 1]) ||
				mark_is_in(STR("\"'\u201d\u2019\u00bb)]\uff09"
					       "\u300d\u300f"),
					prose.cp[i - 1])))
		i--;
	return i > 0 && mark_is_in(STR("?\uff1f\u061f"), prose.cp[i - 1]);
}

void rule_question(const struct lint_at *at)
{
	struct leaves leaves = {.here = at->node, .there = source_of(at)};

	/* Shorter tiers tell things their own way. */
	if (at->tier != TIER_FULL)
		return;
	while (leaves.there != NULL && next_pair(&leaves)) {
		const bool is_here = is_question(at, leaves.leaf);

		if (is_here == is_question(at, leaves.other))
			continue;
		at_report_node(at, leaves.leaf,
			is_here ? at_say(at,
					  _("this ends as a question, and not "
					    "in the source language"))
				: at_say(at, _("the source language ends "
					       "this as a question")));
	}
}

/* ---- lengths ---- */

#define LEAST_LETTERS 25  /* of the source: shorter ones vary */
#define SHORTEST      0.4 /* of the usual length */
#define LONGEST       2.5
#define ENOUGH        2000 /* letters of the source, to tell what is usual */

static size_t letters_of(
	const struct lint_at *at, const struct doc_node *leaf, int lang)
{
	const struct prose prose = prose_of(leaf, at_scratch(at));
	struct measure sum = {0};

	measure_prose(&prose, corpus_locale(at->run->work, lang), &sum);
	return sum.letters;
}

/* What the translations of full into a language have for a letter of their
 * source, all together. */
static double measure_usual(const struct lint_at *at)
{
	struct work *work = at->run->work;
	const int source = at_source_lang(at);
	struct measure ours = {0}, theirs = {0};

	for (int i = 0; i < corpus_count(work); i++) {
		const struct doc_node *here, *there;

		if (corpus_item(work, i)->kind != SPINE_BLOCK)
			continue;
		here = at_written(at, i, at->lang, TIER_FULL);
		there = at_written(at, i, source, TIER_FULL);
		if (here == NULL || there == NULL)
			continue;
		measure_block(at, here, at->locale, &ours);
		measure_block(at, there, corpus_locale(work, source), &theirs);
	}
	return theirs.letters < ENOUGH
	               ? 0
	               : (double)ours.letters / (double)theirs.letters;
}

static double usual_ratio(const struct lint_at *at)
{
	struct usual *usual = &at->run->usual[at->lang];

	if (!usual->is_known)
		usual->ratio = measure_usual(at);
	usual->is_known = true;
	return usual->ratio;
}

void rule_translation_length(const struct lint_at *at)
{
	struct leaves leaves = {.here = at->node, .there = source_of(at)};
	double usual;

	if (at->tier != TIER_FULL || leaves.there == NULL)
		return;
	usual = usual_ratio(at);
	while (usual > 0 && next_pair(&leaves)) {
		const size_t ours = letters_of(at, leaves.leaf, at->lang);
		const size_t theirs =
			letters_of(at, leaves.other, at_source_lang(at));
		const double share = (double)ours / ((double)theirs * usual);

		if (theirs < LEAST_LETTERS ||
			(share >= SHORTEST && share <= LONGEST))
			continue;
		at_report_node(at, leaves.leaf,
			at_say(at,
				_("letters: %zu for %zu of the source "
				  "language; about %.0f are usual"),
				ours, theirs, (double)theirs * usual));
	}
}
