/* SPDX-License-Identifier: MIT */
#include "base/utf8seq.h"

#include "base/macros.h"

#include <stdint.h>
#include <string.h>

/* Unicode 15, table 3-7: well-formed sequences by their first two bytes. */
/* clang-format off */
static const struct {
	uint8_t first, last;   /* lead bytes */
	uint8_t low, high;     /* second byte */
	uint8_t len;
} leads[] = {
	{ 0xC2, 0xDF, 0x80, 0xBF, 2 },
	{ 0xE0, 0xE0, 0xA0, 0xBF, 3 },
	{ 0xE1, 0xEC, 0x80, 0xBF, 3 },
	{ 0xED, 0xED, 0x80, 0x9F, 3 },
	{ 0xEE, 0xEF, 0x80, 0xBF, 3 },
	{ 0xF0, 0xF0, 0x90, 0xBF, 4 },
	{ 0xF1, 0xF3, 0x80, 0xBF, 4 },
	{ 0xF4, 0xF4, 0x80, 0x8F, 4 },
};
/* clang-format on */

static uint8_t byte_at(struct str s, size_t pos)
{
	return pos < s.len ? (uint8_t)s.ptr[pos] : 0;
}

size_t utf8_seq(struct str s, size_t pos, size_t *bad)
{
	const uint8_t lead = byte_at(s, pos);
	const uint8_t second = byte_at(s, pos + 1);
	size_t row = 0;
	size_t got = 2;

	*bad = 1;
	if (lead < 0x80)
		return 1;
	while (row < ARRAY_LEN(leads) && lead > leads[row].last)
		row++;
	if (row == ARRAY_LEN(leads) || lead < leads[row].first ||
		second < leads[row].low || second > leads[row].high)
		return 0;
	while (got < leads[row].len && (byte_at(s, pos + got) & 0xC0) == 0x80)
		got++;
	*bad = got;
	return got == leads[row].len ? got : 0;
}

/* First position at or after pos [B] that may be no ASCII byte. */
static size_t skip_ascii(struct str s, size_t pos)
{
	uint64_t word;

	for (; pos + sizeof(word) <= s.len; pos += sizeof(word)) {
		memcpy(&word, s.ptr + pos, sizeof(word));
		if (word & UINT64_C(0x8080808080808080))
			break;
	}
	return pos;
}

size_t utf8_find_bad(struct str s)
{
	size_t pos = skip_ascii(s, 0);
	size_t bad;

	while (pos < s.len) {
		const size_t len = utf8_seq(s, pos, &bad);

		if (len == 0)
			return pos;
		pos = len == 1 ? skip_ascii(s, pos + 1) : pos + len;
	}
	return s.len;
}
