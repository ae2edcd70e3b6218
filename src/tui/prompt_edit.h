/* SPDX-License-Identifier: MIT */
/*
 * A line of text being edited, by grapheme cluster: keys in, text and insertion
 * point out. Knows no screen and no app. What is pasted is text only.
 */
#ifndef KOINE_TUI_PROMPT_EDIT_H
#define KOINE_TUI_PROMPT_EDIT_H

#include "base/buf.h"
#include "text/brk.h"
#include "tui/key.h"

#define PROMPT_EDIT_MAX \
	1024 /* [B] a longer text is not taken, however it is pasted */
#define KEYCODE_CANCEL 3 /* C-c: closes like Esc */

struct prompt_edit {
	struct buf text; /* valid UTF-8 on one line */
	size_t at;       /* [B] insertion point, between two clusters */
	size_t scroll;   /* [B] first cluster drawn, see prompt_edit_window */
	struct brk *brk; /* for words; the caller's, may be NULL */
	bool is_pasting;
	bool is_selected; /* all of it: text replaces it, other keys of an
	                     editor keep it */
};

/* Starts with `text` (cut at PROMPT_EDIT_MAX), the insertion point after it. */
void prompt_edit_set(struct prompt_edit *edit, struct str text);
void prompt_edit_release(struct prompt_edit *edit);
/* Selects all of it, the insertion point at the end. */
void prompt_edit_select(struct prompt_edit *edit);
/*
 * Takes a key: text, Left Right Home End BS Del, C-a C-e C-b C-f C-d C-u C-w
 * C-k, and everything between the ends of a paste. False: not a key of a line
 * editor.
 */
bool prompt_edit_key(struct prompt_edit *edit, keycode key);
/*
 * True if the text begins right to left: Left then goes forward. Decided by the
 * first strong letter.
 */
bool prompt_edit_is_rtl(const struct prompt_edit *edit);
/*
 * The stretch [*from, *to) [B] of the text to draw in `cols` columns, of which
 * one is kept for the insertion point after the last cluster. Moves as little
 * as possible since the call before.
 */
void prompt_edit_window(
	struct prompt_edit *edit, int cols, size_t *from, size_t *to);

#endif
