/* SPDX-License-Identifier: MIT */
#include "out/slides.h"

#include "text/chars.h"

#include <limits.h>

/* ---- which slides there are ---- */

/*
 * A heading below the section's is the title of the block that follows it;
 * with none, it has a slide of its own.
 */
static bool is_title_only(struct book *book, int index, int end)
{
	return index + 1 >= end || book_heading(book, index, 1, 6) == index + 1;
}

static void bound_section(struct deck *deck, struct book *book, int index)
{
	const int first = book_heading(book, index + 1, -1, 2);
	const int end = book_heading(book, index, 1, 2);

	deck->first = first != CORPUS_NONE ? first : 0;
	deck->end = end != CORPUS_NONE ? end : book_count(book, INT_MAX - 1);
}

/* Nobody goes through a lesson section by section. */
static void bound_whole(struct deck *deck, struct book *book, int index)
{
	deck->first = index - index % DECK_UNITS;
	deck->end = book_count(book, deck->first + DECK_UNITS);
	if (deck->end > deck->first + DECK_UNITS)
		deck->end = deck->first + DECK_UNITS;
}

void deck_make(struct deck *deck, struct book *book, int index)
{
	const bool is_section =
		book_work(book) != NULL && book_lesson(book) == NULL;
	int heading, section;

	vec_clear(&deck->unit);
	if (is_section)
		bound_section(deck, book, index);
	else
		bound_whole(deck, book, index);
	heading = book_heading(book, deck->first - 1, 1, 6);
	section = book_heading(book, deck->first - 1, 1, 2);
	for (int i = deck->first; i < deck->end; i++) {
		const bool is_heading = i == heading;
		const bool is_section_start = i == section;

		if (is_heading)
			heading = book_heading(book, i, 1, 6);
		if (is_section_start)
			section = book_heading(book, i, 1, 2);
		if (!is_heading || is_section_start || i == deck->first ||
			is_title_only(book, i, deck->end))
			vec_push(&deck->unit, i);
	}
}

void deck_release(struct deck *deck)
{
	vec_release(&deck->unit);
}

int deck_find(const struct deck *deck, int index)
{
	int found = 0;

	for (int i = 0; i < (int)deck->unit.len; i++)
		if (deck->unit.ptr[i] <= index)
			found = i;
	/* The heading of a record stands on the slide of its block. */
	if (found + 1 < (int)deck->unit.len && deck->unit.ptr[found] < index &&
		deck->unit.ptr[found + 1] == index + 1)
		found++;
	return found;
}

/* ---- the lines of one ---- */

static bool is_drawing(const struct unit *unit)
{
	return unit->node != NULL &&
	       (unit->node->kind == DOC_FIGURE || unit->node->kind == DOC_CODE);
}

int slide_measure(const struct locale *locale)
{
	return chars_script_of(locale->script) == SCRIPT_HAN ? SLIDE_COLS_HAN
	                                                     : SLIDE_COLS;
}

static void set_width(const struct slide_room *room, const struct unit *unit)
{
	int widest = is_drawing(unit) ? SLIDE_COLS_FIGURE
	                              : slide_measure(unit->locale);

	room->page->width = room->cols < widest ? room->cols : widest;
	if (room->page->width < 1)
		room->page->width = 1;
}

static void add_gap(struct slide *slide)
{
	struct line blank = {.is_rtl = slide->unit.locale->is_rtl};

	if (slide->lines.line.len > 0)
		vec_push(&slide->lines.line, blank);
}

/* These lines are no text of the block: nothing is found in them. */
static void set_apart(struct slide *slide, size_t first)
{
	for (size_t i = first; i < slide->lines.line.len; i++) {
		struct line *line = &slide->lines.line.ptr[i];

		for (uint32_t c = 0; c < line->count; c++)
			line->cells[c].src = CELL_DECORATION;
		line->start = line->end = 0;
	}
}

static void add_message(struct slide *slide, const struct slide_room *room)
{
	struct work *work = book_work(room->page->book);
	const struct quiz_notes *notes = NULL;
	const struct doc_node *message, *node;
	int lang = slide->unit.lang;
	const struct locale *locale;
	struct layout_opts opts;
	size_t first;

	if (room->quiz != NULL && work != NULL && slide->unit.level <= 2 &&
		slide->unit.item != CORPUS_NONE)
		notes = quiz_notes(
			room->quiz, slide->unit.item, room->page->lang, &lang);
	message = notes != NULL ? notes->fields[QUIZ_MESSAGE] : NULL;
	if (message == NULL)
		return;
	locale = corpus_locale(work, lang);
	opts = page_layout(room->page, lang, locale);
	add_gap(slide);
	first = slide->lines.line.len;
	for (node = message->first; node != NULL; node = node->next) {
		add_gap(slide);
		layout_block(node, &opts, &slide->arena, &slide->lines);
	}
	set_apart(slide, first);
}

/* The heading right above a block, of a record or below a section. */
static void add_title(
	struct slide *slide, const struct slide_room *room, int index)
{
	struct page *page = room->page;
	struct layout_opts opts;
	struct unit above;

