/* SPDX-License-Identifier: MIT */
#include "lint/tongue.h"

#include "lint/marks.h"
#include "text/chars.h"
#include "text/utf8.h"

#include <assert.h>

#define WORD_MAX 24 /* [B] longer ones are in no list */
#define CERTAIN  3  /* words of another language that tell it */

/* The languages that have a word among their common ones, as bits. */
struct tongue_word {
	uint64_t langs;
};

static_assert(CORPUS_LANG_MAX <= 64, "a language is a bit");

static void read_words(struct tongue *tongue, struct str words, int lang)
{
	struct str word;

	while (str_word(&words, &word)) {
		struct tongue_word *one = map_get(&tongue->words, word);

		if (one == NULL) {
			one = ARENA_NEW(&tongue->arena, struct tongue_word);
			map_put(&tongue->words, word, one);
		}
		one->langs |= UINT64_C(1) << lang;
	}
}

static const struct tongue *get_words(struct lint_run *run)
{
	struct tongue *tongue = &run->tongue;

	for (int lang = 0;
		!tongue->is_read && lang < corpus_lang_count(run->work); lang++)
		read_words(
			tongue, corpus_locale(run->work, lang)->common, lang);
	tongue->is_read = true;
	return tongue;
}

/* The word that begins at *pos, in small letters; moves *pos past it. Longer
 * ones are cut off. */
static struct str next_word(const struct prose *prose, size_t *pos, size_t to,
	char bytes[WORD_MAX + 4])
{
	size_t len = 0;

	for (; *pos < to && chars_is_word(prose->cp[*pos]); ++*pos)
		if (len <= WORD_MAX)
			len += (size_t)utf8_encode(
				chars_lower(prose->cp[*pos]), bytes + len);
	return (struct str){bytes, len};
}

/* The stretch that character `i` is in: [from, to) */
struct stretch {
	size_t from, to;
};

static bool is_title(enum doc_span_kind kind)
{
	return kind == DOC_SPAN_EMPH || kind == DOC_SPAN_LINK;
}

/* The italics or link that the character stands in. */
static bool find_span(const struct prose *prose, size_t i, struct stretch *in)
{
	const struct doc_node *leaf = prose->leaf;

	for (size_t s = 0; s < leaf->span_count; s++) {
		const struct doc_span *span = &leaf->spans[s];

		if (!is_title(span->kind) || prose->at[i] < span->start ||
			prose->at[i] >= span->end)
			continue;
		in->from = in->to = i;
		while (in->from > 0 && prose->at[in->from - 1] >= span->start)
			in->from--;
		while (in->to < prose->len && prose->at[in->to] < span->end)
			in->to++;
		return true;
	}
	return false;
}

static bool is_mark(const struct locale *locale, uint32_t cp, int which)
{
	return mark_is_in(locale->quotes[which], cp) ||
	       (cp != 0x2019 && mark_is_in(locale->quotes[which + 2], cp)) ||
	       mark_is_in(
		       which == 0 ? STR("(\uff08\u300a") : STR(")\uff09\u300b"),
		       cp);
}

/* The quotation, title or brackets that the character stands in. */
static bool find_quotation(
	const struct lint_at *at, size_t i, struct stretch *in)
{
	const struct prose *prose = at->prose;

	int depth = 0;

	for (in->from = i; in->from > 0; in->from--) {
		const uint32_t cp = prose->cp[in->from - 1];

		depth += is_mark(at->locale, cp, 1);
		if (is_mark(at->locale, cp, 0) && depth-- == 0)
			break;
	}
	depth = 0;
	for (in->to = i; in->to < prose->len; in->to++) {
		const uint32_t cp = prose->cp[in->to];

		depth += is_mark(at->locale, cp, 0);
		if (is_mark(at->locale, cp, 1) && depth-- == 0)
			break;
	}
	return in->from > 0 && in->to < prose->len;
}

static bool is_inside(const struct lint_at *at, size_t i)
{
	struct stretch in;

	return find_span(at->prose, i, &in) || find_quotation(at, i, &in);
}

