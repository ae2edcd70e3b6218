/* SPDX-License-Identifier: MIT */
#include "base/arena.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ALIGNMENT _Alignof(max_align_t)

struct arena_chunk {
	struct arena_chunk *next;
	size_t cap;  /* [B] of data */
	size_t used; /* [B] of data */
	_Alignas(max_align_t) char data[];
};

_Noreturn static void out_of_memory(void)
{
	fputs("koine: out of memory\n", stderr);
	abort();
}

void *xmalloc(size_t size)
{
	void *ptr;

	/* Asked before malloc(3), so that a sanitizer's own limit is not met.
	 */
	if (size > PTRDIFF_MAX)
		out_of_memory();
	ptr = malloc(size ? size : 1);
	if (!ptr)
		out_of_memory();
	return ptr;
}

void *xcalloc(size_t n, size_t size)
{
	size_t total;
	void *ptr;

	if (__builtin_mul_overflow(n, size, &total) || total > PTRDIFF_MAX)
		out_of_memory();
	ptr = calloc(1, total ? total : 1);
	if (!ptr)
		out_of_memory();
	return ptr;
}

void *xrealloc(void *ptr, size_t size)
{
	if (size > PTRDIFF_MAX)
		out_of_memory();
	ptr = realloc(ptr, size ? size : 1);
	if (!ptr)
		out_of_memory();
	return ptr;
}

char *xstrdup(struct str s)
{
	char *copy = xmalloc(s.len + 1);

	if (s.len)
		memcpy(copy, s.ptr, s.len);
	copy[s.len] = '\0';
	return copy;
}

/* Puts a chunk with room for `size` bytes where the next request finds it. */
static struct arena_chunk *add_chunk(struct arena *arena, size_t size)
{
	struct arena_chunk *head = arena->head;
	size_t cap = size > ARENA_CHUNK ? size : ARENA_CHUNK;
	struct arena_chunk *chunk;

	if (cap > PTRDIFF_MAX - sizeof(*chunk))
		out_of_memory();
	chunk = xmalloc(sizeof(*chunk) + cap);
	chunk->cap = cap;
	chunk->used = 0;
	/* A chunk for one big request must not hide the head's free room. */
	if (head && size > ARENA_CHUNK) {
		chunk->next = head->next;
		head->next = chunk;
	} else {
		chunk->next = head;
		arena->head = chunk;
	}
	return chunk;
}

static char *take(struct arena *arena, size_t size, size_t align)
{
	struct arena_chunk *chunk = arena->head;
	size_t start = chunk ? (chunk->used + align - 1) / align * align : 0;

	if (!chunk || start > chunk->cap || size > chunk->cap - start) {
		chunk = add_chunk(arena, size);
		start = 0;
	}
	chunk->used = start + size;
	arena->used += size;
	return chunk->data + start;
}

void *arena_alloc(struct arena *arena, size_t size)
{
	return memset(take(arena, size, ALIGNMENT), 0, size);
}

void *arena_array(struct arena *arena, size_t n, size_t size)
{
	/* The product fits: arena_room saw it. */
	return memset(arena_room(arena, n, size), 0, n * size);
}

void *arena_room(struct arena *arena, size_t n, size_t size)
{
	size_t total;

	if (__builtin_mul_overflow(n, size, &total))
		out_of_memory();
	return take(arena, total, ALIGNMENT);
}

char *arena_bytes(struct arena *arena, size_t size)
{
	return take(arena, size, 1);
}

struct str arena_str(struct arena *arena, struct str s)
{
	char *copy = arena_bytes(arena, s.len + 1);

	if (s.len)
		memcpy(copy, s.ptr, s.len);
	copy[s.len] = '\0';
	return (struct str){copy, s.len};
}

struct str arena_printf(struct arena *arena, const char *fmt, ...)
{
	va_list args;
	va_list again;
	int len;
	char *text;

	va_start(args, fmt);
	va_copy(again, args);
	len = vsnprintf(NULL, 0, fmt, args);
	if (len < 0)
		len = 0;
	text = arena_bytes(arena, (size_t)len + 1);
	text[0] = '\0';
	vsnprintf(text, (size_t)len + 1, fmt, again);
	va_end(again);
	va_end(args);
	return (struct str){text, (size_t)len};
}

static void free_chunks(struct arena_chunk *chunk)
{
	while (chunk) {
		struct arena_chunk *next = chunk->next;

		free(chunk);
		chunk = next;
	}
}

void arena_clear(struct arena *arena)
{
	struct arena_chunk *kept = NULL;

	/* The kept one is of usual size: a huge one would never be given back.
	 */
	for (struct arena_chunk **link = &arena->head; *link;
		link = &(*link)->next) {
		if ((*link)->cap != ARENA_CHUNK)
			continue;
		kept = *link;
		*link = kept->next;
		break;
	}
	free_chunks(arena->head);
	if (kept) {
		kept->next = NULL;
		kept->used = 0;
	}
	*arena = (struct arena){.head = kept};
}

void arena_free(struct arena *arena)
{
	if (!arena)
		return;
	free_chunks(arena->head);
	*arena = (struct arena){0};
}
