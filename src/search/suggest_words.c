/* SPDX-License-Identifier: MIT */
#include "search/nearest.h"
#include "search/suggest.h"
#include "text/chars.h"
#include "text/utf8.h"

#define WORDS_MAX 64 /* of a query; bits of `known` */

/* The words of the query, as one language sees them. */
struct words {
	struct asked list[WORDS_MAX];
	size_t count;
	uint64_t known; /* a bit for each that the language has */
};

static void take_atom(
	struct suggester *s, struct words *words, int lang, size_t index)
{
	const struct atom *atom = &s->query->atoms[index];
	struct analyser *analyser = s->index->langs[lang].analyser;
	size_t count;

	analyser_take(analyser, atom->text, &s->analysed);
	count = s->analysed.tokens.len;
	for (size_t i = 0; i < count && words->count < WORDS_MAX; i++) {
		struct asked *asked = &words->list[words->count++];

		*asked = (struct asked){.atom = index};
		analysed_source(&s->analysed, i, i, &asked->start, &asked->end);
		asked->word =
			arena_str(s->arena, analysed_token(&s->analysed, i));
		if (atom->kind == ATOM_WORDS)
			asked->stems =
				suggest_stems(s, analyser, atom->text, i);
		asked->may_go_on =
			i + 1 == count &&
			(atom->kind == ATOM_PREFIX ||
				(s->query->is_typing &&
					index + 1 == s->query->atom_count));
	}
}

static void take_words(struct suggester *s, struct words *words, int lang)
{
	words->count = 0;
	words->known = 0;
	for (size_t i = 0; i < s->query->atom_count; i++) {
		const struct atom *atom = &s->query->atoms[i];

		if (!atom->is_not && atom->kind != ATOM_PART)
			take_atom(s, words, lang, i);
	}
	for (size_t i = 0; i < words->count; i++)
		if (suggest_is_known(s, lang, &words->list[i]))
			words->known |= UINT64_C(1) << i;
}

/* As a word is written amid a sentence: without the capital of its beginning,
 * but for acronyms. */
static struct str lower_first(const struct suggester *s, struct str word)
{
	struct buf out = {0};
	struct str lower;
	size_t pos = 0;
	size_t rest;

	if (word.len == 0)
		return word;
	buf_utf8(&out, chars_lower(utf8_next(word, &pos)));
	rest = pos;
	if (pos < word.len && chars_is_upper(utf8_next(word, &pos))) {
		buf_release(&out);
		return word;
	}
	buf_str(&out, str_sub(word, rest, word.len));
	lower = arena_str(s->arena, buf_view(&out));
	buf_release(&out);
	return lower;
}

/* A folded word as a text has it: with its accents. */
static struct str as_written(struct suggester *s, int lang, struct str word)
{
	struct str text;

	buf_clear(&s->bytes);
	buf_cstr(&s->bytes, "words : ");
	suggest_put_string(&s->bytes, false, word);
	text = suggest_text(s, lang, buf_view(&s->bytes));
	analyser_take(s->index->langs[lang].analyser, text, &s->analysed);
	for (size_t i = 0; i < s->analysed.tokens.len; i++) {
		size_t start;
		size_t end;

		if (!str_eq(analysed_token(&s->analysed, i), word))
			continue;
		analysed_source(&s->analysed, i, i, &start, &end);
		return lower_first(s, str_sub(text, start, end));
	}
	return arena_str(s->arena, word);
}

static void put_asked(struct buf *out, const struct asked *asked)
{
	struct str stems = asked->stems;
	struct str term;

	buf_cstr(out, out->len > 0 ? " AND (" : "words : ((");
	suggest_put_string(out, false, asked->word);
	if (asked->may_go_on)
		buf_byte(out, '*');
	buf_cstr(out, " OR ");
	suggest_put_string(out, true, asked->word);
	while (str_word(&stems, &term)) {
		const struct str stem = str_sub(term, 1, term.len);

		buf_cstr(out, " OR ");
		suggest_put_string(out, false, stem);
		buf_cstr(out, " OR ");
		suggest_put_string(out, true, stem);
	}
	buf_byte(out, ')');
}

/* Is there a text that has all the words, with word `changed` of them as
 * `to`? With alternatives one is enough, and the vocabulary has said so. */
static bool finds_words(struct suggester *s, int lang,
	const struct words *words, const struct str *to)
{
	struct buf expression = {0};
	bool is_found;

	for (size_t i = 0; i < s->query->atom_count; i++)
		if (s->query->atoms[i].is_or)
			return true;
	for (size_t i = 0; i < words->count; i++) {
		struct asked asked = words->list[i];

		if (to[i].len > 0)
			asked = (struct asked){.word = to[i]};
		put_asked(&expression, &asked);
	}
	buf_byte(&expression, ')');
	is_found = suggest_finds(s, lang, buf_view(&expression));
	buf_release(&expression);
	return is_found;
}

static void add_near(struct suggester *s, int order, const struct words *words,
	const struct str *to, struct candidate candidate)
{
	const int lang = s->langs[order];
	struct change changes[WORDS_MAX];
	size_t count = 0;

	if (!finds_words(s, lang, words, to))
		return;
	for (size_t i = 0; i < words->count; i++) {
		if (to[i].len == 0)
			continue;
		changes[count++] = (struct change){words->list[i].atom,
			words->list[i].start, words->list[i].end,
			as_written(s, lang, to[i])};
	}
	candidate.query = suggest_change(s, changes, count);
	candidate.lang = lang;
	candidate.order = order;
	if (candidate.query.len > 0)
		vec_push(&s->list, candidate);
}

/* Replaces the words `missing` by the nearest of the language: if it is one, by
 * each of several. */
static void suggest_near(struct suggester *s, int order,
	const struct words *words, uint64_t missing)
{
	const struct terms *terms =
		&vocabulary_get(s->index, s->langs[order])->words;
	const bool is_one = (missing & (missing - 1)) == 0;
	struct str to[WORDS_MAX] = {0};
	struct candidate candidate = {0};
	struct near found[NEAREST_MAX];
	size_t count = 0;
	size_t last = 0;

	for (size_t i = 0; i < words->count; i++) {
		if ((missing >> i & 1) == 0)
			continue;
		count = nearest_find(terms, words->list[i].word, found);
		if (count == 0)
			return;
		last = i;
		to[i] = terms_at(terms, found[0].term);
		candidate.distance += found[0].distance;
		candidate.count = found[0].count;
	}
	for (size_t k = 0; k < (is_one ? count : 1); k++) {
		to[last] = is_one ? terms_at(terms, found[k].term) : to[last];
		candidate.place = (int)k;
		if (is_one) {
			candidate.distance = found[k].distance;
			candidate.count = found[k].count;
		}
		add_near(s, order, words, to, candidate);
	}
}

/* Only words that no language has are misspelt; where all are, they are not in
 * one text. */
void suggest_words(struct suggester *s)
{
	struct words *words =
		ARENA_ARRAY(s->arena, struct words, s->lang_count);
	uint64_t known = 0;

	for (int i = 0; i < s->lang_count; i++) {
		take_words(s, &words[i], s->langs[i]);
		known |= words[i].known;
	}
	for (int i = 0; i < s->lang_count; i++) {
		const size_t count = words[i].count;
		const uint64_t all = count == WORDS_MAX
		                             ? UINT64_MAX
		                             : (UINT64_C(1) << count) - 1;
		const uint64_t missing = all & ~words[i].known;

		if (missing != 0 && (missing & known) == 0)
			suggest_near(s, i, &words[i], missing);
	}
}
