/* SPDX-License-Identifier: MIT */
#include "quiz/terms.h"

#include "gloss/gloss.h"
#include "quiz/schedule.h"

static const struct gloss_lang *in_lang(
	struct work *work, struct str concept, int lang)
{
	const struct gloss_concept *found =
		gloss_find_id(corpus_gloss(work), concept);

	return found != NULL
	               ? gloss_in(found, str_of(corpus_lang_tag(work, lang)))
	               : NULL;
}

struct str terms_in(struct work *work, struct str concept, int lang)
{
	const struct gloss_lang *in = in_lang(work, concept, lang);

	return in != NULL && in->term_count > 0 ? in->terms[0].text : STR("");
}

struct str terms_meaning(
	struct work *work, struct str concept, int lang, enum tier tier)
{
	const struct gloss_lang *in = in_lang(work, concept, lang);

	if (in == NULL)
		return STR("");
	for (int i = (int)tier; i >= 0; i--)
		if (in->def[i].len > 0)
			return in->def[i];
	for (int i = (int)tier + 1; i < TIER_COUNT; i++)
		if (in->def[i].len > 0)
			return in->def[i];
	return STR("");
}

struct str terms_key(const struct work *work, struct str concept, int from,
	int to, struct arena *arena)
{
	return arena_printf(arena, "term:%.*s:%s-%s", STR_ARG(concept),
		corpus_lang_tag(work, from), corpus_lang_tag(work, to));
}

/* A card needs both of its sides. */
static bool has_sides(struct work *work, struct str concept, int from, int to)
{
	return terms_in(work, concept, from).len > 0 &&
	       terms_in(work, concept, to).len > 0;
}

static bool is_there(const struct sitting *sitting, struct str concept)
{
	for (size_t i = 0; i < sitting->entry.len; i++)
		if (str_eq(sitting->entry.ptr[i].id, concept))
			return true;
	return false;
}

static void add_block(struct sitting *sitting, struct work *work,
	const struct shown *found, int row, int to)
{
	const struct shown shown = *found;
	const int from = shown.lang;
	const struct doc_node *leaf;

	corpus_mark_terms(work, &shown);
	for (leaf = doc_first_leaf(shown.node); leaf != NULL;
		leaf = doc_next_leaf(leaf, shown.node))
		for (size_t i = 0; i < leaf->span_count; i++) {
			const struct doc_span *span = &leaf->spans[i];

			if (span->kind == DOC_SPAN_TERM &&
				!is_there(sitting, span->target) &&
				has_sides(work, span->target, from, to))
				sitting_add_id(sitting, span->target,
					corpus_section_of(work, row));
		}
}

void terms_add_below(
	struct sitting *sitting, struct work *work, int row, int from, int to)
{
	const int end = row >= 0 ? corpus_end(work, row) : row;

	/* Easy words have few terms: those of the fuller texts come after. */
	for (int tier = (int)sitting->tier; tier < TIER_COUNT; tier++)
		for (int i = row; i < end; i++) {
			const struct shown shown =
				corpus_show(work, i, from, (enum tier)tier);

			if (corpus_item(work, i)->kind == SPINE_BLOCK &&
				shown.node != NULL && shown.lang == from)
				add_block(sitting, work, &shown, i, to);
		}
}

void terms_add_all(struct sitting *sitting, struct work *work, int from, int to)
{
	const struct gloss *gloss = corpus_gloss(work);

	for (size_t i = 0; i < gloss->count; i++)
		if (has_sides(work, gloss->concepts[i].id, from, to))
			sitting_add_id(
				sitting, gloss->concepts[i].id, CORPUS_NONE);
}

void terms_add_due(struct sitting *sitting, struct work *work,
	struct state *state, int64_t now, int from, int to)
{
	const int64_t today = schedule_day(now);
	struct arena arena = {0};
	struct state_score *list;
	const size_t count =
		state_boxed_scores(state, corpus_id(work), &arena, &list);

	for (size_t i = 0; i < count; i++) {
		const struct schedule_card card = {list[i].box, list[i].due};
		struct str rest = list[i].question, concept;

		if (!schedule_is_due(card, today) ||
			!str_split(&rest, ':', &concept) ||
			!str_split(&rest, ':', &concept))
			continue;
		if (str_eq(terms_key(work, concept, from, to, &arena),
			    list[i].question) &&
			has_sides(work, concept, from, to))
			sitting_add_id(sitting, concept, CORPUS_NONE);
	}
	arena_free(&arena);
}
