/* SPDX-License-Identifier: MIT */
#include "exchange/hints.h"

/* The part of a block that a unit is of; NULL if there is none. */
static const struct doc_node *node_of(
	const struct export_wish *wish, const struct text_unit *unit)
{
	const struct shown shown = corpus_show(
		wish->work, unit->item, wish->source.lang, wish->source.tier);
	const struct doc_node *node = shown.node;

	if (unit->kind == UNIT_HEADING || node == NULL || shown.is_fallback)
		return NULL;
	corpus_mark_terms(wish->work, &shown);
	if (unit->in_item == 0)
		return node;
	node = node->first;
	for (int i = 1; node != NULL && i < unit->in_item; i++)
		node = node->next;
	return node;
}

static void put_plain(struct str text, struct buf *out)
{
	for (size_t i = 0; i < text.len; i++)
		if ((unsigned char)text.ptr[i] < ' ')
			buf_byte(out, ' ');
		else
			buf_byte(out, text.ptr[i]);
}

static void put_term(const struct export_wish *wish,
	const struct doc_node *leaf, const struct doc_span *span,
	struct buf *out)
{
	const struct gloss *gloss = corpus_gloss(wish->work);
	const struct gloss_concept *concept =
		gloss == NULL ? NULL : gloss_find_id(gloss, span->target);
	const struct gloss_lang *lang =
		concept == NULL
			? NULL
			: gloss_in(concept, str_of(corpus_lang_tag(wish->work,
						    wish->target.lang)));

	if (lang == NULL || lang->term_count == 0)
		return;
	if (out->len > 0)
		buf_cstr(out, "; ");
	put_plain(str_sub(leaf->text, span->start, span->end), out);
	buf_cstr(out, " = ");
	put_plain(lang->terms[0].text, out);
}

void hints_terms(const struct export_wish *wish, const struct text_unit *unit,
	struct buf *out)
{
	const struct doc_node *top = node_of(wish, unit);
	struct buf terms = {0};

	if (top == NULL)
		return;
	for (const struct doc_node *leaf = doc_first_leaf(top); leaf != NULL;
		leaf = doc_next_leaf(leaf, top))
		for (size_t i = 0; i < leaf->span_count; i++)
			if (leaf->spans[i].kind == DOC_SPAN_TERM)
				put_term(wish, leaf, &leaf->spans[i], &terms);
	buf_str(out, buf_view(&terms));
	buf_release(&terms);
}
