/* SPDX-License-Identifier: MIT */
#include "quiz/quiz.h"

#include "quiz/store.h"

#include <limits.h>

/* Which language stands in for which, and where the rows of a part are. */
struct asker {
	struct quiz *quiz;
	int lang;
	int order[CORPUS_LANG_MAX];
	int count;
};

static struct asker ask(struct quiz *quiz, int lang)
{
	struct asker asker = {.quiz = quiz, .lang = lang};

	asker.count = corpus_lang_order(quiz->work, lang, asker.order);
	return asker;
}

static struct question_file *file_at(
	const struct asker *asker, int i, int section)
{
	struct quiz *quiz = asker->quiz;

	return store_questions(quiz, asker->order[i],
		store_part_number(
			quiz, corpus_item(quiz->work, section)->part));
}

static struct quiz_shown shown(
	const struct asker *asker, int i, const struct quiz_question *question)
{
	const int lang = asker->order[i];

	return (struct quiz_shown){question, lang, lang != asker->lang};
}

/* ---- by place ---- */

struct found {
	struct quiz_shown shown;
	int rank; /* of its language in the order */
};

typedef VEC(struct found) found_list;

/* The questions of a section in the i-th language. */
static void add_lang(
	const struct asker *asker, int i, int section, found_list *found)
{
	const struct question_file *file = file_at(asker, i, section);
	const int part = corpus_item(asker->quiz->work, section)->part;
	const struct question_range *range;

	if (!file->ranges)
		return;
	range = &file->ranges[section - part];
	for (size_t q = 0; q < range->count; q++) {
		const struct quiz_question *question =
			file->questions.ptr[range->first + q];
		const struct found one = {shown(asker, i, question), i};

		if (question->can_be_asked)
			vec_push(found, one);
	}
}

static int by_number(const void *a, const void *b)
{
	const struct found *x = a;
	const struct found *y = b;
	const int left = x->shown.question->number;
	const int right = y->shown.question->number;

	if (left != right)
		return left < right ? -1 : 1;
	return x->rank - y->rank;
}

static void add_section(
	const struct asker *asker, int section, found_list *list)
{
	found_list found = {0};
	int last = 0;

	for (int i = 0; i < asker->count; i++)
		add_lang(asker, i, section, &found);
	if (found.len > 0)
		qsort(found.ptr, found.len, sizeof(*found.ptr), by_number);
	/* Of each number the nearest language's. */
	for (size_t i = 0; i < found.len; i++) {
		if (found.ptr[i].shown.question->number != last)
			vec_push(list, found.ptr[i]);
		last = found.ptr[i].shown.question->number;
	}
	vec_release(&found);
}

struct quiz_list quiz_below(
	struct quiz *quiz, int index, int lang, struct arena *arena)
{
	const struct asker asker = ask(quiz, lang);
	const struct spine_item *item = corpus_item(quiz->work, index);
	const int section = store_section(quiz, index);
	struct quiz_list list = {NULL, 0};
	found_list found = {0};

	if (section != CORPUS_NONE)
		add_section(&asker, section, &found);
	else if (item)
		for (int row = item->part;
			row < corpus_end(quiz->work, item->part); row++)
			if (corpus_item(quiz->work, row)->kind == SPINE_SECTION)
				add_section(&asker, row, &found);
	list.items = ARENA_ARRAY(arena, struct quiz_shown, found.len);
	for (; list.count < found.len; list.count++)
		list.items[list.count] = found.ptr[list.count].shown;
	vec_release(&found);
	return list;
}

/* ---- by id ---- */

/* The section's row of "2.1.q1", and where its number's word begins. */
static int find_section(const struct quiz *quiz, struct str id, size_t *word)
{
	size_t dot = id.len;
	int row;

	while (dot > 0 && id.ptr[dot - 1] != '.')
		dot--;
	*word = dot;
	if (dot == 0)
		return CORPUS_NONE;
	row = corpus_find(quiz->work, str_sub(id, 0, dot - 1));
	return row != CORPUS_NONE && corpus_item(quiz->work, row)->kind ==
	                                     SPINE_SECTION
	               ? row
	               : CORPUS_NONE;
}

struct quiz_shown quiz_find(struct quiz *quiz, struct str id, int lang)
{
	const struct asker asker = ask(quiz, lang);
	struct quiz_shown result = {NULL, lang, false};
	struct arena scratch = {0};
	size_t word;
	const int section = find_section(quiz, id, &word);
	struct str key;

	if (section == CORPUS_NONE)
		return result;
	/* As it stands in the files, whatever the case of the section's id. */
	key = arena_printf(&scratch, "%.*s.%.*s",
		STR_ARG(corpus_item(quiz->work, section)->id),
		STR_ARG(str_sub(id, word, id.len)));
	for (int i = 0; i < asker.count && !result.question; i++) {
		const struct quiz_question *question =
			map_get(&file_at(&asker, i, section)->by_id, key);

		if (question && question->can_be_asked)
			result = shown(&asker, i, question);
	}
	arena_free(&scratch);
	return result;
}

/* ---- notes ---- */

static bool is_complete(const struct quiz_notes *notes)
{
	for (int i = 0; i < QUIZ_FIELD_COUNT; i++)
		if (!notes->fields[i])
			return false;
	return true;
}

const struct quiz_notes *quiz_notes(
	struct quiz *quiz, int index, int lang, int *shown_lang)
{
	const struct asker asker = ask(quiz, lang);
	const int section = store_section(quiz, index);
	const struct quiz_notes *first = NULL;
	int part;

	if (section == CORPUS_NONE)
		return NULL;
	part = corpus_item(quiz->work, section)->part;
	for (int i = 0; i < asker.count; i++) {
		const struct notes_file *file = store_notes(
			quiz, asker.order[i], store_part_number(quiz, part));
		const struct quiz_notes *notes =
			file->notes ? file->notes[section - part] : NULL;

		if (!notes || (first && !is_complete(notes)))
			continue;
		first = notes;
		*shown_lang = asker.order[i];
		if (is_complete(notes))
			break;
	}
	return first;
}
