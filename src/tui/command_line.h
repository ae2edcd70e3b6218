/* SPDX-License-Identifier: MIT */
/*
 * What a ':' line says: parsing, "did you mean", completion. Pure; knows
 * neither the app nor the work.
 */
#ifndef KOINE_TUI_COMMAND_LINE_H
#define KOINE_TUI_COMMAND_LINE_H

#include "base/buf.h"
#include "tui/action.h"

enum command_kind {
	COMMAND_EMPTY,
	COMMAND_ACTION, /* its action */
	COMMAND_LANG,   /* arg: a tag */
	COMMAND_TIER,   /* arg: a name */
	COMMAND_WITH,   /* arg: TAG, TIER, TAG:TIER or "off" */
	COMMAND_THEME,  /* arg: a name */
	COMMAND_BIDI,   /* arg: a mode */
	COMMAND_LESSON, /* arg: a name */
	COMMAND_CHANGES,
	COMMAND_DIFF,
	COMMAND_INVISIBLES,
	COMMAND_SEARCH,  /* arg: a query */
	COMMAND_RATE,    /* arg: of speech, a number or nothing */
	COMMAND_PERCENT, /* number */
	COMMAND_PLACE,   /* arg: an id, a number, or nothing known */
};

struct command {
	enum command_kind kind;
	enum action action;
	int number;
	struct str arg; /* in the line */
};

struct command command_parse(struct str line);
/*
 * The command or action called nearly like `word` and its distance; empty if
 * none is near.
 */
struct str command_nearest(struct str word, int *distance);

/* What can stand after a command; NULL-terminated lists. */
struct command_words {
	const char *const *langs, *const *tiers, *const *themes, *const *modes;
};
/*
 * Completion *turn of `stem` (modulo how many there are; *turn is left between
 * 0 and that) appended to `out`. False if there is none.
 */
bool command_complete(struct str stem, const struct command_words *words,
	int *turn, struct buf *out);

#endif
