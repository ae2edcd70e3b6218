/* SPDX-License-Identifier: MIT */
/*
 * The running reader: one loop, one screen, a stack of views. Keys become
 * actions by the keymap of the top view's mode; the top view takes an action or
 * leaves it to the one below. A view never asks for keys, never draws on the
 * screen itself, never knows which screen it is.
 *
 * Who owns what: the app owns the stack and its views, frame, keymap, state and
 * message; work, file and book are the caller's.
 */
#ifndef KOINE_TUI_APP_H
#define KOINE_TUI_APP_H

#include "base/env.h"
#include "base/loop.h"
#include "out/page.h"
#include "out/theme.h"
#include "state/state.h"
#include "tui/keymap.h"
#include "tui/screen.h"

struct app;

/* What a view can do; a const struct of these stands at the end of its file. */
struct view_ops {
	enum mode mode; /* which bindings hold while it is on top */
	/*
	 * Draws the view over what is below it and puts the cursor on the thing
	 * in focus. The bottom row is the app's (status, message), unless
	 * takes_bottom.
	 */
	void (*draw)(struct app *app, void *view, struct frame *frame);
	/* `count` is 0 when none was typed. False: not mine. */
	bool (*act)(struct app *app, void *view, enum action action, int count);
	/* Raw keys before the keymap (prompts, hints, filters). NULL or false:
	 * look it up. */
	bool (*key)(struct app *app, void *view, keycode key);
	/* Size, language, tier or theme has changed: make lines anew. May be
	 * NULL. */
	void (*changed)(struct app *app, void *view);
	void (*free)(struct app *app, void *view);
	/* Draws the bottom row while nothing is said, under views over it too;
	 * NULL: what is below, at last the page's. */
	void (*status)(struct app *app, void *view, struct frame *frame);
	bool takes_bottom; /* the view draws the bottom row itself (a prompt) */
	bool is_renewable; /* the texts may be read anew under it: it keeps
	                      nothing of them, or asks again when `changed` */
};

struct view {
	const struct view_ops *ops;
	void *data;
};

#define APP_VIEWS 16

struct reader;
struct aloud;
struct desk;
struct searching;

struct app {
	const struct env *env;
	const struct paths *paths; /* that the work was opened with */
	struct screen *screen;
	struct loop *loop;
	struct keymap *keymap;
	struct state *state;
	struct book *book;
	const char *file_path;       /* of a lone file; NULL: standard input */
	struct reader *reader;       /* the view at the bottom of the stack */
	struct searching *searching; /* search everywhere, see search_view.h;
	                                NULL: not opened yet */
	struct desk *desk;           /* what translators need, see desk.h */
	struct aloud *aloud;         /* reads aloud; NULL: has not yet */
	struct view views[APP_VIEWS];
	int view_count;
	struct frame frame;
	struct arena draw; /* cleared before each drawing */
	struct arena kept; /* lives as long as the app */
	enum bidi_mode
		wanted_bidi; /* asked for; BIDI_AUTO: the terminal's business */
	bool is_bidi_settled; /* the terminal has been asked, or need not be */
	const struct locale
		*ui_locale; /* of the interface: its direction and marks */
	struct brk *ui_brk;
	struct str ui; /* its tag */
	bool is_ascii;
	enum bidi_mode bidi; /* in force now */
	int theme;
	struct buf message; /* shown on the bottom row until the next key */
	int count;          /* being typed; 0 none */
	enum action
		pending;  /* MARK or GO_MARK waits for its letter; else NONE */
	bool is_pasting;  /* between the marks of a bracketed paste */
	bool is_scripted; /* the screen is in memory: nothing may take time */
	bool is_console; /* beside another koine, whose place it leaves alone */
	int budget;      /* [s] for presenting; 0: none */
	int64_t class_id; /* of slides, for consoles; 0: none were shown */
	bool is_quit;
	bool is_lost; /* by a signal, or as the terminal went away */
	int exit_status;
};

/* What the caller of the reader decides. Strings outlive the app. */
struct app_opts {
	const struct env *env;
	struct book *book;
	const char *path;          /* of a lone file; NULL: standard input */
	const char *notice;        /* said at first; NULL: nothing */
	const struct paths *paths; /* that the work was opened with; NULL: of
	                              the env */
	bool is_watching;          /* the page follows files that change */
	struct screen *screen;
	struct str ui;
	int lang;          /* index; CORPUS_NONE: by the state, then `wish` */
	int wish;          /* index of the language of the user's environment */
	int tier;          /* enum tier, -1 by the state */
	const char *place; /* id to open at, or NULL */
	bool is_presenting; /* the section there as slides, at first */
	bool is_console;    /* the console of slides, see console_open */
	int budget;         /* [s] of time for the slides; 0: none */
	const char *feed;   /* what the console hears, from a file; NULL: it
	                       joins who presents */
	const char *quiz;   /* ask questions: see quiz_open_place; NULL: read */
	bool is_cards;      /* terms instead, see cards_open_place */
	int cards_lang;     /* index or CORPUS_NONE */
	int with_lang, with_tier; /* side by side; CORPUS_NONE: not */
	int width;                /* [col] cap of the text, 0 the default */
	enum bidi_mode bidi;
	bool is_ascii;
};

/* Runs until the reader is closed; returns the exit status. */
int app_run(const struct app_opts *opts, struct err *err);

/* ---- for views ---- */
void app_push(struct app *app, const struct view_ops *ops, void *data);
/* Closes the top view (never the reader). */
void app_pop(struct app *app);
/* The top view if it is of this kind, else NULL. */
void *app_top(struct app *app, const struct view_ops *ops);
/* Puts a sentence on the bottom row until the next key; translated by the
 * caller. */
void app_say(struct app *app, const char *fmt, ...) PRINTF_LIKE(2, 3);
/*
 * Chooses the bidi mode once, when right-to-left text is first going to be
 * shown: option, what is kept for this terminal, else the screen's probe.
 */
void app_settle_bidi(struct app *app);
/* The same after what already stands there: several things to say at once. */
void app_say_also(struct app *app, const char *text);
/* Does an action as if its key had been pressed. */
void app_act(struct app *app, enum action action, int count);
/* Layout options for koine's own words, `width` columns wide, in the
 * interface's direction. */
struct layout_opts app_ui_layout(struct app *app, int width);
/* Layout options for text of the work in language `lang`, `width` columns wide.
 */
struct layout_opts app_text_layout(struct app *app, int lang, int width);
/* Tells every view that something they are laid out by has changed. */
void app_changed(struct app *app);
/* The key that does `action` in the reader, first one, for hints on the bottom
 * row. In app->draw. */
struct str app_key_for(struct app *app, enum action action);

#endif
