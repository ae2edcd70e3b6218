/* SPDX-License-Identifier: MIT */
/* doc to CommonMark that parses to the same doc. */
#include "out/out.h"

#include "doc/figure.h"
#include "out/spans.h"
#include "text/clean.h"
#include "text/utf8.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

static const char *const scheme[DOC_SPAN_KIND_COUNT] = {
	[DOC_SPAN_LINK] = "",
	[DOC_SPAN_IMAGE] = "",
	[DOC_SPAN_SEC] = "sec:",
	[DOC_SPAN_REF] = "ref:",
	[DOC_SPAN_NOTE] = "note:",
	[DOC_SPAN_TERM] = "term:",
};

struct ctx {
	struct buf *out;
	struct str indent; /* before each line of this block */
	const struct doc_node *leaf;
};

static bool is_special(char c)
{
	return strchr("\\`*_[]<>&", c) != NULL && c != '\0';
}

/* At a line's start these would begin a block. */
static bool is_special_first(struct str text, size_t i)
{
	return strchr("#+-=~", text.ptr[i]) != NULL && text.ptr[i] != '\0';
}

/* Before a link "!" would make an image of it; a heading may not end in "#". */
static bool is_special_last(
	const struct doc_node *leaf, struct str text, size_t i)
{
	if (i + 1 < text.len)
		return false;
	return text.ptr[i] == '!' ||
	       (text.ptr[i] == '#' && leaf->kind == DOC_HEADING);
}

/* "1." or "1)" at a line's start would begin a list: the mark is escaped. */
static bool ends_list_number(struct str text, size_t i)
{
	size_t k = i;

	if (text.ptr[i] != '.' && text.ptr[i] != ')')
		return false;
	while (k > 0 && text.ptr[k - 1] >= '0' && text.ptr[k - 1] <= '9')
		k--;
	return k < i && (k == 0 || text.ptr[k - 1] == '\n');
}

static void put_escaped(struct ctx *ctx, struct str text)
{
	for (size_t i = 0; i < text.len; i++) {
		bool is_first = (text.ptr == ctx->leaf->text.ptr && i == 0) ||
		                (i > 0 && text.ptr[i - 1] == '\n');

		if (text.ptr[i] == '\n') {
			buf_cstr(ctx->out, "\\\n");
			buf_str(ctx->out, ctx->indent);
			continue;
		}
		if (is_special(text.ptr[i]) ||
			(is_first && is_special_first(text, i)) ||
			is_special_last(ctx->leaf, text, i) ||
			ends_list_number(text, i))
			buf_byte(ctx->out, '\\');
		buf_byte(ctx->out, text.ptr[i]);
	}
}

static size_t longest_run(struct str text)
{
	size_t best = 0, run = 0;

	for (size_t i = 0; i < text.len; i++) {
		run = text.ptr[i] == '`' ? run + 1 : 0;
		best = run > best ? run : best;
	}
	return best;
}

static void on_text(void *ptr, struct str text, const struct doc_span *inside)
{
	struct ctx *ctx = ptr;

	if (inside != NULL && (inside->kind == DOC_SPAN_CODE ||
				      inside->kind == DOC_SPAN_HTML))
		buf_str(ctx->out, text);
	else if (inside != NULL && inside->kind == DOC_SPAN_REF &&
		 text.len > 2 && text.ptr[0] == '[')
		buf_str(ctx->out, str_sub(text, 1, text.len - 1));
	else
		put_escaped(ctx, text);
}

static void put_fence(struct ctx *ctx, struct str text, bool is_open)
{
	bool is_padded = text.len > 0 &&
	                 (text.ptr[0] == '`' || text.ptr[text.len - 1] == '`' ||
				 text.ptr[0] == ' ');

	if (is_padded && !is_open)
		buf_byte(ctx->out, ' ');
	buf_fill(ctx->out, '`', longest_run(text) + 1);
	if (is_padded && is_open)
		buf_byte(ctx->out, ' ');
}

static void on_open(void *ptr, const struct doc_span *span, struct str text)
{
	struct ctx *ctx = ptr;

	if (span->kind == DOC_SPAN_EMPH)
		buf_byte(ctx->out, '*');
	else if (span->kind == DOC_SPAN_STRONG)
		buf_cstr(ctx->out, "**");
	else if (span->kind == DOC_SPAN_CODE)
		put_fence(ctx, text, true);
	else if (span->kind == DOC_SPAN_IMAGE)
		buf_cstr(ctx->out, "![");
	else if (scheme[span->kind] != NULL)
		buf_byte(ctx->out, '[');
}

