/* SPDX-License-Identifier: MIT */
/*
 * How roles look: colours and attributes by theme and by what the terminal can
 * do. Designed for 16 colours; with fewer, bold, underline and reverse carry
 * everything. Meaning is never told by colour alone, nothing blinks.
 */
#ifndef KOINE_OUT_THEME_H
#define KOINE_OUT_THEME_H

#include "layout/style.h"

#include <stdbool.h>

enum {
	LOOK_BOLD = 1,
	LOOK_DIM = 2,
	LOOK_ITALIC = 4,
	LOOK_UNDERLINE = 8,
	LOOK_REVERSE = 16
};
#define LOOK_DEFAULT (-1)

struct look {
	int8_t fg, bg; /* 0..15, LOOK_DEFAULT: the terminal's own */
	uint8_t attrs; /* LOOK_* */
};

/* Number of themes, and the name (an id) of each: "default", "light", "dark",
 * "mono". */
int theme_count(void);
const char *theme_name(int theme);
/* Index of a name, or -1. */
int theme_find(const char *name);
/* How a style looks in a theme on a terminal with `colours` colours (0, 8, 16,
 * 256 …). */
struct look theme_look(int theme, style_t style, int colours);

#endif
