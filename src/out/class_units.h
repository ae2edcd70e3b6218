/* SPDX-License-Identifier: MIT */
/* Inside out/: what the sheets for a class have in common. */
#ifndef KOINE_OUT_CLASS_UNITS_H
#define KOINE_OUT_CLASS_UNITS_H

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

#endif
