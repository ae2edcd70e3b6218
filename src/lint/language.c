/* SPDX-License-Identifier: MIT */
/* Sentences that nobody translated. */
#include "base/mo.h"
#include "lint/measure.h"
#include "lint/rules.h"
#include "lint/tongue.h"

void rule_language(const struct lint_at *at)
{
	size_t pos = 0, from, to;

	/* An editor's note quotes what it speaks of. */
	if (at->kind == LINT_IN_NOTE)
		return;
	while (measure_sentence(at->prose, at->locale, &pos, &from, &to)) {
		const int other = tongue_other(at, from, to);

		if (other != CORPUS_NONE)
			at_report(at, from,
				at_say(at,
					_("this sentence is in '%s', not "
					  "translated"),
					corpus_lang_tag(at->run->work, other)));
	}
}
