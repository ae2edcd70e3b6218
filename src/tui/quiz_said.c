/* SPDX-License-Identifier: MIT */
#include "tui/quiz_words.h"

#include "base/mo.h"

struct str quiz_words_question(
	const struct sitting_count *count, struct arena *arena)
{
	return arena_printf(arena,
		/* TRANSLATORS: number of the question in a quiz, number of all;
	           at most 24 columns */
		_("question %d of %d"), count->number, count->all);
}

struct str quiz_words_verdict(bool is_right, int right, struct arena *arena)
{
	if (is_right)
		return str_of(_("That is right."));
	return arena_printf(arena,
		/* TRANSLATORS: the number of an answer */
		_("That is not right. The right answer is %d."), right + 1);
}

struct str quiz_words_score(const struct sitting_count *count, struct str key,
	bool is_kept, struct arena *arena)
{
	const int left = count->all - count->asked;
	struct buf out = {0};
	struct str kept;

	buf_printf(&out,
		/* TRANSLATORS: questions answered rightly, and answered */
		_("Right at the first try: %d of %d."), count->right,
		count->asked);
	buf_byte(&out, '\n');
	if (count->missed > 0)
		buf_printf(&out,
			/* TRANSLATORS: the name of a key */
			P_("%d question was missed: %.*s asks it again.",
				"%d questions were missed: %.*s asks them "
				"again.",
				(unsigned long)count->missed),
			count->missed, STR_ARG(key));
	if (count->missed > 0 && is_kept)
		buf_printf(&out, "\n%s",
			_("What was missed comes back tomorrow: koine quiz"));
	if (count->missed > 0 && left > 0)
		buf_byte(&out, '\n');
	if (left > 0)
		buf_printf(&out,
			/* TRANSLATORS: the name of a key */
			P_("%d question is left: %.*s asks it.",
				"%d questions are left: %.*s asks them.",
				(unsigned long)left),
			left, STR_ARG(key));
	if (count->missed == 0 && left == 0)
		buf_cstr(&out, _("Nothing is left to be asked. Well done!"));
	kept = arena_str(arena, buf_view(&out));
	buf_release(&out);
	return kept;
}
