/* SPDX-License-Identifier: MIT */
#include "tui/firstrun_sample.h"

#include "text/utf8.h"

#define SAMPLE_BLOCK STR("2.1.1")

static int sample_block(const struct work *work)
{
	const int found = corpus_find(work, SAMPLE_BLOCK);

	if (found != CORPUS_NONE &&
		corpus_item(work, found)->kind == SPINE_BLOCK)
		return found;
	for (int i = 0; i < corpus_count(work); i++) {
		const struct spine_item *item = corpus_item(work, i);

		if (item->kind == SPINE_BLOCK && item->block == BLOCK_PARA)
			return i;
	}
	return CORPUS_NONE;
}

static bool holds(struct str set, struct str cp)
{
	return str_search(set, cp) != SIZE_MAX;
}

size_t sample_sentence(struct str text, const struct locale *locale)
{
	size_t pos = 0;

	while (pos < text.len) {
		const size_t start = pos;
		struct str mark;

		utf8_next(text, &pos);
		mark = str_sub(text, start, pos);
		if (mark.ptr[0] == ' ' || !holds(locale->sentence_end, mark))
			continue;
		/* "3.5" and "e.g." go on; Chinese has no space between. */
		if (pos >= text.len || mark.len > 1 || text.ptr[pos] == ' ')
			return pos;
	}
	return text.len;
}

/* Numbers of references and notes mean nothing here. */
static bool is_call(const struct doc_node *leaf, size_t at)
{
	for (size_t i = 0; i < leaf->span_count; i++) {
		const struct doc_span *span = &leaf->spans[i];

		if ((span->kind == DOC_SPAN_REF ||
			    span->kind == DOC_SPAN_NOTE) &&
			at >= span->start && at < span->end)
			return true;
	}
	return false;
}

static struct str plain_text(const struct doc_node *leaf, struct arena *arena)
{
	struct buf text = {0};
	struct str kept;

	for (size_t i = 0; i < leaf->text.len; i++) {
		const char byte = leaf->text.ptr[i];

		if (is_call(leaf, i))
			continue;
		if (byte == '\n')
			buf_byte(&text, ' ');
		else
			buf_byte(&text, byte);
	}
	kept = arena_str(arena, buf_view(&text));
	buf_release(&text);
	return kept;
}

struct sample sample_of(
	struct work *work, int lang, enum tier tier, struct arena *arena)
{
	const int block = sample_block(work);
	struct sample sample = {.lang = lang, .is_unwritten = true};
	struct shown shown;
	const struct doc_node *leaf;

	if (block == CORPUS_NONE)
		return sample;
	shown = corpus_show(work, block, lang, tier);
	sample.is_unwritten = !shown.node || shown.is_fallback;
	leaf = shown.node ? doc_first_leaf(shown.node) : NULL;
	if (!leaf || shown.tier != tier)
		return sample;
	sample.lang = shown.lang;
	sample.text = plain_text(leaf, arena);
	sample.text = str_sub(sample.text, 0,
		sample_sentence(sample.text, corpus_locale(work, sample.lang)));
	return sample;
}
