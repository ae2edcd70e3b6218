/* SPDX-License-Identifier: MIT */
/*
 * Inside the reader: its state, shared by reader.c (actions), place.c (laying
 * out and moving), paint.c (drawing), find.c and focus.c. Nobody else includes
 * it.
 */
#ifndef KOINE_TUI_READER_IMPL_H
#define KOINE_TUI_READER_IMPL_H

#include "tui/reader.h"

#define LAID_MAX 64  /* laid-out units kept; a screen shows far fewer */
#define SIDE_MIN 100 /* [col] narrower than this the panes are stacked */
#define TEXT_MAX 84  /* [col] default cap of one column of text */

/* One unit as lines, in one pane. */
struct pane_lines {
	struct lines lines;
	struct unit unit;
	int lead; /* lines before the text */
	VEC(struct range) matches;
};

struct laid {
	int unit;            /* CORPUS_NONE: free */
	unsigned generation; /* of the settings it was laid out by */
	unsigned find_generation;
	struct arena arena;
	struct pane_lines pane[2];
	int rows;      /* on the screen, both panes together */
	bool is_apart; /* the second pane is somewhere else */
};

struct trail_stop {
	int unit;
	uint32_t offset;
	int lang;
	enum tier tier;
};

struct reader {
	struct app *app;
	struct page page; /* of the first pane */
	struct page side; /* of the second; side.book NULL: off */
	int cap;          /* [col] widest text */
	int rows, cols;   /* of the page on the screen */
	int pane_col[2], pane_width[2];
	int top, top_row;   /* unit and row in it at the top of the page */
	int held, held_row; /* what would be there if the text went on below,
	                       until the page is moved; CORPUS_NONE */
	bool is_unlocked;   /* the second pane stays where it is */
	int side_top, side_row; /* then: unit and row at its top */
	int last_lang;          /* for the flip; CORPUS_NONE */
	int last_side_lang, last_side_tier;
	struct laid laid[LAID_MAX];
	unsigned generation, find_generation;
	VEC(struct trail_stop) trail;
	VEC(struct spot) spots;
	int focus; /* index into spots as drawn last; -1 none */
	int focus_unit;
	const struct doc_span *focus_span; /* NULL: no focus */
	struct buf query;                  /* as typed; empty: no find */
	struct folded folded;              /* scratch */
	struct buf needle;
	struct fold *file_fold;
	bool is_back;
	bool is_missed; /* the query is nowhere on the page */
	int match_unit; /* CORPUS_NONE: no current match */
	struct range match;
	int at; /* the unit something has happened to, until the page is
	           moved; CORPUS_NONE */
	int spoken_unit; /* read aloud; CORPUS_NONE: nothing is */
	struct range spoken;
	bool has_told;    /* that the place cannot be saved */
	bool is_dirty;    /* the place has moved since it was saved */
	bool is_switched; /* so have language or tier */
};

/* ---- reader.c ---- */
struct anchor reader_anchor(struct reader *reader);
/* Lays out anew and goes back to the anchor, in proportion. */
void reader_restore(struct reader *reader, struct anchor anchor);
/* Index of a language tag in the work; CORPUS_NONE for a file or an unknown
 * one. */
int reader_lang_index(struct reader *reader, struct str tag);

/* ---- reader_act.c ---- */
/* The page does what an action says; false if it is not the page's. */
bool reader_do(struct reader *reader, enum action action, int count);

/* ---- place.c ---- */
/* The unit laid out with the settings of now; NULL beyond the end. */
struct laid *reader_laid(struct reader *reader, int unit);
/* Sizes of the panes from the screen's; call when anything changed. */
void reader_measure(struct reader *reader, int rows, int cols);
/* Forgets all lines. */
void reader_stale(struct reader *reader);
/* Line of a pane at row `row` of a laid unit, or NULL. */
const struct line *laid_line(
	const struct laid *laid, int pane, int row, bool is_stacked);
bool reader_is_stacked(const struct reader *reader);
/* The second pane stands beside the first and does not go along with it. */
bool reader_is_apart(const struct reader *reader);
void reader_scroll(struct reader *reader, int rows);
/* Row of a laid unit on which byte `offset` of the first pane stands. */
int laid_row_of(struct laid *laid, uint32_t offset, bool is_stacked);
/* The unit at the top of the page, or held. */
int reader_here(const struct reader *reader, int *row);
/* Offset of that row in it. */
uint32_t reader_top_offset(struct reader *reader);
void reader_clamp(struct reader *reader);
/* The same, and remembers the unit that was at the top if it moves. */
void reader_hold(struct reader *reader);
void reader_to_end(struct reader *reader);
void reader_push_trail(struct reader *reader);
void reader_moved(struct reader *reader);

/* ---- reader_side.c ---- */
/* The second pane as it was last, or none. */
void side_toggle(struct reader *reader);
/* Lets the second pane stay as it is seen, or go where the first one is. */
void side_lock(struct reader *reader);

/* ---- paint.c ---- */
void reader_paint(struct reader *reader, struct frame *frame);

/* ---- find.c ---- */
/* True if row `row` of a unit is on the page. */
bool reader_has_row(struct reader *reader, int unit, int row);
void find_mark(struct reader *reader, struct laid *laid);
void find_next(struct reader *reader, int direction);
void find_clear(struct reader *reader);
/* On with what was found last, in the page or everywhere. */
void find_step(struct reader *reader, int step);
/* Opens search, with what is not on the page if that was looked for last. */
void find_everywhere(struct reader *reader);

/* ---- focus.c ---- */
void focus_move(struct reader *reader, int step);
void focus_clear(struct reader *reader);
/* Looks up which of the spots is in focus. */
void focus_find(struct reader *reader);

#endif
