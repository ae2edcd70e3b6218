/* SPDX-License-Identifier: MIT */
#include "quiz/store.h"

static size_t file_count(const struct quiz *quiz)
{
	return (size_t)quiz->lang_count * (size_t)quiz->part_count;
}

static void find_parts(struct quiz *quiz)
{
	const int count = corpus_count(quiz->work);
	int row;

	for (row = 0; row < count; row = corpus_end(quiz->work, row))
		quiz->part_count++;
	quiz->parts = ARENA_ARRAY(&quiz->arena, int, quiz->part_count);
	row = 0;
	for (int i = 0; i < quiz->part_count; i++) {
		quiz->parts[i] = row;
		row = corpus_end(quiz->work, row);
	}
}

struct quiz *quiz_new(struct work *work)
{
	struct quiz *quiz = xcalloc(1, sizeof(*quiz));

	quiz->work = work;
	quiz->lang_count = corpus_lang_count(work);
	find_parts(quiz);
	quiz->questions = ARENA_ARRAY(
		&quiz->arena, struct question_file, file_count(quiz));
	quiz->notes =
		ARENA_ARRAY(&quiz->arena, struct notes_file, file_count(quiz));
	return quiz;
}

void quiz_free(struct quiz *quiz)
{
	if (!quiz)
		return;
	for (size_t i = 0; i < file_count(quiz); i++) {
		sheet_release(&quiz->questions[i].sheet);
		vec_release(&quiz->questions[i].questions);
		map_release(&quiz->questions[i].by_id);
		sheet_release(&quiz->notes[i].sheet);
	}
	arena_free(&quiz->arena);
	free(quiz);
}

int store_part_number(const struct quiz *quiz, int part)
{
	int from = 0;
	int to = quiz->part_count - 1;

	while (from < to) {
		const int mid = from + (to - from) / 2;

		if (quiz->parts[mid] < part)
			from = mid + 1;
		else
			to = mid;
	}
	return from;
}

struct question_file *store_questions(
	struct quiz *quiz, int lang, int part_number)
{
	struct question_file *file =
		&quiz->questions[lang * quiz->part_count + part_number];
	const int part = quiz->parts[part_number];

	if (file->is_loaded)
		return file;
	file->is_loaded = true;
	sheet_read(&file->sheet, quiz->work, lang, part, "quiz");
	questions_make(file, part);
	return file;
}

struct notes_file *store_notes(struct quiz *quiz, int lang, int part_number)
{
	struct notes_file *file =
		&quiz->notes[lang * quiz->part_count + part_number];
	const int part = quiz->parts[part_number];

	if (file->is_loaded)
		return file;
	file->is_loaded = true;
	sheet_read(&file->sheet, quiz->work, lang, part, "notes");
	notes_make(file, part);
	return file;
}

int store_section(const struct quiz *quiz, int row)
{
	const struct spine_item *item = corpus_item(quiz->work, row);
	int section = CORPUS_NONE;

	if (!item)
		return CORPUS_NONE;
	/* A section may hold records, and they blocks. */
	for (int i = item->section; i > item->part; i--)
		if (corpus_item(quiz->work, i)->kind == SPINE_SECTION) {
			section = i;
			break;
		}
	return section;
}
