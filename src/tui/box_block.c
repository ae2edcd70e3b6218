/* SPDX-License-Identifier: MIT */
/* What is in a box about a block: other tiers, all languages, where it is. */
#include "tui/box.h"

#include "base/mo.h"
#include "text/lang.h"
#include "tui/unit_text.h"
#include "tui/where.h"

/* A version of the block, or that there is none. */
static void add_version(
	struct box_text *text, int index, int lang, enum tier tier)
{
	struct work *work = book_work(text->app->book);
	struct unit unit;

	if (!book_unit(text->app->book, index, lang, tier, &unit))
		return;
	if (unit.item == CORPUS_NONE ||
		corpus_is_written(work, unit.item, lang, tier))
		box_add_unit(text, &unit);
	else
		box_add_para(text, CORPUS_NONE, ROLE_FALLBACK,
			str_of(_("not written yet")));
}

static void put_block_title(struct box_text *text, int index)
{
	struct unit unit;

	text->title_lang = CORPUS_NONE;
	if (book_unit(text->app->book, index, 0, TIER_FULL, &unit))
		buf_str(&text->title, unit.id);
}

bool box_build_tiers(const struct box_subject *subject, struct box_text *text)
{
	put_block_title(text, subject->unit);
	for (int tier = 0; tier < TIER_COUNT; tier++) {
		if (tier == (int)subject->tier)
			continue;
		box_add_gap(text);
		box_add_para(text, CORPUS_NONE, ROLE_LABEL,
			str_of(tier_label((enum tier)tier)));
		add_version(
			text, subject->unit, subject->lang, (enum tier)tier);
	}
	return true;
}

/* A heading is the same in all tiers, and written where it has a title. */
static void add_heading(
	struct box_text *text, const struct unit *unit, int lang)
{
	struct work *work = book_work(text->app->book);
	const struct spine_item *item;

	if (unit->item == CORPUS_NONE) {
		box_add_unit(text, unit);
		return;
	}
	item = corpus_item(work, unit->item);
	if (item->titles[lang].len > 0)
		box_add_para(text, lang, ROLE_BOX, item->titles[lang]);
	else
		box_add_para(text, CORPUS_NONE, ROLE_FALLBACK,
			str_of(_("not written yet")));
}

static void add_endonym(struct box_text *text, int lang)
{
	struct work *work = book_work(text->app->book);
	struct buf name = {0};

	lang_endonym(corpus_lang_tag(work, lang), &name);
	box_add_para(text, lang, ROLE_LABEL, buf_view(&name));
	buf_release(&name);
}

bool box_build_languages(
	const struct box_subject *subject, struct box_text *text)
{
	struct work *work = book_work(text->app->book);
	struct unit unit;

	put_block_title(text, subject->unit);
	if (!book_unit(text->app->book, subject->unit, subject->lang,
		    subject->tier, &unit))
		return false;
	if (unit.is_own) {
		box_add_unit(text, &unit);
		return true;
	}
	for (int lang = 0; lang < corpus_lang_count(work); lang++) {
		box_add_gap(text);
		add_endonym(text, lang);
		if (unit.is_heading)
			add_heading(text, &unit, lang);
		else
			add_version(text, subject->unit, lang, subject->tier);
	}
	return true;
}

bool box_build_where(const struct box_subject *subject, struct box_text *text)
{
	struct app *app = text->app;
	struct page page = *reader_page(app->reader);
	struct arena arena = {0};
	struct state_place place = reader_place(app->reader, &arena);
	struct buf out = {0};

	text->title_lang = CORPUS_NONE;
	buf_cstr(&text->title, _("where am I, and what is this text"));
	box_add_long_title(text);
	/* Breakers made meanwhile would be lost with the copy: it makes none.
	 */
	where_text(&page, subject->unit, &out);
	where_kept(app->env, app->state, book_key(app->book), &place, &out);
	box_add_paras(text, CORPUS_NONE, buf_view(&out));
	buf_release(&out);
	arena_free(&arena);
	return true;
}
