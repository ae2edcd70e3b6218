/* SPDX-License-Identifier: MIT */
/*
 * Inside layout/: columns side by side, each a flow of its own. What is put
 * into the cells becomes rows of the page; then the cells are empty again. In
 * a right-to-left text the first column is on the right.
 */
#ifndef KOINE_LAYOUT_GRID_H
#define KOINE_LAYOUT_GRID_H

#include "layout/flow.h"

#define GRID_COLUMNS 5

struct grid {
	const struct layout_opts *opts;
	struct arena *arena;
	int columns;
	int width[GRID_COLUMNS]; /* [col] inside the borders */
	struct lines cell[GRID_COLUMNS];
	struct str bar; /* between columns */
	style_t bar_style;
	const char *dash, *cross; /* of a rule; cross is as wide as bar */
	/* The columns [from, to) whose offsets the rows have: the first of them
	 * with something in it; where none has, the row goes on from the one
	 * above. */
	int place_from, place_to;
};

/* Borders by opts; columns, widths and places are the caller's to set. */
void grid_init(
	struct grid *grid, const struct layout_opts *opts, struct arena *arena);
void grid_release(struct grid *grid);
/* Layout options for a column. */
struct layout_opts grid_column(const struct grid *grid, int column);
/* Adds the lines of a text to a cell. */
void grid_add(struct grid *grid, int column, const struct flow_text *text);
/* The same for a word of koine's, which is no part of the block. */
void grid_label(struct grid *grid, int column, struct str text, style_t style);
/* Adds empty lines to the cell until it has `count`. */
void grid_fill(struct grid *grid, int column, size_t count);
/* Appends the rows of all cells, and their links, and empties them. */
void grid_rows(struct grid *grid, struct lines *out);
/* Appends a horizontal rule. */
void grid_rule(struct grid *grid, struct lines *out);

#endif
