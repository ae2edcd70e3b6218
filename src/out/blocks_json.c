/* SPDX-License-Identifier: MIT */
#include "out/blocks_json.h"

#include "doc/figure.h"
#include "out/out.h"
#include "text/utf8.h"

/* What a figure shows goes after its caption; [B] of it and its line end. */
static size_t alt_len(const struct doc_node *leaf)
{
	return leaf->figure != NULL ? leaf->figure->alt.len + 1 : 0;
}

static void put_text(const struct doc_node *block, struct buf *text)
{
	struct buf own = {0};
	size_t caption = block->text.len;

	if (block->figure == NULL) {
		doc_block_text(block, text);
		return;
	}
	doc_block_text(block, &own);
	buf_str(text, block->text);
	buf_byte(text, '\n');
	buf_str(text, block->figure->alt);
	buf_str(text, str_sub(buf_view(&own), caption, own.len));
	buf_release(&own);
}

/* [B] offset in the block's text to code points. */
static long long points(const struct buf *text, size_t at)
{
	return (long long)utf8_count(buf_view(text), at);
}

static void add_span(struct json *list, const struct doc_span *span,
	const struct buf *text, size_t base)
{
	struct json *row = json_new_object();

	json_set_str(row, "id", span->target);
	json_set_int(row, "start", points(text, base + span->start));
	json_set_int(row, "end", points(text, base + span->end));
	if (span->kind == DOC_SPAN_TERM)
		json_set_bool(row, "marked", span->is_marked);
	json_add(list, row);
}

static void add_spans(struct json *object, const struct doc_node *block,
	const struct buf *text)
{
	struct json *refs = json_new_array(), *terms = json_new_array();
	struct json *notes = json_new_array();
	const struct doc_node *leaf = doc_first_leaf(block);
	size_t base = 0;

	for (; leaf != NULL; leaf = doc_next_leaf(leaf, block)) {
		for (size_t i = 0; i < leaf->span_count; i++) {
			const struct doc_span *span = &leaf->spans[i];

			if (span->kind == DOC_SPAN_REF)
				add_span(refs, span, text, base);
			else if (span->kind == DOC_SPAN_TERM)
				add_span(terms, span, text, base);
			else if (span->kind == DOC_SPAN_NOTE)
				add_span(notes, span, text, base);
		}
		base += leaf->text.len + 1 + alt_len(leaf);
	}
	json_set(object, "refs", refs);
	json_set(object, "terms", terms);
	json_set(object, "notes", notes);
}

static void add_items(struct json *object, const struct doc_node *block)
{
	struct json *items;

	if (block->kind != DOC_LIST)
		return;
	items = json_new_array();
	for (const struct doc_node *item = block->first; item != NULL;
		item = item->next) {
		struct buf text = {0};

		doc_block_text(item, &text);
		json_add_str(items, buf_view(&text));
		buf_release(&text);
	}
	json_set(object, "items", items);
}

struct json *out_block_json(const struct block_json *block)
{
	struct json *object = json_new_object();
	struct buf text = {0}, md = {0};

	json_set_str(object, "id", block->id);
	json_set_str(object, "section", block->section);
	json_set_str(object, "kind", block->kind);
	json_set_str(object, "lang", block->lang);
	json_set_str(object, "tier", block->tier);
	if (block->asked_lang.len > 0) {
		struct json *asked = json_new_object();

		json_set_str(asked, "lang", block->asked_lang);
		json_set_str(asked, "tier", block->asked_tier);
		json_set(object, "asked", asked);
	}
	put_text(block->node, &text);
	json_set_str(object, "text", buf_view(&text));
	out_markdown(block->node, &md);
	json_set_str(object, "md", buf_view(&md));
	add_items(object, block->node);
	add_spans(object, block->node, &text);
	buf_release(&text);
	buf_release(&md);
	return object;
}
