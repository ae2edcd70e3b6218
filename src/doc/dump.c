/* SPDX-License-Identifier: MIT */
#include "doc/doc.h"

static void dump_quoted(struct str s, struct buf *out)
{
	buf_byte(out, '"');
	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.ptr[i];

		if (c == '"' || c == '\\')
			buf_printf(out, "\\%c", c);
		else if (c == '\n')
			buf_cstr(out, "\\n");
		else if (c < 0x20 || c == 0x7f)
			buf_printf(out, "\\x%02x", c);
		else
			buf_byte(out, (char)c);
	}
	buf_byte(out, '"');
}

static void dump_spans(const struct doc_node *node, struct buf *out)
{
	for (size_t i = 0; i < node->span_count; i++) {
		const struct doc_span *span = &node->spans[i];

		buf_printf(out, " (%s %u %u", doc_span_name(span->kind),
			span->start, span->end);
		if (span->target.len > 0) {
			buf_byte(out, ' ');
			dump_quoted(span->target, out);
		}
		buf_cstr(out, span->is_marked ? " marked)" : ")");
	}
}

static void dump_node(const struct doc_node *node, struct buf *out)
{
	buf_printf(out, "(%s", doc_kind_name(node->kind));
	if (node->id.len > 0)
		buf_printf(out, " #%.*s", STR_ARG(node->id));
	if (node->kind == DOC_HEADING)
		buf_printf(out, " %d", node->level);
	if (node->kind == DOC_LIST && node->is_ordered)
		buf_printf(out, " from %d", node->level);
	if (node->kind == DOC_LIST && node->is_tight)
		buf_cstr(out, " tight");
	if (node->info.len > 0) {
		buf_byte(out, ' ');
		dump_quoted(node->info, out);
	}
	if (doc_has_text(node->kind)) {
		buf_byte(out, ' ');
		dump_quoted(node->text, out);
	}
	dump_spans(node, out);
}

void doc_dump(const struct doc_node *top, struct buf *out)
{
	const struct doc_node *node = top;
	int depth = 0;

	while (node != NULL) {
		buf_fill(out, ' ', (size_t)depth * 2);
		dump_node(node, out);
		if (node->first != NULL) {
			buf_byte(out, '\n');
			node = node->first;
			depth++;
			continue;
		}
		buf_byte(out, ')');
		while (node != top && node->next == NULL) {
			node = node->parent;
			depth--;
			buf_byte(out, ')');
		}
		buf_byte(out, '\n');
		node = node == top ? NULL : node->next;
	}
}
