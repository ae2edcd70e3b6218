/* SPDX-License-Identifier: MIT */
#include "text/sign.h"

#include "text/cluster.h"
#include "text/utf8.h"

/* Arabic letters of class Other: like the leads, but half of what D8 and D9
 * begin are marks and signs. */
#define ARABIC_FIRST 0x620
#define ARABIC_LAST  0x64A

/* One text being marked. */
struct marking {
	const struct signs *signs;
	struct str text;
	uint8_t *flags;
};

static uint64_t bit_of(uint32_t cp)
{
	return UINT64_C(1) << ((cp ^ cp >> 6) & 63);
}

/* Latin, Cyrillic and Han letters; a newline asks what stands before it. */
void signs_init(struct signs *signs)
{
	struct lead *leads = signs->leads;

	*signs = (struct signs){0};
	for (int c = 0; c < 0x80; c++)
		leads[c] = (struct lead){c != '\n', BRK_GRAPHEME};
	for (int c = 0xC3; c <= 0xD1; c++)
		leads[c] = (struct lead){
			c < 0xCC || c > 0xCF ? 2 : 0, BRK_GRAPHEME};
	for (int c = 0xE4; c <= 0xE9; c++)
		leads[c] = (struct lead){3, BRK_GRAPHEME};
}

void signs_release(struct signs *signs)
{
	vec_release(&signs->list);
}

void signs_add(struct signs *signs, struct str set, uint8_t flag)
{
	for (size_t pos = 0; pos < set.len;) {
		struct lead *lead = &signs->leads[(uint8_t)set.ptr[pos]];
		const struct sign sign = {utf8_next(set, &pos), flag};

		vec_push(&signs->list, sign);
		signs->bits |= bit_of(sign.cp);
		if (sign.cp < 0x80)
			lead->flags |= flag;
		else
			lead->length = 0;
		if (sign.cp >= ARABIC_FIRST && sign.cp <= ARABIC_LAST)
			signs->has_arabic = true;
	}
}

static uint8_t flags_of(const struct signs *signs, uint32_t cp)
{
	uint8_t flags = 0;

	if (!(signs->bits & bit_of(cp)))
		return 0;
	for (size_t i = 0; i < signs->list.len; i++) {
		if (signs->list.ptr[i].cp == cp)
			flags |= signs->list.ptr[i].flags;
	}
	return flags;
}

static bool is_arabic(const struct marking *m, size_t pos)
{
	const uint8_t lead = (uint8_t)m->text.ptr[pos];
	uint32_t cp;

	if ((lead & 0xFE) != 0xD8 || pos + 1 >= m->text.len)
		return false;
	cp = (lead & 0x1Fu) << 6 | ((uint8_t)m->text.ptr[pos + 1] & 0x3Fu);
	return cp >= ARABIC_FIRST && cp <= ARABIC_LAST && !m->signs->has_arabic;
}

/*
 * Marks from pos on what starts a cluster whatever stands before it, save what
 * only the code point before pos could be; returns its end.
 */
static size_t mark_plain(const struct marking *m, size_t pos)
{
	const struct lead *leads = m->signs->leads;

	while (pos < m->text.len) {
		const uint8_t byte = (uint8_t)m->text.ptr[pos];

		if (leads[byte].length > 0) {
			m->flags[pos] = leads[byte].flags;
			/* What length says, sooner known. */
			pos += byte < 0x80 ? 1 : leads[byte].length;
		} else if (is_arabic(m, pos)) {
			m->flags[pos] = BRK_GRAPHEME;
			pos += 2;
		} else {
			return pos;
		}
	}
	return m->text.len;
}

/* Marks the code point at *pos and moves past it; false if what it is bears on
 * the next. */
static bool mark_one(const struct marking *m, struct cluster *at, size_t *pos)
{
	const size_t start = *pos;
	const uint8_t lead = (uint8_t)m->text.ptr[start];
	const uint32_t cp = utf8_next(m->text, pos);

	if (cluster_step(at, cp))
		m->flags[start] = BRK_GRAPHEME | flags_of(m->signs, cp);
	else
		m->flags[utf8_prev(m->text, start)] &= (uint8_t)~BRK_SIGN;
	return cp < 0x80 || m->signs->leads[lead].length > 0 ||
	       is_arabic(m, start);
}

void signs_mark(const struct signs *signs, struct str text, uint8_t *flags)
{
	const struct marking m = {signs, text, flags};
	struct cluster at = {0};
	size_t pos = 0;

	while (pos < text.len) {
		size_t end;

		if (!mark_one(&m, &at, &pos))
			continue;
		end = mark_plain(&m, pos);
		if (end == pos)
			continue;
		pos = end;
		/* What comes next sees ASCII, or a letter like any other. */
		at = (struct cluster){0};
		end = utf8_prev(text, pos);
		cluster_step(&at, utf8_next(text, &end));
	}
	flags[text.len] = BRK_GRAPHEME;
}
