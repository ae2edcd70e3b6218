/* SPDX-License-Identifier: MIT */
/*
 * The rows of a list that are shown: narrowed by a text, one of them under the
 * cursor, some of them on the screen. Knows no screen.
 */
#ifndef KOINE_TUI_MENU_ROWS_H
#define KOINE_TUI_MENU_ROWS_H

#include "base/vec.h"
#include "text/fold.h"
#include "tui/menu.h"

struct menu_rows {
	const struct menu_row *rows; /* the caller's */
	size_t count;
	VEC(size_t) shown; /* indices into rows */
	size_t at;         /* index into shown of the row under the cursor */
	size_t top;        /* index into shown of the first row on the screen */
};

/* How a language folds; may be NULL, then bytes are compared. */
typedef struct fold *menu_fold_fn(void *ctx, int lang);

/* Shows all rows, the cursor on rows[at] or the nearest that can be chosen. */
void menu_rows_init(struct menu_rows *list, const struct menu_row *rows,
	size_t count, size_t at);
void menu_rows_release(struct menu_rows *list);
/*
 * Shows the rows whose text, detail or key holds `query`, and the headings over
 * them; all of them if it is empty. The cursor stays on its row if it is shown,
 * else goes to the first that can be chosen.
 */
void menu_rows_filter(struct menu_rows *list, struct str query,
	menu_fold_fn *fold, void *ctx);
/*
 * Moves the cursor by an action; `height` [rows] is a page. `count` is the
 * typed one, 0 none. False if the action is no move.
 */
bool menu_rows_move(
	struct menu_rows *list, enum action action, int count, int height);
/* Puts `top` so that the cursor is on one of `height` rows. */
void menu_rows_scroll(struct menu_rows *list, int height);
/* The row under the cursor, NULL if none can be chosen. */
const struct menu_row *menu_rows_at(const struct menu_rows *list);

#endif
