/* SPDX-License-Identifier: MIT */
/*
 * What a class is given on paper or takes into other programs: a handout, a
 * cloze test, the questions for Moodle (GIFT), questions and terms for Anki.
 * Made from the texts, the glossary and the questions; never from the state,
 * whose scores are nobody else's. The words around a text are of the catalogue
 * in use: whoever exports puts that of the sheet's language there.
 */
#ifndef KOINE_OUT_CLASS_H
#define KOINE_OUT_CLASS_H

#include "out/paper.h"
#include "quiz/quiz.h"

/* What is wanted. */
struct class_wish {
	struct work *work;
	struct quiz *quiz;
	int row; /* heading of the spine; CORPUS_NONE: the whole work */
	int lang;
	int with; /* Anki: language of the other side; may be `lang` */
	enum tier tier;
	bool has_answers; /* handout: and the key */
};

/* What came of it. */
struct class_count {
	int texts;     /* blocks that are written in some language */
	int questions; /* whose answer stands in the tier */
	int terms;
	int gaps;
	int fallback;         /* language that stood in for a question's, or
	                         CORPUS_NONE */
	struct unit stand_in; /* the first text that stood in for another;
	                         node NULL: none did */
};

/* ---- handout.c, cloze.c: on a sheet that was begun ---- */
/*
 * The section as it stands in the tier, notes, terms with what they mean, the
 * questions, the references of the section, how it is to be cited and who wrote
 * it; with answers, the key on a page of its own.
 */
struct class_count class_handout(
	const struct class_wish *wish, struct paper *paper);
/*
 * The section with every fifth word left out (W. L. Taylor, "Cloze Procedure",
 * 1953: by count alone, whatever the word is) after its first sentence, and the
 * words on a page of their own. Words are those of UAX #29; figures are none.
 */
struct class_count class_cloze(
	const struct class_wish *wish, struct paper *paper);

/* ---- gift.c, anki.c ---- */
/* The questions in Moodle's GIFT, a category a section. Appends. */
struct class_count class_gift(const struct class_wish *wish, struct buf *out);
/*
 * Questions and terms, both ways, as a table for Anki: a line is a card, whose
 * first field is the same in every export of it. Appends.
 */
struct class_count class_anki(const struct class_wish *wish, struct buf *out);

/* ---- questions.c ---- */
/* The questions of a wish that its tier answers, in order; in `arena`. */
struct quiz_list class_questions(
	const struct class_wish *wish, struct arena *arena);
/* Counts a block of a text, a question. */
void class_count_text(struct class_count *count, const struct unit *unit);
void class_count_shown(
	struct class_count *count, const struct quiz_shown *shown);

#endif
