/* SPDX-License-Identifier: MIT */
#include "out/guide.h"

#include <stdlib.h>

static void add_number(struct guide *guide, int number)
{
	for (size_t i = 0; i < guide->refs.len; i++)
		if (guide->refs.ptr[i] == number)
			return;
	vec_push(&guide->refs, number);
}

static void add_term(struct guide *guide, struct str concept)
{
	for (size_t i = 0; i < guide->terms.len; i++)
		if (str_eq(guide->terms.ptr[i], concept))
			return;
	vec_push(&guide->terms, concept);
}

static void add_question(struct guide *guide, struct quiz_shown shown)
{
	if (shown.question == NULL || shown.question->right == CORPUS_NONE)
		return;
	for (size_t i = 0; i < guide->questions.len; i++)
		if (str_eq(guide->questions.ptr[i].question->id,
			    shown.question->id))
			return;
	vec_push(&guide->questions, shown);
}

/* The section that notes are of: above records, not above its blocks alone. */
static void add_section(struct guide *guide, int row)
{
	const struct guide_wish *wish = guide->wish;
	const struct quiz_notes *notes;
	int lang;

	if (guide->first_row == CORPUS_NONE)
		guide->first_row = row;
	notes = quiz_notes(wish->quiz, row, wish->lang, &lang);
	if (notes == NULL)
		return;
	for (size_t i = 0; i < guide->sections.len; i++)
		if (guide->sections.ptr[i] == notes->section)
			return;
	vec_push(&guide->sections, notes->section);
}

static void add_row(struct guide *guide, int row)
{
	const struct guide_wish *wish = guide->wish;
	const struct spine_item *item = corpus_item(wish->work, row);
	const struct shown shown =
		corpus_show(wish->work, row, wish->lang, wish->tier);
	const struct doc_node *leaf;

	add_section(guide, row);
	if (item->kind != SPINE_BLOCK || shown.node == NULL)
		return;
	corpus_mark_terms(wish->work, &shown);
	for (size_t i = 0; i < item->ref_count; i++)
		add_number(guide, item->refs[i]);
	leaf = doc_first_leaf(shown.node);
	for (; leaf != NULL; leaf = doc_next_leaf(leaf, shown.node))
		for (size_t i = 0; i < leaf->span_count; i++)
			if (leaf->spans[i].kind == DOC_SPAN_TERM)
				add_term(guide, leaf->spans[i].target);
}

static void add_questions_below(struct guide *guide, int row)
{
	const struct guide_wish *wish = guide->wish;
	const struct quiz_list list =
		quiz_below(wish->quiz, row, wish->lang, guide->arena);

	for (size_t i = 0; i < list.count; i++)
		if (list.items[i].question->needs <= wish->tier)
			add_question(guide, list.items[i]);
}

/* What the teacher chose goes before what the texts happen to name. */
static void gather_chosen(struct guide *guide)
{
	const struct lesson *lesson = guide->wish->lesson;

	for (size_t i = 0; i < lesson->parts.len; i++) {
		const struct lesson_part *part = &lesson->parts.ptr[i];

		if (part->kind == LESSON_TERM)
			add_term(guide, part->id);
		if (part->kind == LESSON_QUESTION)
			add_question(
				guide, quiz_find(guide->wish->quiz, part->id,
					       guide->wish->lang));
	}
}

static void gather_lesson(struct guide *guide)
{
	const struct lesson *lesson = guide->wish->lesson;

	gather_chosen(guide);
	for (size_t i = 0; i < lesson->parts.len; i++) {
		const struct lesson_part *part = &lesson->parts.ptr[i];

		if (part->kind == LESSON_PLACE)
			add_row(guide, part->row);
		if (part->kind == LESSON_QUESTION)
			add_section(guide, part->row);
	}
	/* None chosen: any will do. */
	if (guide->questions.len == 0)
		for (size_t i = 0; i < guide->sections.len; i++)
			add_questions_below(guide, guide->sections.ptr[i]);
}

static void gather_section(struct guide *guide)
{
	const int row = guide->wish->row;
	const int end = corpus_end(guide->wish->work, row);

	for (int i = row; i < end; i++)
		add_row(guide, i);
	add_questions_below(guide, row);
}

static int compare(const void *left, const void *right)
{
	const int *a = left, *b = right;

	return *a < *b ? -1 : *a > *b;
}

void guide_gather(
	struct guide *guide, const struct guide_wish *wish, struct arena *arena)
{
	guide->wish = wish;
	guide->arena = arena;
	guide->first_row = CORPUS_NONE;
	if (wish->lesson != NULL)
		gather_lesson(guide);
	else
		gather_section(guide);
	if (guide->refs.len > 0)
		qsort(guide->refs.ptr, guide->refs.len,
			sizeof(*guide->refs.ptr), compare);
}

void guide_release(struct guide *guide)
{
	vec_release(&guide->sections);
	vec_release(&guide->questions);
	vec_release(&guide->terms);
	vec_release(&guide->refs);
}
