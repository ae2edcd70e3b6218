/* SPDX-License-Identifier: MIT */
/*
 * A unit as it is read aloud: sentences, each in its language, without what is
 * only for the eye ([12], †). A sentence with words that its voice would
 * mispronounce is several pieces, all marked as the one sentence. Knows no
 * voice and no screen.
 */
#ifndef KOINE_TUI_ALOUD_TEXT_H
#define KOINE_TUI_ALOUD_TEXT_H

#include "corpus/book.h"
#include "tui/reader.h"

#define ALOUD_PIECE_MAX 1500 /* [B] a longer sentence is cut at a space */

struct aloud_piece {
	int unit;
	struct range range; /* of the sentence, in the unit's text */
	struct str lang;    /* tag */
	struct str name;    /* of the voice, as struct locale has it */
	struct str text;    /* one clean line */
};

struct aloud_pieces {
	struct arena arena; /* of the pieces' texts */
	VEC(struct aloud_piece) list;
};

/* Adds the pieces of unit `index`; its labels and figures are read too. Of
 * `book` only the voices of its languages are asked; it may be NULL. */
void aloud_unit(struct book *book, const struct unit *unit, int index,
	struct aloud_pieces *out);
void aloud_pieces_release(struct aloud_pieces *pieces);

#endif
