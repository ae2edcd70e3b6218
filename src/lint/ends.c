/* SPDX-License-Identifier: MIT */
/* The marks that paragraphs, items and headings end with. */
#include "base/mo.h"
#include "lint/marks.h"
#include "lint/rules.h"
#include "text/chars.h"

/* The last character that is neither a space nor a closing mark; 0: none. */
static uint32_t last_of(const struct prose *prose, size_t *at)
{
	const struct str closing =
		STR("\"'\u201d\u2019\u00bb)]\uff09\u300d\u300f");
	size_t i = prose->len;

	while (i > 0 && (chars_is_space(prose->cp[i - 1]) ||
				mark_is_direction(prose->cp[i - 1]) ||
				mark_is_in(closing, prose->cp[i - 1])))
		i--;
	*at = i > 0 ? i - 1 : 0;
	return i > 0 ? prose->cp[i - 1] : 0;
}

static bool is_semicolon(uint32_t cp)
{
	return mark_is_in(STR(";\uff1b\u061b"), cp);
}

static bool is_colon(uint32_t cp)
{
	return mark_is_in(STR(":\uff1a"), cp);
}

/* Does a list, quotation or another block come after the leaf? */
static bool introduces(const struct doc_node *leaf)
{
	return leaf->next != NULL && leaf->next->kind != DOC_HEADING;
}

static bool find_sentences(
	const struct lint_at *at, const struct doc_node *list)
{
	const struct doc_node *item = list->first;

	for (; item != NULL; item = item->next) {
		const struct doc_node *leaf = doc_first_leaf(item);
		struct prose prose;
		size_t where;

		if (leaf == NULL)
			continue;
		prose = prose_of(leaf, at_scratch(at));
		if (mark_is_in(
			    at->locale->sentence_end, last_of(&prose, &where)))
			return true;
	}
	return false;
}

/* True if an item of the list ends like a sentence. A list of mere names and
 * phrases need not. Asked for each item of a list in turn. */
static bool has_sentences(const struct lint_at *at, const struct doc_node *list)
{
	if (at->run->list != list) {
		at->run->has_sentences = find_sentences(at, list);
		at->run->list = list;
	}
	return at->run->has_sentences;
}

static bool is_ended(const struct lint_at *at, uint32_t last)
{
	const struct doc_node *leaf = at->node;
	const struct doc_node *item = leaf->parent;

	if (last == 0 || last == PROSE_OBJECT ||
		mark_is_in(at->locale->sentence_end, last))
		return true;
	if (is_colon(last))
		return introduces(leaf);
	if (item == NULL || item->kind != DOC_ITEM)
		return false;
	return (is_semicolon(last) && item->next != NULL) ||
	       !has_sentences(at, item->parent);
}

void rule_final_mark(const struct lint_at *at)
{
	size_t where;
	const uint32_t last = last_of(at->prose, &where);

	if (at->kind == LINT_IN_AID || at->kind == LINT_IN_FIGURE)
		return;
	if (at->node->kind == DOC_PARA && !is_ended(at, last))
		at_report(at, where,
			at_say(at, _("the text does not end like a "
				     "sentence, with a full stop or the "
				     "like")));
	if (at->node->kind == DOC_HEADING && last != '!' && last != '?' &&
		last != 0xFF01 && last != 0xFF1F && last != 0x061F &&
		(mark_is_in(at->locale->sentence_end, last) || is_colon(last) ||
			is_semicolon(last)))
		at_report(at, where,
			at_say(at, _("the heading ends with a punctuation "
				     "mark")));
}
