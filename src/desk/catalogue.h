/* SPDX-License-Identifier: MIT */
/* Catalogues of koine's own messages (po/TAG.po) as text: a new one, and how
 * much of one is translated. */
#ifndef KOINE_DESK_CATALOGUE_H
#define KOINE_DESK_CATALOGUE_H

#include "base/buf.h"

/* Of messages; the core is what a reader meets on every page: bottom line,
 * boxes, contents, search, first screen, notices and the names of actions. */
struct catalogue_count {
	int all, done;
	int core, core_done;
};

/*
 * Appends what msginit makes of a template: the header of the language `tag`,
 * called `name` in English, with `plural` for its Plural-Forms, and as many
 * empty plural forms as that says. `date` is "2026-11-23".
 */
void catalogue_begin(struct str template, const char *tag, const char *name,
	const char *plural, struct str date, struct buf *out);
/* Counts the messages of a catalogue or template. */
struct catalogue_count catalogue_count(struct str text);

#endif
