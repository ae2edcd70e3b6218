/* SPDX-License-Identifier: MIT */
#include "out/bib.h"

#include "text/clean.h"

/* RIS lines end in CR LF: two letters, two spaces, a dash, a space, a value. */
static void put_line(const char *tag, struct str value, struct buf *out)
{
	buf_printf(out, "%s  - ", tag);
	clean_text(value, CLEAN_LINE, out);
	buf_cstr(out, "\r\n");
}

static void put(const char *tag, struct str value, struct buf *out)
{
	if (value.len > 0)
		put_line(tag, value, out);
}

/*
 * "Family, Given". A comma cannot be escaped: a name of a body with one would
 * be cut in two, so it stands as the publisher alone. A name that begins with
 * the family's is not turned round.
 */
static void put_authors(const struct bib_entry *entry, struct buf *out)
{
	for (size_t i = 0; i < entry->author_count; i++) {
		struct str name = entry->authors[i].name, family, given;
		struct buf turned = {0};
		bool is_family_first;

		bib_name(&entry->authors[i], &family, &given, &is_family_first);
		if (family.len > 0 && !is_family_first) {
			buf_printf(&turned, "%.*s, %.*s", STR_ARG(family),
				STR_ARG(given));
			put("AU", buf_view(&turned), out);
		} else if (str_find(name, ',') == name.len) {
			put("AU", name, out);
		}
		buf_release(&turned);
	}
}

static void put_date(const struct bib_entry *entry, struct buf *out)
{
	if (entry->year <= 0)
		return;
	buf_printf(out, "PY  - %d\r\n", entry->year);
	if (entry->month > 0)
		buf_printf(
			out, "DA  - %d/%02d//\r\n", entry->year, entry->month);
}

static void put_pages(struct str pages, struct buf *out)
{
	struct str part;

	if (pages.len == 0)
		return;
	str_split(&pages, '-', &part);
	put("SP", part, out);
	put("EP", pages, out);
}

void bib_ris(const struct bib_entry *entry, struct buf *out)
{
	bool is_container = entry->type->role == BIB_CONTAINER;

	put_line("TY", str_of(entry->type->ris), out);
	put("ID", entry->key, out);
	put_authors(entry, out);
	put("TI", entry->title, out);
	put("T2", is_container ? entry->publisher : entry->container, out);
	put("SE", entry->section, out);
	put_pages(entry->pages, out);
	if (!is_container)
		put("PB", entry->publisher, out);
	put("CY", entry->place, out);
	put_date(entry, out);
	put("LA", entry->lang, out);
	for (size_t i = 0; i < entry->url_count; i++)
		put("UR", entry->urls[i], out);
	put("N1", entry->note, out);
	put_line("ER", (struct str){NULL, 0}, out);
}
