/* SPDX-License-Identifier: MIT */
/* What forms of one word have in common. */
#include "search/analyse_impl.h"
#include "text/utf8.h"

#define CANDIDATES_MAX 5 /* stems of one word */

/* Stems of one word while they are collected. */
struct stems {
	struct str folded; /* the word itself */
	size_t start;      /* [B] of the terms in `out` */
	struct buf *out;
	struct {
		size_t start, end; /* [B] in `out` */
	} put[CANDIDATES_MAX];
	size_t count;
};

static bool is_one_word(struct analyser *analyser, struct str s)
{
	for (size_t pos = 0; pos < s.len;) {
		if (analyser_letter(analyser, utf8_next(s, &pos)) ==
			LETTER_NONE)
			return false;
	}
	return s.len > 0;
}

/* Appends a folded stem unless it says nothing new. */
static void put_stem(struct stems *stems, struct str stem)
{
	const struct str out = buf_view(stems->out);

	/* "ИИ" is not "и". */
	if (str_eq(stem, stems->folded) || utf8_count(stem, stem.len) < 2 ||
		stems->count == CANDIDATES_MAX)
		return;
	for (size_t i = 0; i < stems->count; i++) {
		if (str_eq(stem, str_sub(out, stems->put[i].start,
					 stems->put[i].end)))
			return;
	}
	analyser_put_term(stems->out, stems->start, true, stem);
	stems->put[stems->count].start = stems->out->len - stem.len;
	stems->put[stems->count++].end = stems->out->len;
}

static void put_snowball(
	struct analyser *analyser, struct str word, struct stems *stems)
{
	fold_text(analyser->fold, stem_word(analyser->stem, word),
		&analyser->part);
	if (is_one_word(analyser, buf_view(&analyser->part.text)))
		put_stem(stems, buf_view(&analyser->part.text));
}

static bool is_longer(struct str word, struct str part, size_t letters)
{
	return utf8_count(word, word.len) >=
	       letters + utf8_count(part, part.len);
}

/* Takes what is listed off the start, as far as three letters stay, or four of
 * what comes after '|'; that only if `is_bold`. */
static struct str peel_start(struct str rest, struct str word, bool is_bold)
{
	size_t letters = 3;
	struct str part;

	while (str_word(&rest, &part)) {
		if (str_eq(part, STR("|"))) {
			if (!is_bold)
				break;
			letters = 4;
		} else if (str_starts(word, part) &&
			   is_longer(word, part, letters)) {
			word = str_sub(word, part.len, word.len);
		}
	}
	return word;
}

static struct str peel_end(struct str rest, struct str word)
{
	struct str part;

	while (str_word(&rest, &part)) {
		if (str_ends(word, part) && is_longer(word, part, 3))
			word = str_sub(word, 0, word.len - part.len);
	}
	return word;
}

/*
 * The word without what its locale says is written together with it: Snowball's
 * Arabic leaves "and the" on, and takes other endings off a word with an
 * article than off one without.
 */
static void put_peeled(
	const struct locale *locale, struct str word, struct stems *stems)
{
	put_stem(stems, peel_end(locale->stem_after,
				peel_start(locale->stem_before, word, false)));
	put_stem(stems, peel_end(locale->stem_after,
				peel_start(locale->stem_before, word, true)));
}

/* The stem of a word that was written without its accents, which the algorithm
 * needs, or that ends otherwise than its other forms. */
static void put_ended(
	struct analyser *analyser, struct str word, struct stems *stems)
{
	const struct locale *locale = analyser->locale;

	for (size_t i = 0; i < locale->stem_ends_count; i++) {
		const struct locale_pair *end = &locale->stem_ends[i];

		if (!str_ends(word, end->from))
			continue;
		buf_clear(&analyser->accented);
		buf_str(&analyser->accented,
			str_sub(word, 0, word.len - end->from.len));
		buf_str(&analyser->accented, end->to);
		put_snowball(analyser, buf_view(&analyser->accented), stems);
		return;
	}
}

/* Only capitals are folded in ASCII, and the stemmer does that too. */
static bool is_ascii(struct str s)
{
	uint8_t bits = 0;

	for (size_t i = 0; i < s.len; i++)
		bits |= (uint8_t)s.ptr[i];
	return bits < 0x80;
}

static bool has_digit(struct str s)
{
	for (size_t i = 0; i < s.len; i++) {
		if (s.ptr[i] >= '0' && s.ptr[i] <= '9')
			return true;
	}
	return false;
}

