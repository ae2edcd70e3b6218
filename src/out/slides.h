/* SPDX-License-Identifier: MIT */
/*
 * A section as slides: the opening one with its title and key message, then
 * its blocks, a figure or a record on one of its own. A slide is laid out as a
 * whole and never clipped: what is too tall comes in pages. Going through it
 * stops once for each item of a list and each page. Which slides a section has
 * does not hang on language, level or screen. Pure: knows no screen, no keys.
 */
#ifndef KOINE_OUT_SLIDES_H
#define KOINE_OUT_SLIDES_H

#include "out/page.h"
#include "quiz/quiz.h"

#define SLIDE_COLS        60 /* [col] widest line of text */
#define SLIDE_COLS_HAN    68 /* [col] the same in Han characters: 34 of them */
#define SLIDE_COLS_FIGURE 84 /* [col] widest line of a drawing */

#ifndef DECK_UNITS
#define DECK_UNITS 5000
#endif

/* The slides of one section. */
struct deck {
	int first, end; /* units: the heading, one after the last */
	VEC(int) unit;  /* what each slide shows */
};

/*
 * The section that unit `index` is in, down to level 2 of headings; of a lesson
 * and of a lone file all there is, up to DECK_UNITS at once.
 */
void deck_make(struct deck *deck, struct book *book, int index);
void deck_release(struct deck *deck);
/* The slide that shows unit `index`, or the nearest one before it. */
int deck_find(const struct deck *deck, int index);

/* Rows of a slide's page: slide.row[first] to slide.row[end - 1]. */
struct slide_page {
	int first, end;
};

/* Where going through a slide stops: what it shows of which page. */
struct slide_stop {
	int page;
	int item; /* the last one shown, from 0 */
};

/* How far apart lines of text stand. */
enum slide_spacing {
	SLIDE_FIT,   /* an empty row between them if all fits so */
	SLIDE_WIDE,  /* always, on as many pages as it takes */
	SLIDE_CLOSE, /* none but between items */
	SLIDE_SPACING_COUNT
};

struct slide {
	struct unit unit;
	struct arena arena; /* of the lines */
	struct lines lines;
	VEC(int) item; /* of each line: of a list, the item it is in; else 0 */
	VEC(int) row;  /* line on each row, CORPUS_NONE: an empty one */
	VEC(struct slide_page) page; /* at least one */
	VEC(struct slide_stop) stop; /* at least one */
	int lead;        /* lines before the block's own: notice, title */
	int text_end;    /* one after its last; then come lines of others */
	int cols;        /* [col] widest line */
	uint32_t length; /* [B] of the block's text */
};

/* What slides are laid out by. */
struct slide_room {
	struct page *page; /* book, language, tier, looks; width is set here */
	struct quiz *quiz; /* for the key message; NULL: none */
	int rows, cols;    /* of the room there is, without margins */
	enum slide_spacing spacing;
};

/* [col] The longest line of text in a locale's script. */
int slide_measure(const struct locale *locale);
/*
 * Lays out the slide of unit `index`; false beyond the end. *slide is zeroed,
 * or holds another one.
 */
bool slide_lay(struct slide *slide, const struct slide_room *room, int index);
void slide_release(struct slide *slide);
/* [B] Offset into the block's text of what the page of a stop begins with. */
uint32_t slide_offset(const struct slide *slide, int stop);
/* The item that byte `offset` of the block's text is in. */
int slide_item_at(const struct slide *slide, uint32_t offset);
/* The stop at which `item`, or the last there is, is shown, and that byte. */
int slide_stop_at(const struct slide *slide, int item, uint32_t offset);

/* What is shown at once: a stop of one slide, and of the same block in another
 * language. */
struct slide_step {
	int stop[2];
};

struct slide_steps {
	VEC(struct slide_step) step;
};

/*
 * Goes through a slide, or two of the same block together (`second` NULL: one),
 * item by item: where one has more pages, the other stays, so that neither is
 * ever alone.
 */
void slide_pair(struct slide_steps *steps, const struct slide *first,
	const struct slide *second);
/* Pages of a pair: of how many, and which one a step is on, from 0. */
int slide_pages(const struct slide_steps *steps, const struct slide *first,
	const struct slide *second, int step, int *page);

/* ---- slides_page.c ---- */
/* Rows, pages and stops from the lines, for a room of so many rows. */
void slide_cut(struct slide *slide, int rows, enum slide_spacing spacing);

#endif
