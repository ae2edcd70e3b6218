/* SPDX-License-Identifier: MIT */
/* Inside the desk: desk.c (files that change), desk_changes.c (what has
 * changed). Nobody else includes it. */
#ifndef KOINE_TUI_DESK_IMPL_H
#define KOINE_TUI_DESK_IMPL_H

#include "desk/changed.h"
#include "desk/sync.h"
#include "desk/watch.h"
#include "lint/lint.h"
#include "tui/desk.h"
#include "tui/reader.h"

/* A block that has changed since the start, the latest at the end. */
struct desk_change {
	char *id;
	char *lang; /* tag; a lone file: empty */
	enum tier tier;
	int count;
	bool is_fresh; /* until the next key */
};

/* A file that is not taken as it is now. */
struct desk_fault {
	char *file;
	char *text; /* "FILE:LINE: why" */
};

/* What the checks have found in a part of the page's text. */
struct desk_lint {
	bool is_there;
	int lang, part;
	enum tier tier;
	struct lint lint;
	VEC(int) units; /* of its findings */
	int at;         /* the one shown last, or -1 */
};

struct desk {
	struct app *app;
	struct paths paths; /* what the work was opened with */
	const char *file;   /* a lone file's path, or NULL */
	bool is_watching;
	bool is_begun; /* there has been a picture: files may be read */
	struct watch *watch;
	VEC(char *) pending; /* paths; an empty one: any */
	VEC(struct desk_change) changes;
	VEC(struct desk_fault) faults;
	bool has_sync;
	struct sync sync;
	struct desk_lint checked;
};

/* ---- desk_files.c ---- */
/* The page, or a finding on it, may come from such a file; an editor's own (a
 * copy, a swap file, one that is yet to be renamed) has other names. */
bool desk_knows(const struct desk *desk, struct str path);
/* Reads a file anew; false: later, another one is broken. */
bool desk_take(struct desk *desk, struct str path);
/* Folders that are to be watched. */
void desk_watch_folders(struct desk *desk);
/* Reads the texts of both panes, so that a change in them is seen. */
void desk_load_shown(struct desk *desk);

/* ---- desk_stale.c ---- */
/* What was made from what, read on first use; NULL, with a message, if it
 * cannot be read, or for a lone file. */
struct sync *desk_sync(struct desk *desk);
void desk_sync_forget(struct desk *desk);
/* How a block stands in a language and level; 0: as it should. */
char desk_standing_sign(
	struct desk *desk, const struct unit *unit, int lang, enum tier tier);

/* ---- desk_lint.c ---- */
void desk_lint_forget(struct desk *desk);
/* The checks have found something in a unit, as far as they have run. */
bool desk_has_finding(
	const struct desk *desk, int unit, int lang, enum tier tier);

/* ---- desk_fault.c ---- */
void desk_fault_add(struct desk *desk, const struct finding *why);
/* False if nothing was wrong with it. */
bool desk_fault_drop(struct desk *desk, struct str file);
/* That a file was taken, instead of what was said of it before. */
void desk_say_read(struct desk *desk, struct str file);
void desk_fault_release(struct desk *desk);

/* ---- desk_changes.c ---- */
/* `lang` is a tag. */
void desk_change_add(
	struct desk *desk, struct str id, const char *lang, enum tier tier);
void desk_change_release(struct desk *desk);
/* What was marked as just changed is no more; there was some. */
void desk_change_settle(struct desk *desk);
bool desk_is_fresh(const struct desk *desk, struct str id, const char *lang,
	enum tier tier);

#endif
