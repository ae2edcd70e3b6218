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

struct inlines {
	struct buf *out;
	const struct html_way *way; /* NULL: a page of the reader's */
};

static void on_text(void *ptr, struct str text, const struct doc_span *inside)
{
	const struct inlines *in = ptr;
	struct str rest = text, line;
	bool is_first = true;

	(void)inside;
	while (str_split(&rest, '\n', &line)) {
		if (!is_first)
			buf_cstr(in->out, "<br>");
		html_text(in->out, line, in->way);
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

/* On a sheet only what it has itself can be gone to. */
static bool is_link(const struct doc_span *span, const struct html_way *way)
{
	if (way == NULL)
		return true;
	return way->has_links &&
	       (span->kind == DOC_SPAN_REF || span->kind == DOC_SPAN_NOTE);
}

static void open_link(struct buf *out, const struct doc_span *span)
{
	const char *prefix = span->kind == DOC_SPAN_REF    ? "#ref-"
	                     : span->kind == DOC_SPAN_NOTE ? "#note-"
	                                                   : "#";

	if (span->kind == DOC_SPAN_LINK && !is_safe_url(span->target)) {
		buf_cstr(out, "<a>");
		return;
	}
	buf_cstr(out, "<a href=\"");
	if (span->kind != DOC_SPAN_LINK)
		buf_cstr(out, prefix);
	html_escaped(out, span->target);
	buf_cstr(out, "\">");
}

static void on_open(void *ptr, const struct doc_span *span, struct str text)
{
	const struct inlines *in = ptr;
	const bool is_anchor = strcmp(span_tag[span->kind], "a") == 0;

	(void)text;
	if (span->kind == DOC_SPAN_TERM && in->way == NULL) {
		buf_cstr(in->out, "<dfn data-term=\"");
		html_escaped(in->out, span->target);
		buf_cstr(in->out, "\">");
	} else if (is_anchor && is_link(span, in->way)) {
		open_link(in->out, span);
	} else if (!is_anchor) {
		buf_printf(in->out, "<%s>", span_tag[span->kind]);
	}
}

static void on_close(void *ptr, const struct doc_span *span, struct str text)
{
	const struct inlines *in = ptr;

	(void)text;
	if (strcmp(span_tag[span->kind], "a") != 0 || is_link(span, in->way))
		buf_printf(in->out, "</%s>", span_tag[span->kind]);
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

void html_inline(struct buf *out, const struct doc_node *leaf,
	const struct html_way *way)
{
	struct inlines in = {out, way};

	spans_walk(leaf, false, &sink, &in);
}

static void put_leaf(struct buf *out, const struct doc_node *leaf,
	const struct html_way *way)
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
		html_inline(out, leaf, way);
		buf_printf(out, "</h%d>\n", leaf->level);
		return;
	}
	buf_printf(out, "<%s", block_tag[leaf->kind]);
	html_id(out, leaf->id);
	buf_byte(out, '>');
	html_inline(out, leaf, way);
	buf_printf(out, "</%s>\n", block_tag[leaf->kind]);
}

static const char *list_tag(const struct doc_node *list)
{
	return list->is_ordered ? "ol" : "ul";
}

static void enter(struct buf *out, const struct doc_node *node,
	const struct html_way *way)
{
	if (doc_has_text(node->kind)) {
		put_leaf(out, node, way);
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

void html_block(struct buf *out, const struct doc_node *block,
	const struct html_way *way)
{
	const struct doc_node *node = block;

	if (block->figure != NULL) {
		html_figure(out, block, way);
		return;
	}
	while (node != NULL) {
		enter(out, node, way);
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

void out_html(const struct doc_node *block, struct buf *out)
{
	html_block(out, block, NULL);
}

void html_record(struct buf *out, const struct doc_node *list,
	const struct str *labels, const struct html_way *way)
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
			html_inline(out, leaf, way);
		buf_cstr(out, "</dd>\n");
	}
	buf_cstr(out, "</dl>\n");
}

void out_html_record(
	const struct doc_node *list, const struct str *labels, struct buf *out)
{
	html_record(out, list, labels, NULL);
}

void html_head(struct buf *out, const struct html_page *page)
{
	buf_printf(out,
		"<!DOCTYPE html>\n<html lang=\"%s\" dir=\"%s\">\n<head>\n"
		"<meta charset=\"utf-8\">\n"
		"<meta http-equiv=\"Content-Security-Policy\" "
		"content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
		"<meta name=\"viewport\" "
		"content=\"width=device-width, initial-scale=1\">\n<title>",
		page->lang, page->is_rtl ? "rtl" : "ltr");
	html_escaped(out, page->title);
	buf_printf(out, "</title>\n<style>\n%s</style>\n</head>\n<body>\n",
		page->style);
}

void out_html_head(
	struct str title, const char *lang, bool is_rtl, struct buf *out)
{
	static const char style[] =
		"body { max-inline-size: 38em; margin-inline: auto; "
		"padding-inline: 1em; line-height: 1.6; }\n"
		"dfn { font-style: normal; text-decoration: underline "
		"dotted; }\n"
		".record dt { font-weight: bold; }\n"
		".fallback { border-inline-start: 3px solid; "
		"padding-inline-start: 1em; }\n";

	html_head(out, &(struct html_page){title, lang, is_rtl, style});
}

void out_html_end(struct buf *out)
{
	buf_cstr(out, "</body>\n</html>\n");
}
