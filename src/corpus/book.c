/* SPDX-License-Identifier: MIT */
#include "corpus/book.h"

#include "base/vec.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A question or term as it was made for a lesson. */
struct pulled {
	const struct doc_node *node;
	int lang;
};

struct book {
	struct work *work;
	struct file *file;
	struct lesson *lesson;
	struct arena arena;
	struct arena former; /* before the last book_renew */
	VEC(int) items;      /* work: spine index of each unit */
	/* Work: of each row and language, lesson: of each unit, language and
	 * tier: made on demand. */
	struct doc_node **headings;
	struct pulled *pulled;
	const struct locale *locale; /* file */
	char file_key[32];
	struct str key;
};

static bool is_unit(const struct spine_item *item)
{
	return item->kind != SPINE_FIGURE;
}

static void fill_units(struct book *book)
{
	vec_clear(&book->items);
	for (int i = 0; i < corpus_count(book->work); i++)
		if (is_unit(corpus_item(book->work, i)))
			vec_push(&book->items, i);
	book->headings = ARENA_ARRAY(&book->arena, struct doc_node *,
		corpus_count(book->work) * CORPUS_LANG_MAX);
	book->key = corpus_id(book->work);
}

struct book *book_of_work(struct work *work)
{
	struct book *book = xcalloc(1, sizeof(*book));

	book->work = work;
	fill_units(book);
	return book;
}

struct book *book_of_lesson(struct lesson *lesson)
{
	struct book *book = xcalloc(1, sizeof(*book));

	book->work = lesson->work;
	book->lesson = lesson;
	book->headings = ARENA_ARRAY(&book->arena, struct doc_node *,
		corpus_count(book->work) * CORPUS_LANG_MAX);
	book->pulled = ARENA_ARRAY(&book->arena, struct pulled,
		lesson->parts.len * CORPUS_LANG_MAX * TIER_COUNT);
	return book;
}

void book_renew(struct book *book)
{
	if (book->work == NULL) {
		book->key = (struct str){NULL, 0};
		return;
	}
	/* A lesson is not followed. */
	if (book->lesson != NULL)
		return;
	arena_free(&book->former);
	book->former = book->arena;
	book->arena = (struct arena){0};
	fill_units(book);
}

struct book *book_of_file(struct file *file, const char *locale_dir)
{
	struct book *book = xcalloc(1, sizeof(*book));

	book->file = file;
	book->locale = locale_dir == NULL
	                       ? NULL
	                       : locale_load(locale_dir, file_lang(file),
					 &book->arena, NULL);
	if (book->locale == NULL)
		book->locale = locale_default();
	return book;
}

void book_free(struct book *book)
{
	if (book == NULL)
		return;
	vec_release(&book->items);
	arena_free(&book->former);
	arena_free(&book->arena);
	free(book);
}

struct work *book_work(const struct book *book)
{
	return book->work;
}

struct file *book_file(const struct book *book)
{
	return book->file;
}

const struct lesson *book_lesson(const struct book *book)
{
	return book->lesson;
}

int book_count(struct book *book, int want)
{
	if (book->lesson != NULL)
		return (int)book->lesson->parts.len;
	return book->work != NULL ? (int)book->items.len
	                          : file_count(book->file, want);
}

/* The heading in row `at` in a language: the spine's title as a node of its
 * own. */
static const struct doc_node *heading(struct book *book, int at, int lang)
{
	struct doc_node **slot = &book->headings[at * CORPUS_LANG_MAX + lang];
	const struct spine_item *item = corpus_item(book->work, at);

	if (*slot == NULL) {
		*slot = ARENA_NEW(&book->arena, struct doc_node);
		(*slot)->kind = DOC_HEADING;
		(*slot)->level = item->kind == SPINE_PART     ? 1
		                 : item->kind == SPINE_RECORD ? 3
		                                              : 2;
		(*slot)->id = item->id;
		(*slot)->text = corpus_heading(book->work, at, lang);
	}
	return *slot;
}

