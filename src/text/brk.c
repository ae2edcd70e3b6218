/* SPDX-License-Identifier: MIT */
#include "text/brk.h"

#include "base/vec.h"
#include "text/cluster.h"
#include "text/locale.h"
#include "text/sign.h"
#include "text/utf16.h"
#include "text/utf8.h"
#include "text/word.h"

#include <string.h>
#include <unicode/ubrk.h>

/*
 * How far a step back looks for a sure start: in an endless chain of marks or
 * flags, whose clusters are cut after CLUSTER_MAX, a multiple of that is one
 * (or, at the chain's ragged end, as good as one).
 */
#define BACK_MAX (8 * CLUSTER_MAX) /* [code points] */

/* An ICU iterator, opened when first needed. */
struct iterator {
	UBreakIterator *ubrk; /* NULL: not opened, or it cannot be */
	bool is_tried;
};

struct brk {
	char *line_locale;
	char *tag;
	char *sentence_locale; /* where "p. 5" ends none */
	VEC(uint32_t) glue_before;
	VEC(uint32_t) glue_after;
	struct signs signs;
	struct iterator line;
	struct iterator word;
	struct iterator sentence;
	struct utf16 units; /* the text being marked */
};

/* One text being marked. */
struct marking {
	struct str text;
	uint8_t *flags;
};

struct brk *brk_new(const struct locale *locale)
{
	struct brk *brk = xcalloc(1, sizeof(*brk));
	const bool has_line = locale->line_break.len > 0;
	struct buf sentence = {0};

	brk->line_locale = xstrdup(has_line ? locale->line_break : locale->tag);
	brk->tag = xstrdup(locale->tag);
	buf_printf(&sentence, "%.*s@ss=standard", STR_ARG(locale->tag));
	brk->sentence_locale = buf_detach(&sentence);
	for (size_t pos = 0; pos < locale->glue_before.len;)
		vec_push(&brk->glue_before,
			utf8_next(locale->glue_before, &pos));
	for (size_t pos = 0; pos < locale->glue_after.len;)
		vec_push(&brk->glue_after, utf8_next(locale->glue_after, &pos));
	signs_init(&brk->signs);
	signs_add(&brk->signs, locale->no_start, BRK_NO_START);
	signs_add(&brk->signs, locale->no_end, BRK_NO_END);
	return brk;
}

void brk_free(struct brk *brk)
{
	if (!brk)
		return;
	ubrk_close(brk->line.ubrk);
	ubrk_close(brk->word.ubrk);
	ubrk_close(brk->sentence.ubrk);
	utf16_release(&brk->units);
	vec_release(&brk->glue_before);
	vec_release(&brk->glue_after);
	signs_release(&brk->signs);
	free(brk->line_locale);
	free(brk->tag);
	free(brk->sentence_locale);
	free(brk);
}

/* The iterator set to the units; NULL if ICU cannot. */
static UBreakIterator *iterate(struct iterator *it, UBreakIteratorType type,
	const char *locale, const struct utf16 *units)
{
	UErrorCode status = U_ZERO_ERROR;

	if (!it->is_tried)
		it->ubrk = ubrk_open(type, locale, NULL, 0, &status);
	it->is_tried = true;
	if (U_FAILURE(status)) {
		ubrk_close(it->ubrk);
		it->ubrk = NULL;
	}
	if (!it->ubrk)
		return NULL;
	ubrk_setText(it->ubrk, units->ptr, (int32_t)units->len, &status);
	return U_SUCCESS(status) ? it->ubrk : NULL;
}

static bool has_cp(const uint32_t *set, size_t count, uint32_t cp)
{
	for (size_t i = 0; i < count; i++) {
		if (set[i] == cp)
			return true;
	}
	return false;
}

/* Does a plain space before pos [B] belong to a French sign beside it? */
static bool is_glued(const struct brk *brk, struct str text, size_t pos)
{
	size_t next = pos;
	size_t space = pos;

	if (pos == 0 || pos == text.len || text.ptr[pos - 1] != ' ')
		return false;
	if (brk->glue_before.len + brk->glue_after.len == 0)
		return false;
	if (has_cp(brk->glue_before.ptr, brk->glue_before.len,
		    utf8_next(text, &next)))
		return true;
	while (space > 0 && text.ptr[space - 1] == ' ')
		space--;
	if (space == 0 || brk->glue_after.len == 0)
		return false;
	space = utf8_prev(text, space);
	return has_cp(brk->glue_after.ptr, brk->glue_after.len,
		utf8_next(text, &space));
}

