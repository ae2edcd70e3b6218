/* SPDX-License-Identifier: MIT */
#include "text/bidi.h"

#include "text/utf16.h"
#include "text/utf8.h"

#include <string.h>
#include <unicode/ubidi.h>
#include <unicode/uchar.h>

/* Times a byte gives a word of eight such bytes. */
#define EACH_BYTE UINT64_C(0x0101010101010101)

static bool is_rtl_class(UCharDirection class)
{
	return class == U_RIGHT_TO_LEFT || class == U_RIGHT_TO_LEFT_ARABIC ||
	       class == U_ARABIC_NUMBER;
}

/*
 * May a code point with this lead byte be right to left? U+0590 to U+08FF,
 * U+200F, presentation forms, and the planes with the other scripts.
 */
static bool may_lead_rtl(uint8_t lead)
{
	return lead >= 0xD6 && (lead <= 0xE0 || lead == 0xE2 || lead >= 0xEF);
}

bool bidi_has_rtl(struct str s)
{
	size_t pos = 0;
	uint64_t word;

	while (pos < s.len) {
		/* Eight bytes of ASCII at a time. */
		if (pos + sizeof(word) <= s.len) {
			memcpy(&word, s.ptr + pos, sizeof(word));
			if (!(word & EACH_BYTE * 0x80)) {
				pos += sizeof(word);
				continue;
			}
		}
		if (!may_lead_rtl((uint8_t)s.ptr[pos])) {
			pos++;
			continue;
		}
		if (is_rtl_class(u_charDirection((UChar32)utf8_next(s, &pos))))
			return true;
	}
	return false;
}

static bool is_isolate(UCharDirection class)
{
	return class == U_LEFT_TO_RIGHT_ISOLATE ||
	       class == U_RIGHT_TO_LEFT_ISOLATE ||
	       class == U_FIRST_STRONG_ISOLATE;
}

void bidi_isolate(struct str text, struct buf *out)
{
	buf_utf8(out, 0x2068);
	buf_str(out, text);
	buf_utf8(out, 0x2069);
}

int bidi_base(struct str text)
{
	size_t isolates = 0;

	for (size_t pos = 0; pos < text.len;) {
		const UCharDirection class =
			u_charDirection((UChar32)utf8_next(text, &pos));

		if (class == U_BLOCK_SEPARATOR)
			break;
		if (is_isolate(class))
			isolates++;
		else if (class == U_POP_DIRECTIONAL_ISOLATE && isolates > 0)
			isolates--;
		else if (isolates == 0 && class == U_LEFT_TO_RIGHT)
			return 0;
		else if (isolates == 0 &&
			 (class == U_RIGHT_TO_LEFT ||
				 class == U_RIGHT_TO_LEFT_ARABIC))
			return 1;
	}
	return 0;
}

/* Levels of the paragraph in `bidi` as byte levels. */
static void spread_levels(UBiDi *bidi, struct str text, uint8_t *levels)
{
	UErrorCode status = U_ZERO_ERROR;
	const UBiDiLevel *found = ubidi_getLevels(bidi, &status);
	size_t unit = 0;

	if (U_FAILURE(status))
		return;
	for (size_t pos = 0; pos < text.len;) {
		const size_t start = pos;
		const uint32_t cp = utf8_next(text, &pos);

		memset(levels + start, found[unit], pos - start);
		unit += cp > 0xFFFF ? 2 : 1;
	}
}

static void silence_overrides(struct utf16 *units)
{
	for (size_t i = 0; i < units->len; i++) {
		/* U+200B is of class BN: rule X9 passes over it. */
		if (units->ptr[i] >= 0x202A && units->ptr[i] <= 0x202E)
			units->ptr[i] = 0x200B;
	}
}

int bidi_levels(struct str text, int base, uint8_t *levels)
{
	const UBiDiLevel wish = base < 0 ? UBIDI_DEFAULT_LTR : (UBiDiLevel)base;
	UErrorCode status = U_ZERO_ERROR;
	struct utf16 units = {0};
	UBiDi *bidi = ubidi_open();
	int found = base > 0;

	memset(levels, found, text.len);
	if (bidi && text.len > 0 && utf16_set(&units, text)) {
		silence_overrides(&units);
		ubidi_setPara(bidi, units.ptr, (int32_t)units.len, wish, NULL,
			&status);
		if (U_SUCCESS(status)) {
			found = ubidi_getParaLevel(bidi);
			spread_levels(bidi, text, levels);
		}
	}
	ubidi_close(bidi);
	utf16_release(&units);
	return found;
}

void bidi_order(const uint8_t *levels, size_t count, uint32_t *order)
{
	for (size_t i = 0; i < count; i++)
		order[i] = (uint32_t)i;
	if (count <= INT32_MAX)
		ubidi_reorderVisual(levels, (int32_t)count, (int32_t *)order);
}

uint32_t bidi_mirror(uint32_t cp)
{
	return (uint32_t)u_charMirror((UChar32)cp);
}
