/* SPDX-License-Identifier: MIT */
#include "search/parse.h"

#include "text/chars.h"
#include "text/utf8.h"

/* Where the first run of ideographs, or of all else, ends. */
static size_t run_end(struct str text)
{
	size_t pos = 0;
	const bool is_single =
		text.len > 0 && chars_is_single(utf8_next(text, &pos));

	while (pos < text.len) {
		const size_t start = pos;

		if (chars_is_single(utf8_next(text, &pos)) != is_single)
			return start;
	}
	return pos;
}

static bool is_splittable(const struct query *query, size_t atom)
{
	const struct atom *at = &query->atoms[atom];

	return at->kind == ATOM_WORDS && !at->is_not && !at->is_or &&
	       !(atom + 1 < query->atom_count && at[1].is_or) &&
	       query->atom_count < QUERY_ATOMS &&
	       run_end(at->text) < at->text.len;
}

bool query_split(struct query *query)
{
	bool is_split = false;

	for (size_t i = 0; i < query->atom_count; i++) {
		struct atom *at = &query->atoms[i];
		size_t end;

		if (!is_splittable(query, i))
			continue;
		for (size_t k = query->atom_count++; k > i; k--)
			query->atoms[k] = query->atoms[k - 1];
		end = run_end(at->text);
		at[1].text = str_sub(at->text, end, at->text.len);
		at->text = str_sub(at->text, 0, end);
		is_split = true;
	}
	return is_split;
}