static void put_target(struct ctx *ctx, const struct doc_span *span)
{
	buf_cstr(ctx->out, "](");
	buf_cstr(ctx->out, scheme[span->kind]);
	for (size_t i = 0; i < span->target.len; i++) {
		unsigned char c = (unsigned char)span->target.ptr[i];

		if (c <= 0x20 || c == 0x7f || strchr("()<>\\", (int)c) != NULL)
			buf_printf(ctx->out, "%%%02X", c);
		else
			buf_byte(ctx->out, (char)c);
	}
	buf_byte(ctx->out, ')');
}

/*
 * A closing mark after punctuation and before a letter would not close
 * (CommonMark 6.2). After full-width punctuation md/ reads a space there as
 * mark-up, so one is written.
 */
static void put_flanking_space(struct ctx *ctx, const struct doc_span *span)
{
	struct str leaf = ctx->leaf->text;
	size_t last = utf8_prev(leaf, span->end), next = span->end;
	uint32_t before, after;

	if (span->end == span->start || span->end >= leaf.len)
		return;
	before = utf8_next(leaf, &last);
	after = utf8_next(leaf, &next);
	/* Full-width punctuation, then neither a space nor punctuation. */
	if (((before > 0x3000 && before < 0x3040) ||
		    (before > 0xff00 && before < 0xff21)) &&
		((after >= 0x3040 && after < 0xff00) ||
			(after < 0x80 && isalnum((int)after))))
		buf_byte(ctx->out, ' ');
}

static void on_close(void *ptr, const struct doc_span *span, struct str text)
{
	struct ctx *ctx = ptr;

	if (span->kind == DOC_SPAN_EMPH || span->kind == DOC_SPAN_STRONG) {
		buf_cstr(ctx->out, span->kind == DOC_SPAN_EMPH ? "*" : "**");
		put_flanking_space(ctx, span);
	} else if (span->kind == DOC_SPAN_CODE) {
		put_fence(ctx, text, false);
	} else if (scheme[span->kind] != NULL) {
		put_target(ctx, span);
	}
}

static const struct span_sink sink = {on_text, on_open, on_close};

static void put_lines(struct ctx *ctx, struct str text)
{
	struct str rest = text, line;

	while (str_split(&rest, '\n', &line)) {
		buf_str(ctx->out, line);
		buf_byte(ctx->out, '\n');
		if (rest.ptr != NULL)
			buf_str(ctx->out, ctx->indent);
	}
}

static void put_code(struct ctx *ctx, const struct doc_node *leaf)
{
	size_t ticks = longest_run(leaf->text);

	ticks = ticks < 3 ? 3 : ticks + 1;
	buf_fill(ctx->out, '`', ticks);
	buf_str(ctx->out, leaf->info);
	buf_byte(ctx->out, '\n');
	buf_str(ctx->out, ctx->indent);
	put_lines(ctx, leaf->text);
	buf_str(ctx->out, ctx->indent);
	buf_fill(ctx->out, '`', ticks);
	buf_byte(ctx->out, '\n');
}

/* The image and, since there is none, what it would show; its data follow. */
static void put_figure(struct ctx *ctx, const struct doc_node *leaf)
{
	buf_cstr(ctx->out, "![");
	spans_walk(leaf, true, &sink, ctx);
	buf_printf(ctx->out, "](fig:%.*s)\n", STR_ARG(leaf->info));
	if (leaf->figure != NULL && leaf->figure->alt.len > 0) {
		const struct doc_node alt = {
			.kind = DOC_PARA, .text = leaf->figure->alt};

		buf_byte(ctx->out, '\n');
		ctx->leaf = &alt;
		spans_walk(&alt, true, &sink, ctx);
		buf_byte(ctx->out, '\n');
		ctx->leaf = leaf;
	}
}

static void put_leaf(struct ctx *ctx, const struct doc_node *leaf)
{
	ctx->leaf = leaf;
	switch (leaf->kind) {
	case DOC_CODE:
		put_code(ctx, leaf);
		return;
	case DOC_HTML:
		put_lines(ctx, leaf->text);
		return;
	case DOC_HEADING:
		buf_fill(ctx->out, '#', (size_t)leaf->level);
		buf_byte(ctx->out, ' ');
		if (leaf->id.len > 0 && !leaf->is_id_made)
			buf_printf(ctx->out, "%.*s ", STR_ARG(leaf->id));
		break;
	case DOC_FIGURE:
		put_figure(ctx, leaf);
		return;
	default:
		break;
	}
	spans_walk(leaf, true, &sink, ctx);
	buf_byte(ctx->out, '\n');
}

