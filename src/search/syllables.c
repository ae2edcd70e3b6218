/* SPDX-License-Identifier: MIT */
/* Chinese typed in pinyin: which syllables are a row of letters? */
#include "search/syllables.h"

#include "search/analyse_impl.h"
#include "text/utf8.h"

#include <stdlib.h>
#include <string.h>

#define TYPED_MAX    200 /* letters; nobody types more before looking */
#define SYLLABLE_MAX 6   /* letters */
#define WAYS         8   /* to read one row of letters */
#define LETTER_BITS  5

/* What makes a way to read unlikely. */
enum cost {
	COST_SYLLABLE = 4,
	COST_VOWEL = 1,  /* begins with a vowel after another syllable: people
	                    who mean that write an apostrophe */
	COST_UMLAUT = 2, /* "lu" meaning "lü" */
	COST_BEGUN = 3,  /* is none yet */
};

/* Syllables as numbers, LETTER_BITS a letter from the top: what begins with the
 * same letters is a range. */
struct syllable_codes {
	size_t count;
	uint32_t codes[]; /* ascending */
};

/* A way to read the letters before a place: where its last syllable begins and
 * which way before that. */
struct way {
	uint16_t cost;
	uint8_t from, rank;
	bool has_umlaut; /* its 'u' is "ü" */
	bool may_go_on;
};

struct place {
	struct way ways[WAYS]; /* cheapest first */
	size_t count;
	bool is_cut; /* a syllable must end here */
};

struct splitting {
	const struct syllable_codes *codes;
	char letters[TYPED_MAX + SYLLABLE_MAX];
	size_t count;
	struct place places[TYPED_MAX + 1];
};

static bool is_one_of(char c, struct str set)
{
	return str_find(set, c) < set.len;
}

static uint32_t code_of(const char *letters, size_t count)
{
	uint32_t code = 0;

	for (size_t i = 0; i < SYLLABLE_MAX; i++)
		code = code << LETTER_BITS |
		       (i < count ? (uint32_t)(letters[i] - 'a' + 1) : 0);
	return code;
}

/* "ng", which some tables have, would make every word two. */
static bool has_vowel(struct str s)
{
	for (size_t i = 0; i < s.len; i++) {
		if (is_one_of(s.ptr[i], STR("aeiouv")))
			return true;
	}
	return false;
}

static int compare_codes(const void *a, const void *b)
{
	const uint32_t left = *(const uint32_t *)a;
	const uint32_t right = *(const uint32_t *)b;

	return (left > right) - (left < right);
}

struct syllable_codes *syllable_codes_new(const struct han *han)
{
	const struct str *list;
	const size_t count = han_syllables(han, &list);
	struct syllable_codes *codes =
		xcalloc(1, sizeof(*codes) + (count + 1) * sizeof(uint32_t));

	for (size_t i = 0; i < count; i++) {
		if (has_vowel(list[i]) && list[i].len <= SYLLABLE_MAX)
			codes->codes[codes->count++] =
				code_of(list[i].ptr, list[i].len);
	}
	qsort(codes->codes, codes->count, sizeof(uint32_t), compare_codes);
	return codes;
}

