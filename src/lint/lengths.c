/* SPDX-License-Identifier: MIT */
/* How long student and plain are beside full, and definitions altogether. */
#include "base/mo.h"
#include "lint/measure.h"
#include "lint/rules.h"

/* [%] of the letters of full, at least and at most. */
struct share {
	double least, most;
};

static const struct share of_sections[TIER_COUNT] = {
	[TIER_STUDENT] = {35, 60},
	[TIER_PLAIN] = {15, 30},
};
static const struct share of_records[TIER_COUNT] = {
	[TIER_STUDENT] = {60, 110},
	[TIER_PLAIN] = {50, 100},
};

static void compare(const struct lint_at *at, const struct measure *part,
	const struct measure *full, struct share limits)
{
	double percent;

	if (full->letters == 0 || part->letters == 0)
		return;
	percent = 100.0 * (double)part->letters / (double)full->letters;
	if (percent >= limits.least && percent <= limits.most)
		return;
	at_report_all(at, at_say(at,
				  _("letters: %zu, in 'full' %zu; that is "
				    "%.1f %% instead of %.0f to %.0f %%"),
				  part->letters, full->letters, percent,
				  limits.least, limits.most));
}

void rule_length(const struct lint_at *at)
{
	struct measure part, full;

	if (at->tier == TIER_FULL || !measure_is_body(at))
		return;
	part = measure_section(at, (enum tier)at->tier);
	full = measure_section(at, TIER_FULL);
	compare(at, &part, &full, of_sections[at->tier]);
}

/* All records of a part together: one is too short to be measured. */
void rule_length_records(const struct lint_at *at)
{
	struct work *work = at->run->work;
	const int end = corpus_end(work, at->item);
	struct measure part = {0}, full = {0};

	if (at->tier == TIER_FULL)
		return;
	for (int i = at->item; i < end; i++) {
		const struct spine_item *row = corpus_item(work, i);
		const struct doc_node *here, *there;

		if (row->kind != SPINE_BLOCK || row->block != BLOCK_RECORD)
			continue;
		here = at_written(at, i, at->lang, (enum tier)at->tier);
		there = at_written(at, i, at->lang, TIER_FULL);
		if (here == NULL || there == NULL)
			continue;
		measure_block(at, here, at->locale, &part);
		measure_block(at, there, at->locale, &full);
	}
	compare(at, &part, &full, of_records[at->tier]);
}

void rule_definition_length(const struct lint_at *at)
{
	const double most =
		measure_limit(at->locale->definition_limits, at->tier, 0);
	size_t words;

	if (at->kind != LINT_IN_DEFINITION || most <= 0)
		return;
	words = measure_words(at->prose, at->locale, 0, at->prose->len);
	if ((double)words <= most)
		return;
	at_report_all(at,
		measure_is_han(at->locale)
			? at_say(at,
				  _("Han characters: %zu, at most %.0f are "
				    "allowed"),
				  words, most)
			: at_say(at, _("words: %zu, at most %.0f are allowed"),
				  words, most));
}
