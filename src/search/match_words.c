/* SPDX-License-Identifier: MIT */
#include "search/match.h"

#include <string.h>

static bool has_term(struct str terms, struct str term)
{
	struct str one;

	while (str_word(&terms, &one))
		if (str_eq(one, term))
			return true;
	return false;
}

/* memmem is slower for so little. */
static bool holds(struct str word, struct str part)
{
	for (size_t i = 0; i + part.len <= word.len; i++)
		if (word.ptr[i] == part.ptr[0] &&
			word.ptr[i + 1] == part.ptr[1] &&
			memcmp(word.ptr + i, part.ptr, part.len) == 0)
			return true;
	return false;
}

/* Has an Arabic word this stem in it, but for a letter at either end? Stemmers
 * take its beginning away as well as its end. */
static bool may_hold(struct str word, struct str stem)
{
	const size_t one = 2; /* letter [B] */

	return stem.len < 2 * one ||
	       holds(word, str_sub(stem, 0, stem.len - one)) ||
	       holds(word, str_sub(stem, one, stem.len));
}

/*
 * Quickly false for most words that do not have this stem: stemmers take ends
 * of words away, not most of a word, and change two letters at most of what
 * they leave. So few words of a text are stemmed.
 */
static bool may_have(struct str word, struct str stem)
{
	const size_t two =
		(uint8_t)stem.ptr[0] < 0x80 ? 2 : 4; /* letters [B] */
	const uint8_t first = (uint8_t)word.ptr[0];
	const bool is_arabic = first >= 0xD8 && first <= 0xDB;
	size_t same = 0;

	if (word.len > 5 * stem.len)
		return false;
	while (same < word.len && same < stem.len &&
		word.ptr[same] == stem.ptr[same])
		same++;
	if (same > 0 && same + two >= stem.len)
		return true;
	return is_arabic && may_hold(word, stem);
}

/* Is the word one of these stems, or (*may) is it worth being stemmed? */
static bool is_stem(struct str word, struct str stems, bool *may)
{
	struct str term;

	*may = false;
	while (str_word(&stems, &term)) {
		const struct str stem = str_sub(term, 1, term.len);

		if (str_eq(word, stem))
			return true;
		*may = *may || may_have(word, stem);
	}
	return false;
}

/* Has token `token` a stem in common with a word of the query? A word that is
 * its own stem has none but itself. */
static bool has_stem(struct view *view, const struct step *step, size_t token)
{
	const struct str word = analysed_token(&view->analysed, token);
	struct str stems = step->stems;
	struct str term;
	bool may;

	if (is_stem(word, stems, &may))
		return true;
	if (!may && !may_have(word, step->word))
		return false;
	/* One token is tried for all needles before the next. */
	if (view->stemmed != token + 1) {
		buf_clear(&view->bytes);
		analyser_stems(view->analyser, view->text, &view->analysed,
			token, &view->bytes);
		view->stemmed = token + 1;
	}
	while (str_word(&stems, &term))
		if (has_term(buf_view(&view->bytes), term))
			return true;
	for (stems = buf_view(&view->bytes); str_word(&stems, &term);)
		if (str_eq(str_sub(term, 1, term.len), step->word))
			return true;
	return false;
}

static bool accepts(struct view *view, const struct needle *needle, size_t step,
	size_t token)
{
	const struct step *wanted = &needle->steps[step];

	if (view->effort > 0)
		view->effort--;
	return needle_is_same(
		       needle, step, analysed_token(&view->analysed, token)) ||
	       (needle->has_stems && has_stem(view, wanted, token));
}

/* The token after the needle's match that begins with this token, or the token
 * itself if there is none. */
static size_t match_at(
	struct view *view, const struct needle *needle, size_t token)
{
	if (token + needle->count > view->analysed.tokens.len ||
		view->effort == 0)
		return token;
	for (size_t i = 0; i < needle->count; i++)
		if (!accepts(view, needle, i, token + i))
			return token;
	return token + needle->count;
}

static void try_at(struct view *view, const struct needle *needle, size_t token)
{
	size_t end;

	if (!view_is_free(view, needle->atom, token))
		return;
	end = match_at(view, needle, token);
	if (end > token)
		view_note(view, needle->atom, token, end);
}

/* Is a word with hyphens, whose terms without them these are, what this word of
 * the query asks for? */
static bool accepts_joined(const struct needle *needle, struct str terms)
{
	struct str stems = needle->steps[0].stems;
	struct str term;
	bool may;

	while (str_word(&terms, &term)) {
		const struct str word = str_sub(term, 1, term.len);

		if (needle_is_same(needle, 0, word) ||
			is_stem(word, stems, &may))
			return true;
	}
	return false;
}

static void try_joined(struct view *view, const struct needle *needle,
	size_t token, size_t end)
{
	if (needle->count == 1 && view_is_free(view, needle->atom, token) &&
		accepts_joined(needle, buf_view(&view->joined)))
		view_note(view, needle->atom, token, end);
}

/* Looks at a word with hyphens, if this is its first token, as one word.
 * Returns the token after it. */
static size_t scan_joined(
	struct view *view, const struct needles *needles, size_t token)
{
	struct str terms;
	struct str term;
	size_t end;

	buf_clear(&view->joined);
	end = 1 + analyser_joined(view->analyser, view->text, &view->analysed,
			  token, &view->joined);
	terms = buf_view(&view->joined);
	if (!needles_may_begin(needles, analysed_token(&view->analysed, token)))
		return end;
	for (size_t i = 0; terms.len > 0 && i < needles->loose.len; i++)
		try_joined(view, needles->loose.ptr[i], token, end);
	while (str_word(&terms, &term)) {
		const struct needle *needle =
			map_get(&needles->forms, str_sub(term, 1, term.len));

		for (; needle; needle = needle->next)
			try_joined(view, needle, token, end);
	}
	return end;
}

void match_words(struct view *view, const struct needles *needles)
{
	size_t joined = 0; /* the token after the last word with hyphens */

	for (size_t i = 0; i < view->analysed.tokens.len; i++) {
		const struct str word = analysed_token(&view->analysed, i);
		const struct needle *needle;

		if (view->level >= MATCH_STEM && i >= joined)
			joined = scan_joined(view, needles, i);
		if (!needles_may_begin(needles, word))
			continue;
		for (needle = map_get(&needles->forms, word); needle;
			needle = needle->next)
			try_at(view, needle, i);
		for (size_t n = 0; n < needles->loose.len; n++)
			try_at(view, needles->loose.ptr[n], i);
	}
}
