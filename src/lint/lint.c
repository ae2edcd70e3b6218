/* SPDX-License-Identifier: MIT */
/* Going through a work or a file, and calling the rules. */
#include "base/fs.h"
#include "lint/accept.h"
#include "lint/at.h"
#include "lint/rules.h"
#include "lint/run.h"
#include "quiz/quiz.h"
#include "xml/xml.h"

#include <stdlib.h>

/* ---- a work ---- */

/* True if blocks stand directly below the heading in `at`. */
static bool has_blocks(const struct lint_at *at)
{
	struct work *work = at->run->work;
	const int end = corpus_end(work, at->item);

	for (int i = at->item + 1; i < end; i++)
		if (corpus_item(work, i)->section == at->item &&
			corpus_item(work, i)->kind == SPINE_BLOCK &&
			at_written(at, i, at->lang, (enum tier)at->tier))
			return true;
	return false;
}

/* A row of the spine in the language and tier of `at`. */
static void run_row(struct lint_at at, int item)
{
	struct work *work = at.run->work;
	const struct spine_item *row = corpus_item(work, item);
	const struct doc_node *node;

	at.item = item;
	at.id = row->id;
	if (row->kind == SPINE_FIGURE)
		return;
	node = at_written(&at, item, at.lang, (enum tier)at.tier);
	at.line = node != NULL ? node->line : 0;
	if (row->kind != SPINE_BLOCK) {
		at.kind = LINT_IN_HEADING;
		if (has_blocks(&at))
			run_rules(&at, LINT_SECTION);
	}
	if (node == NULL)
		return;
	if (row->kind == SPINE_BLOCK) {
		at.node = node;
		run_rules(&at, LINT_BLOCK);
	}
	arena_clear(&at.run->scratch);
	run_leaves(at, node);
}

static void run_part(struct lint_at at, int part)
{
	struct work *work = at.run->work;
	const struct shown shown = {
		.lang = at.lang, .tier = (enum tier)at.tier};
	const int end = corpus_end(work, part);
	int line;

	if (!corpus_is_written(work, part, at.lang, (enum tier)at.tier))
		return;
	at.file = corpus_source(work, part, &shown, &line);
	at.item = part;
	at.id = corpus_item(work, part)->id;
	at.line = 1;
	run_rules(&at, LINT_PART);
	arena_clear(&at.run->scratch);
	for (int i = part; i < end; i++)
		run_row(at, i);
}

static void run_texts(struct lint_at at)
{
	struct work *work = at.run->work;

	for (int tier = 0; tier < TIER_COUNT; tier++) {
		at.tier = tier;
		for (int i = 0; i < corpus_count(work); i = corpus_end(work, i))
			run_part(at, i);
	}
}

static void run_notes(struct lint_at at)
{
	struct work *work = at.run->work;

	at.kind = LINT_IN_NOTE;
	for (size_t i = 0; i < corpus_note_count(work, at.lang); i++) {
		const struct editor_note note =
			corpus_note_at(work, at.lang, i);
		const struct doc_node *block = note.root->first;

		at.file = note.file;
		at.id = note.id;
		for (; block != NULL; block = block->next)
			run_leaves(at, block);
	}
}

/* LANG/quiz/FILE.md and LANG/notes/FILE.md, as far as they are text. */
static void run_aid(struct lint_at at, const char *folder, int part)
{
	struct lint_run *run = at.run;
	struct arena arena = {0};
	struct fs_info info;
	struct file *file = NULL;
	const char *path;

	at.kind = LINT_IN_AID;
	at.file = arena_printf(&arena, "%s/%s/%.*s.md",
		corpus_lang_tag(run->work, at.lang), folder,
		STR_ARG(corpus_item(run->work, part)->file));
	path = path_join(&arena, corpus_folder(run->work), at.file.ptr);
	if (fs_stat(path, &info))
		file = file_open(path, NULL);
	if (file != NULL)
		run_units(at, file);
	file_close(file);
	arena_free(&arena);
}

static void run_aids(struct lint_at at)
{
	const struct work *work = at.run->work;

	for (int i = 0; i < corpus_count(work); i = corpus_end(work, i)) {
		run_aid(at, "quiz", i);
		run_aid(at, "notes", i);
	}
}

/* The id of the figure that an element of figures.xml is part of. */
static struct str figure_id(const struct xml_node *node)
{
	while (node->parent != NULL && !str_eq(node->name, STR("figure")))
		node = node->parent;
	return xml_attr(node, "id");
}

static const struct xml_node *next_node(const struct xml_node *node)
{
	if (node->first != NULL)
		return node->first;
	while (node != NULL && node->next == NULL)
		node = node->parent;
	return node != NULL ? node->next : NULL;
}

