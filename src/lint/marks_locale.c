/* SPDX-License-Identifier: MIT */
/* Marks, spaces and digits that the locale files name, and those of one
 * language. */
#include "base/mo.h"
#include "lint/marks.h"
#include "lint/rules.h"
#include "lint/tongue.h"
#include "text/chars.h"

#define NBSP  0x00A0
#define NNBSP 0x202F

/* ---- no-break spaces ---- */

/* The space that the locale puts before a mark; 0: none. */
static uint32_t space_before(const struct locale *locale, uint32_t cp)
{
	if (mark_is_in(locale->nbsp_before, cp))
		return NBSP;
	return mark_is_in(locale->nnbsp_before, cp) ? NNBSP : 0;
}

/* "?!", "(!)" and "10:30" have their marks at once; a dash may begin a line. */
static bool is_set_off(const struct lint_at *at, size_t i)
{
	const struct prose *prose = at->prose;
	const uint32_t before = prose_near(prose, i, -1);

	if (before == 0 || mark_is_in(STR("([!?\u2026"), before))
		return false;
	return !(prose->cp[i] == ':' && mark_is_digit(before) &&
		 mark_is_digit(prose_near(prose, i, 1)));
}

void rule_nbsp(const struct lint_at *at)
{
	const struct prose *prose = at->prose;

	for (size_t i = 0; i < prose->len; i++) {
		const struct str mark = prose_text(prose, i, i + 1);
		const uint32_t want = space_before(at->locale, prose->cp[i]);

		if (want != 0 && want != prose_near(prose, i, -1) &&
			is_set_off(at, i) && !tongue_is_foreign_at(at, i))
			at_report(at, i,
				at_say(at, _("U+%04X belongs before '%.*s'"),
					(unsigned)want, STR_ARG(mark)));
		if (mark_is_in(at->locale->nbsp_after, prose->cp[i]) &&
			prose_near(prose, i, 1) != NBSP)
			at_report(at, i,
				at_say(at, _("U+%04X belongs after '%.*s'"),
					(unsigned)NBSP, STR_ARG(mark)));
	}
}

/* ---- quotation marks ---- */

static bool is_own(const struct locale *locale, uint32_t cp)
{
	for (size_t i = 0; i < ARRAY_LEN(locale->quotes); i++)
		if (mark_is_in(locale->quotes[i], cp))
			return true;
	return false;
}

static bool is_apostrophe(const struct prose *prose, size_t i)
{
	const uint32_t before = prose_near(prose, i, -1);

	return prose->cp[i] == 0x2019 && before != 0 && chars_is_word(before);
}

/* Inside a title of another language its own marks may stand. */
static bool is_beside_han(const struct prose *prose, size_t i)
{
	return mark_is_han(prose_near(prose, i, -1)) ||
	       mark_is_han(prose_near(prose, i, 1));
}

/* Does an inner quotation begin here? */
static bool is_inner(const struct lint_at *at, size_t i)
{
	const struct prose *prose = at->prose;

	return mark_is_in(at->locale->quotes[2], prose->cp[i]) &&
	       !mark_is_in(at->locale->quotes[1], prose->cp[i]) &&
	       !chars_is_word(prose_near(prose, i, -1)) &&
	       chars_is_word(prose_near(prose, i, 1));
}

void rule_quotes(const struct lint_at *at)
{
	const struct prose *prose = at->prose;
	const struct str marks =
		STR("\u00ab\u00bb\u201c\u201d\u201e\u201f\u2018\u2019"
		    "\u201a\u2039\u203a\u300c\u300d\u300e\u300f");

	int depth = 0; /* of the outer ones */

	for (size_t i = 0; i < prose->len; i++) {
		const uint32_t cp = prose->cp[i];

		depth += mark_is_in(at->locale->quotes[0], cp);
		depth -= mark_is_in(at->locale->quotes[1], cp);
		if (mark_is_in(marks, cp) && !is_own(at->locale, cp) &&
			!is_apostrophe(prose, i) && !is_beside_han(prose, i))
			MARK_REPORT(at, i,
				_("'%.*s' is not a quotation mark of this "
				  "language"));
		else if (depth <= 0 && is_inner(at, i))
			MARK_REPORT(at, i,
				_("'%.*s' stands only inside other quotation "
				  "marks"));
	}
}

