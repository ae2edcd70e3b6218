/* SPDX-License-Identifier: MIT */
#include "exchange/po_source.h"

#include "exchange/units.h"

/* A text, or that of each unit's own tier in a language. */
struct source {
	int lang;
	bool has_tier;
	enum tier tier;
	int count; /* of units whose source it is */
};

struct finder {
	struct work *work;
	struct incoming_list *list;
	int part;            /* of the spine */
	int all[TIER_COUNT]; /* units, without titles */
	struct source best;
	bool is_tied;
};

/* Titles are the same in all tiers: they tell nothing. */
static void count_units(struct finder *f)
{
	f->part = CORPUS_NONE;
	for (size_t i = 0; i < f->list->units.len; i++) {
		const struct incoming *in = &f->list->units.ptr[i];
		const int item = corpus_find(
			f->work, str_sub(in->id, 0, str_find(in->id, '/')));

		if (item != CORPUS_NONE)
			f->part = corpus_item(f->work, item)->part;
		f->all[in->target.tier] +=
			item == CORPUS_NONE ||
			corpus_item(f->work, item)->kind == SPINE_BLOCK;
	}
}

/* Adds to counts[tier] the units of a tier whose source stands in a text. */
static void count_text(
	const struct finder *f, struct text_name name, int counts[TIER_COUNT])
{
	struct err ignored = {0};
	struct units units;

	/* What cannot be read was not exported. */
	if (!units_read(f->work, name, f->part, &units, &ignored))
		return;
	for (size_t i = 0; i < f->list->units.len; i++) {
		const struct incoming *in = &f->list->units.ptr[i];
		const struct text_unit *unit = units_find(&units, in->id);

		if (unit != NULL && unit->kind != UNIT_HEADING &&
			str_eq(unit->text, in->source_text))
			counts[in->target.tier]++;
	}
	units_release(&units);
}

static void consider(struct finder *f, struct source source)
{
	if (source.count > f->best.count) {
		f->best = source;
		f->is_tied = false;
	} else if (source.count == f->best.count) {
		f->is_tied = true;
	}
}

static void consider_lang(struct finder *f, int lang, int target)
{
	struct source own = {.lang = lang};

	for (int t = 0; t < TIER_COUNT; t++) {
		const struct text_name name = {lang, (enum tier)t};
		struct source source = {lang, true, name.tier, 0};
		int counts[TIER_COUNT] = {0}, others = 0;

		count_text(f, name, counts);
		own.count += counts[t];
		for (int of = 0; of < TIER_COUNT; of++) {
			source.count += counts[of];
			others += of == t ? 0 : f->all[of];
		}
		/* Nothing is made from itself, and one tier is its own. */
		if (others > 0 && (lang != target || f->all[t] == 0))
			consider(f, source);
	}
	if (lang != target)
		consider(f, own);
}

bool po_source_find(struct work *work, struct incoming_list *list)
{
	struct finder f = {.work = work, .list = list};
	int all = 0;

	count_units(&f);
	if (f.part == CORPUS_NONE)
		return false;
	for (int lang = 0; lang < corpus_lang_count(work); lang++)
		consider_lang(&f, lang, list->units.ptr[0].target.lang);
	for (int t = 0; t < TIER_COUNT; t++)
		all += f.all[t];
	/* Some may have been edited since. */
	if (f.is_tied || f.best.count * 2 <= all)
		return false;
	for (size_t i = 0; i < list->units.len; i++) {
		struct incoming *in = &list->units.ptr[i];

		in->source.lang = f.best.lang;
		in->source.tier =
			f.best.has_tier ? f.best.tier : in->target.tier;
	}
	return true;
}
