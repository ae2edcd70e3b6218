/* SPDX-License-Identifier: MIT */
#include "md/guard.h"

#include <string.h>

#define BRACKETS_MAX 64  /* '[' left open in a paragraph */
#define COLUMN_MAX   400 /* [col] of a mark that opens a list or quote */
#define TAB_WIDTH    4   /* [col] */
#define NUMBER_MAX   9   /* digits of a list's number */

/* A mark c is given as U+10FF00 + c, the end of the last private plane. */
#define DISARMED     0x10FF00u
#define DISARMED_LEN 4 /* [B] */

struct guard {
	struct str bytes;
	struct buf *out;
	size_t done; /* [B] of bytes already in out */
	int open;    /* '[' left open in the paragraph */
};

static void disarm(struct guard *guard, size_t at)
{
	buf_str(guard->out, str_sub(guard->bytes, guard->done, at));
	buf_utf8(guard->out, DISARMED + (unsigned char)guard->bytes.ptr[at]);
	guard->done = at + 1;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* Length of the mark of a list item or quote that begins `text`, or 0. */
static size_t mark_len(struct str text)
{
	size_t n = 0;

	if (text.len == 0)
		return 0;
	if (text.ptr[0] == '>')
		return 1;
	while (n < text.len && n < NUMBER_MAX && text.ptr[n] >= '0' &&
		text.ptr[n] <= '9')
		n++;
	if (n == text.len || memchr(n > 0 ? ".)" : "-*+", text.ptr[n],
				     n > 0 ? 2 : 3) == NULL)
		return 0;
	n++;
	return n == text.len || is_blank(text.ptr[n]) ? n : 0;
}

/* Lists and quotes that begin on one line nest: far to the right none may. */
static void guard_marks(struct guard *guard, size_t at, size_t end)
{
	size_t col = 0, len;

	for (;;) {
		for (; at < end && is_blank(guard->bytes.ptr[at]); at++)
			col += guard->bytes.ptr[at] == ' ' ? 1 : TAB_WIDTH;
		len = mark_len(str_sub(guard->bytes, at, end));
		if (len == 0)
			return;
		at += len;
		col += len;
		if (col > COLUMN_MAX) {
			disarm(guard, at - 1);
			return;
		}
	}
}

static void guard_brackets(struct guard *guard, size_t at, size_t end)
{
	const char *p = guard->bytes.ptr;

	/* Most lines have none, and nothing to close. */
	if (guard->open == 0)
		at += str_find(str_sub(guard->bytes, at, end), '[');
	for (; at < end; at++) {
		if (p[at] == ']' && guard->open > 0)
			guard->open--;
		if (p[at] != '[' || (at > 0 && p[at - 1] == '\\'))
			continue;
		if (guard->open < BRACKETS_MAX)
			guard->open++;
		else
			disarm(guard, at);
	}
}

static bool is_empty(struct str line)
{
	size_t n = 0;

	while (n < line.len && is_blank(line.ptr[n]))
		n++;
	return n == line.len;
}

bool guard_disarm(struct str bytes, struct buf *out)
{
	struct guard guard = {.bytes = bytes, .out = out};

	for (size_t at = 0; at < bytes.len;) {
		size_t end = at + str_find_eol(str_sub(bytes, at, bytes.len));

		if (is_empty(str_sub(bytes, at, end)))
			guard.open = 0;
		guard_marks(&guard, at, end);
		guard_brackets(&guard, at, end);
		at = end + 1;
	}
	if (guard.done == 0)
		return false;
	buf_str(out, str_sub(bytes, guard.done, bytes.len));
	return true;
}

/* The character behind U+10FF00..U+10FF7F at the start of s, or 0. */
static char restored(struct str s)
{
	const unsigned char *p = (const unsigned char *)s.ptr;

	if (s.len < DISARMED_LEN || p[0] != 0xF4 || p[1] != 0x8F ||
		(p[2] != 0xBC && p[2] != 0xBD))
		return 0;
	return (char)((p[2] & 1) << 6 | (p[3] & 0x3F));
}

void guard_restore(struct str s, struct buf *out)
{
	for (size_t i = 0; i < s.len; i++) {
		char c = restored(str_sub(s, i, s.len));

		if (c == 0) {
			buf_byte(out, s.ptr[i]);
			continue;
		}
		buf_byte(out, c);
		i += DISARMED_LEN - 1;
	}
}
