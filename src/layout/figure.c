/* SPDX-License-Identifier: MIT */
#include "layout/figure.h"

#include <stdlib.h>

/* ---- the words of a row ---- */

static struct flow_text part(
	const struct figure_row *row, uint32_t from, uint32_t to)
{
	const struct doc_node *leaf = row->leaf;

	return (struct flow_text){.text = str_sub(leaf->text, from, to),
		.spans = leaf->spans,
		.span_count = leaf->span_count,
		.base = row->base + from,
		.from = from,
		.style = ROLE_TEXT};
}

struct flow_text figure_text(const struct figure_row *row, style_t style)
{
	struct flow_text text = part(row, 0, (uint32_t)row->leaf->text.len);

	text.style = style;
	return text;
}

struct flow_text figure_label(const struct figure_row *row)
{
	return part(row, 0, row->label_end);
}

struct flow_text figure_value(const struct figure_row *row)
{
	return part(row, row->value_start, (uint32_t)row->leaf->text.len);
}

/* ---- the tree ---- */

/* What a node and the lines below it begin with. */
static struct strip branch(const struct drawing *drawing, bool is_last)
{
	const struct layout_opts *opts = drawing->flow->opts;
	/* From the right the same signs, but mirrored. */
	const bool is_rtl = opts->locale->is_rtl && opts->bidi != BIDI_OFF;
	struct strip strip = {.cols = 3, .style = ROLE_BORDER};

	if (is_last) {
		strip.first = opts->is_ascii ? STR("`- ")
		              : is_rtl       ? STR("┘─ ")
		                             : STR("└─ ");
		strip.rest = STR("   ");
	} else {
		strip.first = opts->is_ascii ? STR("|- ")
		              : is_rtl       ? STR("┤─ ")
		                             : STR("├─ ");
		strip.rest = opts->is_ascii ? STR("|  ") : STR("│  ");
	}
	return strip;
}

static void figure_tree(struct drawing *drawing)
{
	int open = 0; /* strips */

	for (size_t i = 0; i < drawing->figure->row_count; i++) {
		const struct figure_row *row = &drawing->figure->rows[i];
		const struct flow_text text = figure_text(row, ROLE_TEXT);

		for (; open > 0 && open >= row->level; open--)
			flow_pop(drawing->flow);
		if (row->level > 0) {
			flow_push(drawing->flow,
				branch(drawing,
					row->leaf->parent->next == NULL));
			open++;
		}
		flow_add(drawing->flow, &text);
	}
	for (; open > 0; open--)
		flow_pop(drawing->flow);
}

/* ---- all of it ---- */

static void (*const draw[FIGURE_KIND_COUNT])(struct drawing *drawing) = {
	[FIGURE_BARS] = figure_bars,
	[FIGURE_TABLE] = figure_table,
	[FIGURE_TREE] = figure_tree,
};

/* What stands after the list: source and notes. */
static void add_paras(struct drawing *drawing, const struct doc_node *block)
{
	uint32_t base = (uint32_t)block->text.len + 1;
	const struct doc_node *node = block->first;
	const struct figure *figure = drawing->figure;

	if (figure->row_count > 0) {
		const struct figure_row *last =
			&figure->rows[figure->row_count - 1];

		base = last->base + (uint32_t)last->leaf->text.len + 1;
	}
	for (; node != NULL; node = node->next) {
		struct flow_text text = {.text = node->text,
			.spans = node->spans,
			.span_count = node->span_count,
			.base = base,
			.style = ROLE_TEXT};

		if (node->kind != DOC_PARA)
			continue;
		flow_add(drawing->flow, &text);
		base += (uint32_t)node->text.len + 1;
	}
}

/* The drawing takes the direction of its own words, which may be another
 * language's than the caption. */
static struct layout_opts drawing_opts(const struct figure *figure,
	const struct layout_opts *opts, struct arena *arena)
{
	struct layout_opts own = *opts;
	struct locale *locale;

	if (figure->is_rtl == opts->locale->is_rtl)
		return own;
	locale = ARENA_NEW(arena, struct locale);
	*locale = *opts->locale;
	locale->is_rtl = figure->is_rtl;
	own.locale = locale;
	return own;
}

static void add_caption(struct flow *flow, const struct doc_node *block)
{
	const struct flow_text caption =
		flow_labelled(flow->arena, block->figure->label, block, 0);

	flow_add(flow, &caption);
}

void layout_figure(const struct doc_node *block, const struct layout_opts *opts,
	struct arena *arena, struct lines *out)
{
	const struct layout_opts own = drawing_opts(block->figure, opts, arena);
	struct drawing drawing = {.figure = block->figure,
		.flow = xmalloc(sizeof(*drawing.flow))};

	flow_init(drawing.flow, opts, arena, out);
	add_caption(drawing.flow, block);
	drawing.flow->opts = &own;
	if (drawing.figure->row_count > 0) {
		flow_blank(drawing.flow);
		draw[drawing.figure->kind](&drawing);
	}
	if (block->last != NULL && block->last->kind == DOC_PARA)
		flow_blank(drawing.flow);
	add_paras(&drawing, block);
	flow_release(drawing.flow);
	free(drawing.flow);
}
