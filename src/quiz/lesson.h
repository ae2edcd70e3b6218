/* SPDX-License-Identifier: MIT */
/* Questions and terms as a lesson shows them. */
#ifndef KOINE_QUIZ_LESSON_H
#define KOINE_QUIZ_LESSON_H

#include "corpus/lesson.h"
#include "quiz/quiz.h"

/* What a lesson needs to know of questions and terms; borrows both. */
struct lesson_both {
	struct work *work;
	struct quiz *quiz;
};

struct lesson_source lesson_source_of(struct lesson_both *both);

#endif
