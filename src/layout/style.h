/* SPDX-License-Identifier: MIT */
/*
 * What a cell is, never how it looks: out/theme turns roles into colours and
 * attributes. Meaning is never told by colour alone.
 */
#ifndef KOINE_LAYOUT_STYLE_H
#define KOINE_LAYOUT_STYLE_H

#include <stdint.h>

/* role, letter in screen files */
#define ROLE_LIST(X)       \
	X(TEXT, '.')       \
	X(TITLE, 'H')      \
	X(HEADING, 'h')    \
	X(ID, '#')         \
	X(LINK, 'l')       \
	X(TERM, 't')       \
	X(REF, 'r')        \
	X(NOTE, 'n')       \
	X(CODE, 'c')       \
	X(BULLET, '*')     \
	X(QUOTE, '|')      \
	X(LABEL, 'L')      \
	X(BORDER, '+')     \
	X(FALLBACK, 'f')   \
	X(MATCH, 'm')      \
	X(MATCH_AT, 'M')   \
	X(FOCUS, 'F')      \
	X(HINT, '!')       \
	X(DIM, 'd')        \
	X(STATUS, 's')     \
	X(STATUS_KEY, 'k') \
	X(PROMPT, 'p')     \
	X(BOX, 'b')        \
	X(BOX_TITLE, 'B')  \
	X(CURSOR, '>')     \
	X(WARNING, 'w')    \
	X(CHANGED, 'C')    \
	X(SIGN, 'S')       \
	X(ADDED, 'A')      \
	X(REMOVED, 'R')    \
	X(LEVEL_1, 'x')    \
	X(LEVEL_2, 'y')    \
	X(LEVEL_3, 'z')    \
	X(BLACK, '0')      \
	X(WHITE, '1')      \
	X(SPOKEN, 'v')

enum role {
#define X(role, letter) ROLE_##role,
	ROLE_LIST(X)
#undef X
		ROLE_COUNT
};

/* A style is a role and emphasis bits on top. */
typedef uint16_t style_t;
#define STYLE_ROLE   0x003fu
#define STYLE_STRONG 0x0040u
#define STYLE_EMPH   0x0080u

#endif
