/* SPDX-License-Identifier: MIT */
#include "base/mo.h"
#include "corpus/work.h"

#define FILE_NAME STR("references.xml")

static void fault(struct work *work, int line, struct str message)
{
	finding_add(work, FILE_NAME, line, (struct str){NULL, 0}, message);
}

static void read_texts(struct work *work, const struct xml_node *ref,
	const char *name, struct str texts[CORPUS_LANG_MAX])
{
	const struct xml_node *node = xml_child(ref, name);

	for (; node; node = xml_next(node, name)) {
		int lang = corpus_lang_index(work, xml_attr(node, "xml:lang"));

		if (lang != CORPUS_NONE)
			texts[lang] = xml_text(node, &work->arena);
	}
}

static void read_urls(
	struct work *work, const struct xml_node *ref, struct reference *row)
{
	const struct xml_node *node = xml_child(ref, "url");
	size_t count = 0;
	struct str *urls;

	for (; node; node = xml_next(node, "url"))
		count++;
	urls = ARENA_ARRAY(&work->arena, struct str, count);
	row->urls = urls;
	row->url_count = count;
	for (node = xml_child(ref, "url"); node; node = xml_next(node, "url"))
		*urls++ = xml_text(node, &work->arena);
}

static void check_row(struct work *work, const struct reference *row, int line)
{
	const struct reference_table *table = &work->references;
	const int last = table->rows.len > 0
	                         ? table->rows.ptr[table->rows.len - 1].number
	                         : 0;

	if (row->number != last + 1)
		fault(work, line,
			arena_printf(&work->arena,
				_("reference %d follows reference %d"),
				row->number, last));
	if (corpus_find(work, row->section) == CORPUS_NONE)
		fault(work, line,
			arena_printf(&work->arena,
				_("there is no section '%.*s'"),
				STR_ARG(row->section)));
}

/* Rows stay ascending: one that goes back is left out. */
static void add_row(struct work *work, const struct reference *row)
{
	struct reference_table *table = &work->references;

	if (table->rows.len == 0 ||
		table->rows.ptr[table->rows.len - 1].number < row->number)
		vec_push(&table->rows, *row);
}

/* Zero if it does not say. */
static int read_year(struct work *work, const struct xml_node *node)
{
	const struct str text = xml_attr(node, "year");
	int year = 0;

	if (text.len > 0 && (!str_to_int(text, &year) || year < 1 ||
				    year > CORPUS_NUMBER_MAX)) {
		fault(work, node->line,
			arena_printf(&work->arena, _("'%.*s' is no year"),
				STR_ARG(text)));
		year = 0;
	}
	return year;
}

static void read_ref(struct work *work, const struct xml_node *node)
{
	const struct str lost = xml_attr(node, "lost");
	struct reference row = {0};

	if (!str_to_int(xml_attr(node, "id"), &row.number) || row.number < 1 ||
		row.number > CORPUS_NUMBER_MAX) {
		fault(work, node->line,
			arena_printf(&work->arena,
				_("'%.*s' is no number of a reference"),
				STR_ARG(xml_attr(node, "id"))));
		return;
	}
	row.kind = arena_str(&work->arena, xml_attr(node, "kind"));
	row.section = arena_str(&work->arena, xml_attr(node, "section"));
	row.year = read_year(work, node);
	row.is_lost = str_eq(lost, STR("yes"));
	read_texts(work, node, "title", row.titles);
	read_texts(work, node, "description", row.descriptions);
	read_texts(work, node, "publisher", row.publishers);
	read_texts(work, node, "remark", row.remarks);
	read_urls(work, node, &row);
	check_row(work, &row, node->line);
	add_row(work, &row);
}

static void read_sources(struct work *work)
{
	struct arena scratch = {0};
	struct err err = {0};
	struct xml_node *root;

	if (work_read_xml(work, "references.xml", "references", &scratch, &root,
		    &err)) {
		const struct xml_node *ref = xml_child(root, "ref");

		for (; ref; ref = xml_next(ref, "ref"))
			read_ref(work, ref);
	} else {
		finding_from(work, FILE_NAME, &err, &work->arena);
	}
	arena_free(&scratch);
}

