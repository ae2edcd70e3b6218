/* SPDX-License-Identifier: MIT */
/*
 * A lesson of the command line: a file by its path, NAME or NAME.md of the
 * user's own (XDG data folder, lessons/), or one that comes with the work
 * (content/lessons/, there NAME.LANG.md first).
 */
#ifndef KOINE_CMD_LESSON_H
#define KOINE_CMD_LESSON_H

#include "cmd/cmd.h"
#include "quiz/lesson.h"

/* The same lesson in another language: NAME.fr.md beside NAME.md. */
struct lesson_other {
	struct file *file;
	struct lesson lesson;
};

struct opened_lesson {
	const char *path;
	struct file *file;
	struct lesson_other others[CORPUS_LANG_MAX];
	size_t other_count;
	struct lesson_both both; /* the quiz is its own, the work the run's */
	struct lesson lesson;
	struct book *book;
};

/*
 * Where the lesson that the operand names is; NULL if it is none: a place, a
 * file that pulls nothing, or a name of nothing. Of those that are no path an
 * id of the work goes first.
 */
const char *lesson_path(struct run *run, const char *operand);
/* A lesson's path without ".fr.md" or ".md", and the language it names, or
 * CORPUS_NONE; empty if it ends otherwise. The work is open. */
struct str lesson_stem(struct run *run, const char *path, int *lang);
/*
 * False with err, which names a lesson near to it or those there are, if an
 * operand that is no lesson (lesson_path) is no place either, nor near to one.
 */
bool lesson_check(struct run *run, const char *operand, struct err *err);
/*
 * Opens and reads one (zeroed). False with err: files are switched off, or it
 * is no text. Opens the work.
 */
bool lesson_open(struct run *run, const char *path,
	struct opened_lesson *opened, struct err *err);
void lesson_close(struct opened_lesson *opened);
/* Its faults as "FILE:LINE: message", each a line on standard error. */
void lesson_say_faults(const struct opened_lesson *opened);
/* The first of them, and how many there are; NULL: none. In the run's arena. */
const char *lesson_notice(struct run *run, const struct opened_lesson *opened);

#endif
