/* SPDX-License-Identifier: MIT */
/* What a block has in common with the same one in the source language. */
#include "base/mo.h"
#include "lint/at.h"
#include "lint/rules.h"
#include "lint/tongue.h"
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

/* The leaf as rules of leaves have it: for the moment. */
static bool is_of_other(const struct lint_at *at, const struct doc_node *leaf)
{
	const struct prose prose = prose_of(leaf, at_scratch(at));
	struct lint_at there = *at;

	there.node = leaf;
	there.prose = &prose;
	return tongue_is_other(&there);
}

static bool is_block_of_other(const struct lint_at *at)
{
	const struct doc_node *leaf = doc_first_leaf(at->node);

	for (; leaf != NULL; leaf = at_next_leaf(leaf, at->node))
		if (is_of_other(at, leaf))
			return true;
	return false;
}

static bool has_same_leaf(
	const struct doc_node *leaf, const struct doc_node *block)
{
	const struct doc_node *other = doc_first_leaf(block);

	for (; other != NULL; other = at_next_leaf(other, block))
		if (str_eq(leaf->text, other->text))
			return true;
	return false;
}

static void report_copy(
	const struct lint_at *at, const struct doc_node *node, int lang)
{
	at_report_node(at, node,
		at_say(at, _("this is the text of '%s', not translated"),
			corpus_lang_tag(at->run->work, lang)));
}

/* Items and paragraphs of a block that were copied from `other`. */
static void find_copied_leaves(
	const struct lint_at *at, const struct doc_node *other, int lang)
{
	const struct doc_node *leaf = doc_first_leaf(at->node);

	for (; leaf != NULL; leaf = at_next_leaf(leaf, at->node))
		if (count_letters(leaf->text) >= SAME_LETTERS &&
			has_same_leaf(leaf, other) && is_of_other(at, leaf))
			report_copy(at, leaf, lang);
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
		if (other == NULL)
			continue;
		/* Of two that are alike the copy is meant; names alone may
		 * well be the same. */
		if (is_same(at->node, other) &&
			(lang == at_source_lang(at) || is_block_of_other(at))) {
			report_copy(at, at->node, lang);
			return;
		}
		find_copied_leaves(at, other, lang);
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
