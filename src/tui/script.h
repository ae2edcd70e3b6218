/* SPDX-License-Identifier: MIT */
/*
 * Key scripts for the screen in memory: one command a line, '#' comments.
 *
 *   key NAME…              keys by name
 *   type TEXT              each code point as a key
 *   resize COLSxROWS       another size
 *   note WORDS             said when one of the next steps fails
 *   expect TEXT            TEXT stands in some row; reject: in none
 *   expect-row N TEXT      in row N: 1 is the first, -1 the last
 *   expect-cursor TEXT     the cursor stands on the first cell of TEXT
 *   save NAME              writes OUT/NAME.screen: the rows; "---"; the letter
 *                          of each cell's role; "cursor ROW COL" from 1
 *
 * Text is the visual order of cells as they are sent, without the second half
 * of wide cells and trailing blanks. TEXT in double quotes keeps its blanks.
 * What follows keys happens when the program has drawn and asks for the next
 * key; after the last line the terminal hangs up. For developers: not
 * translated.
 */
#ifndef KOINE_TUI_SCRIPT_H
#define KOINE_TUI_SCRIPT_H

#include "base/err.h"
#include "base/vec.h"
#include "tui/key.h"

enum step_kind {
	STEP_KEYS,
	STEP_RESIZE,
	STEP_NOTE,
	STEP_EXPECT,
	STEP_REJECT,
	STEP_ROW,
	STEP_CURSOR,
	STEP_SAVE,
};

struct step {
	enum step_kind kind;
	int line;        /* in the script, from 1 */
	struct str text; /* of NOTE, EXPECT, REJECT, ROW, CURSOR, SAVE */
	int rows, cols;  /* RESIZE; ROW: rows is the number */
	size_t first_key, key_count; /* KEYS: in script.keys */
};

struct script {
	struct buf text; /* what steps point into */
	VEC(struct step) steps;
	VEC(keycode) keys;
};

/* Reads the script in a file. Fails with file:line; then it is empty. */
bool script_read(struct script *script, const char *path, struct err *err);
void script_release(struct script *script);

#endif
