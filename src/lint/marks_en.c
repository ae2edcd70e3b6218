/* SPDX-License-Identifier: MIT */
/* Marks and spaces in English, and in what is set like it. */
#include "base/mo.h"
#include "lint/marks.h"
#include "lint/rules.h"
#include "text/chars.h"

void rule_straight_quotes(const struct lint_at *at)
{
	const struct prose *prose = at->prose;

	for (size_t i = 0; i < prose->len; i++)
		if (prose->cp[i] == '"' || prose->cp[i] == '\'')
			MARK_REPORT(at, i, _("'%.*s' is straight, not curly"));
}

void rule_wide_marks(const struct lint_at *at)
{
	const struct prose *prose = at->prose;

	for (size_t i = 0; i < prose->len; i++)
		/* What stands beside Han belongs to it. */
		if (mark_is_wide(prose->cp[i]) &&
			!mark_is_han(prose_near(prose, i, -1)) &&
			!mark_is_han(prose_near(prose, i, 1)))
			MARK_REPORT(at, i, _("'%.*s' is a full-width mark"));
}

static bool is_letter(uint32_t cp)
{
	return cp != 0 && chars_is_letter(cp);
}

static bool is_lower(uint32_t cp)
{
	return is_letter(cp) && !chars_is_upper(cp);
}

/* ".NET" and ".5" begin with their dot. */
static bool is_space_before(const struct prose *prose, size_t i)
{
	const uint32_t next = prose_near(prose, i, 1);

	if (prose->cp[i] != ' ')
		return false;
	if (next == '.')
		return !chars_is_word(prose_near(prose, i, 2));
	return mark_is_in(STR(",;:?!)]\u201d"), next);
}

/* The text in brackets that begins or ends at `i` is part of a word: an ending
 * of two letters at most ("(s)"), or a prefix of three ("(mis)use"). */
static bool is_in_word(const struct prose *prose, size_t i)
{
	const bool is_open = prose->cp[i] == '(';

	for (int n = 1; n <= (is_open ? 3 : 4); n++) {
		const uint32_t cp = prose_near(prose, i, is_open ? n : -n);

		if (cp == (is_open ? ')' : '('))
			return true;
		if (!is_letter(cp))
			return false;
	}
	return false;
}

/* A space is missing behind the character, or before it. */
static bool lacks_space_after(const struct prose *prose, size_t i)
{
	const uint32_t cp = prose->cp[i];
	const uint32_t next = prose_near(prose, i, 1);

	if (mark_is_in(STR(",;:?!"), cp))
		return is_letter(next) || next == 0x201C || next == '(';
	if (cp == '.')
		return is_lower(prose_near(prose, i, -1)) && is_letter(next) &&
		       chars_is_upper(next) &&
		       is_lower(prose_near(prose, i, 2));
	if (cp == ')')
		return is_letter(next) && !is_in_word(prose, i);
	return cp == 0x201D && is_letter(next);
}

static bool lacks_space_before(const struct prose *prose, size_t i)
{
	const uint32_t cp = prose->cp[i];

	if (!is_letter(prose_near(prose, i, -1)))
		return false;
	return cp == 0x201C || (cp == '(' && !is_in_word(prose, i));
}

static bool is_spaced_hyphen(const struct prose *prose, size_t i)
{
	return prose->cp[i] == '-' && prose_near(prose, i, -1) == ' ' &&
	       prose_near(prose, i, 1) == ' ';
}

static void check_mark(const struct lint_at *at, size_t i)
{
	const struct prose *prose = at->prose;

	if (is_space_before(prose, i))
		MARK_REPORT(at, i + 1, _("a space stands before '%.*s'"));
	if (mark_is_in(STR("([\u201c"), prose->cp[i]) &&
		prose_near(prose, i, 1) == ' ')
		MARK_REPORT(at, i, _("a space stands after '%.*s'"));
	if (lacks_space_after(prose, i))
		MARK_REPORT(at, i, _("no space stands after '%.*s'"));
	if (lacks_space_before(prose, i))
		MARK_REPORT(at, i, _("no space stands before '%.*s'"));
	if (is_spaced_hyphen(prose, i))
		MARK_REPORT(at, i, _("'%.*s' stands where a dash belongs"));
}

void rule_mark_space(const struct lint_at *at)
{
	for (size_t i = 0; i < at->prose->len; i++)
		check_mark(at, i);
}
