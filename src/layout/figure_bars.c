/* SPDX-License-Identifier: MIT */
/* Bars: label, number and bar side by side, or the bar below where it is
 * narrow. What nobody knows has its label and no bar. */
#include "layout/figure.h"

#include "text/width.h"

/* [col] narrowest bar beside its number; it is a quarter of the page, too. */
#define BAR_MIN 10
#define GAP     2 /* [col] between columns */

enum { LABEL, NUMBER, BAR, COLUMNS };

/* The bars of one series. */
struct series {
	const struct figure_row *head, *end;
	struct grid grid;
};

static int columns_of(struct flow_text text)
{
	return width_str(text.text);
}

/* Bars stand beside their numbers if all of them have room to. */
static bool plan(struct series *series)
{
	struct grid *grid = &series->grid;
	const int width = grid->opts->width;
	const struct figure_row *row = series->head + 1;

	for (; row < series->end; row++) {
		const int label = columns_of(figure_label(row));
		const int number = columns_of(figure_value(row));

		if (label > grid->width[LABEL])
			grid->width[LABEL] = label;
		if (number > grid->width[NUMBER])
			grid->width[NUMBER] = number;
	}
	grid->columns = COLUMNS;
	grid->place_to = COLUMNS;
	grid->bar = STR("  ");
	grid->bar_style = ROLE_TEXT;
	grid->width[BAR] =
		width - grid->width[LABEL] - grid->width[NUMBER] - 2 * GAP;
	return grid->width[BAR] >= BAR_MIN && grid->width[BAR] >= width / 4 &&
	       grid->width[LABEL] > 0 && grid->width[NUMBER] > 0;
}

static void put_times(const char *sign, int times, struct buf *out)
{
	for (int i = 0; i < times; i++)
		buf_cstr(out, sign);
}

/* A bar in `room` columns, what is left of a whole shaded; empty if nobody
 * knows. */
static struct flow_text bar_of(
	const struct series *series, const struct figure_row *row, int room)
{
	const struct grid *grid = &series->grid;
	const bool is_ascii = grid->opts->is_ascii;
	const int whole = series->head->whole;
	const int value = row->value < whole ? row->value : whole;
	struct flow_text text = {.lead_style = ROLE_TEXT};
	struct buf buf = {0};
	int cols;

	/* The line's place is after the words that it stands for. */
	text.base = row->base + (uint32_t)row->leaf->text.len;
	if (row->value == FIGURE_UNKNOWN || whole <= 0)
		return text;
	/* To the nearest: a bar of "over 60%" is no shorter than that. */
	cols = (int)(((int64_t)value * room + whole / 2) / whole);
	if (cols == 0 && value > 0)
		cols = 1;
	put_times(is_ascii ? "#" : "█", cols, &buf);
	if (series->head->is_share)
		put_times(is_ascii ? "." : "░", room - cols, &buf);
	text.text = arena_str(grid->arena, buf_view(&buf));
	text.lead = (uint32_t)text.text.len;
	buf_release(&buf);
	return text;
}

static void add_beside(struct series *series, struct lines *out)
{
	struct grid *grid = &series->grid;
	const struct figure_row *row = series->head + 1;

	for (; row < series->end; row++) {
		const struct flow_text label = figure_label(row);
		const struct flow_text number = figure_value(row);
		const struct flow_text bar =
			bar_of(series, row, grid->width[BAR]);

		grid_add(grid, LABEL, &label);
		grid_add(grid, NUMBER, &number);
		grid_add(grid, BAR, &bar);
		grid_rows(grid, out);
	}
}

static void add_below(const struct series *series, struct flow *flow)
{
	const struct figure_row *row = series->head + 1;

	for (; row < series->end; row++) {
		const struct flow_text text = figure_text(row, ROLE_TEXT);
		const struct flow_text bar =
			bar_of(series, row, flow->opts->width);

		flow_add(flow, &text);
		flow_add(flow, &bar);
	}
}

void figure_bars(struct drawing *drawing)
{
	const struct figure *figure = drawing->figure;
	const struct figure_row *end = figure->rows + figure->row_count;
	struct flow *flow = drawing->flow;

	for (const struct figure_row *row = figure->rows; row < end;) {
		struct series series = {.head = row};
		const struct flow_text title = figure_text(row, ROLE_LABEL);

		if (row != figure->rows)
			flow_blank(flow);
		flow_add(flow, &title);
		for (row++; row < end && row->level > 0; row++) {
		}
		series.end = row;
		grid_init(&series.grid, flow->opts, flow->arena);
		if (plan(&series))
			add_beside(&series, flow->out);
		else
			add_below(&series, flow);
		grid_release(&series.grid);
	}
}
