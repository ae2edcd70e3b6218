/* SPDX-License-Identifier: MIT */
/*
 * A slice of bytes: pointer and length, never owning, not NUL-terminated.
 * Text is UTF-8 unless a function says otherwise. The empty slice may have a
 * NULL pointer. Every reader of outside data takes one of these.
 */
#ifndef KOINE_BASE_STR_H
#define KOINE_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>

struct str {
	const char *ptr; /* may be NULL when len is 0 */
	size_t len;      /* [B] */
};

/* A string literal as a slice, usable in initialisers of automatic variables.
 */
#define STR(lit) ((struct str){(lit), sizeof(lit) - 1})

/* For printf's "%.*s". */
#define STR_ARG(s) (int)(s).len, (s).ptr ? (s).ptr : ""

/* The bytes of a NUL-terminated string (NULL gives the empty slice). */
struct str str_of(const char *cstr);
/* The part [from, to) of s, clamped to its length. */
struct str str_sub(struct str s, size_t from, size_t to);
bool str_eq(struct str a, struct str b);
/* Bytewise order; for UTF-8 the order of code points. <0, 0, >0. */
int str_cmp(struct str a, struct str b);
bool str_starts(struct str s, struct str prefix);
bool str_ends(struct str s, struct str suffix);
/* ASCII letters compare without case; other bytes exactly. */
bool str_eq_nocase(struct str a, struct str b);
/* Without leading and trailing ASCII white space. */
struct str str_trim(struct str s);
/* First position of byte c [B], or s.len. */
size_t str_find(struct str s, char c);
/* First position of a line end, '\n' or '\r' [B], or s.len. */
size_t str_find_eol(struct str s);
/* First position of needle [B], or SIZE_MAX. An empty needle is found at 0. */
size_t str_search(struct str s, struct str needle);
/*
 * Takes the part of *rest before the separator `sep` and moves *rest past it.
 * False when *rest is used up (ptr NULL). "a,,b" gives "a", "", "b".
 */
bool str_split(struct str *rest, char sep, struct str *part);
/* Like str_split by runs of ASCII white space; no empty parts. */
bool str_word(struct str *rest, struct str *word);
/*
 * Parses a decimal integer that fills the whole slice (sign allowed). False,
 * leaving *out untouched, if there is anything else or it does not fit.
 */
bool str_to_int(struct str s, int *out);
/*
 * Edit distance between a and b in bytes (insertions, deletions, changes), at
 * most `limit` + 1. For "did you mean".
 */
int str_distance(struct str a, struct str b, int limit);

#endif
