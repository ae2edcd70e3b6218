/* SPDX-License-Identifier: MIT */
/*
 * A lesson: a teacher's own Markdown file that pulls places of the work,
 * questions and terms in between its own paragraphs and headings.
 *
 *   ## Warm-up (10 min)      a heading, with the minutes it may take
 *   Any words of one's own.
 *   [](sec:2.1.3)            a paragraph of nothing but links without a text:
 *   [](quiz:2.1.q2)          what they name stands there, in the language and
 *   [](term:deepfake)        level of the moment; [](sec:2.1) is all of it
 *
 * Its own words may stand in a file for each language. What cannot be
 * understood is a fault, and the rest is used. Which questions there are, and
 * how questions and terms look, is others' business (lesson_source).
 */
#ifndef KOINE_CORPUS_LESSON_H
#define KOINE_CORPUS_LESSON_H

#include "base/vec.h"
#include "corpus/corpus.h"
#include "corpus/file.h"

#define LESSON_PARTS_MAX 10000

enum lesson_kind { LESSON_OWN, LESSON_PLACE, LESSON_QUESTION, LESSON_TERM };

/* One unit of it, in order. */
struct lesson_part {
	enum lesson_kind kind;
	int line;
	/* "2.1.3", "2.1.q2", "deepfake"; of its own "s1", "s1.2". */
	struct str id;
	/* Row of the spine: PLACE: it; else what it is about: QUESTION: its
	 * section, OWN and TERM: the one last pulled; CORPUS_NONE. */
	int row;
	const struct doc_node *node; /* OWN */
	int lang;                    /* OWN: index, by its letters */
	int minutes;                 /* OWN heading: 0 if it does not say */
};

/* One of its own parts as it is shown. */
struct lesson_words {
	const struct doc_node *node; /* NULL: not there */
	int lang;
};

struct lesson_fault {
	int line;
	struct str message; /* translated, no full stop */
};

/* How far the file's lines are counted. */
struct lesson_cursor {
	const struct doc_node *leaf; /* the last one asked about */
	size_t at;                   /* [B] in the file's text */
	int line;                    /* from 1 */
	int misses;                  /* links not found */
};

/* Whoever knows questions and terms. */
struct lesson_source {
	void *ctx;
	/* The section that a question is about; CORPUS_NONE: there is none. */
	int (*section)(void *ctx, struct str question);
	/* A question or term as a block (a ROOT: paragraphs, for a question
	 * then the list of its answers), in the nearest language; NULL: none.
	 */
	const struct doc_node *(*block)(void *ctx,
		const struct lesson_part *part, int lang, enum tier tier,
		struct arena *arena, int *shown_lang);
};

struct lesson {
	struct arena arena;
	struct work *work;
	struct file *file;
	struct lesson_source source;
	VEC(struct lesson_part) parts;
	VEC(struct lesson_fault) faults; /* at most LESSON_FAULTS_MAX */
	int minutes;                     /* that the title says, else in sum */
	struct lesson_cursor cursor;
	/* By language: of each part, as another file has it (lesson_join);
	 * NULL: there is none. */
	struct lesson_words *words[CORPUS_LANG_MAX];
};

#define LESSON_FAULTS_MAX 50

/* True if a text pulls anything: by its look, not by what is there. */
bool lesson_is_one(struct str text);
/* Reads a lesson (zeroed) from a file, which it borrows like all else. */
void lesson_read(struct lesson *lesson, struct work *work, struct file *file,
	struct lesson_source source);
void lesson_release(struct lesson *lesson);
/*
 * The line of the next link to `target` in a leaf that begins on `line`, which
 * it is too if the link is not found. Leaves and their links in order.
 */
int lesson_line(struct lesson *lesson, const struct doc_node *leaf, int line,
	struct str target);
/*
 * `other`, which must live on, is the same lesson in language `lang`: there its
 * own words are shown. Where the two have the same headings, below each of them
 * as many blocks of their own stand for each other; what else differs is as in
 * the lesson itself.
 */
void lesson_join(struct lesson *lesson, const struct lesson *other, int lang);
/* Part `at`, which is its own, in a language if that was joined. */
struct lesson_words lesson_own(
	const struct lesson *lesson, size_t at, int lang);
/*
 * The minutes at a heading's end: "(10 min)", "(10 minutos)", "（10分钟）",
 * "(10 دقائق)", "(10′)"; 0 if it has none.
 */
int lesson_minutes(struct str heading);

#endif
