/* SPDX-License-Identifier: MIT */
/*
 * The translator's desk in the reader: the page follows the files that are
 * being written, what has just changed is marked in the margin, and a file that
 * is broken for a moment leaves the last good page. desk/ says when a file is
 * finished and what differs, corpus/ reads it anew; here it comes to the page.
 */
#ifndef KOINE_TUI_DESK_H
#define KOINE_TUI_DESK_H

#include "desk/sync.h"
#include "tui/app.h"

struct desk;

struct desk *desk_new(struct app *app, const struct app_opts *opts);
void desk_free(struct desk *desk);
/* Begins to watch, if it was asked for: there is a loop, and a first picture.
 */
void desk_begin(struct app *app);
/*
 * Reads anew what has been written since the last call; waits as long as a view
 * is open that keeps parts of the texts. Call before drawing.
 */
void desk_catch_up(struct app *app);
/* The same, with what the watch has not come to tell yet. */
void desk_flush(struct app *app);
/* A key was typed: nothing has just changed any more. */
void desk_key(struct app *app);

/* What stands in the margin beside a block; 0: nothing. */
struct desk_sign {
	char sign;
	enum role role;
};
/* Beside a unit in a pane that was asked for `lang` and `tier`, at its first
 * line or another. */
struct desk_line {
	const struct unit *unit; /* as it is shown */
	int index;               /* of the unit in the book */
	int lang;
	enum tier tier;
	bool is_first;
};
struct desk_sign desk_sign(struct app *app, const struct desk_line *line);
/* Signs may stand in the margin now. */
bool desk_has_signs(const struct app *app);
/* "FILE:LINE: what is wrong" with a file that is not taken as it is now; empty
 * if there is none. */
struct str desk_fault(const struct app *app);

/* Does what an action says; false if it is not the desk's. */
bool desk_do(struct app *app, enum action action);
/* To the next block (step 1) or the one before (-1) that is stale, missing or
 * was never declared. */
void desk_step_stale(struct app *app, int step);
/* What was made from what; NULL, with a message, if it cannot be read. */
const struct sync *desk_account(struct app *app);
/* To the next finding of the checks (step 1) or the one before (-1), with its
 * message in a box. */
void desk_step_finding(struct app *app, int step);
/* Declares the block in focus current with its source. */
void desk_declare(struct app *app);
/* The editor at the block in focus; the page is read anew afterwards. */
void desk_edit(struct app *app);
/* :changes, the blocks that have changed since the start. */
void desk_changes_open(struct app *app);

#endif
