/* SPDX-License-Identifier: MIT */
/*
 * A screen: curses on a terminal, or a grid in memory for tests. One interface,
 * so that views and the loop are the same for both. Owns the terminal's modes:
 * whatever way the program ends, they are put back.
 */
#ifndef KOINE_TUI_SCREEN_H
#define KOINE_TUI_SCREEN_H

#include "base/err.h"
#include "text/bidi.h"
#include "tui/frame.h"
#include "tui/key.h"

struct screen;

struct screen_opts {
	const char *term;    /* $TERM, NULL if unset */
	enum bidi_mode bidi; /* asked for; BIDI_AUTO lets the screen choose when
	                        it must */
	int theme;
	bool no_color;   /* NO_COLOR or --color=never */
	int escdelay_ms; /* < 0: the user's ESCDELAY, else 25 locally and 250
	                    over SSH */
	bool is_ascii;
	int max_rows, max_cols; /* of the terminal, no more are used; 0: all */
	int max_colours;        /* likewise; -1: all */
	bool is_secure;         /* KOINE_SECURE: no OSC 52 */
};

struct screen_ops {
	void (*size)(struct screen *screen, int *rows, int *cols);
	/* Shows the frame; only what changed goes over the wire. */
	void (*present)(struct screen *screen, const struct frame *frame);
	/* Descriptor to poll for input, or -1 if keys are always ready. */
	int (*input_fd)(const struct screen *screen);
	/* The next key without waiting; false if there is none now.
	 * KEYCODE_HANGUP when the terminal is gone. */
	bool (*read_key)(struct screen *screen, keycode *key);
	/*
	 * Milliseconds until what has been typed becomes a key without anything
	 * more (a lone ESC): read_key must be called then. -1: nothing is
	 * undecided.
	 */
	int (*pending_ms)(struct screen *screen);
	/* Puts the terminal back, stops the process (SIGTSTP), and takes it
	 * again. */
	void (*suspend)(struct screen *screen);
	/* Leaves the terminal to a program that is started now; takes it again
	 * and draws everything anew. */
	void (*lend)(struct screen *screen);
	void (*take_back)(struct screen *screen);
	/* Draw everything anew at the next present. */
	void (*redraw)(struct screen *screen);
	/*
	 * The mode right-to-left text is sent in. The first call with
	 * `is_needed` may ask the terminal (100 ms at most); without it nothing
	 * is sent.
	 */
	enum bidi_mode (*bidi)(struct screen *screen, bool is_needed);
	void (*set_bidi)(struct screen *screen, enum bidi_mode mode);
	void (*set_theme)(struct screen *screen, int theme);
	/* Copies text to the terminal's clipboard (OSC 52). False if it cannot.
	 */
	bool (*copy)(struct screen *screen, struct str text);
	/* Colours (0 = none), for doctor and golden files. */
	int (*colours)(const struct screen *screen);
	/* Restores the terminal and frees everything. */
	void (*close)(struct screen *screen);
};

struct screen {
	const struct screen_ops *ops;
};

/*
 * Takes the terminal (newterm on stdin and stdout). ERR_TERMINAL with one
 * sentence when TERM is unknown or cannot place a cursor: the caller then
 * prints plain text instead.
 */
struct screen *screen_curses_open(
	const struct screen_opts *opts, struct err *err);
/*
 * Colours of the terminal type `term` (NULL if unset) by terminfo, 0: none; -1:
 * it is unknown or cannot place a cursor, so that screen_curses_open would
 * fail. Only while no screen is open.
 */
int screen_curses_colours(const char *term);
/* Appends "ncurses 6.4.20221231". */
void screen_curses_version(struct buf *out);
/*
 * A screen in memory of rows x cols that takes its keys from the key script in
 * the file `script` (see script.h). Screens saved go to `out_dir` (may be NULL:
 * then nothing can be saved). Fails with file:line for a line it cannot read.
 */
struct screen *screen_mem_open(const char *script, const char *out_dir,
	int rows, int cols, const struct screen_opts *opts, struct err *err);
/*
 * After the run: false with the first failed line of the script. The screen of
 * that moment is in out_dir/failed.screen.
 */
bool screen_mem_result(struct screen *screen, struct err *err);

/* What the terminal is, for doctor: chosen by the environment and the probe. */
struct term_facts {
	const char
		*bidi_why; /* msgid of the reason, or what needs no translation:
	                      "TERM=linux", "VTE_VERSION=7006" … */
	enum bidi_mode bidi; /* never BIDI_AUTO */
	bool is_settled;     /* asking the terminal would not tell more */
};
/*
 * Chooses the bidi mode from the environment only; KOINE_BIDI goes first. `get`
 * is getenv; the reason is a constant or what `get` gave.
 */
struct term_facts term_bidi_from_env(const char *(*get)(const char *name));

#endif
