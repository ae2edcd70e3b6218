/* SPDX-License-Identifier: MIT */
#include "base/mo.h"
#include "corpus/work.h"

/* The report that a work is an edition of: read, packed, checked. */

#define YEAR_LEN  4 /* [B] "2025" */
#define MONTH_LEN 7 /* [B] "2025-11" */

const struct report *corpus_report(const struct work *work)
{
	return work->report;
}

static bool is_date(struct str s)
{
	int number;

	return (s.len == YEAR_LEN ||
		       (s.len == MONTH_LEN && s.ptr[YEAR_LEN] == '-')) &&
	       str_to_int(str_sub(s, 0, YEAR_LEN), &number) && number > 0 &&
	       (s.len == YEAR_LEN ||
		       (str_to_int(str_sub(s, YEAR_LEN + 1, s.len), &number) &&
			       number >= 1 && number <= 12));
}

static bool bad_attr(
	const struct xml_node *node, const char *name, struct err *err)
{
	const struct str value = xml_attr(node, name);

	return err_set(err, ERR_INPUT, _("'%.*s' is no valid '%s' of '%.*s'"),
		STR_ARG(value), name, STR_ARG(node->name));
}

static void read_authors(
	struct work *work, const struct xml_node *node, struct report *report)
{
	const struct xml_node *author = xml_child(node, "author");
	struct author *rows;

	for (; author; author = xml_next(author, "author"))
		report->author_count++;
	rows = ARENA_ARRAY(&work->arena, struct author, report->author_count);
	report->authors = rows;
	author = xml_child(node, "author");
	for (; author; author = xml_next(author, "author"))
		*rows++ = (struct author){
			.name = xml_text(author, &work->arena),
			.family = arena_str(
				&work->arena, xml_attr(author, "family")),
		};
}

static void read_texts(struct work *work, const struct xml_node *node,
	const char *name, struct str texts[CORPUS_LANG_MAX])
{
	const struct xml_node *text = xml_child(node, name);

	for (; text; text = xml_next(text, name)) {
		int lang = corpus_lang_index(work, xml_attr(text, "xml:lang"));

		if (lang != CORPUS_NONE)
			texts[lang] = xml_text(text, &work->arena);
	}
}

bool report_read(struct work *work, const struct xml_node *root, int *line,
	struct err *err)
{
	const struct xml_node *node = xml_child(root, "report");
	struct report *report;

	if (!node)
		return true;
	*line = node->line;
	report = ARENA_NEW(&work->arena, struct report);
	report->key = arena_str(&work->arena, xml_attr(node, "key"));
	report->date = arena_str(&work->arena, xml_attr(node, "date"));
	report->medium = arena_str(&work->arena, xml_attr(node, "medium"));
	report->titles = work->titles;
	read_authors(work, node, report);
	read_texts(work, node, "publisher", report->publishers);
	read_texts(work, node, "place", report->places);
	if (!spine_is_name(report->key))
		return bad_attr(node, "key", err);
	if (!is_date(report->date))
		return bad_attr(node, "date", err);
	if (report->author_count == 0)
		return err_set(err, ERR_INPUT, _("the report has no author"));
	work->report = report;
	work->report_line = node->line;
	return true;
}

void report_check(struct work *work)
{
	const struct report *report = work->report;

	for (size_t i = 0; report && i < report->author_count; i++) {
		const struct author *author = &report->authors[i];

		if (!str_starts(author->name, author->family) &&
			!str_ends(author->name, author->family))
			finding_add(work, STR("work.xml"), work->report_line,
				(struct str){NULL, 0},
				arena_printf(&work->arena,
					/* TRANSLATORS: a person's name, then
			                   the part said to be the family's */
					_("'%.*s' does not begin or end with "
					  "the family name '%.*s'"),
					STR_ARG(author->name),
					STR_ARG(author->family)));
	}
}

void report_pack(const struct work *work, struct buf *out)
{
	const struct report *report = work->report;

	if (!report)
		return;
	buf_byte(out, 'c');
	pack_field(report->key, false, out);
	pack_field(report->date, false, out);
	pack_field(report->medium, false, out);
	for (int i = 0; i < work->lang_count; i++) {
		pack_field(report->publishers[i], false, out);
		pack_field(report->places[i], false, out);
	}
	for (size_t i = 0; i < report->author_count; i++) {
		pack_field(report->authors[i].name, false, out);
		pack_field(report->authors[i].family, false, out);
	}
	buf_byte(out, '\n');
}

static void take_authors(
	struct work *work, struct str rest, struct report *report)
{
	struct str count = rest;
	struct str field;
	struct author *rows;

	while (str_split(&count, '\t', &field))
		report->author_count++;
	report->author_count = (report->author_count + 1) / 2;
	rows = ARENA_ARRAY(&work->arena, struct author, report->author_count);
	report->authors = rows;
	while (rest.ptr) {
		rows->name = pack_take(&rest, &work->arena);
		rows->family = pack_take(&rest, &work->arena);
		rows++;
	}
}

bool report_unpack(struct work *work, struct str rest)
{
	struct report *report = ARENA_NEW(&work->arena, struct report);

	report->key = pack_take(&rest, &work->arena);
	report->date = pack_take(&rest, &work->arena);
	report->medium = pack_take(&rest, &work->arena);
	report->titles = work->titles;
	for (int i = 0; i < work->lang_count; i++) {
		report->publishers[i] = pack_take(&rest, &work->arena);
		report->places[i] = pack_take(&rest, &work->arena);
	}
	take_authors(work, rest, report);
	work->report = report;
	return spine_is_name(report->key) && is_date(report->date) &&
	       report->author_count > 0;
}
