/* SPDX-License-Identifier: MIT */
/* Where references and editor's notes are called. */
#include "base/mo.h"
#include "lint/marks.h"
#include "lint/rules.h"
#include "text/chars.h"

static const struct spine_item *row_of(const struct lint_at *at)
{
	return corpus_item(at->run->work, at->item);
}

static bool leaf_calls(
	const struct doc_node *leaf, enum doc_span_kind kind, struct str target)
{
	for (size_t i = 0; i < leaf->span_count; i++)
		if (leaf->spans[i].kind == kind &&
			str_eq(leaf->spans[i].target, target))
			return true;
	return false;
}

/* True if a block calls a reference or note. */
static bool calls(const struct doc_node *block, enum doc_span_kind kind,
	struct str target)
{
	const struct doc_node *leaf = doc_first_leaf(block);

	for (; leaf != NULL; leaf = doc_next_leaf(leaf, block))
		if (leaf_calls(leaf, kind, target))
			return true;
	return false;
}

static bool calls_number(
	const struct lint_at *at, const struct doc_node *block, int number)
{
	const struct str target = arena_printf(at_scratch(at), "%d", number);

	return calls(block, DOC_SPAN_REF, target);
}

/* True if a block written below the heading of `at` calls it. */
static bool section_calls(
	const struct lint_at *at, enum doc_span_kind kind, struct str target)
{
	const int end = corpus_end(at->run->work, at->item);

	for (int i = at->item + 1; i < end; i++) {
		const struct doc_node *block =
			corpus_item(at->run->work, i)->kind == SPINE_BLOCK
				? at_written(
					  at, i, at->lang, (enum tier)at->tier)
				: NULL;

		if (block != NULL && calls(block, kind, target))
			return true;
	}
	return false;
}

static bool has_ref(const struct spine_item *row, int number)
{
	for (size_t i = 0; i < row->ref_count; i++)
		if (row->refs[i] == number)
			return true;
	return false;
}

/* The row below the heading `heading` that the spine says calls it. */
static bool is_in_block(const struct work *work, int heading, int number)
{
	const int end = corpus_end(work, heading);

	for (int i = heading + 1; i < end; i++)
		if (corpus_item(work, i)->kind == SPINE_BLOCK &&
			has_ref(corpus_item(work, i), number))
			return true;
	return false;
}

static void missing(const struct lint_at *at, int number)
{
	at_report_all(
		at, at_say(at, _("reference %d is not called here"), number));
}

void rule_references(const struct lint_at *at)
{
	const struct spine_item *row = row_of(at);

	for (size_t i = 0; at->tier == TIER_FULL && i < row->ref_count; i++)
		if (!calls_number(at, at->node, row->refs[i]))
			missing(at, row->refs[i]);
}

/* Those that no block is said to call: any of the section's may. */
void rule_references_of_section(const struct lint_at *at)
{
	const struct spine_item *row = row_of(at);

	if (at->tier != TIER_FULL)
		return;
	for (size_t i = 0; i < row->ref_count; i++) {
		const struct str target =
			arena_printf(at_scratch(at), "%d", row->refs[i]);

		if (!is_in_block(at->run->work, at->item, row->refs[i]) &&
			!section_calls(at, DOC_SPAN_REF, target))
			missing(at, row->refs[i]);
	}
}

/* May the block of `at` call this reference? */
static bool may_call(const struct lint_at *at, int number)
{
	struct work *work = at->run->work;
	int heading = row_of(at)->section;

	if (has_ref(row_of(at), number))
		return true;
	/* Records have no references of their own. */
	while (heading > 0 && corpus_item(work, heading)->kind == SPINE_RECORD)
		heading--;
	heading = corpus_item(work, heading)->section;
	return has_ref(corpus_item(work, heading), number) &&
	       !is_in_block(work, heading, number);
}

