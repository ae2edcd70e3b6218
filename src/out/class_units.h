/* SPDX-License-Identifier: MIT */
/* Inside out/: what the sheets for a class have in common. */
#ifndef KOINE_OUT_CLASS_UNITS_H
#define KOINE_OUT_CLASS_UNITS_H

#include "base/vec.h"
#include "out/class.h"

/* A heading or block below the wish's row, in its language and tier or the
 * nearest; `notice` says so where that begins. */
typedef void class_unit_fn(void *ctx, struct unit *unit, struct str notice);
void class_units(const struct class_wish *wish, struct page *page,
	class_unit_fn *put, void *ctx);
/* "2.1 Title"; in `arena`. */
struct str class_title(const struct class_wish *wish, struct arena *arena);
/* The part that says whose words these are: how the section and the report are
 * cited, who wrote and read the text. */
void class_origin(const struct class_wish *wish, struct paper *paper);

/* ---- class_notes.c ---- */
/* Names, each once. */
struct class_names {
	VEC(struct str) list; /* of whoever names them */
};

void class_names_add(struct class_names *names, struct str name);
/* From 1; 0: it is not there. */
size_t class_names_find(const struct class_names *names, struct str name);
/* A copy of a block in `arena` whose calls of notes bear their numbers: "†2".
 */
struct doc_node *class_number_notes(const struct doc_node *block,
	const struct class_names *notes, struct arena *arena);

#endif
