/* SPDX-License-Identifier: MIT */
/* What the quiz says around a question: number, keys, verdict, score. */
#include "tui/quiz_impl.h"

#include "base/mo.h"
#include "text/fmt.h"
#include "text/lang.h"
#include "text/width.h"

#define WIDE 60 /* [col] on fewer words are short */

static struct str keep(struct app *app, struct buf *text)
{
	const struct str kept = arena_str(&app->draw, buf_view(text));

	buf_release(text);
	return kept;
}

struct str quiz_words_key(struct app *app, enum mode mode, enum action action)
{
	struct buf keys = {0};
	struct str rest, first = {NULL, 0};

	keymap_keys(app->keymap, mode, action, &keys);
	rest = keep(app, &keys);
	str_word(&rest, &first);
	return first;
}

struct str quiz_words_number(struct app *app, struct asking *asking)
{
	const struct sitting_count count = sitting_count(&asking->sitting);

	if (count.number == 0)
		return STR("");
	if (app->frame.cols < WIDE)
		return arena_printf(
			&app->draw, "%d/%d", count.number, count.all);
	return quiz_words_question(&count, &app->draw);
}

static void put_lang(struct app *app, int lang, struct buf *out)
{
	lang_endonym(book_lang_tag(app->book, lang), out);
}

static void put_fallback(
	struct app *app, const struct quiz_shown *shown, struct buf *out)
{
	struct buf asked = {0}, given = {0};

	if (shown->question == NULL || !shown->is_fallback)
		return;
	put_lang(app, reader_lang(app->reader), &asked);
	put_lang(app, shown->lang, &given);
	buf_cstr(out, " · ");
	buf_printf(out, _("[not written in %s yet; showing %s]"), asked.ptr,
		given.ptr);
	buf_release(&asked);
	buf_release(&given);
}

static int all_hands(struct asking *asking)
{
	const struct sitting_entry *entry = sitting_entry(&asking->sitting);
	int all = 0;

	for (int i = 0; entry != NULL && i < QUIZ_OPTIONS_MAX; i++)
		all += entry->hands[i];
	return all;
}

struct str quiz_words_status(struct app *app, struct asking *asking)
{
	const struct sitting_count count = sitting_count(&asking->sitting);
	const struct quiz_shown shown = asking_shown(app, asking);
	struct buf out = {0};

	if (app->frame.cols >= WIDE) {
		put_lang(app, reader_lang(app->reader), &out);
		buf_cstr(&out, " · ");
	}
	buf_printf(&out, "%s · ", tier_label(reader_tier(app->reader)));
	if (asking->stage >= CLASS_HANDS)
		/* TRANSLATORS: held up by a class, all answers together; in the
		 * bottom row of a quiz */
		buf_printf(&out, _("hands: %d"), all_hands(asking));
	else if (is_class(asking))
		/* TRANSLATORS: in the bottom row of a quiz: it is shown to a
		 * class, hands are counted */
		buf_cstr(&out, _("before a class"));
	else
		buf_printf(&out,
			/* TRANSLATORS: questions answered rightly, and
		           answered; in the bottom row of a quiz, at most 24
		           columns */
			_("right: %d of %d"), count.right, count.asked);
	put_fallback(app, &shown, &out);
	return keep(app, &out);
}

struct str quiz_words_hints(struct app *app, enum mode mode,
	const struct quiz_hint *hints, size_t count, int room)
{
	struct buf out = {0};

	for (size_t i = 0; i < count; i++) {
		const struct str key =
			quiz_words_key(app, mode, hints[i].action);
		const size_t before = out.len;

		if (key.len == 0)
			continue;
		buf_printf(&out, "%s%.*s %s", before > 0 ? "  " : "",
			STR_ARG(key), hints[i].word);
		if (width_str(buf_view(&out)) > room) {
			out.len = before;
			break;
		}
	}
	return keep(app, &out);
}

struct str quiz_words_keys(struct app *app, struct asking *asking, int room)
{
	const struct quiz_hint hints[] = {
		{ACTION_OPEN, asking->stage == ASK_QUESTION
				      ? C_("bottom row", "answer")
				      : C_("bottom row", "next")},
		/* TRANSLATORS: in the bottom row of a quiz after its key, "c
	           class": to show it to a class; at most 12 columns */
		{ACTION_CLASS, is_class(asking) ? C_("bottom row", "alone")
						: C_("bottom row", "class")},
		{ACTION_LANGUAGES, C_("bottom row", "language")},
		{ACTION_CLOSE, C_("bottom row", "close")},
	};

	return quiz_words_hints(app, MODE_QUIZ, hints, ARRAY_LEN(hints), room);
}

struct str quiz_words_reply(struct app *app, struct asking *asking,
	const struct quiz_question *question)
{
	if (asking->stage == ASK_REPLY)
		return quiz_words_verdict(
			question->options[asking->focus].is_right,
			question->right, &app->draw);
	return arena_printf(&app->draw,
		/* TRANSLATORS: the number of an answer */
		_("The right answer is %d."), question->right + 1);
}

struct str quiz_words_end(struct app *app, struct asking *asking)
{
	const struct sitting_count count = sitting_count(&asking->sitting);

	return quiz_words_score(&count,
		quiz_words_key(app, MODE_QUIZ, ACTION_OPEN), !asking->has_told,
		&app->draw);
}

struct str quiz_words_hands(struct app *app, int hands, int all)
{
	const struct str ui = arena_str(&app->draw, app->ui);
	struct buf out = {0};

	fmt_number(ui.ptr, hands, &out);
	if (all > 0) {
		buf_cstr(&out, " · ");
		fmt_percent(ui.ptr,
			(int)(((int64_t)hands * 100 + all / 2) / all), &out);
	}
	return keep(app, &out);
}
