/* SPDX-License-Identifier: MIT */
/* Marks and spaces in Chinese. */
#include "base/mo.h"
#include "lint/marks.h"
#include "lint/rules.h"
#include "lint/tongue.h"

static bool is_half_width(const struct lint_at *at, size_t i)
{
	const struct prose *prose = at->prose;
	const uint32_t before = prose_near(prose, i, -1);
	const uint32_t after = prose_near(prose, i, 1);

	if (mark_is_in(STR(",;:?!()"), prose->cp[i]))
		return (mark_is_chinese(before) || mark_is_chinese(after)) &&
		       !tongue_is_quoted_at(at, i);
	/* "1.机制", "Inc.的" are no full stops. */
	return prose->cp[i] == '.' && mark_is_chinese(before);
}

void rule_zh_marks(const struct lint_at *at)
{
	const struct prose *prose = at->prose;

	for (size_t i = 0; i < prose->len; i++) {
		if (is_half_width(at, i))
			MARK_REPORT(at, i,
				_("'%.*s' is a half-width mark beside "
				  "Chinese"));
		else if (prose->cp[i] == '-' &&
			 prose_near(prose, i, 1) == '-' &&
			 prose_near(prose, i, -1) != '-')
			at_report(at, i,
				at_say(at,
					_("hyphens stand where a dash belongs")));
	}
}

void rule_zh_space(const struct lint_at *at)
{
	const struct prose *prose = at->prose;

	for (size_t i = 0; i < prose->len; i++)
		if ((prose->cp[i] == ' ' || prose->cp[i] == 0x3000) &&
			(mark_is_chinese(prose_near(prose, i, -1)) ||
				mark_is_chinese(prose_near(prose, i, 1))))
			at_report(at, i,
				at_say(at, _("a space stands beside Chinese")));
}

/* Quotation marks of other habits. */
static bool is_foreign_quote(const struct prose *prose, size_t i)
{
	const uint32_t cp = prose->cp[i];

	if (cp == '\'')
		return mark_is_chinese(prose_near(prose, i, -1)) ||
		       mark_is_chinese(prose_near(prose, i, 1));
	return mark_is_in(
		STR("\"\u300c\u300d\u300e\u300f\u00ab\u00bb\u201e"), cp);
}

void rule_zh_quotes(const struct lint_at *at)
{
	const struct prose *prose = at->prose;
	int depth = 0;

	for (size_t i = 0; i < prose->len; i++) {
		depth += prose->cp[i] == 0x201C;
		depth -= prose->cp[i] == 0x201D;
		if (is_foreign_quote(prose, i))
			MARK_REPORT(at, i,
				_("'%.*s' is not a quotation mark of this "
				  "language"));
		else if (prose->cp[i] == 0x2018 && depth <= 0)
			MARK_REPORT(at, i,
				_("'%.*s' stands only inside double quotation "
				  "marks"));
	}
}
