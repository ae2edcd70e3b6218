/* SPDX-License-Identifier: MIT */
#include "search/collect_impl.h"

#define REFERENCE_MAX 9999 /* its number */

/* Reading order: what stands beside the texts follows them, kind by kind. */
static int64_t order_of(enum search_kind kind, size_t index)
{
	return ((int64_t)kind << 32) + (int64_t)index;
}

static void add_line(struct collector *c, struct str line)
{
	if (line.len == 0)
		return;
	if (c->text.len > 0)
		buf_byte(&c->text, '\n');
	buf_str(&c->text, line);
}

/* ---- concepts ---- */

static void add_terms(struct collector *c, const struct gloss_lang *lang)
{
	for (size_t i = 0; i < lang->term_count; i++) {
		if (i > 0)
			buf_cstr(&c->text, ", ");
		buf_str(&c->text, lang->terms[i].text);
	}
}

static void add_definitions(struct collector *c, const struct gloss_lang *lang)
{
	for (int i = 0; i < GLOSS_TIER_COUNT; i++) {
		bool is_new = true;

		for (int k = 0; k < i; k++)
			is_new = is_new && !str_eq(lang->def[i], lang->def[k]);
		if (is_new)
			add_line(c, lang->def[i]);
	}
}

static bool put_concept(struct collector *c, size_t index,
	const struct gloss_concept *concept, int lang)
{
	const struct gloss_lang *in = gloss_in(
		concept, str_of(corpus_lang_tag(c->source->work, lang)));
	struct index_doc doc = {
		.kind = SEARCH_CONCEPT,
		.place = concept->id,
		.lang = lang,
		.tier = -1,
		.ord = order_of(SEARCH_CONCEPT, index),
	};

	if (!in)
		return true;
	collect_begin(c);
	add_terms(c, in);
	add_definitions(c, in);
	collect_mark(c, 't', concept->id);
	return collect_put(c, &doc);
}

bool collect_glossary(struct collector *c, const struct source *file)
{
	const struct gloss *gloss = corpus_gloss(c->source->work);
	const int langs = corpus_lang_count(c->source->work);
	bool ok = true;

	(void)file;
	for (int lang = 0; ok && lang < langs; lang++)
		for (size_t i = 0; ok && i < gloss->count; i++)
			ok = put_concept(c, i, &gloss->concepts[i], lang);
	return ok;
}

/* ---- references ---- */

static bool put_reference(
	struct collector *c, const struct reference *ref, int lang)
{
	const struct str number = arena_printf(&c->scratch, "%d", ref->number);
	struct index_doc doc = {
		.kind = SEARCH_REFERENCE,
		.section = ref->section,
		.lang = lang,
		.tier = -1,
		.ord = order_of(SEARCH_REFERENCE, (size_t)ref->number),
	};

	add_line(c, ref->titles[lang]);
	add_line(c, ref->descriptions[lang]);
	add_line(c, ref->publishers[lang]);
	if (ref->year > 0)
		add_line(c, arena_printf(&c->scratch, "%d", ref->year));
	for (size_t i = 0; i < ref->url_count; i++)
		add_line(c, ref->urls[i]);
	collect_mark(c, 'r', number);
	doc.place = number;
	return collect_put(c, &doc);
}

bool collect_references(struct collector *c, const struct source *file)
{
	struct work *work = c->source->work;
	const size_t count = corpus_reference_count(work);
	bool ok = true;

	(void)file;
	for (int lang = 0; ok && lang < corpus_lang_count(work); lang++) {
		size_t left = count;

		for (int i = 0; ok && left > 0 && i <= REFERENCE_MAX; i++) {
			const struct reference *ref = corpus_reference(work, i);

			if (!ref)
				continue;
			left--;
			collect_begin(c);
			if (ref->titles[lang].len > 0)
				ok = put_reference(c, ref, lang);
		}
	}
	return ok;
}

/* ---- editor's notes ---- */

/* The id of the heading over a place. */
static struct str section_of(struct work *work, struct str place)
{
	const int at = corpus_find(work, place);

	if (at == CORPUS_NONE)
		return (struct str){NULL, 0};
	return corpus_item(work, corpus_section_of(work, at))->id;
}

bool collect_notes(struct collector *c, const struct source *file)
{
	struct work *work = c->source->work;
	const size_t count = corpus_note_count(work, file->lang);
	bool ok = true;

	for (size_t i = 0; ok && i < count; i++) {
		const struct editor_note note =
			corpus_note_at(work, file->lang, i);
		const struct doc_node *node = note.root->first;
		struct index_doc doc = {
			.kind = SEARCH_NOTE,
			.place = note.id,
			.section = section_of(work, note.place),
			.lang = file->lang,
			.tier = -1,
			.ord = order_of(SEARCH_NOTE, i),
		};

		collect_begin(c);
		for (; node; node = node->next)
			collect_block(c, node);
		ok = collect_put(c, &doc);
	}
	return ok;
}

/* ---- questions ---- */

static bool put_question(struct collector *c,
	const struct quiz_question *question, const struct source *file,
	size_t index)
{
	struct index_doc doc = {
		.kind = SEARCH_QUESTION,
		.place = question->id,
		.section = corpus_item(c->source->work, question->section)->id,
		.lang = file->lang,
		.tier = -1,
		.ord = order_of(
			SEARCH_QUESTION, ((size_t)file->part << 16) + index),
	};

	collect_begin(c);
	collect_block(c, question->text);
	for (int i = 0; i < question->option_count; i++) {
		collect_block(c, question->options[i].text);
		if (question->options[i].reply)
			collect_block(c, question->options[i].reply);
	}
	return collect_put(c, &doc);
}

bool collect_quiz(struct collector *c, const struct source *file)
{
	struct arena arena = {0};
	struct quiz_list list;
	bool ok = true;

	if (!c->quiz)
		c->quiz = quiz_new(c->source->work);
	list = quiz_below(c->quiz, file->part, file->lang, &arena);
	for (size_t i = 0; ok && i < list.count; i++)
		if (list.items[i].question && !list.items[i].is_fallback)
			ok = put_question(c, list.items[i].question, file, i);
	arena_free(&arena);
	return ok;
}
