/* SPDX-License-Identifier: MIT */
/* What was found, folded, put in order and given out. */
#include "search/look.h"

/* ---- folding ---- */

static int compare_same(const void *a, const void *b)
{
	const struct found *x = a;
	const struct found *y = b;

	if (x->key != y->key)
		return x->key < y->key ? -1 : 1;
	return y->tier - x->tier;
}

/* Of two tiers that say the same: the preferred one, else the higher one. */
static void fold(
	const struct run *run, struct found *into, const struct found *other)
{
	const double rank = other->rank > into->rank ? other->rank : into->rank;
	const enum search_why why =
		other->why < into->why ? other->why : into->why;
	const unsigned tiers = into->tiers | other->tiers;

	if (other->tier == run->opts->tier && into->tier != other->tier)
		*into = *other;
	into->rank = rank;
	into->why = why;
	into->tiers = tiers;
}

static size_t fold_all(const struct run *run, struct found *list, size_t count)
{
	size_t kept = 0;

	if (count > 1)
		qsort(list, count, sizeof(*list), compare_same);
	for (size_t i = 0; i < count; i++) {
		if (kept > 0 && list[kept - 1].key == list[i].key)
			fold(run, &list[kept - 1], &list[i]);
		else
			list[kept++] = list[i];
	}
	return kept;
}

/* ---- order ---- */

/* Best first; qsort has no context, so what is preferred is a kind of tier. */
static int compare_rank(const void *a, const void *b)
{
	const struct found *x = a;
	const struct found *y = b;

	if (x->why != y->why)
		return x->why < y->why ? -1 : 1;
	if (x->rank < y->rank || x->rank > y->rank)
		return x->rank > y->rank ? -1 : 1;
	if (x->is_preferred != y->is_preferred)
		return x->is_preferred ? -1 : 1;
	if (x->ord != y->ord)
		return x->ord < y->ord ? -1 : 1;
	return y->tier - x->tier;
}

void hits_fold(const struct run *run, struct run_lang *lang)
{
	struct found *list = lang->found.ptr;
	const size_t count = fold_all(run, list, lang->found.len);
	const bool is_other =
		run->opts->others > 0 && lang->lang != run->opts->lang;
	const size_t limit = is_other ? run->opts->others : run->opts->limit;

	lang->found.len = count;
	lang->count = (int)count;
	for (size_t i = 0; i < count; i++)
		list[i].is_preferred = run->opts->tier >= 0 &&
		                       (list[i].tiers & 1U << run->opts->tier);
	if (count > 1)
		qsort(list, count, sizeof(*list), compare_rank);
	if (limit > 0 && count > limit)
		lang->found.len = limit;
}

/* ---- texts and what matches in them ---- */

/* What of a text is said to match, besides the words of the query. */
struct marking {
	struct match_more more[QUERY_ATOMS];
	struct query about; /* the concepts' own words, one or another */
	struct matcher *matchers[SEARCH_WHY_COUNT]; /* NULL: not needed yet */
};

static struct str join_lines(
	struct run *run, struct str first, struct str second)
{
	return second.len == 0 ? first
	                       : arena_printf(&run->scratch, "%.*s%.*s",
					 STR_ARG(first), STR_ARG(second));
}

/* Any term or form of the concepts, and what regular forms they have. */
static bool take_about(struct run *run, const struct run_lang *lang,
	struct query *about, struct err *err)
{
	struct str forms, form;

	if (!look_forms_of(run, lang->lang, LOOK_ALL, LOOK_FORMS, &forms, err))
		return false;
	while (about->atom_count < QUERY_ATOMS &&
		str_split(&forms, '\n', &form)) {
		if (form.len > 0)
			about->atoms[about->atom_count++] = (struct atom){
				.text = form,
				.is_or = about->atom_count > 0,
			};
	}
	return true;
}

static bool make_marking(struct run *run, const struct run_lang *lang,
	struct marking *marking, struct err *err)
{
	const struct query *query = &run->query;
	bool is_first = true;

	for (size_t i = 0; i < query->atom_count; i++) {
		marking->more[i] = lang->plan.atoms[i].more;
		if (query->atoms[i].is_not || !is_first)
			continue;
		is_first = false;
		marking->more[i].forms = join_lines(
			run, marking->more[i].forms, lang->plan.forms);
		marking->more[i].syllables = join_lines(
			run, marking->more[i].syllables, lang->plan.syllables);
	}
	return run->concept_count == 0 ||
	       take_about(run, lang, &marking->about, err);
}

