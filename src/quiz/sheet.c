/* SPDX-License-Identifier: MIT */
#include "quiz/sheet.h"

#include "base/mo.h"

struct reader {
	struct sheet *sheet;
	int part;
	int last;                      /* row of the furthest section so far */
	bool *has;                     /* of the part's rows: a section met */
	struct sheet_section *section; /* the open one, or NULL */
	struct doc_node *root;         /* of the open entry, or NULL */
	bool is_told;                  /* that what follows belongs nowhere */
};

static const struct spine_item *item_of(const struct reader *r, int row)
{
	return corpus_item(r->sheet->work, row);
}

static size_t word_len(struct str text)
{
	size_t len = 0;

	while (len < text.len && text.ptr[len] != ' ' && text.ptr[len] != '\n')
		len++;
	return len;
}

static struct str word_of(const struct doc_node *heading)
{
	return str_sub(heading->text, 0, word_len(heading->text));
}

/* The place of a heading, by its own word. */
static struct beside_at at(
	const struct reader *r, const struct doc_node *heading)
{
	return sheet_at(r->sheet, heading->line, word_of(heading));
}

static void close_section(struct reader *r)
{
	r->section = NULL;
	r->root = NULL;
}

/* ---- level 1 ---- */

static bool is_part(const struct reader *r, const struct doc_node *node)
{
	return node && node->kind == DOC_HEADING && node->level == 1 &&
	       str_eq(node->text, item_of(r, r->part)->id);
}

static void check_start(const struct reader *r, const struct doc_node *node)
{
	const struct str id = item_of(r, r->part)->id;
	const struct beside_at place =
		sheet_at(r->sheet, node ? node->line : 1, id);

	if (!is_part(r, node))
		beside_fault(&place,
			_("the first heading is not '# %.*s', the part of this "
			  "file"),
			STR_ARG(id));
}

/* The first was looked at before all. */
static void read_part(struct reader *r, const struct doc_node *node)
{
	const struct beside_at place = at(r, node);

	close_section(r);
	r->is_told = node != r->sheet->doc.root->first;
	if (r->is_told)
		beside_fault(&place,
			_("only the first heading may have level 1, not "
			  "'%.*s'"),
			STR_ARG(place.id));
}

/* ---- level 2 ---- */

/* The row of a section of this part by its exact id, or CORPUS_NONE. */
static int find_section(const struct reader *r, struct str id)
{
	const int row = corpus_find(r->sheet->work, id);
	const struct spine_item *item = item_of(r, row);

	if (!item || item->kind != SPINE_SECTION || item->part != r->part ||
		!str_eq(item->id, id))
		return CORPUS_NONE;
	return row;
}

static void open_section(struct reader *r, int row, int line)
{
	const struct sheet_section section = {
		.row = row, .line = line, .first = r->sheet->entries.len};

	vec_push(&r->sheet->sections, section);
	r->section = &r->sheet->sections.ptr[r->sheet->sections.len - 1];
	r->has[row - r->part] = true;
}

static void read_section(struct reader *r, const struct doc_node *node)
{
	const struct beside_at place = at(r, node);
	const int row = find_section(r, place.id);

	close_section(r);
	r->is_told = true;
	if (row == CORPUS_NONE) {
		beside_fault(&place,
			_("heading '%.*s' is no section of part '%.*s'"),
			STR_ARG(place.id), STR_ARG(item_of(r, r->part)->id));
		return;
	}
	if (r->has[row - r->part]) {
		beside_fault(&place, _("heading '%.*s' occurs twice"),
			STR_ARG(place.id));
		return;
	}
	if (row < r->last)
		beside_fault(&place, _("heading '%.*s' is out of order"),
			STR_ARG(place.id));
	if (place.id.len < node->text.len)
		beside_fault(&place,
			_("heading '%.*s' has more words than its id"),
			STR_ARG(place.id));
	open_section(r, row, node->line);
	r->is_told = false;
	r->last = row > r->last ? row : r->last;
}

/* ---- level 3 and blocks ---- */

static void read_entry(struct reader *r, const struct doc_node *node)
{
	struct arena *arena = &r->sheet->doc.arena;
	const struct beside_at place = at(r, node);
	size_t start = place.id.len;
	struct sheet_entry entry = {.word = place.id, .line = node->line};

	if (!r->section) {
		if (!r->is_told)
			beside_fault(&place,
				_("heading '%.*s' stands below no section"),
				STR_ARG(place.id));
		r->is_told = true;
		return;
	}
	while (start < node->text.len &&
		(node->text.ptr[start] == ' ' || node->text.ptr[start] == '\n'))
		start++;
	entry.title =
		doc_cut(node, (uint32_t)start, (uint32_t)node->text.len, arena);
	entry.title->kind = DOC_PARA;
	entry.root = r->root = ARENA_NEW(arena, struct doc_node);
	entry.root->kind = DOC_ROOT;
	entry.root->line = node->line;
	vec_push(&r->sheet->entries, entry);
	r->section->count++;
	r->is_told = false;
}

static void read_heading(struct reader *r, const struct doc_node *node)
{
	const struct beside_at place = at(r, node);

	if (node->level == 1) {
		read_part(r, node);
	} else if (node->level == 2) {
		read_section(r, node);
	} else if (node->level == 3) {
		r->root = NULL;
		read_entry(r, node);
	} else {
		r->root = NULL;
		r->is_told = true;
		beside_fault(&place,
			_("heading '%.*s' has level %d instead of %d"),
			STR_ARG(place.id), node->level, 3);
	}
}

static void append(struct doc_node *root, struct doc_node *node)
{
	node->parent = root;
	node->next = NULL;
	if (root->last)
		root->last->next = node;
	else
		root->first = node;
	root->last = node;
}

static void read_block(struct reader *r, struct doc_node *node)
{
	const struct beside_at place =
		sheet_at(r->sheet, node->line, (struct str){NULL, 0});

	if (r->root) {
		append(r->root, node);
		return;
	}
	if (!r->is_told)
		beside_fault(&place, "%s",
			_("this text belongs to no heading of level 3"));
	r->is_told = true;
}

static void read_all(struct reader *r)
{
	struct doc_node *node = r->sheet->doc.root->first;
	struct doc_node *next;

	check_start(r, node);
	for (; node; node = next) {
		/* Appending it elsewhere changes it. */
		next = node->next;
		if (node->kind == DOC_HEADING)
			read_heading(r, node);
		else
			read_block(r, node);
	}
	/* What is left of the root is no list any more. */
	r->sheet->doc.root->first = r->sheet->doc.root->last = NULL;
}

void sheet_read(struct sheet *sheet, struct work *work, int lang, int part,
	const char *folder)
{
	struct reader reader = {.sheet = sheet, .part = part};

	sheet->work = work;
	sheet->file = beside_name(work, lang, folder, part);
	if (!beside_read(work, sheet->file, &sheet->doc))
		return;
	reader.has = ARENA_ARRAY(
		&sheet->doc.arena, bool, corpus_end(work, part) - part);
	read_all(&reader);
}

void sheet_release(struct sheet *sheet)
{
	vec_release(&sheet->entries);
	vec_release(&sheet->sections);
	doc_release(&sheet->doc);
}

struct beside_at sheet_at(const struct sheet *sheet, int line, struct str id)
{
	return (struct beside_at){sheet->work, sheet->file, line, id};
}