	if (!book_unit(page->book, index - 1, page->lang, page->tier, &above) ||
		!above.is_heading || above.level < 3)
		return;
	opts = page_layout(page, above.lang, above.locale);
	layout_block(above.node, &opts, &slide->arena, &slide->lines);
	add_gap(slide);
}

static void add_notice(struct slide *slide, struct page *page)
{
	if (page_put_notice(page, &slide->unit, &slide->arena, &slide->lines))
		add_gap(slide);
}

static void add_text(struct slide *slide, struct page *page)
{
	const struct unit *unit = &slide->unit;
	struct layout_opts opts = page_layout(page, unit->lang, unit->locale);

	if (unit->node == NULL)
		return;
	opts.records = RECORD_CARDS;
	if (unit->is_record) {
		opts.labels = unit->id.ptr[0] == 'T' ? unit->locale->fields_t
		                                     : unit->locale->fields_a;
		layout_record(unit->heading, unit->node, &opts, &slide->arena,
			&slide->lines);
	} else {
		layout_block(unit->node, &opts, &slide->arena, &slide->lines);
	}
}

static uint32_t text_length(const struct doc_node *block)
{
	uint32_t length = 0;
	const struct doc_node *leaf =
		block != NULL ? doc_first_leaf(block) : NULL;

	for (; leaf != NULL; leaf = doc_next_leaf(leaf, block))
		length += (uint32_t)leaf->text.len + 1;
	return length;
}

/* The items of a block, of which a question is one more. */
static const struct doc_node *first_item(const struct unit *unit)
{
	const struct doc_node *node = unit->node;

	return node != NULL && (node->kind == DOC_LIST || unit->is_question)
	               ? node->first
	               : NULL;
}

static const struct doc_node *next_item(const struct doc_node *item)
{
	return item->next != NULL && item->next->kind == DOC_LIST
	               ? item->next->first
	               : item->next;
}

/* Lines of a list know where in its text they begin; so do its items. What is
 * below a question comes last of all. */
static void number_items(struct slide *slide)
{
	const struct doc_node *item = first_item(&slide->unit);
	uint32_t end = 0;
	int number = -1;

	vec_clear(&slide->item);
	for (int i = 0; i < (int)slide->lines.line.len; i++) {
		const struct line *line = &slide->lines.line.ptr[i];

		while (i >= slide->lead && i < slide->text_end &&
			item != NULL && line->count > 0 && line->start >= end) {
			end += text_length(item);
			item = next_item(item);
			number++;
		}
		if (i == slide->text_end && slide->unit.is_question)
			number++;
		vec_push(&slide->item, number < 0 ? 0 : number);
	}
}

/* ---- the answer to a question ---- */

static void add_answer(struct slide *slide, const struct slide_room *room)
{
	const struct unit *unit = &slide->unit;
	struct layout_opts opts =
		page_layout(room->page, unit->lang, unit->locale);
	const size_t first = slide->lines.line.len + 1;
	const struct quiz_shown shown =
		quiz_find(room->quiz, unit->id, unit->lang);
	const struct quiz_option *right;
	const struct doc_node *node;
	struct str sign;

	if (shown.question == NULL || shown.question->right < 0)
		return;
	right = &shown.question->options[shown.question->right];
	sign = arena_printf(&slide->arena, "%s %d. ",
		opts.is_ascii          ? ">"
		: unit->locale->is_rtl ? "←"
				       : "→",
		shown.question->right + 1);
	add_gap(slide);
	layout_hung(right->text, sign, ROLE_LABEL, &opts, &slide->arena,
		&slide->lines);
	for (node = right->reply != NULL ? right->reply->first : NULL;
		node != NULL; node = node->next) {
		add_gap(slide);
		layout_block(node, &opts, &slide->arena, &slide->lines);
	}
	set_apart(slide, first);
}

static void measure_cols(struct slide *slide)
{
	slide->cols = 0;
	for (size_t i = 0; i < slide->lines.line.len; i++) {
		const struct line *line = &slide->lines.line.ptr[i];

		if (line->prefix_cols + line->cols > slide->cols)
			slide->cols = line->prefix_cols + line->cols;
	}
}

bool slide_lay(struct slide *slide, const struct slide_room *room, int index)
{
	struct page *page = room->page;

	arena_clear(&slide->arena);
	lines_clear(&slide->lines);
	if (!book_unit(page->book, index, page->lang, page->tier, &slide->unit))
		return false;
	set_width(room, &slide->unit);
	if (!slide->unit.is_heading)
		add_title(slide, room, index);
	add_notice(slide, page);
	slide->lead = (int)slide->lines.line.len;
	add_text(slide, page);
	slide->text_end = (int)slide->lines.line.len;
	slide->length = text_length(slide->unit.node);
	if (slide->unit.is_heading)
		add_message(slide, room);
	if (slide->unit.is_question && room->quiz != NULL)
		add_answer(slide, room);
	number_items(slide);
	measure_cols(slide);
	slide_cut(slide, room->rows, room->spacing);
	return true;
}

void slide_release(struct slide *slide)
{
	arena_free(&slide->arena);
	lines_release(&slide->lines);
	vec_release(&slide->item);
	vec_release(&slide->row);
	vec_release(&slide->page);
	vec_release(&slide->stop);
}
