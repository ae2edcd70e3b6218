/* SPDX-License-Identifier: MIT */
#include "text/width.h"

#include "base/buf.h"
#include "text/brk.h"
#include "text/clean.h"
#include "text/utf8.h"

#include <wchar.h>

/* What a curses cell holds besides its base (CCHARW_MAX is 5). */
#define MARKS_MAX     4
#define DOTTED_CIRCLE 0x25CCu

int width_cp(uint32_t cp)
{
	int width;

	if (cp < 0x7F)
		return 1;
	width = wcwidth((wchar_t)cp);
	return width < 0 ? 1 : width;
}

/* The columns of the code points of s that are drawn; *first gets the width of
 * the first, -1 for none. */
static int drawn_columns(struct str s, int *first)
{
	int sum = 0;

	*first = -1;
	for (size_t pos = 0; pos < s.len;) {
		const uint32_t cp = clean_cp(utf8_next(s, &pos));
		const int width = cp == 0 ? 0 : width_cp(cp);

		if (cp != 0 && *first < 0)
			*first = width;
		sum += width;
	}
	return sum;
}

int width_grapheme(struct str grapheme)
{
	int first;
	int sum;

	if (grapheme.len == 1)
		return 1;
	sum = drawn_columns(grapheme, &first);
	return first == 0 ? sum + 1 : sum;
}

int width_str(struct str s)
{
	size_t pos = 0;
	int sum = 0;

	if (clean_is_ascii(s))
		return (int)s.len;
	while (pos < s.len) {
		const size_t end = brk_next_grapheme(s, pos);

		sum += width_grapheme(str_sub(s, pos, end));
		pos = end;
	}
	return sum;
}

/* The blanks that a font may lack (U+202F on a Linux console) as a plain one.
 */
static uint32_t drawn_cp(uint32_t cp)
{
	if (cp == 0xA0 || cp == 0x202F)
		return ' ';
	/* ncurses, tmux and the terminal agree on U+FFFD, not on what libc does
	 * not know. */
	return cp >= 0x7F && wcwidth((wchar_t)cp) < 0 ? UTF8_REPLACEMENT : cp;
}

void width_drawn(struct str grapheme, struct buf *out)
{
	bool has_base = false;
	int marks = 0;

	for (size_t pos = 0; pos < grapheme.len;) {
		const uint32_t cp = clean_cp(utf8_next(grapheme, &pos));

		if (cp == 0)
			continue;
		if (width_cp(cp) > 0) {
			has_base = true;
			marks = 0;
			buf_utf8(out, drawn_cp(cp));
			continue;
		}
		if (!has_base)
			buf_utf8(out, DOTTED_CIRCLE);
		has_base = true;
		if (marks++ < MARKS_MAX)
			buf_utf8(out, cp);
	}
}
