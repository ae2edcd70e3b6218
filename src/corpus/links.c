/* SPDX-License-Identifier: MIT */
#include "base/mo.h"
#include "corpus/work.h"

/*
 * Looking up what texts link to. Done when the findings are asked for, not when
 * a text is loaded: it needs every table.
 */

struct place {
	struct work *work;
	struct arena *arena; /* of the findings' messages */
	struct str file;
	struct str id; /* of the block */
	int line;
};

static bool is_ref(struct work *work, struct str target)
{
	int number;

	/* A table that cannot be read has its own finding. */
	return corpus_reference_count(work) == 0 ||
	       (str_to_int(target, &number) &&
		       corpus_reference(work, number) != NULL);
}

static bool is_section(struct work *work, struct str target)
{
	return corpus_find(work, target) != CORPUS_NONE;
}

static bool is_note(struct work *work, struct str target)
{
	for (int lang = 0; lang < work->lang_count; lang++)
		if (notes_find(work, lang, target))
			return true;
	return false;
}

static bool is_term(struct work *work, struct str target)
{
	const struct gloss *gloss = corpus_gloss(work);

	return gloss->count == 0 || gloss_find_id(gloss, target) != NULL;
}

/* An address begins in a known way; "rfe:12" is a slip. */
static bool is_address(struct str target)
{
	static const char *const schemes[] = {"http", "https", "mailto"};
	const size_t colon = str_find(target, ':');

	for (size_t i = 0; i < ARRAY_LEN(schemes); i++)
		if (str_eq_nocase(
			    str_sub(target, 0, colon), str_of(schemes[i])))
			return true;
	return colon == target.len;
}

static bool is_known(
	struct work *work, enum doc_span_kind kind, struct str target)
{
	switch (kind) {
	case DOC_SPAN_SEC:
		return is_section(work, target);
	case DOC_SPAN_REF:
		return is_ref(work, target);
	case DOC_SPAN_NOTE:
		return is_note(work, target);
	case DOC_SPAN_TERM:
		return is_term(work, target);
	case DOC_SPAN_LINK:
		return is_address(target);
	default:
		return true;
	}
}

static struct str unknown(
	struct arena *arena, enum doc_span_kind kind, struct str target)
{
	switch (kind) {
	case DOC_SPAN_REF:
		return arena_printf(arena, _("there is no reference '%.*s'"),
			STR_ARG(target));
	case DOC_SPAN_NOTE:
		return arena_printf(
			arena, _("there is no note '%.*s'"), STR_ARG(target));
	case DOC_SPAN_TERM:
		return arena_printf(
			arena, _("there is no term '%.*s'"), STR_ARG(target));
	default:
		return arena_printf(
			arena, _("there is no place '%.*s'"), STR_ARG(target));
	}
}

static void fault(const struct place *at, struct str message)
{
	finding_add(at->work, at->file, at->line, at->id, message);
	finding_is(at->work, FINDING_LINK);
}

static void check_leaf(const struct place *at, const struct doc_node *leaf)
{
	for (size_t i = 0; i < leaf->span_count; i++) {
		const struct doc_span *span = &leaf->spans[i];

		if (!span->is_marked &&
			!is_known(at->work, span->kind, span->target))
			fault(at, unknown(at->arena, span->kind, span->target));
	}
}

/* A figure's info is its number: "1" for the id "fig-1". */
static void check_figure(const struct place *at, const struct doc_node *figure)
{
	struct arena scratch = {0};
	const struct str id =
		arena_printf(&scratch, "fig-%.*s", STR_ARG(figure->info));

	if (corpus_find(at->work, id) == CORPUS_NONE)
		fault(at,
			arena_printf(at->arena, _("there is no figure '%.*s'"),
				STR_ARG(figure->info)));
	arena_free(&scratch);
}

/* All below `top`; `at` says whose it is. */
static void check_tree(struct place *at, const struct doc_node *top)
{
	const struct doc_node *node = top;

	for (; node; node = doc_next(node, top)) {
		/* What hangs on it was written elsewhere. */
		if (node->parent && node->parent->figure)
			return;
		if (node->line > 0)
			at->line = node->line;
		if (node->kind == DOC_FIGURE)
			check_figure(at, node);
		check_leaf(at, node);
	}
}

void links_check_tree(struct work *work, struct arena *messages,
	struct str file, struct str id, const struct doc_node *top)
{
	struct place at = {.work = work,
		.arena = messages,
		.file = file,
		.id = id,
		.line = top->line};

	check_tree(&at, top);
}

static void check_text(struct work *work, struct text *text)
{
	const struct doc_node *block;

	text->is_checked = true;
	if (!text->nodes)
		return;
	for (block = text->doc.root->first; block; block = block->next)
		links_check_tree(
			work, &text->doc.arena, text->file, block->id, block);
}

static void check_notes(struct work *work, int lang)
{
	struct note_file *file = &work->notes[lang];

	file->is_checked = true;
	for (size_t i = 0; i < file->notes.len; i++) {
		const struct note *note = &file->notes.ptr[i];

		links_check_tree(work, &file->doc.arena, file->name, note->id,
			note->root);
	}
}

static void check_call(struct work *work, const struct figure_data *figure,
	const struct figure_entry *entry, enum doc_span_kind kind)
{
	struct arena scratch = {0};
	const struct str target =
		kind == DOC_SPAN_NOTE
			? entry->note
			: arena_printf(&scratch, "%d", entry->ref);

	if (!is_known(work, kind, target))
		finding_add(work, STR("figures.xml"), entry->line, figure->id,
			unknown(&work->arena, kind, target));
	arena_free(&scratch);
}

static void check_calls(struct work *work, struct figure_data *figure)
{
	figure->is_checked = true;
	for (size_t i = 0; i < figure->count; i++) {
		const struct figure_entry *entry = &figure->entries[i];

		if (entry->ref > 0)
			check_call(work, figure, entry, DOC_SPAN_REF);
		if (entry->note.len > 0)
			check_call(work, figure, entry, DOC_SPAN_NOTE);
	}
}

void links_check(struct work *work)
{
	const size_t count =
		(size_t)work->lang_count * TIER_COUNT * work->parts.len;

	for (size_t i = 0; i < count; i++) {
		struct text *text = &work->texts[i];

		if (text->is_loaded && !text->is_checked)
			check_text(work, text);
	}
	for (size_t i = 0; i < work->figures.rows.len; i++) {
		struct figure_data *figure = &work->figures.rows.ptr[i];

		if (figure->is_hung && !figure->is_checked)
			check_calls(work, figure);
	}
	for (int lang = 0; lang < work->lang_count; lang++)
		if (work->notes[lang].is_loaded &&
			!work->notes[lang].is_checked)
			check_notes(work, lang);
}
