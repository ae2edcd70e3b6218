/* SPDX-License-Identifier: MIT */
/*
 * ICU's inverse modes fail where brackets do not pair (rule N0) and reach
 * across the border between two panes. So each stretch of right-to-left cells
 * is turned here, and a mark after it gives whatever follows a left-to-right
 * neighbour: brackets, numbers and neutrals outside of stretches then always
 * resolve to the base direction.
 */
#include "text/bidi.h"

#include "text/utf8.h"

#include <stdlib.h>
#include <unicode/uchar.h>

/* Deeper nesting ends a stretch, which is right too, and keeps this linear. */
#define DEPTH_MAX 8

/* What a cell means for a stretch. */
enum kind {
	KIND_RTL,     /* makes a stretch */
	KIND_NEUTRAL, /* may stand inside one */
	KIND_OPEN,    /* inside, if its pair is too */
	KIND_CLOSE,
	KIND_ARABIC_NUMBER, /* left to right, but no left-to-right neighbour */
	KIND_NUMBER,
	KIND_LTR,
	KIND_BORDER, /* ends a stretch: terminals differ on these */
};

struct row_cell {
	uint32_t cp; /* the base */
	enum kind kind;
};

static enum kind bracket_kind(uint32_t cp)
{
	switch (u_getIntPropertyValue(
		(UChar32)cp, UCHAR_BIDI_PAIRED_BRACKET_TYPE)) {
	case U_BPT_OPEN:
		return KIND_OPEN;
	case U_BPT_CLOSE:
		return KIND_CLOSE;
	default:
		return KIND_NEUTRAL;
	}
}

/* Konsole and mlterm do not reorder over U+2502, VTE does; so does '|' in all.
 */
static bool is_border(uint32_t cp)
{
	return cp == '|' || (cp >= 0x2500 && cp <= 0x259F);
}

static enum kind kind_of(uint32_t cp)
{
	if (is_border(cp))
		return KIND_BORDER;
	switch (u_charDirection((UChar32)cp)) {
	case U_RIGHT_TO_LEFT:
	case U_RIGHT_TO_LEFT_ARABIC:
		return KIND_RTL;
	case U_ARABIC_NUMBER:
		return KIND_ARABIC_NUMBER;
	case U_EUROPEAN_NUMBER:
		return KIND_NUMBER;
	case U_LEFT_TO_RIGHT:
		return KIND_LTR;
	case U_EUROPEAN_NUMBER_SEPARATOR:
	case U_EUROPEAN_NUMBER_TERMINATOR:
	case U_COMMON_NUMBER_SEPARATOR:
	case U_WHITE_SPACE_NEUTRAL:
		return KIND_NEUTRAL;
	case U_OTHER_NEUTRAL:
		return bracket_kind(cp);
	default:
		return KIND_BORDER;
	}
}

/* Brackets that wait for their pair. */
struct pairs {
	uint32_t open[DEPTH_MAX];
	size_t depth;
};

/* Can the stretch go on past this cell? */
static bool goes_on(struct pairs *pairs, struct row_cell cell)
{
	switch (cell.kind) {
	case KIND_RTL:
	case KIND_NEUTRAL:
		return true;
	case KIND_OPEN:
		if (pairs->depth == DEPTH_MAX)
			return false;
		pairs->open[pairs->depth++] = cell.cp;
		return true;
	case KIND_CLOSE:
		return pairs->depth > 0 &&
		       (uint32_t)u_getBidiPairedBracket((UChar32)cell.cp) ==
		               pairs->open[--pairs->depth];
	default:
		return false;
	}
}

/* End of the stretch that starts at `start`: it ends with a right-to-left cell.
 */
static size_t stretch_end(
	const struct row_cell *row, size_t count, size_t start)
{
	struct pairs pairs = {.depth = 0};
	size_t end = start + 1;

	for (size_t i = start; i < count && goes_on(&pairs, row[i]); i++) {
		if (row[i].kind == KIND_RTL && pairs.depth == 0)
			end = i + 1;
	}
	return end;
}

static void turn(struct bidi_cell *out, size_t start, size_t end)
{
	for (size_t i = start; i < end; i++) {
		out[i].visual = (uint32_t)(start + end - 1 - i);
		out[i].marks = BIDI_MIRROR;
	}
}

/* Does the cell before `at` lack a left-to-right neighbour there? */
static bool needs_mark(const struct row_cell *row, size_t count, size_t at)
{
	return at < count && row[at].kind != KIND_LTR;
}

static void inverse(
	const struct row_cell *row, size_t count, struct bidi_cell *out)
{
	size_t i = 0;

	while (i < count) {
		size_t end = i + 1;

		if (row[i].kind == KIND_RTL) {
			end = stretch_end(row, count, i);
			turn(out, i, end);
		} else if (row[i].kind != KIND_ARABIC_NUMBER ||
			   (end < count &&
				   row[end].kind == KIND_ARABIC_NUMBER)) {
			i = end;
			continue;
		}
		if (needs_mark(row, count, end))
			out[end - 1].marks |= BIDI_LRM_AFTER;
		i = end;
	}
}

void bidi_inverse(const struct str *visual, size_t count, struct bidi_cell *out)
{
	struct row_cell *row = xcalloc(count + 1, sizeof(*row));

	for (size_t i = 0; i < count; i++) {
		size_t pos = 0;

		row[i].cp =
			visual[i].len > 0 ? utf8_next(visual[i], &pos) : ' ';
		row[i].kind = kind_of(row[i].cp);
		out[i] = (struct bidi_cell){(uint32_t)i, 0};
	}
	inverse(row, count, out);
	free(row);
}
