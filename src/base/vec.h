/* SPDX-License-Identifier: MIT */
/*
 * A growable array of any type: declare `struct { T *ptr; size_t len, cap; } v`
 * or VEC(T) v, zeroed. Memory is the heap's; vec_release frees it.
 */
#ifndef KOINE_BASE_VEC_H
#define KOINE_BASE_VEC_H

#include "base/arena.h"

#include <stdlib.h>

#define VEC(type)           \
	struct {            \
		type *ptr;  \
		size_t len; \
		size_t cap; \
	}

/* Adds a value at the end. */
#define vec_push(v, value)                                               \
	do {                                                             \
		if ((v)->len == (v)->cap)                                \
			(v)->ptr = vec_grow(                             \
				(v)->ptr, &(v)->cap, sizeof(*(v)->ptr)); \
		(v)->ptr[(v)->len++] = (value);                          \
	} while (0)
#define vec_clear(v) ((void)((v)->len = 0))
#define vec_release(v)                   \
	do {                             \
		free((v)->ptr);          \
		(v)->ptr = NULL;         \
		(v)->len = (v)->cap = 0; \
	} while (0)

/* Doubles *cap (at least 8) and returns the moved array. Aborts on OOM. */
void *vec_grow(void *ptr, size_t *cap, size_t elem_size);

#endif
