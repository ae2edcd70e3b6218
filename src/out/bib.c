/* SPDX-License-Identifier: MIT */
#include "out/bib.h"

#include "base/mo.h"

/* clang-format off */
static const struct bib_type types[] = {
	{ "report", BIB_AUTHOR, "techreport", "institution", "RPRT", "report" },
	{ "article", BIB_PUBLISHER, "misc", "howpublished", "ELEC", "article" },
	{ "law", BIB_AUTHOR, "misc", NULL, "STAT", "legislation" },
	{ "treaty", BIB_PUBLISHER, "misc", "howpublished", "LEGAL", "treaty" },
	/* CSL: "a law or resolution enacted by a governing body". */
	{ "resolution", BIB_AUTHOR, "misc", NULL, "GOVDOC", "legislation" },
	/* Signed by many; published by one of them or by their host. */
	{ "declaration", BIB_PUBLISHER, "misc", "howpublished", "RPRT", "report" },
	/* CSL has a type of its own for these only from 1.0.2 on. */
	{ "standard", BIB_AUTHOR, "manual", NULL, "STAND", "report" },
	{ "news", BIB_CONTAINER, "article", "journal", "NEWS", "article-newspaper" },
	{ "page", BIB_AUTHOR, "misc", NULL, "ELEC", "webpage" },
	{ "paper", BIB_CONTAINER, "article", "journal", "JOUR", "article-journal" },
	{ "book", BIB_PUBLISHER, "book", "publisher", "BOOK", "book" },
	{ "dataset", BIB_AUTHOR, "misc", NULL, "DATA", "dataset" },
	{ "unknown", BIB_PUBLISHER, "misc", "howpublished", "GEN", "article" },
};

static const struct bib_type whole = {
	"report", BIB_PUBLISHER, "techreport", "institution", "RPRT", "report" };
static const struct bib_type passage = {
	"passage", BIB_PUBLISHER, "incollection", "publisher", "CHAP", "chapter" };
/* clang-format on */

static const struct bib_type *type_of(struct str kind)
{
	for (size_t i = 0; i < ARRAY_LEN(types); i++)
		if (str_eq(kind, str_of(types[i].kind)))
			return &types[i];
	return &types[ARRAY_LEN(types) - 1];
}

static struct str tag_of(const struct work *work, int lang)
{
	return lang == CORPUS_NONE ? (struct str){NULL, 0}
	                           : str_of(corpus_lang_tag(work, lang));
}

/* The body that publishes a document as its author. */
static void set_body(struct bib_entry *entry, struct arena *arena)
{
	struct author *author = ARENA_NEW(arena, struct author);

	if (entry->type->role != BIB_AUTHOR || entry->publisher.len == 0)
		return;
	author->name = entry->publisher;
	entry->authors = author;
	entry->author_count = 1;
}

bool bib_reference(struct work *work, int number, int lang, struct arena *arena,
	struct bib_entry *entry)
{
	const struct reference *ref = corpus_reference(work, number);

	if (ref == NULL)
		return false;
	*entry = (struct bib_entry){
		.key = arena_printf(arena, "koine-ref-%d", number),
		.type = type_of(ref->kind),
		.title = corpus_pick(work, ref->titles, lang),
		.publisher = corpus_pick(work, ref->publishers, lang),
		.year = ref->year,
		.lang = tag_of(work, corpus_pick_lang(work, ref->titles, lang)),
		.urls = ref->urls,
		.url_count = ref->url_count,
		.note = corpus_pick(work, ref->remarks, lang),
	};
	if (ref->is_lost)
		entry->note = arena_str(arena,
			str_of(_("The report calls this reference, but its "
				 "text is missing from the copy used.")));
	set_body(entry, arena);
	return true;
}

/* What the report and its passages share. */
static void set_report(struct work *work, int lang, struct bib_entry *entry)
{
	const struct report *report = corpus_report(work);
	struct str date, part;

	entry->lang = tag_of(work, lang);
	if (report == NULL)
		return;
	entry->authors = report->authors;
	entry->author_count = report->author_count;
	entry->publisher = corpus_pick(work, report->publishers, lang);
	entry->place = corpus_pick(work, report->places, lang);
	date = report->date;
	if (str_split(&date, '-', &part))
		str_to_int(part, &entry->year);
	if (str_split(&date, '-', &part))
		str_to_int(part, &entry->month);
}

