/* SPDX-License-Identifier: MIT */
#include "desk/next.h"

#include "base/fs.h"
#include "desk/catalogue.h"
#include "desk/met.h"

#include <stdlib.h>
#include <string.h>

#define FIRST_TERMS 40                 /* worth more than all that come after */
#define FILE_MAX    ((size_t)32 << 20) /* [B] */

struct finder {
	const struct sync *sync;
	const struct desk_tree *tree;
	int lang;
	const char *tag;
	struct next *next;
	struct err *err;
};

static const char *const kinds[] = {
	[NEXT_STALE] = "stale",
	[NEXT_UNDECLARED] = "undeclared",
	[NEXT_LOCALE] = "locale",
	[NEXT_CORE] = "core-messages",
	[NEXT_TERMS] = "first-terms",
	[NEXT_TEXT] = "text",
	[NEXT_MESSAGES] = "messages",
	[NEXT_ALL_TERMS] = "terms",
};

const char *next_kind_name(enum next_kind kind)
{
	return kinds[kind];
}

static void add(const struct finder *f, struct next_step step)
{
	if (step.count > 0)
		vec_push(&f->next->steps, step);
}

/* ---- what all pages have ---- */

/* The text of a file; empty if there is none. */
static bool read(const struct finder *f, const char *path, struct buf *text)
{
	struct fs_info info;

	return !fs_stat(path, &info) || fs_read(path, FILE_MAX, text, f->err);
}

static bool add_locale(const struct finder *f)
{
	struct arena *arena = &f->next->arena;
	struct next_step step = {.kind = NEXT_LOCALE};
	struct buf text = {0};
	struct str rest, line;
	bool is_read;

	if (f->tree->locales == NULL)
		return true;
	step.file = desk_tree_path(f->tree, f->tree->locales,
		arena_printf(arena, "%s.conf", f->tag).ptr, arena);
	is_read = read(f, step.file, &text);
	for (rest = buf_view(&text); str_split(&rest, '\n', &line);)
		step.count += str_starts(line, STR("# DECIDE:"));
	buf_release(&text);
	add(f, step);
	return is_read;
}

static bool count_messages(const struct finder *f,
	struct catalogue_count *count, const char **file, const char **command)
{
	struct arena *arena = &f->next->arena;
	const char *template;
	struct buf text = {0};
	struct fs_info info;
	bool is_read;

	*count = (struct catalogue_count){0};
	/* English is what the program says itself. */
	if (f->tree->po == NULL || strcmp(f->tag, "en") == 0)
		return true;
	template = desk_tree_path(f->tree, f->tree->po, "koine.pot", arena);
	*file = desk_tree_path(f->tree, f->tree->po,
		arena_printf(arena, "%s.po", f->tag).ptr, arena);
	if (!fs_stat(*file, &info)) {
		*command = arena_printf(arena,
			"msginit --no-translator -l %s -i %s -o %s", f->tag,
			template, *file)
		                   .ptr;
		*file = template;
	}
	is_read = read(f, *file, &text);
	if (*command != NULL)
		*file = NULL;
	*count = catalogue_count(buf_view(&text));
	buf_release(&text);
	return is_read;
}

static int compare_counts(const void *a, const void *b)
{
	const int x = *(const int *)a, y = *(const int *)b;

	return (x < y) - (x > y);
}

/* How many blocks the concept stands in that is number FIRST_TERMS. */
static int find_threshold(const int *counts, size_t count)
{
	int *sorted = xcalloc(count + 1, sizeof(*sorted));
	int least;

	memcpy(sorted, counts, count * sizeof(*sorted));
	qsort(sorted, count, sizeof(*sorted), compare_counts);
	least = count > FIRST_TERMS ? sorted[FIRST_TERMS - 1] : 1;
	free(sorted);
	return least > 0 ? least : 1;
}

/* The concepts met most in plain, where each word is explained; the others. */
static void count_terms(const struct finder *f, int *first, int *others)
{
	struct work *work = f->sync->work;
	const struct gloss *gloss = corpus_gloss(work);
	int *counts = met_count(f->sync, corpus_source_lang(work), TIER_PLAIN,
		0, corpus_count(work));
	const int least = find_threshold(counts, gloss->count);
	int met = 0;

	*first = *others = 0;
	for (size_t i = 0; i < gloss->count; i++) {
		const bool is_first = counts[i] >= least && met++ < FIRST_TERMS;

		if (met_has_term(&gloss->concepts[i], str_of(f->tag)))
			continue;
		++*(is_first ? first : others);
	}
	free(counts);
}

static struct next_step terms_step(
	const struct finder *f, enum next_kind kind, int count)
{
	struct arena *arena = &f->next->arena;

	return (struct next_step){
		.kind = kind,
		.count = count,
		.tier = TIER_PLAIN,
		.file = desk_tree_path(
			f->tree, f->tree->content, "glossary.tbx", arena),
		.command = arena_printf(
			arena, "koine export tsv -l %s -t plain", f->tag)
	                           .ptr,
	};
}

/* ---- the texts ---- */

/* Where the blocks of a heading end that are counted with it: those of a part
 * before its sections, or a section with all its records. */
