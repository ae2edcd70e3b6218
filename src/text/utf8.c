/* SPDX-License-Identifier: MIT */
#include "text/utf8.h"

#include "base/mo.h"
#include "base/utf8seq.h"

#include <string.h>

/* How much of a file utf8_check_text looks at. */
#define PROBE_MAX 65536 /* [B] */

#define BLOCK     64 /* [B] looked at together */

/* Times a byte gives a word of eight such bytes. */
#define EACH_BYTE UINT64_C(0x0101010101010101)

/* A continuation byte? */
static bool is_tail(char byte)
{
	return ((uint8_t)byte & 0xC0) == 0x80;
}

/* How many continuation bytes a lead byte asks for; 0 for a byte that cannot
 * lead. */
static int tail_length(uint8_t lead)
{
	if (lead < 0xC2 || lead > 0xF4)
		return 0;
	return lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
}

/* Unicode 15, table 3-7: only the second byte's range depends on the lead. */
static bool second_fits(uint8_t lead, uint8_t second)
{
	switch (lead) {
	case 0xE0:
		return second >= 0xA0 && second <= 0xBF;
	case 0xED:
		return second >= 0x80 && second <= 0x9F;
	case 0xF0:
		return second >= 0x90 && second <= 0xBF;
	case 0xF4:
		return second >= 0x80 && second <= 0x8F;
	default:
		return (second & 0xC0) == 0x80;
	}
}

/*
 * Decodes the code point at *pos and moves past it, or past one maximal
 * ill-formed part and returns false.
 */
static bool decode(struct str s, size_t *pos, uint32_t *cp)
{
	const uint8_t lead = (uint8_t)s.ptr[(*pos)++];
	const int tail = tail_length(lead);

	*cp = lead;
	if (lead < 0x80)
		return true;
	if (tail == 0 || *pos >= s.len ||
		!second_fits(lead, (uint8_t)s.ptr[*pos]))
		return false;
	*cp = lead & (0x3Fu >> tail);
	for (int i = 0; i < tail; i++) {
		if (*pos >= s.len || !is_tail(s.ptr[*pos]))
			return false;
		*cp = *cp << 6 | ((uint8_t)s.ptr[(*pos)++] & 0x3F);
	}
	return true;
}

/* First position at or after pos [B] that may be no ASCII byte. */
static size_t skip_ascii(struct str s, size_t pos)
{
	uint64_t word;

	while (pos + sizeof(word) <= s.len) {
		memcpy(&word, s.ptr + pos, sizeof(word));
		if (word & EACH_BYTE * 0x80)
			break;
		pos += sizeof(word);
	}
	while (pos < s.len && (uint8_t)s.ptr[pos] < 0x80)
		pos++;
	return pos;
}

uint32_t utf8_next(struct str s, size_t *pos)
{
	const char *at = s.ptr + *pos;
	const size_t left = s.len - *pos;
	const uint8_t lead = (uint8_t)*at;
	uint32_t cp;

	/* Nearly all text is one of these three; the rest takes the long way.
	 */
	if (lead < 0x80) {
		*pos += 1;
		return lead;
	}
	if (lead >= 0xC2 && lead < 0xE0 && left > 1 && is_tail(at[1])) {
		*pos += 2;
		return (lead & 0x1Fu) << 6 | ((uint8_t)at[1] & 0x3Fu);
	}
	if (lead > 0xE0 && lead < 0xED && left > 2 && is_tail(at[1]) &&
		is_tail(at[2])) {
		*pos += 3;
		return (lead & 0x0Fu) << 12 | ((uint8_t)at[1] & 0x3Fu) << 6 |
		       ((uint8_t)at[2] & 0x3Fu);
	}
	return decode(s, pos, &cp) ? cp : UTF8_REPLACEMENT;
}

size_t utf8_prev(struct str s, size_t pos)
{
	size_t lead = pos;
	size_t end;

	if (pos == 0)
		return 0;
	do {
		lead--;
	} while (lead > 0 && pos - lead < 4 &&
		 ((uint8_t)s.ptr[lead] & 0xC0) == 0x80);
	end = lead;
	utf8_next(s, &end);
	return end >= pos ? lead : pos - 1;
}

