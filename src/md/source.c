/* SPDX-License-Identifier: MIT */
#include "md/source.h"

#include "md/follow.h"
#include "md/guard.h"

#include <string.h>

/* A text on the way through its blocks. */
struct walk {
	struct md_source *out;
	struct str bytes;
	VEC(size_t) lines; /* [B] where each begins */
	cmark_node *top;   /* outermost block */
	int items;         /* of it so far, if it is a list */
	int leaves;        /* of its item, or of it */
	int quotes;        /* open ones */
};

static void find_lines(struct walk *w)
{
	size_t pos = 0;

	while (pos < w->bytes.len) {
		const struct str rest = str_sub(w->bytes, pos, w->bytes.len);

		vec_push(&w->lines, pos);
		pos += str_find_eol(rest);
		pos += str_starts(str_sub(w->bytes, pos, w->bytes.len),
			       STR("\r\n"))
		               ? 2
		               : 1;
	}
}

/* Where a node begins [B]; the length of the text if that is nowhere. */
static size_t start_of(const struct walk *w, cmark_node *node)
{
	const int line = cmark_node_get_start_line(node);
	const int column = cmark_node_get_start_column(node);
	size_t start;

	if (line < 1 || column < 1 || (size_t)line > w->lines.len)
		return w->bytes.len;
	start = w->lines.ptr[line - 1] + (size_t)column - 1;
	return start < w->bytes.len ? start : w->bytes.len;
}

/* Past "## ", if the heading is written so and not underlined. */
static size_t skip_hashes(const struct walk *w, cmark_node *node, size_t start)
{
	const size_t level = (size_t)cmark_node_get_heading_level(node);
	const struct str rest = str_sub(w->bytes, start, w->bytes.len);
	size_t skip = 0;

	while (skip < rest.len && rest.ptr[skip] == '#')
		skip++;
	if (skip != level || skip == rest.len || !strchr(" \t", rest.ptr[skip]))
		return start;
	while (skip < rest.len && strchr(" \t", rest.ptr[skip]))
		skip++;
	return start + skip;
}

/* What stands before the leaf in its line, with blanks for list markers. */
static struct str indent_of(const struct walk *w, int line, size_t start)
{
	/* `start` lies in that line, so there is one. */
	const size_t from =
		w->lines.ptr == NULL ? start : w->lines.ptr[line - 1];
	char *indent = arena_bytes(&w->out->arena, start - from + 1);

	for (size_t i = from; i < start; i++) {
		const char c = w->bytes.ptr[i];
		const bool is_kept = c == '>' || c == '\t';

		indent[i - from] = ' ';
		if (is_kept)
			indent[i - from] = c;
	}
	return (struct str){indent, start - from};
}

static void add_leaf(struct walk *w, cmark_node *node)
{
	struct arena *arena = &w->out->arena;
	struct follow f = {
		.bytes = w->bytes, .quotes = w->quotes, .arena = arena};
	struct md_leaf leaf = {
		.is_heading = cmark_node_get_type(node) == CMARK_NODE_HEADING,
		.line = cmark_node_get_start_line(node),
		.block = cmark_node_get_start_line(w->top),
		.item = w->items,
		.ordinal = ++w->leaves,
		.start = start_of(w, node),
	};

	if (leaf.is_heading)
		leaf.start = skip_hashes(w, node, leaf.start);
	f.pos = leaf.start;
	if (follow_leaf(&f, node) && f.pieces.len > 0) {
		leaf.end = f.pos;
		leaf.indent = indent_of(w, leaf.line, leaf.start);
		leaf.count = f.pieces.len;
		leaf.pieces = ARENA_ARRAY(arena, struct md_piece, f.pieces.len);
		memcpy(leaf.pieces, f.pieces.ptr,
			f.pieces.len * sizeof(*leaf.pieces));
		vec_push(&w->out->leaves, leaf);
	} else {
		w->out->left++;
	}
	follow_release(&f);
}

static void enter(struct walk *w, cmark_node *node)
{
	cmark_node *parent = cmark_node_parent(node);

	if (parent != NULL &&
		cmark_node_get_type(parent) == CMARK_NODE_DOCUMENT) {
		w->top = node;
		w->items = w->leaves = 0;
	}
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_BLOCK_QUOTE:
		w->quotes++;
		break;
	case CMARK_NODE_ITEM:
		if (parent == w->top) {
			w->items++;
			w->leaves = 0;
		}
		break;
	case CMARK_NODE_PARAGRAPH:
	case CMARK_NODE_HEADING:
		add_leaf(w, node);
		break;
	default:
		break;
	}
}

static void walk_blocks(struct walk *w, cmark_node *root)
{
	cmark_iter *iter = cmark_iter_new(root);
	cmark_event_type event;

	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);

		if (event == CMARK_EVENT_ENTER)
			enter(w, node);
		else if (cmark_node_get_type(node) == CMARK_NODE_BLOCK_QUOTE)
			w->quotes--;
	}
	cmark_iter_free(iter);
}

bool md_source(struct str bytes, struct md_source *out)
{
	struct walk w = {.out = out, .bytes = bytes};
	struct buf guarded = {0};
	const bool is_disarmed = guard_disarm(bytes, &guarded);
	cmark_node *root;

	buf_release(&guarded);
	if (is_disarmed)
		return false;
	*out = (struct md_source){0};
	find_lines(&w);
	root = cmark_parse_document(
		bytes.ptr ? bytes.ptr : "", bytes.len, CMARK_OPT_DEFAULT);
	walk_blocks(&w, root);
	cmark_node_free(root);
	vec_release(&w.lines);
	return true;
}

void md_source_release(struct md_source *source)
{
	arena_free(&source->arena);
	vec_release(&source->leaves);
	*source = (struct md_source){0};
}
