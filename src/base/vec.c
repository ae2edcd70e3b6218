/* SPDX-License-Identifier: MIT */
#include "base/vec.h"

#include <stdint.h>

#ifndef VEC_MIN
#define VEC_MIN 8 /* elements of the first allocation */
#endif

void *vec_grow(void *ptr, size_t *cap, size_t elem_size)
{
	size_t next = *cap < VEC_MIN ? VEC_MIN : *cap * 2;
	size_t total;

	/* xrealloc refuses SIZE_MAX, with the one message about memory. */
	if (*cap > SIZE_MAX / 2 ||
		__builtin_mul_overflow(next, elem_size, &total))
		total = SIZE_MAX;
	ptr = xrealloc(ptr, total);
	*cap = next;
	return ptr;
}
