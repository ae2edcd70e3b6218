/* SPDX-License-Identifier: MIT */
/* Questions and notes in a small tree, for the tests of quiz/. */
#ifndef KOINE_TESTS_QUIZ_TREE_H
#define KOINE_TESTS_QUIZ_TREE_H

#include "corpus_tree.h"
#include "quiz/quiz.h"

#define QUIZ_EN  "en/quiz/02-safety.md"
#define QUIZ_ZH  "zh/quiz/02-safety.md"
#define QUIZ_FR  "fr/quiz/02-safety.md"
#define NOTES_EN "en/notes/02-safety.md"
#define NOTES_ZH "zh/notes/02-safety.md"

/* Ends of questions: four options, of which one is right; then the level. */
#define OPTION(mark, text) "- [" mark "] " text "\n  > reply " text "\n"
#define OPTIONS \
	OPTION(" ", "a") OPTION("x", "b") OPTION(" ", "c") OPTION(" ", "d")
#define NEEDS_PLAIN "\nneeds: plain\n\n"
#define GOOD(id)    "### " id " Why " id "?\n\n" OPTIONS NEEDS_PLAIN

/* The notes of a section. */
#define NOTES                               \
	"### aim\n\nAn aim.\n\n"            \
	"### message\n\nA message.\n\n"     \
	"### discuss\n\n- One?\n- Two?\n\n" \
	"### activity\n\nAn activity.\n\nIts end.\n\n"

struct quiz_tree {
	struct tree tree;
	struct work *work;
	struct quiz *quiz;
};

static inline void quiz_tree_init(struct quiz_tree *t)
{
	tree_init_full(&t->tree);
	t->work = tree_open(&t->tree);
	t->quiz = quiz_new(t->work);
}

static inline void quiz_tree_free(struct quiz_tree *t)
{
	quiz_free(t->quiz);
	corpus_close(t->work);
	tree_free(&t->tree);
}

/* Replaces a file; what was read is read anew, without a finding. */
static inline void quiz_tree_put(
	struct quiz_tree *t, const char *name, const char *text)
{
	quiz_free(t->quiz);
	corpus_close(t->work);
	tree_put(&t->tree, name, text);
	t->work = tree_open(&t->tree);
	t->quiz = quiz_new(t->work);
}

/* The question in the language, itself or NULL. */
static inline const struct quiz_question *quiz_tree_find(
	struct quiz_tree *t, const char *id, int lang)
{
	const struct quiz_shown shown = quiz_find(t->quiz, str_of(id), lang);

	return shown.is_fallback ? NULL : shown.question;
}

#endif
