/* SPDX-License-Identifier: MIT */
/* The hard limits of plain: how long its sentences are. */
#include "base/mo.h"
#include "lint/measure.h"
#include "lint/rules.h"

#define OF_FULL  0.8 /* plain's average sentence, of full's, at most */

#define NO_LIMIT 1e9 /* a language whose locale file names none */

static double limit(const struct lint_at *at, int n)
{
	return measure_limit(at->locale->sentence_limits, n, NO_LIMIT);
}

void rule_sentence_average(const struct lint_at *at)
{
	struct measure sum;
	double average;

	if (at->tier != TIER_PLAIN)
		return;
	sum = measure_section(at, TIER_PLAIN);
	average = measure_average(&sum);
	if (average <= limit(at, 0))
		return;
	at_report_all(
		at, measure_is_han(at->locale)
			    ? at_say(at,
				      _("Han characters a sentence on average: "
					"%.1f, at most %.0f are allowed"),
				      average, limit(at, 0))
			    : at_say(at,
				      _("words a sentence on average: %.1f, at "
					"most %.0f are allowed"),
				      average, limit(at, 0)));
}

void rule_sentence_longest(const struct lint_at *at)
{
	size_t pos = 0, from, to;

	/* Captions are the same in all tiers. */
	if (at->tier != TIER_PLAIN || at->kind != LINT_IN_BLOCK ||
		at->node->kind != DOC_PARA)
		return;
	while (measure_sentence(at->prose, at->locale, &pos, &from, &to)) {
		const size_t words =
			measure_words(at->prose, at->locale, from, to);

		if ((double)words <= limit(at, 1))
			continue;
		at_report(at, from,
			measure_is_han(at->locale)
				? at_say(at,
					  _("Han characters in this sentence: %zu, "
					    "at most %.0f are allowed"),
					  words, limit(at, 1))
				: at_say(at,
					  _("words in this sentence: %zu, at most "
					    "%.0f are allowed"),
					  words, limit(at, 1)));
	}
}

void rule_sentence_ratio(const struct lint_at *at)
{
	struct measure plain, full;

	if (at->tier != TIER_PLAIN || !measure_is_body(at))
		return;
	plain = measure_section(at, TIER_PLAIN);
	full = measure_section(at, TIER_FULL);
	if (full.sentences == 0 ||
		measure_average(&plain) <= OF_FULL * measure_average(&full))
		return;
	at_report_all(at, at_say(at,
				  _("length of a sentence on average: %.1f, "
				    "in 'full' %.1f; at most %.0f %% of that "
				    "are allowed"),
				  measure_average(&plain),
				  measure_average(&full), 100 * OF_FULL));
}
