/* SPDX-License-Identifier: MIT */
#include "out/html.h"

#include "doc/figure.h"
#include "out/out.h"

/* A figure being written. */
struct writing {
	struct buf *out;
	const struct figure *figure;
	const struct html_way *way;
	struct arena arena; /* of parts of leaves */
};

static void put_part(struct writing *w, const struct figure_row *row,
	uint32_t from, uint32_t to)
{
	html_inline(w->out, doc_cut(row->leaf, from, to, &w->arena), w->way);
}

static void put_label(struct writing *w, const struct figure_row *row)
{
	put_part(w, row, 0, row->label_end);
}

static void put_value(struct writing *w, const struct figure_row *row)
{
	put_part(w, row, row->value_start, (uint32_t)row->leaf->text.len);
}

static const struct figure_row *end_of(const struct figure *figure)
{
	return figure->rows + figure->row_count;
}

/* How many rows below `row` follow it. */
static int count_below(
	const struct figure *figure, const struct figure_row *row)
{
	const struct figure_row *next = row + 1;

	while (next < end_of(figure) && next->level > row->level)
		next++;
	return (int)(next - row) - 1;
}

/* ---- bars: a table for each series ---- */

static void put_bars(struct writing *w, const struct doc_node *block)
{
	const struct figure *figure = w->figure;

	(void)block;
	for (const struct figure_row *row = figure->rows; row < end_of(figure);
		row++) {
		if (row->level > 0) {
			buf_cstr(w->out, "<tr><th scope=\"row\">");
			put_label(w, row);
			buf_cstr(w->out, "</th><td>");
			put_value(w, row);
			buf_cstr(w->out, "</td></tr>\n");
		} else {
			buf_cstr(w->out, "<table>\n<caption>");
			html_inline(w->out, row->leaf, w->way);
			buf_cstr(w->out, "</caption>\n");
		}
		if (row + 1 == end_of(figure) || row[1].level == 0)
			buf_cstr(w->out, "</table>\n");
	}
}

/* ---- the table: a body's name spans its documents ---- */

static void put_heads(struct writing *w)
{
	buf_cstr(w->out, "<thead><tr>");
	for (int i = 0; i < FIGURE_HEADS; i++) {
		buf_cstr(w->out, "<th scope=\"col\">");
		html_text(w->out, w->figure->heads[i], w->way);
		buf_cstr(w->out, "</th>");
	}
	buf_cstr(w->out, "</tr></thead>\n");
}

static void put_document(struct writing *w, const struct figure_row *row)
{
	buf_cstr(w->out, "<td>");
	put_label(w, row);
	buf_cstr(w->out, "</td><td>");
	put_value(w, row);
	buf_cstr(w->out, "</td></tr>\n");
}

static void put_row(struct writing *w, const struct figure_row *row)
{
	const int below = count_below(w->figure, row);

	if (row->level == 0) {
		buf_printf(w->out, "<tr><th scope=\"rowgroup\" colspan=\"%d\">",
			FIGURE_HEADS);
		html_inline(w->out, row->leaf, w->way);
		buf_cstr(w->out, "</th></tr>\n");
		return;
	}
	if (row->level == 1) {
		buf_printf(w->out, "<tr><th scope=\"row\" rowspan=\"%d\">",
			below > 0 ? below : 1);
		html_inline(w->out, row->leaf, w->way);
		buf_cstr(w->out, below > 0 ? "</th>" : "</th></tr>\n");
		return;
	}
	if (row[-1].level > 1)
		buf_cstr(w->out, "<tr>");
	put_document(w, row);
}

static void put_table(struct writing *w, const struct doc_node *block)
{
	const struct figure *figure = w->figure;

	(void)block;
	buf_cstr(w->out, "<table>\n");
	put_heads(w);
	for (const struct figure_row *row = figure->rows; row < end_of(figure);
		row++) {
		if (row->level == 0)
			buf_cstr(w->out, "<tbody>\n");
		put_row(w, row);
		if (row + 1 == end_of(figure) || row[1].level == 0)
			buf_cstr(w->out, "</tbody>\n");
	}
	buf_cstr(w->out, "</table>\n");
}

/* ---- the tree: the list that it is ---- */

static void put_tree(struct writing *w, const struct doc_node *block)
{
	if (block->first != NULL && block->first->kind == DOC_LIST)
		html_block(w->out, block->first, w->way);
}

/* ---- all of it ---- */

static void (*const put_data[FIGURE_KIND_COUNT])(
	struct writing *w, const struct doc_node *block) = {
	[FIGURE_BARS] = put_bars,
	[FIGURE_TABLE] = put_table,
	[FIGURE_TREE] = put_tree,
};

static void put_caption(struct writing *w, const struct doc_node *block)
{
	const struct str label = w->figure->label;

	buf_cstr(w->out, "<figcaption>");
	html_text(w->out, label, w->way);
	if (label.len > 0 && !str_ends(label, STR("：")))
		buf_byte(w->out, ' ');
	html_inline(w->out, block, w->way);
	buf_cstr(w->out, "</figcaption>\n");
}

void html_figure(struct buf *out, const struct doc_node *block,
	const struct html_way *way)
{
	struct writing w = {.out = out, .figure = block->figure, .way = way};
	const struct doc_node *node = block->first;

	buf_cstr(out, "<figure");
	html_id(out, block->id);
	buf_cstr(out, ">\n");
	put_caption(&w, block);
	if (w.figure->is_fallback)
		buf_printf(out, "<div lang=\"%.*s\" dir=\"%s\">\n",
			STR_ARG(w.figure->lang),
			w.figure->is_rtl ? "rtl" : "ltr");
	buf_cstr(out, "<p class=\"alt\">");
	html_text(out, w.figure->alt, way);
	buf_cstr(out, "</p>\n");
	if (w.figure->row_count > 0)
		put_data[w.figure->kind](&w, block);
	for (; node != NULL; node = node->next)
		if (node->kind == DOC_PARA)
			html_block(out, node, way);
	buf_cstr(out, w.figure->is_fallback ? "</div>\n" : "");
	buf_cstr(out, "</figure>\n");
	arena_free(&w.arena);
}
