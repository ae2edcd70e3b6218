/* SPDX-License-Identifier: MIT */
#include "out/bib.h"

static void put(struct json *item, const char *key, struct str value)
{
	if (value.len > 0)
		json_set_str(item, key, value);
}

static void put_authors(const struct bib_entry *entry, struct json *item)
{
	struct json *list;

	if (entry->author_count == 0)
		return;
	list = json_new_array();
	for (size_t i = 0; i < entry->author_count; i++) {
		struct json *name = json_new_object();
		struct str family, given;
		bool is_family_first;

		bib_name(&entry->authors[i], &family, &given, &is_family_first);
		put(name, "family", family);
		put(name, family.len > 0 ? "given" : "literal", given);
		json_add(list, name);
	}
	json_set(item, "author", list);
}

static void put_date(const struct bib_entry *entry, struct json *item)
{
	struct json *date, *parts, *range;

	if (entry->year <= 0)
		return;
	date = json_new_object();
	range = json_new_array();
	parts = json_new_array();
	json_add_int(parts, entry->year);
	if (entry->month > 0)
		json_add_int(parts, entry->month);
	json_add(range, parts);
	json_set(date, "date-parts", range);
	json_set(item, "issued", date);
}

/* Addresses after the first have no field of their own. */
static void put_note(const struct bib_entry *entry, struct json *item)
{
	struct buf note = {0};

	buf_str(&note, entry->note);
	for (size_t i = 1; i < entry->url_count; i++)
		buf_printf(&note, "%s%.*s", note.len > 0 ? "; " : "",
			STR_ARG(entry->urls[i]));
	put(item, "note", buf_view(&note));
	buf_release(&note);
}

struct json *bib_csl(const struct bib_entry *entry)
{
	struct json *item = json_new_object();
	bool is_container = entry->type->role == BIB_CONTAINER;

	json_set_str(item, "id", entry->key);
	json_set_str(item, "type", str_of(entry->type->csl));
	put_authors(entry, item);
	put(item, "title", entry->title);
	put(item, "original-title", entry->original);
	put(item, "container-title",
		is_container ? entry->publisher : entry->container);
	put(item, "chapter-number", entry->section);
	put(item, "page", entry->pages);
	if (!is_container)
		put(item, "publisher", entry->publisher);
	put(item, "publisher-place", entry->place);
	put_date(entry, item);
	put(item, "language", entry->lang);
	if (entry->url_count > 0)
		put(item, "URL", entry->urls[0]);
	put_note(entry, item);
	return item;
}
