/* SPDX-License-Identifier: MIT */
/* Records: four labelled fields, as cards or as a row of a table. */
#include "layout/flow.h"

#include <stdlib.h>
#include <string.h>

#define FIELDS     4
#define FIELD_MIN  14 /* [col] narrowest useful column of the grid */
#define PINNED_MIN 12

/* The leaf of field `i`, and its offset in the block; NULL if it is missing. */
static const struct doc_node *field(
	const struct doc_node *list, int i, uint32_t *base)
{
	const struct doc_node *leaf = doc_first_leaf(list);
	const struct doc_node *item = list->first;
	uint32_t at = 0;

	for (int k = 0; k < i && item != NULL; k++)
		item = item->next;
	for (; leaf != NULL; leaf = doc_next_leaf(leaf, list)) {
		if (item != NULL && leaf->parent == item) {
			*base = at;
			return leaf;
		}
		at += (uint32_t)leaf->text.len + 1;
	}
	return NULL;
}

static struct str joined(struct arena *arena, struct str label, struct str text)
{
	struct buf buf = {0};
	struct str kept;

	buf_str(&buf, label);
	if (label.len > 0 && !str_ends(label, STR("：")))
		buf_byte(&buf, ' ');
	buf_str(&buf, text);
	kept = arena_str(arena, buf_view(&buf));
	buf_release(&buf);
	return kept;
}

static void add_field(struct flow *flow, struct str label,
	const struct doc_node *leaf, uint32_t base)
{
	struct flow_text text = {.spans = leaf->spans,
		.span_count = leaf->span_count,
		.base = base,
		.style = ROLE_TEXT,
		.lead_style = ROLE_LABEL};

	text.text = joined(flow->arena, label, leaf->text);
	text.lead = (uint32_t)(text.text.len - leaf->text.len);
	flow_add(flow, &text);
}

static void add_cards(const struct doc_node *list,
	const struct layout_opts *opts, struct arena *arena, struct lines *out)
{
	struct flow *flow = xcalloc(1, sizeof(*flow));

	flow_init(flow, opts, arena, out);
	for (int i = 0; i < FIELDS; i++) {
		uint32_t base = 0;
		const struct doc_node *leaf = field(list, i, &base);

		if (leaf == NULL)
			continue;
		flow_push(flow, (struct strip){.first = STR(""),
					.rest = STR("  "),
					.cols = 0,
					.style = ROLE_BULLET});
		add_field(flow, opts->labels ? opts->labels[i] : STR(""), leaf,
			base);
		flow_pop(flow);
	}
	flow_release(flow);
	free(flow);
}

/* ---- the grid ---- */

struct grid {
	int columns;           /* drawn, the pinned one included */
	int width[FIELDS + 1]; /* [col] inside the borders */
	struct lines cell[FIELDS + 1];
	const struct layout_opts *opts;
	struct arena *arena;
	const char *bar, *dash, *cross;
};

static void plan(struct grid *grid, const struct layout_opts *opts)
{
	int wanted = FIELDS - opts->grid_first;
	int pinned =
		opts->width / 5 > PINNED_MIN ? opts->width / 5 : PINNED_MIN;
	int room = opts->width - pinned;
	int fields = room / (FIELD_MIN + 3);

	if (fields > wanted)
		fields = wanted;
	if (fields < 1)
		fields = 1;
	grid->columns = fields + 1;
	grid->width[0] = pinned;
	room -= 3 * fields;
	for (int i = 1; i <= fields; i++) {
		grid->width[i] = room / (fields - i + 1);
		if (grid->width[i] < 1)
			grid->width[i] = 1;
		room -= grid->width[i];
	}
}

static void grid_init(
	struct grid *grid, const struct layout_opts *opts, struct arena *arena)
{
	memset(grid, 0, sizeof(*grid));
	grid->opts = opts;
	grid->arena = arena;
	grid->bar = opts->is_ascii ? " | " : " │ ";
	grid->dash = opts->is_ascii ? "-" : "─";
	grid->cross = opts->is_ascii ? "-+-" : "─┼─";
	plan(grid, opts);
}

static struct layout_opts column_opts(const struct grid *grid, int column)
{
	struct layout_opts opts = *grid->opts;

	opts.width = grid->width[column];
	return opts;
}

/* One display row of the table from line `row` of each cell. */
static void add_row(struct grid *grid, size_t row, struct lines *out)
{
	struct line line = {.start = UINT32_MAX};
	struct cell *cells = ARENA_ARRAY(
		grid->arena, struct cell, grid->opts->width * 2 + 64);
	bool is_rtl =
		grid->opts->locale->is_rtl && grid->opts->bidi != BIDI_OFF;
	struct flow *flow = xcalloc(1, sizeof(*flow));

	flow_init(flow, grid->opts, grid->arena, out);
	for (int k = 0; k < grid->columns; k++) {
		int column = is_rtl ? grid->columns - 1 - k : k;
		struct lines *content = &grid->cell[column];
		struct line empty = {.is_rtl = is_rtl};
		const struct line *from = row < content->line.len
		                                  ? &content->line.ptr[row]
		                                  : &empty;
		struct layout_opts opts = column_opts(grid, column);
		struct cell *part;
		size_t n;

		if (opts.bidi == BIDI_OFF)
			opts.bidi =
				BIDI_EXPLICIT; /* pad; order is already final */
		n = layout_row(from, &opts, grid->arena, &part);
		if (k > 0) {
			uint32_t bars;
			int cols;
			struct cell *bar = flow_cells(flow, str_of(grid->bar),
				ROLE_BORDER, &bars, &cols);

			memcpy(cells + line.count, bar, bars * sizeof(*bar));
			line.count += bars;
		}
		memcpy(cells + line.count, part, n * sizeof(*part));
		line.count += (uint32_t)n;
		if (from->count > 0 && column > 0 && from->start < line.start) {
			line.start = from->start;
			line.end = from->end;
		}
	}
	flow_release(flow);
	free(flow);
	line.cells = cells;
	for (uint32_t i = 0; i < line.count; i++)
		line.cols += cells[i].cols;
	if (line.start == UINT32_MAX)
		line.start = line.end = 0;
	vec_push(&out->line, line);
}

