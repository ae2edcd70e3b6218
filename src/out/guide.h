/* SPDX-License-Identifier: MIT */
/*
 * The teacher's sheet: what a lesson, or a section, is for and how it goes, on
 * about two pages: aims, minutes, key message, what to discuss and do,
 * questions with their answers, terms, sources. For whoever mirrors the screen
 * and sees no notes there. What does not fit is left out, and the sheet says
 * how much.
 */
#ifndef KOINE_OUT_GUIDE_H
#define KOINE_OUT_GUIDE_H

#include "corpus/lesson.h"
#include "out/paper.h"
#include "quiz/quiz.h"

#define GUIDE_LINES 120 /* of 80 columns: two pages */

struct guide_wish {
	struct work *work;
	struct quiz *quiz;
	const struct lesson *lesson; /* NULL: of a section */
	struct str name;             /* of a lesson without a heading */
	int row;                     /* of the section */
	int lang;
	enum tier tier;
};

/* Writes it on a sheet that was begun; false if there is nothing to say. */
bool guide_write(const struct guide_wish *wish, struct paper *paper);

/* ---- guide_gather.c: what stands on it ---- */
struct guide {
	const struct guide_wish *wish;
	struct arena *arena;
	VEC(int) sections; /* rows of the sections that have class notes */
	VEC(struct quiz_shown) questions;
	VEC(struct str) terms;
	VEC(int) refs;
	int first_row; /* of all that is shown; CORPUS_NONE: nothing */
};

void guide_gather(struct guide *guide, const struct guide_wish *wish,
	struct arena *arena);
void guide_release(struct guide *guide);

#endif
