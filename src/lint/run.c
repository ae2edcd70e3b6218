/* SPDX-License-Identifier: MIT */
#include "lint/run.h"

void run_rules(struct lint_at *at, enum lint_scope scope)
{
	for (size_t i = 0; i < lint_rule_count; i++) {
		at->rule = &lint_rules[i];
		if (at->rule->scope == scope && at->rule->fn != NULL &&
			(at->locale == NULL ||
				lint_rule_reads(at->rule, at->locale->tag)))
			at->rule->fn(at);
	}
}

static bool is_prose(const struct doc_node *leaf)
{
	return leaf->kind == DOC_PARA || leaf->kind == DOC_HEADING ||
	       leaf->kind == DOC_FIGURE;
}

/*
 * What stands before the text of a heading or answer in a file that hangs on no
 * spine: an id ("## 2.1 ", "### q1 ") or a box ("[x] ").
 */
static size_t lead_of(const struct prose *prose)
{
	const struct doc_node *leaf = prose->leaf;
	size_t len = 0;

	if (leaf->kind == DOC_PARA && !str_starts(leaf->text, STR("[x] ")) &&
		!str_starts(leaf->text, STR("[ ] ")))
		return 0;
	if (leaf->kind == DOC_PARA)
		return 4;
	while (len < prose->len && prose->cp[len] > ' ' &&
		prose->cp[len] < 0x7F)
		len++;
	return len < prose->len && prose->cp[len] == ' ' ? len + 1
	       : len == prose->len                       ? len
	                                                 : 0;
}

void run_leaf(struct lint_at at, const struct doc_node *leaf)
{
	struct prose prose;

	/* "needs: plain" in a quiz is for the program. */
	if (at.is_lone && str_starts(leaf->text, STR("needs: ")))
		return;
	prose = prose_of(leaf, &at.run->scratch);
	if (at.is_lone)
		prose_skip(&prose, lead_of(&prose));
	at.node = leaf;
	at.prose = &prose;
	if (leaf->line > 0)
		at.line = leaf->line;
	border_forget(&at.run->border);
	run_rules(&at, LINT_LEAF);
	arena_clear(&at.run->scratch);
}

void run_leaves(struct lint_at at, const struct doc_node *top)
{
	const struct str id = at.id;
	const struct doc_node *leaf = doc_first_leaf(top);

	for (; leaf != NULL; leaf = at_next_leaf(leaf, top)) {
		const struct str own = at_id_of(leaf, top);

		at.id = own.len > 0 && at.kind != LINT_IN_AID ? own : id;
		if (is_prose(leaf))
			run_leaf(at, leaf);
	}
}

/* The first word of a heading: "2.1", "q1", "aim". */
static struct str first_word(struct str text)
{
	struct str word = {NULL, 0};

	str_word(&text, &word);
	return word;
}

/*
 * What stands below the headings of a quiz has the id "2.1.q1", of notes
 * "2.1.aim": the words of two headings.
 */
static void name_unit(struct lint_at *at, const struct doc_node *unit,
	struct str *section, struct arena *arena)
{
	if (unit->kind != DOC_HEADING)
		return;
	at->id = first_word(unit->text);
	if (unit->level == 2)
		*section = at->id;
	if (unit->level > 2)
		at->id = arena_printf(
			arena, "%.*s.%.*s", STR_ARG(*section), STR_ARG(at->id));
}

void run_units(struct lint_at at, struct file *file)
{
	const enum lint_kind kind = at.kind;
	struct str section = {NULL, 0};
	struct arena arena = {0};

	at.is_lone = true;
	for (int i = 0; i < file_count(file, i); i++) {
		const struct doc_node *unit = file_unit(file, i);

		if (kind == LINT_IN_AID)
			name_unit(&at, unit, &section, &arena);
		else
			at.kind = unit->kind == DOC_HEADING ? LINT_IN_HEADING
			                                    : LINT_IN_BLOCK;
		run_leaves(at, unit);
	}
	arena_free(&arena);
}
