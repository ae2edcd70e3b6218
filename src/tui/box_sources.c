/* SPDX-License-Identifier: MIT */
/* What is in a box about the sources of a block. */
#include "tui/box.h"

#include "out/describe.h"

/* Document, publisher and place may be in any language. */
static void add_source(
	struct box_text *text, struct work *work, int number, int lang)
{
	struct buf title = {0}, body = {0};

	if (describe_reference(work, number, lang, &title, &body)) {
		box_add_gap(text);
		box_add_para(
			text, CORPUS_NONE, ROLE_BOX_TITLE, buf_view(&title));
		box_add_described(text, CORPUS_NONE, buf_view(&body));
	}
	buf_release(&title);
	buf_release(&body);
}

bool box_build_sources(const struct box_subject *subject, struct box_text *text)
{
	struct work *work = book_work(text->app->book);
	const struct spine_item *item;
	struct unit unit;

	if (!book_unit(text->app->book, subject->unit, subject->lang,
		    subject->tier, &unit))
		return false;
	item = unit.item != CORPUS_NONE ? corpus_item(work, unit.item) : NULL;
	if (item == NULL || item->ref_count == 0) {
		/* TRANSLATORS: id of the block */
		app_say(text->app, _("%.*s names no sources"),
			STR_ARG(unit.id));
		return false;
	}
	text->title_lang = CORPUS_NONE;
	/* TRANSLATORS: id of the block */
	buf_printf(&text->title, _("sources of %.*s"), STR_ARG(unit.id));
	for (size_t i = 0; i < item->ref_count; i++)
		add_source(text, work, item->refs[i], subject->lang);
	return true;
}
