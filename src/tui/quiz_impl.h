/* SPDX-License-Identifier: MIT */
/*
 * Inside the quiz: quiz_view.c (keys and what they do), quiz_class.c (the same
 * before a class), quiz_open.c (which questions), quiz_rows.c (question,
 * answers and bars as rows), quiz_draw.c (rows on the screen), quiz_words.c
 * (what stands around them; quiz_said.c is for speech too). Cards draw by the
 * same means (cards_impl.h), and so does the console; nobody else includes it.
 */
#ifndef KOINE_TUI_QUIZ_IMPL_H
#define KOINE_TUI_QUIZ_IMPL_H

#include "quiz/sitting.h"
#include "tui/app.h"
#include "tui/quiz_words.h"
#include "tui/reader.h"

#define HANDS_MAX 9999 /* of a class, for one option */

enum quiz_stage {
	ASK_QUESTION,
	ASK_REPLY,
	ASK_SCORE,
	CLASS_QUESTION, /* alone */
	CLASS_OPTIONS,  /* one after another */
	CLASS_HANDS,    /* counted, option by option */
	CLASS_REPLY,
};

struct asking {
	struct quiz *quiz;
	struct sitting sitting;
	enum quiz_stage stage;
	int focus;     /* option that is chosen or counted */
	int shown;     /* CLASS_OPTIONS: how many of them */
	int section;   /* row of the spine of the question asked last */
	int top;       /* row that is the first on the screen */
	int rows;      /* there are, when drawn last */
	int height;    /* [rows] for them on the screen */
	bool is_moved; /* by hand: else what is in focus is shown */
	bool stays;    /* the page is left where it is */
	bool has_told; /* that answers cannot be kept */
};

static inline bool is_class(const struct asking *asking)
{
	return asking->stage >= CLASS_QUESTION;
}

/* ---- quiz_view.c ---- */
extern const struct view_ops quiz_view;
/* The question that is asked, in the language of the page; question NULL at the
 * end. */
struct quiz_shown asking_shown(struct app *app, struct asking *asking);
/* On to another stage; what is in focus there is seen. */
void asking_stage(struct asking *asking, enum quiz_stage stage, int focus);

/* ---- quiz_class.c ---- */
/* The keys and actions that are others' before a class; false: not mine. */
bool class_digit(
	struct app *app, struct asking *asking, int digit, int options);
bool class_act(struct app *app, struct asking *asking, enum action action,
	int options);
/* What Enter does. */
void class_proceed(struct app *app, struct asking *asking, int options);

/* ---- quiz_rows.c ---- */
/* A row of the view; the lines are in app->draw. */
struct quiz_row {
	struct line line;
	int lang;      /* of its direction; CORPUS_NONE: the interface's */
	int indent;    /* [col] */
	style_t style; /* of what is plain text */
	bool is_focus; /* highlighted */
	bool is_place; /* the cursor goes here */
	int cursor;    /* [col] of it, from the row's beginning */
};

struct quiz_rows {
	VEC(struct quiz_row) row;
	size_t seen_from, seen_to; /* rows that are to be on the screen */
};
/* Makes the rows, `width` columns wide. Release row. */
/* A text in a language of the work, or in the interface's (CORPUS_NONE). */
void quiz_rows_text(struct app *app, int lang, struct str text, style_t style,
	int width, struct quiz_rows *rows);
void quiz_rows_make(struct app *app, struct asking *asking, int width,
	struct quiz_rows *rows);

/* ---- quiz_draw.c, for cards too ---- */
/* Where the rows stand. */
struct quiz_area {
	int row, col, rows, cols;
};

/* The row above them: a section in a language, how far it went. */
struct quiz_head {
	int lang, section;
	struct str number;
};

struct quiz_area quiz_area(const struct frame *frame);
void quiz_draw_head(struct app *app, const struct quiz_head *head,
	struct frame *frame, const struct quiz_area *area);
void quiz_draw_row(struct app *app, const struct quiz_row *row,
	struct frame *frame, int at, const struct quiz_area *area);
/* [rows] `top` where a text of `rows` rows begins, if it leaves none of
 * `height` on the screen empty that the text could fill. */
int quiz_draw_top(int top, int rows, int height);
void quiz_draw_bottom(struct app *app, struct frame *frame, struct str left,
	struct str right);
void quiz_draw(struct app *app, void *view, struct frame *frame);

/* ---- quiz_words.c: in app->draw ---- */
/* A key of a mode, its first one, and what it does. */
struct quiz_hint {
	enum action action;
	const char *word;
};
/* As many of them as `room` columns hold. */
struct str quiz_words_hints(struct app *app, enum mode mode,
	const struct quiz_hint *hints, size_t count, int room);
struct str quiz_words_key(struct app *app, enum mode mode, enum action action);
/* "question 2 of 7" */
struct str quiz_words_number(struct app *app, struct asking *asking);
/* What stands at the start of the bottom row, and the keys at its end, in at
 * most `room` columns. */
struct str quiz_words_status(struct app *app, struct asking *asking);
struct str quiz_words_keys(struct app *app, struct asking *asking, int room);
/* What is said below the answers, and of the score. */
struct str quiz_words_reply(struct app *app, struct asking *asking,
	const struct quiz_question *question);
struct str quiz_words_end(struct app *app, struct asking *asking);
/* "12 · 40%" of hands held up; of nobody's: "0". */
struct str quiz_words_hands(struct app *app, int hands, int all);

#endif