/* The first syllable at or after `code`. */
static size_t find_code(const struct syllable_codes *codes, uint32_t code)
{
	size_t low = 0;
	size_t high = codes->count;

	while (low < high) {
		const size_t mid = low + (high - low) / 2;

		if (codes->codes[mid] < code)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

/* Are these letters a syllable, and do longer ones begin so? */
static void look_up(const struct syllable_codes *codes, const char *letters,
	size_t count, bool *is_whole, bool *is_begun)
{
	const uint32_t code = code_of(letters, count);
	const uint32_t next =
		code + (1u << (LETTER_BITS * (SYLLABLE_MAX - count)));
	size_t at = find_code(codes, code);

	*is_whole = at < codes->count && codes->codes[at] == code;
	at += *is_whole;
	*is_begun = at < codes->count && codes->codes[at] < next;
}

/* Keeps the cheapest ways; of two that cost the same the first to come. */
static void add_way(struct place *place, struct way way)
{
	size_t at = place->count < WAYS ? place->count : WAYS;

	if (at == WAYS && place->ways[WAYS - 1].cost <= way.cost)
		return;
	if (at == WAYS)
		at--;
	else
		place->count++;
	while (at > 0 && place->ways[at - 1].cost > way.cost) {
		place->ways[at] = place->ways[at - 1];
		at--;
	}
	place->ways[at] = way;
}

/* Every way to come to `from` goes on to `to` by this syllable. */
static void extend(
	struct splitting *split, size_t from, size_t to, struct way by)
{
	const struct place *before = &split->places[from];

	by.from = (uint8_t)from;
	by.cost = (uint16_t)(by.cost + COST_SYLLABLE);
	if (!before->is_cut && is_one_of(split->letters[from], STR("aeo")))
		by.cost = (uint16_t)(by.cost + COST_VOWEL);
	for (size_t i = 0; i < before->count; i++) {
		struct way way = by;

		way.rank = (uint8_t)i;
		way.cost = (uint16_t)(way.cost + before->ways[i].cost);
		add_way(&split->places[to], way);
	}
}

/* The letters [from, to) as a syllable, and as one with "ü". */
static void try_syllable(struct splitting *split, size_t from, size_t to)
{
	const size_t count = to - from;
	const bool is_last = to == split->count;
	char letters[SYLLABLE_MAX];
	bool is_whole, is_begun, is_whole_u = false;

	memcpy(letters, split->letters + from, count);
	look_up(split->codes, letters, count, &is_whole_u, &is_begun);
	if (is_whole_u || (is_last && is_begun))
		extend(split, from, to,
			(struct way){.may_go_on = is_last && is_begun,
				.cost = is_whole_u ? 0 : COST_BEGUN});
	if (count < 2 || letters[1] != 'u' ||
		(letters[0] != 'l' && letters[0] != 'n'))
		return;
	letters[1] = 'v';
	look_up(split->codes, letters, count, &is_whole, &is_begun);
	if (is_whole)
		extend(split, from, to,
			(struct way){.may_go_on = is_last && is_begun,
				.has_umlaut = true,
				.cost = is_whole_u ? COST_UMLAUT : 0});
}

/* 1 to 5 after a syllable, which ends with one of these and has no other; "S11"
 * and "T1" are names. */
static bool is_tone(const struct splitting *split, struct str typed, size_t pos)
{
	return typed.ptr[pos] >= '1' && typed.ptr[pos] <= '5' &&
	       split->count > 0 && !split->places[split->count].is_cut &&
	       is_one_of(split->letters[split->count - 1], STR("aeiouvngr"));
}

/* Letters and cuts of what was typed. False if it is no pinyin. */
static bool take_letters(struct splitting *split, struct str typed)
{
	split->places[0].is_cut = true;
	for (size_t pos = 0; pos < typed.len; pos++) {
		const char c = typed.ptr[pos];
		char letter = (char)(c | 0x20);
		const char last =
			split->letters[split->count > 0 ? split->count - 1 : 0];

		if (c == ' ' || c == '-' || c == '\'' ||
			is_tone(split, typed, pos)) {
			split->places[split->count].is_cut = true;
			continue;
		}
		if (letter < 'a' || letter > 'z' || split->count == TYPED_MAX)
			return false;
		if (letter == 'v' && is_one_of(last, STR("jqxy")))
			letter = 'u';
		split->letters[split->count++] = letter;
	}
	return split->count > 0;
}

static void find_ways(struct splitting *split)
{
	split->places[0].ways[0] = (struct way){0};
	split->places[0].count = 1;
	for (size_t from = 0; from < split->count; from++) {
		if (split->places[from].count == 0)
			continue;
		for (size_t to = from + 1;
			to <= split->count && to <= from + SYLLABLE_MAX; to++) {
			try_syllable(split, from, to);
			if (split->places[to].is_cut)
				break;
		}
	}
}

/* Appends a line: the syllables of a way to the end. */
static void put_way(const struct splitting *split, size_t rank, struct buf *out)
{
	const struct way *chain[TYPED_MAX];
	size_t count = 0;
	size_t place = split->count;

	while (place > 0) {
		const struct way *way = &split->places[place].ways[rank];

		chain[count++] = way;
		place = way->from;
		rank = way->rank;
	}
	for (size_t i = count; i > 0; i--) {
		const struct way *way = chain[i - 1];
		const size_t end = i > 1 ? chain[i - 2]->from : split->count;
		const size_t start = out->len;

		buf_str(out, (struct str){split->letters + way->from,
				     end - way->from});
		if (way->has_umlaut)
			out->ptr[start + 1] = 'v';
		if (i > 1)
			buf_byte(out, ' ');
		else if (way->may_go_on)
			buf_byte(out, '*');
	}
	buf_byte(out, '\n');
}

void analyser_split_syllables(
	const struct analyser *analyser, struct str typed, struct buf *out)
{
	struct splitting *split;

	/* A cut beside every letter, and no more. */
	if (!analyser->codes || typed.len > (size_t)3 * TYPED_MAX)
		return;
	split = xcalloc(1, sizeof(*split));
	split->codes = analyser->codes;
	if (take_letters(split, typed)) {
		find_ways(split);
		for (size_t i = 0; i < split->places[split->count].count; i++)
			put_way(split, i, out);
	}
	free(split);
}

/* ---- texts ---- */

bool analyser_has_syllables(const struct analyser *analyser)
{
	return analyser->codes != NULL;
}

void analyser_put_syllables(
	struct analyser *analyser, struct str text, struct buf *out)
{
	struct analysed *whole = &analyser->whole;
	struct str readings[HAN_READINGS];
	const size_t start = out->len;

	analyser_take(analyser, text, whole);
	for (size_t i = 0; i < whole->tokens.len; i++) {
		const struct str token = analysed_token(whole, i);
		size_t pos = 0;
		size_t count = 0;

		if (whole->tokens.ptr[i].is_single && analyser->han)
			count = han_readings(analyser->han,
				utf8_next(token, &pos), readings);
		analyser_put_term(
			out, start, false, count > 0 ? readings[0] : STR("-"));
		for (size_t k = 1; k < count; k++)
			analyser_put_term(out, start, true, readings[k]);
	}
}
