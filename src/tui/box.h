/* SPDX-License-Identifier: MIT */
/*
 * Inside the boxes: where one stands (pure), what it is about, and its text.
 * box.c is the view, box_open.c what opens one, box_build.c and box_block.c say
 * what is in it.
 */
#ifndef KOINE_TUI_BOX_H
#define KOINE_TUI_BOX_H

#include "tui/app.h"
#include "tui/reader.h"

#define BOX_TEXT_MAX 76 /* [col] */

/* ---- where it stands: box_rect.c ---- */

struct box_rect {
	int row, col, rows, cols; /* of all of it */
	int text_row, text_col, text_rows, text_cols;
	bool has_border;
};

/* [col] Columns of text on a screen of `cols` columns; depends on nothing else.
 */
int box_text_cols(int cols);
/*
 * Where a box with `text_rows` lines stands on a screen of rows x cols whose
 * last row is taken: at most half the rows high, never over row `focus` (unless
 * there is no other). `is_near`: beside that row; else as far from it as can
 * be.
 */
struct box_rect box_place(
	int rows, int cols, int text_rows, int focus, bool is_near);

/* ---- what it is about ---- */

enum box_kind {
	BOX_TERM,
	BOX_REFERENCE,
	BOX_NOTE,
	BOX_SECTION,
	BOX_URL,
	BOX_TIERS,
	BOX_LANGUAGES,
	BOX_WHERE,
	BOX_DIFF,
	BOX_FINDING,
	BOX_SOURCES,
	BOX_KIND_COUNT
};

struct box_subject {
	enum box_kind kind;
	struct str target; /* NOTE, SECTION, URL; FINDING: a title and
	                      paragraphs, one a line */
	const struct gloss_concept *concept; /* TERM */
	int number;                          /* REFERENCE */
	int unit; /* SECTION, TIERS, LANGUAGES, WHERE, DIFF, SOURCES */
	int lang;
	enum tier tier;
	bool is_more; /* TERM: all of it */
	bool is_hit;  /* of search everywhere: Backspace leads to its list */
};

/* The text of a box, laid out for one width. */
struct box_text {
	struct app *app;
	int width; /* [col] */
	struct arena arena;
	struct lines lines;
	struct buf title;
	int title_lang;   /* CORPUS_NONE: the interface's */
	struct buf plain; /* the same as logical text, for copies */
};

void box_text_release(struct box_text *text);
/* Makes the text anew for text->width. False if there is nothing to show. */
bool box_build(const struct box_subject *subject, struct box_text *text);

/* ---- for builders ---- */

/* An empty line, unless nothing stands above. */
void box_add_gap(struct box_text *text);
/* A paragraph in a language of the work; CORPUS_NONE: of the interface. */
void box_add_para(
	struct box_text *text, int lang, style_t style, struct str para);
/* The same in the direction of its own first letter. */
void box_add_auto(struct box_text *text, int lang, struct str para);
/* A title too long for the border stands above the text, whole. False: it fits.
 */
bool box_add_long_title(struct box_text *text);
/* Paragraphs, one a line; see box_add_para. */
void box_add_paras(struct box_text *text, int lang, struct str paras);
/* A block with its marks, in a language of the work. */
void box_add_block(
	struct box_text *text, int lang, const struct doc_node *block);
/* A unit as cards, in the language it is shown in. */
void box_add_unit(struct box_text *text, const struct unit *unit);
bool box_build_tiers(const struct box_subject *subject, struct box_text *text);
bool box_build_languages(
	const struct box_subject *subject, struct box_text *text);
bool box_build_diff(const struct box_subject *subject, struct box_text *text);
bool box_build_finding(
	const struct box_subject *subject, struct box_text *text);
bool box_build_where(const struct box_subject *subject, struct box_text *text);

/* ---- box_build.c, for them ---- */
/* What describe_* made of something: `lang` is its first paragraph's. */
void box_add_described(struct box_text *text, int lang, struct str body);
bool box_build_sources(
	const struct box_subject *subject, struct box_text *text);

/* ---- the view ---- */

/* Opens a box; false, with a message, if there is nothing to show. */
bool box_open(struct app *app, const struct box_subject *subject);

#endif
