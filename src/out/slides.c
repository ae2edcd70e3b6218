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

void deck_make(struct deck *deck, struct book *book, int index)
{
	int first = book_heading(book, index + 1, -1, 2);
	int end = book_heading(book, index, 1, 2), heading;

	vec_clear(&deck->unit);
	deck->first = first != CORPUS_NONE ? first : 0;
	deck->end = end != CORPUS_NONE ? end : book_count(book, INT_MAX - 1);
	heading = book_heading(book, deck->first - 1, 1, 6);
	for (int i = deck->first; i < deck->end; i++) {
		bool is_heading = i == heading;

		if (is_heading)
			heading = book_heading(book, i, 1, 6);
		if (!is_heading || i == deck->first ||
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

	if (room->quiz != NULL && work != NULL && slide->unit.level <= 2)
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

/* Lines of a list know where in its text they begin; so do its items. */
static void number_items(struct slide *slide)
{
	const struct doc_node *list = slide->unit.node, *item = NULL;
	uint32_t end = 0;
	int number = -1;

	vec_clear(&slide->item);
	if (list != NULL && list->kind == DOC_LIST)
		item = list->first;
	for (int i = 0; i < (int)slide->lines.line.len; i++) {
		const struct line *line = &slide->lines.line.ptr[i];

		while (i >= slide->lead && i < slide->text_end &&
			item != NULL && line->count > 0 && line->start >= end) {
			end += text_length(item);
			item = item->next;
			number++;
		}
		vec_push(&slide->item, number < 0 ? 0 : number);
	}
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
