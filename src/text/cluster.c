/* SPDX-License-Identifier: MIT */
#include "text/cluster.h"

#include <unicode/uchar.h>

/* UAX #29, table 2, by ICU's numbers; Extended_Pictographic is made a class
 * too. */
#define CLASS_PICTOGRAPH U_GCB_COUNT

/* How far "ExtPict Extend* ZWJ" has matched. */
enum emoji { EMOJI_NONE, EMOJI_BASE, EMOJI_JOINER };

static uint8_t class_of(uint32_t cp)
{
	int32_t class;

	if (cluster_is_plain(cp))
		return U_GCB_OTHER;
	class = u_getIntPropertyValue(
		(UChar32)cp, UCHAR_GRAPHEME_CLUSTER_BREAK);
	if (class == U_GCB_OTHER &&
		u_hasBinaryProperty((UChar32)cp, UCHAR_EXTENDED_PICTOGRAPHIC))
		return CLASS_PICTOGRAPH;
	return (uint8_t) class;
}

static bool is_control(uint8_t class)
{
	return class == U_GCB_CONTROL || class == U_GCB_CR || class == U_GCB_LF;
}

/* GB6, GB7, GB8: syllables of Hangul. */
static bool hangul_joins(uint8_t left, uint8_t right)
{
	switch (left) {
	case U_GCB_L:
		return right == U_GCB_L || right == U_GCB_V ||
		       right == U_GCB_LV || right == U_GCB_LVT;
	case U_GCB_LV:
	case U_GCB_V:
		return right == U_GCB_V || right == U_GCB_T;
	case U_GCB_LVT:
	case U_GCB_T:
		return right == U_GCB_T;
	default:
		return false;
	}
}

/* The rules that need only the two neighbours: GB3 to GB9b. */
static bool pair_joins(uint8_t left, uint8_t right)
{
	if (is_control(left) || is_control(right))
		return left == U_GCB_CR && right == U_GCB_LF;
	if (right == U_GCB_EXTEND || right == U_GCB_ZWJ ||
		right == U_GCB_SPACING_MARK || left == U_GCB_PREPEND)
		return true;
	return hangul_joins(left, right);
}

static bool joins(const struct cluster *at, uint8_t class)
{
	if (at->count == 0 || at->count >= CLUSTER_MAX)
		return false;
	if (class == U_GCB_OTHER && at->prev == U_GCB_OTHER)
		return false;
	if (class == CLASS_PICTOGRAPH && at->emoji == EMOJI_JOINER)
		return true;
	if (class == U_GCB_REGIONAL_INDICATOR && at->prev == class)
		return at->is_odd;
	return pair_joins(at->prev, class);
}

static uint8_t next_emoji(uint8_t emoji, uint8_t class)
{
	if (class == CLASS_PICTOGRAPH)
		return EMOJI_BASE;
	if (emoji != EMOJI_BASE)
		return EMOJI_NONE;
	if (class == U_GCB_ZWJ)
		return EMOJI_JOINER;
	return class == U_GCB_EXTEND ? EMOJI_BASE : EMOJI_NONE;
}

bool cluster_step(struct cluster *at, uint32_t cp)
{
	const uint8_t class = class_of(cp);
	const bool is_start = !joins(at, class);

	/* A cut cluster forgets what was before: a step from here sees the
	 * same. */
	if (is_start)
		*at = (struct cluster){0};
	at->emoji = next_emoji(at->emoji, class);
	at->is_odd = class == U_GCB_REGIONAL_INDICATOR && !at->is_odd;
	at->prev = class;
	at->count++;
	return is_start;
}

bool cluster_may_join(uint32_t left, uint32_t right)
{
	const uint8_t l = class_of(left);
	const uint8_t r = class_of(right);

	return pair_joins(l, r) || (l == U_GCB_ZWJ && r == CLASS_PICTOGRAPH) ||
	       (l == r && r == U_GCB_REGIONAL_INDICATOR);
}
