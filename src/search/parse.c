/* SPDX-License-Identifier: MIT */
#include "search/parse.h"

#include "text/brk.h"
#include "text/chars.h"
#include "text/utf8.h"

/* What is at hand while a query is read. */
struct reader {
	struct str text; /* repaired */
	size_t pos;      /* [B] */
	const struct search_index *index;
	struct arena *arena;
	struct query *query;
	bool has_begun;  /* something stands before */
	bool may_or;     /* what stands before may have alternatives */
	bool is_or;      /* OR stands before */
	bool is_ongoing; /* the lexeme at hand reaches the end, unclosed */
};

/* Chinese and Arabic keyboards, and programs that mend typography, have their
 * own forms of the operators. */
static bool is_minus(uint32_t cp)
{
	return cp == '-' || cp == 0xFF0D || cp == 0x2212;
}

static bool is_equals(uint32_t cp)
{
	return cp == '=' || cp == 0xFF1D;
}

static bool is_tilde(uint32_t cp)
{
	return cp == '~' || cp == 0xFF5E || cp == 0x301C;
}

static bool is_star(uint32_t cp)
{
	return cp == '*' || cp == 0xFF0A || cp == 0x066D;
}

/* The family of a quotation mark: what closes it; 0 if it is none. Of a family
 * any closes any: keyboards mix them. */
static int quote_of(uint32_t cp)
{
	if (cp == '"' || (cp >= 0x201C && cp <= 0x201F) ||
		(cp >= 0x301D && cp <= 0x301F) || cp == 0xFF02)
		return 1;
	if (cp == 0xAB || cp == 0xBB)
		return 2;
	return cp >= 0x300C && cp <= 0x300F ? 3 : 0;
}

/* Controls part words as spaces do. */
static bool is_gap(uint32_t cp)
{
	return cp < 0x20 || (cp >= 0x7F && cp < 0xA0) || chars_is_space(cp);
}

/* Signs that stand between words, not in one. */
static bool is_between(uint32_t cp)
{
	static const uint32_t signs[] = {'(', ')', ',', ';', '!', '?', '<', '>',
		'[', ']', '{', '}', '|', '\\', 0x060C, 0x061B, 0x061F, 0x2014,
		0x2026, 0x3001, 0x3002, 0x3008, 0x3009, 0x300A, 0x300B, 0x3010,
		0x3011, 0xFF01, 0xFF08, 0xFF09, 0xFF0C, 0xFF1B, 0xFF1F};

	for (size_t i = 0; i < ARRAY_LEN(signs); i++) {
		if (signs[i] == cp)
			return true;
	}
	return is_gap(cp);
}

/* The code point at `pos`, or 0 at the end; *next is where it ends. */
static uint32_t peek(const struct reader *r, size_t pos, size_t *next)
{
	*next = pos;
	return pos < r->text.len ? utf8_next(r->text, next) : 0;
}

/* Takes a sign of this kind if something stands right after it. */
static bool take_sign(struct reader *r, bool (*is_sign)(uint32_t cp))
{
	size_t next, after;

	if (!is_sign(peek(r, r->pos, &next)) ||
		is_between(peek(r, next, &after)))
		return false;
	r->pos = next;
	return true;
}

static bool has_word(struct str text)
{
	for (size_t pos = 0; pos < text.len;) {
		if (chars_is_word(utf8_next(text, &pos)))
			return true;
	}
	return false;
}

static void add_atom(struct reader *r, struct atom atom)
{
	struct query *query = r->query;

	r->has_begun = true;
	query->is_typing = false;
	if (!has_word(atom.text) || query->atom_count == QUERY_ATOMS)
		return;
	/* OR joins two that may occur. */
	atom.is_or = r->is_or && !atom.is_not;
	r->is_or = false;
	r->may_or = !atom.is_not;
	query->is_typing =
		r->is_ongoing && !atom.is_not &&
		(atom.kind == ATOM_WORDS || atom.kind == ATOM_PHRASE);
	query->atoms[query->atom_count++] = atom;
}

/* ---- words ---- */

static size_t find_quote(const struct reader *r, size_t pos, int family)
{
	while (pos < r->text.len) {
		const size_t start = pos;

		if (quote_of(utf8_next(r->text, &pos)) == family)
			return start;
	}
	return SIZE_MAX;
}

/* Is the comma [start, end) inside a number? */
static bool is_in_number(const struct reader *r, size_t start, size_t end)
{
	size_t before = utf8_prev(r->text, start);
	size_t next;

	return start > r->pos && chars_digit(peek(r, before, &next)) >= 0 &&
	       chars_digit(peek(r, end, &next)) >= 0;
}

/* The end of a word: a gap, or marks that quote what follows. */
static size_t word_end(const struct reader *r)
{
	size_t pos = r->pos;

	while (pos < r->text.len) {
		const size_t start = pos;
		const uint32_t cp = utf8_next(r->text, &pos);

		if (is_between(cp) &&
			!(cp == ',' && is_in_number(r, start, pos)))
			return start;
		if (quote_of(cp) && start > r->pos &&
			find_quote(r, pos, quote_of(cp)) != SIZE_MAX)
			return start;
	}
	return pos;
}

static void take_word(struct reader *r, struct atom atom)
{
	const size_t end = word_end(r);
	struct str text = str_sub(r->text, r->pos, end);
	const size_t last = text.len > 0 ? utf8_prev(text, text.len) : 0;
	size_t pos = last;

	r->is_ongoing = end == r->text.len;
	r->pos = end;
	if (last > 0 && is_star(utf8_next(text, &pos))) {
		text = str_sub(text, 0, last);
		r->is_ongoing = false;
		if (atom.kind != ATOM_PART)
			atom.kind = ATOM_PREFIX;
	}
	atom.text = text;
	add_atom(r, atom);
}

