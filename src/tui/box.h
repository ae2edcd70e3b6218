/* SPDX-License-Identifier: MIT */
/*
 * Inside the boxes: where one stands (pure), what it is about, and its text.
 * box.c is the view, box_open.c what opens one, box_build.c, box_block.c,
 * box_question.c … say what is in it, box_mark.c marks what search has found.
 */
#ifndef KOINE_TUI_BOX_H
#define KOINE_TUI_BOX_H

#include "search/search.h"
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
	BOX_QUESTION,
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

/* What search has found in a text as it knows it, whose lines are the box's
 * paragraphs or parts of them. */
struct box_found {
	struct str text;
	const struct search_range *ranges;
	size_t count; /* 0: nothing is marked */
};

struct box_subject {
	enum box_kind kind;
	struct str target; /* NOTE, QUESTION, SECTION, URL; FINDING: a title and
	                      paragraphs, one a line */
	const struct gloss_concept *concept; /* TERM */
	int number;                          /* REFERENCE */
	int unit; /* SECTION, TIERS, LANGUAGES, WHERE, DIFF, SOURCES */
	int lang;
	enum tier tier;
	bool is_more; /* TERM: all of it */
	bool is_hit;  /* of search everywhere: Backspace leads to its list */
	struct box_found found;
};

/* Ranges [B] of a paragraph. */
struct box_marks {
	VEC(struct search_range) range;
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
	const struct box_found *found; /* while it is made */
	size_t most_marks; /* in one of its paragraphs, or the title */
	int first_mark;    /* the first line of that paragraph with one; -1 */
	struct box_marks title_marks;
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
/* The title: above the text if it is long, and copied along either way. */
void box_add_title(struct box_text *text);
/* Says that the text is not in the language asked for, if it is not. */
void box_add_stand_in(struct box_text *text, int asked, int shown);
/* Paragraphs, one a line; see box_add_para. */
void box_add_paras(struct box_text *text, int lang, struct str paras);
/* A block with its marks, in a language of the work. */
void box_add_block(
	struct box_text *text, int lang, const struct doc_node *block);
/* The same for a block that is no figure, hung after `lead`. */
void box_add_hung(struct box_text *text, int lang, const struct doc_node *block,
	struct str lead);
/* A unit as cards, in the language it is shown in. */
void box_add_unit(struct box_text *text, const struct unit *unit);
bool box_build_tiers(const struct box_subject *subject, struct box_text *text);
bool box_build_languages(
	const struct box_subject *subject, struct box_text *text);
bool box_build_diff(const struct box_subject *subject, struct box_text *text);
bool box_build_finding(
	const struct box_subject *subject, struct box_text *text);
bool box_build_where(const struct box_subject *subject, struct box_text *text);
bool box_build_question(
	const struct box_subject *subject, struct box_text *text);

/* ---- what search has found in it: box_mark.c ---- */
/* True if what has been found, where most of it stands together, is shown. */
bool box_shows_found(
	const struct box_text *text, const struct box_found *found);
/* Puts it into the arena: a box outlives the answer of search. */
void box_keep_found(struct box_found *found, struct arena *arena);
/* What has been found of a paragraph, or of the title. */
void box_find_marks(
	const struct box_text *text, struct str para, struct box_marks *marks);
/* Marks the lines from number `from` on, which are those of a paragraph. */
void box_mark_lines(struct box_text *text, size_t from, struct str para);
/* Marks a line of it; false if nothing found stands there. */
bool box_mark_line(const struct box_marks *marks, struct line *line);

/* ---- box_build.c, for them ---- */
/* What describe_* made of something: `lang` is its first paragraph's. */
void box_add_described(struct box_text *text, int lang, struct str body);
bool box_build_sources(
	const struct box_subject *subject, struct box_text *text);

/* ---- the view ---- */

/* Opens a box; false, with a message, if there is nothing to show. */
bool box_open(struct app *app, const struct box_subject *subject);

#endif
