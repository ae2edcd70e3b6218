/* SPDX-License-Identifier: MIT */
#include "quiz/lesson.h"

#include "quiz/terms.h"

static int section_of(void *ctx, struct str question)
{
	const struct lesson_both *both = ctx;
	const struct quiz_shown shown = quiz_find(both->quiz, question, 0);

	return shown.question != NULL && shown.question->can_be_asked
	               ? shown.question->section
	               : CORPUS_NONE;
}

static struct doc_node *add_node(
	struct doc_node *parent, enum doc_kind kind, struct arena *arena)
{
	struct doc_node *node = ARENA_NEW(arena, struct doc_node);

	node->kind = kind;
	node->parent = parent;
	if (parent == NULL)
		return node;
	if (parent->last != NULL)
		parent->last->next = node;
	else
		parent->first = node;
	parent->last = node;
	return node;
}

/* A leaf like `leaf`, which stays where it is. */
static void add_leaf(struct doc_node *parent, const struct doc_node *leaf,
	struct arena *arena)
{
	struct doc_node *node = add_node(parent, leaf->kind, arena);

	node->text = leaf->text;
	node->spans = leaf->spans;
	node->span_count = leaf->span_count;
}

static const struct doc_node *question_block(
	const struct quiz_question *question, struct arena *arena)
{
	struct doc_node *root = add_node(NULL, DOC_ROOT, arena);
	struct doc_node *list, *item;

	add_leaf(root, question->text, arena);
	list = add_node(root, DOC_LIST, arena);
	list->is_ordered = list->is_tight = true;
	list->level = 1;
	for (int i = 0; i < question->option_count; i++) {
		item = add_node(list, DOC_ITEM, arena);
		item->level = i;
		add_leaf(item, question->options[i].text, arena);
	}
	return root;
}

/* The term leads to all that is known of it. */
static const struct doc_node *term_block(struct lesson_both *both,
	struct str concept, int lang, enum tier tier, struct arena *arena)
{
	const struct str term = terms_in(both->work, concept, lang);
	const struct str meaning =
		terms_meaning(both->work, concept, lang, tier);
	struct doc_node *root, *node;

	if (term.len == 0 || meaning.len == 0)
		return NULL;
	root = add_node(NULL, DOC_ROOT, arena);
	node = add_node(root, DOC_PARA, arena);
	node->text = term;
	node->span_count = 2;
	node->spans = ARENA_ARRAY(arena, struct doc_span, 2);
	node->spans[0] = (struct doc_span){
		.kind = DOC_SPAN_STRONG, .end = (uint32_t)term.len};
	node->spans[1] = (struct doc_span){.kind = DOC_SPAN_TERM,
		.end = (uint32_t)term.len,
		.target = concept};
	add_node(root, DOC_PARA, arena)->text = meaning;
	return root;
}

static const struct doc_node *block_of(void *ctx,
	const struct lesson_part *part, int lang, enum tier tier,
	struct arena *arena, int *shown_lang)
{
	struct lesson_both *both = ctx;
	int order[CORPUS_LANG_MAX];
	const int count = corpus_lang_order(both->work, lang, order);
	const struct doc_node *block = NULL;

	*shown_lang = lang;
	if (part->kind == LESSON_QUESTION) {
		const struct quiz_shown shown =
			quiz_find(both->quiz, part->id, lang);

		*shown_lang = shown.lang;
		return shown.question != NULL
		               ? question_block(shown.question, arena)
		               : NULL;
	}
	for (int i = 0; i < count && block == NULL; i++) {
		block = term_block(both, part->id, order[i], tier, arena);
		*shown_lang = order[i];
	}
	return block;
}

struct lesson_source lesson_source_of(struct lesson_both *both)
{
	return (struct lesson_source){both, section_of, block_of};
}
