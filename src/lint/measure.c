/* SPDX-License-Identifier: MIT */
#include "lint/measure.h"

#include "lint/marks.h"
#include "text/chars.h"
#include "text/utf8.h"

#include <stdlib.h>
#include <string.h>

bool measure_is_han(const struct locale *locale)
{
	return str_eq(locale->readability, STR("han"));
}

/* What may stand between the mark of a sentence's end and the next one. */
static bool is_closing(uint32_t cp)
{
	return mark_is_in(STR("\"\u201d\u00bb\u2019)]\uff09\u300d\u300f"), cp);
}

static bool is_counted(uint32_t cp)
{
	return chars_is_letter(cp) || chars_is_number(cp);
}

static bool has_letters(const struct prose *prose, size_t from, size_t to)
{
	for (; from < to; from++)
		if (is_counted(prose->cp[from]))
			return true;
	return false;
}

/* One past the end of the sentence that `pos` is in. */
static size_t sentence_end(
	const struct prose *prose, const struct locale *locale, size_t pos)
{
	const bool is_han = measure_is_han(locale);

	for (; pos < prose->len; pos++) {
		size_t end = pos + 1;

		if (prose->cp[pos] == '\n')
			return pos;
		if (!mark_is_in(locale->sentence_end, prose->cp[pos]))
			continue;
		while (end < prose->len && is_closing(prose->cp[end]))
			end++;
		/* "3.5" and "U.S.-led" go on. */
		if (is_han || end == prose->len ||
			chars_is_space(prose->cp[end]))
			return end;
	}
	return pos;
}

bool measure_sentence(const struct prose *prose, const struct locale *locale,
	size_t *pos, size_t *from, size_t *to)
{
	while (*pos < prose->len) {
		if (chars_is_space(prose->cp[*pos])) {
			++*pos;
			continue;
		}
		*from = *pos;
		*to = sentence_end(prose, locale, *pos);
		*pos = *to;
		if (has_letters(prose, *from, *to))
			return true;
	}
	return false;
}

/* A mark that holds two parts of a word together, as in "risk-based", "10,000".
 */
static bool is_joint(uint32_t cp)
{
	return mark_is_in(STR("-\u2019'.,/"), cp);
}

/* Past the word that begins at `pos`. */
static size_t word_end(const struct prose *prose, size_t pos, size_t to)
{
	while (pos < to) {
		const bool is_joined = is_joint(prose->cp[pos]) &&
		                       pos + 1 < to &&
		                       chars_is_word(prose->cp[pos + 1]);

		if (!is_joined && !chars_is_word(prose->cp[pos]))
			break;
		pos++;
	}
	return pos;
}

/* Moves *pos to the next word before `to`. */
static bool next_word(const struct prose *prose, size_t *pos, size_t to)
{
	while (*pos < to && !chars_is_word(prose->cp[*pos]))
		++*pos;
	return *pos < to;
}

static bool is_han_letter(uint32_t cp)
{
	return cp >= 0x4E00 && cp <= 0x9FFF;
}

static size_t count_han(const struct prose *prose, size_t from, size_t to)
{
	size_t count = 0;

	for (; from < to; from++)
		count += is_han_letter(prose->cp[from]);
	return count;
}

size_t measure_words(const struct prose *prose, const struct locale *locale,
	size_t from, size_t to)
{
	size_t count = 0;

	if (measure_is_han(locale))
		return count_han(prose, from, to);
	while (next_word(prose, &from, to)) {
		from = word_end(prose, from, to);
		count++;
	}
	return count;
}

/*
 * An 'e' in the end is mostly silent in English ("use", "used", "makes"), after
 * some letters not ("stated", "changes", "table"). [from, *to) without it.
 */
