/* SPDX-License-Identifier: MIT */
/* Text typed while another keyboard was chosen. */
#include "search/analyse_impl.h"
#include "text/utf8.h"

/* Appends `typed` by the pairs of `keys`, longest first, in one direction.
 * False if nothing changed. */
static bool put_other(const struct locale *locale, struct str typed,
	bool is_latin, struct buf *out)
{
	bool is_changed = false;

	for (size_t pos = 0; pos < typed.len;) {
		const struct str rest = str_sub(typed, pos, typed.len);
		const struct locale_pair *best = NULL;
		size_t taken = 0;

		for (size_t i = 0; i < locale->keys_count; i++) {
			const struct locale_pair *pair = &locale->keys[i];
			const struct str from =
				is_latin ? pair->to : pair->from;

			if (from.len > taken && str_starts(rest, from)) {
				best = pair;
				taken = from.len;
			}
		}
		if (best) {
			buf_str(out, is_latin ? best->from : best->to);
			is_changed = true;
			pos += taken;
		} else {
			const size_t start = pos;

			utf8_next(typed, &pos);
			buf_str(out, str_sub(typed, start, pos));
		}
	}
	return is_changed;
}

/* Has `s` a letter of this keyboard that is none of the Latin alphabet? */
static bool has_own_letter(const struct locale *locale, struct str s)
{
	for (size_t i = 0; i < locale->keys_count; i++) {
		if ((uint8_t)locale->keys[i].from.ptr[0] >= 0x80 &&
			str_search(s, locale->keys[i].from) != SIZE_MAX)
			return true;
	}
	return false;
}

bool analyser_other_layout(
	const struct analyser *analyser, struct str typed, struct buf *out)
{
	const size_t start = out->len;

	if (put_other(analyser->locale, typed,
		    !has_own_letter(analyser->locale, typed), out) &&
		!str_eq(str_sub(buf_view(out), start, out->len), typed))
		return true;
	out->len = start;
	return false;
}
