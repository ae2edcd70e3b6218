/* SPDX-License-Identifier: MIT */
/*
 * Inside the console: console.c (what it hears, keys), console_rows.c (what
 * there is to say), console_draw.c. Nobody else includes it. What is drawn
 * hangs on what the presenter said last, on the questions and on the clock.
 */
#ifndef KOINE_TUI_CONSOLE_IMPL_H
#define KOINE_TUI_CONSOLE_IMPL_H

#include "desk/questions.h"
#include "desk/seat.h"
#include "quiz/quiz.h"
#include "tui/app.h"

struct console {
	struct app *app;
	struct seat *seat;
	struct quiz *quiz;
	struct questions asked; /* in this lesson, all that are kept or not */
	int classes;            /* of the seat, when they were asked */
	int budget;             /* [s] of this console; 0: the presenter's */
	enum seat_state fed;    /* by a script: the seat's state */
	int top, last_top;      /* rows of notes scrolled over, at most */
};

/* One row, in the interface's language (CORPUS_NONE) or a text's. */
struct console_row {
	struct line line;
	int lang;
	style_t style; /* of a text that has none of its own */
};

struct console_rows {
	VEC(struct console_row) row;
};

extern const struct view_ops console_view;

enum seat_state console_state(const struct console *console);
/* [s] */
int64_t console_elapsed(const struct console *console);
int console_budget(const struct console *console);

/* ---- console_rows.c: appended, in app->draw, `width` columns wide ---- */
/* The unit on the slide in this console's book; CORPUS_NONE: it is not there.
 */
int console_unit(const struct console *console, const struct talk_slide *slide);
/* What the slides are, and which come next. */
void console_put_slides(
	struct console *console, int width, struct console_rows *rows);
/* The class notes of the section. */
void console_put_notes(
	struct console *console, int width, struct console_rows *rows);
/* What was asked, the last first. */
void console_put_questions(
	struct console *console, int width, struct console_rows *rows);
/* What to do when nobody presents. */
void console_put_alone(
	struct console *console, int width, struct console_rows *rows);

/* ---- console_draw.c ---- */
void console_draw(struct app *app, void *view, struct frame *frame);
void console_status(struct app *app, void *view, struct frame *frame);

#endif