static int unit_end(const struct finder *f, int index)
{
	struct work *work = f->sync->work;
	const int end = corpus_end(work, index);

	if (corpus_item(work, index)->kind != SPINE_PART)
		return end;
	for (int i = index + 1; i < end; i++)
		if (corpus_item(work, i)->kind == SPINE_SECTION)
			return i;
	return end;
}

static const char *text_file(const struct finder *f, int index, enum tier tier)
{
	struct arena *arena = &f->next->arena;
	const int part = corpus_item(f->sync->work, index)->part;

	return desk_tree_path(f->tree, f->tree->content,
		arena_printf(arena, "%s/%s/%.*s.md", f->tag, tier_name(tier),
			STR_ARG(corpus_item(f->sync->work, part)->file))
			.ptr,
		arena);
}

static int count_standing(
	const struct finder *f, int index, enum tier tier, enum next_kind kind)
{
	const int end = unit_end(f, index);
	const struct status_count count =
		status_of(f->sync, f->lang, tier, index, end);

	switch (kind) {
	case NEXT_STALE:
		return count.by_standing[SYNC_STALE] +
		       count.by_standing[SYNC_FAR_STALE];
	case NEXT_UNDECLARED:
		return count.by_standing[SYNC_UNDECLARED];
	default:
		return count.by_standing[SYNC_MISSING];
	}
}

/* A heading of whose blocks one line tells: a part for what stands before its
 * sections, and a section. */
static bool is_unit(const struct finder *f, int index)
{
	return corpus_item(f->sync->work, index)->kind <= SPINE_SECTION;
}

static void add_unit(
	const struct finder *f, int index, enum tier tier, enum next_kind kind)
{
	const struct str id = corpus_item(f->sync->work, index)->id;
	struct next_step step = {
		.kind = kind,
		.count = count_standing(f, index, tier, kind),
		.id = id,
		.tier = tier,
	};

	if (step.count == 0)
		return;
	step.file = text_file(f, index, tier);
	if (kind == NEXT_UNDECLARED)
		step.command = arena_printf(&f->next->arena,
			"koine sync %.*s -l %s -t %s", STR_ARG(id), f->tag,
			tier_name(tier))
		                       .ptr;
	else
		step.command = arena_printf(&f->next->arena,
			"koine --watch -l %s -t %s -w %s %.*s", f->tag,
			tier_name(tier),
			strcmp(f->tag, "en") == 0 ? "zh" : "en", STR_ARG(id))
		                       .ptr;
	add(f, step);
}

static void add_units(const struct finder *f, enum tier tier,
	enum next_kind kind, int from, int to)
{
	for (int i = from; i < to; i++)
		if (is_unit(f, i))
			add_unit(f, i, tier, kind);
}

static int find_or(const struct finder *f, const char *id, int other)
{
	const int index = corpus_find(f->sync->work, str_of(id));

	return index == CORPUS_NONE ? other : index;
}

/*
 * In plain what tells a newcomer what the work is, then its first matter of
 * substance; then in order. The appendix is last of its tier anyway.
 */
static void add_texts(const struct finder *f)
{
	const int count = corpus_count(f->sync->work);
	const int preface = find_or(f, "preface", 0);
	const int second = find_or(f, "2.1", preface);

	add_unit(f, preface, TIER_PLAIN, NEXT_TEXT);
	if (second != preface)
		add_unit(f, second, TIER_PLAIN, NEXT_TEXT);
	for (int i = 0; i < count; i++)
		if (is_unit(f, i) && i != preface && i != second)
			add_unit(f, i, TIER_PLAIN, NEXT_TEXT);
}

bool next_find(const struct sync *sync, const struct desk_tree *tree, int lang,
	struct next *next, struct err *err)
{
	const char *tag = corpus_lang_tag(sync->work, lang);
	const struct finder f = {sync, tree, lang, tag, next, err};
	const int count = corpus_count(sync->work);
	struct catalogue_count messages;
	struct next_step interface = {.kind = NEXT_CORE};
	int first, others;

	*next = (struct next){.steps = {0}};
	for (int tier = 0; tier < TIER_COUNT; tier++)
		add_units(&f, (enum tier)tier, NEXT_STALE, 0, count);
	for (int tier = 0; tier < TIER_COUNT; tier++)
		add_units(&f, (enum tier)tier, NEXT_UNDECLARED, 0, count);
	if (!add_locale(&f) || !count_messages(&f, &messages, &interface.file,
				       &interface.command))
		return false;
	interface.count = messages.core - messages.core_done;
	add(&f, interface);
	count_terms(&f, &first, &others);
	add(&f, terms_step(&f, NEXT_TERMS, first));
	add_texts(&f);
	add_units(&f, TIER_STUDENT, NEXT_TEXT, 0, count);
	interface.kind = NEXT_MESSAGES;
	interface.count = messages.all - messages.done -
	                  (messages.core - messages.core_done);
	add(&f, interface);
	add_units(&f, TIER_FULL, NEXT_TEXT, 0, count);
	add(&f, terms_step(&f, NEXT_ALL_TERMS, others));
	return true;
}

void next_release(struct next *next)
{
	vec_release(&next->steps);
	arena_free(&next->arena);
}
