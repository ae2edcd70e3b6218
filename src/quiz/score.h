/* SPDX-License-Identifier: MIT */
/* Answers and the state: what an answer does to a question's score, and which
 * questions are due. Days are UTC; `now` is the caller's clock. */
#ifndef KOINE_QUIZ_SCORE_H
#define KOINE_QUIZ_SCORE_H

#include "quiz/sitting.h"
#include "state/state.h"

/* Keeps an answer; durable when it returns true. */
bool score_keep(struct state *state, struct str work, struct str question,
	bool is_right, int64_t now, struct err *err);
/* Adds what is due, longest due first, as it stands in `lang` or the nearest
 * language. */
void score_add_due(struct state *state, struct str work, int64_t now,
	struct quiz *quiz, int lang, struct sitting *sitting);

#endif
