/* SPDX-License-Identifier: MIT */
/*
 * The escape sequences of keys: xterm, VT100, rxvt, screen, PuTTY and the Linux
 * console agree but for a few, and those do not collide. A sequence is whole,
 * from its ESC to its final byte, and at least three bytes long.
 */
#ifndef KOINE_TUI_KEYSEQ_H
#define KOINE_TUI_KEYSEQ_H

#include "tui/key.h"

/* The key of a CSI or SS3 sequence without its modifiers; KEYCODE_UNKNOWN. */
keycode keyseq_find(struct str seq);
/* Its parameter number `index`, from 0; 0 if it is not there. */
int keyseq_number(struct str seq, int index);
/* A byte from..to stands between its introducer and its final byte. */
bool keyseq_has(struct str seq, char from, char to);

#endif
