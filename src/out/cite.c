/* SPDX-License-Identifier: MIT */
#include "out/cite.h"

#include "base/mo.h"
#include "text/lang.h"

#include <stdlib.h>

/* The heading that a block or record stands under; CORPUS_NONE above a part. */
static int above(const struct work *work, int item)
{
	const struct spine_item *row = corpus_item(work, item);
	int up = item;

	if (row->kind == SPINE_BLOCK || row->kind == SPINE_FIGURE)
		return row->section;
	if (row->kind == SPINE_PART)
		return CORPUS_NONE;
	if (row->kind == SPINE_SECTION)
		return row->part;
	while (up != CORPUS_NONE && corpus_item(work, up)->kind == SPINE_RECORD)
		up = corpus_section_prev(work, up);
	return up;
}

/*
 * The heading whose printed pages are known: the place's own, else the nearest
 * above it. Record blocks belong to a section of the body, but stand on the
 * appendix's pages.
 */
static const struct spine_item *with_pages(const struct work *work, int item)
{
	while (item != CORPUS_NONE && corpus_item(work, item)->pages.len == 0)
		item = above(work, item);
	return item == CORPUS_NONE ? NULL : corpus_item(work, item);
}

struct str cite_pages(const struct work *work, int item)
{
	const struct spine_item *row = with_pages(work, item);

	return row == NULL ? (struct str){NULL, 0} : row->pages;
}

struct str cite_section(const struct work *work, int item)
{
	const struct spine_item *row = with_pages(work, item);

	return row == NULL ? (struct str){NULL, 0} : row->id;
}

void cite_range(struct str pages, struct buf *out)
{
	for (size_t i = 0; i < pages.len; i++) {
		if (pages.ptr[i] == '-')
			buf_cstr(out, "–");
		else
			buf_byte(out, pages.ptr[i]);
	}
}

struct cited cite_shown(struct work *work, int item, int lang, enum tier tier)
{
	struct cited cited = {.item = item, .lang = lang, .tier = tier};
	int end = corpus_end(work, item);
	struct shown shown = {0};

	if (corpus_is_written(work, item, lang, tier))
		return cited;
	if (corpus_item(work, item)->kind == SPINE_FIGURE)
		end = item + 1;
	for (int i = item; i < end && shown.node == NULL; i++)
		if (corpus_item(work, i)->kind >= SPINE_FIGURE)
			shown = corpus_show(work, i, lang, tier);
	if (shown.node != NULL) {
		cited.lang = shown.lang;
		cited.tier = shown.tier;
	}
	return cited;
}

/* What a sentence on a place is made from. */
struct parts {
	int edition;
	struct buf lang, pages;
	const char *tier;
	struct str id, section;
};

enum place_kind { PLACE_HEADING, PLACE_BLOCK, PLACE_RECORD };

/* A record and its block are the same. */
static enum place_kind kind_of(
	const struct work *work, int item, struct str *id)
{
	const struct spine_item *row = corpus_item(work, item);
	const struct spine_item *heading = corpus_item(work, row->section);

	*id = row->id;
	if (heading->kind == SPINE_RECORD) {
		*id = heading->id;
		return PLACE_RECORD;
	}
	return row->kind == SPINE_BLOCK ? PLACE_BLOCK : PLACE_HEADING;
}

static void put_bare(
	enum place_kind kind, const struct parts *parts, struct buf *out)
{
	if (kind == PLACE_BLOCK)
		buf_printf(out,
			/* TRANSLATORS: edition, language, level, block id */
			_("Paraphrase, koine reader’s edition %d, %s, %s, "
			  "block %.*s"),
			parts->edition, parts->lang.ptr, parts->tier,
			STR_ARG(parts->id));
	else
		buf_printf(out,
			/* TRANSLATORS: edition, language, level, id of a part
		           or section */
			_("Paraphrase, koine reader’s edition %d, %s, %s, "
			  "%.*s"),
			parts->edition, parts->lang.ptr, parts->tier,
			STR_ARG(parts->id));
}

