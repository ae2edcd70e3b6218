/* SPDX-License-Identifier: MIT */
#include "base/mo.h"
#include "corpus/work.h"

#include <string.h>

#define GONE_STEPS 32 /* of a chain of ids that are gone */

bool spine_is_id(struct str s)
{
	for (size_t i = 0; i < s.len; i++) {
		char c = s.ptr[i];

		if (!((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
			    (c >= 'a' && c <= 'z') || c == '-' || c == '.'))
			return false;
	}
	return s.len > 0 && s.len <= CORPUS_ID_MAX;
}

bool spine_is_name(struct str s)
{
	return spine_is_id(s) && s.ptr[0] != '.' && s.ptr[0] != '-';
}

struct str spine_key(struct str id, char key[CORPUS_ID_MAX])
{
	if (id.len > CORPUS_ID_MAX)
		return (struct str){NULL, 0};
	for (size_t i = 0; i < id.len; i++) {
		char c = id.ptr[i];

		key[i] = (char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
	}
	return (struct str){key, id.len};
}

/* "88" or "88-89". */
static bool read_range(struct str word, int *from, int *to)
{
	size_t dash = str_find(word, '-');

	if (!str_to_int(str_sub(word, 0, dash), from))
		return false;
	*to = *from;
	if (dash < word.len &&
		!str_to_int(str_sub(word, dash + 1, word.len), to))
		return false;
	return *from >= 1 && *to >= *from && *to <= CORPUS_NUMBER_MAX;
}

bool spine_read_refs(
	struct work *work, struct str text, struct spine_item *item)
{
	struct str rest = text;
	struct str word;
	size_t count = 0;
	int from;
	int to = 0;
	int *refs;

	/* Ascending, so at most CORPUS_NUMBER_MAX in all. */
	while (str_word(&rest, &word)) {
		int last = to;

		if (!read_range(word, &from, &to) || from <= last)
			return false;
		count += (size_t)(to - from) + 1;
	}
	refs = ARENA_ARRAY(&work->arena, int, count);
	item->refs = refs;
	item->ref_count = count;
	for (rest = text; str_word(&rest, &word);)
		if (read_range(word, &from, &to))
			while (from <= to)
				*refs++ = from++;
	return true;
}

bool spine_add_lang(struct work *work, struct str tag)
{
	if (work->lang_count == CORPUS_LANG_MAX || !spine_is_name(tag) ||
		corpus_lang_index(work, tag) != CORPUS_NONE)
		return false;
	work->langs[work->lang_count++] = arena_str(&work->arena, tag);
	return true;
}

void spine_add(struct work *work, const struct spine_item *row, int line)
{
	const int index = (int)work->items.len;
	struct spine_item item = *row;

	item.part = item.section = index;
	if (item.kind == SPINE_PART)
		vec_push(&work->parts, index);
	else if (work->parts.len > 0)
		item.part = work->parts.ptr[work->parts.len - 1];
	if (item.kind > SPINE_RECORD && index > 0)
		item.section = work->items.ptr[index - 1].section;
	vec_push(&work->items, item);
	vec_push(&work->lines, line);
}

/* Where each subtree ends, from the last row to the first. */
static void find_ends(struct work *work)
{
	const int count = (int)work->items.len;
	int next[SPINE_RECORD + 1] = {count, count, count};

	work->ends = ARENA_ARRAY(&work->arena, int, count);
	for (int i = count - 1; i >= 0; i--) {
		const enum spine_kind kind = work->items.ptr[i].kind;

		if (kind > SPINE_RECORD) {
			work->ends[i] = i + 1;
			continue;
		}
		work->ends[i] = next[kind];
		/* A part ends the sections before it, a section the records. */
		for (int k = (int)kind; k <= SPINE_RECORD; k++)
			next[k] = i;
	}
}

static void find_cut(struct work *work)
{
	int last = -1; /* the nearest block after row i */

	for (int i = (int)work->items.len - 1; i >= 0; i--) {
		if (work->items.ptr[i].kind == SPINE_BLOCK)
			last = i;
		work->items.ptr[i].is_cut = last >= i && last < work->ends[i];
	}
}

static bool put(struct work *work, struct str id, struct spine_item *item)
{
	char key[CORPUS_ID_MAX];

	return map_put(&work->by_id,
		       arena_str(&work->arena, spine_key(id, key)),
		       item) == NULL;
}

static struct spine_item *get(const struct work *work, struct str id)
{
	char key[CORPUS_ID_MAX];

	return map_get(&work->by_id, spine_key(id, key));
}

/* A row, or the successor of a gone id; NULL if the chain leads nowhere. */
static struct spine_item *follow(
	const struct work *work, const struct map *gone, struct str id)
{
	for (int i = 0; i < GONE_STEPS; i++) {
		struct spine_item *item = get(work, id);
		const struct spine_alias *next = map_get(gone, id);

		if (item || !next)
			return item;
		id = next->to;
	}
	return NULL;
}

/* Figures lead to their block, or to where they stand until it is cut. */
static bool put_figures(struct work *work, int *line)
{
	for (size_t i = 0; i < work->aliases.len; i++) {
		const struct spine_alias *alias = &work->aliases.ptr[i];
		struct spine_item *item;

		if (alias->row == CORPUS_NONE)
			continue;
		item = alias->to.len > 0 ? get(work, alias->to) : NULL;
		if (!item)
			item = &work->items.ptr[work->items.ptr[alias->row]
							.section];
		*line = alias->line;
		if (!put(work, alias->id, item))
			return false;
	}
	return true;
}

static void put_gone(struct work *work)
{
	struct map gone = {0};

	for (size_t i = 0; i < work->aliases.len; i++)
		if (work->aliases.ptr[i].row == CORPUS_NONE)
			map_put(&gone, work->aliases.ptr[i].id,
				&work->aliases.ptr[i]);
	for (size_t i = 0; i < work->aliases.len; i++) {
		const struct spine_alias *alias = &work->aliases.ptr[i];
		struct spine_item *item;

		if (alias->row != CORPUS_NONE || get(work, alias->id))
			continue;
		item = follow(work, &gone, alias->to);
		if (item)
			put(work, alias->id, item);
	}
	map_release(&gone);
}

static bool put_rows(struct work *work, int *line)
{
	for (size_t i = 0; i < work->items.len; i++) {
		struct spine_item *item = &work->items.ptr[i];

		*line = work->lines.ptr[i];
		if (item->kind != SPINE_FIGURE && !put(work, item->id, item))
			return false;
	}
	return true;
}

bool spine_finish(struct work *work, int *line, struct err *err)
{
	*line = 1;
	if (work->parts.len == 0 || work->items.ptr[0].kind != SPINE_PART)
		return err_set(
			err, ERR_INPUT, _("there is no part before the text"));
	find_ends(work);
	find_cut(work);
	if (!put_rows(work, line) || !put_figures(work, line))
		return err_set(err, ERR_INPUT, _("this id is used twice"));
	put_gone(work);
	return true;
}

void spine_clear(struct work *work)
{
	vec_release(&work->items);
	vec_release(&work->lines);
	vec_release(&work->parts);
	vec_release(&work->aliases);
	map_release(&work->by_id);
	work->ends = NULL;
	work->id = (struct str){NULL, 0};
	work->lang_count = 0;
	work->report = NULL;
	memset(work->titles, 0, sizeof(work->titles));
	memset(work->has_tier, 0, sizeof(work->has_tier));
	memset(work->is_partial, 0, sizeof(work->is_partial));
}
