/* SPDX-License-Identifier: MIT */
/*
 * What is read from top to bottom: the units (headings and blocks) of a work in
 * any language and tier, of a lone file, or of a lesson. The same unit number
 * is the same place in every language and tier; that is how a switch keeps the
 * block.
 */
#ifndef KOINE_CORPUS_BOOK_H
#define KOINE_CORPUS_BOOK_H

#include "corpus/corpus.h"
#include "corpus/file.h"
#include "corpus/lesson.h"

struct book;

struct unit {
	struct str id;
	bool is_heading;
	int level; /* headings: 1 part, 2 section, 3 record */
	const struct doc_node
		*node; /* heading or block; NULL: written nowhere */
	const struct doc_node *heading; /* of a record's block, else NULL */
	bool is_record;                 /* block of four labelled fields */
	bool is_uncut; /* heading of a section with no blocks at all yet */
	int item;      /* index in the spine, or CORPUS_NONE */
	int about;     /* the same; of what else a lesson shows, the one that it
	                  is about */
	bool is_own;   /* a lesson's own words: in the language asked for where
	                  it has them in that, else as they were written */
	bool is_question; /* of a lesson: a ROOT of paragraphs and a list */
	int lang;         /* index of what is shown; 0 for a file */
	enum tier tier;
	bool is_fallback;            /* not what was asked for */
	const struct locale *locale; /* of the text shown */
};

/* A book of all of a work, or of a file. The book borrows what it is made of.
 */
struct book *book_of_work(struct work *work);
struct book *book_of_file(struct file *file, const char *locale_dir);
/* A lesson's units: its own text, and places of the work among it. */
struct book *book_of_lesson(struct lesson *lesson);
void book_free(struct book *book);
/* After corpus_renew or file_renew: the units of what is there now. Units given
 * out live on until the next time. */
void book_renew(struct book *book);
/* NULL for a lone file. */
struct work *book_work(const struct book *book);
struct file *book_file(const struct book *book);
/* NULL for what is no lesson; one has a work, too. */
const struct lesson *book_lesson(const struct book *book);
/* Number of units, at least `want` + 1 if there are so many (a file is parsed
 * on demand). */
int book_count(struct book *book, int want);
/* Unit `index` in a language and tier. False beyond the end. */
bool book_unit(struct book *book, int index, int lang, enum tier tier,
	struct unit *unit);
/* Unit of an id; CORPUS_NONE. */
int book_find(struct book *book, struct str id);
/* The next unit after (before, if step is -1) `index` that is a heading of at
 * most `level`; CORPUS_NONE. */
int book_heading(struct book *book, int index, int step, int level);
/* The heading unit over `index` (itself if it is one), or CORPUS_NONE. */
int book_section(struct book *book, int index);
/* Key of this book in the state: work id, or hash of a file or lesson. In the
 * book's memory. */
struct str book_key(struct book *book);
int book_lang_count(const struct book *book);
const char *book_lang_tag(const struct book *book, int lang);

#endif
