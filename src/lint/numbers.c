/* SPDX-License-Identifier: MIT */
/* The same numbers in each language, and none in a tier that full has not. */
#include "base/mo.h"
#include "lint/at.h"
#include "lint/number.h"
#include "lint/rules.h"

/* "2.1" is the id of a section, and no number. */
static bool is_id(const struct lint_at *at, const struct number *number)
{
	const struct str text =
		prose_text(number->prose, number->from, number->to);

	return str_find(text, '.') < text.len &&
	       number->percent == PERCENT_NO &&
	       corpus_find(at->run->work, text) != CORPUS_NONE;
}

static void drop_ids(const struct lint_at *at, struct numbers *numbers)
{
	for (size_t i = 0; i < numbers->list.len; i++)
		if (is_id(at, &numbers->list.ptr[i]))
			numbers->list.ptr[i].is_firm = false;
}

static void scan(const struct lint_at *at, const struct doc_node *top, int lang,
	struct numbers *numbers)
{
	const struct locale *locale = corpus_locale(at->run->work, lang);
	const struct doc_node *leaf = doc_first_leaf(top);

	for (; leaf != NULL; leaf = at_next_leaf(leaf, top)) {
		struct prose *prose;

		if (leaf->kind == DOC_CODE || leaf->kind == DOC_HTML)
			continue;
		prose = ARENA_NEW(at_scratch(at), struct prose);
		*prose = prose_of(leaf, at_scratch(at));
		number_scan(prose, locale, numbers);
	}
	drop_ids(at, numbers);
}

/* Reports a number at its place in the text of `at`. */
static void report_here(const struct lint_at *at, const struct number *number,
	struct str message)
{
	struct lint_at there = *at;

	there.node = number->prose->leaf;
	there.prose = number->prose;
	there.id = at_id_of(number->prose->leaf, at->node);
	at_report(&there, number->from, message);
}

static struct str text_of(const struct number *number)
{
	return prose_text(number->prose, number->from, number->to);
}

/* Has the list this number, as firm or soft, before `index`? */
static bool is_repeated(const struct numbers *numbers, size_t index)
{
	for (size_t i = 0; i < index; i++)
		if (numbers->list.ptr[i].is_firm &&
			str_eq(text_of(&numbers->list.ptr[i]),
				text_of(&numbers->list.ptr[index])))
			return true;
	return false;
}

static void compare(const struct lint_at *at, const struct doc_node *here,
	const struct doc_node *there)
{
	const int source = at_source_lang(at);
	struct numbers ours = {0}, theirs = {0};

	scan(at, here, at->lang, &ours);
	scan(at, there, source, &theirs);
	for (size_t i = 0; i < theirs.list.len; i++) {
		const struct number *number = &theirs.list.ptr[i];

		if (number->is_firm && !number_has(&ours, number) &&
			!is_repeated(&theirs, i))
			at_report_node(at, here,
				at_say(at,
					_("the number %.*s of the source "
					  "language is missing here"),
					STR_ARG(text_of(number))));
	}
	for (size_t i = 0; i < ours.list.len; i++) {
		const struct number *number = &ours.list.ptr[i];

		if (number->is_firm && !number_has(&theirs, number) &&
			!is_repeated(&ours, i))
			report_here(at, number,
				at_say(at,
					_("the number %.*s is not in the "
					  "source language"),
					STR_ARG(text_of(number))));
	}
	number_release(&ours);
	number_release(&theirs);
}

static size_t count_items(const struct doc_node *node)
{
	size_t count = 0;

	for (node = node->first; node != NULL; node = node->next)
		count++;
	return count;
}

/* Item by item where the lists are alike, else as a whole. */
void rule_numbers(const struct lint_at *at)
{
	const int source = at_source_lang(at);
	const struct doc_node *there, *item, *other;

	if (at->tier != TIER_FULL || at->lang == source)
		return;
	there = at_written(at, at->item, source, TIER_FULL);
	if (there == NULL)
		return;
	if (at->node->kind != DOC_LIST || there->kind != DOC_LIST ||
		count_items(at->node) != count_items(there)) {
		compare(at, at->node, there);
		return;
	}
	other = there->first;
	for (item = at->node->first; item != NULL; item = item->next) {
		compare(at, item, other);
		other = other->next;
	}
}

void rule_numbers_tier(const struct lint_at *at)
{
	const struct doc_node *full;
	struct numbers ours = {0}, theirs = {0};

	if (at->tier == TIER_FULL)
		return;
	full = at_written(at, at->item, at->lang, TIER_FULL);
	if (full == NULL)
		return;
	scan(at, at->node, at->lang, &ours);
	scan(at, full, at->lang, &theirs);
	for (size_t i = 0; i < ours.list.len; i++) {
		const struct number *number = &ours.list.ptr[i];

		if (number->is_firm && !number_has(&theirs, number))
			report_here(at, number,
				at_say(at,
					_("the number %.*s is not in 'full'"),
					STR_ARG(text_of(number))));
	}
	number_release(&ours);
	number_release(&theirs);
}
