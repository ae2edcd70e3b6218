/* SPDX-License-Identifier: MIT */
/*
 * A row of questions asked one after another: which is asked, what was
 * answered, what is still open, how many hands a class held up. Knows no screen
 * and no state: whoever asks shows the questions, in any language, and keeps
 * the scores.
 *
 * A question belongs to the sitting while the tier meets its needs, and after
 * it was answered in any tier.
 */
#ifndef KOINE_QUIZ_SITTING_H
#define KOINE_QUIZ_SITTING_H

#include "quiz/quiz.h"

struct sitting_entry {
	struct str id;
	int section; /* row of the spine */
	enum tier needs;
	bool is_asked;               /* has been answered */
	bool is_right_first;         /* at the first try */
	bool is_missed;              /* the last answer was wrong */
	int hands[QUIZ_OPTIONS_MAX]; /* of a class, for each option */
};

struct sitting {
	struct arena arena;
	VEC(struct sitting_entry) entry;
	size_t at;      /* the question that is asked; entry.len: the end */
	enum tier tier; /* whoever asks sets it */
	bool is_again;  /* what is open is asked a second time */
};

/* What there is and how it went, of the questions that belong to it. */
struct sitting_count {
	int all;
	int number; /* of the one that is asked, from 1 */
	int asked;
	int right;  /* at the first try */
	int missed; /* to be asked again */
};

void sitting_release(struct sitting *sitting);
/* Adds a question at the end. */
void sitting_add(struct sitting *sitting, const struct quiz_question *question);
/* Adds something else that is asked, in any tier. */
void sitting_add_id(struct sitting *sitting, struct str id, int section);
/* Adds those below a row of the spine, as quiz_below gives them. */
void sitting_add_below(
	struct sitting *sitting, struct quiz *quiz, int row, int lang);
/* Adds those of the whole work. */
void sitting_add_all(struct sitting *sitting, struct quiz *quiz,
	const struct work *work, int lang);
/* Puts the first question that belongs to it at `at`; false if there is none.
 */
bool sitting_begin(struct sitting *sitting);
/* The question that is asked; NULL at the end. */
struct sitting_entry *sitting_entry(struct sitting *sitting);
/* Takes the answer to it. */
void sitting_answer(struct sitting *sitting, bool is_right);
/*
 * To the next question that is to be answered (the one before, if step is -1).
 * Without one, forward to the end and back not at all: false.
 */
bool sitting_step(struct sitting *sitting, int step);
/* The same through all questions, answered or not; it stays if there is none.
 */
bool sitting_walk(struct sitting *sitting, int step);
/* From the end to what is still to be answered rightly; false: nothing. */
bool sitting_repeat(struct sitting *sitting);
struct sitting_count sitting_count(const struct sitting *sitting);

#endif
