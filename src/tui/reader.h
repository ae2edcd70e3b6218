/* SPDX-License-Identifier: MIT */
/*
 * The page: the units of the book from a top line on, in one language and tier
 * or two side by side. Holds the position (unit, offset), the focus, the find
 * and the trail. Other views ask it where it is and tell it where to go.
 */
#ifndef KOINE_TUI_READER_H
#define KOINE_TUI_READER_H

#include "tui/app.h"

struct reader;
extern const struct view_ops reader_view;

/* What stays put when the text changes: the unit at the top, and how far into
 * it. */
struct anchor {
	int unit, row, rows;
	int lead; /* rows above the text */
};

#define READER_LANGS 4 /* that it remembers */

/* What it needs to go on when the texts have been read anew. */
struct reader_kept {
	struct arena arena;
	struct anchor anchor;
	struct str id; /* of the unit */
	int count;     /* of the units of a work */
	struct str langs[READER_LANGS];
};

/* Something on the page that opens. */
struct spot {
	int unit;
	const struct doc_span *span;
	int row, col; /* of its first cell on the screen */
	int cols;     /* [col] of its first row */
	bool is_rtl;  /* its first letter is the rightmost cell */
	int lang;     /* language index of the text it stands in */
	enum tier tier;
};

/* A stretch of a unit's text. */
struct range {
	uint32_t start, end; /* [B] */
};

struct reader *reader_new(struct app *app, const struct app_opts *opts);

/* ---- where it is ---- */
int reader_lang(const struct reader *reader);
enum tier reader_tier(const struct reader *reader);
/* The unit at the top of the page, and the one in focus (the focus's, else the
 * first block on the page). */
int reader_unit(const struct reader *reader);
int reader_focus_unit(struct reader *reader);
/* True if a pane's language runs right to left. */
bool reader_shows_rtl(struct reader *reader);
/* The place for the state; strings in `arena`. */
struct state_place reader_place(struct reader *reader, struct arena *arena);
/* The screen row of the thing in focus (0 is the top): boxes keep off it. */
int reader_focus_row(const struct reader *reader);
/* The spots on the screen, in reading order, as drawn last; count returned. */
size_t reader_spots(const struct reader *reader, const struct spot **spots);
/* The spot in focus, or NULL. */
const struct spot *reader_focus(const struct reader *reader);

/* ---- texts read anew ---- */
/* Before; then one of the other two. */
void reader_keep(struct reader *reader, struct reader_kept *kept);
/* `is_whole`: all of the work, or of the file. */
void reader_renewed(
	struct reader *reader, struct reader_kept *kept, bool is_whole);
void reader_kept_release(struct reader_kept *kept);

/* ---- where to go ---- */
/* Shows `unit` at the top; `is_jump` puts the old place on the trail and under
 * ''. */
void reader_go(struct reader *reader, int unit, uint32_t offset, bool is_jump);
/* By id; false, with a message, if there is none. */
bool reader_go_id(struct reader *reader, struct str id, bool is_jump);
/* A place from the state: language and tier too if `with_text`. */
bool reader_go_place(struct reader *reader, const struct state_place *place,
	bool with_text, bool is_jump);
/* Puts the focus on a spot. */
void reader_set_focus(struct reader *reader, const struct spot *spot);
/* Keeps the block. */
void reader_set_lang(struct reader *reader, int lang);
void reader_set_tier(struct reader *reader, enum tier tier);
/* Side by side with a language and tier; lang CORPUS_NONE: off. */
void reader_set_side(struct reader *reader, int lang, int tier);
/* Finds `text` from here on (or back); says so if there is none. */
void reader_find(struct reader *reader, struct str text, bool is_back);
/* True if the text of a unit begins on the screen. */
bool reader_sees(struct reader *reader, int unit);
/* Brings a unit onto the page unless it is there, and makes it the one in focus
 * until the page is moved. CORPUS_NONE: nothing. */
void reader_point(struct reader *reader, int unit);
/* One pane, or two side by side; what each was asked to show. */
int reader_pane_count(const struct reader *reader);
void reader_pane_text(
	const struct reader *reader, int pane, int *lang, enum tier *tier);
/*
 * Shows the bytes [start, end) of a unit's text as find shows a match, and the
 * other ranges that search has found on the page; what find in page was looking
 * for is forgotten. Nothing is put on the trail.
 */
void reader_show(struct reader *reader, int unit, uint32_t start, uint32_t end);
/* What search has found is highlighted no more. */
void reader_unmark(struct reader *reader);
/* Puts the place on the trail and under ''; returns how many stops there are
 * now. */
size_t reader_leave(struct reader *reader);
/* What cannot be seen is shown by signs, or no more. */
void reader_show_invisible(struct reader *reader);
/* The page's settings, to read (marks, records, bidi …). */
const struct page *reader_page(const struct reader *reader);
/* The same for layout's caches of breakers. */
struct page *reader_page_mutable(struct reader *reader);

/* ---- for a view that stands in the page's place and goes along with it ----
 */
/* The unit that the place is in, and how far [B] into its text. */
int reader_at(struct reader *reader, uint32_t *offset);
/* The language that flipping goes to. */
int reader_last_lang(struct reader *reader);
/* The other language side by side; CORPUS_NONE: none, or the same. */
int reader_side_lang(const struct reader *reader);
/* What has the focus, drawn or not, and the unit it is in; NULL: nothing. */
const struct doc_span *reader_focus_span(
	const struct reader *reader, int *unit);
/* What opens on it, in reading order, instead of what the page has drawn. */
void reader_set_spots(
	struct reader *reader, const struct spot *spots, size_t count);
/* The focus on the next of them (the one before), if there is one; on a term
 * that is not highlighted only if `with_terms`. */
bool reader_step_focus(struct reader *reader, int step, bool with_terms);
void reader_clear_focus(struct reader *reader);
/* Text to find, as typed; nothing is looked for yet. */
void reader_look_for(struct reader *reader, struct str text);
/* Where it, or what search has found, stands in a unit; in the arena. */
size_t reader_matches(struct reader *reader, const struct unit *unit,
	struct arena *arena, struct range **matches);
/* The current match; false if there is none. */
bool reader_match(const struct reader *reader, int *unit, struct range *match);
void reader_set_match(struct reader *reader, int unit, struct range match);
/* No match is the current one; what is looked for is kept. */
void reader_leave_match(struct reader *reader);
/* Highlights are shown no more, and nothing is looked for. */
void reader_clear_find(struct reader *reader);

/* ---- reader_aloud.c ---- */
/* The bytes of a unit's text that are being read aloud: marked, the cursor on
 * them, and brought onto the page. */
void reader_speak(struct reader *reader, int unit, struct range range);
/* Nothing is any more: the unit has the focus. */
void reader_hush(struct reader *reader);
/* False: nothing is. */
bool reader_spoken(const struct reader *reader, int *unit, struct range *range);

/* The screen has this many rows for the page, and columns. */
void reader_resize(struct reader *reader, int rows, int cols);
/* True if the place has moved since it was saved. */
bool reader_is_dirty(const struct reader *reader);
/* The place is in another language or tier than it was saved in. */
bool reader_is_switched(const struct reader *reader);
/* Saves the place now; false (silently) if nothing is kept. */
bool reader_save(struct reader *reader);

#endif