size_t utf8_count(struct str s, size_t bytes)
{
	const struct str part = str_sub(s, 0, bytes);
	size_t count = 0;
	size_t pos = 0;

	while (pos < part.len) {
		const size_t ascii_end = skip_ascii(part, pos);

		count += ascii_end - pos;
		pos = ascii_end;
		if (pos < part.len) {
			utf8_next(part, &pos);
			count++;
		}
	}
	return count;
}

/*
 * Is the byte here wrong after the three before it? Without branches, so that
 * compilers look at many bytes at a time.
 */
static uint8_t is_fault(const uint8_t *here)
{
	const uint8_t byte = here[0];
	const uint8_t lead = here[-1];
	const uint8_t is_due =
		(lead >= 0xC0) | (here[-2] >= 0xE0) | (here[-3] >= 0xF0);
	const uint8_t is_second_wrong = ((lead == 0xE0) & (byte < 0xA0)) |
	                                ((lead == 0xED) & (byte >= 0xA0)) |
	                                ((lead == 0xF0) & (byte < 0x90)) |
	                                ((lead == 0xF4) & (byte >= 0x90));
	const uint8_t is_never =
		(byte == 0xC0) | (byte == 0xC1) | (byte > 0xF4);

	return (is_due != ((byte & 0xC0) == 0x80)) | is_second_wrong | is_never;
}

/* Like is_fault of the BLOCK bytes from here on. */
static uint8_t has_fault(const uint8_t *here)
{
	uint8_t found = 0;

	for (int i = 0; i < BLOCK; i++)
		found |= is_fault(here + i);
	return found;
}

/* Moves *pos, a code point's start, past whole ones that are well-formed; false
 * at a fault. */
static bool skip_blocks(struct str s, size_t *pos)
{
	size_t end = *pos;

	if (*pos < 3)
		return true;
	for (; end + BLOCK <= s.len; end += BLOCK)
		if (has_fault((const uint8_t *)s.ptr + end))
			return false;
	/* The last one may go on after its block. */
	*pos = end > *pos ? utf8_prev(s, end) : end;
	return true;
}

bool utf8_valid(struct str s)
{
	uint32_t cp;
	size_t pos = skip_ascii(s, 0);

	while (pos < s.len) {
		if (!decode(s, &pos, &cp) || !skip_blocks(s, &pos))
			return false;
		pos = skip_ascii(s, pos);
	}
	return true;
}

int utf8_encode(uint32_t cp, char out[4])
{
	if (cp < 0x80) {
		out[0] = (char)cp;
		return 1;
	}
	if (cp < 0x800) {
		out[0] = (char)(0xC0 | cp >> 6);
		out[1] = (char)(0x80 | (cp & 0x3F));
		return 2;
	}
	if (cp < 0x10000) {
		out[0] = (char)(0xE0 | cp >> 12);
		out[1] = (char)(0x80 | (cp >> 6 & 0x3F));
		out[2] = (char)(0x80 | (cp & 0x3F));
		return 3;
	}
	out[0] = (char)(0xF0 | cp >> 18);
	out[1] = (char)(0x80 | (cp >> 12 & 0x3F));
	out[2] = (char)(0x80 | (cp >> 6 & 0x3F));
	out[3] = (char)(0x80 | (cp & 0x3F));
	return 4;
}

static bool has_zero_byte(uint64_t word)
{
	return (word - EACH_BYTE * 0x01) & ~word & EACH_BYTE * 0x80;
}

/* Like skip_ascii, and stops at the bytes that utf8_repair changes. */
static size_t skip_kept(struct str s, size_t pos)
{
	uint64_t word;

	for (; pos + sizeof(word) <= s.len; pos += sizeof(word)) {
		memcpy(&word, s.ptr + pos, sizeof(word));
		if ((word & EACH_BYTE * 0x80) || has_zero_byte(word) ||
			has_zero_byte(word ^ EACH_BYTE * '\r'))
			break;
	}
	return pos;
}

/* What stands for the bytes [start, end), which are no plain text. */
static size_t repair_part(
	struct str s, size_t start, size_t end, struct buf *out)
{
	if (s.ptr[start] == '\r') {
		if (end >= s.len || s.ptr[end] != '\n')
			buf_byte(out, '\n');
		return 0;
	}
	buf_utf8(out, UTF8_REPLACEMENT);
	return 1;
}

