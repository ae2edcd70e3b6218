/* SPDX-License-Identifier: MIT */
#include "layout/grid.h"

#include <stdlib.h>
#include <string.h>

void grid_init(
	struct grid *grid, const struct layout_opts *opts, struct arena *arena)
{
	*grid = (struct grid){.opts = opts, .arena = arena};
	grid->bar = opts->is_ascii ? STR(" | ") : STR(" │ ");
	grid->bar_style = ROLE_BORDER;
	grid->dash = opts->is_ascii ? "-" : "─";
	grid->cross = opts->is_ascii ? "-+-" : "─┼─";
}

void grid_release(struct grid *grid)
{
	for (int i = 0; i < GRID_COLUMNS; i++)
		lines_release(&grid->cell[i]);
}

struct layout_opts grid_column(const struct grid *grid, int column)
{
	struct layout_opts opts = *grid->opts;

	opts.width = grid->width[column];
	return opts;
}

void grid_add(struct grid *grid, int column, const struct flow_text *text)
{
	const struct layout_opts opts = grid_column(grid, column);
	struct flow *flow = xmalloc(sizeof(*flow));

	flow_init(flow, &opts, grid->arena, &grid->cell[column]);
	flow_add(flow, text);
	flow_release(flow);
	free(flow);
}

void grid_label(struct grid *grid, int column, struct str text, style_t style)
{
	const struct flow_text label = {
		.text = text, .lead = (uint32_t)text.len, .lead_style = style};

	grid_add(grid, column, &label);
}

void grid_fill(struct grid *grid, int column, size_t count)
{
	const struct line empty = {.is_rtl = grid->opts->locale->is_rtl};

	while (grid->cell[column].line.len < count)
		vec_push(&grid->cell[column].line, empty);
}

static bool is_mirrored(const struct grid *grid)
{
	return grid->opts->locale->is_rtl && grid->opts->bidi != BIDI_OFF;
}

/* The column that stands `place`-th from the left. */
static int column_at(const struct grid *grid, int place)
{
	return is_mirrored(grid) ? grid->columns - 1 - place : place;
}

/* The row's own part of a cell, padded: its order is final already. */
static size_t cell_row(
	const struct grid *grid, int column, size_t row, struct cell **cells)
{
	const struct lines *lines = &grid->cell[column];
	struct layout_opts opts = grid_column(grid, column);
	struct line line = {.is_rtl = true};

	if (row < lines->line.len)
		line = lines->line.ptr[row];
	line.is_rtl = line.is_rtl && is_mirrored(grid);
	if (opts.bidi == BIDI_OFF)
		opts.bidi = BIDI_EXPLICIT;
	return layout_row(&line, &opts, grid->arena, cells);
}

static uint32_t last_end(const struct lines *out)
{
	return out->line.len > 0 ? out->line.ptr[out->line.len - 1].end : 0;
}

/* Something of the block, not only words of ours. */
static bool has_text(const struct line *line)
{
	for (uint32_t i = 0; i < line->count; i++)
		if (line->cells[i].src != CELL_DECORATION)
			return true;
	return false;
}

static void set_place(const struct grid *grid, size_t row,
	const struct lines *out, struct line *line)
{
	for (int i = grid->place_from; i < grid->place_to; i++) {
		const struct lines *lines = &grid->cell[i];

		if (row >= lines->line.len || !has_text(&lines->line.ptr[row]))
			continue;
		line->start = lines->line.ptr[row].start;
		line->end = lines->line.ptr[row].end;
		return;
	}
	if (out->line.len > 0)
		line->start = line->end = out->line.ptr[out->line.len - 1].end;
}

static void add_row(
	struct grid *grid, size_t row, struct flow *flow, struct lines *out)
{
	struct line line = {0};
	struct cell *cells = ARENA_ARRAY(
		grid->arena, struct cell, grid->opts->width * 2 + 64);

	for (int place = 0; place < grid->columns; place++) {
		struct cell *part;
		size_t n;

		if (place > 0) {
			uint32_t bars;
			int cols;

			part = flow_cells(
				flow, grid->bar, grid->bar_style, &bars, &cols);
			memcpy(cells + line.count, part, bars * sizeof(*part));
			line.count += bars;
		}
		n = cell_row(grid, column_at(grid, place), row, &part);
		memcpy(cells + line.count, part, n * sizeof(*part));
		line.count += (uint32_t)n;
	}
	for (uint32_t i = 0; i < line.count; i++)
		line.cols += cells[i].cols;
	line.cells = cells;
	set_place(grid, row, out, &line);
	vec_push(&out->line, line);
}

/* Links of a cell are numbered within the cell: move them to the page's. */
static void move_links(struct lines *cell, struct lines *out)
{
	const uint16_t shift = (uint16_t)out->links.len;

	for (size_t i = 0; i < cell->links.len; i++)
		vec_push(&out->links, cell->links.ptr[i]);
	for (size_t i = 0; i < cell->line.len; i++)
		for (uint32_t c = 0; c < cell->line.ptr[i].count; c++) {
			uint16_t *link = &cell->line.ptr[i].cells[c].link;

			if (*link > 0)
				*link = (uint16_t)(*link + shift);
		}
}

void grid_rows(struct grid *grid, struct lines *out)
{
	struct flow *flow = xmalloc(sizeof(*flow));
	size_t rows = 0;

	flow_init(flow, grid->opts, grid->arena, out);
	for (int i = 0; i < grid->columns; i++) {
		move_links(&grid->cell[i], out);
		if (grid->cell[i].line.len > rows)
			rows = grid->cell[i].line.len;
	}
	for (size_t row = 0; row < rows; row++)
		add_row(grid, row, flow, out);
	for (int i = 0; i < grid->columns; i++)
		lines_clear(&grid->cell[i]);
	flow_release(flow);
	free(flow);
}

void grid_rule(struct grid *grid, struct lines *out)
{
	struct layout_opts plain = *grid->opts;
	struct buf buf = {0};
	struct line line;

	for (int place = 0; place < grid->columns; place++) {
		if (place > 0)
			buf_cstr(&buf, grid->cross);
		for (int i = 0; i < grid->width[column_at(grid, place)]; i++)
			buf_cstr(&buf, grid->dash);
	}
	plain.locale = locale_default();
	line = layout_one(
		buf_view(&buf), ROLE_BORDER, plain.width, &plain, grid->arena);
	for (uint32_t i = 0; i < line.count; i++)
		line.cells[i].src = CELL_DECORATION;
	line.start = line.end = last_end(out);
	vec_push(&out->line, line);
	buf_release(&buf);
}