/* ---- containers: an iterative walk that keeps the indentation ---- */

struct tree {
	struct ctx ctx;
	struct buf indent;
	VEC(size_t)
	widths; /* [B] what each container added to the indentation */
};

static void push_indent(struct tree *tree, const char *text)
{
	buf_cstr(&tree->indent, text);
	vec_push(&tree->widths, strlen(text));
	tree->ctx.indent = buf_view(&tree->indent);
}

static void pop_indent(struct tree *tree)
{
	if (tree->widths.len == 0)
		return;
	tree->indent.len -= tree->widths.ptr[--tree->widths.len];
	tree->ctx.indent = buf_view(&tree->indent);
}

static void open_item(struct tree *tree, const struct doc_node *item)
{
	const struct doc_node *list = item->parent;
	bool is_second = list->kind == DOC_LIST && list->is_second;
	char marker[32] = "- ";
	char blank[32];
	size_t n;

	if (list->kind == DOC_LIST && list->is_ordered)
		snprintf(marker, sizeof(marker), "%d%s ",
			list->level + item->level, is_second ? ")" : ".");
	else if (is_second)
		marker[0] = '*';
	n = strlen(marker);
	memset(blank, ' ', n);
	blank[n] = '\0';
	buf_cstr(tree->ctx.out, marker);
	push_indent(tree, blank);
}

/* The first child stands on its container's own line (a figure has none);
 * others start a new one. */
static void start_line(struct tree *tree, const struct doc_node *node,
	const struct doc_node *top)
{
	bool is_tight;

	if (node == top || node->parent == NULL ||
		(node->parent->first == node &&
			node->parent->kind != DOC_FIGURE))
		return;
	is_tight = node->kind == DOC_ITEM
	                   ? node->parent->is_tight
	                   : node->parent->kind == DOC_ITEM &&
	                             node->parent->parent != NULL &&
	                             node->parent->parent->is_tight;
	if (!is_tight) {
		struct str indent = str_trim(tree->ctx.indent);

		buf_str(tree->ctx.out, indent);
		buf_byte(tree->ctx.out, '\n');
	}
	buf_str(tree->ctx.out, tree->ctx.indent);
}

/* A container with nothing in it is its marker alone. */
static void end_empty(struct tree *tree)
{
	while (tree->ctx.out->len > 0 &&
		tree->ctx.out->ptr[tree->ctx.out->len - 1] == ' ')
		tree->ctx.out->len--;
	buf_byte(tree->ctx.out, '\n');
}

static void enter(struct tree *tree, const struct doc_node *node,
	const struct doc_node *top)
{
	start_line(tree, node, top);
	if (node->kind == DOC_ITEM) {
		open_item(tree, node);
		if (node->first == NULL)
			end_empty(tree);
	} else if (node->kind == DOC_QUOTE) {
		buf_cstr(tree->ctx.out, "> ");
		push_indent(tree, "> ");
		if (node->first == NULL)
			end_empty(tree);
	} else if (node->kind == DOC_RULE) {
		buf_cstr(tree->ctx.out, "***\n");
	} else if (doc_has_text(node->kind)) {
		put_leaf(&tree->ctx, node);
	}
}

static void leave(struct tree *tree, const struct doc_node *node)
{
	if (node->kind == DOC_ITEM || node->kind == DOC_QUOTE)
		pop_indent(tree);
}

void out_markdown(const struct doc_node *block, struct buf *out)
{
	struct buf raw = {0};
	struct tree tree = {.ctx = {.out = &raw}};
	const struct doc_node *node = block;

	while (node != NULL) {
		enter(&tree, node, block);
		if (node->first != NULL) {
			node = node->first;
			continue;
		}
		leave(&tree, node);
		while (node != block && node->next == NULL) {
			node = node->parent;
			leave(&tree, node);
		}
		node = node == block ? NULL : node->next;
	}
	clean_text(buf_view(&raw), CLEAN_EXPORT, out);
	buf_release(&raw);
	buf_release(&tree.indent);
	vec_release(&tree.widths);
}