static void put_section(
	enum place_kind kind, const struct parts *parts, struct buf *out)
{
	if (kind == PLACE_BLOCK)
		buf_printf(out,
			/* TRANSLATORS: edition, language, level, block id,
		           section id, "pp. 12–14" */
			_("Paraphrase, koine reader’s edition %d, %s, %s, "
			  "block %.*s; report section %.*s, %s"),
			parts->edition, parts->lang.ptr, parts->tier,
			STR_ARG(parts->id), STR_ARG(parts->section),
			parts->pages.ptr);
	else if (kind == PLACE_RECORD)
		buf_printf(out,
			/* TRANSLATORS: edition, language, level, id of a row
		           of a table, section id, "pp. 12–14" */
			_("Paraphrase, koine reader’s edition %d, %s, %s, "
			  "record %.*s; report section %.*s, %s"),
			parts->edition, parts->lang.ptr, parts->tier,
			STR_ARG(parts->id), STR_ARG(parts->section),
			parts->pages.ptr);
	else
		buf_printf(out,
			/* TRANSLATORS: edition, language, level, section id,
		           "pp. 12–14" */
			_("Paraphrase, koine reader’s edition %d, %s, %s; "
			  "report section %.*s, %s"),
			parts->edition, parts->lang.ptr, parts->tier,
			STR_ARG(parts->section), parts->pages.ptr);
}

/* The appendix of the report has no sections; its groups have ids here. */
static void put_appendix(
	enum place_kind kind, const struct parts *parts, struct buf *out)
{
	if (kind == PLACE_BLOCK)
		buf_printf(out,
			/* TRANSLATORS: edition, language, level, block id,
		           "p. 27" */
			_("Paraphrase, koine reader’s edition %d, %s, %s, "
			  "block %.*s; report appendix, %s"),
			parts->edition, parts->lang.ptr, parts->tier,
			STR_ARG(parts->id), parts->pages.ptr);
	else if (kind == PLACE_RECORD)
		buf_printf(out,
			/* TRANSLATORS: edition, language, level, id of a row
		           of a table, "p. 27" */
			_("Paraphrase, koine reader’s edition %d, %s, %s, "
			  "record %.*s; report appendix, %s"),
			parts->edition, parts->lang.ptr, parts->tier,
			STR_ARG(parts->id), parts->pages.ptr);
	else
		buf_printf(out,
			/* TRANSLATORS: edition, language, level, id of a group
		           of records, "p. 27" */
			_("Paraphrase, koine reader’s edition %d, %s, %s, "
			  "%.*s; report appendix, %s"),
			parts->edition, parts->lang.ptr, parts->tier,
			STR_ARG(parts->id), parts->pages.ptr);
}

static void put_pages(struct str pages, struct buf *out)
{
	struct buf range = {0};

	cite_range(pages, &range);
	if (str_ends(pages, STR("-")))
		/* TRANSLATORS: pages of the report from this one on */
		buf_printf(
			out, _("p. %.*s ff."), (int)pages.len - 1, pages.ptr);
	else if (str_find(pages, '-') < pages.len)
		/* TRANSLATORS: pages of the report: "12–14" */
		buf_printf(out, _("pp. %s"), range.ptr);
	else if (pages.len > 0)
		/* TRANSLATORS: a page of the report */
		buf_printf(out, _("p. %s"), range.ptr);
	buf_release(&range);
}

static void parts_init(struct work *work, const struct cited *cited,
	struct str ui, struct parts *parts)
{
	char *in = xstrdup(ui);

	*parts = (struct parts){
		.edition = corpus_edition(work),
		.tier = tier_label(cited->tier),
	};
	lang_name(corpus_lang_tag(work, cited->lang), in, &parts->lang);
	free(in);
}

static void parts_release(struct parts *parts)
{
	buf_release(&parts->lang);
	buf_release(&parts->pages);
}

void cite_place(struct work *work, const struct cited *cited, struct str ui,
	struct buf *out)
{
	const struct spine_item *row = with_pages(work, cited->item);
	struct parts parts;
	enum place_kind kind;

	parts_init(work, cited, ui, &parts);
	kind = kind_of(work, cited->item, &parts.id);
	if (row == NULL) {
		put_bare(kind, &parts, out);
	} else {
		parts.section = row->id;
		put_pages(row->pages, &parts.pages);
		if (str_eq(row->id, STR("appendix")))
			put_appendix(kind, &parts, out);
		else
			put_section(kind, &parts, out);
	}
	parts_release(&parts);
}

