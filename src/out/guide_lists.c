/* SPDX-License-Identifier: MIT */
/* Questions with their answers, terms and sources, as many as there is room
 * for. */
#include "out/guide_impl.h"

#include "base/mo.h"
#include "quiz/terms.h"

static size_t at_most(size_t count, size_t limit)
{
	return count < limit ? count : limit;
}

static void put_left(struct writing *writing, size_t all, size_t shown)
{
	struct buf text = {0};
	struct paper_piece piece = {.lang = writing->guide->wish->lang};

	if (all <= shown)
		return;
	/* TRANSLATORS: at the end of a list that is cut short */
	buf_printf(&text,
		P_("… and %d more", "… and %d more",
			(unsigned long)(all - shown)),
		(int)(all - shown));
	piece.text = guide_kept(writing, &text);
	guide_put(writing, STR(""), &piece, 1);
	buf_release(&text);
}

static void put_question(
	struct writing *writing, const struct quiz_shown *shown, size_t number)
{
	const struct quiz_question *question = shown->question;
	const struct quiz_option *right = &question->options[question->right];
	struct paper *paper = writing->paper;
	struct paper_piece pieces[8] = {0};
	const struct doc_node *node;
	size_t count = 0;

	pieces[count++] = (struct paper_piece){
		.block = question->text, .lang = shown->lang};
	pieces[count++] = (struct paper_piece){
		.text = arena_printf(&paper->arena, "%s %.*s",
			corpus_locale(writing->guide->wish->work, shown->lang)
					->is_rtl
				? "←"
				: "→",
			STR_ARG(right->text->text)),
		.lang = shown->lang};
	node = right->reply != NULL && writing->room.has_replies
	               ? right->reply->first
	               : NULL;
	for (; node != NULL && count < ARRAY_LEN(pieces); node = node->next)
		pieces[count++] = (struct paper_piece){
			.block = node, .lang = shown->lang};
	guide_put(writing, arena_printf(&paper->arena, "%zu.", number), pieces,
		count);
}

void guide_questions(struct writing *writing)
{
	const struct guide *guide = writing->guide;
	const size_t count =
		at_most(guide->questions.len, writing->room.questions);

	if (guide->questions.len == 0)
		return;
	paper_part(writing->paper, PAPER_NOTES,
		str_of(_("Questions and answers")));
	for (size_t i = 0; i < count; i++)
		put_question(writing, &guide->questions.ptr[i], i + 1);
	put_left(writing, guide->questions.len, count);
}

void guide_terms(struct writing *writing)
{
	const struct guide *guide = writing->guide;
	const struct guide_wish *wish = guide->wish;
	const size_t count = at_most(guide->terms.len, writing->room.terms);

	if (guide->terms.len == 0)
		return;
	paper_part(writing->paper, PAPER_NOTES, str_of(_("Words")));
	for (size_t i = 0; i < count; i++) {
		const struct str concept = guide->terms.ptr[i];
		const struct str term =
			terms_in(wish->work, concept, wish->lang);
		const struct paper_piece piece = {.lang = wish->lang,
			.text = arena_printf(&writing->paper->arena,
				/* TRANSLATORS: a term, then what it means */
				C_("term", "%.*s: %.*s"), STR_ARG(term),
				STR_ARG(terms_meaning(wish->work, concept,
					wish->lang, TIER_PLAIN)))};

		if (term.len > 0)
			guide_put(writing, STR("–"), &piece, 1);
	}
	put_left(writing, guide->terms.len, count);
}

void guide_sources(struct writing *writing)
{
	const struct guide *guide = writing->guide;
	const struct guide_wish *wish = guide->wish;
	const size_t count = at_most(guide->refs.len, writing->room.sources);

	if (guide->refs.len == 0)
		return;
	paper_part(writing->paper, PAPER_SOURCES, str_of(_("Sources")));
	for (size_t i = 0; i < count; i++) {
		const struct reference *ref =
			corpus_reference(wish->work, guide->refs.ptr[i]);
		struct paper_piece piece = {.lang = wish->lang};
		int lang;

		if (ref == NULL)
			continue;
		piece.text = corpus_pick(wish->work, ref->titles, wish->lang);
		lang = corpus_pick_lang(wish->work, ref->titles, wish->lang);
		if (lang != CORPUS_NONE)
			piece.lang = lang;
		guide_put(writing,
			arena_printf(
				&writing->paper->arena, "[%d]", ref->number),
			&piece, 1);
	}
	put_left(writing, guide->refs.len, count);
}
