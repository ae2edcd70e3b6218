/* SPDX-License-Identifier: MIT */
#include "search/run.h"

#include "base/map.h"

#include <assert.h>

/* Columns of the statements of run.c, in this order. */
enum {
	ROW_ID,
	ROW_KIND,
	ROW_TIER,
	ROW_ORD,
	ROW_HASH,
	ROW_PLACE,
	ROW_SECTION,
	ROW_RANK
};

/* Of two that are equally rich in a word, what is read comes before what is
 * looked up: URLs are full of words. */
static const double kind_weights[] = {
	[SEARCH_HEADING] = 1.25,
	[SEARCH_BLOCK] = 1,
	[SEARCH_CONCEPT] = 0.9,
	[SEARCH_REFERENCE] = 0.6,
	[SEARCH_NOTE] = 0.8,
	[SEARCH_QUESTION] = 0.8,
};
static_assert(ARRAY_LEN(kind_weights) == SEARCH_KIND_COUNT, "a weight each");

static bool is_text(enum search_kind kind)
{
	return kind == SEARCH_HEADING || kind == SEARCH_BLOCK;
}

/* Where a row stands in the reading order: what is no text stands where its
 * section begins. */
static int64_t row_at(
	const struct run *run, struct db_stmt *row, enum search_kind kind)
{
	const struct work *work = run->search->source.work;

	if (is_text(kind))
		return db_int(row, ROW_ORD);
	return work ? corpus_find(work, db_text(row, ROW_SECTION)) : -1;
}

static bool is_wanted(const struct run *run, struct db_stmt *row,
	enum search_kind kind, int tier)
{
	const unsigned tiers = run->query.tiers;
	int64_t at;

	/* Headings, and a lone file, are of every tier. */
	if (tiers && (tier < 0 ? !is_text(kind) : !(tiers & 1U << tier)))
		return false;
	if (run->query.places.len == 0)
		return true;
	at = row_at(run, row, kind);
	for (size_t i = 0; i < run->places.len; i++) {
		if (at >= run->places.ptr[i].from && at < run->places.ptr[i].to)
			return true;
	}
	return false;
}

static void add_row(struct run *run, struct run_lang *lang, enum search_why why,
	struct db_stmt *row)
{
	struct found found = {
		.id = db_int(row, ROW_ID),
		.ord = db_int(row, ROW_ORD),
		.why = why,
		.kind = (enum search_kind)db_int(row, ROW_KIND),
		.tier = (int)db_int(row, ROW_TIER),
	};

	if (!is_wanted(run, row, found.kind, found.tier))
		return;
	found.key = map_hash(db_text(row, ROW_PLACE),
		(uint64_t)db_int(row, ROW_HASH) ^ (uint64_t)found.kind);
	found.rank = (double)db_int(row, ROW_RANK) / RUN_RANK *
	             kind_weights[found.kind];
	if (!(found.rank > 0))
		found.rank = 0;
	found.tiers = found.tier < 0 ? 0 : 1U << found.tier;
	vec_push(&lang->found, found);
}

static bool add_rows(struct run *run, struct run_lang *lang,
	enum search_why why, struct db_stmt *rows, struct err *err)
{
	bool failed = false;

	if (!rows)
		return false;
	while (db_step(rows, &failed, err))
		add_row(run, lang, why, rows);
	db_done(rows);
	return !failed;
}

bool rows_match(struct run *run, struct run_lang *lang, enum search_why why,
	const char *sql, struct str match, struct err *err)
{
	return add_rows(run, lang, why,
		db_query(run->index->db, err, sql, "s", &match), err);
}

bool rows_all(struct run *run, struct run_lang *lang, struct err *err)
{
	static const char sql[] =
		"SELECT id, kind, tier, ord, hash, place, section, 0"
		" FROM doc WHERE lang = ?1";

	return add_rows(run, lang, SEARCH_EXACT,
		db_query(run->index->db, err, sql, "i", (int64_t)lang->lang),
		err);
}

bool rows_ids(struct run *run, const struct run_lang *lang, struct str match,
	struct ids *ids, struct err *err)
{
	struct db_stmt *rows = db_query(run->index->db, err,
		run->searcher->langs[lang->lang].ids, "s", &match);
	bool failed = false;

	vec_clear(&ids->list);
	if (!rows)
		return false;
	while (db_step(rows, &failed, err))
		vec_push(&ids->list, db_int(rows, 0));
	db_done(rows);
	return !failed;
}

bool ids_have(const struct ids *ids, int64_t id)
{
	size_t from = 0;
	size_t to = ids->list.len;

	while (from < to) {
		const size_t mid = from + (to - from) / 2;

		if (ids->list.ptr[mid] == id)
			return true;
		if (ids->list.ptr[mid] < id)
			from = mid + 1;
		else
			to = mid;
	}
	return false;
}

static int compare_ids(const void *a, const void *b)
{
	const int64_t x = *(const int64_t *)a;
	const int64_t y = *(const int64_t *)b;

	return (x > y) - (x < y);
}

void ids_sort(struct ids *ids)
{
	if (ids->list.len > 1)
		qsort(ids->list.ptr, ids->list.len, sizeof(*ids->list.ptr),
			compare_ids);
}

void found_keep(struct run_lang *lang, const struct ids *ids, bool is_among)
{
	size_t kept = 0;

	for (size_t i = 0; i < lang->found.len; i++) {
		const struct found found = lang->found.ptr[i];

		if (ids_have(ids, found.id) == is_among)
			lang->found.ptr[kept++] = found;
	}
	lang->found.len = kept;
}

void found_add(struct run_lang *lang, struct run_lang *more)
{
	struct ids ids = {0};

	for (size_t i = 0; i < lang->found.len; i++)
		vec_push(&ids.list, lang->found.ptr[i].id);
	ids_sort(&ids);
	found_keep(more, &ids, false);
	for (size_t i = 0; i < more->found.len; i++)
		vec_push(&lang->found, more->found.ptr[i]);
	vec_release(&ids.list);
}
