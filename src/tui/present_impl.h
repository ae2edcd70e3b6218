/* SPDX-License-Identifier: MIT */
/*
 * Inside presenting: present.c (actions), present_place.c (laying out and
 * moving), present_draw.c, present_find.c, present_stage.c (consoles). Nobody
 * else includes it.
 *
 * The page below keeps language, level, trail, focus and matches. Slides go
 * where it goes and take it along: what others do to the page (a jump, a
 * search, another language) is done to the slides.
 */
#ifndef KOINE_TUI_PRESENT_IMPL_H
#define KOINE_TUI_PRESENT_IMPL_H

#include "out/slides.h"
#include "tui/reader.h"

#define PRESENT_COLUMNS 130 /* [col] narrower than this, two are stacked */

enum cover { COVER_NONE, COVER_BLACK, COVER_WHITE };

/* One language of the slide. */
struct present_pane {
	struct page page;
	struct slide slide;
	int row, col, rows, cols; /* its room on the screen */
};

/* What the slide was laid out by. */
struct present_look {
	int unit, rows, cols;
	int lang, side; /* CORPUS_NONE: no second language */
	enum tier tier;
	enum bidi_mode bidi;
	enum marks marks;
	enum slide_spacing spacing;
};

struct present {
	struct app *app;
	struct quiz *quiz; /* NULL: a lone file */
	struct deck deck;
	int at; /* slide of the deck */
	struct present_pane pane[2];
	int panes; /* 1 or 2 */
	struct slide_steps steps;
	int step;
	struct present_look look; /* unit CORPUS_NONE: nothing is laid out */
	enum marks marks;
	enum slide_spacing spacing;
	int side;       /* second language; CORPUS_NONE */
	int here;       /* unit at which the page was left */
	int match_unit; /* the match that the slides know of */
	struct range match;
	int spoken_unit; /* the sentence read aloud that they know of */
	struct range spoken;
	enum cover cover;
	bool is_spotlight;
	bool is_leaving;   /* one more key leaves */
	struct buf missed; /* looked for, and not in the section */
	VEC(struct spot) spots;
	struct present_stage *stage; /* consoles; NULL: none can join */
};

extern const struct view_ops present_view;

/* ---- present_place.c ---- */
/* Follows the page and the screen: afterwards the slide is laid out. */
void present_ready(struct present *present);
/* Shows the slide of unit `unit` at a byte of its text. */
void present_go(struct present *present, int unit, uint32_t offset);
/* One step on, or back; says so at the section's end and beginning. */
void present_step(struct present *present, int way);
/* To slide `index` of the section, from 0, or the last. */
void present_jump(struct present *present, int index);
/* To a heading of at most `level`. */
void present_heading(struct present *present, int way, int level);
/* The stop of pane `pane` that is shown. */
const struct slide_stop *present_stop(const struct present *present, int pane);

/* ---- present_draw.c ---- */
/* The room for slides on a screen, margins off. */
void present_measure(struct present *present, int rows, int cols);
void present_draw(struct app *app, void *view, struct frame *frame);
void present_status(struct app *app, void *view, struct frame *frame);

/* ---- present_stage.c ---- */
/* Consoles may join; if none can, a sentence says so. */
void present_stage_open(struct present *present);
void present_stage_close(struct present *present);

/* ---- present_find.c ---- */
void present_find(struct present *present, bool is_back);
void present_find_next(struct present *present, int way);
/* Opens search everywhere, with what is not in the section if that was looked
 * for last. */
void present_find_everywhere(struct present *present);
/* The slides of the section, to choose from. */
void present_overview(struct present *present);

#endif
