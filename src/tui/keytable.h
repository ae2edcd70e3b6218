/* SPDX-License-Identifier: MIT */
/* The inside of a keymap, for keymap.c and keyfile.c. */
#ifndef KOINE_TUI_KEYTABLE_H
#define KOINE_TUI_KEYTABLE_H

#include "base/vec.h"
#include "tui/keymap.h"

struct keyrow {
	enum mode mode;
	keycode key;
	enum action action; /* ACTION_NONE: unbound, in MODE_ANY's rows too */
};

/* A letter of another keyboard layout and the ASCII character of its key. */
struct keyfold {
	uint32_t from, to;
};

struct keymap {
	VEC(struct keyrow) rows; /* no mode and key twice */
	VEC(struct keyfold) folds;
};

/* Binds a key in a mode, in place of what it did there. */
void keymap_set(
	struct keymap *keymap, enum mode mode, keycode key, enum action action);
/* The mode called `name`; false if there is none. */
bool mode_find(struct str name, enum mode *mode);

#endif
