/* SPDX-License-Identifier: MIT */
#include "search/match.h"

#include <stdlib.h>
#include <string.h>

/*
 * Comparisons of words for each token of a text, and some to begin with: a
 * sequence is looked for at each place where it may begin, which for words
 * repeated over and over would take the product of both lengths.
 */
#define EFFORT       64
#define EFFORT_LEAST 4096

#define PEEK         256 /* [B] of a text where a part is looked for first */

/* Looks for a phrase or a part; see exact.h about `is_open`, `found`. */
static bool find_exact(const struct view *view, const struct atom *atom,
	bool is_open, struct exact_ranges *found)
{
	struct analysed analysed = {0};
	struct str needle;
	bool is_found = false;

	analyser_take(view->analyser, atom->text, &analysed);
	needle = str_trim(buf_view(&analysed.folded.text));
	if (needle.len > 0 && atom->kind == ATOM_PHRASE)
		is_found = exact_phrase(
			&view->analysed, view->text, needle, is_open, found);
	else if (needle.len > 0)
		is_found =
			exact_part(&view->analysed, view->text, needle, found);
	analysed_release(&analysed);
	return is_found;
}

static bool is_ascii(char c)
{
	return c >= ' ' && c <= '~';
}

/* The beginning of a long text, cut where no cluster goes on; empty if there is
 * no such place at once. */
static struct str beginning(struct str text)
{
	for (size_t i = PEEK;
		text.len >= (size_t)2 * PEEK && i < PEEK + PEEK / 2; i++)
		if (is_ascii(text.ptr[i - 1]) && is_ascii(text.ptr[i]))
			return str_sub(text, 0, i);
	return (struct str){NULL, 0};
}

/* A part that nearly all texts have is mostly near their beginning; it needs no
 * tokens, for it may stand anywhere. */
static bool verify_part(struct view *view, const struct atom *atom)
{
	const struct str begin = beginning(view->text);

	if (begin.len > 0) {
		analyser_fold(view->analyser, begin, &view->analysed);
		if (find_exact(view, atom, false, NULL))
			return true;
	}
	analyser_fold(view->analyser, view->text, &view->analysed);
	return find_exact(view, atom, false, NULL);
}

bool match_verify(
	const struct atom *atom, const struct index_lang *lang, struct str text)
{
	struct view view = {.analyser = lang->analyser, .text = text};
	bool is_found;

	if (atom->kind == ATOM_PART) {
		is_found = verify_part(&view, atom);
	} else {
		analyser_take(view.analyser, text, &view.analysed);
		is_found = find_exact(&view, atom, false, NULL);
	}
	analysed_release(&view.analysed);
	return is_found;
}

void view_note(struct view *view, size_t atom, size_t token, size_t end)
{
	size_t from;
	size_t to;

	analysed_source(&view->analysed, token, end - 1, &from, &to);
	vec_push(&view->found,
		((struct search_range){(uint32_t)from, (uint32_t)to}));
	view->last[atom].start = token;
	if (view->last[atom].end < end)
		view->last[atom].end = end;
}

bool view_is_free(const struct view *view, size_t atom, size_t token)
{
	return token >= view->last[atom].end || token == view->last[atom].start;
}

static int compare_ranges(const void *a, const void *b)
{
	const struct search_range *left = a;
	const struct search_range *right = b;

	if (left->start != right->start)
		return left->start < right->start ? -1 : 1;
	return (left->end > right->end) - (left->end < right->end);
}

/* Sorts the ranges and makes one of those that overlap. */
static struct match_ranges settle(
	struct exact_ranges *found, struct arena *arena)
{
	struct search_range *out =
		ARENA_ARRAY(arena, struct search_range, found->len);
	size_t count = 0;

	if (found->len > 0)
		qsort(found->ptr, found->len, sizeof(*found->ptr),
			compare_ranges);
	for (size_t i = 0; i < found->len; i++) {
		const struct search_range range = found->ptr[i];

		if (count == 0 || range.start >= out[count - 1].end)
			out[count++] = range;
		else if (range.end > out[count - 1].end)
			out[count - 1].end = range.end;
	}
	return (struct match_ranges){out, count};
}

static bool is_exact(const struct atom *atom)
{
	return atom->kind == ATOM_PHRASE || atom->kind == ATOM_PART;
}

/* ---- one query in many texts ---- */

struct matcher {
	const struct query *query;
	struct needles needles;
	struct view view;
};

struct matcher *matcher_new(const struct query *query,
	const struct index_lang *lang, enum match_level level,
	const struct match_more *more)
{
	struct matcher *matcher = xcalloc(1, sizeof(*matcher));
	struct needles *needles = &matcher->needles;

	matcher->query = query;
	matcher->view.analyser = needles->analyser = lang->analyser;
	matcher->view.level = needles->level = level;
	needles->is_first_any = str_eq(lang->locale->script, STR("Arab"));
	for (size_t i = 0; i < query->atom_count; i++)
		if (!query->atoms[i].is_not && !is_exact(&query->atoms[i]))
			needles_add(needles, query, i, more ? &more[i] : NULL);
	return matcher;
}

void matcher_free(struct matcher *matcher)
{
	if (!matcher)
		return;
	needles_release(&matcher->needles);
	analysed_release(&matcher->view.analysed);
	buf_release(&matcher->view.bytes);
	buf_release(&matcher->view.joined);
	vec_release(&matcher->view.found);
	free(matcher);
}

/* A text in which nothing has been found yet. */
static void begin_text(struct view *view, struct str text)
{
	view->text = text;
	view->stemmed = 0;
	memset(view->last, 0, sizeof(view->last));
	vec_clear(&view->found);
	analyser_take(view->analyser, text, &view->analysed);
	view->effort = EFFORT_LEAST + EFFORT * view->analysed.tokens.len;
}

struct match_ranges matcher_find(
	struct matcher *matcher, struct str text, struct arena *arena)
{
	const struct query *query = matcher->query;
	const struct needles *needles = &matcher->needles;
	struct view *view = &matcher->view;

	begin_text(view, text);
	for (size_t i = 0; i < query->atom_count; i++)
		if (!query->atoms[i].is_not && is_exact(&query->atoms[i]))
			find_exact(view, &query->atoms[i],
				query->is_typing && i + 1 == query->atom_count,
				&view->found);
	if (needles->forms.len > 0 || needles->loose.len > 0)
		match_words(view, needles);
	if (needles->sounds.len > 0)
		match_sounds(view, needles);
	return settle(&view->found, arena);
}

struct match_ranges match_find(const struct query *query,
	const struct index_lang *lang, enum match_level level,
	const struct match_more *more, struct str text, struct arena *arena)
{
	struct matcher *matcher = matcher_new(query, lang, level, more);
	const struct match_ranges ranges = matcher_find(matcher, text, arena);

	matcher_free(matcher);
	return ranges;
}
