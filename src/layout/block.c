/* SPDX-License-Identifier: MIT */
/*
 * A block to lines: an iterative walk that pushes a strip for each container
 * and flows each leaf. No recursion: a text may nest as deep as it likes.
 */
#include "layout/figure.h"

#include "text/width.h"

#include <stdlib.h>

/* What the walk knows of the containers above the current node. */
struct walk {
	struct flow flow;
	const struct doc_node *top;
	uint32_t base; /* [B] block offset of the next leaf */
	int list_depth;
};

void lines_clear(struct lines *lines)
{
	vec_clear(&lines->line);
	vec_clear(&lines->links);
}

void lines_release(struct lines *lines)
{
	vec_release(&lines->line);
	vec_release(&lines->links);
}

static struct str spaces(struct arena *arena, size_t count)
{
	struct buf buf = {0};
	struct str kept;

	buf_fill(&buf, ' ', count);
	kept = arena_str(arena, buf_view(&buf));
	buf_release(&buf);
	return kept;
}

static void push_item(struct walk *walk, const struct doc_node *item)
{
	const struct doc_node *list = item->parent;
	struct arena *arena = walk->flow.arena;
	const struct layout_opts *opts = walk->flow.opts;
	struct strip strip = {
		.style = ROLE_BULLET, .cols = 2, .rest = STR("  ")};

	if (list != NULL && list->kind == DOC_LIST && list->is_ordered) {
		strip.first =
			arena_printf(arena, "%d. ", list->level + item->level);
		strip.cols = (int)strip.first.len;
		strip.rest = spaces(arena, strip.first.len);
	} else if (opts->is_ascii) {
		strip.first = walk->list_depth > 1 ? STR("- ") : STR("* ");
	} else {
		strip.first = walk->list_depth > 1 ? STR("– ") : STR("• ");
	}
	flow_push(&walk->flow, strip);
}

static void push_quote(struct walk *walk)
{
	struct str bar = walk->flow.opts->is_ascii ? STR("| ") : STR("│ ");

	flow_push(&walk->flow, (struct strip){.first = bar,
				       .rest = bar,
				       .cols = 2,
				       .style = ROLE_QUOTE});
}

/* A heading's id word is drawn once, before the title, which hangs after it. */
static bool push_heading_id(struct walk *walk, const struct doc_node *node)
{
	struct strip strip = {.style = ROLE_ID};
	/* "preface" and the like are drawn only in lists of ids. */
	bool has_digit = walk->flow.opts->has_every_id;

	if (node->is_id_made)
		return false;
	for (size_t i = 0; i < node->id.len; i++)
		has_digit = has_digit ||
		            (node->id.ptr[i] >= '0' && node->id.ptr[i] <= '9');
	if (!walk->flow.opts->has_ids || !has_digit || node->text.len == 0)
		return false;
	strip.first =
		arena_printf(walk->flow.arena, "%.*s  ", STR_ARG(node->id));
	strip.cols = (int)strip.first.len;
	strip.rest = spaces(walk->flow.arena, strip.first.len);
	flow_push(&walk->flow, strip);
	return true;
}

static style_t leaf_style(const struct doc_node *leaf)
{
	switch (leaf->kind) {
	case DOC_HEADING:
		return leaf->level <= 1 ? ROLE_TITLE : ROLE_HEADING;
	case DOC_CODE:
		return ROLE_CODE;
	case DOC_HTML:
		return ROLE_DIM;
	default:
		return ROLE_TEXT;
	}
}

static void add_leaf(struct walk *walk, const struct doc_node *leaf)
{
	struct flow_text text = {.text = leaf->text,
		.spans = leaf->spans,
		.span_count = leaf->span_count,
		.base = walk->base,
		.style = leaf_style(leaf),
		.is_code = leaf->kind == DOC_CODE || leaf->kind == DOC_HTML};
	bool has_id = leaf->kind == DOC_HEADING && push_heading_id(walk, leaf);

	flow_add(&walk->flow, &text);
	if (has_id)
		flow_pop(&walk->flow);
	walk->base += (uint32_t)leaf->text.len + 1;
}

static void add_rule(struct walk *walk)
{
	struct buf buf = {0};
	struct flow_text text = {.style = ROLE_BORDER};

	for (int i = 0; i < walk->flow.opts->width / 2; i++)
		buf_cstr(&buf, walk->flow.opts->is_ascii ? "-" : "─");
	text.text = arena_str(walk->flow.arena, buf_view(&buf));
	text.lead = (uint32_t)text.text.len;
	text.lead_style = ROLE_BORDER;
	text.base = walk->base;
	text.is_code = true;
	flow_add(&walk->flow, &text);
	buf_release(&buf);
}

/* Loose lists and blocks that follow one another get an empty line between. */
static bool wants_blank(const struct doc_node *node, const struct doc_node *top)
{
	const struct doc_node *list;

	if (node == top || node->parent == NULL || node->parent->first == node)
		return false;
	if (node->kind == DOC_ITEM)
		return !node->parent->is_tight;
	list = node->parent->kind == DOC_ITEM ? node->parent->parent : NULL;
	return list == NULL || !list->is_tight;
}

static void enter(struct walk *walk, const struct doc_node *node)
{
	if (wants_blank(node, walk->top))
		flow_blank(&walk->flow);
	switch (node->kind) {
	case DOC_LIST:
		walk->list_depth++;
		break;
	case DOC_ITEM:
		push_item(walk, node);
		if (node->first == NULL)
			flow_blank(&walk->flow);
		break;
	case DOC_QUOTE:
		push_quote(walk);
		if (node->first == NULL)
			flow_blank(&walk->flow);
		break;
	case DOC_RULE:
		add_rule(walk);
		break;
	default:
		if (doc_has_text(node->kind))
			add_leaf(walk, node);
		break;
	}
}

static void leave(struct walk *walk, const struct doc_node *node)
{
	if (node->kind == DOC_LIST)
		walk->list_depth--;
	else if (node->kind == DOC_ITEM || node->kind == DOC_QUOTE)
		flow_pop(&walk->flow);
}

static struct walk *begin(const struct doc_node *block,
	const struct layout_opts *opts, struct arena *arena, struct lines *out)
{
	struct walk *walk = xmalloc(sizeof(*walk));

	walk->top = block;
	walk->base = 0;
	walk->list_depth = 0;
	flow_init(&walk->flow, opts, arena, out);
	return walk;
}

static void finish(struct walk *walk, const struct doc_node *block)
{
	const struct doc_node *node = block;

	while (node != NULL) {
		enter(walk, node);
		if (node->first != NULL) {
			node = node->first;
			continue;
		}
		leave(walk, node);
		while (node != block && node->next == NULL) {
			node = node->parent;
			leave(walk, node);
		}
		node = node == block ? NULL : node->next;
	}
	flow_release(&walk->flow);
	free(walk);
}

void layout_block(const struct doc_node *block, const struct layout_opts *opts,
	struct arena *arena, struct lines *out)
{
	if (block->figure != NULL)
		layout_figure(block, opts, arena, out);
	else
		finish(begin(block, opts, arena, out), block);
}

void layout_hung(const struct doc_node *block, struct str lead, style_t style,
	const struct layout_opts *opts, struct arena *arena, struct lines *out)
{
	struct walk *walk = begin(block, opts, arena, out);
	const int cols = width_str(lead);

	flow_push(&walk->flow, (struct strip){.first = arena_str(arena, lead),
				       .rest = spaces(arena, (size_t)cols),
				       .cols = cols,
				       .style = style});
	finish(walk, block);
}
