/* SPDX-License-Identifier: MIT */
/*
 * When a question that was missed comes back: boxes after Sebastian Leitner
 * ("So lernt man lernen", 1972), with days that double from box to box. A
 * question answered wrongly goes into box 1 and comes back the next day; each
 * right answer on a day when it is due moves it on by one box, and from the
 * last box it is learned and comes back no more; a wrong one takes it to box 1
 * again. What was never missed is in no box. Pure functions: whoever asks keeps
 * the cards and has the clock.
 */
#ifndef KOINE_QUIZ_SCHEDULE_H
#define KOINE_QUIZ_SCHEDULE_H

#include <stdbool.h>
#include <stdint.h>

#define SCHEDULE_BOXES 5 /* 1, 2, 4, 8, 16 days */

/* Zeroed: of a question that was never missed. */
struct schedule_card {
	int box;     /* 1 to SCHEDULE_BOXES; 0: in none */
	int64_t due; /* [day] since 1970, UTC; 0 in box 0 */
};

/* The day, UTC, of a time in seconds since 1970. */
int64_t schedule_day(int64_t seconds);
/*
 * In a box, and its day has come. A day further off than any box puts it was
 * written by a clock that was wrong: due.
 */
bool schedule_is_due(struct schedule_card card, int64_t today);
/*
 * The card after an answer. Right before its day changes nothing: to repeat it
 * at once is no proof that it is remembered.
 */
struct schedule_card schedule_answer(
	struct schedule_card card, bool is_right, int64_t today);

#endif
