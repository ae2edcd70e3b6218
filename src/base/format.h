/* SPDX-License-Identifier: MIT */
/*
 * What a printf format asks of its arguments. A translation is used as a format
 * with the arguments of the original: if it asked for others, printf would read
 * what is not there, and "%n" would write.
 */
#ifndef KOINE_BASE_FORMAT_H
#define KOINE_BASE_FORMAT_H

#include <stdbool.h>
#include <stdint.h>

#define FORMAT_MAX_ARGS  16
#define FORMAT_MAX_WIDTH 999 /* wider fields are no format of ours */

struct format {
	unsigned args;
	uint16_t types[FORMAT_MAX_ARGS]; /* length modifier and conversion */
};

/*
 * Reads a format; "%2$s" and "%*d" count like the arguments they take. False,
 * leaving *format untouched, if `text` is no format that koine would use.
 */
bool format_read(const char *text, struct format *format);
/* Takes arguments of the same types in the same order. */
bool format_eq(const struct format *a, const struct format *b);

#endif
