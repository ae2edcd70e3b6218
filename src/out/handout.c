/* SPDX-License-Identifier: MIT */
#include "out/class.h"

#include "base/mo.h"
#include "out/cite.h"
#include "out/class_units.h"
#include "quiz/terms.h"

#include <stdlib.h>

/* What is called in the text, each once. */
struct called {
	VEC(int) refs;
	struct class_names terms, notes;
};

struct handout {
	const struct class_wish *wish;
	struct paper *paper;
	struct called called;
	struct class_count count;
};

/* ---- the text, and what is called in it ---- */

static void add_ref(struct called *called, int number)
{
	for (size_t i = 0; i < called->refs.len; i++)
		if (called->refs.ptr[i] == number)
			return;
	vec_push(&called->refs, number);
}

static void add_span(struct called *called, const struct doc_span *span)
{
	int number = 0;

	if (span->kind == DOC_SPAN_TERM)
		class_names_add(&called->terms, span->target);
	else if (span->kind == DOC_SPAN_NOTE)
		class_names_add(&called->notes, span->target);
	else if (span->kind == DOC_SPAN_REF &&
		 str_to_int(span->target, &number))
		add_ref(called, number);
}

/* What the report calls there, whether this tier does or not. */
static void add_refs(struct handout *handout, int item)
{
	const struct spine_item *row = corpus_item(handout->wish->work, item);

	for (size_t i = 0; i < row->ref_count; i++)
		add_ref(&handout->called, row->refs[i]);
}

static void add_block(struct handout *handout, const struct unit *unit)
{
	const struct doc_node *leaf = doc_first_leaf(unit->node);

	for (; leaf != NULL; leaf = doc_next_leaf(leaf, unit->node))
		for (size_t i = 0; i < leaf->span_count; i++)
			add_span(&handout->called, &leaf->spans[i]);
}

static void put_unit(void *ctx, struct unit *unit, struct str notice)
{
	struct handout *handout = ctx;

	add_refs(handout, unit->item);
	class_count_text(&handout->count, unit);
	if (!unit->is_heading && unit->node != NULL) {
		const struct shown shown = corpus_show(handout->wish->work,
			unit->item, unit->lang, unit->tier);

		corpus_mark_terms(handout->wish->work, &shown);
		add_block(handout, unit);
		unit->node = class_number_notes(unit->node,
			&handout->called.notes, &handout->paper->arena);
	}
	paper_unit(handout->paper, unit, notice);
}

/* ---- terms, notes, sources ---- */

static void put_terms(struct handout *handout)
{
	const struct class_wish *wish = handout->wish;
	bool has_begun = false;

	for (size_t i = 0; i < handout->called.terms.list.len; i++) {
		const struct str concept = handout->called.terms.list.ptr[i];
		const struct paper_piece pieces[] = {
			{.text = terms_in(wish->work, concept, wish->lang),
				.lang = wish->lang},
			{.text = terms_meaning(
				 wish->work, concept, wish->lang, wish->tier),
				.lang = wish->lang},
		};

		if (pieces[0].text.len == 0)
			continue;
		if (!has_begun)
			paper_part(handout->paper, PAPER_TERMS,
				/* TRANSLATORS: heading on a sheet for a class:
			           the terms of the text, explained */
				str_of(_("Words")));
		has_begun = true;
		paper_item(handout->paper,
			&(struct paper_item){.pieces = pieces, .count = 2});
		handout->count.terms++;
	}
}

static void put_note(struct handout *handout, size_t index)
{
	const struct str id = handout->called.notes.list.ptr[index];
	const struct class_wish *wish = handout->wish;
	struct paper_piece pieces[16];
	size_t count = 0;
	int lang = wish->lang;
	struct str place;
	const struct doc_node *root =
		corpus_note(wish->work, id, wish->lang, &lang, &place);
	const struct doc_node *block = root != NULL ? root->first : NULL;

	for (; block != NULL && count < ARRAY_LEN(pieces); block = block->next)
		pieces[count++] =
			(struct paper_piece){.block = block, .lang = lang};
	paper_item(handout->paper,
		&(struct paper_item){
			.id = arena_printf(&handout->paper->arena, "note-%.*s",
				STR_ARG(id)),
			.lead = arena_printf(
				&handout->paper->arena, "†%zu", index + 1),
			.pieces = pieces,
			.count = count,
		});
}

static void put_notes(struct handout *handout)
{
	if (handout->called.notes.list.len > 0)
		paper_part(handout->paper, PAPER_NOTES,
			/* TRANSLATORS: heading on a sheet for a class */
			str_of(_("Editor’s notes")));
	for (size_t i = 0; i < handout->called.notes.list.len; i++)
		put_note(handout, i);
}

static struct paper_piece pick(
	const struct class_wish *wish, const struct str *by_lang)
{
	const int lang = corpus_pick_lang(wish->work, by_lang, wish->lang);

	return (struct paper_piece){
		.text = corpus_pick(wish->work, by_lang, wish->lang),
		.lang = lang == CORPUS_NONE ? wish->lang : lang,
	};
}

