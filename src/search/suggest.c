/* SPDX-License-Identifier: MIT */
#include "search/suggest.h"

#include "search/nearest.h"
#include "text/chars.h"
#include "text/utf8.h"

#include <string.h>

#define WORDS_MAX 64 /* of a query; bits of a known */

/* A word of the query as a language sees it. */
struct asked {
	size_t atom;
	size_t start, end; /* [B] in the atom's text */
	struct str word;   /* folded */
	struct str stems;
	bool may_go_on; /* it need only begin so */
};

/* The words of the query, as one language sees them. */
struct words {
	struct asked list[WORDS_MAX];
	size_t count;
	uint64_t known; /* a bit for each that the language has */
};

/* ---- asking the index ---- */

void suggest_put_string(struct buf *out, bool is_stem, struct str word)
{
	buf_byte(out, '"');
	if (is_stem)
		buf_byte(out, TERM_STEM);
	for (size_t i = 0; i < word.len; i++) {
		if (word.ptr[i] == '"')
			buf_byte(out, '"');
		buf_byte(out, word.ptr[i]);
	}
	buf_byte(out, '"');
}

/* The text that a row of the index stands for, or empty: in the arena. */
static struct str find_text(
	const struct suggester *s, int lang, struct str expression)
{
	const struct vocabulary *vocabulary = vocabulary_get(s->index, lang);
	struct db_stmt *stmt = db_query(
		s->index->db, NULL, vocabulary->find, "s", &expression);
	struct str text = {0};

	if (!stmt)
		return text;
	if (db_step(stmt, NULL, NULL))
		text = arena_str(s->arena, db_text(stmt, 0));
	db_done(stmt);
	return text;
}

bool suggest_finds(const struct suggester *s, int lang, struct str expression)
{
	return find_text(s, lang, expression).ptr != NULL;
}

/* ---- the words of the query ---- */

static bool has_terms(const struct vocabulary *vocabulary, struct str word)
{
	return terms_count(&vocabulary->words, word) > 0 ||
	       terms_count(&vocabulary->stems, word) > 0;
}

static bool is_known(
	const struct vocabulary *vocabulary, const struct asked *asked)
{
	const size_t at = terms_seek(&vocabulary->words, asked->word);
	struct str stems = asked->stems;
	struct str term;

	if (has_terms(vocabulary, asked->word))
		return true;
	if (asked->may_go_on && at < vocabulary->words.list.len &&
		str_starts(terms_at(&vocabulary->words, at), asked->word))
		return true;
	while (str_word(&stems, &term))
		if (has_terms(vocabulary, str_sub(term, 1, term.len)))
			return true;
	return false;
}

static struct str take_stems(struct suggester *s, struct analyser *analyser,
	struct str text, size_t i)
{
	buf_clear(&s->bytes);
	analyser_stems(analyser, text, &s->analysed, i, &s->bytes);
	return arena_str(s->arena, buf_view(&s->bytes));
}

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
			asked->stems = take_stems(s, analyser, atom->text, i);
		asked->may_go_on =
			i + 1 == count &&
			(atom->kind == ATOM_PREFIX ||
				(s->query->is_typing &&
					index + 1 == s->query->atom_count));
	}
}

static void take_words(struct suggester *s, struct words *words, int lang)
{
	const struct vocabulary *vocabulary = vocabulary_get(s->index, lang);

	words->count = 0;
	words->known = 0;
	for (size_t i = 0; i < s->query->atom_count; i++) {
		const struct atom *atom = &s->query->atoms[i];

		if (!atom->is_not && atom->kind != ATOM_PART)
			take_atom(s, words, lang, i);
	}
	for (size_t i = 0; i < words->count; i++)
		if (is_known(vocabulary, &words->list[i]))
			words->known |= UINT64_C(1) << i;
}

/* ---- another query ---- */

struct str suggest_change(
	const struct suggester *s, const struct change *changes, size_t count)
{
	struct buf out = {0};
	struct str query = {0};
	size_t done = 0;

	for (size_t i = 0; i < count; i++) {
		const size_t place = s->places[changes[i].atom];

		if (place == SIZE_MAX)
			goto out;
		buf_str(&out,
			str_sub(s->typed, done, place + changes[i].start));
		buf_str(&out, changes[i].to);
		done = place + changes[i].end;
	}
	buf_str(&out, str_sub(s->typed, done, s->typed.len));
	query = arena_str(s->arena, buf_view(&out));
out:
	buf_release(&out);
	return query;
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
	text = find_text(s, lang, buf_view(&s->bytes));
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

/* ---- near words ---- */

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
	}
	for (size_t k = 0; k < (is_one ? count : 1); k++) {
		to[last] = is_one ? terms_at(terms, found[k].term) : to[last];
		candidate.place = (int)k;
		if (is_one)
			candidate.distance = found[k].distance;
		add_near(s, order, words, to, candidate);
	}
}

