/* SPDX-License-Identifier: MIT */
/* What is said of an answer and of a score, on the screen and in speech. In the
 * arena. */
#ifndef KOINE_TUI_QUIZ_WORDS_H
#define KOINE_TUI_QUIZ_WORDS_H

#include "quiz/sitting.h"

/* "question 2 of 7" */
struct str quiz_words_question(
	const struct sitting_count *count, struct arena *arena);
/* Whether it was right, and which is: `right` is the option's index. */
struct str quiz_words_verdict(bool is_right, int right, struct arena *arena);
/*
 * The score, a paragraph a line; `key` goes on with what is open. `is_kept`:
 * what was missed comes back another day.
 */
struct str quiz_words_score(const struct sitting_count *count, struct str key,
	bool is_kept, struct arena *arena);

#endif
