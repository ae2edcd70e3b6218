/* SPDX-License-Identifier: MIT */
#include "lint/at.h"

#include <stdarg.h>
#include <stdio.h>

static void add(const struct lint_at *at, struct str id,
	struct where_place place, struct str message)
{
	struct lint *lint = at->run->lint;
	const struct lint_finding finding = {
		.rule = at->rule,
		.file = arena_str(&lint->arena, at->file),
		.line = place.line,
		.byte = place.byte,
		.column = place.column,
		.id = arena_str(&lint->arena, id),
		.lang = at->lang,
		.tier = at->tier,
		.message = message,
	};

	vec_push(&lint->list, finding);
}

/* A definition and the words of a figure stand in tables. */
static struct where_place place_of(const struct lint_at *at, size_t from)
{
	struct str needle;

	if (at->kind == LINT_IN_FIGURE)
		return where_element(&at->run->where, at->file, at->node, from);
	if (at->kind != LINT_IN_DEFINITION)
		return where_leaf(&at->run->where, at->file, at->node, from);
	needle = arena_printf(&at->run->scratch, "id=\"%.*s.%s.%s\"",
		STR_ARG(at->id), corpus_lang_tag(at->run->work, at->lang),
		tier_name((enum tier)at->tier));
	return where_xml(&at->run->where, at->file, needle,
		STR("type=\"definition\">"), at->node, from);
}

void at_report(const struct lint_at *at, size_t from, struct str message)
{
	add(at, at->id, place_of(at, at->prose->at[from]), message);
}

void at_report_all(const struct lint_at *at, struct str message)
{
	const struct where_place start = {at->line, 1, 1};

	add(at, at->id,
		at->kind == LINT_IN_DEFINITION ? place_of(at, 0) : start,
		message);
}

void at_report_node(const struct lint_at *at, const struct doc_node *node,
	struct str message)
{
	const struct where_place start = {
		node->line > 0 ? node->line : at->line, 1, 1};

	add(at, at_id_of(node, at->node), start, message);
}

struct str at_say(const struct lint_at *at, const char *fmt, ...)
{
	struct arena *arena = &at->run->lint->arena;
	va_list args, again;
	struct str text;
	int len;

	va_start(args, fmt);
	va_copy(again, args);
	len = vsnprintf(NULL, 0, fmt, args);
	text.len = len > 0 ? (size_t)len : 0;
	text.ptr = NULL;
	if (text.len > 0) {
		char *bytes = arena_bytes(arena, text.len + 1);

		vsnprintf(bytes, text.len + 1, fmt, again);
		text.ptr = bytes;
	}
	va_end(again);
	va_end(args);
	return text;
}

bool at_border(const struct lint_at *at, size_t i)
{
	return border_is(&at->run->border, at->locale, at->prose->leaf->text,
		at->prose->at[i]);
}

struct arena *at_scratch(const struct lint_at *at)
{
	return &at->run->scratch;
}

const struct doc_node *at_written(
	const struct lint_at *at, int item, int lang, enum tier tier)
{
	const struct shown shown = corpus_show(at->run->work, item, lang, tier);

	return shown.is_fallback ? NULL : shown.node;
}

int at_source_lang(const struct lint_at *at)
{
	return corpus_source_lang(at->run->work);
}

const struct doc_node *at_next_leaf(
	const struct doc_node *leaf, const struct doc_node *top)
{
	return top->kind == DOC_FIGURE ? NULL : doc_next_leaf(leaf, top);
}

struct str at_id_of(const struct doc_node *node, const struct doc_node *top)
{
	while (node->id.len == 0 && node != top && node->parent != NULL)
		node = node->parent;
	return node->id;
}
