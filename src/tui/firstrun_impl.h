/* SPDX-License-Identifier: MIT */
/* Inside the first screen: what has been chosen so far, and its drawing. */
#ifndef KOINE_TUI_FIRSTRUN_IMPL_H
#define KOINE_TUI_FIRSTRUN_IMPL_H

#include "tui/app.h"

enum stage { STAGE_LANG, STAGE_TIER, STAGE_BIDI };

struct first_run {
	enum stage stage;
	int lang; /* under the cursor, then chosen */
	int tier;
	int way;    /* 0 as koine shapes it, 1 as stored */
	size_t top; /* first row on the screen */
};

/* Draws the choices, or the two words, and the cursor on the one in focus. */
void first_run_draw(struct app *app, void *data, struct frame *frame);

#endif