static void add_rows(struct grid *grid, struct lines *out)
{
	size_t rows = 0;

	for (int k = 0; k < grid->columns; k++)
		if (grid->cell[k].line.len > rows)
			rows = grid->cell[k].line.len;
	for (size_t row = 0; row < rows; row++)
		add_row(grid, row, out);
}

static void add_rule(struct grid *grid, struct lines *out)
{
	struct buf buf = {0};
	bool is_rtl =
		grid->opts->locale->is_rtl && grid->opts->bidi != BIDI_OFF;
	struct layout_opts plain = *grid->opts;
	struct line line;

	for (int k = 0; k < grid->columns; k++) {
		int column = is_rtl ? grid->columns - 1 - k : k;

		if (k > 0)
			buf_cstr(&buf, grid->cross);
		for (int i = 0; i < grid->width[column]; i++)
			buf_cstr(&buf, grid->dash);
	}
	plain.locale = locale_default();
	line = layout_one(
		buf_view(&buf), ROLE_BORDER, plain.width, &plain, grid->arena);
	vec_push(&out->line, line);
	buf_release(&buf);
}

static void grid_release(struct grid *grid)
{
	for (int k = 0; k <= FIELDS; k++)
		lines_release(&grid->cell[k]);
}

static void fill_head(struct grid *grid)
{
	for (int k = 1; k < grid->columns; k++) {
		struct layout_opts opts = column_opts(grid, k);
		int i = grid->opts->grid_first + k - 1;

		if (grid->opts->labels != NULL)
			layout_text(grid->opts->labels[i], ROLE_LABEL, &opts,
				grid->arena, &grid->cell[k]);
	}
}

static void fill_pinned(struct grid *grid, const struct doc_node *heading)
{
	struct layout_opts opts = column_opts(grid, 0);
	struct str title;

	if (heading == NULL)
		return;
	title = arena_printf(grid->arena, "%.*s %.*s", STR_ARG(heading->id),
		STR_ARG(heading->text));
	layout_text(title, ROLE_HEADING, &opts, grid->arena, &grid->cell[0]);
	/* The title is no part of the record's block. */
	for (size_t i = 0; i < grid->cell[0].line.len; i++)
		for (uint32_t c = 0; c < grid->cell[0].line.ptr[i].count; c++)
			grid->cell[0].line.ptr[i].cells[c].src =
				CELL_DECORATION;
}

/* Links of a cell are numbered within the cell: move them to the record's. */
static void move_links(struct lines *cell, struct lines *out)
{
	uint16_t shift = (uint16_t)out->links.len;

	for (size_t i = 0; i < cell->links.len; i++)
		vec_push(&out->links, cell->links.ptr[i]);
	for (size_t i = 0; i < cell->line.len; i++)
		for (uint32_t c = 0; c < cell->line.ptr[i].count; c++)
			if (cell->line.ptr[i].cells[c].link > 0)
				cell->line.ptr[i].cells[c].link =
					(uint16_t)(cell->line.ptr[i]
							   .cells[c]
							   .link +
						   shift);
}

static void fill_fields(
	struct grid *grid, const struct doc_node *list, struct lines *out)
{
	for (int k = 1; k < grid->columns; k++) {
		struct layout_opts opts = column_opts(grid, k);
		uint32_t base = 0;
		const struct doc_node *leaf =
			field(list, grid->opts->grid_first + k - 1, &base);
		struct flow *flow = xcalloc(1, sizeof(*flow));

		flow_init(flow, &opts, grid->arena, &grid->cell[k]);
		if (leaf != NULL)
			add_field(flow, STR(""), leaf, base);
		flow_release(flow);
		free(flow);
		move_links(&grid->cell[k], out);
	}
}

static void add_grid(const struct doc_node *heading,
	const struct doc_node *list, const struct layout_opts *opts,
	struct arena *arena, struct lines *out)
{
	struct grid grid;

	if (opts->has_grid_head) {
		grid_init(&grid, opts, arena);
		fill_head(&grid);
		add_rows(&grid, out);
		grid_release(&grid);
	}
	grid_init(&grid, opts, arena);
	add_rule(&grid, out);
	fill_pinned(&grid, heading);
	fill_fields(&grid, list, out);
	add_rows(&grid, out);
	grid_release(&grid);
}

void layout_record(const struct doc_node *heading, const struct doc_node *list,
	const struct layout_opts *opts, struct arena *arena, struct lines *out)
{
	if (opts->records == RECORD_GRID && opts->width >= 40)
		add_grid(heading, list, opts, arena, out);
	else
		add_cards(list, opts, arena, out);
}
