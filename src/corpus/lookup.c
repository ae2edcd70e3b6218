/* SPDX-License-Identifier: MIT */
#include "corpus/work.h"

#include "base/mo.h"

static const char *const tier_names[] = {
	[TIER_PLAIN] = "plain",
	[TIER_STUDENT] = "student",
	[TIER_FULL] = "full",
};

const char *tier_name(enum tier tier)
{
	return tier_names[tier];
}

const char *tier_label(enum tier tier)
{
	static const char *const labels[] = {
		/* TRANSLATORS: the name of a level, in the bottom row too; at
	           most 10 columns */
		[TIER_PLAIN] = NC_("level", "plain"),
		/* TRANSLATORS: the name of a level, in the bottom row too; at
	           most 10 columns */
		[TIER_STUDENT] = NC_("level", "student"),
		/* TRANSLATORS: the name of a level, in the bottom row too; at
	           most 10 columns */
		[TIER_FULL] = NC_("level", "full"),
	};

	return C_("level", labels[tier]);
}

bool tier_from_name(struct str name, enum tier *tier)
{
	for (int i = 0; i < TIER_COUNT; i++)
		if (str_eq(name, str_of(tier_names[i]))) {
			*tier = (enum tier)i;
			return true;
		}
	return false;
}

int corpus_lang_count(const struct work *work)
{
	return work->lang_count;
}

const char *corpus_lang_tag(const struct work *work, int lang)
{
	return lang >= 0 && lang < work->lang_count ? work->langs[lang].ptr
	                                            : "";
}

bool corpus_is_partial(const struct work *work, int lang)
{
	return lang >= 0 && lang < work->lang_count && work->is_partial[lang];
}

int corpus_lang_index(const struct work *work, struct str tag)
{
	for (int i = 0; i < work->lang_count; i++)
		if (str_eq(work->langs[i], tag))
			return i;
	return CORPUS_NONE;
}

int corpus_source_lang(const struct work *work)
{
	const int lang = corpus_lang_index(work, work->source);

	return lang == CORPUS_NONE ? 0 : lang;
}

struct str corpus_id(const struct work *work)
{
	return work->id;
}

int corpus_edition(const struct work *work)
{
	return work->edition;
}

int corpus_count(const struct work *work)
{
	return (int)work->items.len;
}

const struct spine_item *corpus_item(const struct work *work, int index)
{
	return index >= 0 && index < corpus_count(work)
	               ? &work->items.ptr[index]
	               : NULL;
}

int corpus_find(const struct work *work, struct str id)
{
	char key[CORPUS_ID_MAX];
	const struct spine_item *item;

	/* An item of a list is found as its block. */
	item = map_get(&work->by_id,
		spine_key(str_sub(id, 0, str_find(id, '/')), key));
	return item ? (int)(item - work->items.ptr) : CORPUS_NONE;
}

struct str corpus_nearest(const struct work *work, struct str id)
{
	char key[CORPUS_ID_MAX];
	char row[CORPUS_ID_MAX];
	struct str wanted;
	struct str best = {NULL, 0};
	int limit;

	id = str_sub(id, 0, str_find(id, '/'));
	wanted = spine_key(id, key);
	limit = wanted.len <= 2 ? 1 : 2;
	for (size_t i = 0; wanted.len > 0 && i < work->items.len; i++) {
		const struct spine_item *item = &work->items.ptr[i];
		int distance =
			str_distance(wanted, spine_key(item->id, row), limit);

		if (distance > limit)
			continue;
		best = item->id;
		limit = distance - 1;
	}
	return best;
}

/* The first language of `order`, else of all, that is not empty. */
static int first_lang(const struct work *work,
	const struct str by_lang[CORPUS_LANG_MAX], const int *order, int count)
{
	for (int i = 0; i < count; i++)
		if (order[i] >= 0 && order[i] < work->lang_count &&
			by_lang[order[i]].len > 0)
			return order[i];
	for (int i = 0; i < work->lang_count; i++)
		if (by_lang[i].len > 0)
			return i;
	return CORPUS_NONE;
}

static struct str first_of(const struct work *work,
	const struct str by_lang[CORPUS_LANG_MAX], const int *order, int count)
{
	int lang = first_lang(work, by_lang, order, count);

	return lang == CORPUS_NONE ? (struct str){NULL, 0} : by_lang[lang];
}

int corpus_pick_lang(
	const struct work *work, const struct str *by_lang, int lang)
{
	const int order[] = {lang, corpus_lang_index(work, STR("en")),
		corpus_lang_index(work, STR("zh"))};

	return first_lang(work, by_lang, order, (int)ARRAY_LEN(order));
}

struct str corpus_pick(
	const struct work *work, const struct str *by_lang, int lang)
{
	lang = corpus_pick_lang(work, by_lang, lang);
	return lang == CORPUS_NONE ? (struct str){NULL, 0} : by_lang[lang];
}

struct str corpus_title(const struct work *work, int lang)
{
	const int order[] = {lang, corpus_lang_index(work, STR("en"))};

	return first_of(work, work->titles, order, (int)ARRAY_LEN(order));
}

struct str corpus_heading(const struct work *work, int index, int lang)
{
	const int order[] = {lang, corpus_lang_index(work, STR("en")),
		corpus_lang_index(work, work->source)};
	const struct spine_item *item = corpus_item(work, index);

	if (!item)
		return (struct str){NULL, 0};
	if (item->kind == SPINE_BLOCK)
		item = &work->items.ptr[item->section];
	return first_of(work, item->titles, order, (int)ARRAY_LEN(order));
}

int corpus_end(const struct work *work, int index)
{
	return corpus_item(work, index) ? work->ends[index]
	                                : corpus_count(work);
}

int corpus_section_of(const struct work *work, int index)
{
	const struct spine_item *item = corpus_item(work, index);

	return item ? item->section : CORPUS_NONE;
}

/* Headings of the kind of `index`'s, or above. */
static int step(const struct work *work, int index, int by)
{
	const int from = corpus_section_of(work, index);
	const struct spine_item *item = corpus_item(work, from);
	const enum spine_kind kind = item ? item->kind : SPINE_PART;

	if (!item)
		return CORPUS_NONE;
	for (int i = from + by; (item = corpus_item(work, i)) != NULL; i += by)
		if (item->kind <= kind)
			return i;
	return CORPUS_NONE;
}

int corpus_section_next(const struct work *work, int index)
{
	return step(work, index, 1);
}

int corpus_section_prev(const struct work *work, int index)
{
	return step(work, index, -1);
}
