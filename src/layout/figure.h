/* SPDX-License-Identifier: MIT */
/*
 * Inside layout/: a figure as lines of cells. First the caption, then the
 * drawing (bars, a table or a tree), then source and notes. All words of the
 * drawing are text of the block; bars and branches are decoration.
 */
#ifndef KOINE_LAYOUT_FIGURE_H
#define KOINE_LAYOUT_FIGURE_H

#include "doc/figure.h"
#include "layout/grid.h"

/* A figure being drawn. */
struct drawing {
	const struct figure *figure;
	struct flow *flow;
};

/* Lays out a FIGURE node with data. */
void layout_figure(const struct doc_node *block, const struct layout_opts *opts,
	struct arena *arena, struct lines *out);

/* ---- figure.c: the words of a row ---- */
struct flow_text figure_text(const struct figure_row *row, style_t style);
/* What stands before the colon, after it; empty if there is nothing. */
struct flow_text figure_label(const struct figure_row *row);
struct flow_text figure_value(const struct figure_row *row);

/* ---- figure_bars.c, figure_table.c ---- */
void figure_bars(struct drawing *drawing);
void figure_table(struct drawing *drawing);

#endif
