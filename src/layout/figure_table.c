/* SPDX-License-Identifier: MIT */
/* Bodies and their documents, by level: a grid, or cards where it is narrow. */
#include "layout/figure.h"

#include "text/width.h"

#define GRID_MIN 60 /* [col] narrowest page with a grid */
#define BODY_MIN 14 /* [col] */
#define BORDERS  6  /* [col] of three columns */

enum { BODY, YEAR, DOCUMENT, COLUMNS };
enum { LEVEL_GROUP, LEVEL_BODY, LEVEL_DOCUMENT };

/* ---- the grid ---- */

static void widen(int *width, struct str text)
{
	const int cols = width_str(text);

	if (cols > *width)
		*width = cols;
}

/* Years need what they need; bodies at most two fifths of the rest. */
static void plan(struct grid *grid, const struct figure *figure)
{
	int room;

	for (int i = 0; i < COLUMNS; i++)
		widen(&grid->width[i], figure->heads[i]);
	for (size_t i = 0; i < figure->row_count; i++) {
		const struct figure_row *row = &figure->rows[i];

		if (row->level == LEVEL_BODY)
			widen(&grid->width[BODY], row->leaf->text);
		if (row->level == LEVEL_DOCUMENT)
			widen(&grid->width[YEAR], figure_label(row).text);
	}
	if (grid->width[YEAR] > grid->opts->width / 6)
		grid->width[YEAR] = grid->opts->width / 6;
	room = grid->opts->width - BORDERS - grid->width[YEAR];
	if (grid->width[BODY] > room * 2 / 5)
		grid->width[BODY] = room * 2 / 5;
	if (grid->width[BODY] < BODY_MIN)
		grid->width[BODY] = BODY_MIN;
	grid->width[DOCUMENT] = room - grid->width[BODY];
	grid->columns = COLUMNS;
	grid->place_from = DOCUMENT;
	grid->place_to = COLUMNS;
}

static void add_head(
	struct grid *grid, const struct figure *figure, struct lines *out)
{
	for (int i = 0; i < COLUMNS; i++)
		grid_label(grid, i, figure->heads[i], ROLE_LABEL);
	grid_rows(grid, out);
	grid_rule(grid, out);
}

/* A document begins where both its year and its name have room. */
static void add_document(struct grid *grid, const struct figure_row *row)
{
	const struct flow_text year = figure_label(row);
	const struct flow_text name = figure_value(row);
	size_t lines;

	grid_add(grid, YEAR, &year);
	grid_add(grid, DOCUMENT, &name);
	lines = grid->cell[YEAR].line.len;
	if (grid->cell[DOCUMENT].line.len > lines)
		lines = grid->cell[DOCUMENT].line.len;
	grid_fill(grid, YEAR, lines);
	grid_fill(grid, DOCUMENT, lines);
}

static void add_grid(struct drawing *drawing)
{
	const struct figure *figure = drawing->figure;
	struct flow *flow = drawing->flow;
	struct grid grid;

	grid_init(&grid, flow->opts, flow->arena);
	plan(&grid, figure);
	add_head(&grid, figure, flow->out);
	for (size_t i = 0; i < figure->row_count; i++) {
		const struct figure_row *row = &figure->rows[i];
		const struct flow_text text = figure_text(row,
			row->level == LEVEL_GROUP ? ROLE_LABEL : ROLE_TEXT);

		if (row->level == LEVEL_DOCUMENT) {
			add_document(&grid, row);
			continue;
		}
		grid_rows(&grid, flow->out); /* of the body before */
		if (row->level == LEVEL_BODY) {
			grid_add(&grid, BODY, &text);
			continue;
		}
		if (i > 0)
			grid_rule(&grid, flow->out);
		flow_add(flow, &text);
	}
	grid_rows(&grid, flow->out);
	grid_release(&grid);
}

/* ---- cards ---- */

static void add_card_row(struct drawing *drawing, const struct figure_row *row)
{
	struct flow *flow = drawing->flow;
	const bool is_group = row->level == LEVEL_GROUP;
	const bool is_document = row->level == LEVEL_DOCUMENT;
	const struct flow_text text =
		figure_text(row, is_group ? ROLE_LABEL : ROLE_TEXT);

	if (is_group && row != drawing->figure->rows)
		flow_blank(flow);
	if (is_document)
		flow_push(flow, (struct strip){.first = flow->opts->is_ascii
		                                                ? STR("  * ")
		                                                : STR("  • "),
					.rest = STR("    "),
					.cols = 4,
					.style = ROLE_BULLET});
	flow_add(flow, &text);
	if (is_document)
		flow_pop(flow);
}

void figure_table(struct drawing *drawing)
{
	if (drawing->flow->opts->width >= GRID_MIN) {
		add_grid(drawing);
		return;
	}
	for (size_t i = 0; i < drawing->figure->row_count; i++)
		add_card_row(drawing, &drawing->figure->rows[i]);
}
