/* SPDX-License-Identifier: MIT */
#include "tui/speech_text.h"

#include "base/mo.h"
#include "tui/unit_text.h"

/* ---- inline ---- */

static void put_words(struct str text, struct buf *out)
{
	for (size_t i = 0; i < text.len; i++) {
		const char c = text.ptr[i];

		buf_byte(out, (char)(c == '\n' ? ' ' : c));
	}
}

/* A mark must not run into the word before it. */
static void put_space(struct buf *out, size_t start)
{
	if (out->len > start && out->ptr[out->len - 1] != ' ')
		buf_byte(out, ' ');
}

/* "[88]" and "†" say nothing aloud: they are marks, not words. */
static bool is_mark(struct str shown, const struct doc_span *span)
{
	return span->kind == DOC_SPAN_NOTE ||
	       (shown.len == span->target.len + 2 && shown.ptr[0] == '[' &&
		       str_eq(str_sub(shown, 1, shown.len - 1), span->target));
}

static void put_mark(const struct doc_span *span, struct buf *out)
{
	if (span->kind == DOC_SPAN_REF)
		/* TRANSLATORS: said within a sentence; a number */
		buf_printf(out, _("(reference %.*s)"), STR_ARG(span->target));
	else
		/* TRANSLATORS: said within a sentence; an id */
		buf_printf(
			out, _("(editor’s note %.*s)"), STR_ARG(span->target));
}

void speech_leaf(const struct doc_node *leaf, struct buf *out)
{
	size_t start = out->len, at = 0;

	for (size_t i = 0; i < leaf->span_count; i++) {
		const struct doc_span *span = &leaf->spans[i];
		struct str shown = str_sub(leaf->text, span->start, span->end);

		if ((span->kind != DOC_SPAN_REF &&
			    span->kind != DOC_SPAN_NOTE) ||
			span->start < at)
			continue;
		put_words(str_sub(leaf->text, at, span->start), out);
		if (!is_mark(shown, span))
			put_words(shown, out);
		put_space(out, start);
		put_mark(span, out);
		at = span->end;
		/* Nor into the one after it, unless that is a full stop. */
		if (at < leaf->text.len && leaf->text.ptr[at] != ' ' &&
			str_find(STR(".,;:!?)"), leaf->text.ptr[at]) == 7)
			buf_byte(out, ' ');
	}
	put_words(str_sub(leaf->text, at, leaf->text.len), out);
}

/* ---- blocks ---- */

/* The innermost item that begins with `leaf`; NULL if none does. */
static const struct doc_node *item_of(
	const struct doc_node *leaf, const struct doc_node *block)
{
	const struct doc_node *node = leaf;

	while (node != block && node->parent != NULL) {
		if (node->parent->first != node)
			return NULL;
		node = node->parent;
		if (node->kind == DOC_ITEM)
			return node;
	}
	return NULL;
}

static bool begins_quote(
	const struct doc_node *leaf, const struct doc_node *block)
{
	const struct doc_node *node = leaf;

	while (node != block && node->parent != NULL &&
		node->parent->first == node) {
		node = node->parent;
		if (node->kind == DOC_QUOTE)
			return true;
	}
	return false;
}

struct item_place {
	int index, count, depth; /* from 1 */
};

static struct item_place place_of(
	const struct doc_node *item, const struct doc_node *block)
{
	struct item_place place = {0};
	const struct doc_node *node = item->parent->first;

	for (; node != NULL; node = node->next) {
		place.count++;
		if (node == item)
			place.index = place.count;
	}
	for (node = item;; node = node->parent) {
		if (node->kind == DOC_ITEM)
			place.depth++;
		if (node == block || node->parent == NULL)
			break;
	}
	return place;
}

static void put_item(
	const struct item_place *place, const char *text, struct buf *out)
{
	if (place->depth > 1)
		/* TRANSLATORS: number, how many, depth of the list, the item */
		buf_printf(out, _("Item %d of %d on level %d: %s"),
			place->index, place->count, place->depth, text);
	else
		/* TRANSLATORS: number, how many, the item */
		buf_printf(out, _("Item %d of %d: %s"), place->index,
			place->count, text);
}

static void put_leaf(const struct doc_node *leaf, const struct doc_node *block,
	struct buf *out)
{
	const struct doc_node *item = item_of(leaf, block);
	struct buf text = {0};

	if (leaf->kind == DOC_CODE) {
		/* The lines of code follow, as they are. */
		buf_cstr(out, _("Code:"));
		buf_byte(out, '\n');
		buf_str(out, leaf->text);
		if (!str_ends(leaf->text, STR("\n")))
			buf_byte(out, '\n');
		return;
	}
	speech_leaf(leaf, &text);
	buf_reserve(&text, 1);
	if (item != NULL) {
		struct item_place place = place_of(item, block);

		put_item(&place, text.ptr, out);
	} else if (begins_quote(leaf, block)) {
		/* TRANSLATORS: a quoted paragraph follows */
		buf_printf(out, _("Quotation: %s"), text.ptr);
	} else if (leaf->kind == DOC_FIGURE) {
		/* TRANSLATORS: the caption of a figure */
		buf_printf(out, _("Figure: %s"), text.ptr);
	} else {
		buf_str(out, buf_view(&text));
	}
	buf_byte(out, '\n');
	buf_release(&text);
}

void speech_block(const struct doc_node *block, struct buf *out)
{
	const struct doc_node *leaf = doc_first_leaf(block);

	for (; leaf != NULL; leaf = doc_next_leaf(leaf, block))
		put_leaf(leaf, block, out);
}

/* ---- units ---- */

void speech_record(const struct doc_node *heading, struct buf *out)
{
	/* TRANSLATORS: id and title of a record: "Record A07, …." */
	buf_printf(out, _("Record %.*s, %.*s."), STR_ARG(heading->id),
		STR_ARG(heading->text));
	buf_byte(out, '\n');
}

static void put_heading(const struct unit *unit, bool has_ids, struct buf *out)
{
	if (has_ids && unit->level == 3) {
		speech_record(unit->node, out);
		return;
	}
	if (has_ids && unit_id_is_drawn(unit->id))
		/* TRANSLATORS: level, number, title: "Heading level 2: 2.1 …"
		 */
		buf_printf(out, _("Heading level %d: %.*s %.*s"), unit->level,
			STR_ARG(unit->id), STR_ARG(unit->node->text));
	else
		/* TRANSLATORS: level, title */
		buf_printf(out, _("Heading level %d: %.*s"), unit->level,
			STR_ARG(unit->node->text));
	buf_byte(out, '\n');
}

static void put_record(const struct unit *unit, struct buf *out)
{
	const struct str *labels = unit_labels(unit);
	const struct doc_node *leaf = doc_first_leaf(unit->node);

	if (unit->heading != NULL)
		speech_record(unit->heading, out);
	for (; leaf != NULL; leaf = doc_next_leaf(leaf, unit->node)) {
		int field = unit_field(unit, leaf);

		if (labels != NULL && field >= 0)
			unit_put_label(labels[field], out);
		speech_leaf(leaf, out);
		buf_byte(out, '\n');
	}
}

void speech_unit(const struct unit *unit, bool has_ids, struct buf *out)
{
	if (unit->node == NULL)
		return;
	if (unit->is_heading)
		put_heading(unit, has_ids, out);
	else if (unit->is_record)
		put_record(unit, out);
	else
		speech_block(unit->node, out);
}
