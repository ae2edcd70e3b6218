/* SPDX-License-Identifier: MIT */
#ifndef KOINE_BASE_MACROS_H
#define KOINE_BASE_MACROS_H

/* Number of elements of an array (not of a pointer). */
#define ARRAY_LEN(a) (sizeof(a) / sizeof((a)[0]))

/*
 * printf-style checking: `f` is the format's position, `a` the first
 * argument's.
 */
#define PRINTF_LIKE(f, a) __attribute__((format(printf, f, a)))

#endif
