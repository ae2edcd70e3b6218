/* SPDX-License-Identifier: MIT */
#include "quiz/sitting.h"

void sitting_release(struct sitting *sitting)
{
	vec_release(&sitting->entry);
	arena_free(&sitting->arena);
}

void sitting_add(struct sitting *sitting, const struct quiz_question *question)
{
	const struct sitting_entry entry = {
		.id = arena_str(&sitting->arena, question->id),
		.section = question->section,
		.needs = question->needs,
	};

	vec_push(&sitting->entry, entry);
}

void sitting_add_id(struct sitting *sitting, struct str id, int section)
{
	const struct sitting_entry entry = {
		.id = arena_str(&sitting->arena, id), .section = section};

	vec_push(&sitting->entry, entry);
}

void sitting_add_below(
	struct sitting *sitting, struct quiz *quiz, int row, int lang)
{
	struct arena arena = {0};
	const struct quiz_list list = quiz_below(quiz, row, lang, &arena);

	for (size_t i = 0; i < list.count; i++)
		sitting_add(sitting, list.items[i].question);
	arena_free(&arena);
}

void sitting_add_all(struct sitting *sitting, struct quiz *quiz,
	const struct work *work, int lang)
{
	for (int row = 0; row < corpus_count(work); row++)
		if (corpus_item(work, row)->kind == SPINE_PART)
			sitting_add_below(sitting, quiz, row, lang);
}

static bool belongs(const struct sitting *sitting, size_t i)
{
	const struct sitting_entry *entry = &sitting->entry.ptr[i];

	return entry->needs <= sitting->tier || entry->is_asked ||
	       i == sitting->at;
}

/* To be answered in this round. */
static bool is_open(const struct sitting *sitting, size_t i)
{
	const struct sitting_entry *entry = &sitting->entry.ptr[i];

	if (entry->is_asked)
		return sitting->is_again && entry->is_missed;
	return entry->needs <= sitting->tier;
}

typedef bool wanted_fn(const struct sitting *sitting, size_t i);

/* The next one from `i` on; entry.len if there is none. */
static size_t find(
	const struct sitting *sitting, size_t i, int step, wanted_fn *wanted)
{
	/* Before the first one i is beyond the last, too. */
	for (; i < sitting->entry.len; i += (size_t)step)
		if (wanted(sitting, i))
			return i;
	return sitting->entry.len;
}

bool sitting_begin(struct sitting *sitting)
{
	sitting->at = sitting->entry.len;
	sitting->at = find(sitting, 0, 1, belongs);
	return sitting->at < sitting->entry.len;
}

struct sitting_entry *sitting_entry(struct sitting *sitting)
{
	return sitting->at < sitting->entry.len
	               ? &sitting->entry.ptr[sitting->at]
	               : NULL;
}

void sitting_answer(struct sitting *sitting, bool is_right)
{
	struct sitting_entry *entry = sitting_entry(sitting);

	if (!entry)
		return;
	if (!entry->is_asked)
		entry->is_right_first = is_right;
	entry->is_asked = true;
	entry->is_missed = !is_right;
}

bool sitting_step(struct sitting *sitting, int step)
{
	const size_t next =
		find(sitting, sitting->at + (size_t)step, step, is_open);

	if (next < sitting->entry.len || step > 0)
		sitting->at = next;
	return next < sitting->entry.len;
}

bool sitting_walk(struct sitting *sitting, int step)
{
	const size_t next =
		find(sitting, sitting->at + (size_t)step, step, belongs);

	if (next < sitting->entry.len)
		sitting->at = next;
	return next < sitting->entry.len;
}

bool sitting_repeat(struct sitting *sitting)
{
	sitting->is_again = true;
	sitting->at = find(sitting, 0, 1, is_open);
	return sitting->at < sitting->entry.len;
}

struct sitting_count sitting_count(const struct sitting *sitting)
{
	struct sitting_count count = {0};

	for (size_t i = 0; i < sitting->entry.len; i++) {
		const struct sitting_entry *entry = &sitting->entry.ptr[i];

		if (!belongs(sitting, i))
			continue;
		count.all++;
		if (i == sitting->at)
			count.number = count.all;
		count.asked += entry->is_asked;
		count.right += entry->is_right_first;
		count.missed += entry->is_missed;
	}
	return count;
}
