/* SPDX-License-Identifier: MIT */
/*
 * Keys as the program sees them: a Unicode code point, or one of the names
 * below; C0 controls are C-a … C-z except Tab, Enter, Esc and Backspace. Alt is
 * a bit. Between PASTE_BEGIN and PASTE_END come text keys only (ends of lines
 * and tabs as spaces): a prompt takes them, nothing else may act on them.
 */
#ifndef KOINE_TUI_KEY_H
#define KOINE_TUI_KEY_H

#include "base/buf.h"

#include <stdint.h>

typedef uint32_t keycode;

#define KEY_ALT_BIT 0x80000000u

/* name in tables, the keys file and key scripts */
#define KEY_LIST(X)                   \
	X(UP, "Up")                   \
	X(DOWN, "Down")               \
	X(LEFT, "Left")               \
	X(RIGHT, "Right")             \
	X(HOME, "Home")               \
	X(END, "End")                 \
	X(PAGE_UP, "PgUp")            \
	X(PAGE_DOWN, "PgDn")          \
	X(INSERT, "Ins")              \
	X(DELETE, "Del")              \
	X(BACKSPACE, "BS")            \
	X(ENTER, "Enter")             \
	X(TAB, "Tab")                 \
	X(BACK_TAB, "S-Tab")          \
	X(ESCAPE, "Esc")              \
	X(F1, "F1")                   \
	X(F2, "F2")                   \
	X(F3, "F3")                   \
	X(F4, "F4")                   \
	X(F5, "F5")                   \
	X(F6, "F6")                   \
	X(F7, "F7")                   \
	X(F8, "F8")                   \
	X(F9, "F9")                   \
	X(F10, "F10")                 \
	X(F11, "F11")                 \
	X(F12, "F12")                 \
	X(RESIZE, "resize")           \
	X(PASTE_BEGIN, "paste-begin") \
	X(PASTE_END, "paste-end")     \
	X(HANGUP, "hangup")           \
	X(SAID, "said")               \
	X(UNKNOWN, "unknown")

enum key_named {
	KEYCODE_FIRST = 0x110000,
#define X(id, name) KEYCODE_##id,
	KEY_LIST(X)
#undef X
		KEYCODE_LAST
};

/* The key of a C0 control or DEL: Tab, Enter, Esc, Backspace, else C-a …
 * itself. */
keycode key_of_control(uint32_t byte);
/* Appends the name (curses has a key_name of its own): "j", "Space", "C-l",
 * "M-1", "PgDn". */
void keycode_name(keycode key, struct buf *out);
/* Parses a name; case counts in single letters only. False if it is none. */
bool key_parse(struct str name, keycode *key);
/* A printable code point that text input takes. */
bool key_is_text(keycode key);

#endif
