/* SPDX-License-Identifier: MIT */
/*
 * A list with a cursor: contents, languages, bookmarks, index, help. Rows are
 * made once by the opener; '/' narrows them; Enter chooses.
 */
#ifndef KOINE_TUI_MENU_H
#define KOINE_TUI_MENU_H

#include "tui/app.h"

struct menu_row {
	struct str text;      /* one row; cut with an ellipsis */
	struct str detail;    /* at the far end of the row, may be empty */
	bool is_detail_whole; /* there is room for it: the text is cut first */
	int indent;           /* levels, 2 columns each */
	int lang; /* of the text: its direction; CORPUS_NONE: the interface's */
	bool is_heading; /* cannot be chosen */
	struct str key;  /* what `choose` gets: an id, a tag */
	intptr_t value;
};

struct menu {
	const char *title; /* translated */
	struct menu_row *rows;
	size_t count;
	size_t at;    /* row under the cursor at first */
	size_t top;   /* row at the top of the screen at first; it may not stay
	                 there */
	bool is_full; /* the whole screen; else a box as large as needed, at
	                 most all but two rows */
	/* Enter on a row. The menu is closed before; *row is a copy. */
	void (*choose)(struct app *app, const struct menu_row *row);
	/*
	 * Other keys on a row ('x' removes a bookmark…), folded by the keymap.
	 * May be NULL. *row is a copy, NULL if there is none under the cursor.
	 * True: taken. Whoever changes the rows closes the menu (app_pop) and
	 * opens it anew.
	 */
	bool (*key)(struct app *app, const struct menu_row *row, keycode key);
	const char *empty;  /* translated; shown when there are no rows */
	enum action action; /* what opened it, closes it too; ACTION_NONE:
	                       nothing */
	struct arena arena; /* owns the rows and their strings */
};

extern const struct view_ops menu_view;
/* Takes *menu over (heap copy inside). */
void menu_open(struct app *app, const struct menu *menu);

#endif
