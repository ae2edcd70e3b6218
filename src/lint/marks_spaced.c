/* SPDX-License-Identifier: MIT */
/* Marks and spaces in languages that write spaces between words. */
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

/* Marks after which a space stands, not before; U+060C, U+061B and U+061F are
 * the Arabic ones. */
static bool is_stop(uint32_t cp)
{
	return mark_is_in(STR(",;:?!\u060c\u061b\u061f"), cp);
}

static bool is_open_quote(const struct locale *locale, uint32_t cp)
{
	return mark_is_in(locale->quotes[0], cp) ||
	       mark_is_in(locale->quotes[2], cp);
}

/* An apostrophe is no quotation mark. */
static bool is_close_quote(const struct locale *locale, uint32_t cp)
{
	return cp != 0x2019 && (mark_is_in(locale->quotes[1], cp) ||
				       mark_is_in(locale->quotes[3], cp));
}

/* Some marks have a fixed space before them: rule_nbsp's. */
static bool is_set_off(const struct locale *locale, uint32_t cp)
{
	return mark_is_in(locale->nbsp_before, cp) ||
	       mark_is_in(locale->nnbsp_before, cp);
}

/* ".NET" and ".5" begin with their dot. */
static bool is_space_before(const struct lint_at *at, size_t i)
{
	const uint32_t next = prose_near(at->prose, i, 1);

	if (at->prose->cp[i] != ' ' || is_set_off(at->locale, next))
		return false;
	if (next == '.')
		return !chars_is_word(prose_near(at->prose, i, 2));
	return is_stop(next) || mark_is_in(STR(")]"), next) ||
	       is_close_quote(at->locale, next);
}

/* The text in brackets that begins or ends at `i` is part of a word: an ending
 * of two letters at most ("(s)"), or a prefix of three ("(mis)use"), not an
 * acronym. */
static bool is_in_word(const struct prose *prose, size_t i)
{
	const bool is_open = prose->cp[i] == '(';

	for (int n = 1; n <= (is_open ? 3 : 4); n++) {
		const uint32_t cp = prose_near(prose, i, is_open ? n : -n);

		if (cp == (is_open ? ')' : '('))
			return true;
		if (!is_lower(cp))
			return false;
	}
	return false;
}

/* A space is missing behind the character, or before it. */
static bool lacks_space_after(const struct lint_at *at, size_t i)
{
	const struct prose *prose = at->prose;
	const uint32_t cp = prose->cp[i];
	const uint32_t next = prose_near(prose, i, 1);

	if (is_stop(cp))
		return is_letter(next) || is_open_quote(at->locale, next) ||
		       next == '(';
	if (cp == '.')
		return is_lower(prose_near(prose, i, -1)) && is_letter(next) &&
		       chars_is_upper(next) &&
		       is_lower(prose_near(prose, i, 2));
	if (cp == ')')
		return is_letter(next) && !is_in_word(prose, i);
	return is_close_quote(at->locale, cp) && is_letter(next);
}

/* What is written together with a word is so with a quotation mark. */
static bool lacks_space_before(const struct lint_at *at, size_t i)
{
	const uint32_t cp = at->prose->cp[i];

	if (!is_letter(prose_near(at->prose, i, -1)))
		return false;
	return (is_open_quote(at->locale, cp) &&
		       at->locale->prefixes.len == 0) ||
	       (cp == '(' && !is_in_word(at->prose, i));
}

static bool is_spaced_hyphen(const struct prose *prose, size_t i)
{
	return prose->cp[i] == '-' && prose_near(prose, i, -1) == ' ' &&
	       prose_near(prose, i, 1) == ' ';
}

static void check_mark(const struct lint_at *at, size_t i)
{
	const struct prose *prose = at->prose;

	if (is_space_before(at, i))
		MARK_REPORT(at, i + 1, _("a space stands before '%.*s'"));
	if ((mark_is_in(STR("(["), prose->cp[i]) ||
		    is_open_quote(at->locale, prose->cp[i])) &&
		prose_near(prose, i, 1) == ' ' &&
		!mark_is_in(at->locale->nbsp_after, prose->cp[i]))
		MARK_REPORT(at, i, _("a space stands after '%.*s'"));
	if (lacks_space_after(at, i))
		MARK_REPORT(at, i, _("no space stands after '%.*s'"));
	if (lacks_space_before(at, i))
		MARK_REPORT(at, i, _("no space stands before '%.*s'"));
	if (is_spaced_hyphen(prose, i))
		MARK_REPORT(at, i, _("'%.*s' stands where a dash belongs"));
}

void rule_mark_space(const struct lint_at *at)
{
	for (size_t i = 0; i < at->prose->len; i++)
		check_mark(at, i);
}
