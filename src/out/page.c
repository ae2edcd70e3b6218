/* SPDX-License-Identifier: MIT */
#include "out/page.h"

#include "base/mo.h"
#include "doc/figure.h"
#include "out/invisible.h"
#include "out/levels.h"

void page_release(struct page *page)
{
	for (size_t i = 0; i < ARRAY_LEN(page->brk); i++) {
		brk_free(page->brk[i]);
		page->brk[i] = NULL;
	}
}

struct layout_opts page_layout(
	struct page *page, int lang, const struct locale *locale)
{
	bool is_file = book_work(page->book) == NULL;
	struct brk **brk = &page->brk[is_file ? CORPUS_LANG_MAX : lang];

	if (*brk == NULL)
		*brk = brk_new(locale);
	return (struct layout_opts){
		.width = page->width,
		.locale = locale,
		.brk = *brk,
		.bidi = page->bidi,
		.is_ascii = page->is_ascii,
		.marks = page->marks,
		.has_ids = !is_file,
		.is_auto_dir = is_file,
		.records = page->records,
		.grid_first = page->grid_first,
	};
}

/* koine's own words: in the interface's language and direction. */
static struct layout_opts notice_layout(struct page *page)
{
	struct brk **own = &page->brk[CORPUS_LANG_MAX + 1];
	const struct locale *locale =
		page->ui_locale != NULL ? page->ui_locale : locale_default();

	if (page->ui_brk == NULL && *own == NULL)
		*own = brk_new(locale);
	return (struct layout_opts){
		.width = page->width,
		.locale = locale,
		.brk = page->ui_brk != NULL ? page->ui_brk : *own,
		.bidi = page->bidi,
		.is_ascii = page->is_ascii,
	};
}

/* A figure whose words are not in the language of its caption. */
static bool is_strange(const struct unit *unit)
{
	return unit->node != NULL && unit->node->figure != NULL &&
	       unit->node->figure->is_fallback;
}

static struct str figure_notice(
	struct page *page, const struct unit *unit, struct arena *arena)
{
	return arena_printf(arena,
		/* TRANSLATORS: tag of the language of the text, then of the one
	           in which the words of a drawing are shown */
		_("figure: not written in %s yet; showing %.*s"),
		book_lang_tag(page->book, unit->lang),
		STR_ARG(unit->node->figure->lang));
}

struct str page_notice(
	struct page *page, const struct unit *unit, struct arena *arena)
{
	const char *asked = book_lang_tag(page->book, page->lang);
	const char *tier = tier_label(page->tier);

	if (unit->is_uncut)
		return str_of(_("not written yet"));
	if (!unit->is_fallback && is_strange(unit))
		return figure_notice(page, unit, arena);
	if (!unit->is_fallback || unit->is_heading)
		return STR("");
	if (unit->node == NULL)
		return str_of(_("not written yet in any language"));
	if (unit->tier == page->tier)
		return arena_printf(arena,
			/* TRANSLATORS: level, tag of the language asked for,
		           tag of the one shown: "plain: not written in ar yet;
		           showing en" */
			_("%s: not written in %s yet; showing %s"), tier, asked,
			book_lang_tag(page->book, unit->lang));
	return arena_printf(arena,
		/* TRANSLATORS: level, tag of the language asked for, then tag
	           and level of what is shown: "plain: not written in ar yet;
	           showing en, full" */
		_("%s: not written in %s yet; showing %s, %s"), tier, asked,
		book_lang_tag(page->book, unit->lang), tier_label(unit->tier));
}

/* The honest line stands once per run of blocks that are shown alike. */
static bool repeats_notice(
	struct page *page, int index, const struct unit *unit)
{
	struct unit before = {.is_heading = true, .level = 3};

	/* A record's heading does not break the run. */
	while (before.is_heading && before.level == 3)
		if (--index < 0 || !book_unit(page->book, index, page->lang,
					   page->tier, &before))
			return false;
	return !before.is_heading && before.is_fallback &&
	       before.lang == unit->lang && before.tier == unit->tier &&
	       (before.node == NULL) == (unit->node == NULL);
}

static void add_blank(struct lines *out, const struct unit *unit)
{
	struct line blank = {.is_rtl = unit->locale->is_rtl};

	vec_push(&out->line, blank);
}

bool page_put_notice(struct page *page, const struct unit *unit,
	struct arena *arena, struct lines *out)
{
	struct str notice = page_notice(page, unit, arena);
	struct layout_opts opts = notice_layout(page);
	size_t first = out->line.len;
	struct buf text = {0};

	if (notice.len == 0)
		return false;
	buf_printf(&text, "[%.*s]", STR_ARG(notice));
	layout_text(buf_view(&text), ROLE_FALLBACK, &opts, arena, out);
	for (size_t i = first; i < out->line.len; i++) {
		struct line *line = &out->line.ptr[i];

		for (uint32_t c = 0; c < line->count; c++)
			line->cells[c].src = CELL_DECORATION;
		line->start = line->end = 0;
	}
	buf_release(&text);
	return true;
}

static bool is_grid(const struct page *page)
{
	return page->records == RECORD_GRID && page->width >= 40;
}

static bool begins_grid(struct page *page, int index)
{
	struct unit before;

	return index < 2 ||
	       !book_unit(page->book, index - 2, page->lang, page->tier,
		       &before) ||
	       !before.is_record;
}

static void add_text(struct page *page, int index, const struct unit *unit,
	struct arena *arena, struct lines *out)
{
	struct layout_opts opts = page_layout(page, unit->lang, unit->locale);

	if (!unit->is_record) {
		layout_block(unit->node, &opts, arena, out);
		return;
	}
	opts.labels = unit->id.ptr[0] == 'T' ? unit->locale->fields_t
	                                     : unit->locale->fields_a;
	opts.has_grid_head = is_grid(page) && begins_grid(page, index);
	layout_record(unit->heading, unit->node, &opts, arena, out);
}

/* In the grid a record's heading is its pinned cell, not a line. */
static bool is_drawn_in_grid(struct page *page, const struct unit *unit)
{
	return unit->is_heading && unit->level == 3 && !unit->is_uncut &&
	       is_grid(page) && book_work(page->book) != NULL;
}

int page_unit(struct page *page, int index, struct arena *arena,
	struct lines *out, struct unit *unit)
{
	size_t first = out->line.len;
	bool has_notice;
	int lead;

	if (!book_unit(page->book, index, page->lang, page->tier, unit))
		return -1;
	if (is_drawn_in_grid(page, unit))
		return 0;
	has_notice = !unit->is_heading &&
	             (unit->is_fallback ? !repeats_notice(page, index, unit)
					: is_strange(unit));
	if (index > 0 && !(unit->is_record && is_grid(page) &&
				 !begins_grid(page, index)))
		add_blank(out, unit);
	if (has_notice)
		page_put_notice(page, unit, arena, out);
	lead = (int)(out->line.len - first);
	if (page->has_invisible && unit->node != NULL)
		unit->node = invisible_show(unit->node, page->is_ascii, arena);
	if (unit->node != NULL)
		add_text(page, index, unit, arena, out);
	if (page->has_invisible)
		levels_show(out, first + (size_t)lead, page->is_ascii, arena);
	if (unit->is_uncut)
		page_put_notice(page, unit, arena, out);
	return lead;
}
