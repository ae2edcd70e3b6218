/* SPDX-License-Identifier: MIT */
#include "text/utf16.h"

#include "base/arena.h"
#include "text/utf8.h"

#include <stdint.h>
#include <stdlib.h>
#include <unicode/ustring.h>

void utf16_reserve(struct utf16 *to, size_t len)
{
	if (len <= to->cap)
		return;
	to->cap = len < 64 ? 64 : len + len / 2;
	to->ptr = xrealloc(to->ptr, to->cap * sizeof(UChar));
}

bool utf16_set(struct utf16 *to, struct str from)
{
	UErrorCode status = U_ZERO_ERROR;
	int32_t len = 0;

	to->len = 0;
	if (from.len > INT32_MAX)
		return false;
	/* A unit for each byte is always enough. */
	utf16_reserve(to, from.len + 1);
	if (from.len > 0)
		u_strFromUTF8WithSub(to->ptr, (int32_t)from.len, &len, from.ptr,
			(int32_t)from.len, UTF8_REPLACEMENT, NULL, &status);
	to->len = (size_t)len;
	return U_SUCCESS(status);
}

void utf16_release(struct utf16 *to)
{
	free(to->ptr);
	*to = (struct utf16){0};
}

uint32_t utf16_next(const UChar *units, size_t len, size_t *pos)
{
	const uint32_t unit = units[(*pos)++];

	if (!U16_IS_LEAD(unit) || *pos == len || !U16_IS_TRAIL(units[*pos]))
		return unit;
	return (uint32_t)U16_GET_SUPPLEMENTARY(unit, units[(*pos)++]);
}

void utf16_append(const UChar *units, size_t len, struct buf *out)
{
	for (size_t i = 0; i < len;)
		buf_utf8(out, utf16_next(units, len, &i));
}

/* [B] of the code point that valid UTF-8 starts with this byte. */
static size_t length_of(uint8_t lead)
{
	if (lead < 0x80)
		return 1;
	return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

size_t utf16_walk(struct utf16_walk *walk, size_t unit)
{
	const char *ptr = walk->text.ptr;

	while (walk->unit < unit && walk->byte < walk->text.len) {
		const size_t length = length_of((uint8_t)ptr[walk->byte]);

		walk->byte += length;
		walk->unit += length == 4 ? 2 : 1;
	}
	/* Only an ill-formed text ends inside a code point. */
	if (walk->byte > walk->text.len)
		walk->byte = walk->text.len;
	return walk->byte;
}