size_t utf8_repair(struct str s, struct buf *out)
{
	size_t replaced = 0;
	size_t pos = str_starts(s, STR("\xEF\xBB\xBF")) ? 3 : 0;
	size_t kept = pos; /* what lies between here and pos is fine as it is */
	uint32_t cp;

	while ((pos = skip_kept(s, pos)) < s.len) {
		const size_t start = pos;

		if (decode(s, &pos, &cp) && cp != 0 && cp != '\r')
			continue;
		buf_str(out, str_sub(s, kept, start));
		replaced += repair_part(s, start, pos, out);
		kept = pos;
	}
	buf_str(out, str_sub(s, kept, s.len));
	return replaced;
}

enum text_kind { KIND_UTF8, KIND_UTF16, KIND_UTF32, KIND_BINARY, KIND_OTHER };

static enum text_kind kind_by_bom(struct str s)
{
	if (str_starts(s, STR("\xFF\xFE\0\0")) ||
		str_starts(s, STR("\0\0\xFE\xFF")))
		return KIND_UTF32;
	if (str_starts(s, STR("\xFF\xFE")) || str_starts(s, STR("\xFE\xFF")))
		return KIND_UTF16;
	return KIND_UTF8;
}

/*
 * UTF-16 and UTF-32 without a BOM: in text of most languages the zero bytes
 * stand at the same place of nearly every unit and nowhere else.
 */
static enum text_kind kind_by_zeros(struct str s)
{
	const size_t quads = s.len / 4;
	size_t zeros[4] = {0};

	if (quads < 2)
		return KIND_UTF8;
	for (size_t i = 0; i < quads * 4; i++)
		zeros[i % 4] += s.ptr[i] == '\0';
	if ((zeros[2] + zeros[3] == 2 * quads && zeros[0] < quads / 4) ||
		(zeros[0] + zeros[1] == 2 * quads && zeros[3] < quads / 4))
		return KIND_UTF32;
	for (size_t odd = 0; odd < 2; odd++) {
		const size_t here = zeros[odd] + zeros[odd + 2];
		const size_t there = zeros[1 - odd] + zeros[3 - odd];

		if (here * 5 > quads * 4 && there * 10 < quads)
			return KIND_UTF16;
	}
	return KIND_UTF8;
}

/*
 * A stray NUL or a page of Latin-1 is text with faults; more than one fault in
 * ten code points is something else.
 */
static enum text_kind kind_by_faults(struct str s, bool is_cut)
{
	size_t nuls = 0;
	size_t faults = 0;
	size_t count = 0;
	uint32_t cp;

	for (size_t pos = 0; pos < s.len; count++) {
		const bool is_fine = decode(s, &pos, &cp);

		nuls += is_fine && cp == 0;
		faults += !is_fine && !(is_cut && pos == s.len);
	}
	if (nuls + faults <= 8 + count / 10)
		return KIND_UTF8;
	return nuls > count / 100 ? KIND_BINARY : KIND_OTHER;
}

static bool is_faultless(struct str s)
{
	return s.len == 0 || (memchr(s.ptr, '\0', s.len) == NULL &&
				     utf8_find_bad(s) == s.len);
}

bool utf8_check_text(struct str s, const char *name, struct err *err)
{
	const struct str head = str_sub(s, 0, PROBE_MAX);
	enum text_kind kind = kind_by_bom(head);

	if (kind == KIND_UTF8 && is_faultless(head))
		return true;
	if (kind == KIND_UTF8)
		kind = kind_by_zeros(head);
	if (kind == KIND_UTF8)
		kind = kind_by_faults(head, head.len < s.len);
	switch (kind) {
	case KIND_UTF8:
		return true;
	case KIND_UTF16:
		return err_set(err, ERR_INPUT,
			_("'%s' is UTF-16, but only UTF-8 text can be read"),
			name);
	case KIND_UTF32:
		return err_set(err, ERR_INPUT,
			_("'%s' is UTF-32, but only UTF-8 text can be read"),
			name);
	case KIND_BINARY:
		return err_set(err, ERR_INPUT,
			_("'%s' holds binary data, not text"), name);
	case KIND_OTHER:
		break;
	}
	return err_set(err, ERR_INPUT, _("'%s' is not UTF-8 text"), name);
}