static size_t without_silent(const struct prose *prose, size_t from, size_t to)
{
	const uint32_t last = chars_lower(prose->cp[to - 1]);
	uint32_t before;

	if (to - from < 4)
		return to;
	before = chars_lower(prose->cp[to - 2]);
	if (last == 'e')
		return before == 'l' ? to : to - 1;
	if (before != 'e')
		return to;
	before = chars_lower(prose->cp[to - 3]);
	if ((last == 'd' && !mark_is_in(STR("td"), before)) ||
		(last == 's' && !mark_is_in(STR("sxzcgh"), before)))
		return to - 2;
	return to;
}

/* Vowels in a row are a syllable: good enough to compare two texts, not to
 * judge one. */
static size_t count_syllables(const struct prose *prose,
	const struct locale *locale, size_t from, size_t to)
{
	size_t count = 0;
	bool was_vowel = false;

	if (str_eq(locale->tag, STR("en")))
		to = without_silent(prose, from, to);
	for (; from < to; from++) {
		const bool is_vowel = mark_is_in(
			locale->vowels, chars_lower(prose->cp[from]));

		count += is_vowel && !was_vowel;
		was_vowel = is_vowel;
	}
	return count > 0 ? count : 1;
}

static bool is_long(const struct prose *prose, size_t from, size_t to)
{
	size_t letters = 0;

	for (; from < to; from++)
		letters += chars_is_letter(prose->cp[from]);
	return letters > MEASURE_LONG;
}

static void measure_parts(const struct prose *prose,
	const struct locale *locale, size_t from, size_t to,
	struct measure *sum)
{
	while (next_word(prose, &from, to)) {
		const size_t end = word_end(prose, from, to);

		sum->syllables += count_syllables(prose, locale, from, end);
		sum->long_words += is_long(prose, from, end);
		from = end;
	}
}

void measure_prose(const struct prose *prose, const struct locale *locale,
	struct measure *sum)
{
	size_t pos = 0, from, to;

	for (size_t i = 0; i < prose->len; i++)
		sum->letters += is_counted(prose->cp[i]);
	while (measure_sentence(prose, locale, &pos, &from, &to)) {
		sum->sentences++;
		sum->words += measure_words(prose, locale, from, to);
		measure_parts(prose, locale, from, to, sum);
	}
}

void measure_block(const struct lint_at *at, const struct doc_node *block,
	const struct locale *locale, struct measure *sum)
{
	const struct doc_node *leaf = doc_first_leaf(block);

	for (; leaf != NULL; leaf = at_next_leaf(leaf, block)) {
		const struct prose prose = prose_of(leaf, at_scratch(at));

		/* A caption is the same in all tiers. */
		if (leaf->kind == DOC_PARA)
			measure_prose(&prose, locale, sum);
	}
}

struct measure measure_section(const struct lint_at *at, enum tier tier)
{
	struct work *work = at->run->work;
	const int end = corpus_end(work, at->item);
	struct measure sum = {0};

	for (int i = at->item + 1; i < end; i++) {
		const struct spine_item *row = corpus_item(work, i);
		const struct doc_node *block;

		if (row->kind != SPINE_BLOCK || row->section != at->item)
			continue;
		block = at_written(at, i, at->lang, tier);
		if (block != NULL)
			measure_block(at, block, at->locale, &sum);
	}
	return sum;
}

bool measure_is_body(const struct lint_at *at)
{
	const struct work *work = at->run->work;
	const struct spine_item *row = corpus_item(work, at->item);
	const struct str part = corpus_item(work, row->part)->id;

	for (size_t i = 0; i < part.len; i++)
		if (part.ptr[i] < '0' || part.ptr[i] > '9')
			return false;
	return row->kind == SPINE_SECTION;
}

double measure_limit(struct str list, int n, double fallback)
{
	struct str word;

	while (str_word(&list, &word)) {
		char text[32];

		if (n-- > 0)
			continue;
		if (word.len >= sizeof(text))
			break;
		memcpy(text, word.ptr, word.len);
		text[word.len] = '\0';
		return strtod(text, NULL);
	}
	return fallback;
}

double measure_average(const struct measure *sum)
{
	return sum->sentences == 0
	               ? 0
	               : (double)sum->words / (double)sum->sentences;
}
