/* SPDX-License-Identifier: MIT */
/* One atom of a query as phrases of index terms. */
#include "search/plan_impl.h"

#define SLOT_TERMS 12 /* forms of one word at most */

/* One word of an atom: what may stand in its place. */
struct slot {
	struct str terms[SLOT_TERMS]; /* the word as it stands comes first */
	size_t count;
};

/* An atom being written. */
struct writing {
	struct arena *arena;
	struct analyser *analyser;
	struct str text;
	struct analysed analysed;
	struct slot *slots; /* one for each token */
	size_t count;       /* of tokens */
	bool is_whole;      /* these are all of them */
	struct buf *out;
	size_t start; /* of what is written */
	size_t room;  /* phrases that may still be written */
};

void plan_put_string(struct buf *out, struct str s)
{
	buf_byte(out, '"');
	for (size_t i = 0; i < s.len; i++) {
		/* FTS5 takes no NUL; no folded word has one. */
		if (s.ptr[i] == '"')
			buf_byte(out, '"');
		if (s.ptr[i] != '\0')
			buf_byte(out, s.ptr[i]);
	}
	buf_byte(out, '"');
}

void plan_put_or(struct buf *out, size_t start)
{
	if (out->len > start)
		buf_cstr(out, " OR ");
}

void plan_put_and(struct buf *out, size_t start)
{
	if (out->len > start)
		buf_cstr(out, " AND ");
}

static void put_phrase(struct writing *w, struct str phrase, bool is_open)
{
	if (w->room == 0)
		return;
	w->room--;
	plan_put_or(w->out, w->start);
	plan_put_string(w->out, phrase);
	if (is_open)
		buf_cstr(w->out, " *");
}

/* ---- what may stand in the place of a word ---- */

static void add_term(struct slot *slot, struct str term)
{
	for (size_t i = 0; i < slot->count; i++) {
		if (str_eq(slot->terms[i], term))
			return;
	}
	if (slot->count < SLOT_TERMS)
		slot->terms[slot->count++] = term;
}

/* A term "\1stem", and the same as a word: stems that are the word itself are
 * left out of the index. */
static void add_stems(struct slot *slot, struct str terms)
{
	struct str term;

	while (str_split(&terms, ' ', &term)) {
		if (term.len < 2)
			continue;
		add_term(slot, term);
		add_term(slot, str_sub(term, 1, term.len));
	}
}

static void fill_slot(struct writing *w, size_t token, bool has_forms)
{
	struct slot *slot = &w->slots[token];
	const struct str word = analysed_token(&w->analysed, token);
	struct buf stems = {0};

	add_term(slot, arena_str(w->arena, word));
	if (!has_forms || w->analysed.tokens.ptr[token].is_single)
		return;
	add_term(slot,
		arena_printf(w->arena, "%c%.*s", TERM_STEM, STR_ARG(word)));
	analyser_stems(w->analyser, w->text, &w->analysed, token, &stems);
	add_stems(slot, arena_str(w->arena, buf_view(&stems)));
	buf_release(&stems);
}

/* So many forms of each word that there are not too many ways to write all. */
static void limit_slots(struct writing *w)
{
	size_t ways = 1;

	for (size_t i = 0; i < w->count; i++) {
		struct slot *slot = &w->slots[i];

		while (slot->count > 1 && (ways * slot->count > PLAN_PHRASES ||
						  ways * slot->count > w->room))
			slot->count--;
		ways *= slot->count;
	}
}

/* ---- all ways to write it ---- */

/* Moves on to the next way; false after the last one. */
static bool next_way(const struct writing *w, size_t count, size_t *way)
{
	for (size_t i = count; i > 0; i--) {
		if (++way[i - 1] < w->slots[i - 1].count)
			return true;
		way[i - 1] = 0;
	}
	return false;
}

/*
 * Phrases of all forms of the words; with is_open the last word only as it
 * stands, going on.
 */
static void put_ways(struct writing *w, bool is_open)
{
	const size_t turning = is_open ? w->count - 1 : w->count;
	size_t *way = ARENA_ARRAY(w->arena, size_t, w->count);
	struct buf phrase = {0};

	do {
		buf_clear(&phrase);
		for (size_t i = 0; i < w->count; i++) {
			if (i > 0)
				buf_byte(&phrase, ' ');
			buf_str(&phrase, w->slots[i].terms[way[i]]);
		}
		put_phrase(w, buf_view(&phrase), is_open);
	} while (next_way(w, turning, way));
	buf_release(&phrase);
}

/* "co-operate" as "cooperate", between the words around it. */
static void put_joined_term(
	struct writing *w, size_t first, size_t last, struct str term)
{
	struct buf phrase = {0};

