/* SPDX-License-Identifier: MIT */
#include "text/fold.h"

void folded_release(struct folded *folded)
{
	buf_release(&folded->text);
	vec_release(&folded->from);
}

bool fold_find(const struct folded *in, struct str needle, size_t at,
	size_t *start, size_t *end, size_t *next)
{
	const struct str text = buf_view(&in->text);
	const size_t found =
		at > text.len ? SIZE_MAX
			      : str_search(str_sub(text, at, text.len), needle);
	size_t after;

	if (found == SIZE_MAX || needle.len == 0)
		return false;
	after = at + found + needle.len;
	/* The rest of the last cluster belongs to the match. */
	while (after < text.len &&
		in->from.ptr[after] == in->from.ptr[after - 1])
		after++;
	*start = in->from.ptr[at + found];
	*end = in->from.ptr[after];
	*next = after;
	return true;
}
