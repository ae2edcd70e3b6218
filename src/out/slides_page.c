/* SPDX-License-Identifier: MIT */
/* The rows of a slide: how far apart its lines stand, and what goes on a page
 * when they are too many. */
#include "out/slides.h"

enum spread {
	SPREAD_LINES, /* an empty row between any two lines of text */
	SPREAD_ITEMS, /* between the items of a list */
};

static bool is_blank(const struct slide *slide, int line)
{
	const struct line *found = &slide->lines.line.ptr[line];

	return found->count == 0 && found->prefix_count == 0;
}

/* Rows of a drawing belong together. */
static bool is_drawn(const struct slide *slide, int line)
{
	const struct doc_node *node = slide->unit.node;

	return line >= slide->lead && line < slide->text_end && node != NULL &&
	       (node->kind == DOC_FIGURE || node->kind == DOC_CODE);
}

static bool is_spread(const struct slide *slide, int line, enum spread spread)
{
	if (line + 1 >= (int)slide->lines.line.len || is_blank(slide, line) ||
		is_blank(slide, line + 1))
		return false;
	if (slide->item.ptr[line] != slide->item.ptr[line + 1])
		return true;
	return spread == SPREAD_LINES && line >= slide->lead &&
	       !is_drawn(slide, line);
}

static void make_rows(struct slide *slide, enum spread spread)
{
	vec_clear(&slide->row);
	for (int i = 0; i < (int)slide->lines.line.len; i++) {
		vec_push(&slide->row, is_blank(slide, i) ? CORPUS_NONE : i);
		if (is_spread(slide, i, spread))
			vec_push(&slide->row, CORPUS_NONE);
	}
}

/* ---- pages ---- */

static int skip_blanks(const struct slide *slide, int row)
{
	while (row < (int)slide->row.len && slide->row.ptr[row] == CORPUS_NONE)
		row++;
	return row;
}

static int drop_blanks(const struct slide *slide, int first, int end)
{
	while (end > first && slide->row.ptr[end - 1] == CORPUS_NONE)
		end--;
	return end;
}

static bool begins_item(const struct slide *slide, int row)
{
	const int line = slide->row.ptr[row];

	return line != CORPUS_NONE && line > 0 &&
	       slide->item.ptr[line] != slide->item.ptr[line - 1];
}

/* Rows of the item that begins at `row`. */
static int item_rows(const struct slide *slide, int row)
{
	int end = row + 1;

	while (end < (int)slide->row.len && !begins_item(slide, end))
		end++;
	return drop_blanks(slide, row, end) - row;
}

/* An item is not torn if a page can hold it. */
static int page_end(const struct slide *slide, int first, int rows)
{
	int end = first + rows;

	if (end >= (int)slide->row.len)
		return (int)slide->row.len;
	for (int row = end; row > first; row--)
		if (begins_item(slide, row))
			return row == end || item_rows(slide, row) <= rows
			               ? row
			               : end;
	return end;
}

/* Fills slide->page with pages of at most `rows` rows. */
static void fill_pages(struct slide *slide, int rows)
{
	int first = skip_blanks(slide, 0);

	vec_clear(&slide->page);
	while (first < (int)slide->row.len) {
		int end = page_end(slide, first, rows);
		struct slide_page page = {first, end};

		page.end = drop_blanks(slide, first, end);
		vec_push(&slide->page, page);
		first = skip_blanks(slide, end);
	}
	if (slide->page.len == 0) {
		struct slide_page none = {0, 0};

		vec_push(&slide->page, none);
	}
}

static void make_stops(struct slide *slide)
{
	vec_clear(&slide->stop);
	for (int p = 0; p < (int)slide->page.len; p++) {
		const struct slide_page *page = &slide->page.ptr[p];
		struct slide_stop stop = {p, CORPUS_NONE};

		for (int row = page->first; row < page->end; row++) {
			const int line = slide->row.ptr[row];

			if (line == CORPUS_NONE ||
				slide->item.ptr[line] == stop.item)
				continue;
			stop.item = slide->item.ptr[line];
			vec_push(&slide->stop, stop);
		}
	}
	if (slide->stop.len == 0) {
		struct slide_stop stop = {0, 0};

		vec_push(&slide->stop, stop);
	}
}

/* As few pages and torn items as can be, and the pages about equally full. */
static void make_pages(struct slide *slide, int rows)
{
	size_t pages, stops;

	fill_pages(slide, rows);
	make_stops(slide);
	pages = slide->page.len;
	stops = slide->stop.len;
	while (rows > 1) {
		fill_pages(slide, rows - 1);
		make_stops(slide);
		if (slide->page.len != pages || slide->stop.len != stops)
			break;
		rows--;
	}
	fill_pages(slide, rows);
	make_stops(slide);
}

void slide_cut(struct slide *slide, int rows, enum slide_spacing spacing)
{
	if (rows < 1)
		rows = 1;
	make_rows(slide, spacing == SLIDE_CLOSE ? SPREAD_ITEMS : SPREAD_LINES);
	if (spacing == SLIDE_FIT && (int)slide->row.len > rows)
		make_rows(slide, SPREAD_ITEMS);
	make_pages(slide, rows);
}

/* ---- places in it ---- */

uint32_t slide_offset(const struct slide *slide, int stop)
{
	const struct slide_stop *at = &slide->stop.ptr[stop];
	const struct slide_page *page = &slide->page.ptr[at->page];

	for (int row = page->first; row < page->end; row++) {
		const int line = slide->row.ptr[row];

		if (line != CORPUS_NONE && line >= slide->lead &&
			line < slide->text_end &&
			slide->item.ptr[line] == at->item)
			return slide->lines.line.ptr[line].start;
	}
	return 0;
}

int slide_item_at(const struct slide *slide, uint32_t offset)
{
	int item = 0;

	for (int i = slide->lead; i < slide->text_end; i++)
		if (slide->lines.line.ptr[i].count > 0 &&
			slide->lines.line.ptr[i].start <= offset)
			item = slide->item.ptr[i];
	return item;
}

int slide_stop_at(const struct slide *slide, int item, uint32_t offset)
{
	int found = 0;

	for (int i = 1; i < (int)slide->stop.len; i++) {
		const uint32_t start = slide_offset(slide, i);
		const int at = slide->stop.ptr[i].item;

		if (at > item)
			break;
		/* The page on which the item goes on, if the byte is there. */
		if (at != slide->stop.ptr[found].item ||
			(start > 0 && start <= offset))
			found = i;
	}
	return found;
}