static void mark_line(const struct brk *brk, const struct marking *m,
	size_t pos, bool is_hard)
{
	/* UAX #14 and #29 disagree in corners; a line never ends inside a
	 * cluster. */
	if (!(m->flags[pos] & BRK_GRAPHEME))
		return;
	if (is_hard)
		m->flags[pos] |= BRK_LINE | BRK_HARD;
	else if (!is_glued(brk, m->text, pos))
		m->flags[pos] |= BRK_LINE;
}

/* Without ICU's data: after spaces and newlines. */
static void mark_lines_plainly(const struct brk *brk, const struct marking *m)
{
	const char *ptr = m->text.ptr;

	for (size_t pos = 1; pos <= m->text.len; pos++) {
		if (ptr[pos - 1] == '\n')
			mark_line(brk, m, pos, true);
		else if (ptr[pos - 1] == ' ' && pos < m->text.len &&
			 ptr[pos] != ' ')
			mark_line(brk, m, pos, false);
	}
	m->flags[m->text.len] |= BRK_LINE;
}

/* The last bytes of LF, VT, FF, CR, NEL, LS and PS, and of much else. */
static bool may_be_hard(char last)
{
	const uint8_t byte = (uint8_t)last;

	return byte < 0x20 || byte == 0x85 || byte == 0xA8 || byte == 0xA9;
}

static bool is_hard(UBreakIterator *it)
{
	const int32_t rule = ubrk_getRuleStatus(it);

	return rule >= UBRK_LINE_HARD && rule < UBRK_LINE_HARD_LIMIT;
}

/* ICU's opinion of the part [from, to). */
static void mark_part(
	struct brk *brk, const struct marking *m, size_t from, size_t to)
{
	const struct str part = str_sub(m->text, from, to);
	struct utf16_walk walk = {.text = part};
	UBreakIterator *it = NULL;
	int32_t unit;

	if (utf16_set(&brk->units, part))
		it = iterate(
			&brk->line, UBRK_LINE, brk->line_locale, &brk->units);
	if (!it) {
		mark_lines_plainly(brk, m);
		return;
	}
	while ((unit = ubrk_next(it)) != UBRK_DONE) {
		const size_t pos = from + utf16_walk(&walk, (size_t)unit);

		mark_line(brk, m, pos,
			may_be_hard(m->text.ptr[pos - 1]) && is_hard(it));
	}
}

static size_t skip_spaces(struct str text, size_t pos)
{
	while (pos < text.len && text.ptr[pos] == ' ')
		pos++;
	return pos;
}

/*
 * Easy words are marked here; ICU sees the rest, each part of it with an easy
 * word on either side, so that it decides what it would in the whole.
 */
static void mark_lines(struct brk *brk, const struct marking *m)
{
	const struct str text = m->text;
	size_t hard = text.len; /* where ICU's part begins; len: none open */
	size_t before = 0;      /* start of the word before, or the text's */
	struct word last = {0};

	for (size_t pos = 0; pos < text.len;) {
		struct word word = word_take(text, pos);

		if ((last.is_quoting && word.is_opened) ||
			(last.is_dash && word.is_dash))
			word.is_easy = false;
		if (!word.is_easy && hard == text.len) {
			hard = before;
		} else if (word.is_easy && last.is_easy && hard < text.len) {
			mark_part(brk, m, hard, pos);
			hard = text.len;
		} else if (word.is_easy && last.is_easy) {
			mark_line(brk, m, pos, false);
		}
		last = word;
		before = pos;
		pos = skip_spaces(text, word.end);
	}
	if (hard < text.len)
		mark_part(brk, m, hard, text.len);
	else
		mark_line(brk, m, text.len, false);
}

