/* SPDX-License-Identifier: MIT */
#include "md/soft.h"

#include "text/utf8.h"

/* What stands beside a line end: how it bears on joining the lines. */
enum side {
	SIDE_OTHER, /* a space is due */
	SIDE_WIDE,  /* Han, kana, their marks: none, between two of them */
	SIDE_EITHER /* “ — … and a reference's number: none beside wide ones */
};

static bool is_wide(uint32_t cp)
{
	/* Not Hangul, which is written with spaces. */
	return (cp >= 0x2E80 && cp <= 0xA4CF) ||
	       (cp >= 0xF900 && cp <= 0xFAFF) ||
	       (cp >= 0xFE30 && cp <= 0xFE4F) ||
	       (cp >= 0xFF00 && cp <= 0xFF9F) ||
	       (cp >= 0xFFE0 && cp <= 0xFFE6) ||
	       (cp >= 0x20000 && cp <= 0x3FFFF);
}

/* Chinese shares these with the Latin scripts. */
static bool is_shared_mark(uint32_t cp)
{
	return cp == 0xB7 || (cp >= 0x2014 && cp <= 0x201D) || cp == 0x2026;
}

static enum side side_of(uint32_t cp)
{
	if (is_wide(cp))
		return SIDE_WIDE;
	return is_shared_mark(cp) ? SIDE_EITHER : SIDE_OTHER;
}

static enum side side_before(const struct doc_builder *b)
{
	struct str text = buf_view(&b->text);
	size_t pos;

	if (text.len == 0)
		return SIDE_OTHER;
	if (b->spans.len > 0) {
		const struct doc_span *last = &b->spans.ptr[b->spans.len - 1];

		if (last->kind == DOC_SPAN_REF && last->end == text.len)
			return SIDE_EITHER;
	}
	pos = utf8_prev(text, text.len);
	return side_of(utf8_next(text, &pos));
}

/* The leaf that begins with what follows; NULL for a reference or nothing. */
static cmark_node *leaf_after(cmark_node *node, bool *is_ref)
{
	*is_ref = false;
	node = cmark_node_next(node);
	while (node != NULL && cmark_node_first_child(node) != NULL) {
		if (cmark_node_get_type(node) == CMARK_NODE_LINK &&
			str_starts(
				str_of(cmark_node_get_url(node)), STR("ref:")))
			*is_ref = true;
		node = cmark_node_first_child(node);
	}
	return node;
}

static enum side side_after(cmark_node *node)
{
	bool is_ref;
	cmark_node *leaf = leaf_after(node, &is_ref);
	struct str text = {NULL, 0};
	size_t pos = 0;

	if (is_ref)
		return SIDE_EITHER;
	if (leaf != NULL)
		text = str_of(cmark_node_get_literal(leaf));
	return text.len > 0 ? side_of(utf8_next(text, &pos)) : SIDE_OTHER;
}

bool soft_is_nothing(const struct doc_builder *b, cmark_node *node)
{
	enum side before = side_before(b);
	enum side after;

	if (before == SIDE_OTHER)
		return false;
	after = side_after(node);
	return after != SIDE_OTHER &&
	       (before == SIDE_WIDE || after == SIDE_WIDE);
}

/* Full-width punctuation ends its own space: none follows it in Chinese. */
static bool is_wide_mark(uint32_t cp)
{
	return (cp >= 0x3001 && cp <= 0x303F) ||
	       (cp >= 0xFF01 && cp <= 0xFF0F) || (cp >= 0xFF1A && cp <= 0xFF20);
}

struct str soft_literal(
	const struct doc_builder *b, cmark_node *node, struct str text)
{
	cmark_node *before = cmark_node_previous(node);
	struct str done = buf_view(&b->text);
	size_t pos;

	if (before == NULL || done.len == 0 || text.len < 2 ||
		text.ptr[0] != ' ' ||
		(cmark_node_get_type(before) != CMARK_NODE_STRONG &&
			cmark_node_get_type(before) != CMARK_NODE_EMPH))
		return text;
	pos = utf8_prev(done, done.len);
	if (!is_wide_mark(utf8_next(done, &pos)))
		return text;
	return str_sub(text, 1, text.len);
}
