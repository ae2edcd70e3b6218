/* SPDX-License-Identifier: MIT */
#include "gloss/gloss.h"

#include <string.h>

/* How well a concept answers a query; less is better. */
enum rank { RANK_EXACT, RANK_BEGINS, RANK_CONTAINS, RANK_NONE };

struct lookup {
	struct fold *fold;
	struct folded query, text;
};

static enum rank rank_text(struct lookup *look, struct str s)
{
	struct str query = buf_view(&look->query.text);
	struct str text;
	const char *at;

	fold_text(look->fold, s, &look->text);
	text = buf_view(&look->text.text);
	if (text.len < query.len)
		return RANK_NONE;
	at = memmem(text.ptr, text.len, query.ptr, query.len);
	if (at == NULL)
		return RANK_NONE;
	if (at > text.ptr)
		return RANK_CONTAINS;
	return text.len == query.len ? RANK_EXACT : RANK_BEGINS;
}

static enum rank rank_term(struct lookup *look, const struct gloss_term *term)
{
	enum rank best = rank_text(look, term->text);

	for (size_t i = 0; i < term->form_count && best > RANK_EXACT; i++) {
		enum rank rank = rank_text(look, term->forms[i]);

		if (rank < best)
			best = rank;
	}
	return best;
}

static enum rank rank_lang(struct lookup *look, const struct gloss_lang *lang)
{
	enum rank best = RANK_NONE;

	for (size_t i = 0; i < lang->term_count && best > RANK_EXACT; i++) {
		enum rank rank = rank_term(look, &lang->terms[i]);

		if (rank < best)
			best = rank;
	}
	return best;
}

static enum rank rank_concept(struct lookup *look,
	const struct gloss_concept *concept, struct str lang)
{
	enum rank best = RANK_NONE;

	if (lang.len > 0) {
		const struct gloss_lang *in = gloss_in(concept, lang);

		return in != NULL ? rank_lang(look, in) : RANK_NONE;
	}
	for (size_t i = 0; i < concept->lang_count; i++) {
		enum rank rank = rank_lang(look, &concept->langs[i]);

		if (rank < best)
			best = rank;
	}
	return best;
}

/* Those of each rank in turn, in the glossary's order. */
static size_t collect(const struct gloss *gloss, const uint8_t *ranks,
	const struct gloss_concept **found, size_t max)
{
	size_t count = 0;

	for (unsigned rank = RANK_EXACT; rank < RANK_NONE; rank++)
		for (size_t i = 0; i < gloss->count && count < max; i++)
			if (ranks[i] == rank)
				found[count++] = &gloss->concepts[i];
	return count;
}

size_t gloss_lookup(const struct gloss *gloss, struct fold *fold,
	struct str lang, struct str query, const struct gloss_concept **found,
	size_t max)
{
	struct lookup look = {.fold = fold};
	uint8_t *ranks = xcalloc(gloss->count, 1);
	size_t count = 0;

	fold_text(fold, str_trim(query), &look.query);
	if (look.query.text.len > 0) {
		for (size_t i = 0; i < gloss->count; i++)
			ranks[i] = (uint8_t)rank_concept(
				&look, &gloss->concepts[i], lang);
		count = collect(gloss, ranks, found, max);
	}
	folded_release(&look.query);
	folded_release(&look.text);
	free(ranks);
	return count;
}
