/* SPDX-License-Identifier: MIT */
#include "base/buf.h"

#include "base/arena.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#ifndef BUF_MIN
#define BUF_MIN 32 /* [B] of the first allocation */
#endif

void buf_release(struct buf *buf)
{
	if (!buf)
		return;
	free(buf->ptr);
	*buf = (struct buf){0};
}

void buf_clear(struct buf *buf)
{
	buf->len = 0;
	if (buf->ptr)
		buf->ptr[0] = '\0';
}

/* Room for `extra` bytes and the NUL; doubles, so n bytes cost O(n). */
static char *grow(struct buf *buf, size_t extra)
{
	size_t need;

	/* The sum past SIZE_MAX becomes a request that xrealloc refuses. */
	if (__builtin_add_overflow(buf->len, extra, &need) ||
		__builtin_add_overflow(need, (size_t)1, &need))
		need = SIZE_MAX;
	if (need > buf->cap) {
		size_t cap = buf->cap < SIZE_MAX / 2 ? buf->cap * 2 : need;

		if (cap < BUF_MIN)
			cap = BUF_MIN;
		if (cap < need)
			cap = need;
		buf->ptr = xrealloc(buf->ptr, cap);
		buf->cap = cap;
	}
	return buf->ptr + buf->len;
}

static void add(struct buf *buf, size_t count)
{
	buf->len += count;
	buf->ptr[buf->len] = '\0';
}

char *buf_reserve(struct buf *buf, size_t extra)
{
	/* Zeroed, so that the NUL is there however much the caller uses. */
	return memset(grow(buf, extra), 0, extra + 1);
}

void buf_byte(struct buf *buf, char c)
{
	*grow(buf, 1) = c;
	add(buf, 1);
}

void buf_str(struct buf *buf, struct str s)
{
	if (s.len == 0)
		return;
	memcpy(grow(buf, s.len), s.ptr, s.len);
	add(buf, s.len);
}

void buf_cstr(struct buf *buf, const char *s)
{
	buf_str(buf, str_of(s));
}

void buf_fill(struct buf *buf, char c, size_t count)
{
	if (count == 0)
		return;
	memset(grow(buf, count), c, count);
	add(buf, count);
}

void buf_utf8(struct buf *buf, uint32_t cp)
{
	static const unsigned char lead[] = {0, 0, 0xC0, 0xE0, 0xF0};
	size_t len;
	char *out;

	if (cp > 0x10FFFF || (cp >= 0xD800 && cp <= 0xDFFF))
		cp = 0xFFFD;
	len = cp < 0x80 ? 1 : cp < 0x800 ? 2 : cp < 0x10000 ? 3 : 4;
	out = grow(buf, len);
	for (size_t i = len - 1; i > 0; i--) {
		out[i] = (char)(0x80 | (cp & 0x3F));
		cp >>= 6;
	}
	out[0] = (char)(lead[len] | cp);
	add(buf, len);
}

void buf_printf(struct buf *buf, const char *fmt, ...)
{
	va_list args;
	va_list again;
	int len;

	va_start(args, fmt);
	va_copy(again, args);
	len = vsnprintf(NULL, 0, fmt, args);
	if (len > 0) {
		char *out = grow(buf, (size_t)len);

		vsnprintf(out, (size_t)len + 1, fmt, again);
		add(buf, (size_t)len);
	}
	va_end(again);
	va_end(args);
}

struct str buf_view(const struct buf *buf)
{
	return (struct str){buf->ptr, buf->len};
}

char *buf_detach(struct buf *buf)
{
	char *bytes = buf->ptr ? buf->ptr : xcalloc(1, 1);

	*buf = (struct buf){0};
	return bytes;
}
