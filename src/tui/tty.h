/* SPDX-License-Identifier: MIT */
/*
 * The terminal of standard input and output beside what curses does with it:
 * its modes and how they are put back, what has been said to it, how it wants
 * right-to-left text, its keys. Knows no curses.
 */
#ifndef KOINE_TUI_TTY_H
#define KOINE_TUI_TTY_H

#include "tui/term.h"
#include "tui/ttyin.h"

struct tty {
	struct term_caps caps;
	struct restore_plan plan;
	struct ttyin in;
	enum bidi_mode bidi; /* BIDI_AUTO until it is chosen */
	bool is_open;
	bool is_explicit; /* TERM_EXPLICIT_ON has been sent */
	bool is_ctl_off;  /* TERM_CTL_OFF has been sent */
};

/* Input and output are a terminal, and $TERM (may be NULL) says which. */
bool tty_is_named(const char *term, struct err *err);
/*
 * Remembers the terminal's modes and takes the signals over; sends nothing.
 * `caps` must live as long. On failure tty_close is still due.
 */
bool tty_open(struct tty *tty, const struct term_caps *caps, int escdelay_ms,
	struct err *err);
/*
 * Sets the modes: each key comes at once and unechoed, carriage returns and
 * line feeds go through unchanged; C-c and C-z become keys, not signals
 * (C-\ and flow control stay as they are), pastes are bracketed.
 */
void tty_enter(struct tty *tty);
/* Unsays what tty_enter and tty_set_bidi have said; before curses ends. */
void tty_leave(struct tty *tty);
/* The modes of before; gives the signals back. Fine on a zeroed one. */
void tty_close(struct tty *tty);

/* As in screen_ops; *is_changed as tty_set_bidi's result. */
enum bidi_mode tty_bidi(struct tty *tty, bool is_needed, bool *is_changed);
/* Tells the terminal. True if what stands on it now looks different. */
bool tty_set_bidi(struct tty *tty, enum bidi_mode mode);
bool tty_copy(const struct tty *tty, struct str text);
/* The window's size; false if the system does not know. */
bool tty_window(int *rows, int *cols);

#endif
