/* SPDX-License-Identifier: MIT */
#include "gloss/marker.h"

#include "text/utf8.h"

#include <string.h>

#define STEM_LETTERS      4 /* shorter words have ends like any other's */
#define BEGINNING_LETTERS 3 /* a stemmer changes no more than what follows */

/* Nouns and adjectives alone: "computer" is no form of "compute". */
static const struct marker_rule rules[] = {
	{"en", "s es ies"},
	{"fr", "s x e es ux ve ves se ses"},
	{"es", "s es ces o a os as"},
	{"ru", NULL},
};

static const struct marker_rule *find_rule(struct str lang)
{
	for (size_t i = 0; i < ARRAY_LEN(rules); i++)
		if (str_eq_nocase(str_sub(lang, 0, str_find(lang, '-')),
			    str_of(rules[i].lang)))
			return &rules[i];
	return NULL;
}

size_t marker_word_end(struct str text, size_t pos, size_t *letters)
{
	*letters = 0;
	while (pos < text.len) {
		size_t next = pos;

		if (!stem_is_letter(utf8_next(text, &next)))
			break;
		pos = next;
		++*letters;
	}
	return pos;
}

bool marker_is_stemmed(size_t letters)
{
	return letters >= STEM_LETTERS;
}

uint32_t marker_beginning(struct str word)
{
	size_t len = 0;

	for (int i = 0; i < BEGINNING_LETTERS && len < word.len; i++)
		utf8_next(word, &len);
	return (uint32_t)(map_hash(str_sub(word, 0, len), 0) >> 32) & 4095;
}

static bool is_known(const struct gloss_marker *marker, uint32_t first,
	const struct marker_entry *entry)
{
	for (uint32_t i = first; i != 0; i = marker->entries.ptr[i].next) {
		const struct marker_entry *old = &marker->entries.ptr[i];

		if (old->concept == entry->concept &&
			old->is_exact == entry->is_exact &&
			str_eq(old->folded, entry->folded) &&
			(!entry->is_exact || str_eq(old->form, entry->form)))
			return true;
	}
	return false;
}

/* The first to come is the first to be found. */
static void add_entry(struct gloss_marker *marker, uint32_t node,
	const struct marker_entry *entry)
{
	uint32_t first = marker->trie.nodes.ptr[node].value;
	uint32_t index = (uint32_t)marker->entries.len;

	if (is_known(marker, first, entry))
		return;
	vec_push(&marker->entries, *entry);
	if (first == 0) {
		marker->trie.nodes.ptr[node].value = index;
		return;
	}
	while (marker->entries.ptr[first].next != 0)
		first = marker->entries.ptr[first].next;
	marker->entries.ptr[first].next = index;
}

static void add_form(struct gloss_marker *marker, uint32_t concept,
	const struct gloss_term *term, struct str form)
{
	struct marker_entry entry = {
		.concept = concept,
		.is_exact = term->is_acronym,
		.form = form,
	};
	uint32_t node;

	fold_text(marker->fold, form, &marker->text);
	if (marker->text.text.len == 0)
		return;
	node = trie_add(
		&marker->trie, marker->root, buf_view(&marker->text.text));
	add_entry(marker, node, &entry);
}

/* The key of one word: its stem, or itself. */
static uint32_t add_word(struct gloss_marker *marker, uint32_t node,
	size_t from, size_t to, size_t letters, struct str form)
{
	const uint32_t *source = marker->text.from.ptr;
	struct str folded = buf_view(&marker->text.text);
	struct str word = str_sub(folded, from, to);
	char end = MARKER_WORD_END;

	if (marker_is_stemmed(letters))
		word = stem_word(
			marker->stem, str_sub(form, source[from], source[to]));
	node = trie_add(&marker->trie, node, word);
	return trie_add(&marker->trie, node, (struct str){&end, 1});
}

/* Adds the term (just folded by add_form) with its words as stems. */
static void add_stems(
	struct gloss_marker *marker, uint32_t concept, struct str form)
{
	struct str text =
		arena_str(&marker->arena, buf_view(&marker->text.text));
	struct marker_entry entry = {
		.concept = concept,
		.form = form,
		.folded = text,
	};
	uint32_t node = marker->stem_root, bit;
	size_t pos = 0;

	while (pos < text.len) {
		size_t letters, end = marker_word_end(text, pos, &letters);

		if (letters == 0) {
			node = trie_add(
				&marker->trie, node, str_sub(text, pos, ++end));
		} else {
			node = add_word(marker, node, pos, end, letters, form);
		}
		pos = end;
	}
	bit = marker_beginning(text);
	marker->beginnings[bit / 8] |= (uint8_t)(1u << bit % 8);
	add_entry(marker, node, &entry);
}

static void add_term(struct gloss_marker *marker, uint32_t concept,
	const struct gloss_term *term)
{
	if (!term->is_marked || term->status == GLOSS_DEPRECATED)
		return;
	add_form(marker, concept, term, term->text);
	if (marker->stem != NULL && !term->is_acronym &&
		marker->text.text.len > 0)
		add_stems(marker, concept, term->text);
	for (size_t i = 0; i < term->form_count; i++)
		add_form(marker, concept, term, term->forms[i]);
}

static void add_concepts(struct gloss_marker *marker, struct str lang)
{
	for (size_t i = 0; i < marker->gloss->count; i++) {
		const struct gloss_lang *in =
			gloss_in(&marker->gloss->concepts[i], lang);

		for (size_t k = 0; in != NULL && k < in->term_count; k++)
			add_term(marker, (uint32_t)i, &in->terms[k]);
	}
}

struct gloss_marker *gloss_marker_new(
	const struct gloss *gloss, struct str lang, struct fold *fold)
{
	struct gloss_marker *marker = xcalloc(1, sizeof(*marker));
	struct marker_entry none = {0};

	marker->gloss = gloss;
	marker->fold = fold;
	marker->rule = find_rule(lang);
	if (marker->rule != NULL)
		marker->stem = stem_new(marker->rule->lang);
	if (marker->stem != NULL)
		marker->words = xcalloc(MARKER_WORDS, sizeof(*marker->words));
	marker->has_clitics =
		str_eq_nocase(str_sub(lang, 0, str_find(lang, '-')), STR("ar"));
	marker->seen = xcalloc(gloss->count, sizeof(*marker->seen));
	marker->root = trie_add_root(&marker->trie);
	marker->stem_root = trie_add_root(&marker->trie);
	vec_push(&marker->entries, none);
	add_concepts(marker, lang);
	for (unsigned i = 0; i < ARRAY_LEN(marker->starts); i++)
		marker->starts[i] =
			trie_step(&marker->trie, marker->root, (uint8_t)i);
	if (marker->has_clitics)
		marker->article =
			trie_walk(&marker->trie, marker->root, STR("ال"));
	return marker;
}

void gloss_marker_free(struct gloss_marker *marker)
{
	if (marker == NULL)
		return;
	stem_free(marker->stem);
	arena_free(&marker->arena);
	trie_release(&marker->trie);
	vec_release(&marker->entries);
	free(marker->seen);
	free(marker->words);
	folded_release(&marker->text);
	buf_release(&marker->key);
	vec_release(&marker->found);
	free(marker);
}
