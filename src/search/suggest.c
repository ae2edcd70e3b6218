/* SPDX-License-Identifier: MIT */
#include "search/suggest.h"

#include "text/chars.h"
#include "text/utf8.h"

#include <limits.h>

#define FAR_MORE 4

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
struct str suggest_text(
	const struct suggester *s, int lang, struct str expression)
{
	const struct vocabulary *vocabulary = vocabulary_get(s->index, lang);
	struct db_stmt *stmt = db_query(s->index->db, NULL, vocabulary->find,
		"si", &expression, (int64_t)1);
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
	return suggest_text(s, lang, expression).ptr != NULL;
}

/* Is it a word of a text, or the stem of one? */
static bool has_stem(const struct suggester *s, int lang, struct str stem)
{
	struct buf expression = {0};
	bool is_there;

	buf_cstr(&expression, "words : ");
	suggest_put_string(&expression, true, stem);
	is_there = vocabulary_count(s->index, lang, stem) > 0 ||
	           suggest_finds(s, lang, buf_view(&expression));
	buf_release(&expression);
	return is_there;
}

bool suggest_is_known(
	const struct suggester *s, int lang, const struct asked *asked)
{
	const struct terms *terms = &vocabulary_get(s->index, lang)->words;
	const size_t at = terms_seek(terms, asked->word);
	struct str stems = asked->stems;
	struct str term;

	if (has_stem(s, lang, asked->word))
		return true;
	if (asked->may_go_on && at < terms->list.len &&
		str_starts(terms_at(terms, at), asked->word))
		return true;
	while (str_word(&stems, &term))
		if (has_stem(s, lang, str_sub(term, 1, term.len)))
			return true;
	return false;
}

struct str suggest_stems(struct suggester *s, struct analyser *analyser,
	struct str text, size_t token)
{
	buf_clear(&s->bytes);
	analyser_stems(analyser, text, &s->analysed, token, &s->bytes);
	return arena_str(s->arena, buf_view(&s->bytes));
}

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

/* ---- another keyboard ---- */

/* Digits are the same on every keyboard. */
static bool has_letters(struct str word)
{
	size_t pos = 0;

	while (pos < word.len)
		if (chars_is_letter(utf8_next(word, &pos)))
			return true;
	return false;
}

bool suggest_has_all(
	struct suggester *s, int lang, struct str text, uint32_t *texts)
{
	struct analyser *analyser = s->index->langs[lang].analyser;
	bool has_letter = false;
	size_t count;

	*texts = 0;
	analyser_take(analyser, text, &s->analysed);
	count = s->analysed.tokens.len;
	for (size_t i = 0; i < count; i++) {
		const struct asked asked = {
			.word = analysed_token(&s->analysed, i),
			.stems = suggest_stems(s, analyser, text, i),
			.may_go_on = s->is_typing && i + 1 == count,
		};

		if (!suggest_is_known(s, lang, &asked))
			return false;
		has_letter = has_letter || has_letters(asked.word);
		*texts += vocabulary_count(s->index, lang, asked.word);
	}
	return has_letter;
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
	for (int i = 0; i < s->lang_count; i++) {
		struct candidate candidate = {.query = query,
			.lang = s->langs[i],
			.is_layout = true,
			.order = i};

		if (suggest_has_all(s, s->langs[i], query, &candidate.count))
			vec_push(&s->list, candidate);
	}
}

/* ---- all ---- */

/* The languages to look in, the one shown first. What is typed is meant more
 * than what is set. */
static void choose_langs(struct suggester *s, const struct search_opts *opts)
{
	const unsigned langs =
		s->query->langs != 0 ? s->query->langs : opts->langs;

	for (int i = 0; i < s->index->lang_count; i++) {
		if (langs != 0 && (langs >> i & 1) == 0)
			continue;
		s->langs[s->lang_count++] = i;
		for (int k = s->lang_count - 1; k > 0 && i == opts->lang; k--) {
			s->langs[k] = s->langs[k - 1];
			s->langs[k - 1] = i;
		}
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

/* The same query is a word of the language that has it far more often: names
 * and titles stand in others too. */
static struct candidate *find_query(
	struct candidate *list, size_t count, const struct candidate *wanted)
{
	for (size_t i = 0; i < count; i++)
		if (str_eq(list[i].query, wanted->query))
			return &list[i];
	return NULL;
}

/* Leaves each query once, in order, and none that is much farther than the
 * nearest. Returns how many. */
static size_t settle(struct suggester *s)
{
	int nearest = INT_MAX;
	size_t count = 0;

	if (s->list.len > 0)
		qsort(s->list.ptr, s->list.len, sizeof(*s->list.ptr), compare);
	for (size_t i = 0; i < s->list.len; i++) {
		const struct candidate from = s->list.ptr[i];
		struct candidate *same = find_query(s->list.ptr, count, &from);

		if (!from.is_layout && from.distance < nearest)
			nearest = from.distance;
		if (!from.is_layout && from.distance > nearest + 1)
			break;
		if (same && from.count > FAR_MORE * same->count) {
			same->lang = from.lang;
			same->count = from.count;
		}
		if (!same && !str_eq(from.query, s->typed))
			s->list.ptr[count++] = from;
	}
	return count;
}

static struct suggestions choose(struct suggester *s, size_t max)
{
	struct search_suggestion *out;
	size_t count = settle(s);

	if (count > max)
		count = max;
	out = ARENA_ARRAY(s->arena, struct search_suggestion, count);
	for (size_t i = 0; i < count; i++)
		out[i] = (struct search_suggestion){s->list.ptr[i].query,
			s->list.ptr[i].lang, s->list.ptr[i].is_layout};
	return (struct suggestions){out, count};
}

struct suggestions suggest(struct search_index *index,
	const struct query *query, struct str typed,
	const struct search_opts *opts, size_t max, struct arena *arena)
{
	struct suggester s = {.index = index,
		.query = query,
		.typed = str_sub(typed, 0, QUERY_MAX),
		.arena = arena,
		.is_typing = opts->is_typing};
	struct suggestions suggestions;

	choose_langs(&s, opts);
	find_places(&s);
	for (int i = 0; i < index->lang_count; i++)
		suggest_layout(&s, index->langs[i].analyser);
	suggest_words(&s);
	suggest_joined(&s);
	suggest_place(&s);
	for (int i = 0; i < s.lang_count; i++)
		suggest_han(&s, i);
	suggestions = choose(&s, max);
	analysed_release(&s.analysed);
	buf_release(&s.bytes);
	vec_release(&s.list);
	return suggestions;
}
