/* SPDX-License-Identifier: MIT */
/* Inside cards: cards_view.c (keys and what they do), cards_draw.c. Nobody else
 * includes it. */
#ifndef KOINE_TUI_CARDS_IMPL_H
#define KOINE_TUI_CARDS_IMPL_H

#include "tui/quiz_impl.h"

struct cards {
	struct sitting sitting;
	int other;       /* language of the other side */
	bool is_swapped; /* the other side is asked */
	bool is_turned;
	int section; /* of the card shown last */
	int top;
	int rows, height;
	bool is_moved; /* by hand */
	bool has_told; /* that answers cannot be kept */
};

/* ---- cards_draw.c ---- */
/* The language of the side that is asked, and of the other one. */
int cards_asked(struct app *app, const struct cards *cards);
int cards_told(struct app *app, const struct cards *cards);
void cards_draw(struct app *app, void *view, struct frame *frame);

#endif
