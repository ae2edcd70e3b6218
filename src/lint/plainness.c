/* SPDX-License-Identifier: MIT */
/*
 * Is plain easier to read than full? A score of readability says little of one
 * text and much of two about the same (standards: it ranks 63 sections in five
 * languages much alike). How sure the difference is, the bootstrap says: pairs
 * of blocks are drawn again and again, with the same dice on every machine.
 */
#include "base/mo.h"
#include "lint/measure.h"
#include "lint/rules.h"

#include <stdlib.h>

#define DRAWS      1000
#define LOWER      50 /* of the draws lie below the bound: 5 % */
#define MIN_BLOCKS 8
#define MIN_WORDS  150

/* The same block in plain and in full. */
struct pair {
	struct measure plain, full;
};

struct pairs {
	VEC(struct pair) list;
	struct measure plain, full; /* the sums */
};

static void add(struct measure *sum, const struct measure *more)
{
	sum->letters += more->letters;
	sum->sentences += more->sentences;
	sum->words += more->words;
	sum->syllables += more->syllables;
	sum->long_words += more->long_words;
}

/* How easy a text is: only differences mean anything. */
static double score(const struct locale *locale, const struct measure *sum)
{
	const struct str formula = locale->readability;
	const double length = measure_average(sum);
	const double words = sum->words > 0 ? (double)sum->words : 1;

	if (str_starts(formula, STR("flesch")))
		return measure_limit(formula, 1, 0) -
		       measure_limit(formula, 2, 0) * length -
		       measure_limit(formula, 3, 0) * (double)sum->syllables /
		               words;
	if (str_eq(formula, STR("lix")))
		return -length - 100 * (double)sum->long_words / words;
	return -length;
}

static double difference(const struct locale *locale,
	const struct measure *plain, const struct measure *full)
{
	return score(locale, plain) - score(locale, full);
}

/* SplitMix64: the same numbers everywhere. */
static uint64_t next_random(uint64_t *state)
{
	uint64_t z = *state += 0x9E3779B97F4A7C15u;

	z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
	z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
	return z ^ (z >> 31);
}

static double draw(
	const struct locale *locale, const struct pairs *pairs, uint64_t *state)
{
	struct measure plain = {0}, full = {0};

	for (size_t i = 0; i < pairs->list.len; i++) {
		const struct pair *pair =
			&pairs->list.ptr[next_random(state) % pairs->list.len];

		add(&plain, &pair->plain);
		add(&full, &pair->full);
	}
	return difference(locale, &plain, &full);
}

static int compare(const void *left, const void *right)
{
	const double a = *(const double *)left, b = *(const double *)right;

	return (a > b) - (a < b);
}

/* What the difference is at least, in all but LOWER of DRAWS draws. */
static double lower_bound(
	const struct locale *locale, const struct pairs *pairs)
{
	double draws[DRAWS];
	uint64_t state = 1;

	for (size_t i = 0; i < DRAWS; i++)
		draws[i] = draw(locale, pairs, &state);
	qsort(draws, DRAWS, sizeof(*draws), compare);
	return draws[LOWER];
}

static void collect(const struct lint_at *at, struct pairs *pairs)
{
	struct work *work = at->run->work;
	const int end = corpus_end(work, at->item);

	for (int i = at->item; i < end; i++) {
		const struct doc_node *plain, *full;
		struct pair pair = {0};

		if (corpus_item(work, i)->kind != SPINE_BLOCK)
			continue;
		plain = at_written(at, i, at->lang, TIER_PLAIN);
		full = at_written(at, i, at->lang, TIER_FULL);
		if (plain == NULL || full == NULL)
			continue;
		measure_block(at, plain, at->locale, &pair.plain);
		measure_block(at, full, at->locale, &pair.full);
		add(&pairs->plain, &pair.plain);
		add(&pairs->full, &pair.full);
		vec_push(&pairs->list, pair);
	}
}

static void judge(const struct lint_at *at, const struct pairs *pairs)
{
	const double whole =
		difference(at->locale, &pairs->plain, &pairs->full);
	const double least = lower_bound(at->locale, pairs);

	if (least > 0)
		return;
	at_report_all(at, at_say(at,
				  _("'plain' is not surely easier to "
				    "read than 'full': by %.1f points in "
				    "%zu blocks, by %.1f if chance is "
				    "allowed for"),
				  whole, pairs->list.len, least));
}

void rule_plainness(const struct lint_at *at)
{
	struct pairs pairs = {0};

	if (at->tier != TIER_PLAIN)
		return;
	collect(at, &pairs);
	if (pairs.list.len >= MIN_BLOCKS && pairs.plain.words >= MIN_WORDS)
		judge(at, &pairs);
	vec_release(&pairs.list);
}

void rule_plainness_unsure(const struct lint_at *at)
{
	struct pairs pairs = {0};

	if (at->tier != TIER_PLAIN)
		return;
	collect(at, &pairs);
	if (pairs.list.len > 0 &&
		(pairs.list.len < MIN_BLOCKS || pairs.plain.words < MIN_WORDS))
		at_report_all(
			at, at_say(at,
				    _("too little text to tell whether 'plain' "
				      "is easier to read than 'full'; blocks: "
				      "%zu, words: %zu"),
				    pairs.list.len, pairs.plain.words));
	vec_release(&pairs.list);
}
