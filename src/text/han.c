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
	struct buf bytes; /* the file: most of it is never looked at */
	uint64_t sum;
	const uint8_t *pairs, *readings; /* in it */
	size_t pair_count, reading_count;
	struct str *syllables;
	size_t syllable_count;
};

/* What is left of a file. */
struct cursor {
	const uint8_t *ptr;
	size_t len; /* [B] */
};

static uint64_t mix(uint64_t sum, uint64_t word)
{
	sum = (sum ^ le64toh(word)) * UINT64_C(0x100000001b3);
	return sum ^ sum >> 29;
}

/* FNV-1a, eight bytes at a time. */
uint64_t han_checksum(struct str table)
{
	uint64_t sum = UINT64_C(0xcbf29ce484222325) ^ table.len;
	uint64_t word;
	size_t i;

	for (i = 0; table.len - i >= sizeof(word); i += sizeof(word)) {
		memcpy(&word, table.ptr + i, sizeof(word));
		sum = mix(sum, word);
	}
	if (i < table.len) {
		word = 0;
		memcpy(&word, table.ptr + i, table.len - i);
		sum = mix(sum, word);
	}
	return sum;
}

static uint32_t word_at(const uint8_t *words, size_t i)
{
	uint32_t word;

	memcpy(&word, words + i * sizeof(word), sizeof(word));
	return le32toh(word);
}

/* The caller has made sure that the bytes are there. */
static uint32_t take_word(struct cursor *in)
{
	const uint32_t word = word_at(in->ptr, 0);

	in->ptr += sizeof(word);
	in->len -= sizeof(word);
	return word;
}

static void skip(struct cursor *in, size_t bytes)
{
	in->ptr += bytes;
	in->len -= bytes;
}

static bool read_pairs(struct han *han, struct cursor *in, size_t count)
{
	uint32_t last = 0;

	han->pairs = in->ptr;
	han->pair_count = count;
	skip(in, count * 8);
	for (size_t i = 0; i < count; i++) {
		const uint32_t from = word_at(han->pairs, 2 * i);
		const uint32_t to = word_at(han->pairs, 2 * i + 1);

		/* A surrogate would make text of no encoding. */
		if (from <= last || from > HAN_LAST || to < 0x3000 ||
			to > HAN_LAST || (to >= 0xD800 && to <= 0xDFFF))
			return false;
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

	han->readings = in->ptr;
	han->reading_count = count;
	skip(in, count * 4);
	for (size_t i = 0; i < count; i++) {
		const uint32_t packed = word_at(han->readings, i);
		const uint32_t cp = packed & ((1u << HAN_CP_BITS) - 1);

		if (cp < last || packed >> HAN_CP_BITS >= han->syllable_count)
			return false;
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

static bool read_file(struct han *han)
{
	const struct str magic = STR(HAN_MAGIC);
	const struct str bytes = buf_view(&han->bytes);
	struct cursor in = {(const uint8_t *)bytes.ptr, bytes.len};

	if (bytes.len < HEAD_SIZE || !str_starts(bytes, magic))
		return false;
	skip(&in, magic.len);
	if (take_word(&in) != HAN_VERSION)
		return false;
	han->sum = take_word(&in);
	han->sum |= (uint64_t)take_word(&in) << 32;
	return han->sum == han_checksum(str_sub(bytes, HEAD_SIZE, bytes.len)) &&
	       read_table(han, in);
}

static struct han *keep_good(struct han *han)
{
	if (read_file(han))
		return han;
	han_free(han);
	return NULL;
}

struct han *han_from(struct str bytes)
{
	struct han *han = xcalloc(1, sizeof(*han));

	buf_str(&han->bytes, bytes);
	return keep_good(han);
}

struct han *han_open(const char *path)
{
	struct han *han = xcalloc(1, sizeof(*han));

	if (!fs_read(path, FILE_MAX, &han->bytes, NULL))
		buf_clear(&han->bytes);
	return keep_good(han);
}

void han_free(struct han *han)
{
	if (!han)
		return;
	arena_free(&han->arena);
	buf_release(&han->bytes);
	free(han);
}

uint32_t han_simplify(const struct han *han, uint32_t cp)
{
	size_t low = 0, high = han->pair_count;

	while (low < high) {
		const size_t mid = low + (high - low) / 2;
		const uint32_t from = word_at(han->pairs, 2 * mid);

		if (from == cp)
			return word_at(han->pairs, 2 * mid + 1);
		if (from < cp)
			low = mid + 1;
		else
			high = mid;
	}
	return cp;
}

static uint32_t reading_cp(const struct han *han, size_t i)
{
	return word_at(han->readings, i) & ((1u << HAN_CP_BITS) - 1);
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
			han->syllables[word_at(han->readings, low) >>
				       HAN_CP_BITS];
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
