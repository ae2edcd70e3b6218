/* SPDX-License-Identifier: MIT */
/*
 * What a class has asked, as its teacher wrote it down: one file beside the
 * state, "questions.tsv", a question a line:
 *
 *   2026-11-23T09:40:05Z TAB 2.1.3 TAB 12:05 TAB text
 *
 * when (UTC), at which slide, how long into the talk. Each is on the disk
 * before it counts as kept; the file is never left half written, and consoles
 * that write at the same moment lose nothing of each other.
 */
#ifndef KOINE_DESK_QUESTIONS_H
#define KOINE_DESK_QUESTIONS_H

#include "base/arena.h"
#include "base/err.h"
#include "base/vec.h"

#include <stdint.h>

#define QUESTIONS_FILE "questions.tsv"
#define QUESTIONS_LOCK "questions.lock"
#define QUESTIONS_MAX  ((size_t)1 << 20) /* [B] of the file; then no more */

struct question {
	int64_t time; /* seconds since 1970 */
	struct str slide;
	struct str elapsed; /* "12:05" */
	struct str text;    /* valid UTF-8 on one line */
};

struct questions {
	struct arena arena;
	VEC(struct question) question; /* as in the file */
};

/*
 * Reads those written at `since` or later from the folder of the state; lines
 * that are none are passed over. A missing file, or no folder, is an empty one.
 */
void questions_read(
	struct questions *questions, const char *dir, int64_t since);
/* Appends one to the file; true when it is on the disk. False with one sentence
 * if `dir` is NULL, too. */
bool questions_add(
	const char *dir, const struct question *question, struct err *err);
void questions_release(struct questions *questions);

#endif
