/* SPDX-License-Identifier: MIT */
/*
 * What curses writes on its way to the terminal: gathered, so that a picture is
 * one write and not one for each line, and said in fewer bytes that do the
 * same, because lines are slow where koine is read. Knows ECMA-48 (colours and
 * attributes, moves of the cursor), no curses and no screen.
 */
#ifndef KOINE_TUI_WIRE_H
#define KOINE_TUI_WIRE_H

#include "base/buf.h"

#include <stdio.h>

/* What is known of the terminal when bytes are shortened. Zeroed: nothing. */
struct wire_state {
	bool may_feed; /* a line feed in the last column goes one down: the
	                  terminal wraps late (terminfo's xenl) */
	bool is_plain; /* no attribute or colour is set */
	bool is_ascii; /* the character set has been chosen */
	bool is_lined; /* it is changed for drawing lines: leave it alone */
	int row;       /* of the cursor, from 1; 0: not known */
};

/*
 * Appends to `out` what does the same as `bytes`, which must end between
 * sequences. Sequences it does not know go through as they are.
 */
void wire_shorten(struct wire_state *state, struct str bytes, struct buf *out);
/* Someone else has written: only may_feed stays. */
void wire_forget(struct wire_state *state);

struct wire {
	struct wire_state state;
	FILE *file; /* for newterm */
	int fd;     /* of the terminal */
	bool is_own, is_gathered;
	struct buf raw, bytes;
};

/* Makes the file, which still is the terminal: curses asks it what it is. Never
 * fails: at worst nothing will be gathered. */
void wire_open(struct wire *wire, int fd);
/* From here on what is written to it waits. */
void wire_gather(struct wire *wire);
/* Sends what was written to `file` since. */
void wire_send(struct wire *wire);
void wire_close(struct wire *wire);

#endif