static int unit_of_item(const struct book *book, int item)
{
	int low = 0, high = (int)book->items.len - 1;

	while (low <= high) {
		int mid = low + (high - low) / 2;

		if (book->items.ptr[mid] == item)
			return mid;
		if (book->items.ptr[mid] < item)
			low = mid + 1;
		else
			high = mid - 1;
	}
	return CORPUS_NONE;
}

static void fill_block(
	struct book *book, int at, int lang, enum tier tier, struct unit *unit)
{
	const struct spine_item *item = corpus_item(book->work, at);
	struct shown shown = corpus_show(book->work, at, lang, tier);

	unit->node = shown.node;
	unit->lang = shown.node != NULL ? shown.lang : lang;
	unit->tier = shown.node != NULL ? shown.tier : tier;
	unit->is_fallback = shown.is_fallback || shown.node == NULL;
	unit->is_record = item->block == BLOCK_RECORD;
	if (shown.node != NULL)
		corpus_mark_terms(book->work, &shown);
	if (unit->is_record)
		unit->heading = heading(book, item->section, unit->lang);
}

/* No unit stands under this heading: at most figures that have no block yet. */
static bool is_bare(const struct book *book, int at)
{
	const int end = corpus_end(book->work, at);

	for (int row = at + 1; row < end; row++)
		if (is_unit(corpus_item(book->work, row)))
			return false;
	return true;
}

/* Row `at` of the spine. */
static void fill_work(
	struct book *book, int at, int lang, enum tier tier, struct unit *unit)
{
	const struct spine_item *item = corpus_item(book->work, at);

	unit->id = item->id;
	unit->item = unit->about = at;
	unit->lang = lang;
	unit->tier = tier;
	if (item->kind == SPINE_BLOCK) {
		fill_block(book, at, lang, tier, unit);
	} else {
		unit->is_heading = true;
		unit->node = heading(book, at, lang);
		unit->level = unit->node->level;
		unit->is_uncut = !item->is_cut && is_bare(book, at);
		if (item->titles[lang].len == 0)
			unit->lang = corpus_lang_index(book->work, STR("en"));
		if (unit->lang == CORPUS_NONE)
			unit->lang = lang;
	}
	unit->locale = corpus_locale(book->work, unit->lang);
}

/* ---- a lesson ---- */

static void fill_pulled(struct book *book, int index, int lang, enum tier tier,
	struct unit *unit)
{
	struct lesson *lesson = book->lesson;
	const struct lesson_part *part = &lesson->parts.ptr[index];
	struct pulled *slot =
		&book->pulled[(index * CORPUS_LANG_MAX + lang) * TIER_COUNT +
			      (int)tier];

	if (slot->node == NULL)
		slot->node = lesson->source.block(lesson->source.ctx, part,
			lang, tier, &book->arena, &slot->lang);
	unit->node = slot->node;
	unit->lang = slot->node != NULL ? slot->lang : lang;
	unit->is_fallback = unit->lang != lang || slot->node == NULL;
	unit->is_question = part->kind == LESSON_QUESTION;
}

static void fill_lesson(struct book *book, int index, int lang, enum tier tier,
	struct unit *unit)
{
	const struct lesson_part *part = &book->lesson->parts.ptr[index];

	if (part->kind == LESSON_PLACE) {
		fill_work(book, part->row, lang, tier, unit);
		return;
	}
	unit->id = part->id;
	unit->item = CORPUS_NONE;
	unit->about = part->row;
	unit->tier = tier;
	if (part->kind == LESSON_OWN) {
		const struct lesson_words own =
			lesson_own(book->lesson, (size_t)index, lang);

		unit->is_own = true;
		unit->node = own.node;
		unit->is_heading = own.node->kind == DOC_HEADING;
		unit->level = unit->is_heading ? own.node->level : 0;
		unit->lang = own.lang;
	} else {
		fill_pulled(book, index, lang, tier, unit);
	}
	unit->locale = corpus_locale(book->work, unit->lang);
}

