/* SPDX-License-Identifier: MIT */
/*
 * Questions and class notes: what a teacher asks and plans with, beside the
 * texts of each language (LANG/quiz/FILE.md, LANG/notes/FILE.md). They are data
 * here: read, checked, given out by section and language. Who asks, who counts
 * and how it looks is others' business: knows no screen and no state.
 *
 *   # 2                      the part, as in the spine
 *   ## 2.1                   one of its sections
 *   ### q1 What is …?        question 2.1.q1; its number is a name
 *   - [x] Text               options, one of them right
 *     > Reply.
 *   needs: plain             the lowest tier that holds the answer
 *
 *   ### aim, ### message, ### discuss (a list), ### activity      of notes
 *
 * A file is read when something in it is first asked for. What departs from the
 * form is a finding of the work (corpus_findings), and the rest is used.
 */
#ifndef KOINE_QUIZ_QUIZ_H
#define KOINE_QUIZ_QUIZ_H

#include "corpus/corpus.h"

#define QUIZ_OPTIONS     4 /* that a question should have */
#define QUIZ_OPTIONS_MAX 9 /* with which it can still be asked */

struct quiz_option {
	int line;
	bool is_right;
	struct doc_node *text;  /* PARA without the mark "[x] " */
	struct doc_node *reply; /* QUOTE, its blocks are the children; or NULL
	                         */
};

struct quiz_question {
	struct str id; /* "2.1.q1" */
	int number;    /* 1 */
	int section;   /* row of the spine */
	int line;
	bool can_be_asked;     /* has a text, 2 to QUIZ_OPTIONS_MAX options with
	                          texts, and one of them is right */
	struct doc_node *text; /* PARA */
	const struct quiz_option *options;
	int option_count;
	int right; /* index of the only right option, or CORPUS_NONE */
	bool has_needs;
	enum tier needs; /* TIER_PLAIN if it does not say */
};

/* name of the heading, see quiz_field_name */
#define QUIZ_FIELD_LIST(ROW)    \
	ROW(AIM, "aim")         \
	ROW(MESSAGE, "message") \
	ROW(DISCUSS, "discuss") \
	ROW(ACTIVITY, "activity")

enum quiz_field {
#define ROW(field, name) QUIZ_##field,
	QUIZ_FIELD_LIST(ROW)
#undef ROW
		QUIZ_FIELD_COUNT
};

/* Of one section. */
struct quiz_notes {
	int section; /* row of the spine */
	int line;
	/* What stands below each heading: a ROOT whose children are the blocks
	 * (DISCUSS: one list); NULL: nothing. */
	struct doc_node *fields[QUIZ_FIELD_COUNT];
};

/* A question in the language it can be shown in. */
struct quiz_shown {
	const struct quiz_question *question; /* NULL: there is none */
	int lang;                             /* index into the work's */
	bool is_fallback;                     /* not what was asked for */
};

struct quiz_list {
	struct quiz_shown *items;
	size_t count;
};

struct quiz; /* opaque; must not outlive its work */

/* Reads nothing yet. */
struct quiz *quiz_new(struct work *work);
void quiz_free(struct quiz *quiz);

/*
 * The questions below row `index` of the spine that can be asked, in order: of
 * a part all of its sections', of a section, or anything inside one, that
 * section's. Each is in `lang` or, as a whole, in the nearest language that has
 * it. The list is in `arena`, the questions live as long as the quiz.
 */
struct quiz_list quiz_below(
	struct quiz *quiz, int index, int lang, struct arena *arena);
/* The question "2.1.q1" in `lang` or the nearest language. */
struct quiz_shown quiz_find(struct quiz *quiz, struct str id, int lang);
/*
 * The notes of the section that row `index` is or lies in: the first in the
 * order of languages that is complete, else the first there is. NULL if there
 * are none.
 */
const struct quiz_notes *quiz_notes(
	struct quiz *quiz, int index, int lang, int *shown_lang);
/* "aim": id, not for people. */
const char *quiz_field_name(enum quiz_field field);

/*
 * Reads all questions and notes of the work and compares the languages, so that
 * nothing is missing from the work's findings. Done again, it finds the same.
 */
void quiz_check(struct work *work);

#endif
