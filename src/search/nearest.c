/* SPDX-License-Identifier: MIT */
#include "search/nearest.h"

#include "text/utf8.h"

#include <string.h>

/* Where each letter stands in the word that is compared with many others: a
 * table by the letter's low bits; letters that share them follow. */
#define SLOTS 128

struct pattern {
	uint32_t letters[SLOTS];
	uint64_t places[SLOTS]; /* a bit for each place; 0: free */
	size_t len;             /* [code points], 0: too long or empty */
};

static size_t slot_of(const struct pattern *pattern, uint32_t letter)
{
	size_t slot = letter % SLOTS;

	while (pattern->places[slot] != 0 && pattern->letters[slot] != letter)
		slot = (slot + 1) % SLOTS;
	return slot;
}

static void take_pattern(struct pattern *pattern, struct str word)
{
	memset(pattern, 0, sizeof(*pattern));
	for (size_t pos = 0; pos < word.len; pattern->len++) {
		const uint32_t letter = utf8_next(word, &pos);
		size_t slot;

		if (pattern->len == NEAREST_LETTERS) {
			pattern->len = 0;
			return;
		}
		slot = slot_of(pattern, letter);
		pattern->letters[slot] = letter;
		pattern->places[slot] |= UINT64_C(1) << pattern->len;
	}
}

/*
 * Hyyrö (2003), "A bit-vector algorithm for computing Levenshtein and Damerau
 * edit distances": a column of the table in a few words of 64 bits.
 */
static int distance_to(const struct pattern *pattern, struct str word)
{
	const uint64_t last = UINT64_C(1) << (pattern->len - 1);
	uint64_t up = ~UINT64_C(0); /* vertical difference is +1 */
	uint64_t down = 0;          /* and -1 */
	uint64_t diagonal = 0;      /* is 0 */
	uint64_t before = 0;        /* places of the letter before */
	int distance = (int)pattern->len;

	for (size_t pos = 0; pos < word.len;) {
		const uint64_t places = pattern->places[slot_of(
			pattern, utf8_next(word, &pos))];
		const uint64_t swapped = ((~diagonal & places) << 1) & before;
		uint64_t right;
		uint64_t left;

		diagonal =
			(((places & up) + up) ^ up) | places | down | swapped;
		right = down | ~(diagonal | up);
		left = diagonal & up;
		distance += (right & last) != 0;
		distance -= (left & last) != 0;
		right = right << 1 | 1;
		left <<= 1;
		up = left | ~(diagonal | right);
		down = right & diagonal;
		before = places;
	}
	return distance;
}

int nearest_distance(struct str a, struct str b)
{
	struct pattern pattern;

	if (a.len == 0 || b.len == 0)
		return (int)(utf8_count(a, a.len) + utf8_count(b, b.len));
	take_pattern(&pattern, a);
	return pattern.len > 0 ? distance_to(&pattern, b) : -1;
}

/* What script a word is in, by its first byte: words are folded. */
static int script_of(struct str word)
{
	const uint8_t first = word.len > 0 ? (uint8_t)word.ptr[0] : 0;

	if (first < 0x80)
		return first >= 'a' && first <= 'z' ? 1 : 0;
	if (first >= 0xC3 && first <= 0xCA)
		return 1;
	return first >> 2; /* 2 letters of UTF-8's 0xD0–D3, 0xD8–DB */
}

static int limit_of(size_t letters)
{
	if (letters <= 4)
		return 1;
	return letters <= 8 ? 2 : 3;
}

static bool is_better(const struct near *a, const struct near *b)
{
	if (a->distance != b->distance)
		return a->distance < b->distance;
	return a->count > b->count;
}

/* Puts a term in its place among those found so far. */
static size_t add_near(
	struct near found[NEAREST_MAX], size_t count, struct near near)
{
	size_t at = count;

	while (at > 0 && is_better(&near, &found[at - 1]))
		at--;
	if (at == NEAREST_MAX)
		return count;
	if (count < NEAREST_MAX)
		count++;
	memmove(&found[at + 1], &found[at],
		(count - at - 1) * sizeof(found[0]));
	found[at] = near;
	return count;
}

size_t nearest_find(const struct terms *terms, struct str word,
	struct near found[NEAREST_MAX])
{
	const int script = script_of(word);
	struct pattern pattern;
	size_t slack;
	size_t count = 0;
	int limit;

	take_pattern(&pattern, word);
	if (pattern.len < 2 || script == 0)
		return 0;
	limit = limit_of(pattern.len);
	/* Letters of one script have two bytes, or one. */
	slack = 2 * (size_t)limit;
	for (size_t i = 0; i < terms->list.len; i++) {
		const struct str term = terms_at(terms, i);
		struct near near = {
			.term = i, .count = terms->list.ptr[i].count};

		if (term.len > word.len + slack ||
			word.len > term.len + slack ||
			script_of(term) != script)
			continue;
		near.distance = distance_to(&pattern, term);
		if (near.distance > 0 && near.distance <= limit && term.len > 1)
			count = add_near(found, count, near);
	}
	return count;
}
