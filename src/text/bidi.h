/* SPDX-License-Identifier: MIT */
/*
 * The Unicode Bidirectional Algorithm (UAX #9) and Arabic shaping for cells.
 * Lines are broken on logical text in every mode; these functions only order
 * and shape finished lines.
 */
#ifndef KOINE_TEXT_BIDI_H
#define KOINE_TEXT_BIDI_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"

#include <stdint.h>

/* How right-to-left text goes to the terminal; terminal.md §B1. */
enum bidi_mode {
	BIDI_AUTO,     /* choose by the terminal */
	BIDI_EXPLICIT, /* visual order, unshaped; the terminal joins, its
	                  reordering is off */
	BIDI_VISUAL,   /* visual order, shaped to presentation forms */
	BIDI_LOGICAL,  /* the terminal reorders: inverse order with marks */
	BIDI_OFF,      /* as stored */
	BIDI_MODE_COUNT
};

/* True if s holds a strong right-to-left character or an Arabic digit. Fast. */
bool bidi_has_rtl(struct str s);
/*
 * Base level of a paragraph by its first strong character (rules P2, P3): 1
 * right to left, 0 left to right or none.
 */
int bidi_base(struct str text);
/* Appends a text that runs as it does whatever stands beside it: between U+2068
 * and U+2069, which layout draws nothing for. */
void bidi_isolate(struct str text, struct buf *out);
/*
 * The embedding level of each byte of one paragraph of valid UTF-8 (`levels`
 * has text.len elements). Base direction: 1 right to left, 0 left to right,
 * -1 from the text (first strong, else left to right). Returns the base level.
 * Embeddings and overrides (U+202A..U+202E) count for nothing: they are not
 * drawn, so they must not order what is.
 */
int bidi_levels(struct str text, int base, uint8_t *levels);
/*
 * Visual order of a line: order[v] is the logical index shown at visual
 * position v. Levels are per cell; the caller has given trailing white space
 * the base level (rule L1).
 */
void bidi_order(const uint8_t *levels, size_t count, uint32_t *order);
/* The mirrored form of a bracket (rule L4), or cp itself. */
uint32_t bidi_mirror(uint32_t cp);
/*
 * Shapes one line of grapheme clusters in logical order: shaped[i] becomes the
 * presentation form of clusters[i] (text in `arena`, or clusters[i] itself when
 * nothing changes). A lam-alef pair becomes one ligature in the lam's place and
 * the alef's shaped[] is left empty (len 0): that cell vanishes. Marks stay.
 */
void bidi_shape(const struct str *clusters, size_t count, struct str *shaped,
	struct arena *arena);

/* A cell of a row for a terminal that reorders by itself. */
struct bidi_cell {
	uint32_t visual; /* which visual cell stands here */
	uint8_t marks;   /* bits: BIDI_LRM_AFTER, BIDI_RLM_AFTER (never both),
	                    BIDI_MIRROR */
};
#define BIDI_LRM_AFTER 1 /* U+200E follows the cell, attached to it */
#define BIDI_RLM_AFTER \
	2 /* U+200F follows the cell, attached to it; not needed so far */
#define BIDI_MIRROR                                                          \
	4 /* write bidi_mirror of it: the terminal mirrors it back (rule L4) \
	   */
/*
 * Inverse bidi of one visual row of `count` clusters for an implicit terminal
 * with a left-to-right base: fills out[0..count) such that reordering what is
 * written gives the row back. Numbers count as left-to-right and get marks; no
 * order reaches over '|' or a box drawing, so panes stay apart. Never puts a
 * mark before the first cell. Rows without right-to-left text come out
 * unchanged.
 */
void bidi_inverse(
	const struct str *visual, size_t count, struct bidi_cell *out);

#endif
