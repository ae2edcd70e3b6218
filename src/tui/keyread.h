/* SPDX-License-Identifier: MIT */
/*
 * Bytes from a terminal to keys: UTF-8, CSI and SS3 sequences, bracketed paste.
 * A state machine without input or clock of its own. Its promise: bytes of an
 * escape sequence never act as keys, however a slow line splits it.
 *
 *   ESC, then `[` or `O` in time      a sequence: its key, or UNKNOWN
 *   ESC, then another key in time     that key with Alt
 *   ESC, then nothing                 Esc
 *   Esc, then `[` or `O` within KEYREAD_GAP_MS: held back, and with what
 * follows within KEYREAD_GAP_MS a late sequence, which is swallowed (UNKNOWN);
 * alone it is a key
 *
 * The price: who types Esc and then `[` waits that long for `[` to act, and
 * loses it if another key follows at once. A slow line is the more frequent.
 */
#ifndef KOINE_TUI_KEYREAD_H
#define KOINE_TUI_KEYREAD_H

#include "tui/key.h"

#define KEYREAD_GAP_MS 600 /* longest pause inside one sequence */
#define KEYREAD_BYTES  32  /* [B] longest sequence that can be a key */

/* A sequence of this terminal (from terminfo) that goes before those built in.
 */
struct keyread_own {
	const char *bytes; /* begins with ESC */
	keycode key;
};

struct keyread {
	int esc_ms; /* how long a lone ESC waits; set by the owner, as `own` is
	             */
	const struct keyread_own *own;
	size_t own_count;
	int64_t patient_until_ms; /* a reply is expected: a lone ESC waits
	                             longer */

	/* What the terminal has answered to CSI 8 $ p and CSI c. */
	int mode_8; /* 0 unknown, 1 set, 2 reset, 3 and 4 for ever */
	bool has_attributes;

	/* Private. */
	int state;
	bool is_alt, is_late, is_paste;
	int64_t last_ms;              /* of the last byte */
	uint8_t bytes[KEYREAD_BYTES]; /* of the sequence begun */
	size_t len;                   /* may count more than are kept */
	int skip;                     /* bytes of an old mouse report to come */
	keycode queue[8];
	int queued;
};

/* Nothing has been typed: call keyread_tick(now) whenever no byte is there. */
void keyread_tick(struct keyread *reader, int64_t now_ms);
/*
 * One byte. A lone ESC before it counts as in time unless keyread_tick has
 * decided otherwise: a busy program must not tear sequences. Take the keys
 * with keyread_next after each byte.
 */
void keyread_feed(struct keyread *reader, uint8_t byte, int64_t now_ms);
/* The next key; false if there is none. */
bool keyread_next(struct keyread *reader, keycode *key);
/* Milliseconds until keyread_tick would make a key; -1 if it would not. */
int keyread_pending_ms(const struct keyread *reader, int64_t now_ms);

#endif
