/* SPDX-License-Identifier: MIT */
/*
 * What a reader begins with, on a screen or in speech: what was asked for, over
 * what was kept, over what the environment says.
 */
#ifndef KOINE_TUI_START_H
#define KOINE_TUI_START_H

#include "tui/app.h"

struct start {
	int lang; /* index */
	enum tier tier;
};

/* The language and tier to begin in. `arena` is scratch. */
struct start start_choose(
	const struct app_opts *opts, struct state *state, struct arena *arena);
/*
 * The keys, with the user's keys file over the defaults. A file that cannot be
 * read sets err; the keymap is there all the same.
 */
struct keymap *start_keymap(
	const struct app_opts *opts, struct arena *arena, struct err *err);
/* Adds the layouts of the work's languages; reads their locales. */
void start_layouts(struct keymap *keymap, struct book *book);
/* The locale of an interface language; the default one if it has none. */
const struct locale *start_ui_locale(
	const struct paths *paths, struct str tag, struct arena *arena);

#endif
