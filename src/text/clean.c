/* SPDX-License-Identifier: MIT */
#include "text/clean.h"

#include "text/utf8.h"

#include <string.h>
#include <unicode/uchar.h>

/* Times a byte gives a word of eight such bytes. */
#define EACH_BYTE UINT64_C(0x0101010101010101)

/*
 * Letters and common punctuation of the six languages: stretches that hold
 * nothing to clean. Only a shortcut past ICU, which knows the rest.
 */
static bool is_common(uint32_t cp)
{
	return (cp >= 0x4E00 && cp <= 0x9FFF) || (cp >= 0xAE && cp <= 0x34E) ||
	       (cp >= 0x370 && cp <= 0x5F4) || (cp >= 0x61D && cp <= 0x70D) ||
	       (cp >= 0x3001 && cp <= 0x3029) ||
	       (cp >= 0x2010 && cp <= 0x2027) || (cp >= 0xFF01 && cp <= 0xFF9F);
}

/* Marks around annotated text (U+FFF9 ff.): no width, and nothing of ours makes
 * them. */
static bool is_annotation(uint32_t cp)
{
	return cp >= 0xFFF9 && cp <= 0xFFFB;
}

static bool is_skin_tone(uint32_t cp)
{
	return cp >= 0x1F3FB && cp <= 0x1F3FF;
}

static uint32_t clean_control(uint32_t cp)
{
	if (cp == '\t' || cp == '\n')
		return ' ';
	if (cp == 0x7F)
		return 0x2421;
	return cp < 0x20 ? 0x2400 + cp : UTF8_REPLACEMENT;
}

uint32_t clean_cp(uint32_t cp)
{
	if ((cp >= 0x20 && cp < 0x7F) || is_common(cp))
		return cp;
	if (cp < 0xA0)
		return clean_control(cp);
	if (cp == 0x2028 || cp == 0x2029 || cp > 0x10FFFF)
		return UTF8_REPLACEMENT;
	if (u_hasBinaryProperty(
		    (UChar32)cp, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) ||
		is_skin_tone(cp) || is_annotation(cp))
		return 0;
	switch (u_charType((UChar32)cp)) {
	case U_SURROGATE:
	case U_PRIVATE_USE_CHAR:
		return UTF8_REPLACEMENT;
	default:
		return U_IS_UNICODE_NONCHAR(cp) ? UTF8_REPLACEMENT : cp;
	}
}

/* Each byte in 0x20..0x7E? Exact: no borrow or carry crosses a byte. */
static bool is_printable_word(uint64_t word)
{
	const uint64_t low = word & EACH_BYTE * 0x7F;
	const uint64_t above_1f = low + EACH_BYTE * 0x60;
	const uint64_t above_7e = low + EACH_BYTE * 0x01;

	return (~word & above_1f & ~above_7e & EACH_BYTE * 0x80) ==
	       EACH_BYTE * 0x80;
}

/* First position at or after pos [B] that is no printable ASCII. */
static size_t skip_printable(struct str s, size_t pos)
{
	uint64_t word;

	for (; pos + sizeof(word) <= s.len; pos += sizeof(word)) {
		memcpy(&word, s.ptr + pos, sizeof(word));
		if (!is_printable_word(word))
			break;
	}
	while (pos < s.len && s.ptr[pos] >= 0x20 && s.ptr[pos] < 0x7F)
		pos++;
	return pos;
}

bool clean_is_ascii(struct str s)
{
	return skip_printable(s, 0) == s.len;
}

/* Joiners and marks that a reader of the exported file needs (UAX #9, UAX #31).
 */
static bool is_kept_in_export(uint32_t cp)
{
	static const uint32_t kept[] = {
		'\n', '\t', 0xAD, 0x61C, 0x200C, 0x200D, 0x200E, 0x200F};

	for (size_t i = 0; i < ARRAY_LEN(kept); i++) {
		if (kept[i] == cp)
			return true;
	}
	return false;
}

static uint32_t clean_for(uint32_t cp, enum clean_mode mode)
{
	if (mode == CLEAN_TEXT && cp == '\n')
		return cp;
	if (mode == CLEAN_EXPORT && is_kept_in_export(cp))
		return cp;
	return clean_cp(cp);
}

void clean_text(struct str s, enum clean_mode mode, struct buf *out)
{
	size_t kept = 0; /* what lies between here and pos is clean as it is */
	size_t pos = 0;

	while ((pos = skip_printable(s, pos)) < s.len) {
		const size_t start = pos;
		const uint32_t cp = utf8_next(s, &pos);
		const uint32_t clean = clean_for(cp, mode);

		/* A real U+FFFD is rare: written anew like a repaired one. */
		if (clean == cp && cp != UTF8_REPLACEMENT)
			continue;
		buf_str(out, str_sub(s, kept, start));
		if (clean != 0)
			buf_utf8(out, clean);
		kept = pos;
	}
	buf_str(out, str_sub(s, kept, s.len));
}