static struct matcher *matcher_of(struct run *run, const struct run_lang *lang,
	struct marking *marking, enum search_why why)
{
	const bool is_about = why == SEARCH_TERM;
	struct matcher **matcher = &marking->matchers[why];

	if (!*matcher)
		*matcher = matcher_new(is_about ? &marking->about : &run->query,
			lang->plan.lang,
			is_about ? MATCH_STEM : (enum match_level)why,
			is_about ? NULL : marking->more);
	return *matcher;
}

static void find_ranges(struct run *run, const struct run_lang *lang,
	struct marking *marking, struct search_hit *hit)
{
	struct match_ranges ranges;

	if (hit->why == SEARCH_TERM && run->concept_count == 0)
		return;
	ranges = matcher_find(matcher_of(run, lang, marking, hit->why),
		hit->text, run->arena);
	hit->ranges = ranges.list;
	hit->range_count = ranges.count;
}

static bool make_hit(struct run *run, const struct run_lang *lang,
	const struct found *found, struct search_hit *hit, struct err *err)
{
	static const char sql[] =
		"SELECT place, section, text FROM doc WHERE id = ?1";
	struct db_stmt *row =
		db_query(run->index->db, err, sql, "i", found->id);
	bool failed = false;

	if (!row)
		return false;
	*hit = (struct search_hit){
		.kind = found->kind,
		.why = found->why,
		.lang = lang->lang,
		.tier = found->tier,
		.tiers = found->tiers,
		.score = (double)(SEARCH_WHY_COUNT - found->why) +
	                 found->rank / (found->rank + 1),
	};
	if (db_step(row, &failed, err)) {
		hit->place = arena_str(run->arena, db_text(row, 0));
		hit->section = arena_str(run->arena, db_text(row, 1));
		hit->text = arena_str(run->arena, db_text(row, 2));
	}
	db_done(row);
	return !failed;
}

static bool make_lang(struct run *run, const struct run_lang *lang,
	struct search_hit *hits, struct err *err)
{
	struct marking *marking = ARENA_NEW(&run->scratch, struct marking);
	bool ok = lang->found.len == 0 || make_marking(run, lang, marking, err);

	for (size_t i = 0; ok && i < lang->found.len; i++) {
		ok = make_hit(run, lang, &lang->found.ptr[i], &hits[i], err);
		if (ok)
			find_ranges(run, lang, marking, &hits[i]);
	}
	for (size_t i = 0; i < SEARCH_WHY_COUNT; i++)
		matcher_free(marking->matchers[i]);
	return ok;
}

/* ---- the answer ---- */

/* By score; equal ones stay in the order of their languages. */
static int compare_score(const void *a, const void *b)
{
	const struct search_hit *const *x = a;
	const struct search_hit *const *y = b;

	if ((*x)->score < (*y)->score || (*x)->score > (*y)->score)
		return (*x)->score > (*y)->score ? -1 : 1;
	return *x < *y ? -1 : *x > *y;
}

static const struct search_hit *sort_flat(
	struct run *run, const struct search_hit *hits, size_t count)
{
	const struct search_hit **order =
		ARENA_ARRAY(&run->scratch, const struct search_hit *, count);
	struct search_hit *sorted =
		ARENA_ARRAY(run->arena, struct search_hit, count);

	for (size_t i = 0; i < count; i++)
		order[i] = &hits[i];
	/* NOLINTNEXTLINE(bugprone-sizeof-expression): pointers are sorted */
	qsort(order, count, sizeof(*order), compare_score);
	for (size_t i = 0; i < count; i++)
		sorted[i] = *order[i];
	return sorted;
}

/* The language at `place` of the order: the preferred one, then the others. */
static struct run_lang *lang_at(struct run *run, int place)
{
	const int first = run->opts->lang;

	if (first < 0 || first >= run->index->lang_count)
		return &run->langs[place];
	if (place == 0)
		return &run->langs[first];
	return &run->langs[place <= first ? place - 1 : place];
}

bool hits_make(struct run *run, struct search_answer *answer, struct err *err)
{
	struct search_hit *hits;
	size_t count = 0;

	for (int i = 0; i < run->index->lang_count; i++)
		count += run->langs[i].found.len;
	hits = ARENA_ARRAY(run->arena, struct search_hit, count);
	count = 0;
	for (int i = 0; i < run->index->lang_count; i++) {
		struct run_lang *lang = lang_at(run, i);

		if (!make_lang(run, lang, &hits[count], err))
			return false;
		answer->counts[lang->lang] = lang->count;
		count += lang->found.len;
	}
	answer->hits = run->opts->is_flat && count > 1
	                       ? sort_flat(run, hits, count)
	                       : hits;
	answer->count = count;
	return true;
}
