/* SPDX-License-Identifier: MIT */
#include "base/mo.h"
#include "corpus/work.h"

/* LANG/editor.md: "## G1", a paragraph "place: 2.2.8", the note. */

struct reader {
	struct work *work;
	struct note_file *file;
};

static void fault(
	const struct reader *r, int line, struct str id, struct str message)
{
	finding_add(r->work, r->file->name, line, id, message);
}

static const struct note *find(const struct note_file *file, struct str id)
{
	for (size_t i = 0; i < file->notes.len; i++)
		if (str_eq(file->notes.ptr[i].id, id))
			return &file->notes.ptr[i];
	return NULL;
}

/* A new note; NULL for a heading that is none. */
static struct doc_node *open_note(const struct reader *r, struct doc_node *node)
{
	struct arena *arena = &r->file->doc.arena;
	struct note note = {0};
	struct doc_node *root;

	work_split_heading(node);
	if (node->level != 2)
		return NULL;
	if (find(r->file, node->id)) {
		fault(r, node->line, node->id,
			arena_printf(arena, _("note '%.*s' occurs twice"),
				STR_ARG(node->id)));
		return NULL;
	}
	root = ARENA_NEW(arena, struct doc_node);
	root->kind = DOC_ROOT;
	root->line = node->line;
	root->id = note.id = node->id;
	note.root = root;
	vec_push(&r->file->notes, note);
	return root;
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

/* Takes the paragraph with the place off the front of a note. */
static bool take_place(
	const struct reader *r, struct note *note, struct doc_node *root)
{
	const struct doc_node *para = root->first;

	if (!para || para->kind != DOC_PARA ||
		!str_starts(para->text, STR("place:")))
		return false;
	note->place = str_trim(str_sub(para->text, 6, para->text.len));
	root->first = para->next;
	if (!root->first)
		root->last = NULL;
	if (corpus_find(r->work, note->place) == CORPUS_NONE)
		fault(r, para->line, note->id,
			arena_printf(&r->file->doc.arena,
				_("there is no place '%.*s'"),
				STR_ARG(note->place)));
	return true;
}

/* Moves the blocks of the file below their notes. */
static void sort_blocks(const struct reader *r)
{
	struct doc_node *node = r->file->doc.root->first;
	struct doc_node *root = NULL;
	struct doc_node *next;

	r->file->doc.root->first = r->file->doc.root->last = NULL;
	for (; node; node = next) {
		next = node->next;
		if (node->kind == DOC_HEADING)
			root = open_note(r, node);
		else if (root)
			append(root, node);
	}
}

static void read_file(const struct reader *r)
{
	struct arena *arena = &r->file->doc.arena;

	if (!work_read_doc(r->work, r->file->name, &r->file->doc, arena))
		return;
	sort_blocks(r);
	for (size_t i = 0; i < r->file->notes.len; i++) {
		struct note *note = &r->file->notes.ptr[i];
		struct doc_node *root = note->root;

		if (!take_place(r, note, root))
			fault(r, root->line, note->id,
				arena_printf(arena,
					_("note '%.*s' does not begin with its "
					  "place"),
					STR_ARG(note->id)));
	}
}

struct note_file *notes_load(struct work *work, int lang)
{
	struct note_file *file = &work->notes[lang];
	const struct reader reader = {.work = work, .file = file};

	if (file->is_loaded)
		return file;
	file->is_loaded = true;
	file->name = arena_printf(
		&work->arena, "%s/editor.md", work->langs[lang].ptr);
	read_file(&reader);
	return file;
}

const struct note *notes_find(struct work *work, int lang, struct str id)
{
	return find(notes_load(work, lang), id);
}

const struct doc_node *corpus_note(struct work *work, struct str id, int lang,
	int *shown_lang, struct str *place)
{
	int order[CORPUS_LANG_MAX];
	const int count = corpus_lang_order(work, lang, order);

	for (int i = 0; i < count; i++) {
		const struct note *note = notes_find(work, order[i], id);

		if (!note)
			continue;
		*shown_lang = order[i];
		*place = note->place;
		return note->root;
	}
	return NULL;
}

size_t corpus_note_count(struct work *work, int lang)
{
	if (lang < 0 || lang >= work->lang_count)
		return 0;
	return notes_load(work, lang)->notes.len;
}

struct editor_note corpus_note_at(struct work *work, int lang, size_t index)
{
	const struct note_file *file = notes_load(work, lang);
	const struct note *note = &file->notes.ptr[index];

	return (struct editor_note){
		note->id, note->place, file->name, note->root};
}
