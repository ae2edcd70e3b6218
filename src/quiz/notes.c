/* SPDX-License-Identifier: MIT */
#include "base/mo.h"
#include "quiz/store.h"

/* A file of class notes: from the entries of its sheet. */

static const char *const field_names[] = {
#define ROW(field, name) [QUIZ_##field] = (name),
	QUIZ_FIELD_LIST(ROW)
#undef ROW
};

const char *quiz_field_name(enum quiz_field field)
{
	return field_names[field];
}

/* QUIZ_FIELD_COUNT: none. */
static int find_field(struct str word)
{
	int field = 0;

	while (field < QUIZ_FIELD_COUNT &&
		!str_eq(word, str_of(field_names[field])))
		field++;
	return field;
}

struct maker {
	const struct sheet *sheet;
	struct str id; /* of the section */
	struct quiz_notes *notes;
	bool has[QUIZ_FIELD_COUNT]; /* a heading */
	int last;
};

static struct beside_at at(const struct maker *m, int line)
{
	return sheet_at(m->sheet, line, m->id);
}

static void check_blocks(
	const struct maker *m, const struct sheet_entry *entry, int field)
{
	const struct beside_at place = at(m, entry->line);
	const struct doc_node *first = entry->root->first;

	if (!first)
		beside_fault(&place,
			_("nothing stands below '%.*s' in the notes of '%.*s'"),
			STR_ARG(entry->word), STR_ARG(m->id));
	else if (field == QUIZ_DISCUSS &&
		 (first->kind != DOC_LIST || first->next))
		beside_fault(&place,
			_("'%.*s' is not one list in the notes of '%.*s'"),
			STR_ARG(entry->word), STR_ARG(m->id));
}

static void take_field(struct maker *m, const struct sheet_entry *entry)
{
	const struct beside_at place = at(m, entry->line);
	const int field = find_field(entry->word);

	if (field == QUIZ_FIELD_COUNT) {
		beside_fault(&place,
			_("'%.*s' is not a heading of the notes of '%.*s'"),
			STR_ARG(entry->word), STR_ARG(m->id));
		return;
	}
	if (m->has[field]) {
		beside_fault(&place, _("heading '%.*s' occurs twice"),
			STR_ARG(entry->word));
		return;
	}
	if (entry->title->text.len > 0)
		beside_fault(&place,
			_("heading '%.*s' has more words than its id"),
			STR_ARG(entry->word));
	if (field < m->last)
		beside_fault(&place, _("heading '%.*s' is out of order"),
			STR_ARG(entry->word));
	check_blocks(m, entry, field);
	m->has[field] = true;
	m->last = field > m->last ? field : m->last;
	if (entry->root->first)
		m->notes->fields[field] = entry->root;
}

static struct quiz_notes *make_section(
	struct notes_file *file, const struct sheet_section *section)
{
	struct maker maker = {
		.sheet = &file->sheet,
		.id = corpus_item(file->sheet.work, section->row)->id,
		.notes = ARENA_NEW(&file->sheet.doc.arena, struct quiz_notes),
	};
	const struct beside_at place = at(&maker, section->line);

	maker.notes->section = section->row;
	maker.notes->line = section->line;
	for (size_t i = 0; i < section->count; i++)
		take_field(
			&maker, &file->sheet.entries.ptr[section->first + i]);
	for (int i = 0; i < QUIZ_FIELD_COUNT; i++)
		if (!maker.has[i])
			beside_fault(&place,
				_("the notes of '%.*s' lack the heading '%s'"),
				STR_ARG(maker.id), field_names[i]);
	return maker.notes;
}

void notes_make(struct notes_file *file, int part)
{
	const struct sheet *sheet = &file->sheet;
	const int rows = corpus_end(sheet->work, part) - part;

	if (!sheet->doc.root)
		return;
	file->notes =
		ARENA_ARRAY(&file->sheet.doc.arena, struct quiz_notes *, rows);
	for (size_t i = 0; i < sheet->sections.len; i++) {
		const struct sheet_section *section = &sheet->sections.ptr[i];

		file->notes[section->row - part] = make_section(file, section);
	}
}
