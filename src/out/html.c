/* SPDX-License-Identifier: MIT */
/* doc to HTML5: no script, logical CSS, every text escaped and cleaned. */
#include "out/out.h"

#include "out/html.h"
#include "out/spans.h"
#include "text/clean.h"

#include <string.h>

static const char *const block_tag[DOC_KIND_COUNT] = {
	[DOC_PARA] = "p",
	[DOC_ITEM] = "li",
	[DOC_QUOTE] = "blockquote",
	[DOC_FIGURE] = "figure",
};

void html_escaped(struct buf *out, struct str text)
{
	struct buf clean = {0};

	clean_text(text, CLEAN_EXPORT, &clean);
	for (size_t i = 0; i < clean.len; i++) {
		switch (clean.ptr[i]) {
		case '<':
			buf_cstr(out, "&lt;");
			break;
		case '>':
			buf_cstr(out, "&gt;");
			break;
		case '&':
			buf_cstr(out, "&amp;");
			break;
		case '"':
			buf_cstr(out, "&quot;");
			break;
		default:
			buf_byte(out, clean.ptr[i]);
			break;
		}
	}
	buf_release(&clean);
}

/* Only these schemes become links: a text must not run anything. */
static bool is_safe_url(struct str url)
{
	return str_starts(url, STR("https://")) ||
	       str_starts(url, STR("http://")) ||
	       str_starts(url, STR("mailto:"));
}

static void on_text(void *ptr, struct str text, const struct doc_span *inside)
{
	struct buf *out = ptr;
	struct str rest = text, line;
	bool is_first = true;

	(void)inside;
	while (str_split(&rest, '\n', &line)) {
		if (!is_first)
			buf_cstr(out, "<br>");
		html_escaped(out, line);
		is_first = false;
	}
}

static const char *const span_tag[DOC_SPAN_KIND_COUNT] = {
	[DOC_SPAN_EMPH] = "em",
	[DOC_SPAN_STRONG] = "strong",
	[DOC_SPAN_CODE] = "code",
	[DOC_SPAN_HTML] = "code",
	[DOC_SPAN_IMAGE] = "em",
	[DOC_SPAN_LINK] = "a",
	[DOC_SPAN_SEC] = "a",
	[DOC_SPAN_REF] = "a",
	[DOC_SPAN_NOTE] = "a",
	[DOC_SPAN_TERM] = "dfn",
};

static void on_open(void *ptr, const struct doc_span *span, struct str text)
{
	struct buf *out = ptr;
	const char *prefix = span->kind == DOC_SPAN_REF    ? "#ref-"
	                     : span->kind == DOC_SPAN_NOTE ? "#note-"
	                                                   : "#";

	(void)text;
	if (span->kind == DOC_SPAN_TERM) {
		buf_cstr(out, "<dfn data-term=\"");
		html_escaped(out, span->target);
		buf_cstr(out, "\">");
	} else if (span->kind == DOC_SPAN_LINK && !is_safe_url(span->target)) {
		buf_cstr(out, "<a>");
	} else if (strcmp(span_tag[span->kind], "a") == 0) {
		buf_cstr(out, "<a href=\"");
		if (span->kind != DOC_SPAN_LINK)
			buf_cstr(out, prefix);
		html_escaped(out, span->target);
		buf_cstr(out, "\">");
	} else {
		buf_printf(out, "<%s>", span_tag[span->kind]);
	}
}

static void on_close(void *ptr, const struct doc_span *span, struct str text)
{
	(void)text;
	buf_printf(ptr, "</%s>", span_tag[span->kind]);
}

static const struct span_sink sink = {on_text, on_open, on_close};

void html_id(struct buf *out, struct str id)
{
	if (id.len == 0)
		return;
	buf_cstr(out, " id=\"");
	html_escaped(out, id);
	buf_byte(out, '"');
}

void html_inline(struct buf *out, const struct doc_node *leaf)
{
	spans_walk(leaf, false, &sink, out);
}