static void pack_texts(const struct work *work,
	const struct str texts[CORPUS_LANG_MAX], struct buf *out)
{
	for (int i = 0; i < work->lang_count; i++)
		pack_field(texts[i], false, out);
}

void references_pack(struct work *work, struct buf *out)
{
	references_load(work);
	for (size_t i = 0; i < work->references.rows.len; i++) {
		const struct reference *row = &work->references.rows.ptr[i];

		pack_number(row->number, true, out);
		pack_field(row->kind, false, out);
		pack_field(row->section, false, out);
		pack_number(row->year, false, out);
		pack_number(row->is_lost, false, out);
		pack_texts(work, row->titles, out);
		pack_texts(work, row->descriptions, out);
		pack_texts(work, row->publishers, out);
		pack_texts(work, row->remarks, out);
		for (size_t k = 0; k < row->url_count; k++)
			pack_field(row->urls[k], false, out);
		buf_byte(out, '\n');
	}
}

static void take_texts(
	struct work *work, struct str *rest, struct str texts[CORPUS_LANG_MAX])
{
	for (int i = 0; i < work->lang_count; i++)
		texts[i] = pack_take(rest, &work->arena);
}

static void take_urls(struct work *work, struct str rest, struct reference *row)
{
	struct str count = rest;
	struct str field;
	struct str *urls;

	while (str_split(&count, '\t', &field))
		row->url_count++;
	urls = ARENA_ARRAY(&work->arena, struct str, row->url_count);
	row->urls = urls;
	while (rest.ptr)
		*urls++ = pack_take(&rest, &work->arena);
}

static bool unpack_row(struct work *work, struct str rest)
{
	struct reference row = {0};
	int lost;

	if (!pack_take_number(&rest, &row.number) || row.number < 1 ||
		row.number > CORPUS_NUMBER_MAX)
		return false;
	row.kind = pack_take(&rest, &work->arena);
	row.section = pack_take(&rest, &work->arena);
	if (!pack_take_number(&rest, &row.year) ||
		!pack_take_number(&rest, &lost))
		return false;
	row.is_lost = lost != 0;
	take_texts(work, &rest, row.titles);
	take_texts(work, &rest, row.descriptions);
	take_texts(work, &rest, row.publishers);
	take_texts(work, &rest, row.remarks);
	take_urls(work, rest, &row);
	add_row(work, &row);
	return true;
}

static bool unpack(struct work *work, struct str bytes)
{
	struct str rest = bytes;
	struct str line;

	while (str_split(&rest, '\n', &line) && line.len > 0)
		if (!unpack_row(work, line)) {
			vec_clear(&work->references.rows);
			return false;
		}
	return true;
}

void references_load(struct work *work)
{
	struct str bytes;

	if (work->references.is_loaded)
		return;
	work->references.is_loaded = true;
	if (!work_section(work, PACK_REFERENCES, &bytes) ||
		!unpack(work, bytes))
		read_sources(work);
}

size_t corpus_reference_count(struct work *work)
{
	references_load(work);
	return work->references.rows.len;
}

const struct reference *corpus_reference(struct work *work, int number)
{
	size_t from = 0;
	size_t to;

	references_load(work);
	to = work->references.rows.len;
	while (from < to) {
		const size_t mid = from + (to - from) / 2;
		const struct reference *row = &work->references.rows.ptr[mid];

		if (row->number == number)
			return row;
		if (row->number < number)
			from = mid + 1;
		else
			to = mid;
	}
	return NULL;
}

size_t corpus_reference_places(
	struct work *work, int number, int *out, size_t max)
{
	size_t count = 0;

	for (size_t i = 0; i < work->items.len && count < max; i++) {
		const struct spine_item *item = &work->items.ptr[i];

		for (size_t k = 0; item->kind == SPINE_BLOCK &&
				   k < item->ref_count && count < max;
			k++)
			if (item->refs[k] == number)
				out[count++] = (int)i;
	}
	return count;
}
