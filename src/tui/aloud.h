/* SPDX-License-Identifier: MIT */
/*
 * Reading aloud: from the block in focus to the end of its section, sentence
 * by sentence, the one being spoken marked on the page or the slide. desk/voice
 * speaks, the reader marks; here is who stops when. Nothing else of the reader
 * depends on a voice being there: what is amiss is said once, on the bottom
 * row.
 */
#ifndef KOINE_TUI_ALOUD_H
#define KOINE_TUI_ALOUD_H

#include "tui/app.h"

struct aloud;

/* From the block in focus on; stops if it speaks. */
void aloud_toggle(struct app *app);
/* Silence; the block that was being read has the focus. */
void aloud_stop(struct app *app);
/*
 * What an action does while something is spoken: whatever moves the page or
 * changes its text stops it, 's' and Esc do only that (then true). Views over
 * the page keep their keys.
 */
bool aloud_takes(struct app *app, enum action action);
/* From -100 to 100, in words; empty: says how it is. It is kept. */
void aloud_set_rate(struct app *app, struct str number);
/* On a screen in memory nobody speaks: a key of the script says that the
 * sentence has been said. */
void aloud_said(struct app *app);
void aloud_free(struct aloud *aloud);

#endif
