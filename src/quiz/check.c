/* SPDX-License-Identifier: MIT */
#include "base/mo.h"
#include "quiz/store.h"

/* Two languages of the same section; `file` is the one that is told. */
struct pair {
	const struct question_file *file, *other;
	const char *other_tag;
};

static struct beside_at at(
	const struct pair *pair, int line, const struct quiz_question *question)
{
	return sheet_at(&pair->file->sheet, line, question->id);
}

static void compare_question(const struct pair *pair,
	const struct quiz_question *here, const struct quiz_question *there)
{
	const struct beside_at place = at(pair, here->line, here);
	const struct str id = here->id;

	if (here->option_count != there->option_count)
		beside_fault(&place,
			_("options of '%.*s': %d here, %d in '%s'"),
			STR_ARG(id), here->option_count, there->option_count,
			pair->other_tag);
	else if (here->right != there->right && here->right != CORPUS_NONE &&
		 there->right != CORPUS_NONE)
		beside_fault(&place,
			_("the right option of '%.*s' is number %d here, %d in "
			  "'%s'"),
			STR_ARG(id), here->right + 1, there->right + 1,
			pair->other_tag);
	if (here->needs != there->needs && here->has_needs && there->has_needs)
		beside_fault(&place,
			/* TRANSLATORS: ids of levels */
			_("'%.*s' needs '%s' here, '%s' in '%s'"), STR_ARG(id),
			tier_name(here->needs), tier_name(there->needs),
			pair->other_tag);
}

/* What is here and there, and what is here alone. */
static void compare_here(
	const struct pair *pair, const struct question_range *range)
{
	for (size_t i = 0; i < range->count; i++) {
		const struct quiz_question *here =
			pair->file->questions.ptr[range->first + i];
		const struct quiz_question *there =
			map_get(&pair->other->by_id, here->id);
		const struct beside_at place = at(pair, here->line, here);

		if (there)
			compare_question(pair, here, there);
		else
			beside_fault(&place,
				_("question '%.*s' is not there in '%s'"),
				STR_ARG(here->id), pair->other_tag);
	}
}

/* What is there alone, told where the section begins. */
static void compare_there(
	const struct pair *pair, const struct question_range *range, int line)
{
	for (size_t i = 0; i < range->count; i++) {
		const struct quiz_question *there =
			pair->other->questions.ptr[range->first + i];
		const struct beside_at place = at(pair, line, there);

		if (!map_get(&pair->file->by_id, there->id))
			beside_fault(&place,
				_("question '%.*s' is missing here; it is in "
				  "'%s'"),
				STR_ARG(there->id), pair->other_tag);
	}
}

static void compare(const struct pair *pair, int row)
{
	const struct question_range *here = &pair->file->ranges[row];
	const struct question_range *there = &pair->other->ranges[row];

	compare_here(pair, here);
	compare_there(pair, there, here->line);
}

/* A section that a language does not have at all is not written yet, which is
 * no fault. The first language that has it is the measure. */
static void compare_section(struct quiz *quiz, int part_number, int row)
{
	struct pair pair = {0};

	for (int lang = 0; lang < quiz->lang_count; lang++) {
		const struct question_file *file =
			store_questions(quiz, lang, part_number);

		if (!file->ranges || file->ranges[row].line == 0)
			continue;
		pair.file = file;
		if (pair.other) {
			compare(&pair, row);
			continue;
		}
		pair.other = file;
		pair.other_tag = corpus_lang_tag(quiz->work, lang);
	}
}

/* ---- links ---- */

static void check_links(const struct sheet *sheet)
{
	for (size_t i = 0; i < sheet->sections.len; i++) {
		const struct sheet_section *section = &sheet->sections.ptr[i];
		const struct beside_at place = sheet_at(sheet, section->line,
			corpus_item(sheet->work, section->row)->id);

		for (size_t e = 0; e < section->count; e++) {
			const struct sheet_entry *entry =
				&sheet->entries.ptr[section->first + e];

			beside_links(&place, entry->title);
			beside_links(&place, entry->root);
		}
	}
}

static void check_part(struct quiz *quiz, int part_number)
{
	const int part = quiz->parts[part_number];
	const int rows = corpus_end(quiz->work, part) - part;

	for (int lang = 0; lang < quiz->lang_count; lang++) {
		check_links(&store_questions(quiz, lang, part_number)->sheet);
		check_links(&store_notes(quiz, lang, part_number)->sheet);
	}
	for (int row = 0; row < rows; row++)
		compare_section(quiz, part_number, row);
}

void quiz_check(struct work *work)
{
	struct quiz *quiz = quiz_new(work);

	for (int i = 0; i < quiz->part_count; i++)
		check_part(quiz, i);
	quiz_free(quiz);
}