/* Words of a language and not of ours, and the other way round. */
struct counts {
	size_t theirs[CORPUS_LANG_MAX], ours[CORPUS_LANG_MAX];
};

static void add(struct counts *counts, uint64_t langs, int own, int count)
{
	const bool is_ours = langs >> own & 1;

	for (int lang = 0; lang < count; lang++) {
		const bool is_theirs = langs >> lang & 1;

		counts->theirs[lang] += is_theirs && !is_ours;
		counts->ours[lang] += is_ours && !is_theirs;
	}
}

static void count_words(const struct lint_at *at, size_t from, size_t to,
	bool is_outside, struct counts *counts)
{
	const struct prose *prose = at->prose;
	const struct tongue *tongue = get_words(at->run);
	const int langs = corpus_lang_count(at->run->work);

	*counts = (struct counts){0};
	while (from < to) {
		char bytes[WORD_MAX + 4];
		const size_t start = from;
		const struct tongue_word *word;

		if (!chars_is_word(prose->cp[from])) {
			from++;
			continue;
		}
		word = map_get(
			&tongue->words, next_word(prose, &from, to, bytes));
		if (word != NULL && !(is_outside && is_inside(at, start)))
			add(counts, word->langs, at->lang, langs);
	}
}

/* A language without such words of its own is told only from those of other
 * scripts: the words of a neighbour may be its words too. */
static bool can_tell(const struct lint_at *at, int lang)
{
	return at->locale->common.len > 0 ||
	       !str_eq(at->locale->script,
		       corpus_locale(at->run->work, lang)->script);
}

/* The language that has more words than ours, `least` or more of them. */
static int choose(
	const struct lint_at *at, const struct counts *counts, size_t least)
{
	const int langs = corpus_lang_count(at->run->work);
	int best = CORPUS_NONE;

	for (int lang = 0; lang < langs; lang++)
		if (lang != at->lang && can_tell(at, lang) &&
			counts->theirs[lang] >= least &&
			counts->theirs[lang] > 2 * counts->ours[lang] &&
			(best == CORPUS_NONE ||
				counts->theirs[lang] > counts->theirs[best]))
			best = lang;
	return best;
}

int tongue_other(const struct lint_at *at, size_t from, size_t to)
{
	struct counts counts;
	int other;

	if (at->run->work == NULL || at->lang == CORPUS_NONE)
		return CORPUS_NONE;
	count_words(at, from, to, false, &counts);
	other = choose(at, &counts, CERTAIN);
	if (other == CORPUS_NONE)
		return CORPUS_NONE;
	count_words(at, from, to, true, &counts);
	return choose(at, &counts, CERTAIN);
}

bool tongue_is_quoted_at(const struct lint_at *at, size_t i)
{
	const enum script own = chars_script_of(at->locale->script);
	struct stretch in;

	if (!find_span(at->prose, i, &in) && !find_quotation(at, i, &in))
		return false;
	for (size_t k = in.from; k < in.to; k++)
		if (chars_script(at->prose->cp[k]) == own)
			return false;
	return true;
}

/* More letters of other scripts than of its own. */
static bool is_other_script(const struct lint_at *at)
{
	const enum script own = chars_script_of(at->locale->script);
	size_t ours = 0, theirs = 0;

	for (size_t i = 0; i < at->prose->len; i++) {
		const enum script script = chars_script(at->prose->cp[i]);

		ours += script == own;
		theirs += script != own && script != SCRIPT_COMMON;
	}
	return theirs > ours;
}

bool tongue_is_other(const struct lint_at *at)
{
	struct counts counts;

	if (is_other_script(at))
		return true;
	count_words(at, 0, at->prose->len, false, &counts);
	return choose(at, &counts, 2) != CORPUS_NONE;
}

bool tongue_is_foreign_at(const struct lint_at *at, size_t i)
{
	struct counts counts;
	struct stretch in;

	if (at->run->work == NULL || at->lang == CORPUS_NONE ||
		(!find_span(at->prose, i, &in) && !find_quotation(at, i, &in)))
		return false;
	count_words(at, in.from, in.to, false, &counts);
	return choose(at, &counts, 1) != CORPUS_NONE;
}