static void check_reference(const struct lint_at *at,
	const struct doc_span *span, const struct doc_node *leaf)
{
	const bool is_full = at->tier == TIER_FULL;
	int number;

	if (!str_to_int(span->target, &number) || may_call(at, number))
		return;
	at_report_node(at, leaf,
		is_full ? at_say(at,
				  _("reference %d is called here, but not in "
				    "the spine"),
				  number)
			: at_say(at,
				  _("reference %d is called here, but not in "
				    "'full'"),
				  number));
}

void rule_references_extra(const struct lint_at *at)
{
	const struct doc_node *leaf = doc_first_leaf(at->node);

	for (; leaf != NULL; leaf = at_next_leaf(leaf, at->node))
		for (size_t i = 0; i < leaf->span_count; i++)
			if (leaf->spans[i].kind == DOC_SPAN_REF)
				check_reference(at, &leaf->spans[i], leaf);
}

/* ---- notes ---- */

/* The row that a note belongs to: a block, or a heading. */
static int note_item(const struct lint_at *at, const struct editor_note *note)
{
	return corpus_find(at->run->work, note->place);
}

static void check_notes(const struct lint_at *at, bool is_section)
{
	struct work *work = at->run->work;

	for (size_t i = 0; i < corpus_note_count(work, at->lang); i++) {
		const struct editor_note note =
			corpus_note_at(work, at->lang, i);

		if (note_item(at, &note) != at->item ||
			(is_section ? section_calls(at, DOC_SPAN_NOTE, note.id)
				    : calls(at->node, DOC_SPAN_NOTE, note.id)))
			continue;
		at_report_all(
			at, at_say(at, _("note '%.*s' is not called here"),
				    STR_ARG(note.id)));
	}
}

void rule_notes(const struct lint_at *at)
{
	if (at->tier == TIER_FULL)
		check_notes(at, false);
}

void rule_notes_of_section(const struct lint_at *at)
{
	if (at->tier == TIER_FULL)
		check_notes(at, true);
}

static void check_note(const struct lint_at *at, const struct doc_span *span,
	const struct doc_node *leaf, const struct doc_node *full)
{
	if (!calls(full, DOC_SPAN_NOTE, span->target))
		at_report_node(at, leaf,
			at_say(at,
				_("note '%.*s' is called here, but not in "
				  "'full'"),
				STR_ARG(span->target)));
}

void rule_notes_extra(const struct lint_at *at)
{
	const struct doc_node *full =
		at_written(at, at->item, at->lang, TIER_FULL);
	const struct doc_node *leaf = doc_first_leaf(at->node);

	for (; full != NULL && leaf != NULL;
		leaf = at_next_leaf(leaf, at->node))
		for (size_t i = 0; i < leaf->span_count; i++)
			if (leaf->spans[i].kind == DOC_SPAN_NOTE)
				check_note(at, &leaf->spans[i], leaf, full);
}

/* ---- where a call stands ---- */

static bool is_mark(uint32_t cp, struct str set)
{
	return cp < 0x80 && cp > 0 && str_find(set, (char)cp) < set.len;
}

/* Marks that a call goes before: 、。，：；！？ ، ؛ ؟ too. */
static bool is_before_mark(uint32_t cp)
{
	return mark_is_in(STR(".,;:!?\u3001\u3002\uff0c\uff1a\uff1b\uff01"
			      "\uff1f\u060c\u061b\u061f"),
		cp);
}

/* A call follows the mark in English, and goes before it in the others. */
void rule_call_place(const struct lint_at *at)
{
	const struct prose *prose = at->prose;
	const bool is_before = str_eq(at->locale->call, STR("before"));

	for (size_t i = 0; i < prose->len; i++) {
		if (!(prose->flags[i] & PROSE_CALL))
			continue;
		if (prose->cp[i] == ' ')
			at_report(at, i,
				at_say(at, _("a space stands before the call "
					     "of a reference or note")));
		else if (is_before && is_before_mark(prose->cp[i]))
			at_report(at, i,
				at_say(at, _("the call of a reference or note "
					     "belongs before the mark")));
		else if (!is_before &&
			 is_mark(prose_near(prose, i, 1), STR(".,;:!?")))
			at_report(at, i,
				at_say(at, _("the call of a reference or note "
					     "belongs after the mark")));
	}
}
