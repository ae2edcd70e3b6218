/* SPDX-License-Identifier: MIT */
#include "out/bib.h"

#include "base/mo.h"
#include "text/clean.h"

#include <string.h>

/*
 * BibTeX counts braces even after a backslash, so in a text they become
 * commands; the other specials of LaTeX are escaped.
 */
static const char *escape_of(char c)
{
	static const struct {
		char from;
		const char *to;
	} rows[] = {{'\\', "\\textbackslash{}"}, {'{', "\\textbraceleft{}"},
		{'}', "\\textbraceright{}"}, {'^', "\\textasciicircum{}"},
		{'~', "\\textasciitilde{}"}, {'$', "\\$"}, {'&', "\\&"},
		{'#', "\\#"}, {'%', "\\%"}, {'_', "\\_"}};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		if (rows[i].from == c)
			return rows[i].to;
	return NULL;
}

static void put_text(struct str text, struct buf *out)
{
	struct buf clean = {0};

	clean_text(text, CLEAN_LINE, &clean);
	for (size_t i = 0; i < clean.len; i++) {
		const char *escape = escape_of(clean.ptr[i]);

		if (escape != NULL)
			buf_cstr(out, escape);
		else
			buf_byte(out, clean.ptr[i]);
	}
	buf_release(&clean);
}

/* As \url wants it: nothing escaped, and no brace to count. */
static void put_url(struct str url, struct buf *out)
{
	struct buf clean = {0};

	clean_text(url, CLEAN_LINE, &clean);
	for (size_t i = 0; i < clean.len; i++) {
		if (strchr("{}\\ ", clean.ptr[i]) != NULL)
			buf_printf(out, "%%%02X", (unsigned)clean.ptr[i]);
		else
			buf_byte(out, clean.ptr[i]);
	}
	buf_release(&clean);
}

static void begin_field(const char *name, struct buf *out)
{
	buf_printf(out, ",\n  %s = {", name);
}

static void put_field(const char *name, struct str text, struct buf *out)
{
	if (text.len == 0)
		return;
	begin_field(name, out);
	put_text(text, out);
	buf_byte(out, '}');
}

/* In braces of its own: styles neither lower its letters nor cut it up. */
static void put_whole(const char *name, struct str text, struct buf *out)
{
	if (text.len == 0)
		return;
	begin_field(name, out);
	buf_byte(out, '{');
	put_text(text, out);
	buf_cstr(out, "}}");
}

static void put_braced(struct str text, struct buf *out)
{
	buf_byte(out, '{');
	put_text(text, out);
	buf_byte(out, '}');
}

/* A name that begins with the family's stays whole: "First Last" would turn it
 * round. A line each: BibTeX once read lines of 5000 bytes at most. */
static void put_authors(const struct bib_entry *entry, struct buf *out)
{
	if (entry->author_count == 0)
		return;
	begin_field("author", out);
	for (size_t i = 0; i < entry->author_count; i++) {
		struct str family, given;
		bool is_family_first;

		bib_name(&entry->authors[i], &family, &given, &is_family_first);
		buf_cstr(out, i > 0 ? "\n    and " : "");
		if (family.len == 0 || is_family_first) {
			put_braced(entry->authors[i].name, out);
			continue;
		}
		/* "Ó Dé": its last word alone would be the family's. */
		if (str_find(family, ' ') < family.len)
			put_braced(family, out);
		else
			put_text(family, out);
		buf_cstr(out, ", ");
		put_text(given, out);
	}
	buf_byte(out, '}');
}

/* "12-14" as "12--14". */
static void put_pages(struct str pages, struct buf *out)
{
	if (pages.len == 0)
		return;
	begin_field("pages", out);
	for (size_t i = 0; i < pages.len; i++)
		buf_cstr(out, pages.ptr[i] == '-'
				      ? "--"
				      : (char[]){pages.ptr[i], '\0'});
	buf_byte(out, '}');
}

static void put_date(const struct bib_entry *entry, struct buf *out)
{
	static const char *const months[] = {"jan", "feb", "mar", "apr", "may",
		"jun", "jul", "aug", "sep", "oct", "nov", "dec"};

	if (entry->year > 0)
		buf_printf(out, ",\n  year = {%d}", entry->year);
	if (entry->month >= 1 && entry->month <= (int)ARRAY_LEN(months))
		buf_printf(out, ",\n  month = %s", months[entry->month - 1]);
}

/* As babel calls it; never printed. */
static void put_lang(struct str tag, struct buf *out)
{
	static const struct {
		const char *tag, *name;
	} rows[] = {{"ar", "arabic"}, {"en", "english"}, {"es", "spanish"},
		{"fr", "french"}, {"ru", "russian"}, {"zh", "chinese"}};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		if (str_eq(tag, str_of(rows[i].tag)))
			tag = str_of(rows[i].name);
	put_field("langid", tag, out);
}

static void put_urls(const struct bib_entry *entry, struct buf *out)
{
	if (entry->url_count == 0)
		return;
	begin_field("url", out);
	put_url(entry->urls[0], out);
	buf_byte(out, '}');
}

/* The note, and addresses after the first. */
static void put_note(const struct bib_entry *entry, struct buf *out)
{
	struct buf note = {0};

	put_text(entry->note, &note);
	for (size_t i = 1; i < entry->url_count; i++) {
		buf_cstr(&note, note.len > 0 ? "; \\url{" : "\\url{");
		put_url(entry->urls[i], &note);
		buf_byte(&note, '}');
	}
	if (note.len > 0) {
		begin_field("note", out);
		buf_str(out, buf_view(&note));
		buf_byte(out, '}');
	}
	buf_release(&note);
}

void bib_bibtex(const struct bib_entry *entry, struct buf *out)
{
	const struct bib_type *type = entry->type;

	if (out->len > 0)
		buf_byte(out, '\n');
	buf_printf(out, "@%s{%.*s", type->bibtex, STR_ARG(entry->key));
	put_authors(entry, out);
	put_whole("title", entry->title, out);
	put_whole("booktitle", entry->container, out);
	/* Without it styles print "Technical Report". */
	if (strcmp(type->bibtex, "techreport") == 0)
		put_field("type", str_of(C_("document", "Report")), out);
	put_field("chapter", entry->section, out);
	put_pages(entry->pages, out);
	if (type->publisher != NULL)
		put_whole(type->publisher, entry->publisher, out);
	put_field("address", entry->place, out);
	put_date(entry, out);
	put_lang(entry->lang, out);
	put_urls(entry, out);
	put_note(entry, out);
	buf_cstr(out, "\n}\n");
}
