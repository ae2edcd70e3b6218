/* SPDX-License-Identifier: MIT */
/* The glossary's terms in the texts. */
#include "base/mo.h"
#include "lint/marks.h"
#include "lint/rules.h"
#include "text/chars.h"
#include "text/utf8.h"

/* ---- deprecated terms ---- */

static bool is_letter_at(struct str text, size_t pos)
{
	return pos < text.len && chars_is_word(utf8_next(text, &pos));
}

static bool is_letter_before(struct str text, size_t pos)
{
	size_t before = utf8_prev(text, pos);

	return pos > 0 && chars_is_word(utf8_next(text, &before));
}

/*
 * Only what Arabic writes together with a word stands before it: و ف ب ك ل and
 * the article.
 */
static bool is_arabic_prefix(struct str text, size_t pos)
{
	const struct str letters = STR("\u0648\u0641\u0628\u0643\u0644\u0627");

	while (is_letter_before(text, pos)) {
		size_t at = utf8_prev(text, pos);

		pos = at;
		if (!mark_is_in(letters, utf8_next(text, &at)))
			return false;
	}
	return true;
}

/* True if the word ends here, or has an ending that changes no meaning. */
static bool is_word_end(const struct lint_at *at, struct str text, size_t pos)
{
	size_t end = pos;

	while (is_letter_at(text, end))
		utf8_next(text, &end);
	if (end == pos)
		return true;
	if (str_eq(at->locale->tag, STR("en")))
		return str_eq(str_sub(text, pos, end), STR("s")) ||
		       str_eq(str_sub(text, pos, end), STR("es"));
	return utf8_count(str_sub(text, pos, end), end - pos) <= 2;
}

static bool is_whole(
	const struct lint_at *at, struct str text, size_t from, size_t to)
{
	if (chars_script_of(at->locale->script) == SCRIPT_HAN)
		return border_is(&at->run->border, at->locale, text, from) &&
		       border_is(&at->run->border, at->locale, text, to);
	return (!is_letter_before(text, from) ||
		       (chars_script_of(at->locale->script) == SCRIPT_ARABIC &&
			       is_arabic_prefix(text, from))) &&
	       is_word_end(at, text, to);
}

/* An allowed term that has the deprecated one in it: "Deep Forgery Index". */
struct cover {
	struct str text; /* folded */
	size_t before;   /* [B] of it before the deprecated term */
};

/* What a leaf is searched with. */
struct search {
	const struct lint_at *at;
	struct fold *fold;
	struct folded text;
	struct str needle; /* the deprecated term, folded */
	VEC(struct cover) covers;
};

static struct str fold_term(
	struct fold *fold, struct str term, struct arena *arena)
{
	struct folded folded = {0};
	struct str kept;

	fold_text(fold, term, &folded);
	kept = arena_str(arena, buf_view(&folded.text));
	folded_release(&folded);
	return kept;
}

static void add_cover(struct search *search, const struct gloss_term *term)
{
	struct cover cover = {.text = fold_term(search->fold, term->text,
				      at_scratch(search->at))};

	cover.before = str_search(cover.text, search->needle);
	if (cover.before != SIZE_MAX && cover.text.len > search->needle.len)
		vec_push(&search->covers, cover);
}

static void find_covers(struct search *search)
{
	const struct gloss *gloss = corpus_gloss(search->at->run->work);

	vec_clear(&search->covers);
	for (size_t c = 0; c < gloss->count; c++) {
		const struct gloss_lang *lang =
			gloss_in(&gloss->concepts[c], search->at->locale->tag);

		for (size_t t = 0; lang != NULL && t < lang->term_count; t++)
			if (lang->terms[t].status != GLOSS_DEPRECATED)
				add_cover(search, &lang->terms[t]);
	}
}

/* Is what stands at folded offset `at` [B] part of an allowed term? */
static bool is_covered(const struct search *search, size_t at)
{
	const struct str text = buf_view(&search->text.text);

	for (size_t i = 0; i < search->covers.len; i++) {
		const struct cover *cover = &search->covers.ptr[i];

		if (cover->before <= at &&
			str_starts(str_sub(text, at - cover->before, text.len),
				cover->text))
			return true;
	}
	return false;
}

static void report_deprecated(const struct search *search,
	const struct gloss_lang *lang, const struct gloss_term *term,
	size_t from)
{
	const struct prose *prose = search->at->prose;
	size_t i = 0;

	while (i + 1 < prose->len && prose->at[i + 1] <= from)
		i++;
	/* A link to a concept says what is meant. */
	if (prose->cp[i] == PROSE_OBJECT || (prose->flags[i] & PROSE_TERM))
		return;
	at_report(search->at, i,
		at_say(search->at,
			_("the glossary advises against '%.*s'; its term is "
			  "'%.*s'"),
			STR_ARG(term->text), STR_ARG(lang->terms[0].text)));
}

