/* SPDX-License-Identifier: MIT */
/*
 * Terms as cards: those of a place, to be learned from one language to another.
 * A card is asked in a sitting under its concept's id; its score is kept as
 * "term:CONCEPT:zh-ar", for each way on its own.
 */
#ifndef KOINE_QUIZ_TERMS_H
#define KOINE_QUIZ_TERMS_H

#include "quiz/sitting.h"
#include "state/state.h"

/* Adds the terms that blocks below a row of the spine have in `from`, in
 * the sitting's tier and then in the fuller ones, in the order in which they
 * come, if the language `to` has them too. */
void terms_add_below(
	struct sitting *sitting, struct work *work, int row, int from, int to);
/* Adds those of the whole glossary. */
void terms_add_all(
	struct sitting *sitting, struct work *work, int from, int to);
/* Adds those that are due at `now`. */
void terms_add_due(struct sitting *sitting, struct work *work,
	struct state *state, int64_t now, int from, int to);
/* What the score of a card is kept under; in the arena. */
struct str terms_key(const struct work *work, struct str concept, int from,
	int to, struct arena *arena);
/* The preferred term of a concept in a language; empty if it has none. */
struct str terms_in(struct work *work, struct str concept, int lang);
/* Its definition in that language, in the tier or the nearest. */
struct str terms_meaning(
	struct work *work, struct str concept, int lang, enum tier tier);

#endif
