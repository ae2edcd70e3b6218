/* SPDX-License-Identifier: MIT */
/* What was meant as Markdown and is not: a slip of a key shows it to readers.
 */
#include "base/mo.h"
#include "lint/marks.h"
#include "lint/rules.h"

static const char *const marks[] = {"**", "__", "](", "] (", "`", "<<<<<<<",
	">>>>>>>", "(ref:", "(term:", "(sec:", "(note:", "(fig:"};

/* Those that stand in texts; "R&D;" is none. */
static const char *const entities[] = {"&nbsp;", "&amp;", "&lt;", "&gt;",
	"&quot;", "&apos;", "&laquo;", "&raquo;", "&ldquo;", "&rdquo;",
	"&lsquo;", "&rsquo;", "&hellip;", "&ndash;", "&mdash;", "&shy;",
	"&thinsp;", "&zwj;", "&zwnj;", "&lrm;", "&rlm;", "&eacute;"};

/* [characters] of the text in ASCII that stands at `i`, or 0. */
static size_t stands(const struct prose *prose, size_t i, const char *text)
{
	size_t len = 0;

	for (; text[len] != '\0'; len++)
		if (prose_near(prose, i, (int)len) !=
			(uint32_t)(unsigned char)text[len])
			return 0;
	return len;
}

/* "&#8239;" */
static size_t numeric(const struct prose *prose, size_t i)
{
	size_t len = stands(prose, i, "&#");
	const size_t digits = len;

	while (len > 0 && mark_is_digit(prose_near(prose, i, (int)len)))
		len++;
	return len > digits && prose_near(prose, i, (int)len) == ';' ? len + 1
	                                                             : 0;
}

static size_t left_len(const struct prose *prose, size_t i)
{
	size_t len = numeric(prose, i);

	for (size_t k = 0; len == 0 && k < ARRAY_LEN(marks); k++)
		len = stands(prose, i, marks[k]);
	for (size_t k = 0; len == 0 && k < ARRAY_LEN(entities); k++)
		len = stands(prose, i, entities[k]);
	return len;
}

void rule_markup(const struct lint_at *at)
{
	const struct prose *prose = at->prose;

	for (size_t i = 0; i < prose->len;) {
		const uint32_t cp = prose->cp[i];
		const size_t len = mark_is_in(STR("*_]`<>(&"), cp)
		                           ? left_len(prose, i)
		                           : 0;

		if (len > 0)
			at_report(at, i,
				at_say(at,
					_("'%.*s' is markup that was left in "
					  "the text"),
					STR_ARG(prose_text(
						prose, i, i + len))));
		i += len > 0 ? len : 1;
	}
}
