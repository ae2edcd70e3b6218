/* SPDX-License-Identifier: MIT */
/* What was typed in two words and is written in one; an id without "in:". */
#include "search/suggest.h"

#define NEAR 1 /* letters that count as changed */

static bool is_word(const struct atom *atom)
{
	return atom->kind == ATOM_WORDS && !atom->is_not && !atom->is_or;
}

/* Is it one word, which the language has? */
static bool has_word(
	struct suggester *s, int lang, struct str text, uint32_t *texts)
{
	return suggest_has_all(s, lang, text, texts) &&
	       s->analysed.tokens.len == 1 &&
	       !s->analysed.tokens.ptr[0].is_single;
}

/* The query with the atoms `first` and the next written together. */
static void try_pair(struct suggester *s, size_t first)
{
	const struct atom *left = &s->query->atoms[first];
	const struct atom *right = left + 1;
	const size_t from = s->places[first], to = s->places[first + 1];
	struct candidate candidate = {.distance = NEAR};
	struct str word;

	if (!is_word(left) || !is_word(right) || from == SIZE_MAX ||
		to == SIZE_MAX)
		return;
	word = arena_printf(s->arena, "%.*s%.*s", STR_ARG(left->text),
		STR_ARG(right->text));
	candidate.query = arena_printf(s->arena, "%.*s%.*s%.*s",
		STR_ARG(str_sub(s->typed, 0, from)), STR_ARG(word),
		STR_ARG(str_sub(s->typed, to + right->text.len, s->typed.len)));
	for (int i = 0; i < s->lang_count; i++) {
		candidate.lang = s->langs[i];
		candidate.order = i;
		if (has_word(s, s->langs[i], word, &candidate.count))
			vec_push(&s->list, candidate);
	}
}

void suggest_joined(struct suggester *s)
{
	for (size_t i = 0; i + 1 < s->query->atom_count; i++)
		try_pair(s, i);
}

void suggest_place(struct suggester *s)
{
	struct candidate candidate = {
		.query = arena_printf(s->arena, "in:%.*s", STR_ARG(s->typed)),
		.lang = s->lang_count > 0 ? s->langs[0] : 0};
	struct query query = {0};

	query_parse(candidate.query, s->index, s->arena, &query);
	if (query.places.len == 1 && query.atom_count == 0)
		vec_push(&s->list, candidate);
	query_release(&query);
}
