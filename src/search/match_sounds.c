/* SPDX-License-Identifier: MIT */
#include "search/match.h"

/* The readings of each token, as analyser_put_syllables gives them. */
struct sounds {
	struct buf terms;
	VEC(struct str) of; /* "zhong", or "chang \1zhang" */
};

static void take_sounds(struct view *view, struct sounds *sounds)
{
	struct str rest;
	struct str term;

	analyser_put_syllables(view->analyser, view->text, &sounds->terms);
	rest = buf_view(&sounds->terms);
	while (str_word(&rest, &term)) {
		const bool is_more =
			term.ptr[0] == TERM_STEM && sounds->of.len > 0;
		struct str *last;

		if (!is_more)
			vec_push(&sounds->of, term);
		last = &sounds->of.ptr[sounds->of.len - 1];
		last->len = (size_t)(term.ptr + term.len - last->ptr);
	}
}

static bool is_read(
	const struct needle *needle, size_t step, struct str readings)
{
	struct str one;

	while (str_word(&readings, &one))
		if (needle_is_same(needle, step,
			    str_sub(one, one.ptr[0] == TERM_STEM, one.len)))
			return true;
	return false;
}

static void try_sound(struct view *view, const struct needle *needle,
	const struct sounds *sounds, size_t token)
{
	if (token + needle->count > sounds->of.len ||
		!view_is_free(view, needle->atom, token))
		return;
	for (size_t i = 0; i < needle->count && view->effort > 0; i++) {
		view->effort--;
		if (!is_read(needle, i, sounds->of.ptr[token + i]))
			return;
	}
	if (view->effort > 0)
		view_note(view, needle->atom, token, token + needle->count);
}

void match_sounds(struct view *view, const struct needles *needles)
{
	struct sounds sounds = {0};

	take_sounds(view, &sounds);
	for (size_t i = 0; i < sounds.of.len; i++)
		for (size_t n = 0; n < needles->sounds.len; n++)
			try_sound(view, needles->sounds.ptr[n], &sounds, i);
	buf_release(&sounds.terms);
	vec_release(&sounds.of);
}
