/* SPDX-License-Identifier: MIT */
/* Speech: bookmarks. */
#include "tui/speech_impl.h"

#include "base/mo.h"
#include "tui/unit_text.h"

static struct str first_words(struct speech *speech)
{
	struct page *page = &speech->page;
	struct unit unit;

	if (!book_unit(page->book, speech->unit, page->lang, page->tier, &unit))
		return STR("");
	return unit_first_words(&unit);
}

static void add_bookmark(struct speech *speech)
{
	struct state_place place = speech_place(speech);
	struct err err = {0};

	if (state_add_bookmark(speech->state, book_key(speech->page.book),
		    &place, first_words(speech), speech->opts->env->now, &err))
		speech_tell(speech, "%s",
			state_is_kept(speech->state)
				? _("saved")
				: _("kept until koine is closed"));
	else
		speech_tell(speech, "%s", err.message);
}

static void remove_bookmark(struct speech *speech, struct str number)
{
	struct state_bookmark *list;
	size_t count = state_bookmarks(speech->state,
		book_key(speech->page.book), &speech->scratch, &list);
	struct err err = {0};
	int n = 0;

	if (!str_to_int(number, &n) || n < 1 || (size_t)n > count)
		speech_tell(speech, _("no bookmark '%.*s'"), STR_ARG(number));
	else if (state_remove_bookmark(speech->state, list[n - 1].id, &err))
		speech_tell(speech, "%s", _("removed"));
	else
		speech_tell(speech, "%s", err.message);
}

static void list_bookmarks(struct speech *speech)
{
	struct state_bookmark *list;
	size_t count = state_bookmarks(speech->state,
		book_key(speech->page.book), &speech->choice_arena, &list);
	struct work *work = book_work(speech->page.book);

	for (size_t i = 0; i < count; i++) {
		struct str text = arena_printf(&speech->scratch,
			/* TRANSLATORS: id of a place, its first words */
			_("%.*s, %.*s"), STR_ARG(list[i].place.block),
			STR_ARG(list[i].label));
		int lang = work == NULL ? CORPUS_NONE
		                        : corpus_lang_index(
						  work, list[i].place.lang);

		speech_row(speech,
			(struct choice){
				.kind = CHOICE_PLACE, .place = list[i].place},
			lang, text);
	}
	if (count > 0)
		speech_say_how(speech);
	else
		speech_tell(speech, "%s",
			_("There are no bookmarks; B and a adds one."));
}

void speech_bookmarks(struct speech *speech, struct str what)
{
	if (what.len == 0)
		list_bookmarks(speech);
	else if (str_eq(what, STR("a")))
		add_bookmark(speech);
	else if (what.ptr[0] == 'x')
		remove_bookmark(speech, str_trim(str_sub(what, 1, what.len)));
	else
		speech_tell(speech, "%s",
			_("B lists the bookmarks, B a adds one, B x 2 removes "
			  "the second"));
}
