/* SPDX-License-Identifier: MIT */
/*
 * Growable bytes, always with a NUL after the last one (not counted). Zeroed is
 * a valid empty buffer whose ptr is NULL until the first byte.
 */
#ifndef KOINE_BASE_BUF_H
#define KOINE_BASE_BUF_H

#include "base/macros.h"
#include "base/str.h"

#include <stdint.h>

struct buf {
	char *ptr;
	size_t len; /* [B] */
	size_t cap; /* [B] */
};

void buf_release(struct buf *buf);
void buf_clear(struct buf *buf);
/*
 * Room for `extra` more bytes, zeroed; returns where they go. The caller then
 * adds what it used to len.
 */
char *buf_reserve(struct buf *buf, size_t extra);
void buf_byte(struct buf *buf, char c);
void buf_str(struct buf *buf, struct str s);
void buf_cstr(struct buf *buf, const char *s);
/* `count` times the byte c. */
void buf_fill(struct buf *buf, char c, size_t count);
/* The code point cp as UTF-8 (U+FFFD if it is no scalar value). */
void buf_utf8(struct buf *buf, uint32_t cp);
void buf_printf(struct buf *buf, const char *fmt, ...) PRINTF_LIKE(2, 3);
/* The contents as a slice, valid until the next change. */
struct str buf_view(const struct buf *buf);
/*
 * Hands the bytes to the caller, who frees them; the buffer is empty after.
 * Never NULL.
 */
char *buf_detach(struct buf *buf);

#endif