void bib_report(struct work *work, int lang, struct arena *arena,
	struct bib_entry *entry)
{
	const struct report *report = corpus_report(work);
	struct str own = corpus_title(work, corpus_source_lang(work));

	*entry = (struct bib_entry){
		.key = arena_str(
			arena, report != NULL ? report->key : corpus_id(work)),
		.type = &whole,
		.title = corpus_title(work, lang),
	};
	set_report(work, lang, entry);
	if (!str_eq(entry->title, own)) {
		entry->original = own;
		entry->note = arena_printf(arena,
			/* TRANSLATORS: the title of a work before translation
		         */
			_("original title: %.*s"), STR_ARG(own));
	}
	if (report != NULL)
		entry->lang = tag_of(
			work, corpus_pick_lang(work, report->titles, lang));
}

static struct str note_of(struct work *work, const struct cited *cited,
	struct str ui, struct arena *arena)
{
	struct buf place = {0}, provenance = {0};
	struct str note;

	cite_place(work, cited, ui, &place);
	cite_provenance(work, cited, &provenance);
	note = arena_printf(arena,
		/* TRANSLATORS: how a passage is cited, then who wrote and read
	           its text */
		_("%s; %s"), place.ptr, provenance.ptr);
	buf_release(&place);
	buf_release(&provenance);
	return note;
}

void bib_place(struct work *work, const struct cited *cited, struct str ui,
	struct arena *arena, struct bib_entry *entry)
{
	const struct spine_item *row = corpus_item(work, cited->item);
	const struct spine_item *heading = corpus_item(work, row->section);
	struct str id = heading->kind == SPINE_RECORD ? heading->id : row->id;

	*entry = (struct bib_entry){
		.key = arena_printf(arena, "koine-%.*s-%s-%s", STR_ARG(id),
			corpus_lang_tag(work, cited->lang),
			tier_name(cited->tier)),
		.type = &passage,
		.title = corpus_heading(work, cited->item, cited->lang),
		.container = corpus_title(work, cited->lang),
		.section = cite_section(work, cited->item),
		.pages = cite_pages(work, cited->item),
		.note = note_of(work, cited, ui, arena),
	};
	set_report(work, cited->lang, entry);
	/* "preface", "appendix" are names of koine's, not numbers. */
	if (entry->section.len > 0 &&
		(entry->section.ptr[0] < '0' || entry->section.ptr[0] > '9'))
		entry->section.len = 0;
}

void bib_name(const struct author *author, struct str *family,
	struct str *given, bool *is_family_first)
{
	size_t rest = author->name.len - author->family.len;

	*family = author->family;
	*given = author->name;
	*is_family_first = str_starts(author->name, author->family);
	if (author->family.len == 0)
		return;
	if (*is_family_first)
		*given = str_sub(
			author->name, author->family.len, author->name.len);
	else if (str_ends(author->name, author->family))
		*given = str_sub(author->name, 0, rest);
	else
		family->len = 0;
	*given = str_trim(*given);
}

void bib_init(struct bib *bib, enum bib_format format)
{
	*bib = (struct bib){.format = format};
	if (format == BIB_CSL)
		bib->list = json_new_array();
}

void bib_add(struct bib *bib, const struct bib_entry *entry, struct buf *out)
{
	if (map_put(&bib->keys, arena_str(&bib->arena, entry->key), bib))
		return;
	if (bib->format == BIB_BIBTEX)
		bib_bibtex(entry, out);
	else if (bib->format == BIB_RIS)
		bib_ris(entry, out);
	else
		json_add(bib->list, bib_csl(entry));
}

void bib_end(struct bib *bib, struct buf *out)
{
	if (bib->list != NULL)
		json_write_free(bib->list, out);
	map_release(&bib->keys);
	arena_free(&bib->arena);
	*bib = (struct bib){0};
}
