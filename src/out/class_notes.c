/* SPDX-License-Identifier: MIT */
/* Numbers at the calls of editor's notes: on paper no call leads anywhere. */
#include "doc/figure.h"
#include "out/class_units.h"

struct numbering {
	const struct class_names *notes;
	struct arena *arena;
};

void class_names_add(struct class_names *names, struct str name)
{
	if (class_names_find(names, name) == 0)
		vec_push(&names->list, name);
}

size_t class_names_find(const struct class_names *names, struct str name)
{
	for (size_t i = 0; i < names->list.len; i++)
		if (str_eq(names->list.ptr[i], name))
			return i + 1;
	return 0;
}

static struct str number_of(
	const struct numbering *numbering, const struct doc_span *span)
{
	const size_t number =
		span->kind == DOC_SPAN_NOTE
			? class_names_find(numbering->notes, span->target)
			: 0;

	return number > 0 ? arena_printf(numbering->arena, "%zu", number)
	                  : STR("");
}

/* [B] that the numbers of a leaf take before `at` of its text. */
static uint32_t taken(const struct numbering *numbering,
	const struct doc_node *leaf, uint32_t at)
{
	uint32_t len = 0;

	for (size_t i = 0; i < leaf->span_count; i++)
		if (leaf->spans[i].end <= at)
			len += (uint32_t)number_of(numbering, &leaf->spans[i])
			               .len;
	return len;
}

static struct str put_numbers(
	const struct numbering *numbering, const struct doc_node *leaf)
{
	struct buf text = {0};
	struct str kept;
	size_t done = 0;

	for (size_t i = 0; i < leaf->span_count; i++) {
		const struct doc_span *span = &leaf->spans[i];

		if (span->kind != DOC_SPAN_NOTE || span->end < done)
			continue;
		buf_str(&text, str_sub(leaf->text, done, span->end));
		buf_str(&text, number_of(numbering, span));
		done = span->end;
	}
	buf_str(&text, str_sub(leaf->text, done, leaf->text.len));
	kept = arena_str(numbering->arena, buf_view(&text));
	buf_release(&text);
	return kept;
}

static void change_leaf(void *ctx, struct doc_node *leaf)
{
	const struct numbering *numbering = ctx;
	const struct doc_node old = *leaf;
	struct doc_span *spans;

	if (taken(numbering, &old, (uint32_t)old.text.len) == 0)
		return;
	spans = ARENA_ARRAY(numbering->arena, struct doc_span, old.span_count);
	for (size_t i = 0; i < old.span_count; i++) {
		spans[i] = old.spans[i];
		spans[i].start += taken(numbering, &old, spans[i].start);
		spans[i].end += taken(numbering, &old, spans[i].end);
	}
	leaf->text = put_numbers(numbering, &old);
	leaf->spans = spans;
}

/* A figure is drawn from its rows, which know their leaves. */
static void copy_figure(const struct numbering *numbering,
	const struct doc_node *block, struct doc_node *copy)
{
	const struct doc_node *old = doc_first_leaf(block);
	const struct doc_node *made = doc_first_leaf(copy);
	struct figure *figure = ARENA_NEW(numbering->arena, struct figure);
	struct figure_row *rows = ARENA_ARRAY(numbering->arena,
		struct figure_row, block->figure->row_count + 1);
	size_t at = 0;

	*figure = *block->figure;
	for (; old != NULL && at < figure->row_count;
		old = doc_next_leaf(old, block),
		made = doc_next_leaf(made, copy)) {
		struct figure_row *row = &rows[at];

		if (block->figure->rows[at].leaf != old)
			continue;
		*row = block->figure->rows[at++];
		row->leaf = made;
		row->label_end += taken(numbering, old, row->label_end);
		row->value_start += taken(numbering, old, row->value_start);
	}
	figure->rows = rows;
	if (at == figure->row_count)
		copy->figure = figure;
}

struct doc_node *class_number_notes(const struct doc_node *block,
	const struct class_names *notes, struct arena *arena)
{
	struct numbering numbering = {notes, arena};
	struct doc_node *copy = doc_copy(block, change_leaf, &numbering, arena);

	if (block->figure != NULL)
		copy_figure(&numbering, block, copy);
	return copy;
}