static void find_deprecated(struct search *search, const struct bad_term *bad)
{
	const struct str text = buf_view(&search->text.text);
	const uint32_t *source = search->text.from.ptr;
	bool is_first = true;
	size_t at = 0;

	search->needle = bad->folded;
	while (search->needle.len > 0 && at <= text.len) {
		const size_t found =
			str_search(str_sub(text, at, text.len), search->needle);

		if (found == SIZE_MAX)
			return;
		if (is_first)
			find_covers(search);
		is_first = false;
		at += found;
		if (is_whole(search->at, search->at->prose->leaf->text,
			    source[at], source[at + search->needle.len]) &&
			!is_covered(search, at))
			report_deprecated(
				search, bad->lang, bad->term, source[at]);
		at += search->needle.len;
	}
}

static void add_bad_terms(const struct lint_at *at, struct fold *fold,
	const struct gloss_lang *lang)
{
	struct bad_terms *terms = &at->run->bad_terms;

	for (size_t t = 0; lang != NULL && t < lang->term_count; t++) {
		const struct gloss_term *term = &lang->terms[t];
		const struct bad_term bad = {
			.folded = fold_term(fold, term->text, &terms->arena),
			.lang = lang,
			.term = term};

		if (term->status == GLOSS_DEPRECATED)
			vec_push(&terms->list, bad);
	}
}

/* The terms of the leaf's language, gathered once for all leaves in it. */
static const struct bad_terms *get_bad_terms(
	const struct lint_at *at, struct fold *fold)
{
	struct bad_terms *terms = &at->run->bad_terms;
	const struct gloss *gloss = corpus_gloss(at->run->work);

	if (terms->locale == at->locale)
		return terms;
	vec_clear(&terms->list);
	arena_clear(&terms->arena);
	terms->locale = at->locale;
	for (size_t c = 0; c < gloss->count; c++)
		add_bad_terms(at, fold,
			gloss_in(&gloss->concepts[c], at->locale->tag));
	return terms;
}

/* Notes and definitions may speak of words that texts do not use. */
void rule_deprecated(const struct lint_at *at)
{
	struct search search = {.at = at};
	const struct bad_terms *terms;

	if (at->run->work == NULL || at->kind == LINT_IN_NOTE ||
		at->kind == LINT_IN_DEFINITION)
		return;
	search.fold = corpus_fold(at->run->work, at->lang);
	fold_text(search.fold, at->prose->leaf->text, &search.text);
	terms = get_bad_terms(at, search.fold);
	for (size_t i = 0; i < terms->list.len; i++)
		find_deprecated(&search, &terms->list.ptr[i]);
	folded_release(&search.text);
	vec_release(&search.covers);
}

/* ---- the same concepts as in the source ---- */

static bool has_concept(const struct doc_node *block, struct str id)
{
	const struct doc_node *leaf = doc_first_leaf(block);

	for (; leaf != NULL; leaf = at_next_leaf(leaf, block))
		for (size_t i = 0; i < leaf->span_count; i++)
			if (leaf->spans[i].kind == DOC_SPAN_TERM &&
				str_eq(leaf->spans[i].target, id))
				return true;
	return false;
}

/* The block with its terms marked. */
static const struct doc_node *marked(const struct lint_at *at, int lang)
{
	const struct shown shown =
		corpus_show(at->run->work, at->item, lang, TIER_FULL);

	if (shown.node == NULL || shown.is_fallback)
		return NULL;
	corpus_mark_terms(at->run->work, &shown);
	return shown.node;
}

static void compare_concept(const struct lint_at *at,
	const struct gloss_concept *concept, const struct doc_node *source)
{
	const struct str source_tag =
		str_of(corpus_lang_tag(at->run->work, at_source_lang(at)));
	const struct gloss_lang *here = gloss_in(concept, at->locale->tag);
	const struct gloss_lang *there = gloss_in(concept, source_tag);
	bool is_here, is_there;

	if (here == NULL || there == NULL || here->term_count == 0 ||
		there->term_count == 0)
		return;
	is_here = has_concept(at->node, concept->id);
	is_there = has_concept(source, concept->id);
	if (is_there && !is_here)
		at_report_all(at,
			at_say(at,
				_("the source language has '%.*s', and '%.*s' "
				  "is not here"),
				STR_ARG(there->terms[0].text),
				STR_ARG(here->terms[0].text)));
	if (is_here && !is_there)
		at_report_all(at,
			at_say(at,
				_("'%.*s' stands here, and '%.*s' not in the "
				  "source language"),
				STR_ARG(here->terms[0].text),
				STR_ARG(there->terms[0].text)));
}

void rule_terms(const struct lint_at *at)
{
	const struct gloss *gloss = corpus_gloss(at->run->work);
	const int source_lang = at_source_lang(at);
	const struct doc_node *source;

	if (at->tier != TIER_FULL || at->lang == source_lang)
		return;
	source = marked(at, source_lang);
	if (source == NULL || marked(at, at->lang) == NULL)
		return;
	for (size_t c = 0; c < gloss->count; c++)
		compare_concept(at, &gloss->concepts[c], source);
}
