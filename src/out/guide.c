/* SPDX-License-Identifier: MIT */
#include "out/guide_impl.h"

#include "base/mo.h"
#include "out/class_units.h"

#include <stdint.h>
#include <string.h>

struct str guide_kept(struct writing *writing, const struct buf *text)
{
	return arena_str(&writing->paper->arena, buf_view(text));
}

void guide_put(struct writing *writing, struct str lead,
	const struct paper_piece *pieces, size_t count)
{
	paper_item(writing->paper,
		&(struct paper_item){
			.lead = lead, .pieces = pieces, .count = count});
}

/* ---- head ---- */

static struct str title_of(const struct guide_wish *wish)
{
	const struct lesson *lesson = wish->lesson;

	if (lesson == NULL)
		return corpus_heading(wish->work, wish->row, wish->lang);
	for (size_t i = 0; i < lesson->parts.len; i++)
		if (lesson->parts.ptr[i].kind == LESSON_OWN &&
			lesson->parts.ptr[i].node->kind == DOC_HEADING)
			return lesson->parts.ptr[i].node->text;
	return wish->name;
}

static struct str minutes(struct writing *writing, int count)
{
	struct buf text = {0};
	struct str result;

	/* TRANSLATORS: of a lesson, at most 12 columns */
	buf_printf(&text, P_("%d minute", "%d minutes", (unsigned long)count),
		count);
	result = guide_kept(writing, &text);
	buf_release(&text);
	return result;
}

static void put_head(struct writing *writing)
{
	const struct guide_wish *wish = writing->guide->wish;
	struct paper *paper = writing->paper;
	struct doc_node *node = ARENA_NEW(&paper->arena, struct doc_node);
	struct unit unit = {.is_heading = true,
		.level = 1,
		.node = node,
		.lang = wish->lang,
		.locale = corpus_locale(wish->work, wish->lang)};
	struct buf line = {0};

	node->kind = DOC_HEADING;
	node->level = 1;
	node->text = title_of(wish);
	if (wish->lesson == NULL)
		node->id = corpus_item(wish->work, wish->row)->id;
	paper_begin(paper, node->text, corpus_title(wish->work, wish->lang));
	paper_part(paper, PAPER_BODY, STR(""));
	paper_unit(paper, &unit, STR(""));
	buf_printf(&line, "%s · %s",
		/* TRANSLATORS: above a sheet for a lesson */
		_("For the teacher"), tier_label(wish->tier));
	if (wish->lesson != NULL && wish->lesson->minutes > 0)
		buf_printf(&line, " · %.*s",
			STR_ARG(minutes(writing, wish->lesson->minutes)));
	paper_para(paper, guide_kept(writing, &line));
	buf_release(&line);
}

/* ---- class notes ---- */

/* The blocks of a field, in sum over the sections; a list item by item. */
static void put_field(
	struct writing *writing, enum quiz_field field, const char *heading)
{
	const struct guide *guide = writing->guide;
	bool has_begun = false;

	const size_t count = guide->sections.len < writing->room.sections
	                             ? guide->sections.len
	                             : writing->room.sections;

	for (size_t i = 0; i < count; i++) {
		struct paper_piece piece = {.lang = guide->wish->lang};
		const struct quiz_notes *notes = quiz_notes(guide->wish->quiz,
			guide->sections.ptr[i], guide->wish->lang, &piece.lang);
		const struct doc_node *node;

		if (notes == NULL || notes->fields[field] == NULL)
			continue;
		if (!has_begun)
			paper_part(writing->paper, PAPER_NOTES,
				str_of(_(heading)));
		has_begun = true;
		node = notes->fields[field]->first;
		if (node != NULL && node->kind == DOC_LIST)
			node = node->first;
		for (; node != NULL; node = node->next) {
			piece.block =
				node->kind == DOC_ITEM ? node->first : node;
			if (piece.block != NULL)
				guide_put(writing, STR("–"), &piece, 1);
		}
	}
}

static void put_origin(struct writing *writing)
{
	const struct guide_wish *wish = writing->guide->wish;

	class_origin(
		&(struct class_wish){
			.work = wish->work,
			.quiz = wish->quiz,
			.row = corpus_section_of(
				wish->work, writing->guide->first_row),
			.lang = wish->lang,
			.with = wish->lang,
			.tier = wish->tier,
		},
		writing->paper);
}

/* ---- the whole ---- */

static void write_all(struct writing *writing)
{
	put_head(writing);
	put_field(writing, QUIZ_AIM, N_("Aims"));
	put_field(writing, QUIZ_MESSAGE, N_("Key message"));
	guide_plan(writing);
	put_field(writing, QUIZ_DISCUSS, N_("To discuss"));
	put_field(writing, QUIZ_ACTIVITY, N_("Activity"));
	guide_questions(writing);
	guide_terms(writing);
	guide_sources(writing);
	put_origin(writing);
	paper_end(writing->paper);
}

static int count_lines(const struct buf *text)
{
	int count = 0;

	for (size_t i = 0; i < text->len; i++)
		count += text->ptr[i] == '\n';
	return count;
}

/* Lines of the sheet as a text of 80 columns. */
static int try(const struct guide *guide, const struct paper *like,
	const struct room *room)
{
	struct page page = *like->page;
	struct buf out = {0};
	struct paper paper = {.form = PAPER_TEXT,
		.page = &page,
		.lang = like->lang,
		.out = &out};
	struct writing writing = {guide, &paper, *room};
	int lines;

	memset(page.brk, 0, sizeof(page.brk));
	page.width = 80;
	write_all(&writing);
	lines = count_lines(&out);
	paper_release(&paper);
	page_release(&page);
	buf_release(&out);
	return lines;
}

bool guide_write(const struct guide_wish *wish, struct paper *paper)
{
	static const struct room rooms[] = {
		{SIZE_MAX, SIZE_MAX, SIZE_MAX, SIZE_MAX, true},
		{SIZE_MAX, 12, 16, 16, true},
		{SIZE_MAX, 8, 12, 10, true},
		{SIZE_MAX, 6, 9, 8, true},
		{SIZE_MAX, 6, 6, 6, false},
		{3, 4, 4, 4, false},
		{2, 3, 3, 2, false},
	};
	struct arena arena = {0};
	struct guide guide = {0};
	struct writing writing = {&guide, paper, rooms[0]};
	bool has_any;

	guide_gather(&guide, wish, &arena);
	has_any = guide.first_row != CORPUS_NONE;
	for (size_t i = 0; has_any && i < ARRAY_LEN(rooms); i++) {
		writing.room = rooms[i];
		if (try(&guide, paper, &rooms[i]) <= GUIDE_LINES)
			break;
	}
	if (has_any)
		write_all(&writing);
	guide_release(&guide);
	arena_free(&arena);
	return has_any;
}
