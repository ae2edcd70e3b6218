/* SPDX-License-Identifier: MIT */
/*
 * A unit as plain logical text, as boxes, copies and speech need it. Knows no
 * screen.
 */
#ifndef KOINE_TUI_UNIT_TEXT_H
#define KOINE_TUI_UNIT_TEXT_H

#include "corpus/book.h"

/*
 * The labels of a record's four fields in the language it is shown in; NULL if
 * the unit is no record.
 */
const struct str *unit_labels(const struct unit *unit);
/*
 * The field (0..3) of a record's block that `leaf` begins; -1 if it begins
 * none.
 */
int unit_field(const struct unit *unit, const struct doc_node *leaf);
/* Appends a label and a space, unless the label's own mark is wide: "问题：".
 */
void unit_put_label(struct str label, struct buf *out);
/*
 * Appends the text of a unit, a leaf a line, records as "label value"; a
 * heading with its id. Nothing is changed: no-break spaces stay.
 */
void unit_text(const struct unit *unit, bool has_ids, struct buf *out);
/*
 * The first words of a unit, for the label of a bookmark: at most 60 columns of
 * its first line, without number or field. Points into the unit.
 */
struct str unit_first_words(const struct unit *unit);
/* The same as a row of a list: a heading whole, of others as many words, and
 * "…" ("~") where there are more. May be in `arena`. */
struct str unit_title(
	const struct unit *unit, bool is_ascii, struct arena *arena);
/* An id that is a number in the text itself ("2.1", "A07"), not only a name. */
bool unit_id_is_drawn(struct str id);

#endif
