/* SPDX-License-Identifier: MIT */
#include "search/exact.h"

#include "text/brk.h"

/* Notes [from, to) [B] of the folded text, not empty: the clusters that it
 * comes from. */
static void note(const struct analysed *analysed, struct str text, size_t from,
	size_t to, struct exact_ranges *found)
{
	const uint32_t *source = analysed->folded.from.ptr;
	const size_t end = brk_next_grapheme(text, source[to - 1]);

	vec_push(found, ((struct search_range){source[from], (uint32_t)end}));
}

/* False inside a token. Asked of ascending positions [B]; *token is a token
 * not after the position, moved on to it. */
static bool is_boundary(
	const struct analysed *analysed, size_t pos, size_t *token)
{
	const struct token *tokens = analysed->tokens.ptr;

	while (*token < analysed->tokens.len && tokens[*token].end <= pos)
		(*token)++;
	return *token == analysed->tokens.len || tokens[*token].start >= pos;
}

/*
 * Knuth, Morris and Pratt: how much of the needle's beginning ends each of its
 * beginnings. Occurrences of a phrase may overlap before the boundaries are
 * looked at, and memmem from each next byte would be quadratic.
 */
static uint32_t *make_borders(struct str needle, struct arena *arena)
{
	uint32_t *borders = ARENA_ARRAY(arena, uint32_t, needle.len + 1);
	size_t k = 0;

	for (size_t i = 1; i < needle.len; i++) {
		while (k > 0 && needle.ptr[i] != needle.ptr[k])
			k = borders[k];
		k += needle.ptr[i] == needle.ptr[k];
		borders[i + 1] = (uint32_t)k;
	}
	return borders;
}

bool exact_phrase(const struct analysed *analysed, struct str text,
	struct str needle, bool is_open, struct exact_ranges *found)
{
	const struct str folded = buf_view(&analysed->folded.text);
	struct arena arena = {0};
	const uint32_t *borders = make_borders(needle, &arena);
	size_t tokens[2] = {0}; /* at the start and the end of an occurrence */
	size_t done = 0;
	size_t k = 0;
	bool is_found = false;

	for (size_t i = 0; i < folded.len && (found || !is_found); i++) {
		while (k > 0 &&
			(k == needle.len || folded.ptr[i] != needle.ptr[k]))
			k = borders[k];
		k += folded.ptr[i] == needle.ptr[k];
		if (k < needle.len || i + 1 - k < done ||
			!is_boundary(analysed, i + 1 - k, &tokens[0]) ||
			(!is_open && !is_boundary(analysed, i + 1, &tokens[1])))
			continue;
		is_found = true;
		done = i + 1;
		if (found)
			note(analysed, text, done - k, done, found);
	}
	arena_free(&arena);
	return is_found;
}

bool exact_part(const struct analysed *analysed, struct str text,
	struct str needle, struct exact_ranges *found)
{
	const struct str folded = buf_view(&analysed->folded.text);
	size_t at = str_search(folded, needle);
	size_t done = 0;

	if (!found || at == SIZE_MAX)
		return at != SIZE_MAX;
	while (at != SIZE_MAX) {
		done += at + needle.len;
		note(analysed, text, done - needle.len, done, found);
		at = str_search(str_sub(folded, done, folded.len), needle);
	}
	return true;
}