/* Only words that no language has are misspelt; where all are, they are not in
 * one text. */
static void suggest_words(struct suggester *s)
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

/* ---- another keyboard ---- */

/* Are all words of the text in this language's vocabulary? */
static bool has_all(struct suggester *s, int lang, struct str text)
{
	const struct vocabulary *vocabulary = vocabulary_get(s->index, lang);
	struct analyser *analyser = s->index->langs[lang].analyser;
	size_t count;

	analyser_take(analyser, text, &s->analysed);
	count = s->analysed.tokens.len;
	for (size_t i = 0; i < count; i++) {
		struct asked asked = {
			.word = analysed_token(&s->analysed, i),
			.stems = take_stems(s, analyser, text, i),
			.may_go_on = s->is_typing && i + 1 == count,
		};

		if (!is_known(vocabulary, &asked))
			return false;
	}
	return count > 0;
}

static void suggest_layout(struct suggester *s, const struct analyser *keyboard)
{
	struct buf out = {0};
	struct str query;

	if (!analyser_other_layout(keyboard, str_trim(s->typed), &out)) {
		buf_release(&out);
		return;
	}
	query = arena_str(s->arena, buf_view(&out));
	buf_release(&out);
	for (int i = 0; i < s->lang_count; i++)
		if (has_all(s, s->langs[i], query))
			vec_push(&s->list, ((struct candidate){.query = query,
						   .lang = s->langs[i],
						   .is_layout = true,
						   .order = i}));
}

/* ---- all ---- */

static void choose_langs(struct suggester *s, const struct search_opts *opts)
{
	for (int i = -1; i < s->index->lang_count; i++) {
		const int lang = i < 0 ? opts->lang : i;
		const unsigned bit = 1U << lang;

		if ((i == opts->lang) || lang < 0 ||
			lang >= s->index->lang_count ||
			(opts->langs != 0 && (opts->langs & bit) == 0) ||
			(s->query->langs != 0 && (s->query->langs & bit) == 0))
			continue;
		s->langs[s->lang_count++] = lang;
	}
}

/* Atoms are parts of what was typed, in its order. */
static void find_places(struct suggester *s)
{
	size_t from = 0;

	for (size_t i = 0; i < s->query->atom_count; i++) {
		const struct str text = s->query->atoms[i].text;
		const size_t at =
			str_search(str_sub(s->typed, from, s->typed.len), text);

		s->places[i] = at == SIZE_MAX ? SIZE_MAX : from + at;
		if (at != SIZE_MAX)
			from += at + text.len;
	}
}

static int compare(const void *a, const void *b)
{
	const struct candidate *left = a;
	const struct candidate *right = b;

	if (left->is_layout != right->is_layout)
		return left->is_layout ? -1 : 1;
	if (left->distance != right->distance)
		return left->distance - right->distance;
	if (left->place != right->place)
		return left->place - right->place;
	return left->order - right->order;
}

static bool has_query(
	const struct search_suggestion *list, size_t count, struct str query)
{
	for (size_t i = 0; i < count; i++)
		if (str_eq(list[i].query, query))
			return true;
	return false;
}

static size_t choose(
	struct suggester *s, size_t max, const struct search_suggestion **list)
{
	struct search_suggestion *out =
		ARENA_ARRAY(s->arena, struct search_suggestion, max);
	size_t count = 0;

	if (s->list.len > 0)
		qsort(s->list.ptr, s->list.len, sizeof(*s->list.ptr), compare);
	for (size_t i = 0; i < s->list.len && count < max; i++) {
		const struct candidate *from = &s->list.ptr[i];

		if (!has_query(out, count, from->query) &&
			!str_eq(from->query, s->typed))
			out[count++] = (struct search_suggestion){
				from->query, from->lang, from->is_layout};
	}
	*list = out;
	return count;
}

size_t suggest(struct search_index *index, const struct query *query,
	struct str typed, const struct search_opts *opts, size_t max,
	struct arena *arena, const struct search_suggestion **list)
{
	struct suggester s = {.index = index,
		.query = query,
		.typed = str_sub(typed, 0, QUERY_MAX),
		.arena = arena,
		.is_typing = opts->is_typing};
	size_t count;

	choose_langs(&s, opts);
	find_places(&s);
	for (int i = 0; i < index->lang_count; i++)
		suggest_layout(&s, index->langs[i].analyser);
	suggest_words(&s);
	for (int i = 0; i < s.lang_count; i++)
		suggest_han(&s, i);
	count = choose(&s, max, list);
	analysed_release(&s.analysed);
	buf_release(&s.bytes);
	vec_release(&s.list);
	return count;
}
