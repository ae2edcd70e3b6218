/* SPDX-License-Identifier: MIT */
/*
 * Copies: what is copied (pure) and where it goes: the terminal's clipboard
 * (OSC 52), a clipboard tool of the desktop, and always a file. A tool is
 * started without a shell and gets the text through a pipe.
 */
#ifndef KOINE_TUI_COPY_H
#define KOINE_TUI_COPY_H

#include "base/env.h"
#include "corpus/book.h"
#include "tui/app.h"

/* Where a copy has arrived. */
enum copy_way { COPY_TERMINAL = 1, COPY_TOOL = 2, COPY_FILE = 4 };

struct copy_tool {
	const char *name;        /* "wl-copy" */
	const char *const *argv; /* NULL-terminated */
	const char *path;        /* of the program */
};

/*
 * Appends a unit as it is copied: logical text, records as "label value" lines;
 * then, if `cite_in` names the interface's language, an empty line, the
 * citation and the provenance.
 */
void copy_unit_text(struct book *book, const struct unit *unit,
	const struct str *cite_in, struct buf *out);
/* The tool for the desktop the environment names; false if there is none. */
bool copy_find_tool(
	const struct env *env, struct arena *arena, struct copy_tool *tool);
/* Gives the text to a tool. False if it does not take all of it, in a second.
 */
bool copy_to_tool(
	const struct copy_tool *tool, const struct env *env, struct str text);
/* Writes STATE/copied.txt; its path in `arena`, NULL if that cannot be. */
const char *copy_to_file(
	const struct env *env, struct str text, struct arena *arena);
/* Appends the sentence that says which ways worked (an OR of copy_way). */
void copy_sentence(
	unsigned ways, const char *tool, const char *path, struct buf *out);
/* Cleans a text, copies it all ways there are, and says so on the bottom row.
 */
void copy_text(struct app *app, struct str text);

#endif
