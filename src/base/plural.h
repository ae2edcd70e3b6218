/* SPDX-License-Identifier: MIT */
/*
 * The plural rule of a message catalogue: the C expression of gettext's
 * Plural-Forms header. It comes from a file, so its length and depth are
 * bounded and no value of n can make it fail.
 */
#ifndef KOINE_BASE_PLURAL_H
#define KOINE_BASE_PLURAL_H

#include "base/str.h"

#include <stdint.h>

#define PLURAL_MAX_FORMS 16
#define PLURAL_MAX_OPS   128 /* steps of a compiled rule */
#define PLURAL_MAX_DEPTH 32  /* pending operators, and pending values */

/* One step of a rule in reverse Polish order. */
struct plural_op {
	uint8_t code;
	unsigned long number;
};

struct plural {
	unsigned forms; /* 1..PLURAL_MAX_FORMS */
	unsigned len;   /* steps of ops */
	struct plural_op ops[PLURAL_MAX_OPS];
};

/*
 * Reads "nplurals=2; plural=n != 1;". False, leaving *rule untouched, if it is
 * not exactly of this kind or goes beyond a limit.
 */
bool plural_parse(struct str text, struct plural *rule);
/*
 * The form for n, always below rule->forms. Dividing by zero gives zero; a
 * result out of range gives form 0, as in gettext.
 */
unsigned plural_form(const struct plural *rule, unsigned long n);

#endif