static void mark_words(struct brk *brk, const struct marking *m)
{
	UBreakIterator *it =
		iterate(&brk->word, UBRK_WORD, brk->tag, &brk->units);
	struct utf16_walk walk = {.text = m->text};
	size_t start = 0;
	int32_t unit;

	while (it && (unit = ubrk_next(it)) != UBRK_DONE) {
		const size_t end = utf16_walk(&walk, (size_t)unit);

		if (ubrk_getRuleStatus(it) >= UBRK_WORD_NONE_LIMIT) {
			m->flags[start] |= BRK_WORD;
			m->flags[end] |= BRK_WORD;
		}
		start = end;
	}
}

/* Without ICU's data all of it is one. */
static void mark_sentences(struct brk *brk, const struct marking *m)
{
	UBreakIterator *it = iterate(&brk->sentence, UBRK_SENTENCE,
		brk->sentence_locale, &brk->units);
	struct utf16_walk walk = {.text = m->text};
	int32_t unit;

	m->flags[0] |= BRK_SENTENCE;
	while (it && (unit = ubrk_next(it)) != UBRK_DONE)
		m->flags[utf16_walk(&walk, (size_t)unit)] |= BRK_SENTENCE;
}

/* Marks what is wanted, and graphemes wherever a line is. */
static void mark_all(struct brk *brk, const struct marking *m, unsigned want)
{
	const bool has_lines = want & (BRK_LINE | BRK_HARD);

	if (has_lines || (want & (BRK_GRAPHEME | BRK_SIGN)))
		signs_mark(&brk->signs, m->text, m->flags);
	if (m->text.len == 0)
		return;
	if (has_lines)
		mark_lines(brk, m);
	if ((want & (BRK_WORD | BRK_SENTENCE)) == 0 ||
		!utf16_set(&brk->units, m->text))
		return;
	if (want & BRK_WORD)
		mark_words(brk, m);
	if (want & BRK_SENTENCE)
		mark_sentences(brk, m);
}

void brk_marks(struct brk *brk, struct str text, unsigned want, uint8_t *flags)
{
	const struct marking m = {text, flags};
	const unsigned made = BRK_GRAPHEME | BRK_LINE | BRK_HARD | BRK_SIGN;

	memset(flags, 0, text.len + 1);
	mark_all(brk, &m, want);
	if ((want & made) == made)
		return;
	for (size_t pos = 0; pos <= text.len; pos++)
		flags[pos] &= (uint8_t)want;
}

/* Is there an ASCII byte at pos [B], or the text's edge? */
static bool is_ascii_at(struct str text, size_t pos)
{
	return pos >= text.len || (uint8_t)text.ptr[pos] < 0x80;
}

size_t brk_next_grapheme(struct str text, size_t pos)
{
	struct cluster at = {0};
	size_t next = pos;

	if (is_ascii_at(text, pos) && is_ascii_at(text, pos + 1) &&
		text.ptr[pos] != '\r')
		return pos + 1;
	cluster_step(&at, utf8_next(text, &next));
	while (next < text.len) {
		const size_t end = next;

		if (cluster_step(&at, utf8_next(text, &next)))
			return end;
	}
	return text.len;
}

/* A start at or before the code point that ends at pos [B], sure within
 * BACK_MAX. */
static size_t sure_start(struct str text, size_t pos)
{
	size_t start = utf8_prev(text, pos);
	size_t here = start;
	uint32_t right = utf8_next(text, &here);

	for (int i = 1; start > 0 && i < BACK_MAX; i++) {
		const size_t before = utf8_prev(text, start);
		uint32_t left;

		here = before;
		left = utf8_next(text, &here);
		if (!cluster_may_join(left, right))
			break;
		start = before;
		right = left;
	}
	return start;
}

size_t brk_prev_grapheme(struct str text, size_t pos)
{
	size_t start;
	size_t end;

	if (pos <= 1)
		return 0;
	if (is_ascii_at(text, pos - 1) && is_ascii_at(text, pos - 2) &&
		text.ptr[pos - 1] != '\n')
		return pos - 1;
	start = sure_start(text, pos);
	while ((end = brk_next_grapheme(text, start)) < pos)
		start = end;
	return start;
}
