/* SPDX-License-Identifier: MIT */
#include "corpus/work.h"
#include "text/utf8.h"

/*
 * Who stands in for whom: the nearest tier, and from student rather the full
 * text, which leaves nothing out, than the plain one.
 */
static const enum tier tier_order[TIER_COUNT][TIER_COUNT] = {
	[TIER_PLAIN] = {TIER_PLAIN, TIER_STUDENT, TIER_FULL},
	[TIER_STUDENT] = {TIER_STUDENT, TIER_FULL, TIER_PLAIN},
	[TIER_FULL] = {TIER_FULL, TIER_STUDENT, TIER_PLAIN},
};

/* A figure's place is its block; CORPUS_NONE if it is not cut. */
static int place_of(const struct work *work, int index)
{
	const struct spine_item *item = corpus_item(work, index);

	if (item && item->kind == SPINE_FIGURE) {
		index = corpus_find(work, item->id);
		item = corpus_item(work, index);
		if (item && item->kind != SPINE_BLOCK)
			item = NULL;
	}
	return item && item->is_cut ? index : CORPUS_NONE;
}

static struct doc_node *node_of(
	struct work *work, int index, int lang, enum tier tier)
{
	const struct text *text = work_text(work, lang, tier, index);

	if (!text || !text->nodes)
		return NULL;
	return text->nodes[index - work->items.ptr[index].part];
}

static bool try_tier(struct work *work, int index, const int *order, int count,
	struct shown *shown)
{
	for (int i = 0; i < count; i++) {
		shown->node = node_of(work, index, order[i], shown->tier);
		shown->lang = order[i];
		if (shown->node)
			return true;
	}
	return false;
}

struct shown corpus_show(struct work *work, int index, int lang, enum tier tier)
{
	struct shown shown = {.lang = lang, .tier = tier};
	int order[CORPUS_LANG_MAX];
	int count;

	index = place_of(work, index);
	if (index == CORPUS_NONE)
		return shown;
	shown.node = node_of(work, index, lang, tier);
	if (shown.node)
		return shown;
	count = corpus_lang_order(work, lang, order);
	for (int i = 0; i < TIER_COUNT; i++) {
		shown.tier = tier_order[tier][i];
		if (try_tier(work, index, order, count, &shown)) {
			shown.is_fallback = true;
			return shown;
		}
	}
	return (struct shown){.lang = lang, .tier = tier};
}

bool corpus_is_written(struct work *work, int index, int lang, enum tier tier)
{
	int end;

	index = place_of(work, index);
	if (index == CORPUS_NONE)
		return false;
	end = work->ends[index];
	for (; index < end; index++)
		if (work->items.ptr[index].kind == SPINE_BLOCK &&
			node_of(work, index, lang, tier))
			return true;
	return false;
}

/* The row of a shown block, if its text is still the one in use. */
static struct text *text_of(
	struct work *work, const struct shown *shown, int *offset)
{
	struct text *text;
	int index;

	if (!shown->node)
		return NULL;
	index = corpus_find(work, shown->node->id);
	if (index == CORPUS_NONE)
		return NULL;
	*offset = index - work->items.ptr[index].part;
	text = work_text(work, shown->lang, shown->tier, index);
	return text && text->nodes && text->nodes[*offset] == shown->node
	               ? text
	               : NULL;
}

void corpus_mark_terms(struct work *work, const struct shown *shown)
{
	struct gloss_marker *marker;
	struct text *text;
	int offset;

	text = text_of(work, shown, &offset);
	if (!text || text->is_marked[offset])
		return;
	text->is_marked[offset] = true;
	if (shown->node->kind == DOC_HEADING ||
		marks_apply(work, shown->node, shown->lang, &text->doc.arena))
		return;
	marker = corpus_marker(work, shown->lang);
	if (marker)
		gloss_mark(marker, shown->node, &text->doc.arena);
}

struct str corpus_source(
	struct work *work, int index, const struct shown *shown, int *line)
{
	const struct text *text =
		work_text(work, shown->lang, shown->tier, index);

	*line = shown->node ? shown->node->line : 0;
	return text ? text->file : (struct str){NULL, 0};
}

/* ASCII and the ranges of spaces, general, CJK and full-width punctuation. */
static bool is_letter(uint32_t cp)
{
	if (cp < 0x80)
		return (cp >= '0' && cp <= '9') || (cp >= 'A' && cp <= 'Z') ||
		       (cp >= 'a' && cp <= 'z');
	return cp >= 0xC0 && !(cp >= 0x2000 && cp <= 0x206F) &&
	       !(cp >= 0x3000 && cp <= 0x303F) &&
	       !(cp >= 0xFF00 && cp <= 0xFF0F) &&
	       !(cp >= 0xFF1A && cp <= 0xFF20) && cp != 0x60C && cp != 0x61B &&
	       cp != 0x61F;
}

static size_t count_letters(struct str text)
{
	size_t count = 0;
	size_t pos = 0;

	while (pos < text.len)
		count += is_letter(utf8_next(text, &pos));
	return count;
}

/* Numbers of references are not read. */
static size_t count_calls(const struct doc_node *leaf)
{
	size_t count = 0;

	for (size_t i = 0; i < leaf->span_count; i++) {
		const struct doc_span *span = &leaf->spans[i];

		if (span->kind == DOC_SPAN_REF || span->kind == DOC_SPAN_NOTE)
			count += count_letters(
				str_sub(leaf->text, span->start, span->end));
	}
	return count;
}

static size_t block_letters(const struct doc_node *block)
{
	const struct doc_node *leaf = doc_first_leaf(block);
	size_t count = 0;

	for (; leaf; leaf = doc_next_leaf(leaf, block))
		count += count_letters(leaf->text) - count_calls(leaf);
	return count;
}

size_t corpus_more(
	struct work *work, int index, int lang, enum tier from, enum tier to)
{
	const struct doc_node *less;
	const struct doc_node *more;
	size_t less_letters;
	size_t more_letters;

	index = place_of(work, index);
	if (index == CORPUS_NONE)
		return 0;
	less = node_of(work, index, lang, from);
	more = node_of(work, index, lang, to);
	if (!less || !more)
		return 0;
	less_letters = block_letters(less);
	more_letters = block_letters(more);
	return more_letters > less_letters ? more_letters - less_letters : 0;
}
