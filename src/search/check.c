/* SPDX-License-Identifier: MIT */
/*
 * Phrases and parts are found by their words; whether they stand in a text as
 * they were typed, the text itself decides.
 */
#include "search/run.h"

/* One group of a query that words alone do not decide. */
struct check {
	size_t first, end; /* atoms */
	bool is_not;
	struct ids others; /* texts with an alternative that needs no check, or
	                      those in which it might stand */
};

struct checks {
	struct check list[QUERY_ATOMS];
	size_t count;
};

static bool has_atom(const struct run *run, const struct run_lang *lang,
	const struct check *check, struct str text)
{
	for (size_t i = check->first; i < check->end; i++) {
		if (plan_must_verify(&lang->plan, i) &&
			match_verify(
				&run->query.atoms[i], lang->plan.lang, text))
			return true;
	}
	return false;
}

static bool is_needed(const struct run_lang *lang, const struct check *check)
{
	for (size_t i = check->first; i < check->end; i++) {
		if (plan_must_verify(&lang->plan, i))
			return true;
	}
	return false;
}

/* Of a group that must hold: what its other atoms find. Of one that must not:
 * what its words find. */
static bool ask_others(struct run *run, struct run_lang *lang,
	struct check *check, struct err *err)
{
	struct buf match = {0};
	struct buf one = {0};
	bool ok = true;

	for (size_t i = check->first; i < check->end; i++) {
		buf_clear(&one);
		if ((check->is_not || !plan_must_verify(&lang->plan, i)) &&
			plan_one(&lang->plan, i, MATCH_STEM, &one))
			buf_printf(&match, "%s(%s)",
				match.len > 0 ? " OR " : "", one.ptr);
	}
	if (match.len > 0)
		ok = rows_ids(run, lang, buf_view(&match), &check->others, err);
	buf_release(&one);
	buf_release(&match);
	return ok;
}

static bool make_checks(struct run *run, struct run_lang *lang,
	struct checks *checks, struct err *err)
{
	const struct query *query = &run->query;
	bool ok = true;

	for (size_t i = 0; ok && i < query->atom_count;) {
		struct check *check = &checks->list[checks->count];

		*check = (struct check){
			.first = i, .is_not = query->atoms[i].is_not};
		do
			i++;
		while (i < query->atom_count && query->atoms[i].is_or);
		check->end = i;
		if (!is_needed(lang, check))
			continue;
		ok = ask_others(run, lang, check, err);
		checks->count++;
	}
	return ok;
}

static bool passes(const struct run *run, const struct run_lang *lang,
	const struct checks *checks, const struct found *found, struct str text)
{
	for (size_t i = 0; i < checks->count; i++) {
		const struct check *check = &checks->list[i];
		const bool is_other = ids_have(&check->others, found->id);

		if (found->why == SEARCH_TERM && !check->is_not)
			continue;
		if (check->is_not ? is_other && has_atom(run, lang, check, text)
				  : !is_other &&
					    !has_atom(run, lang, check, text))
			return false;
	}
	return true;
}

static bool drop_others(struct run *run, struct run_lang *lang,
	const struct checks *checks, struct err *err)
{
	static const char sql[] = "SELECT text FROM doc WHERE id = ?1";
	size_t kept = 0;
	bool failed = false;

	for (size_t i = 0; i < lang->found.len; i++) {
		const struct found found = lang->found.ptr[i];
		struct db_stmt *row =
			db_query(run->index->db, err, sql, "i", found.id);

		if (!row)
			return false;
		if (db_step(row, &failed, err) &&
			passes(run, lang, checks, &found, db_text(row, 0)))
			lang->found.ptr[kept++] = found;
		db_done(row);
		if (failed)
			return false;
	}
	lang->found.len = kept;
	return true;
}

bool check_found(struct run *run, struct run_lang *lang, struct err *err)
{
	struct checks checks = {.count = 0};
	bool ok = lang->found.len == 0 ||
	          (make_checks(run, lang, &checks, err) &&
			  (checks.count == 0 ||
				  drop_others(run, lang, &checks, err)));

	for (size_t i = 0; i < checks.count; i++)
		vec_release(&checks.list[i].others.list);
	return ok;
}
