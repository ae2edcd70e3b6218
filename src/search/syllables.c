/* SPDX-License-Identifier: MIT */
#include "search/analyse_impl.h"
#include "text/utf8.h"

bool analyser_has_syllables(const struct analyser *analyser)
{
	return analyser->han != NULL;
}

void analyser_put_syllables(
	struct analyser *analyser, struct str text, struct buf *out)
{
	struct analysed *whole = &analyser->whole;
	struct str readings[HAN_READINGS];
	const size_t start = out->len;

	analyser_take(analyser, text, whole);
	for (size_t i = 0; i < whole->tokens.len; i++) {
		const struct str token = analysed_token(whole, i);
		size_t pos = 0;
		size_t count = 0;

		if (whole->tokens.ptr[i].is_single && analyser->han)
			count = han_readings(analyser->han,
				utf8_next(token, &pos), readings);
		analyser_put_term(
			out, start, false, count > 0 ? readings[0] : STR("-"));
		for (size_t k = 1; k < count; k++)
			analyser_put_term(out, start, true, readings[k]);
	}
}

void analyser_split_syllables(
	const struct analyser *analyser, struct str typed, struct buf *out)
{
	(void)analyser;
	(void)typed;
	(void)out;
}
