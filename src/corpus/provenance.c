/* SPDX-License-Identifier: MIT */
#include "base/mo.h"
#include "corpus/work.h"

#define FILE_NAME STR("provenance.tsv")
#define COLUMNS   7

static const char *const columns[COLUMNS] = {
	"file", "language", "written", "read", "by", "date", "edition"};

static void fault(struct work *work, int line, struct str message)
{
	finding_add(work, FILE_NAME, line, (struct str){NULL, 0}, message);
}

static void add_row(struct work *work, const struct str fields[COLUMNS])
{
	const struct provenance_row row = {
		.file = fields[0],
		.lang = fields[1],
		.value = {fields[2], fields[3], fields[4], fields[5],
			fields[6]},
	};

	vec_push(&work->provenance.rows, row);
}

/* The fields of a line. False if there are more or fewer. */
static bool split(struct str line, struct str fields[COLUMNS])
{
	int count = 0;
	struct str field;

	while (str_split(&line, '\t', &field)) {
		if (count == COLUMNS)
			return false;
		fields[count++] = field;
	}
	return count == COLUMNS;
}

static bool is_header(const struct str fields[COLUMNS])
{
	for (int i = 0; i < COLUMNS; i++)
		if (!str_eq(fields[i], str_of(columns[i])))
			return false;
	return true;
}

static bool is_one_of(struct str value, struct str a, struct str b)
{
	return str_eq(value, a) || str_eq(value, b);
}

static bool has_known_values(const struct str fields[COLUMNS])
{
	return is_one_of(fields[2], STR("machine"), STR("human")) &&
	       (is_one_of(fields[3], STR("machine"), STR("human")) ||
		       str_eq(fields[3], STR("none")));
}

static void read_line(struct work *work, struct str line, int number)
{
	struct str fields[COLUMNS];

	if (!split(line, fields)) {
		fault(work, number,
			arena_printf(&work->arena,
				P_("this row does not have %d column",
					"this row does not have %d columns",
					COLUMNS),
				COLUMNS));
		return;
	}
	if (number == 1 && is_header(fields))
		return;
	if (!has_known_values(fields))
		fault(work, number,
			arena_str(&work->arena,
				str_of(_("this row has an unknown value"))));
	add_row(work, fields);
}

static void read_sources(struct work *work)
{
	struct buf *bytes = &work->sections[PACK_PROVENANCE];
	struct err err = {0};
	struct str rest;
	struct str line;
	int number = 1;

	buf_clear(bytes);
	if (!work_read_text(work, FILE_NAME, bytes, NULL, &err)) {
		finding_from(work, FILE_NAME, &err, &work->arena);
		return;
	}
	rest = buf_view(bytes);
	for (; str_split(&rest, '\n', &line); number++)
		if (str_trim(line).len > 0)
			read_line(work, line, number);
}

void provenance_pack(struct work *work, struct buf *out)
{
	provenance_load(work);
	for (size_t i = 0; i < work->provenance.rows.len; i++) {
		const struct provenance_row *row =
			&work->provenance.rows.ptr[i];

		pack_field(row->file, true, out);
		pack_field(row->lang, false, out);
		pack_field(row->value.written, false, out);
		pack_field(row->value.read, false, out);
		pack_field(row->value.by, false, out);
		pack_field(row->value.date, false, out);
		pack_field(row->value.edition, false, out);
		buf_byte(out, '\n');
	}
}

static void unpack(struct work *work, struct str bytes)
{
	struct str rest = bytes;
	struct str line;
	struct str fields[COLUMNS];

	while (str_split(&rest, '\n', &line) && line.len > 0) {
		for (int i = 0; i < COLUMNS; i++)
			fields[i] = pack_take(&line, &work->arena);
		add_row(work, fields);
	}
}

static struct str key_of(struct arena *arena, struct str file, struct str lang)
{
	return arena_printf(arena, "%.*s\t%.*s", STR_ARG(file), STR_ARG(lang));
}

void provenance_load(struct work *work)
{
	struct provenance_table *table = &work->provenance;
	struct str bytes;

	if (table->is_loaded)
		return;
	table->is_loaded = true;
	if (work_section(work, PACK_PROVENANCE, &bytes))
		unpack(work, bytes);
	else
		read_sources(work);
	for (size_t i = 0; i < table->rows.len; i++) {
		struct provenance_row *row = &table->rows.ptr[i];

		map_put(&table->by_key,
			key_of(&work->arena, row->file, row->lang), row);
	}
}

struct provenance corpus_provenance_of(
	struct work *work, struct str file, int lang)
{
	const struct provenance_row *row;
	struct arena scratch = {0};

	provenance_load(work);
	if (lang < 0 || lang >= work->lang_count)
		return (struct provenance){0};
	row = map_get(&work->provenance.by_key,
		key_of(&scratch, file, work->langs[lang]));
	arena_free(&scratch);
	return row ? row->value : (struct provenance){0};
}

struct provenance corpus_provenance(
	struct work *work, int index, int lang, enum tier tier)
{
	const struct spine_item *item = corpus_item(work, index);
	struct provenance found = {0};
	struct arena scratch = {0};

	if (!item || lang < 0 || lang >= work->lang_count)
		return found;
	found = corpus_provenance_of(work,
		arena_printf(&scratch, "%s/%s/%.*s.md", work->langs[lang].ptr,
			tier_name(tier),
			STR_ARG(work->items.ptr[item->part].file)),
		lang);
	arena_free(&scratch);
	return found;
}
