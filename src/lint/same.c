/* SPDX-License-Identifier: MIT */
/* What a block has in common with the same one in the source language. */
#include "base/mo.h"
#include "lint/at.h"
#include "lint/rules.h"
#include "text/chars.h"
#include "text/utf8.h"

#define SAME_LETTERS 12 /* fewer may well be the same: names, formulas */

/* The same block and tier in the source language, unless it is that language.
 */
static const struct doc_node *source_of(const struct lint_at *at)
{
	const int lang = at_source_lang(at);

	return lang == at->lang
	               ? NULL
	               : at_written(at, at->item, lang, (enum tier)at->tier);
}

static size_t count_letters(struct str text)
{
	size_t count = 0, pos = 0;

	while (pos < text.len)
		count += chars_is_letter(utf8_next(text, &pos));
	return count;
}

static bool is_same(const struct doc_node *a, const struct doc_node *b)
{
	struct buf left = {0}, right = {0};
	bool same;

	doc_block_text(a, &left);
	doc_block_text(b, &right);
	same = str_eq(buf_view(&left), buf_view(&right)) &&
	       count_letters(buf_view(&left)) >= SAME_LETTERS;
	buf_release(&left);
	buf_release(&right);
	return same;
}

/* A copy may be of any language that the translator started from. */
void rule_untranslated(const struct lint_at *at)
{
	struct work *work = at->run->work;

	for (int lang = 0; lang < corpus_lang_count(work); lang++) {
		const struct doc_node *other;

		if (lang == at->lang || at->lang == at_source_lang(at))
			continue;
		other = at_written(at, at->item, lang, (enum tier)at->tier);
		if (other != NULL && is_same(at->node, other)) {
			at_report_all(
				at, at_say(at,
					    _("this is the text of '%s', not "
					      "translated"),
					    corpus_lang_tag(work, lang)));
			return;
		}
	}
}

/* How often spans of a kind (and with a target, if it is not empty) stand in a
 * block. */
static size_t count_spans(const struct doc_node *block, enum doc_span_kind kind,
	struct str target)
{
	const struct doc_node *leaf = doc_first_leaf(block);
	size_t count = 0;

	for (; leaf != NULL; leaf = at_next_leaf(leaf, block))
		for (size_t i = 0; i < leaf->span_count; i++)
			count += leaf->spans[i].kind == kind &&
			         (target.len == 0 ||
					 str_eq(leaf->spans[i].target, target));
	return count;
}

static void report_address(const struct lint_at *at,
	const struct doc_node *leaf, struct str target, bool is_extra)
{
	at_report_node(at, is_extra ? leaf : at->node,
		is_extra ? at_say(at,
				   _("the address '%.*s' is not in the source "
				     "language"),
				   STR_ARG(target))
			 : at_say(at,
				   _("the address '%.*s' of the source "
				     "language is not here"),
				   STR_ARG(target)));
}

#define LINKS_MAX 200 /* of a block; more are compared by nobody */

/* Reports the addresses that stand more often in `block` than in `other`. */
static void compare_addresses(const struct lint_at *at,
	const struct doc_node *block, const struct doc_node *other)
{
	const struct doc_node *leaf = doc_first_leaf(block);

	if (count_spans(block, DOC_SPAN_LINK, (struct str){NULL, 0}) >
		LINKS_MAX)
		return;
	for (; leaf != NULL; leaf = at_next_leaf(leaf, block))
		for (size_t i = 0; i < leaf->span_count; i++) {
			const struct str target = leaf->spans[i].target;

			if (leaf->spans[i].kind == DOC_SPAN_LINK &&
				count_spans(block, DOC_SPAN_LINK, target) >
					count_spans(
						other, DOC_SPAN_LINK, target))
				report_address(
					at, leaf, target, block == at->node);
		}
}

void rule_addresses(const struct lint_at *at)
{
	const struct doc_node *source = source_of(at);

	if (source == NULL)
		return;
	compare_addresses(at, at->node, source);
	compare_addresses(at, source, at->node);
}

void rule_emphasis(const struct lint_at *at)
{
	/* Not italic, which only some scripts use, for titles. */
	static const enum doc_span_kind kinds[] = {
		DOC_SPAN_STRONG, DOC_SPAN_CODE};
	const struct doc_node *source = source_of(at);
	const struct str any = {NULL, 0};
	size_t here = 0, there = 0;

	if (source == NULL)
		return;
	for (size_t i = 0; i < ARRAY_LEN(kinds); i++) {
		here += count_spans(at->node, kinds[i], any);
		there += count_spans(source, kinds[i], any);
	}
	if (here != there)
		at_report_all(
			at, at_say(at,
				    _("stretches in bold or code: "
				      "%zu here, %zu in the source language"),
				    here, there));
}
