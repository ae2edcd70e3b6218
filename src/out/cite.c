/* SPDX-License-Identifier: MIT */
#include "out/cite.h"

#include "base/mo.h"

/* Record blocks of the appendix belong to a body section, but stand on the
 * appendix's pages. */
static const struct spine_item *with_pages(const struct work *work, int item)
{
	int at = item;

	while (at != CORPUS_NONE && corpus_item(work, at)->pages.len == 0) {
		const struct spine_item *row = corpus_item(work, at);
		int up = row->kind == SPINE_BLOCK ? row->section : row->part;

		if (up == at)
			return NULL;
		at = up;
	}
	return at == CORPUS_NONE ? NULL : corpus_item(work, at);
}

struct str cite_pages(const struct work *work, int item)
{
	const struct spine_item *row = with_pages(work, item);

	return row == NULL ? (struct str){NULL, 0} : row->pages;
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

static void put_place(const struct spine_item *row, struct str section,
	struct str pages, int edition, struct buf *out)
{
	struct buf range = {0};
	bool is_block = row->kind == SPINE_BLOCK;

	cite_range(pages, &range);
	if (is_block && pages.len > 0)
		buf_printf(out,
			/* TRANSLATORS: edition, block id, section id, pages */
			_("Paraphrase, koine reader’s edition %d, block %.*s; "
			  "report section %.*s, pp. %s"),
			edition, STR_ARG(row->id), STR_ARG(section), range.ptr);
	else if (pages.len > 0)
		buf_printf(out,
			/* TRANSLATORS: edition, section id, pages */
			_("Paraphrase, koine reader’s edition %d; report "
			  "section %.*s, pp. %s"),
			edition, STR_ARG(row->id), range.ptr);
	else
		buf_printf(out,
			/* TRANSLATORS: edition, id of a block or section */
			_("Paraphrase, koine reader’s edition %d, %.*s"),
			edition, STR_ARG(row->id));
	buf_release(&range);
}

void cite_block(struct work *work, int item, struct buf *out)
{
	const struct spine_item *row = corpus_item(work, item);
	const struct spine_item *section = corpus_item(work, row->section);
	struct str id = section->id;

	put_place(row, id, cite_pages(work, item), corpus_edition(work), out);
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
	struct work *work, int item, int lang, enum tier tier, struct buf *out)
{
	struct provenance row = corpus_provenance(work, item, lang, tier);

	for (size_t i = 0; i < ARRAY_LEN(readings); i++)
		if (str_eq(row.written, str_of(readings[i].written)) &&
			str_eq(row.read, str_of(readings[i].read))) {
			buf_cstr(out, _(readings[i].text));
			return;
		}
	buf_cstr(out, _("origin not recorded"));
}

void cite_report(struct work *work, int lang, struct buf *out)
{
	buf_printf(out,
		/* TRANSLATORS: the title of the report */
		_("World Internet Conference, Specialized Committee on AI, AI "
		  "Safety and Governance Program: %.*s, November 2025"),
		STR_ARG(corpus_title(work, lang)));
}