/* The first unit that shows a row of the spine, or bears an id. */
static int find_part(const struct book *book, int row, struct str id)
{
	const struct lesson *lesson = book->lesson;

	for (int i = 0; i < (int)lesson->parts.len; i++) {
		const struct lesson_part *part = &lesson->parts.ptr[i];

		if (str_eq(part->id, id) ||
			(part->kind == LESSON_PLACE && part->row == row &&
				row != CORPUS_NONE))
			return i;
	}
	return CORPUS_NONE;
}

bool book_unit(struct book *book, int index, int lang, enum tier tier,
	struct unit *unit)
{
	if (index < 0 || index >= book_count(book, index))
		return false;
	memset(unit, 0, sizeof(*unit));
	if (book->lesson != NULL) {
		fill_lesson(book, index, lang, tier, unit);
		return true;
	}
	if (book->work != NULL) {
		fill_work(book, book->items.ptr[index], lang, tier, unit);
		return true;
	}
	unit->node = file_unit(book->file, index);
	unit->id = unit->node->id;
	unit->item = unit->about = CORPUS_NONE;
	unit->is_heading = unit->node->kind == DOC_HEADING;
	unit->level = unit->is_heading ? unit->node->level : 0;
	unit->tier = TIER_FULL;
	unit->locale = book->locale;
	return true;
}

int book_find(struct book *book, struct str id)
{
	int item;

	if (book->work == NULL)
		return file_find(book->file, id);
	item = corpus_find(book->work, id);
	if (book->lesson != NULL)
		return find_part(book, item, id);
	if (item == CORPUS_NONE)
		return CORPUS_NONE;
	/* A figure that is not cut yet stands in its section. */
	if (!is_unit(corpus_item(book->work, item)))
		item = corpus_item(book->work, item)->section;
	return unit_of_item(book, item);
}

/* Level of unit `index` as a heading, 0 for a block; -1 beyond the end. */
static int level_of(struct book *book, int index)
{
	const struct doc_node *own = NULL;
	const struct spine_item *item;
	int row = CORPUS_NONE;

	if (index < 0 || index >= book_count(book, index))
		return -1;
	if (book->work == NULL)
		own = file_unit(book->file, index);
	else if (book->lesson == NULL)
		row = book->items.ptr[index];
	else if (book->lesson->parts.ptr[index].kind == LESSON_PLACE)
		row = book->lesson->parts.ptr[index].row;
	else
		own = book->lesson->parts.ptr[index].node;
	if (row == CORPUS_NONE)
		return own != NULL && own->kind == DOC_HEADING ? own->level : 0;
	item = corpus_item(book->work, row);
	return item->kind == SPINE_BLOCK    ? 0
	       : item->kind == SPINE_PART   ? 1
	       : item->kind == SPINE_RECORD ? 3
	                                    : 2;
}

int book_heading(struct book *book, int index, int step, int level)
{
	for (int i = index + step;; i += step) {
		int found = level_of(book, i);

		if (found < 0)
			return CORPUS_NONE;
		if (found > 0 && found <= level)
			return i;
	}
}

int book_section(struct book *book, int index)
{
	for (int i = index; i >= 0; i--)
		if (level_of(book, i) > 0)
			return i;
	return CORPUS_NONE;
}

struct str book_key(struct book *book)
{
	/* A file's costs reading all of it: only who keeps places asks. */
	if (book->key.len == 0) {
		snprintf(book->file_key, sizeof(book->file_key), "file:%016llx",
			(unsigned long long)file_hash(
				book->lesson != NULL ? book->lesson->file
						     : book->file));
		book->key = str_of(book->file_key);
	}
	return book->key;
}

int book_lang_count(const struct book *book)
{
	return book->work != NULL ? corpus_lang_count(book->work) : 1;
}

const char *book_lang_tag(const struct book *book, int lang)
{
	return book->work != NULL ? corpus_lang_tag(book->work, lang)
	                          : file_lang(book->file);
}
