/* SPDX-License-Identifier: MIT */
/* Inside the list view: what it holds, and its drawing. */
#ifndef KOINE_TUI_MENU_IMPL_H
#define KOINE_TUI_MENU_IMPL_H

#include "tui/menu_rows.h"
#include "tui/prompt_edit.h"

#define MENU_BOX_ROWS 8  /* below this a border costs too much */
#define MENU_BOX_COLS 30 /* [col] */
#define MENU_INDENT   2  /* [col] of a level */
#define MENU_GAP      2  /* [col] between text and detail */
#define MENU_POSITION 8  /* [col] beside the title, blank included */

struct list_view {
	struct menu menu;
	struct menu_rows rows;
	struct prompt_edit filter;
	struct fold *fold; /* of the interface's language, made on demand */
	bool is_typing;    /* the filter takes the keys */
	int wide;          /* [col] of the widest row or the title */
	int height;        /* [rows] drawn last */
};

/* Draws the list, its title or filter, and the cursor. */
void menu_draw(struct app *app, void *data, struct frame *frame);
/* Draws one row in `cols` columns from (at, col) on; returns the column where
 * its text begins. */
int menu_draw_row(struct app *app, const struct menu_row *row,
	struct frame *frame, int at, int col, int cols);

#endif
