/* SPDX-License-Identifier: MIT */
/* Marks and spaces in any language. */
#include "lint/marks.h"

#include "base/mo.h"
#include "lint/rules.h"
#include "text/chars.h"
#include "text/utf8.h"

bool mark_is_in(struct str set, uint32_t cp)
{
	char bytes[4];

	if (cp < 0x80)
		return cp != 0 && str_find(set, (char)cp) < set.len;
	/* No character's bytes begin inside those of another. */
	return str_search(set, (struct str){bytes, (size_t)utf8_encode(cp,
							   bytes)}) != SIZE_MAX;
}

bool mark_is_han(uint32_t cp)
{
	return cp >= 0x2E80 && chars_script(cp) == SCRIPT_HAN;
}

bool mark_is_wide(uint32_t cp)
{
	return (cp >= 0x3000 && cp <= 0x303F && cp != 0x3005 && cp != 0x3007) ||
	       (cp >= 0xFF01 && cp <= 0xFF0F) ||
	       (cp >= 0xFF1A && cp <= 0xFF20) ||
	       (cp >= 0xFF3B && cp <= 0xFF40) || (cp >= 0xFF5B && cp <= 0xFF65);
}

bool mark_is_chinese(uint32_t cp)
{
	return mark_is_han(cp) || mark_is_wide(cp) ||
	       mark_is_in(STR("\u201c\u201d\u2018\u2019"), cp);
}

bool mark_is_direction(uint32_t cp)
{
	return cp == 0x200E || cp == 0x200F || cp == 0x61C ||
	       (cp >= 0x2066 && cp <= 0x2069);
}

bool mark_is_digit(uint32_t cp)
{
	return cp != 0 && chars_digit(cp) >= 0;
}

bool mark_touches(const struct prose *prose, size_t i)
{
	return i + 1 < prose->len && !(prose->flags[i] & PROSE_CALL);
}

static bool is_blank(uint32_t cp)
{
	return cp != 0 && cp != '\n' && chars_is_space(cp);
}

/* Fixed ones too: what is set off by U+00A0 has no other space there. */
void rule_double_space(const struct lint_at *at)
{
	const struct prose *prose = at->prose;

	for (size_t i = 0; i + 1 < prose->len; i++)
		if (is_blank(prose->cp[i]) && is_blank(prose->cp[i + 1]) &&
			mark_touches(prose, i) &&
			!is_blank(prose_near(prose, i, -1)))
			at_report(at, i, at_say(at, _("two spaces in a row")));
}

/* Three dots or more are an ellipsis. */
static bool is_two_dots(const struct prose *prose, size_t i)
{
	return prose->cp[i] == '.' && prose_near(prose, i, 1) == '.' &&
	       prose_near(prose, i, 2) != '.' &&
	       prose_near(prose, i, -1) != '.';
}

static bool is_doubled(const struct prose *prose, size_t i)
{
	/* Commas, semicolons, colons, full stops but the Latin one, which also
	 * ends what is cut short ("etc.,"). */
	const struct str marks =
		STR(",;:\u3001\u3002\uff0c\uff1b\uff1a\u060c\u061b");
	const struct str ends = STR("!?\uff01\uff1f\u061f");
	const uint32_t cp = prose->cp[i], next = prose_near(prose, i, 1);

	return is_two_dots(prose, i) ||
	       (mark_is_in(marks, cp) &&
		       (next == '.' || mark_is_in(marks, next) ||
			       mark_is_in(ends, next))) ||
	       (mark_is_in(ends, cp) &&
		       (next == cp || mark_is_in(marks, next)));
}

void rule_doubled_mark(const struct lint_at *at)
{
	const struct prose *prose = at->prose;

	for (size_t i = 0; i + 1 < prose->len; i++)
		if (is_doubled(prose, i))
			at_report(at, i,
				at_say(at, _("two marks in a row: '%.*s'"),
					STR_ARG(prose_text(prose, i, i + 2))));
}

/* What ids, dates and names are made of beside digits. */
static bool is_token(uint32_t cp)
{
	return cp < 0x80 && (mark_is_digit(cp) || cp == '-' || cp == '/' ||
				    cp == '.' || chars_is_letter(cp));
}

/* "GB 45438-2025": the number of a standard follows its body's letters. */
static bool is_standard(const struct prose *prose, size_t from)
{
	const uint32_t letter = prose_near(prose, from, -2);

	return prose_near(prose, from, -1) == ' ' && letter != 0 &&
	       chars_is_upper(letter);
}

/* "2019-2024", but not "2024-05-20", "GPT-4" or "78/1-2". */
static bool is_range(const struct prose *prose, size_t from, size_t to)
{
	int hyphens = 0;

	if (is_standard(prose, from))
		return false;

	for (; from < to; from++) {
		hyphens += prose->cp[from] == '-';
		if (prose->cp[from] == '/' || chars_is_letter(prose->cp[from]))
			return false;
	}
	return hyphens == 1;
}

void rule_range_dash(const struct lint_at *at)
{
	const struct prose *prose = at->prose;

	for (size_t i = 0; i < prose->len; i++) {
		size_t from = i, to = i;

		if (prose->cp[i] != '-' ||
			!mark_is_digit(prose_near(prose, i, -1)) ||
			!mark_is_digit(prose_near(prose, i, 1)))
			continue;
		while (from > 0 && is_token(prose->cp[from - 1]))
			from--;
		while (to < prose->len && is_token(prose->cp[to]))
			to++;
		while (to > i && prose->cp[to - 1] == '.')
			to--;
		if (is_range(prose, from, to))
			at_report(at, i,
				at_say(at,
					_("a range takes a dash, not a hyphen: "
					  "'%.*s'"),
					STR_ARG(prose_text(prose, from, to))));
	}
}
