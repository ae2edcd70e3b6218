/* SPDX-License-Identifier: MIT */
#include "tui/where.h"

#include "base/mo.h"
#include "out/cite.h"
#include "text/lang.h"
#include "tui/unit_text.h"

static void put_section(struct page *page, int index, struct buf *out)
{
	int at = book_section(page->book, index);
	struct unit section;
	bool has_id;

	if (at == CORPUS_NONE ||
		!book_unit(page->book, at, page->lang, page->tier, &section))
		return;
	has_id = book_work(page->book) != NULL && unit_id_is_drawn(section.id);
	if (has_id)
		/* TRANSLATORS: number and title: "Section: 2.1 Speed" */
		buf_printf(out, _("Section: %.*s %.*s"), STR_ARG(section.id),
			STR_ARG(section.node->text));
	else
		buf_printf(out,
			/* TRANSLATORS: title of a section without a number */
			_("Section: %.*s"), STR_ARG(section.node->text));
	buf_byte(out, '\n');
}

static void put_pages(struct work *work, int item, struct buf *out)
{
	struct str pages = cite_pages(work, item);
	struct buf range = {0};

	cite_range(pages, &range);
	if (range.len == 0)
		buf_cstr(out, _("Pages in the report: not known"));
	else
		/* TRANSLATORS: printed pages: "11–12" */
		buf_printf(out, _("Pages in the report: %s"), range.ptr);
	buf_byte(out, '\n');
	buf_release(&range);
}

static void put_language(struct page *page, struct buf *out)
{
	const char *tag = book_lang_tag(page->book, page->lang);
	struct buf name = {0};

	lang_endonym(tag, &name);
	/* TRANSLATORS: its own name, its tag: "français (fr)" */
	buf_printf(out, _("Language: %s (%s)"), name.ptr, tag);
	buf_byte(out, '\n');
	buf_release(&name);
}

static void put_notice(
	struct page *page, const struct unit *unit, struct buf *out)
{
	struct arena arena = {0};
	struct str notice = page_notice(page, unit, &arena);

	if (notice.len > 0) {
		buf_str(out, notice);
		buf_byte(out, '\n');
	}
	arena_free(&arena);
}

static void put_more(
	struct page *page, const struct unit *unit, struct buf *out)
{
	size_t more;

	if (unit->is_heading || page->tier == TIER_FULL)
		return;
	more = corpus_more(book_work(page->book), unit->item, page->lang,
		page->tier, TIER_FULL);
	if (more == 0)
		return;
	buf_printf(out,
		P_("The full text of this block has %zu letter more.",
			"The full text of this block has %zu letters more.",
			more),
		more);
	buf_byte(out, '\n');
}

static void put_origin(
	struct page *page, const struct unit *unit, struct buf *out)
{
	struct work *work = book_work(page->book);
	const struct cited cited =
		cite_shown(work, unit->item, unit->lang, unit->tier);

	buf_printf(out, _("Edition: %d"), corpus_edition(work));
	buf_byte(out, '\n');
	cite_place(work, &cited,
		page->ui_locale != NULL ? page->ui_locale->tag : STR("en"),
		out);
	buf_byte(out, '\n');
	cite_provenance(work, &cited, out);
	buf_byte(out, '\n');
}

void where_text(struct page *page, int index, struct buf *out)
{
	struct work *work = book_work(page->book);
	struct unit unit;

	if (!book_unit(page->book, index, page->lang, page->tier, &unit))
		return;
	/* TRANSLATORS: the id of a place: "Place: 2.1.3" */
	buf_printf(out, _("Place: %.*s"), STR_ARG(unit.id));
	buf_byte(out, '\n');
	put_section(page, index, out);
	if (work == NULL) {
		buf_cstr(out, _("This is a single file, not the report."));
		buf_byte(out, '\n');
		return;
	}
	if (unit.item != CORPUS_NONE)
		put_pages(work, unit.item, out);
	put_language(page, out);
	buf_printf(out, _("Level: %s"), tier_label(page->tier));
	buf_byte(out, '\n');
	put_notice(page, &unit, out);
	if (unit.item == CORPUS_NONE)
		return;
	put_origin(page, &unit, out);
	put_more(page, &unit, out);
}

void where_kept(const struct env *env, struct state *state, struct str work,
	const struct state_place *place, struct buf *out)
{
	struct err err = {0};

	if (env->profile != NULL) {
		/* TRANSLATORS: the name of a reader or class */
		buf_printf(out, _("Profile: %s"), env->profile);
		buf_byte(out, '\n');
	}
	if (env->is_stateless) {
		buf_printf(out, "%s\n", _("Nothing is kept this time."));
		return;
	}
	/* Saving is the only proof that it can be kept. */
	if (state_set_place(state, work, place, &err))
		buf_cstr(out, _("Your place is kept for the next time."));
	else
		/* TRANSLATORS: a reason: "there is no home folder …" */
		buf_printf(out, _("Your place is not kept: %s"), err.message);
	buf_byte(out, '\n');
}
