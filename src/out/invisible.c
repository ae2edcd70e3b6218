/* SPDX-License-Identifier: MIT */
#include "out/invisible.h"

#include "text/utf8.h"

#include <stdlib.h>

struct sign {
	uint32_t first, last; /* code points */
	const char *name;     /* behind which the character stays */
	const char *instead;  /* what stands for it, or NULL */
};

static const struct sign signs[] = {
	{0x00A0, 0x00A0, "NBSP", "\u00B0"},
	{0x00AD, 0x00AD, "SHY", "\u00AC"},
	{0x034F, 0x034F, "CGJ", NULL},
	{0x061C, 0x061C, "ALM", NULL},
	{0x180E, 0x180E, "MVS", NULL},
	{0x200B, 0x200B, "ZWSP", NULL},
	{0x200C, 0x200C, "ZWNJ", NULL},
	{0x200D, 0x200D, "ZWJ", NULL},
	{0x200E, 0x200E, "LRM", NULL},
	{0x200F, 0x200F, "RLM", NULL},
	{0x2007, 0x2007, "FSP", "\u00B0"},
	{0x202A, 0x202A, "LRE", NULL},
	{0x202B, 0x202B, "RLE", NULL},
	{0x202C, 0x202C, "PDF", NULL},
	{0x202D, 0x202D, "LRO", NULL},
	{0x202E, 0x202E, "RLO", NULL},
	{0x202F, 0x202F, "NNBSP", "\u00A8"},
	{0x2060, 0x2060, "WJ", NULL},
	{0x2066, 0x2066, "LRI", NULL},
	{0x2067, 0x2067, "RLI", NULL},
	{0x2068, 0x2068, "FSI", NULL},
	{0x2069, 0x2069, "PDI", NULL},
	{0xFE00, 0xFE0F, "VS", NULL},
	{0xFEFF, 0xFEFF, "BOM", NULL},
};

static const struct sign *find(uint32_t cp)
{
	for (size_t i = 0; cp >= 0xA0 && i < ARRAY_LEN(signs); i++)
		if (cp >= signs[i].first && cp <= signs[i].last)
			return &signs[i];
	return NULL;
}

static bool has_any(const struct doc_node *block)
{
	const struct doc_node *leaf = doc_first_leaf(block);

	for (; leaf != NULL; leaf = doc_next_leaf(leaf, block))
		for (size_t pos = 0; pos < leaf->text.len;)
			if (find(utf8_next(leaf->text, &pos)) != NULL)
				return true;
	return false;
}

/* ---- a leaf ---- */

struct copy {
	struct arena *arena;
	bool is_ascii;
	struct buf text;
	VEC(struct doc_span) spans;
};

/* Spans that begin or end after byte `from` of what is there now move on. */
static void move_spans(
	struct copy *copy, const struct doc_node *leaf, size_t at, uint32_t by)
{
	for (size_t i = 0; i < leaf->span_count; i++) {
		struct doc_span *span = &copy->spans.ptr[i];

		if (leaf->spans[i].start > at)
			span->start += by;
		if (leaf->spans[i].end > at)
			span->end += by;
	}
}

/* Returns how much longer it makes the text. */
static uint32_t put_sign(
	struct copy *copy, const struct sign *sign, struct str own)
{
	const size_t start = copy->text.len;
	struct doc_span span = {.kind = DOC_SPAN_CODE};

	if (sign->instead != NULL && !copy->is_ascii)
		buf_cstr(&copy->text, sign->instead);
	else
		/* Isolated: its letters change no order around it. */
		buf_printf(&copy->text,
			copy->is_ascii ? "\u2066<%s>\u2069"
				       : "\u2066\u2039%s\u203A\u2069",
			sign->name);
	span.start = (uint32_t)start;
	span.end = (uint32_t)copy->text.len;
	vec_push(&copy->spans, span);
	/* It goes on doing what it does to the order of the text. */
	if (sign->instead == NULL)
		buf_str(&copy->text, own);
	return (uint32_t)(copy->text.len - start - own.len);
}

static int compare(const void *left, const void *right)
{
	const struct doc_span *a = left, *b = right;

	if (a->start != b->start)
		return a->start < b->start ? -1 : 1;
	return a->end == b->end ? 0 : a->end > b->end ? -1 : 1;
}

static void copy_leaf(void *ctx, struct doc_node *leaf)
{
	struct copy *copy = ctx;
	const struct doc_node old = *leaf;

	buf_clear(&copy->text);
	vec_clear(&copy->spans);
	for (size_t i = 0; i < old.span_count; i++)
		vec_push(&copy->spans, old.spans[i]);
	for (size_t pos = 0; pos < old.text.len;) {
		const size_t at = pos;
		const struct sign *sign = find(utf8_next(old.text, &pos));
		const struct str own = str_sub(old.text, at, pos);

		if (sign == NULL)
			buf_str(&copy->text, own);
		else
			move_spans(copy, &old, at, put_sign(copy, sign, own));
	}
	leaf->text = arena_str(copy->arena, buf_view(&copy->text));
	leaf->span_count = copy->spans.len;
	leaf->spans =
		ARENA_ARRAY(copy->arena, struct doc_span, copy->spans.len + 1);
	for (size_t i = 0; i < copy->spans.len; i++)
		leaf->spans[i] = copy->spans.ptr[i];
	if (leaf->span_count > 1)
		qsort(leaf->spans, leaf->span_count, sizeof(*leaf->spans),
			compare);
}

/* ---- a block ---- */

const struct doc_node *invisible_show(
	const struct doc_node *block, bool is_ascii, struct arena *arena)
{
	struct copy copy = {.arena = arena, .is_ascii = is_ascii};
	const struct doc_node *shown = block;

	if (block->figure == NULL && has_any(block))
		shown = doc_copy(block, copy_leaf, &copy, arena);
	buf_release(&copy.text);
	vec_release(&copy.spans);
	return shown;
}
