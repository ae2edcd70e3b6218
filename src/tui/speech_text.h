/* SPDX-License-Identifier: MIT */
/*
 * What is read aloud of a unit: sentences instead of marks, colours and
 * indentation. Pure. Words of koine's own are in the interface language.
 */
#ifndef KOINE_TUI_SPEECH_TEXT_H
#define KOINE_TUI_SPEECH_TEXT_H

#include "corpus/book.h"

/*
 * Appends the text of a leaf on one line; a reference is "(reference 88)", a
 * note "(editor's note S10)".
 */
void speech_leaf(const struct doc_node *leaf, struct buf *out);
/*
 * Appends the sentences of a unit, a line each: a heading with its level, list
 * items with their number, a record with its name and a field a line.
 */
void speech_unit(const struct unit *unit, bool has_ids, struct buf *out);
/* Appends the sentences of any block, a line each. */
void speech_block(const struct doc_node *block, struct buf *out);
/* "Record A07, title." for a record's heading. Appends. */
void speech_record(const struct doc_node *heading, struct buf *out);

#endif