static void take_quoted(struct reader *r, struct atom atom)
{
	size_t start, end, next;
	int family;

	family = quote_of(utf8_next(r->text, &r->pos));
	start = r->pos;
	end = find_quote(r, start, family);
	r->is_ongoing = end == SIZE_MAX;
	if (end == SIZE_MAX)
		end = r->text.len;
	atom.text = str_trim(str_sub(r->text, start, end));
	if (atom.kind != ATOM_PART)
		atom.kind = ATOM_PHRASE;
	if (!r->is_ongoing)
		utf8_next(r->text, &end);
	r->pos = end;
	if (is_star(peek(r, r->pos, &next)))
		r->pos = next;
	add_atom(r, atom);
}

/* OR in capitals between two things; at the end it is not finished yet, and
 * alone at the start it is a word. */
static bool take_or(struct reader *r)
{
	size_t next;

	if (!r->has_begun ||
		!str_eq(str_sub(r->text, r->pos, r->pos + 2), STR("OR")) ||
		!is_between(peek(r, r->pos + 2, &next)))
		return false;
	r->pos += 2;
	r->is_or = r->may_or;
	r->query->is_typing = false;
	return true;
}

/* ---- limits ---- */

static bool take_limit(struct reader *r)
{
	size_t colon = r->pos;
	size_t start, end;
	struct str name;

	while (colon < r->text.len && (r->text.ptr[colon] | 0x20) >= 'a' &&
		(r->text.ptr[colon] | 0x20) <= 'z')
		colon++;
	name = str_sub(r->text, r->pos, colon);
	switch (peek(r, colon, &start)) {
	case ':':
	case 0xFF1A:
		break;
	default:
		return false;
	}
	for (end = start; end < r->text.len;) {
		size_t next = end;

		if (is_gap(utf8_next(r->text, &next)))
			break;
		end = next;
	}
	if (!limit_add(r->query, r->index, r->arena, name,
		    str_sub(r->text, start, end)))
		return false;
	r->pos = end;
	r->has_begun = true;
	r->may_or = r->is_or = false;
	r->query->is_typing = false;
	return true;
}

/* ---- the whole ---- */

static void take_one(struct reader *r)
{
	struct atom atom = {0};
	size_t next;

	if (take_or(r) || take_limit(r))
		return;
	atom.is_not = take_sign(r, is_minus);
	if (take_sign(r, is_equals))
		atom.kind = ATOM_EXACT;
	else if (take_sign(r, is_tilde))
		atom.kind = ATOM_PART;
	if (quote_of(peek(r, r->pos, &next)))
		take_quoted(r, atom);
	else
		take_word(r, atom);
}

/* As much of the text as is looked at, as valid UTF-8, in the arena. */
static struct str cut(struct str text, struct arena *arena)
{
	struct buf bytes = {0};
	struct str whole;
	size_t end = 0;

	/* CRLF becomes one byte: twice as much is enough. */
	utf8_repair(str_sub(str_trim(text), 0, 2 * QUERY_MAX + 4), &bytes);
	/* What follows ends the query as it stands. */
	whole = buf_view(&bytes);
	while (end < whole.len) {
		const size_t next = brk_next_grapheme(whole, end);

		if (next > QUERY_MAX)
			break;
		end = next;
	}
	whole = arena_str(arena, str_sub(whole, 0, end));
	buf_release(&bytes);
	return whole;
}

static bool is_same(const struct atom *a, const struct atom *b)
{
	return a->kind == b->kind && a->is_not == b->is_not &&
	       str_eq(a->text, b->text);
}

/* Is the atom said before, in its group or, as it is alone in its own, alone?
 */
static bool is_twice(const struct query *query, size_t atom)
{
	const struct atom *at = &query->atoms[atom];
	const bool is_first = !at->is_or;
	const bool is_last = atom + 1 == query->atom_count || !at[1].is_or;

	for (size_t i = atom; i > 0; i--) {
		const struct atom *before = &query->atoms[i - 1];

		if (!is_same(at, before))
			continue;
		if (is_first && is_last && !before->is_or && !before[1].is_or)
			return true;
		for (size_t k = atom; !is_first && k > i - 1; k--) {
			if (!query->atoms[k].is_or)
				break;
			if (k == i)
				return true;
		}
	}
	return false;
}

/* What is pasted says things often. */
static void drop_twice(struct query *query)
{
	size_t i = 1;

	while (i < query->atom_count) {
		if (!is_twice(query, i)) {
			i++;
			continue;
		}
		if (i + 1 == query->atom_count)
			query->is_typing = false;
		query->atom_count--;
		for (size_t k = i; k < query->atom_count; k++)
			query->atoms[k] = query->atoms[k + 1];
	}
}

void query_parse(struct str text, const struct search_index *index,
	struct arena *arena, struct query *query)
{
	struct reader r = {
		.text = cut(text, arena),
		.index = index,
		.arena = arena,
		.query = query,
	};
	const struct str trimmed = str_trim(text);
	const bool is_closed = trimmed.ptr + trimmed.len != text.ptr + text.len;

	*query = (struct query){0};
	while (r.pos < r.text.len) {
		size_t next;

		if (is_between(peek(&r, r.pos, &next)))
			r.pos = next;
		else
			take_one(&r);
	}
	drop_twice(query);
	/* A space after it ends a word, which the cut has taken away. */
	query->is_typing = query->is_typing && !is_closed;
}

void query_release(struct query *query)
{
	vec_release(&query->places);
	vec_release(&query->marks);
}