/* What figures.xml says in the language: whatever has an xml:lang. */
static void run_figures(struct lint_at at)
{
	struct arena arena = {0};
	struct xml_node *root = NULL;
	const struct xml_node *node;
	const char *path =
		path_join(&arena, corpus_folder(at.run->work), "figures.xml");
	struct fs_info info;

	/* Whether it can be read at all corpus/ has said. */
	if (fs_stat(path, &info))
		xml_read(path, NULL, &arena, &root, NULL);
	at.kind = LINT_IN_FIGURE;
	at.file = STR("figures.xml");
	for (node = root; node != NULL; node = next_node(node)) {
		struct doc_node leaf = {.kind = DOC_PARA, .line = node->line};

		if (!str_eq(xml_attr(node, "xml:lang"),
			    str_of(corpus_lang_tag(at.run->work, at.lang))))
			continue;
		leaf.text = xml_text(node, &arena);
		at.id = figure_id(node);
		run_leaf(at, &leaf);
	}
	arena_free(&arena);
}

static void run_definitions(
	struct lint_at at, const struct gloss_concept *concept)
{
	const struct gloss_lang *lang = gloss_in(
		concept, str_of(corpus_lang_tag(at.run->work, at.lang)));
	static const enum gloss_tier tiers[TIER_COUNT] = {
		[TIER_PLAIN] = GLOSS_PLAIN,
		[TIER_STUDENT] = GLOSS_STUDENT,
		[TIER_FULL] = GLOSS_FULL};

	at.id = concept->id;
	for (int tier = 0; lang != NULL && tier < TIER_COUNT; tier++) {
		const struct doc_node leaf = {
			.kind = DOC_PARA, .text = lang->def[tiers[tier]]};

		at.tier = tier;
		if (leaf.text.len > 0)
			run_leaf(at, &leaf);
	}
}

static void run_glossary(struct lint_at at)
{
	const struct gloss *gloss = corpus_gloss(at.run->work);

	at.kind = LINT_IN_DEFINITION;
	at.file = STR("glossary.tbx");
	for (size_t i = 0; i < gloss->count; i++)
		run_definitions(at, &gloss->concepts[i]);
}

/* By file and place; findings of one place in the order of the rules. */
static int compare(const void *left, const void *right)
{
	const struct lint_finding *a = left, *b = right;
	const int by_file = str_cmp(a->file, b->file);

	if (by_file != 0)
		return by_file;
	if (a->line != b->line)
		return a->line < b->line ? -1 : 1;
	if (a->byte != b->byte)
		return a->byte < b->byte ? -1 : 1;
	if (a->rule != b->rule)
		return a->rule < b->rule ? -1 : 1;
	return str_cmp(a->message, b->message);
}

static void finish(struct lint_run *run)
{
	struct lint *lint = run->lint;

	if (lint->list.len > 0)
		qsort(lint->list.ptr, lint->list.len, sizeof(*lint->list.ptr),
			compare);
	where_release(&run->where);
	border_release(&run->border);
	map_release(&run->tongue.words);
	arena_free(&run->tongue.arena);
	vec_release(&run->bad_terms.list);
	arena_free(&run->bad_terms.arena);
	arena_free(&run->scratch);
}

void lint_work(struct work *work, struct lint *out)
{
	struct lint_run run = {.work = work,
		.lint = out,
		.where = {.folder = corpus_folder(work)}};
	struct lint_at at = {
		.run = &run, .lang = CORPUS_NONE, .tier = LINT_NO_TIER};

	corpus_load(work);
	quiz_check(work);
	run_rules(&at, LINT_CONTENT);
	for (at.lang = 0; at.lang < corpus_lang_count(work); at.lang++) {
		at.locale = corpus_locale(work, at.lang);
		run_texts(at);
		run_notes(at);
		run_aids(at);
		run_figures(at);
		run_glossary(at);
	}
	accept_findings(&run);
	finish(&run);
}

void lint_part(
	struct work *work, int lang, enum tier tier, int part, struct lint *out)
{
	struct lint_run run = {.work = work,
		.lint = out,
		.where = {.folder = corpus_folder(work)}};
	struct lint_at at = {.run = &run,
		.lang = lang,
		.tier = (int)tier,
		.locale = corpus_locale(work, lang)};
	const struct shown shown = {.lang = lang, .tier = tier};
	struct lint_filter filter = {.least = LINT_WARNING, .work = work};
	struct str file;
	int line;

	file = corpus_source(work, part, &shown, &line);
	filter.files = &file;
	filter.file_count = 1;
	run_part(at, part);
	rule_found(&at);
	accept_findings(&run);
	finish(&run);
	lint_keep(out, &filter);
}

/* ---- a lone file ---- */

void lint_file(struct file *file, const char *name, const char *locale_dir,
	struct lint *out)
{
	struct lint_run run = {.lint = out};
	struct lint_at at = {.run = &run,
		.lang = CORPUS_NONE,
		.tier = LINT_NO_TIER,
		.file = str_of(name)};
	struct arena arena = {0};

	at.locale = locale_dir == NULL ? NULL
	                               : locale_load(locale_dir,
						 file_lang(file), &arena, NULL);
	if (at.locale == NULL)
		at.locale = locale_default();
	where_set(&run.where, at.file, file_text(file));
	run_units(at, file);
	finish(&run);
	arena_free(&arena);
}

void lint_release(struct lint *lint)
{
	vec_release(&lint->list);
	arena_free(&lint->arena);
	*lint = (struct lint){0};
}
