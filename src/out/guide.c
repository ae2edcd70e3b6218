/* SPDX-License-Identifier: MIT */
#include "out/guide.h"

#include "base/mo.h"
#include "out/class_units.h"
#include "quiz/terms.h"

#include <stdint.h>
#include <string.h>

/* How many of each there is room for. */
struct room {
	size_t sections, questions, terms, sources;
	bool has_replies;
};

struct writing {
	const struct guide *guide;
	struct paper *paper;
	struct room room;
};

static size_t at_most(size_t count, size_t limit)
{
	return count < limit ? count : limit;
}

static struct str kept(struct writing *writing, const struct buf *text)
{
	return arena_str(&writing->paper->arena, buf_view(text));
}

static void put_pieces(struct writing *writing, struct str lead,
	const struct paper_piece *pieces, size_t count)
{
	paper_item(writing->paper,
		&(struct paper_item){
			.lead = lead, .pieces = pieces, .count = count});
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
	piece.text = kept(writing, &text);
	put_pieces(writing, STR(""), &piece, 1);
	buf_release(&text);
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
	result = kept(writing, &text);
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
	paper_para(paper, kept(writing, &line));
	buf_release(&line);
}

/* ---- class notes ---- */

/* The blocks of a field, in sum over the sections; a list item by item. */
static void put_field(
	struct writing *writing, enum quiz_field field, const char *heading)
{
	const struct guide *guide = writing->guide;
	bool has_begun = false;

	const size_t count =
		at_most(guide->sections.len, writing->room.sections);

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
				put_pieces(writing, STR("–"), &piece, 1);
		}
	}
}

/* ---- the plan of a lesson ---- */

struct step {
	const struct lesson_part *heading;
	struct buf shown; /* ids of what it pulls */
};

static void put_step(struct writing *writing, struct step *step)
{
	struct paper_piece pieces[2] = {0};
	size_t count = 1;

	if (step->heading == NULL && step->shown.len == 0)
		return;
	pieces[0].lang = pieces[1].lang = writing->guide->wish->lang;
	if (step->heading != NULL) {
		pieces[0].text = step->heading->node->text;
		pieces[0].lang = step->heading->lang;
	} else {
		pieces[0].text = kept(writing, &step->shown);
		step->shown.len = 0;
	}
	if (step->shown.len > 0)
		pieces[count++].text = kept(writing, &step->shown);
	put_pieces(writing, STR("–"), pieces, count);
	buf_clear(&step->shown);
}

/* A place pulled whole is named once. */
static void add_shown(struct step *step, struct work *work, int lang,
	const struct lesson_part *part, int *whole_end)
{
	const struct str name = part->kind == LESSON_TERM
	                                ? terms_in(work, part->id, lang)
	                                : part->id;

	if (part->kind == LESSON_PLACE) {
		if (part->row < *whole_end)
			return;
		*whole_end = corpus_item(work, part->row)->kind == SPINE_BLOCK
		                     ? 0
		                     : corpus_end(work, part->row);
	} else {
		*whole_end = 0;
	}
	buf_printf(&step->shown, "%s%.*s",
		/* TRANSLATORS: stands between the items of a list */
		step->shown.len > 0 ? _(", ") : "",
		STR_ARG(name.len > 0 ? name : part->id));
}

static void put_plan(struct writing *writing)
{
	const struct lesson *lesson = writing->guide->wish->lesson;
	struct step step = {0};
	int whole_end = 0;

	if (lesson == NULL || lesson->parts.len == 0)
		return;
	/* TRANSLATORS: heading on a sheet for a lesson: its steps */
	paper_part(writing->paper, PAPER_NOTES, str_of(_("Plan")));
	for (size_t i = 0; i < lesson->parts.len; i++) {
		const struct lesson_part *part = &lesson->parts.ptr[i];

		if (part->kind != LESSON_OWN) {
			add_shown(&step, lesson->work,
				writing->guide->wish->lang, part, &whole_end);
			continue;
		}
		whole_end = 0;
		/* The title stands above. */
		if (part->node->kind != DOC_HEADING ||
			(step.heading == NULL && part->node->level == 1))
			continue;
		put_step(writing, &step);
		step.heading = part;
	}
	put_step(writing, &step);
	buf_release(&step.shown);
}

/* ---- questions, terms, sources ---- */

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
	put_pieces(writing, arena_printf(&paper->arena, "%zu.", number), pieces,
		count);
}

static void put_questions(struct writing *writing)
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

static void put_terms(struct writing *writing)
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
			put_pieces(writing, STR("–"), &piece, 1);
	}
	put_left(writing, guide->terms.len, count);
}

static void put_sources(struct writing *writing)
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
		put_pieces(writing,
			arena_printf(
				&writing->paper->arena, "[%d]", ref->number),
			&piece, 1);
	}
	put_left(writing, guide->refs.len, count);
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
	put_plan(writing);
	put_field(writing, QUIZ_DISCUSS, N_("To discuss"));
	put_field(writing, QUIZ_ACTIVITY, N_("Activity"));
	put_questions(writing);
	put_terms(writing);
	put_sources(writing);
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