/* ---- Spanish ---- */

/* The mark that opens what `cp` ends, or 0. */
static uint32_t opening_of(uint32_t cp)
{
	return cp == '?' ? 0xBF : cp == '!' ? 0xA1 : 0;
}

/* Is there an opening mark before `i` that nothing has closed yet? */
static bool is_opened(const struct prose *prose, size_t i)
{
	const uint32_t open = opening_of(prose->cp[i]);

	for (size_t k = i; k-- > 0;) {
		if (prose->cp[k] == open)
			return true;
		if (prose->cp[k] == prose->cp[i])
			return false;
	}
	return false;
}

static bool is_closed(const struct prose *prose, size_t i)
{
	const uint32_t close = prose->cp[i] == 0xBF ? '?' : '!';

	for (size_t k = i + 1; k < prose->len; k++) {
		if (prose->cp[k] == close)
			return true;
		if (prose->cp[k] == prose->cp[i])
			return false;
	}
	return false;
}

void rule_opening_mark(const struct lint_at *at)
{
	const struct prose *prose = at->prose;

	for (size_t i = 0; i < prose->len; i++) {
		const uint32_t cp = prose->cp[i];

		if (opening_of(cp) != 0 && !is_opened(prose, i) &&
			!tongue_is_foreign_at(at, i))
			MARK_REPORT(at, i, _("'%.*s' has no opening mark"));
		if ((cp == 0xBF || cp == 0xA1) && !is_closed(prose, i))
			MARK_REPORT(at, i, _("'%.*s' is never closed"));
	}
}

/* ---- Arabic ---- */

static bool is_arabic(uint32_t cp)
{
	return cp != 0 && chars_script(cp) == SCRIPT_ARABIC;
}

/* A mark of Latin texts that is none inside a Latin name or title. */
static bool is_latin_mark(const struct prose *prose, size_t i)
{
	const uint32_t next = prose_near(prose, i, 1);

	return mark_is_in(STR(",;?"), prose->cp[i]) &&
	       (is_arabic(prose_near(prose, i, -1)) || is_arabic(next) ||
		       (next == ' ' && is_arabic(prose_near(prose, i, 2))));
}

void rule_ar_marks(const struct lint_at *at)
{
	for (size_t i = 0; i < at->prose->len; i++)
		if (is_latin_mark(at->prose, i))
			MARK_REPORT(at, i,
				_("'%.*s' is a Latin mark beside Arabic"));
}

/* Before what is not Arabic, as after an article, it is usual. */
void rule_tatweel(const struct lint_at *at)
{
	for (size_t i = 0; i < at->prose->len; i++)
		if (at->prose->cp[i] == 0x0640 &&
			chars_is_word(prose_near(at->prose, i, 1)))
			at_report(at, i,
				at_say(at, _("U+0640, the tatweel, stretches a "
					     "word")));
}

/* ---- digits ---- */

/* Texts of all languages have the digits of ASCII: koine shows them as the
 * locale file says. */
void rule_digits(const struct lint_at *at)
{
	for (size_t i = 0; i < at->prose->len; i++)
		if (at->prose->cp[i] >= 0x80 && mark_is_digit(at->prose->cp[i]))
			MARK_REPORT(at, i, _("'%.*s' is not an ASCII digit"));
}

static bool are_digits(const struct prose *prose, size_t i, int from, int count)
{
	for (int k = from; k < from + count; k++)
		if (!mark_is_digit(prose_near(prose, i, k)))
			return false;
	return true;
}

/* "10 500" with a space that lets it break, or a fixed one of another kind;
 * "in 2024 193" is two numbers. */
void rule_digit_groups(const struct lint_at *at)
{
	const struct prose *prose = at->prose;

	for (size_t i = 0; i < prose->len; i++) {
		const uint32_t cp = prose->cp[i];

		if (!chars_is_space(cp) || mark_is_in(at->locale->group, cp) ||
			!are_digits(prose, i, -1, 1) ||
			are_digits(prose, i, -4, 4) ||
			!are_digits(prose, i, 1, 3) ||
			mark_is_digit(prose_near(prose, i, 4)))
			continue;
		at_report(at, i,
			at_say(at, _("a space that may break stands in a "
				     "number")));
	}
}
