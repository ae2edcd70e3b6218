/* SPDX-License-Identifier: MIT */
#include "gloss/marker.h"

#include "text/utf8.h"

#define CLITICS_MAX 2 /* a third is likelier a word of its own */

/* doc_next for those who write. */
static struct doc_node *next_node(
	struct doc_node *node, const struct doc_node *top)
{
	if (node->first != NULL)
		return node->first;
	while (node != top && node->next == NULL)
		node = node->parent;
	return node == top ? NULL : node->next;
}

/* Terms linked by hand, and those marked before, are not marked again. */
static void note_links(
	struct gloss_marker *marker, const struct doc_node *block)
{
	const struct gloss *gloss = marker->gloss;
	const struct doc_node *leaf = doc_first_leaf(block);

	for (; leaf != NULL; leaf = doc_next_leaf(leaf, block))
		for (size_t i = 0; i < leaf->span_count; i++) {
			const struct doc_span *span = &leaf->spans[i];
			const struct gloss_concept *concept;

			if (span->kind != DOC_SPAN_TERM)
				continue;
			concept = gloss_find_id(gloss, span->target);
			if (concept != NULL)
				marker->seen[concept - gloss->concepts] =
					marker->run;
		}
}

static void add_match(struct gloss_marker *marker, const struct match *match)
{
	struct doc_span span = {
		.kind = DOC_SPAN_TERM,
		.start = match->from,
		.end = match->to,
		.is_marked = true,
	};

	if (marker->seen[match->concept] == marker->run)
		return;
	marker->seen[match->concept] = marker->run;
	span.target = marker->gloss->concepts[match->concept].id;
	vec_push(&marker->found, span);
}

/* The prepositions and conjunctions of one letter: و ف ب ك ل. */
static bool is_clitic(uint32_t cp)
{
	return cp == 0x0648 || cp == 0x0641 || cp == 0x0628 || cp == 0x0643 ||
	       cp == 0x0644;
}

/* How many clitics begin the word up to and with `cp`, "وب" having two, when
 * there were `count` before it; 0 if `cp` is none, or one too many. */
static int count_clitics(int count, bool is_start, uint32_t cp)
{
	if (!is_clitic(cp))
		return 0;
	if (is_start)
		return 1;
	return count > 0 && count < CLITICS_MAX ? count + 1 : 0;
}

static void find_terms(struct gloss_marker *marker, struct cover *cover)
{
	struct str text = buf_view(&marker->text.text);
	const uint32_t *from = marker->text.from.ptr;
	int clitics = 0; /* of this word, right before `pos` */
	uint32_t before = 0;

	for (size_t pos = 0; pos < text.len;) {
		size_t next = pos;
		uint32_t cp = utf8_next(text, &next);
		bool is_start = match_is_border(before, cp);
		struct match match;

		if ((is_start || clitics > 0) &&
			(pos == 0 || from[pos] != from[pos - 1])) {
			cover_move(cover, from[pos]);
			if (match_at(marker, cover, pos, &match)) {
				add_match(marker, &match);
				next = match.end;
				pos = utf8_prev(text, next);
				cp = utf8_next(text, &pos);
				is_start = false;
				clitics = 0;
			}
		}
		clitics = marker->has_clitics
		                  ? count_clitics(clitics, is_start, cp)
		                  : 0;
		before = cp;
		pos = next;
	}
}

/* The outer one first: a longer one, and an old one before its like. */
static bool goes_before(
	const struct doc_span *found, const struct doc_span *old)
{
	if (found->start != old->start)
		return found->start < old->start;
	return found->end > old->end;
}

void gloss_put_marks(struct doc_node *leaf, const struct doc_span *marks,
	size_t count, struct arena *arena)
{
	size_t total = leaf->span_count + count;
	struct doc_span *spans = ARENA_ARRAY(arena, struct doc_span, total);
	size_t old = 0, mark = 0;

	for (size_t i = 0; i < total; i++) {
		if (mark < count &&
			(old == leaf->span_count ||
				goes_before(&marks[mark], &leaf->spans[old])))
			spans[i] = marks[mark++];
		else
			spans[i] = leaf->spans[old++];
	}
	leaf->spans = spans;
	leaf->span_count = total;
}

static void mark_leaf(
	struct gloss_marker *marker, struct doc_node *leaf, struct arena *arena)
{
	struct cover cover = {.leaf = leaf};

	vec_clear(&marker->found);
	fold_text(marker->fold, leaf->text, &marker->text);
	find_terms(marker, &cover);
	if (marker->found.len > 0)
		gloss_put_marks(
			leaf, marker->found.ptr, marker->found.len, arena);
	cover_release(&cover);
}

void gloss_mark(struct gloss_marker *marker, struct doc_node *block,
	struct arena *arena)
{
	struct doc_node *node = block;

	marker->run++;
	note_links(marker, block);
	for (; node != NULL; node = next_node(node, block))
		if (node->kind == DOC_PARA || node->kind == DOC_FIGURE)
			mark_leaf(marker, node, arena);
}
