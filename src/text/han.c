/* SPDX-License-Identifier: MIT */
#include "text/han.h"

#include "base/arena.h"
#include "base/fs.h"
#include "text/han_file.h"

#include <endian.h>
#include <stdlib.h>
#include <string.h>

#define FILE_MAX  ((size_t)4 << 20) /* [B] */
#define HEAD_SIZE (sizeof(HAN_MAGIC) - 1 + 4 + 8)

struct han {
	struct arena arena;
	uint64_t sum;
	uint16_t *simplified; /* by character; 0: itself */
	uint32_t *readings;   /* as in the file */
	size_t reading_count;
	struct str *syllables;
	size_t syllable_count;
};

/* What is left of a file. */
struct cursor {
	const uint8_t *ptr;
	size_t len; /* [B] */
};

/* FNV-1a, eight bytes at a time. */
uint64_t han_checksum(struct str table)
{
	uint64_t sum = UINT64_C(0xcbf29ce484222325) ^ table.len;

	for (size_t i = 0; i < table.len; i += sizeof(uint64_t)) {
		const size_t left = table.len - i;
		uint64_t word = 0;

		memcpy(&word, table.ptr + i,
			left < sizeof(word) ? left : sizeof(word));
		sum = (sum ^ le64toh(word)) * UINT64_C(0x100000001b3);
		sum ^= sum >> 29;
	}
	return sum;
}

/* The caller has made sure that the bytes are there. */
static uint32_t take_word(struct cursor *in)
{
	uint32_t word;

	memcpy(&word, in->ptr, sizeof(word));
	in->ptr += sizeof(word);
	in->len -= sizeof(word);
	return le32toh(word);
}

static void skip(struct cursor *in, size_t bytes)
{
	in->ptr += bytes;
	in->len -= bytes;
}

static bool read_pairs(struct han *han, struct cursor *in, size_t count)
{
	uint32_t last = 0;

	han->simplified = ARENA_ARRAY(&han->arena, uint16_t, HAN_LAST + 1);
	for (size_t i = 0; i < count; i++) {
		const uint32_t from = take_word(in);
		const uint32_t to = take_word(in);

		/* A surrogate would make text of no encoding. */
		if (from <= last || from > HAN_LAST || to < 0x3000 ||
			to > HAN_LAST || (to >= 0xD800 && to <= 0xDFFF))
			return false;
		han->simplified[from] = (uint16_t)to;
		last = from;
	}
	return true;
}

static bool read_syllables(struct han *han, struct cursor *in, size_t count)
{
	han->syllables = ARENA_ARRAY(&han->arena, struct str, count);
	han->syllable_count = count;
	for (size_t i = 0; i < count; i++) {
		char *bytes = arena_bytes(&han->arena, HAN_SYLLABLE_MAX);
		struct str s = {bytes, 0};

		memcpy(bytes, in->ptr, HAN_SYLLABLE_MAX);
		skip(in, HAN_SYLLABLE_MAX);
		while (s.len < HAN_SYLLABLE_MAX && bytes[s.len] >= 'a' &&
			bytes[s.len] <= 'z')
			s.len++;
		if (s.len == 0 ||
			(i > 0 && str_cmp(han->syllables[i - 1], s) >= 0))
			return false;
		han->syllables[i] = s;
	}
	return true;
}

static bool read_readings(struct han *han, struct cursor *in, size_t count)
{
	uint32_t last = 0;

	han->readings = ARENA_ROOM(&han->arena, uint32_t, count);
	han->reading_count = count;
	for (size_t i = 0; i < count; i++) {
		const uint32_t packed = take_word(in);
		const uint32_t cp = packed & ((1u << HAN_CP_BITS) - 1);

		if (cp < last || packed >> HAN_CP_BITS >= han->syllable_count)
			return false;
		han->readings[i] = packed;
		last = cp;
	}
	return true;
}

static bool read_table(struct han *han, struct cursor in)
{
	uint64_t pairs, syllables, readings;

	if (in.len < 12)
		return false;
	pairs = take_word(&in);
	syllables = take_word(&in);
	readings = take_word(&in);
	if (in.len != pairs * 8 + syllables * HAN_SYLLABLE_MAX + readings * 4)
		return false;
	return read_pairs(han, &in, pairs) &&
	       read_syllables(han, &in, syllables) &&
	       read_readings(han, &in, readings);
}

struct han *han_from(struct str bytes)
{
	const struct str magic = STR(HAN_MAGIC);
	struct cursor in = {(const uint8_t *)bytes.ptr, bytes.len};
	struct han *han;
	uint64_t sum;

	if (bytes.len < HEAD_SIZE || !str_starts(bytes, magic))
		return NULL;
	skip(&in, magic.len);
	if (take_word(&in) != HAN_VERSION)
		return NULL;
	sum = take_word(&in);
	sum |= (uint64_t)take_word(&in) << 32;
	if (sum != han_checksum(str_sub(bytes, HEAD_SIZE, bytes.len)))
		return NULL;
	han = xcalloc(1, sizeof(*han));
	han->sum = sum;
	if (read_table(han, in))
		return han;
	han_free(han);
	return NULL;
}

struct han *han_open(const char *path)
{
	struct buf bytes = {0};
	struct han *han = NULL;

	if (fs_read(path, FILE_MAX, &bytes, NULL))
		han = han_from(buf_view(&bytes));
	buf_release(&bytes);
	return han;
}

void han_free(struct han *han)
{
	if (!han)
		return;
	arena_free(&han->arena);
	free(han);
}

uint32_t han_simplify(const struct han *han, uint32_t cp)
{
	return cp <= HAN_LAST && han->simplified[cp] ? han->simplified[cp] : cp;
}

static uint32_t reading_cp(const struct han *han, size_t i)
{
	return han->readings[i] & ((1u << HAN_CP_BITS) - 1);
}

size_t han_readings(
	const struct han *han, uint32_t cp, struct str readings[HAN_READINGS])
{
	size_t low = 0, high = han->reading_count, count = 0;

	while (low < high) {
		const size_t mid = low + (high - low) / 2;

		if (reading_cp(han, mid) < cp)
			low = mid + 1;
		else
			high = mid;
	}
	for (; low < han->reading_count && count < HAN_READINGS &&
		reading_cp(han, low) == cp;
		low++)
		readings[count++] =
			han->syllables[han->readings[low] >> HAN_CP_BITS];
	return count;
}

size_t han_syllables(const struct han *han, const struct str **syllables)
{
	*syllables = han->syllables;
	return han->syllable_count;
}

uint64_t han_sum(const struct han *han)
{
	return han->sum;
}