static const struct {
	const char *written, *read, *text;
} readings[] = {
	{"machine", "none",
		N_("written with AI from the report; not read again yet")},
	{"machine", "machine",
		N_("written with AI from the report; second reading by "
		   "machine; not yet read by a native speaker")},
	{"machine", "human",
		N_("written with AI from the report; read by a native "
		   "speaker")},
	{"human", "none", N_("written by a person; not read again yet")},
	{"human", "machine",
		N_("written by a person; second reading by machine")},
	{"human", "human", N_("written by a person; read by a second person")},
};

void cite_provenance(
	struct work *work, const struct cited *cited, struct buf *out)
{
	struct provenance row =
		corpus_provenance(work, cited->item, cited->lang, cited->tier);

	for (size_t i = 0; i < ARRAY_LEN(readings); i++)
		if (str_eq(row.written, str_of(readings[i].written)) &&
			str_eq(row.read, str_of(readings[i].read))) {
			buf_cstr(out, _(readings[i].text));
			return;
		}
	buf_cstr(out, _("origin not recorded"));
}

static void put_authors(
	const struct report *report, size_t count, struct buf *out)
{
	for (size_t i = 0; i < count; i++) {
		if (i > 0)
			/* TRANSLATORS: between the authors of a work that is
			   cited, as your rules of citation have it */
			buf_cstr(out, C_("authors", ", "));
		buf_str(out, report->authors[i].name);
	}
}

/* The report has one title of its own; the others are translations. */
static void put_title(struct work *work, const struct report *report, int lang,
	struct buf *out)
{
	struct str own = corpus_title(work, corpus_source_lang(work));
	struct str title = corpus_title(work, lang);

	buf_str(out, title);
	if (!str_eq(title, own))
		buf_printf(out, " [%.*s]", STR_ARG(own));
	else if (report->medium.len > 0)
		buf_printf(out, " [%.*s]", STR_ARG(report->medium));
}

static void put_report(
	struct work *work, int lang, const char *authors, struct buf *out)
{
	const struct report *report = corpus_report(work);
	struct buf title = {0};

	put_title(work, report, lang, &title);
	buf_printf(out,
		/* TRANSLATORS: how a report is cited: authors, title, place,
	           publisher, year */
		_("%s. %s. %.*s: %.*s, %.*s."), authors, title.ptr,
		STR_ARG(corpus_pick(work, report->places, lang)),
		STR_ARG(corpus_pick(work, report->publishers, lang)),
		STR_ARG(str_sub(report->date, 0, str_find(report->date, '-'))));
	buf_release(&title);
}

void cite_report(struct work *work, int lang, struct buf *out)
{
	const struct report *report = corpus_report(work);
	struct buf authors = {0};

	if (report == NULL) {
		buf_str(out, corpus_title(work, lang));
		return;
	}
	put_authors(report, report->author_count, &authors);
	put_report(work, lang, authors.ptr, out);
	buf_release(&authors);
}

#define SHORT_AUTHORS 3 /* named where there is little room */

void cite_report_short(struct work *work, int lang, struct buf *out)
{
	const struct report *report = corpus_report(work);
	struct buf authors = {0}, some = {0};

	if (report == NULL || report->author_count <= SHORT_AUTHORS) {
		cite_report(work, lang, out);
		return;
	}
	put_authors(report, SHORT_AUTHORS, &authors);
	/* TRANSLATORS: the first authors of a work that is cited; there are
	   more. No full stop at the end: one follows */
	buf_printf(&some, _("%s et al"), authors.ptr);
	put_report(work, lang, some.ptr, out);
	buf_release(&some);
	buf_release(&authors);
}

void cite_edition(struct work *work, int lang, enum tier tier, struct str ui,
	struct buf *out)
{
	const struct cited cited = {.lang = lang, .tier = tier};
	struct parts parts;

	parts_init(work, &cited, ui, &parts);
	/* TRANSLATORS: edition, language, level */
	buf_printf(out, _("Paraphrase, koine reader’s edition %d, %s, %s"),
		parts.edition, parts.lang.ptr, parts.tier);
	parts_release(&parts);
}
