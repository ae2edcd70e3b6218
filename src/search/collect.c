/* SPDX-License-Identifier: MIT */
#include "search/collect.h"

#include "doc/figure.h"
#include "search/collect_impl.h"

struct collector *collector_new(
	const struct index_source *source, collect_fn *fn, void *ctx)
{
	struct collector *c = xcalloc(1, sizeof(*c));

	c->source = source;
	c->fn = fn;
	c->ctx = ctx;
	return c;
}

void collector_free(struct collector *c)
{
	if (!c)
		return;
	quiz_free(c->quiz);
	buf_release(&c->text);
	buf_release(&c->marks);
	arena_free(&c->scratch);
	free(c);
}

void collect_begin(struct collector *c)
{
	buf_clear(&c->text);
	buf_clear(&c->marks);
	arena_clear(&c->scratch);
}

bool collect_put(struct collector *c, struct index_doc *doc)
{
	doc->text = str_trim(buf_view(&c->text));
	doc->marks = buf_view(&c->marks);
	return doc->text.len == 0 || c->fn(c->ctx, doc);
}

/* ---- marks ---- */

static bool has_mark(const struct buf *marks, struct str mark)
{
	struct str rest = buf_view(marks);
	struct str one;

	while (str_split(&rest, ' ', &one))
		if (str_eq(one, mark))
			return true;
	return false;
}

void collect_mark(struct collector *c, char kind, struct str target)
{
	const struct str mark = arena_printf(
		&c->scratch, "%c%c:%.*s", TERM_MARK, kind, STR_ARG(target));

	/* A space would make two of it: no concept's name has one. */
	if (target.len == 0 || str_find(target, ' ') < target.len ||
		has_mark(&c->marks, mark))
		return;
	if (c->marks.len > 0)
		buf_byte(&c->marks, ' ');
	buf_str(&c->marks, mark);
}

static void mark_leaf(struct collector *c, const struct doc_node *leaf)
{
	for (size_t i = 0; i < leaf->span_count; i++) {
		const struct doc_span *span = &leaf->spans[i];

		if (span->kind == DOC_SPAN_TERM)
			collect_mark(c, 't', span->target);
		else if (span->kind == DOC_SPAN_REF)
			collect_mark(c, 'r', span->target);
	}
}

void collect_block(struct collector *c, const struct doc_node *block)
{
	const struct doc_node *leaf = doc_first_leaf(block);

	if (c->text.len > 0)
		buf_byte(&c->text, '\n');
	doc_block_text(block, &c->text);
	for (; leaf; leaf = doc_next_leaf(leaf, block))
		mark_leaf(c, leaf);
}

/* ---- the spine and the texts ---- */

/* The heading over row `index`, a heading itself; empty for a part. */
static struct str heading_over(struct work *work, int index)
{
	for (int i = index - 1; i >= corpus_item(work, index)->part; i--)
		if (corpus_section_of(work, i) == i &&
			corpus_end(work, i) > index)
			return corpus_item(work, i)->id;
	return (struct str){NULL, 0};
}

static bool put_heading(struct collector *c, int index, int lang)
{
	const struct spine_item *item = corpus_item(c->source->work, index);
	struct index_doc doc = {
		.kind = SEARCH_HEADING,
		.place = item->id,
		.section = heading_over(c->source->work, index),
		.lang = lang,
		.tier = -1,
		.ord = index,
	};

	collect_begin(c);
	buf_str(&c->text, item->titles[lang]);
	return collect_put(c, &doc);
}

static bool take_spine(struct collector *c, const struct source *file)
{
	struct work *work = c->source->work;
	bool ok = true;

	(void)file;
	for (int lang = 0; ok && lang < corpus_lang_count(work); lang++)
		for (int i = 0; ok && i < corpus_count(work); i++) {
			const enum spine_kind kind = corpus_item(work, i)->kind;

			if (kind != SPINE_BLOCK && kind != SPINE_FIGURE)
				ok = put_heading(c, i, lang);
		}
	return ok;
}

/*
 * What a figure is called and shows stands in no leaf: after the text, so that
 * places in that stay what they are.
 */
static void add_figure(struct collector *c, const struct doc_node *block)
{
	const struct figure *figure = block->figure;

	/* Words of another language would be found in this one. */
	if (!figure || figure->is_fallback)
		return;
	buf_byte(&c->text, '\n');
	buf_str(&c->text, figure->label);
	if (figure->label.len > 0)
		buf_byte(&c->text, ' ');
	buf_str(&c->text, figure->alt);
}

static bool put_block(struct collector *c, int index, const struct source *file)
{
	struct work *work = c->source->work;
	const struct spine_item *item = corpus_item(work, index);
	const struct shown shown =
		corpus_show(work, index, file->lang, file->tier);
	struct index_doc doc = {
		.kind = SEARCH_BLOCK,
		.place = item->id,
		.section = corpus_item(work, item->section)->id,
		.lang = file->lang,
		.tier = (int)file->tier,
		.ord = index,
	};

	if (!shown.node || shown.is_fallback)
		return true;
	collect_begin(c);
	corpus_mark_terms(work, &shown);
	collect_block(c, shown.node);
	add_figure(c, shown.node);
	return collect_put(c, &doc);
}

static bool take_text(struct collector *c, const struct source *file)
{
	struct work *work = c->source->work;
	const int end = corpus_end(work, file->part);
	bool ok = true;

	/* Asked first: else each block would look for what stands in for it. */
	for (int i = file->part; ok && i < end; i++)
		if (corpus_item(work, i)->kind == SPINE_BLOCK &&
			corpus_is_written(work, i, file->lang, file->tier))
			ok = put_block(c, i, file);
	return ok;
}

/* ---- a lone file ---- */

static bool take_file(struct collector *c, const struct source *file)
{
	struct index_doc doc = {.tier = -1};
	const struct doc_node *unit;

	(void)file;
	for (int i = 0; (unit = file_unit(c->source->file, i)); i++) {
		const bool is_heading = unit->kind == DOC_HEADING;

		doc.kind = is_heading ? SEARCH_HEADING : SEARCH_BLOCK;
		doc.place = unit->id;
		/* Headings of a lone file are numbered, not nested. */
		doc.section = is_heading ? (struct str){NULL, 0}
		                         : str_sub(unit->id, 0,
						   str_find(unit->id, '.'));
		doc.ord = i;
		collect_begin(c);
		collect_block(c, unit);
		if (!collect_put(c, &doc))
			return false;
	}
	return true;
}

static bool take_nothing(struct collector *c, const struct source *file)
{
	(void)c;
	(void)file;
	return true;
}

bool collector_take(struct collector *c, const struct source *file)
{
	static bool (*const takes[])(
		struct collector *, const struct source *) = {
		[SOURCE_SPINE] = take_spine,
		[SOURCE_FIGURES] = take_nothing,
		[SOURCE_GLOSSARY] = collect_glossary,
		[SOURCE_REFERENCES] = collect_references,
		[SOURCE_TEXT] = take_text,
		[SOURCE_NOTES] = collect_notes,
		[SOURCE_QUIZ] = collect_quiz,
		[SOURCE_FILE] = take_file,
	};

	return takes[file->kind](c, file);
}
