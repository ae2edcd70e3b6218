/* SPDX-License-Identifier: MIT */
/* Records: four labelled fields, as cards or as a row of a table. */
#include "layout/grid.h"

#include <stdlib.h>

#define FIELDS     4
#define FIELD_MIN  14 /* [col] narrowest useful column of the grid */
#define PINNED_MIN 12

/* The leaf of field `i`, and its offset in the block; NULL if it is missing. */
static const struct doc_node *field(
	const struct doc_node *list, int i, uint32_t *base)
{
	const struct doc_node *leaf = doc_first_leaf(list);
	const struct doc_node *item = list->first;
	uint32_t at = 0;

	for (int k = 0; k < i && item != NULL; k++)
		item = item->next;
	for (; leaf != NULL; leaf = doc_next_leaf(leaf, list)) {
		if (item != NULL && leaf->parent == item) {
			*base = at;
			return leaf;
		}
		at += (uint32_t)leaf->text.len + 1;
	}
	return NULL;
}

static struct str joined(struct arena *arena, struct str label, struct str text)
{
	struct buf buf = {0};
	struct str kept;

	buf_str(&buf, label);
	if (label.len > 0 && !str_ends(label, STR("：")))
		buf_byte(&buf, ' ');
	buf_str(&buf, text);
	kept = arena_str(arena, buf_view(&buf));
	buf_release(&buf);
	return kept;
}

struct flow_text flow_labelled(struct arena *arena, struct str label,
	const struct doc_node *leaf, uint32_t base)
{
	struct flow_text text = {.spans = leaf->spans,
		.span_count = leaf->span_count,
		.base = base,
		.style = ROLE_TEXT,
		.lead_style = ROLE_LABEL};

	text.text = joined(arena, label, leaf->text);
	text.lead = (uint32_t)(text.text.len - leaf->text.len);
	return text;
}

static void add_cards(const struct doc_node *list,
	const struct layout_opts *opts, struct arena *arena, struct lines *out)
{
	struct flow *flow = xcalloc(1, sizeof(*flow));

	flow_init(flow, opts, arena, out);
	for (int i = 0; i < FIELDS; i++) {
		uint32_t base = 0;
		const struct doc_node *leaf = field(list, i, &base);
		struct flow_text text;

		if (leaf == NULL)
			continue;
		flow_push(flow, (struct strip){.first = STR(""),
					.rest = STR("  "),
					.cols = 0,
					.style = ROLE_BULLET});
		text = flow_labelled(arena,
			opts->labels ? opts->labels[i] : STR(""), leaf, base);
		flow_add(flow, &text);
		flow_pop(flow);
	}
	flow_release(flow);
	free(flow);
}

/* ---- the grid: a pinned column, then fields ---- */

static void plan(struct grid *grid, const struct layout_opts *opts)
{
	int wanted = FIELDS - opts->grid_first;
	int pinned =
		opts->width / 5 > PINNED_MIN ? opts->width / 5 : PINNED_MIN;
	int room = opts->width - pinned;
	int fields = room / (FIELD_MIN + 3);

	if (fields > wanted)
		fields = wanted;
	if (fields < 1)
		fields = 1;
	grid->columns = fields + 1;
	grid->width[0] = pinned;
	/* The title is no part of the record's block. */
	grid->place_from = 1;
	grid->place_to = grid->columns;
	room -= 3 * fields;
	for (int i = 1; i <= fields; i++) {
		grid->width[i] = room / (fields - i + 1);
		if (grid->width[i] < 1)
			grid->width[i] = 1;
		room -= grid->width[i];
	}
}

/* The label at the head of a column: without the colon, and its space, that set
 * it off from a text. */
static struct str bare(struct str label)
{
	const struct str colons[] = {STR("："), STR(":")};

	for (size_t i = 0; i < ARRAY_LEN(colons); i++)
		if (str_ends(label, colons[i])) {
			label.len -= colons[i].len;
			break;
		}
	if (str_ends(label, STR("\xC2\xA0")))
		label.len -= 2;
	return label;
}

static void fill_head(struct grid *grid)
{
	const struct str *labels = grid->opts->labels;

	for (int k = 1; labels != NULL && k < grid->columns; k++)
		grid_label(grid, k,
			bare(labels[grid->opts->grid_first + k - 1]),
			ROLE_LABEL);
}

static void fill_pinned(struct grid *grid, const struct doc_node *heading)
{
	if (heading != NULL)
		grid_label(grid, 0,
			arena_printf(grid->arena, "%.*s %.*s",
				STR_ARG(heading->id), STR_ARG(heading->text)),
			ROLE_HEADING);
}

static void fill_fields(struct grid *grid, const struct doc_node *list)
{
	for (int k = 1; k < grid->columns; k++) {
		uint32_t base = 0;
		const struct doc_node *leaf =
			field(list, grid->opts->grid_first + k - 1, &base);
		struct flow_text text;

		if (leaf == NULL)
			continue;
		text = flow_labelled(grid->arena, STR(""), leaf, base);
		grid_add(grid, k, &text);
	}
}

static void add_grid(const struct doc_node *heading,
	const struct doc_node *list, const struct layout_opts *opts,
	struct arena *arena, struct lines *out)
{
	struct grid grid;

	grid_init(&grid, opts, arena);
	plan(&grid, opts);
	if (opts->has_grid_head) {
		fill_head(&grid);
		grid_rows(&grid, out);
	}
	grid_rule(&grid, out);
	fill_pinned(&grid, heading);
	fill_fields(&grid, list);
	grid_rows(&grid, out);
	grid_release(&grid);
}

void layout_record(const struct doc_node *heading, const struct doc_node *list,
	const struct layout_opts *opts, struct arena *arena, struct lines *out)
{
	if (opts->records == RECORD_GRID && opts->width >= 40)
		add_grid(heading, list, opts, arena, out);
	else
		add_cards(list, opts, arena, out);
}