void analyser_stem_word(struct analyser *analyser, struct str written,
	struct str folded, size_t start, struct buf *out)
{
	struct stems stems = {.folded = folded, .start = start, .out = out};
	const struct locale *locale = analyser->locale;
	const bool is_peeled = locale->stem_before.len > 0;

	if (!analyser->stem || has_digit(folded))
		return;
	/* Where words are peeled, folding leaves nothing to Snowball. */
	if (!is_peeled || written.len == 0)
		put_snowball(analyser, folded, &stems);
	if (is_peeled || (!is_ascii(written) && !str_eq(written, folded)))
		put_snowball(analyser, written, &stems);
	put_ended(analyser, folded, &stems);
	if (is_peeled || locale->stem_after.len > 0)
		put_peeled(locale, folded, &stems);
}

struct str analysed_written(
	struct str text, const struct analysed *analysed, size_t token)
{
	const struct token *at = &analysed->tokens.ptr[token];
	const uint32_t *from = analysed->folded.from.ptr;

	if ((at->start > 0 && from[at->start - 1] == from[at->start]) ||
		from[at->end - 1] == from[at->end])
		return STR("");
	return str_sub(text, from[at->start], from[at->end]);
}

void analyser_stems(struct analyser *analyser, struct str text,
	const struct analysed *analysed, size_t token, struct buf *out)
{
	if (analysed->tokens.ptr[token].is_single)
		return;
	analyser_stem_word(analyser, analysed_written(text, analysed, token),
		analysed_token(analysed, token), out->len, out);
}

/* ---- words and numbers in parts ---- */

/* What joins a token with the next: nothing but a hyphen (no dash), or the mark
 * between groups of digits. */
enum link { LINK_NONE, LINK_HYPHEN, LINK_GROUP };

static bool has_sign(struct str signs, uint32_t cp)
{
	for (size_t pos = 0; pos < signs.len;) {
		if (utf8_next(signs, &pos) == cp)
			return true;
	}
	return false;
}

static bool is_number(struct str s)
{
	size_t digits = 0;

	for (size_t i = 0; i < s.len; i++)
		digits += s.ptr[i] >= '0' && s.ptr[i] <= '9';
	return digits == s.len;
}

/* "11 079", but not "2024, 100" */
static bool is_group(struct str left, struct str right)
{
	return left.len <= 3 && right.len == 3 && is_number(left) &&
	       is_number(right);
}

static enum link link_after(const struct analyser *analyser, struct str text,
	const struct analysed *analysed, size_t token)
{
	const struct token *at = &analysed->tokens.ptr[token];
	const uint32_t *from = analysed->folded.from.ptr;
	size_t pos;
	uint32_t cp;

	if (token + 1 >= analysed->tokens.len || at->is_single ||
		at[1].is_single)
		return LINK_NONE;
	pos = from[at->end];
	cp = utf8_next(text, &pos);
	if (pos != from[at[1].start])
		return LINK_NONE;
	if (cp == '-' || cp == 0x2010 || cp == 0x2011)
		return LINK_HYPHEN;
	if (is_group(analysed_token(analysed, token),
		    analysed_token(analysed, token + 1)) &&
		has_sign(analyser->locale->group, cp))
		return LINK_GROUP;
	return LINK_NONE;
}

size_t analyser_put_joined(struct analyser *analyser, struct str text,
	const struct analysed *analysed, size_t token, size_t start,
	struct buf *out)
{
	const enum link link = link_after(analyser, text, analysed, token);
	size_t last = token;

	if (link == LINK_NONE)
		return token;
	buf_clear(&analyser->joined);
	buf_clear(&analyser->written);
	for (;; last++) {
		buf_str(&analyser->joined, analysed_token(analysed, last));
		buf_str(&analyser->written,
			analysed_written(text, analysed, last));
		if (link_after(analyser, text, analysed, last) != link)
			break;
	}
	/* "2024-05" is no number of six digits. */
	if (link == LINK_HYPHEN && is_number(buf_view(&analyser->joined)))
		return last;
	analyser_put_term(out, start, true, buf_view(&analyser->joined));
	analyser_stem_word(analyser, buf_view(&analyser->written),
		buf_view(&analyser->joined), start, out);
	return last;
}

size_t analyser_joined(struct analyser *analyser, struct str text,
	const struct analysed *analysed, size_t token, struct buf *out)
{
	return analyser_put_joined(
		analyser, text, analysed, token, out->len, out);
}
