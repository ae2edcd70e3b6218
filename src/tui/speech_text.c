/* SPDX-License-Identifier: MIT */
#include "tui/speech_text.h"

#include "base/mo.h"
#include "doc/figure.h"
#include "text/utf8.h"
#include "tui/unit_text.h"

/* ---- inline ---- */

static void put_words(struct str text, struct buf *out)
{
	for (size_t i = 0; i < text.len; i++) {
		const char c = text.ptr[i];

		buf_byte(out, (char)(c == '\n' ? ' ' : c));
	}
}

/* Closing punctuation: no script has a blank before it. */
static bool is_closing(uint32_t cp)
{
	static const uint32_t signs[] = {'.', ',', ';', ':', '!', '?', ')', ']',
		0xBB /* » */, 0x2019, 0x201D, 0x2026 /* … */, 0x060C /* ، */,
		0x061B /* ؛ */, 0x061F /* ؟ */, 0x3001 /* 、 */,
		0x3002 /* 。 */, 0x3009, 0x300B, 0x300D, 0x300F, 0x3011,
		0xFF01 /* ！ */, 0xFF09 /* ） */, 0xFF0C /* ， */, 0xFF0E,
		0xFF1A /* ： */, 0xFF1B /* ； */, 0xFF1F /* ？ */};

	for (size_t i = 0; i < ARRAY_LEN(signs); i++)
		if (signs[i] == cp)
			return true;
	return false;
}

/* Wide brackets bring their own room. */
static bool is_wide_bracket(uint32_t cp)
{
	return cp == 0xFF08 /* （ */ || cp == 0xFF09 /* ） */;
}

/* 0 if there is none. */
static uint32_t first_cp(struct str text)
{
	size_t pos = 0;

	return text.len > 0 ? utf8_next(text, &pos) : 0;
}

static uint32_t last_cp(struct str text)
{
	size_t start = text.len;

	if (start == 0)
		return 0;
	do
		start--;
	while (start > 0 && ((unsigned char)text.ptr[start] & 0xC0) == 0x80);
	return first_cp(str_sub(text, start, text.len));
}

/* Must a blank keep apart what ends with `left` and what begins with `right`?
 */
static bool needs_blank(struct str left, struct str right)
{
	const uint32_t end = last_cp(left), begin = first_cp(right);

	return end != 0 && begin != 0 && end != ' ' && begin != ' ' &&
	       begin != '\n' && end != '(' && !is_closing(begin) &&
	       !is_wide_bracket(end) && !is_wide_bracket(begin);
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
		buf_printf(out,
			/* TRANSLATORS: said within a sentence; an id */
			_("(editor’s note %.*s)"), STR_ARG(span->target));
}

void speech_leaf(const struct doc_node *leaf, struct buf *out)
{
	size_t start = out->len, at = 0;
	struct buf mark = {0};

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
		put_mark(span, &mark);
		if (needs_blank(str_sub(buf_view(out), start, out->len),
			    buf_view(&mark)))
			buf_byte(out, ' ');
		buf_str(out, buf_view(&mark));
		at = span->end;
		if (needs_blank(buf_view(&mark),
			    str_sub(leaf->text, at, leaf->text.len)))
			buf_byte(out, ' ');
		buf_clear(&mark);
	}
	buf_release(&mark);
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
	const struct doc_node *item;
	int index, count; /* from 1 */
};

/* The item spoken last on each level: counting from the first one for each
 * would take a long list's square. */
struct item_places {
	struct item_place levels[DOC_MAX_DEPTH];
};

static int depth_of(const struct doc_node *item, const struct doc_node *block)
{
	int depth = 0;

	for (const struct doc_node *node = item;; node = node->parent) {
		depth += node->kind == DOC_ITEM;
		if (node == block || node->parent == NULL)
			return depth;
	}
}

static void find_place(const struct doc_node *item, struct item_place *place)
{
	const struct doc_node *node = item->parent->first;
	bool is_next = place->item != NULL && place->item->next == item;

	place->item = item;
	place->index = is_next ? place->index + 1 : 0;
	if (is_next)
		return;
	for (place->count = 0; node != NULL; node = node->next) {
		place->count++;
		if (node == item)
			place->index = place->count;
	}
}

static void put_item(const struct item_place *place, int depth,
	const char *text, struct buf *out)
{
	if (depth > 1)
		/* TRANSLATORS: number, how many, depth of the list, the item */
		buf_printf(out, _("Item %d of %d on level %d: %s"),
			place->index, place->count, depth, text);
	else
		/* TRANSLATORS: number, how many, the item */
		buf_printf(out, _("Item %d of %d: %s"), place->index,
			place->count, text);
}

/* Its number and caption, then what it shows; its data follow as a list. */
static void put_figure(
	const struct figure *figure, const struct buf *caption, struct buf *out)
{
	unit_put_label(figure->label, out);
	buf_str(out, buf_view(caption));
	buf_byte(out, '\n');
	put_words(figure->alt, out);
}

static void put_leaf(const struct doc_node *leaf, const struct doc_node *block,
	struct item_places *places, struct buf *out)
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
		int depth = depth_of(item, block);
		struct item_place *place =
			&places->levels[(depth - 1) % DOC_MAX_DEPTH];

		find_place(item, place);
		put_item(place, depth, text.ptr, out);
	} else if (begins_quote(leaf, block)) {
		/* TRANSLATORS: a quoted paragraph follows */
		buf_printf(out, _("Quotation: %s"), text.ptr);
	} else if (leaf->figure != NULL) {
		put_figure(leaf->figure, &text, out);
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
	struct item_places places = {0};

	for (; leaf != NULL; leaf = doc_next_leaf(leaf, block))
		put_leaf(leaf, block, &places, out);
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