static void put_leaf(struct buf *out, const struct doc_node *leaf)
{
	if (leaf->kind == DOC_CODE || leaf->kind == DOC_HTML) {
		buf_cstr(out, "<pre");
		html_id(out, leaf->id);
		buf_cstr(out, "><code>");
		html_escaped(out, leaf->text);
		buf_cstr(out, "</code></pre>\n");
		return;
	}
	if (leaf->kind == DOC_HEADING) {
		buf_printf(out, "<h%d", leaf->level);
		html_id(out, leaf->id);
		buf_byte(out, '>');
		if (leaf->id.len > 0 && !leaf->is_id_made) {
			html_escaped(out, leaf->id);
			buf_byte(out, ' ');
		}
		html_inline(out, leaf);
		buf_printf(out, "</h%d>\n", leaf->level);
		return;
	}
	buf_printf(out, "<%s", block_tag[leaf->kind]);
	html_id(out, leaf->id);
	buf_byte(out, '>');
	html_inline(out, leaf);
	buf_printf(out, "</%s>\n", block_tag[leaf->kind]);
}

static const char *list_tag(const struct doc_node *list)
{
	return list->is_ordered ? "ol" : "ul";
}

static void enter(struct buf *out, const struct doc_node *node)
{
	if (doc_has_text(node->kind)) {
		put_leaf(out, node);
	} else if (node->kind == DOC_LIST) {
		buf_printf(out, "<%s", list_tag(node));
		html_id(out, node->id);
		if (node->is_ordered && node->level != 1)
			buf_printf(out, " start=\"%d\"", node->level);
		buf_cstr(out, ">\n");
	} else if (node->kind == DOC_RULE) {
		buf_cstr(out, "<hr>\n");
	} else if (block_tag[node->kind] != NULL) {
		buf_printf(out, "<%s", block_tag[node->kind]);
		html_id(out, node->id);
		buf_byte(out, '>');
	}
}

static void leave(struct buf *out, const struct doc_node *node)
{
	if (doc_has_text(node->kind))
		return;
	if (node->kind == DOC_LIST)
		buf_printf(out, "</%s>\n", list_tag(node));
	else if (block_tag[node->kind] != NULL)
		buf_printf(out, "</%s>\n", block_tag[node->kind]);
}

void out_html(const struct doc_node *block, struct buf *out)
{
	const struct doc_node *node = block;

	if (block->figure != NULL) {
		html_figure(out, block);
		return;
	}
	while (node != NULL) {
		enter(out, node);
		if (node->first != NULL) {
			node = node->first;
			continue;
		}
		leave(out, node);
		while (node != block && node->next == NULL) {
			node = node->parent;
			leave(out, node);
		}
		node = node == block ? NULL : node->next;
	}
}

void out_html_record(
	const struct doc_node *list, const struct str *labels, struct buf *out)
{
	int field = 0;

	buf_cstr(out, "<dl class=\"record\"");
	html_id(out, list->id);
	buf_cstr(out, ">\n");
	for (const struct doc_node *item = list->first; item != NULL;
		item = item->next, field++) {
		const struct doc_node *leaf = doc_first_leaf(item);

		buf_cstr(out, "<dt>");
		if (field < 4)
			html_escaped(out, labels[field]);
		buf_cstr(out, "</dt>\n<dd>");
		for (; leaf != NULL; leaf = doc_next_leaf(leaf, item))
			html_inline(out, leaf);
		buf_cstr(out, "</dd>\n");
	}
	buf_cstr(out, "</dl>\n");
}

void out_html_head(
	struct str title, const char *lang, bool is_rtl, struct buf *out)
{
	buf_printf(out,
		"<!DOCTYPE html>\n<html lang=\"%s\" dir=\"%s\">\n<head>\n"
		"<meta charset=\"utf-8\">\n"
		"<meta http-equiv=\"Content-Security-Policy\" "
		"content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
		"<meta name=\"viewport\" "
		"content=\"width=device-width, initial-scale=1\">\n<title>",
		lang, is_rtl ? "rtl" : "ltr");
	html_escaped(out, title);
	buf_cstr(out, "</title>\n<style>\n"
		      "body { max-inline-size: 38em; margin-inline: auto; "
		      "padding-inline: 1em; line-height: 1.6; }\n"
		      "dfn { font-style: normal; text-decoration: underline "
		      "dotted; }\n"
		      ".record dt { font-weight: bold; }\n"
		      ".fallback { border-inline-start: 3px solid; "
		      "padding-inline-start: 1em; }\n"
		      "</style>\n</head>\n<body>\n");
}

void out_html_end(struct buf *out)
{
	buf_cstr(out, "</body>\n</html>\n");
}
