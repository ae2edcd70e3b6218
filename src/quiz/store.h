/* SPDX-License-Identifier: MIT */
/* The files of questions and notes of a language and part. Private to this
 * folder. */
#ifndef KOINE_QUIZ_STORE_H
#define KOINE_QUIZ_STORE_H

#include "base/map.h"
#include "quiz/quiz.h"
#include "quiz/sheet.h"

/* The questions of one section in a file. */
struct question_range {
	size_t first, count;
	int line; /* of the section's heading; 0: it is not there */
};

struct question_file {
	bool is_loaded;
	struct sheet sheet;
	VEC(struct quiz_question *) questions;
	struct question_range *ranges; /* of the part's rows, from the part on;
	                                  NULL: there is no file */
	struct map by_id;
};

struct notes_file {
	bool is_loaded;
	struct sheet sheet;
	struct quiz_notes **notes; /* of the part's rows; NULL: no file */
};

struct quiz {
	struct arena arena;
	struct work *work;
	int lang_count, part_count;
	int *parts;                      /* rows, ascending */
	struct question_file *questions; /* of each language and part */
	struct notes_file *notes;
};

/* ---- questions.c, notes.c: a file from its sheet, which was read ---- */
void questions_make(struct question_file *file, int part);
void notes_make(struct notes_file *file, int part);

/* ---- store.c: the file of a language and part (number), read if need be ----
 */
struct question_file *store_questions(
	struct quiz *quiz, int lang, int part_number);
struct notes_file *store_notes(struct quiz *quiz, int lang, int part_number);
/* Number of a part among the parts. */
int store_part_number(const struct quiz *quiz, int part);
/* The section that a row is or lies in; CORPUS_NONE for a part, or none. */
int store_section(const struct quiz *quiz, int row);

#endif
