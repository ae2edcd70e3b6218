/* SPDX-License-Identifier: MIT */
/*
 * The terminal is put back whatever happens: handlers that only write prepared
 * bytes and set prepared modes (async-signal-safe), for crashes on a stack of
 * their own. One terminal a process: the state is the one pointer behind them.
 *
 *   SEGV ABRT BUS FPE ILL	leave, then die of it
 *   TERM HUP INT QUIT		the same, outside a loop (base/loop blocks them)
 *   TSTP, CONT			leave and stop; enter again
 *   WINCH			wake the one who waits
 */
#ifndef KOINE_TUI_RESTORE_H
#define KOINE_TUI_RESTORE_H

#include <stdbool.h>
#include <stddef.h>
#include <termios.h>

#define RESTORE_BYTES 512 /* [B] longest preparation */

struct restore_bytes {
	char ptr[RESTORE_BYTES];
	size_t len; /* [B] */
};

struct restore_plan {
	int fd; /* the terminal */
	struct termios before, inside;
	/* Into the alternate screen, and all else; the second goes after the
	 * first. */
	struct restore_bytes enter_screen, enter;
	struct restore_bytes leave;
};

/*
 * Takes over the signals. `plan` is copied. Returns a descriptor that becomes
 * readable when the window changed or the program was continued; -1 with errno
 * set if there is none.
 */
int restore_arm(const struct restore_plan *plan);
/* From now on leaves and enters with these bytes. */
void restore_change(const struct restore_plan *plan);
/* Gives the signals back and closes the descriptor. Fine if nothing is armed.
 */
void restore_disarm(void);
/* Stops the process group as C-z does; returns when it is continued. */
void restore_suspend(void);
/* Leaves the terminal to another program of ours, and comes back. Whatever
 * stops and continues meanwhile, it stays the other's. */
void restore_lend(void);
void restore_take_back(void);
/* How often C-z, or the like, has stopped it. */
int restore_stops(void);
/* Left for a stop and not entered again: continued in the background. */
bool restore_is_outside(void);
/*
 * Clears the descriptor. *is_resumed: the screen has been someone else's and
 * must be drawn anew. False if it was not readable.
 */
bool restore_woken(bool *is_resumed);

#endif