	for (size_t i = 0; i < w->count; i++) {
		if (i > first && i <= last)
			continue;
		if (i > 0)
			buf_byte(&phrase, ' ');
		buf_str(&phrase, i == first ? term : w->slots[i].terms[0]);
	}
	put_phrase(w, buf_view(&phrase), false);
	buf_release(&phrase);
}

static void put_joined(struct writing *w)
{
	struct buf terms = {0};

	for (size_t i = 0; i < w->count; i++) {
		size_t last;
		struct str list, term;

		buf_clear(&terms);
		last = analyser_joined(
			w->analyser, w->text, &w->analysed, i, &terms);
		for (list = buf_view(&terms); str_split(&list, ' ', &term);) {
			put_joined_term(w, i, last, term);
			put_joined_term(w, i, last, str_sub(term, 1, term.len));
		}
		i = last;
	}
	buf_release(&terms);
}

void plan_put_lines(struct buf *out, size_t start, struct str lines)
{
	struct str line;

	while (str_split(&lines, '\n', &line)) {
		if (line.len == 0)
			continue;
		plan_put_or(out, start);
		plan_put_string(out, line);
	}
}

/* ---- the kinds of atoms ---- */

static void put_words(
	struct writing *w, const struct plan *plan, size_t atom, bool is_loose)
{
	const struct query *query = plan->query;
	const bool is_prefix = query->atoms[atom].kind == ATOM_PREFIX;
	const bool has_forms =
		is_loose && query->atoms[atom].kind == ATOM_WORDS;
	const bool is_typed = query->is_typing && !plan->is_closed &&
	                      has_forms && atom + 1 == query->atom_count;
	const bool is_open = (is_prefix || is_typed) && w->is_whole &&
	                     !w->analysed.tokens.ptr[w->count - 1].is_single;

	if (!(is_prefix && is_open))
		put_ways(w, false);
	if (is_open)
		put_ways(w, true);
	if (has_forms)
		put_joined(w);
	if (is_loose)
		plan_put_lines(w->out, w->start, plan->atoms[atom].more.forms);
}

/* One of the words; too many of them say nothing. */
static void put_list(struct writing *w, struct plan_words words)
{
	size_t start;

	if (words.count > PLAN_WORDS)
		return;
	plan_put_and(w->out, w->start);
	buf_byte(w->out, '(');
	start = w->out->len;
	for (size_t i = 0; i < words.count; i++) {
		plan_put_or(w->out, start);
		plan_put_string(w->out, words.list[i]);
	}
	buf_byte(w->out, ')');
}

/* Words that end with its first and begin with its last, and all between. */
static void put_part(struct writing *w, const struct plan_atom *atom)
{
	if (atom->first.count == 0 || (w->count > 1 && atom->last.count == 0))
		return;
	put_list(w, atom->first);
	for (size_t i = 1; i + 1 < w->count; i++) {
		plan_put_and(w->out, w->start);
		plan_put_string(w->out, w->slots[i].terms[0]);
	}
	if (w->count > 1)
		put_list(w, atom->last);
}

/* True if the atom has words in this language. */
static bool begin(
	struct writing *w, const struct plan *plan, size_t atom, bool has_forms)
{
	w->arena = plan->arena;
	w->analyser = plan->lang->analyser;
	w->text = plan->query->atoms[atom].text;
	analyser_take(w->analyser, w->text, &w->analysed);
	w->count = w->analysed.tokens.len;
	w->is_whole = w->count <= PLAN_TOKENS;
	if (!w->is_whole)
		w->count = w->analysed.tokens.len = PLAN_TOKENS;
	if (w->count > 0 && w->room > PLAN_TERMS / w->count)
		w->room = PLAN_TERMS / w->count;
	w->slots = ARENA_ARRAY(w->arena, struct slot, w->count);
	for (size_t i = 0; i < w->count; i++)
		fill_slot(w, i, has_forms);
	limit_slots(w);
	return w->count > 0;
}

enum plan_found plan_put_atom(const struct plan *plan, size_t atom,
	enum match_level level, struct buf *out)
{
	const enum atom_kind kind = plan->query->atoms[atom].kind;
	const bool has_forms = level > MATCH_EXACT && kind == ATOM_WORDS;
	struct writing w = {
		.out = out,
		.start = out->len,
		.room = (size_t)2 * PLAN_PHRASES,
	};
	bool has_words = begin(&w, plan, atom, has_forms);

	if (plan->atoms[atom].is_wide)
		has_words = false;
	if (has_words && kind == ATOM_PART)
		put_part(&w, &plan->atoms[atom]);
	else if (has_words)
		put_words(&w, plan, atom, level > MATCH_EXACT);
	analysed_release(&w.analysed);
	if (!has_words)
		return PLAN_NOTHING;
	return out->len > w.start ? PLAN_SOMETHING : PLAN_NOWHERE;
}
