/* SPDX-License-Identifier: MIT */
/* Speech: where it is, moving, languages, tiers, marks, copies. */
#include "tui/speech_impl.h"

#include "base/mo.h"
#include "text/clean.h"
#include "text/lang.h"
#include "text/utf8.h"
#include "tui/copy.h"
#include "tui/speech_text.h"
#include "tui/unit_text.h"
#include "tui/where.h"

#include <limits.h>

static bool unit_at(struct speech *speech, int index, struct unit *unit)
{
	return book_unit(speech->page.book, index, speech->page.lang,
		speech->page.tier, unit);
}

struct state_place speech_place(struct speech *speech)
{
	struct unit unit = {0};

	unit_at(speech, speech->unit, &unit);
	return (struct state_place){.block = unit.id,
		.lang = str_of(
			book_lang_tag(speech->page.book, speech->page.lang)),
		.tier = str_of(tier_name(speech->page.tier))};
}

void speech_save(struct speech *speech)
{
	struct state_place place = speech_place(speech);

	if (!speech->is_dirty)
		return;
	speech->is_dirty = false;
	state_set_place(
		speech->state, book_key(speech->page.book), &place, NULL);
}

/* ---- reading ---- */

/* Said when it begins to hold, not before each block of a run. */
static void say_notice(struct speech *speech, const struct unit *unit)
{
	struct str notice = page_notice(&speech->page, unit, &speech->scratch);

	if (unit->is_heading && !unit->is_uncut)
		return;
	if (!str_eq(notice, speech->notice))
		speech_say(speech, CORPUS_NONE, notice);
	arena_clear(&speech->notice_arena);
	speech->notice = arena_str(&speech->notice_arena, notice);
}

static void say_unit(struct speech *speech, const struct unit *unit)
{
	bool has_ids = book_work(speech->page.book) != NULL;
	struct buf text = {0};

	speech_unit(unit, has_ids, &text);
	speech_say_all(speech, unit->lang, buf_view(&text));
	buf_release(&text);
}

void speech_read(struct speech *speech)
{
	struct unit unit;

	if (!unit_at(speech, speech->unit, &unit)) {
		speech_tell(speech, "%s", _("There is no text here."));
		return;
	}
	if (unit.is_uncut) {
		say_unit(speech, &unit);
		say_notice(speech, &unit);
		return;
	}
	say_notice(speech, &unit);
	say_unit(speech, &unit);
}

/* ---- moving ---- */

/* A record's heading is read with its block. */
static bool is_record_heading(struct speech *speech, int index)
{
	struct unit unit, next;

	return unit_at(speech, index, &unit) && unit.is_heading &&
	       unit.level == 3 && unit_at(speech, index + 1, &next) &&
	       next.is_record;
}

int speech_stop(struct speech *speech, int unit)
{
	return is_record_heading(speech, unit) ? unit + 1 : unit;
}

void speech_go(struct speech *speech, int unit, bool is_jump)
{
	struct state_place here = speech_place(speech);

	if (is_jump) {
		state_set_mark(speech->state, book_key(speech->page.book), '\'',
			&here, NULL);
		/* After a jump a stand-in is announced anew. */
		speech->notice = (struct str){NULL, 0};
	}
	speech->unit = speech_stop(speech, unit);
	speech->is_dirty = true;
	speech_read(speech);
}

static bool step_once(struct speech *speech, int *unit, int step)
{
	int next = *unit + step;
	struct unit info;

	if (step < 0 && next >= 0 && is_record_heading(speech, next))
		next--;
	if (!unit_at(speech, next, &info))
		return false;
	*unit = speech_stop(speech, next);
	return true;
}

void speech_step(struct speech *speech, int count)
{
	int unit = speech->unit, step = count < 0 ? -1 : 1;
	int left = count < 0 ? -count : count;

	while (left > 0 && step_once(speech, &unit, step))
		left--;
	if (unit == speech->unit)
		speech_tell(speech, "%s",
			step > 0 ? _("This is the end of the text.")
				 : _("This is the beginning of the text."));
	else
		speech_go(speech, unit, false);
}

bool speech_go_id(struct speech *speech, struct str id)
{
	int unit = book_find(speech->page.book, id);

	if (unit == CORPUS_NONE)
		return false;
	speech_go(speech, unit, true);
	return true;
}

bool speech_go_place(struct speech *speech, const struct state_place *place)
{
	struct work *work = book_work(speech->page.book);
	int unit = book_find(speech->page.book, place->block);
	int lang = work == NULL ? CORPUS_NONE
	                        : corpus_lang_index(work, place->lang);

	if (unit == CORPUS_NONE)
		return false;
	if (lang != CORPUS_NONE)
		speech->page.lang = lang;
	tier_from_name(place->tier, &speech->page.tier);
	speech_go(speech, unit, true);
	return true;
}

void speech_heading(struct speech *speech, int step, int level, int count)
{
	int from = speech->unit;

	for (int i = 0; i < count; i++) {
		int next = book_heading(speech->page.book, from, step, level);

		if (next == CORPUS_NONE)
			break;
		from = next;
	}
	if (from == speech->unit)
		speech_tell(speech, "%s",
			step > 0 ? _("There is no heading after this.")
				 : _("There is no heading before this."));
	else
		speech_go(speech, from, false);
}

