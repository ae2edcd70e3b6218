/* SPDX-License-Identifier: MIT */
/*
 * An arena: memory that lives and dies together. Zeroed is a valid empty arena.
 * Running out of memory prints one line and aborts (here and in buf, vec and
 * map): no caller checks.
 */
#ifndef KOINE_BASE_ARENA_H
#define KOINE_BASE_ARENA_H

#include "base/macros.h"
#include "base/str.h"

#include <stddef.h>

#ifndef ARENA_CHUNK
/* [B] usual size of a chunk; larger requests get their own */
#define ARENA_CHUNK 16384
#endif

struct arena_chunk;

struct arena {
	struct arena_chunk *head;
	size_t used; /* [B] handed out since the last clear */
};

/*
 * `size` zeroed bytes aligned for any type; never NULL; valid until
 * arena_free/_clear.
 */
void *arena_alloc(struct arena *arena, size_t size);
/* Like arena_alloc for text: not zeroed, not aligned. */
char *arena_bytes(struct arena *arena, size_t size);
/* A copy of s inside the arena, with a NUL after it that is not counted. */
struct str arena_str(struct arena *arena, struct str s);
/* Formats into the arena. */
struct str arena_printf(struct arena *arena, const char *fmt, ...)
	PRINTF_LIKE(2, 3);
#define ARENA_NEW(arena, type) ((type *)arena_alloc((arena), sizeof(type)))
/*
 * `n` zeroed elements of `size` bytes; a product too big counts as out of
 * memory.
 */
void *arena_array(struct arena *arena, size_t n, size_t size);
#define ARENA_ARRAY(arena, type, n) \
	((type *)arena_array((arena), (size_t)(n), sizeof(type)))
/* Like arena_array, not zeroed: for big arrays that are written whole. */
void *arena_room(struct arena *arena, size_t n, size_t size);
#define ARENA_ROOM(arena, type, n) \
	((type *)arena_room((arena), (size_t)(n), sizeof(type)))
/* Empties the arena, keeping one chunk for reuse. */
void arena_clear(struct arena *arena);
/* Gives everything back. Accepts NULL and a zeroed arena. */
void arena_free(struct arena *arena);

/*
 * malloc, realloc that abort on failure; for base/ itself and for opaque
 * handles.
 */
void *xmalloc(size_t size);
void *xcalloc(size_t n, size_t size);
void *xrealloc(void *ptr, size_t size);
/* NUL-terminated heap copy; caller frees. */
char *xstrdup(struct str s);

#endif
