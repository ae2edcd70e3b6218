/* SPDX-License-Identifier: MIT */
/*
 * Which key does what, by mode. The default table is const; a keys file in the
 * config directory ("MODE KEY ACTION" a line, '#' comments, "none" unbinds)
 * goes over it. A letter of another keyboard layout without a meaning of its
 * own acts as the Latin letter of its key; full-width forms and Arabic-Indic
 * digits fold.
 */
#ifndef KOINE_TUI_KEYMAP_H
#define KOINE_TUI_KEYMAP_H

#include "base/arena.h"
#include "base/err.h"
#include "text/locale.h"
#include "tui/action.h"
#include "tui/key.h"

/* mode, name, title for help */
#define MODE_LIST(X)                                \
	X(READER, "reader", N_("On the page"))      \
	X(BOX, "box", N_("In a box"))               \
	X(LIST, "list", N_("In a list"))            \
	X(SEARCH, "search", N_("In search"))        \
	X(PRESENT, "present", N_("On a slide"))     \
	X(CONSOLE, "console", N_("On the console")) \
	X(QUIZ, "quiz", N_("In a quiz"))            \
	X(CARDS, "cards", N_("In cards"))           \
	X(ANY, "any", N_("Everywhere"))

enum mode {
#define X(id, name, title) MODE_##id,
	MODE_LIST(X)
#undef X
		MODE_COUNT
};

struct keybind {
	enum mode mode;  /* MODE_ANY: in every mode that has no binding of its
	                    own */
	const char *key; /* name, as key_parse reads it */
	enum action action;
};

/* The default table and its length, for help, man page and tests. */
const struct keybind *keymap_defaults(size_t *count);

struct keymap;

/* The defaults. Never fails. */
struct keymap *keymap_new(void);
/* A letter of the locale's keyboard acts as the Latin letter of its key. */
void keymap_add_layout(struct keymap *keymap, const struct locale *locale);
void keymap_free(struct keymap *keymap);
/* Reads a keys file over it; a missing file is fine. Fails with file:line. */
bool keymap_read(struct keymap *keymap, const char *path, struct err *err);
/* What `key` does in `mode`; ACTION_NONE. */
enum action keymap_find(
	const struct keymap *keymap, enum mode mode, keycode key);
/* The Latin letter, ASCII digit or half-width form a key stands for; itself
 * otherwise. */
keycode keymap_fold(const struct keymap *keymap, keycode key);
/* Appends the keys bound to an action in a mode (ANY included), separated by
 * spaces. */
void keymap_keys(const struct keymap *keymap, enum mode mode,
	enum action action, struct buf *out);
const char *mode_name(enum mode mode);

/* ---- help, from const tables: modehelp.c ---- */

/* The title (msgid) of a mode. */
const char *mode_title(enum mode mode);
/*
 * What an action does in a mode (msgid): action_help, unless it does something
 * else there. Of MODE_ANY: what it does in general.
 */
const char *mode_help(enum mode mode, enum action action);
/*
 * Has the action a help of its own in that mode? Its keys are then told there
 * too, though they hold everywhere.
 */
bool mode_has_help(enum mode mode, enum action action);

#endif
