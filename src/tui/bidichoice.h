/* SPDX-License-Identifier: MIT */
/* How right-to-left text goes to the terminal: names, choosing, keeping. */
#ifndef KOINE_TUI_BIDICHOICE_H
#define KOINE_TUI_BIDICHOICE_H

#include "tui/app.h"

/* "auto", "explicit", "visual", "logical", "off": ids, in the order of the
 * enum. */
const char *bidi_mode_name(enum bidi_mode mode);
bool bidi_mode_find(struct str name, enum bidi_mode *mode);
/* Puts a mode in force; BIDI_AUTO: what the screen finds out. */
void bidi_use(struct app *app, enum bidi_mode mode);
/* Keeps a mode for this terminal (the state's "bidi:TERM"). */
bool bidi_keep(struct app *app, enum bidi_mode mode, struct err *err);
/*
 * Chooses the mode once, as app_settle_bidi does, but for right-to-left text
 * that is not the page's own: a list of languages.
 */
void bidi_settle(struct app *app);
/*
 * True if neither the reader, the environment nor the terminal has said how:
 * the mode in force is a guess.
 */
bool bidi_is_guess(struct app *app);

#endif