static void put_source(struct handout *handout, int number)
{
	const struct class_wish *wish = handout->wish;
	const struct reference *ref = corpus_reference(wish->work, number);
	struct paper_piece pieces[3];
	size_t count = 0;

	if (ref == NULL)
		return;
	pieces[count++] = pick(wish, ref->titles);
	pieces[count] = pick(wish, ref->publishers);
	if (pieces[count].text.len > 0)
		count++;
	if (ref->url_count > 0)
		pieces[count++] = (struct paper_piece){
			.text = ref->urls[0], .lang = wish->lang};
	paper_item(handout->paper,
		&(struct paper_item){
			.id = arena_printf(
				&handout->paper->arena, "ref-%d", number),
			.lead = arena_printf(
				&handout->paper->arena, "[%d]", number),
			.pieces = pieces,
			.count = count,
		});
}

static int compare(const void *left, const void *right)
{
	const int *a = left, *b = right;

	return *a < *b ? -1 : *a > *b;
}

static void put_sources(struct handout *handout)
{
	if (handout->called.refs.len == 0)
		return;
	qsort(handout->called.refs.ptr, handout->called.refs.len,
		sizeof(*handout->called.refs.ptr), compare);
	paper_part(handout->paper, PAPER_SOURCES,
		/* TRANSLATORS: heading on a sheet for a class: the documents
	           that the text refers to */
		str_of(_("Sources")));
	for (size_t i = 0; i < handout->called.refs.len; i++)
		put_source(handout, handout->called.refs.ptr[i]);
}

/* ---- questions and their key ---- */

static void put_question(
	struct handout *handout, const struct quiz_shown *shown, int number)
{
	const struct quiz_question *question = shown->question;
	const struct paper_piece text = {
		.block = question->text, .lang = shown->lang};
	struct paper_piece options[QUIZ_OPTIONS_MAX];

	for (int i = 0; i < question->option_count; i++)
		options[i] =
			(struct paper_piece){.block = question->options[i].text,
				.lang = shown->lang};
	paper_item(handout->paper,
		&(struct paper_item){
			.id = question->id,
			.lead = arena_printf(
				&handout->paper->arena, "%d.", number),
			.pieces = &text,
			.count = 1,
			.options = options,
			.option_count = (size_t)question->option_count,
		});
}

static void put_answer(
	struct handout *handout, const struct quiz_shown *shown, int number)
{
	const struct quiz_question *question = shown->question;
	const struct quiz_option *right = &question->options[question->right];
	const struct doc_node *block =
		right->reply != NULL ? right->reply->first : NULL;
	struct paper_piece pieces[8];
	size_t count = 0;

	pieces[count++] =
		(struct paper_piece){.block = right->text, .lang = shown->lang};
	for (; block != NULL && count < ARRAY_LEN(pieces); block = block->next)
		pieces[count++] = (struct paper_piece){
			.block = block, .lang = shown->lang};
	paper_item(handout->paper,
		&(struct paper_item){
			.lead = arena_printf(&handout->paper->arena, "%d: %d ",
				number, question->right + 1),
			.pieces = pieces,
			.count = count,
		});
}

static void put_questions(struct handout *handout, const struct quiz_list *list)
{
	if (list->count > 0)
		paper_part(handout->paper, PAPER_ASKED,
			/* TRANSLATORS: heading on a sheet for a class */
			str_of(_("Questions")));
	for (size_t i = 0; i < list->count; i++) {
		put_question(handout, &list->items[i], (int)i + 1);
		class_count_shown(&handout->count, &list->items[i]);
	}
}

static void put_key(struct handout *handout, const struct quiz_list *list)
{
	if (list->count == 0 || !handout->wish->has_answers)
		return;
	paper_part(handout->paper, PAPER_KEY,
		arena_printf(&handout->paper->arena,
			/* TRANSLATORS: heading of a page for the teacher; the
	                   title of a section follows */
			_("Answers: %.*s"),
			STR_ARG(class_title(
				handout->wish, &handout->paper->arena))));
	for (size_t i = 0; i < list->count; i++)
		put_answer(handout, &list->items[i], (int)i + 1);
}

struct class_count class_handout(
	const struct class_wish *wish, struct paper *paper)
{
	struct handout handout = {.wish = wish,
		.paper = paper,
		.count = {.fallback = CORPUS_NONE}};
	const struct quiz_list list = class_questions(wish, &paper->arena);

	paper->has_links = true;
	paper_begin(paper, class_title(wish, &paper->arena),
		corpus_title(wish->work, wish->lang));
	paper_part(paper, PAPER_BODY, STR(""));
	class_units(wish, paper->page, put_unit, &handout);
	put_notes(&handout);
	put_terms(&handout);
	put_questions(&handout, &list);
	put_sources(&handout);
	class_origin(wish, paper);
	put_key(&handout, &list);
	paper_end(paper);
	vec_release(&handout.called.refs);
	vec_release(&handout.called.terms.list);
	vec_release(&handout.called.notes.list);
	return handout.count;
}