/* ---- language and tier ---- */

static bool has_work(struct speech *speech)
{
	if (book_work(speech->page.book) != NULL)
		return true;
	speech_tell(speech, "%s",
		_("a single file has no languages, levels or glossary"));
	return false;
}

void speech_set_lang(struct speech *speech, int lang)
{
	if (!has_work(speech) || lang < 0 ||
		lang >= book_lang_count(speech->page.book))
		return;
	if (lang != speech->page.lang)
		speech->last_lang = speech->page.lang;
	speech->page.lang = lang;
	speech->is_dirty = true;
	speech_here(speech);
	speech_read(speech);
}

void speech_set_tier(struct speech *speech, int tier)
{
	if (!has_work(speech))
		return;
	if (tier < 0) {
		speech_tell(speech, "%s", _("plain is the simplest level"));
	} else if (tier >= TIER_COUNT) {
		speech_tell(speech, "%s", _("full is the most detailed level"));
	} else {
		speech->page.tier = (enum tier)tier;
		speech->is_dirty = true;
		speech_here(speech);
		speech_read(speech);
	}
}

/* ---- marks ---- */

/* A letter of another keyboard layout stands for the Latin one of its key. */
static struct str fold_letter(struct speech *speech, struct str text)
{
	size_t at = 0;
	keycode key = utf8_next(text, &at);

	key = keymap_fold(speech->keymap, key);
	if (at != text.len || key >= 0x80)
		return text;
	return arena_printf(&speech->scratch, "%c", (char)key);
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

void speech_mark(struct speech *speech, struct str letter)
{
	struct state_place place = speech_place(speech);
	struct err err = {0};

	letter = fold_letter(speech, letter);
	if (letter.len != 1 || !is_letter(letter.ptr[0]))
		speech_tell(speech, "%s",
			_("marks are letters, a to z and A to Z"));
	else if (!state_set_mark(speech->state, book_key(speech->page.book),
			 letter.ptr[0], &place, &err))
		speech_tell(speech, "%s", err.message);
	else if (!state_is_kept(speech->state))
		speech_tell(speech, "%s", _("kept until koine is closed"));
	else
		speech_tell(speech, _("mark %c saved"), letter.ptr[0]);
}

void speech_go_mark(struct speech *speech, struct str letter)
{
	struct state_place place;

	letter = fold_letter(speech, letter);
	if (letter.len != 1)
		speech_tell(speech, "%s",
			_("marks are letters, a to z and A to Z"));
	else if (!state_get_mark(speech->state, book_key(speech->page.book),
			 letter.ptr[0], &speech->scratch, &place) ||
		 !speech_go_place(speech, &place))
		speech_tell(speech, _("no mark %c"), letter.ptr[0]);
}

/* ---- what it is ---- */

void speech_here(struct speech *speech)
{
	struct book *book = speech->page.book;
	int at = book_section(book, speech->unit);
	struct unit unit = {0}, section = {0};
	struct buf name = {0};
	struct str title = {NULL, 0};

	if (!unit_at(speech, speech->unit, &unit))
		return;
	if (at != CORPUS_NONE && unit_at(speech, at, &section))
		title = section.node->text;
	lang_endonym(book_lang_tag(book, speech->page.lang), &name);
	if (book_work(book) != NULL)
		speech_tell(speech,
			/* TRANSLATORS: id of the place, title of its section,
		           language, level */
			_("Place %.*s: %.*s. Language: %s. Level: %s."),
			STR_ARG(unit.id), STR_ARG(title), name.ptr,
			tier_label(speech->page.tier));
	else
		/* TRANSLATORS: id of the place, title of its section */
		speech_tell(speech, _("Place %.*s: %.*s."), STR_ARG(unit.id),
			STR_ARG(title));
	buf_release(&name);
}

void speech_where(struct speech *speech)
{
	struct state_place place = speech_place(speech);
	struct buf out = {0};

	where_text(&speech->page, speech->unit, &out);
	where_kept(speech->opts->env, speech->state,
		book_key(speech->page.book), &place, &out);
	speech_say_all(speech, CORPUS_NONE, buf_view(&out));
	buf_release(&out);
}

void speech_copy(struct speech *speech, bool is_cited)
{
	struct buf text = {0}, clean = {0}, sentence = {0};
	struct unit unit;
	const char *path;

	if (!unit_at(speech, speech->unit, &unit) || unit.node == NULL) {
		speech_tell(speech, "%s", _("there is no text here to copy"));
		return;
	}
	copy_unit_text(speech->page.book, &unit,
		is_cited ? &speech->ui_locale->tag : NULL, &text);
	clean_text(buf_view(&text), CLEAN_EXPORT, &clean);
	path = copy_to_file(
		speech->opts->env, buf_view(&clean), &speech->scratch);
	copy_sentence(path != NULL ? COPY_FILE : 0, "", path, &sentence);
	speech_tell(speech, "%s", sentence.ptr);
	buf_release(&text);
	buf_release(&clean);
	buf_release(&sentence);
}
