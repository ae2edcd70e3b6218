/* SPDX-License-Identifier: MIT */
#include "out/class.h"

static void add_below(const struct class_wish *wish, int row,
	struct arena *arena, struct quiz_list *list)
{
	const struct quiz_list more =
		quiz_below(wish->quiz, row, wish->lang, arena);
	struct quiz_shown *items = ARENA_ARRAY(
		arena, struct quiz_shown, list->count + more.count + 1);
	size_t count = list->count;

	for (size_t i = 0; i < list->count; i++)
		items[i] = list->items[i];
	for (size_t i = 0; i < more.count; i++)
		if (more.items[i].question->needs <= wish->tier)
			items[count++] = more.items[i];
	*list = (struct quiz_list){items, count};
}

struct quiz_list class_questions(
	const struct class_wish *wish, struct arena *arena)
{
	struct quiz_list list = {0};

	if (wish->row != CORPUS_NONE) {
		add_below(wish, wish->row, arena, &list);
		return list;
	}
	for (int i = 0; i < corpus_count(wish->work); i++)
		if (corpus_item(wish->work, i)->kind == SPINE_PART)
			add_below(wish, i, arena, &list);
	return list;
}

void class_count_text(struct class_count *count, const struct unit *unit)
{
	if (unit->is_heading || unit->node == NULL)
		return;
	count->texts++;
	if (unit->is_fallback && count->stand_in.node == NULL)
		count->stand_in = *unit;
}

void class_count_shown(
	struct class_count *count, const struct quiz_shown *shown)
{
	count->questions++;
	if (shown->is_fallback)
		count->fallback = shown->lang;
}
