/* SPDX-License-Identifier: MIT */
/*
 * What a presenter and its consoles say to each other: lines of UTF-8 on a
 * local stream socket, each ended by one newline. Pure: knows no descriptors.
 *
 *   either side, first   koine-console VERSION        at most 63 bytes
 *   presenter            show TAB name=value TAB …    at most 4095 bytes
 *                        no TAB reason                full; then it hangs up
 *   console              next                         as the key does: a step
 *                        back
 *                        clock TAB milliseconds       so long the talk has been
 *                                                     going on
 *                        at TAB id                    there the class was, to
 *                                                     one that says `class`
 *
 * A console greets first; the presenter answers with its own greeting and, if
 * the versions are equal, with what it shows, then again whenever that changes.
 * The version goes up when an old reader would misunderstand a new writer;
 * names it does not know are passed over. Whoever says anything else, or too
 * much, or does not take what it is told, is hung up on. Numbers are decimal,
 * in bounds given below; texts are cut, and have no control characters.
 */
#ifndef KOINE_DESK_TALK_H
#define KOINE_DESK_TALK_H

#include "base/buf.h"

#include <stdint.h>

#define TALK_VERSION     1
#define TALK_GREETING    64   /* [B] longest first line, newline included */
#define TALK_COMMAND     64   /* [B] longest line of a console, likewise */
#define TALK_LINE        4096 /* [B] longest line of a presenter, likewise */
#define TALK_ID          64   /* [B] of an id or a tag, cut if longer */
#define TALK_TEXT        512  /* [B] of a title or a line, likewise */
#define TALK_ELAPSED_MAX 359999000       /* [ms] not quite 100 hours */
#define TALK_BUDGET_MAX  359999          /* [s] likewise */
#define TALK_COUNT_MAX   1000000         /* slides, steps */
#define TALK_CLASS_MAX   999999999999999 /* of a class's number */

enum talk_cover { TALK_OPEN, TALK_BLACK, TALK_WHITE, TALK_COVER_COUNT };

/* A slide in the presenter's language. */
struct talk_slide {
	struct str id;    /* of the block; empty: there is none */
	struct str title; /* the heading right above it */
	struct str line;  /* first words of its text */
};

/* What is shown. Numbers count from 1 and are 0 when not known. */
struct talk_show {
	struct str work;  /* id; empty: a lone file */
	struct str lang;  /* tag of what the class sees */
	struct str tier;  /* "plain" */
	int at, count;    /* slide of the section */
	int step, steps;  /* of the slide */
	int64_t class_id; /* another koine, another number; 0: not known */
	int64_t elapsed;  /* [ms] since the slides were opened */
	int budget;       /* [s] 0: none */
	enum talk_cover cover;
	bool is_busy; /* something lies over the slides: a box, a list, a quiz
	               */
	bool is_last; /* `next` is in the next section */
	bool is_over; /* who presents has closed the slides: the last word */
	bool is_private; /* nothing of the class is to be written to a disk */
	struct talk_slide now, next;
};

/* Appends the line, its newline included; never longer than TALK_LINE. */
void talk_put_show(const struct talk_show *show, struct buf *out);
/*
 * Reads a line (without its newline). The texts point into it. False: it is no
 * such line, and *show is untouched.
 */
bool talk_take_show(struct str line, struct talk_show *show);

void talk_put_greeting(struct buf *out);
/* False: no greeting of any version. */
bool talk_take_greeting(struct str line, int *version);

enum talk_word { TALK_NEXT, TALK_BACK, TALK_CLOCK, TALK_AT };

struct talk_command {
	enum talk_word word;
	int64_t elapsed; /* [ms] of CLOCK */
	struct str id;   /* of AT; cut if the line would be too long */
};

void talk_put_command(const struct talk_command *command, struct buf *out);
/* The id points into the line. */
bool talk_take_command(struct str line, struct talk_command *command);

/* "full": there are as many consoles as there may be. */
void talk_put_no(const char *reason, struct buf *out);
bool talk_take_no(struct str line, struct str *reason);

#endif
