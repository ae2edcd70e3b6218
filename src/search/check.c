/* SPDX-License-Identifier: MIT */
/*
 * Phrases and parts are found by their words; whether they stand in a text as
 * they were typed, the text itself decides.
 */
#include "search/run.h"

/* Empty if it cannot be read: the database says so by itself. */
static void read_text(struct run *run, int64_t id, struct buf *text)
{
	static const char sql[] = "SELECT text FROM doc WHERE id = ?1";
	struct db_stmt *row = db_query(run->index->db, NULL, sql, "i", id);

	buf_clear(text);
	if (row && db_step(row, NULL, NULL))
		buf_str(text, db_text(row, 0));
	if (row)
		db_done(row);
}

/* One group of a query that words alone do not decide. */
struct check {
	size_t first, end; /* atoms */
	bool is_not;
	struct ids sure; /* texts that have it, as words tell */
	bool is_limited; /* the others may only have it if they are in */
	struct ids maybe;
};

struct checks {
	struct check list[QUERY_ATOMS];
	size_t count;
	struct buf text; /* of the one that is looked at */
	int64_t text_id; /* whose it is; 0: of none */
};

static bool is_open(const struct run_lang *lang, size_t atom)
{
	return plan_must_verify(&lang->plan, atom) ||
	       lang->plan.atoms[atom].is_wide;
}

static bool has_atom(const struct run *run, const struct run_lang *lang,
	const struct check *check, struct str text)
{
	for (size_t i = check->first; i < check->end; i++) {
		if (is_open(lang, i) && match_verify(&run->query.atoms[i],
						lang->plan.lang, text))
			return true;
	}
	return false;
}

static bool is_needed(const struct run_lang *lang, const struct check *check)
{
	for (size_t i = check->first; i < check->end; i++) {
		if (is_open(lang, i))
			return true;
	}
	return false;
}

static bool ask_atom(struct run *run, const struct run_lang *lang, size_t atom,
	struct ids *ids, struct err *err)
{
	struct buf match = {0};
	bool ok = true;

	if (plan_one(&lang->plan, atom, MATCH_STEM, &match))
		ok = rows_ids(run, lang, buf_view(&match), ids, err);
	buf_release(&match);
	return ok;
}

/* What words tell of each atom of the group. */
static bool ask_group(struct run *run, struct run_lang *lang,
	struct check *check, struct err *err)
{
	bool ok = true;

	/* A group that must not hold is one atom. */
	check->is_limited = true;
	for (size_t i = check->first; ok && i < check->end; i++) {
		if (lang->plan.atoms[i].is_wide) {
			bool is_all = false;

			ok = wide_ids(run, lang, i, &check->sure, &is_all, err);
			if (ok && !is_all && check->end == check->first + 1)
				ok = wide_maybe(run, lang, i, &check->maybe,
					&is_all, err);
			check->is_limited = check->is_limited && is_all;
		} else if (!plan_must_verify(&lang->plan, i)) {
			ok = ask_atom(run, lang, i, &check->sure, err);
		} else if (check->is_not) {
			ok = ask_atom(run, lang, i, &check->maybe, err);
		} else {
			check->is_limited = false;
		}
	}
	ids_sort(&check->sure);
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
		checks->count++;
		ok = ask_group(run, lang, check, err);
	}
	return ok;
}

static bool is_met(struct run *run, const struct run_lang *lang,
	struct checks *checks, const struct check *check, int64_t id)
{
	if (ids_have(&check->sure, id))
		return true;
	if (check->is_limited && !ids_have(&check->maybe, id))
		return false;
	if (checks->text_id != id)
		read_text(run, id, &checks->text);
	checks->text_id = id;
	return has_atom(run, lang, check, buf_view(&checks->text));
}

static bool passes(struct run *run, const struct run_lang *lang,
	struct checks *checks, const struct found *found)
{
	for (size_t i = 0; i < checks->count; i++) {
		const struct check *check = &checks->list[i];

		if (found->why == SEARCH_TERM && !check->is_not)
			continue;
		if (is_met(run, lang, checks, check, found->id) ==
			check->is_not)
			return false;
	}
	return true;
}

static void drop_others(
	struct run *run, struct run_lang *lang, struct checks *checks)
{
	size_t kept = 0;

	for (size_t i = 0; i < lang->found.len; i++) {
		const struct found found = lang->found.ptr[i];

		if (passes(run, lang, checks, &found))
			lang->found.ptr[kept++] = found;
	}
	lang->found.len = kept;
}

bool check_found(struct run *run, struct run_lang *lang, struct err *err)
{
	struct checks checks = {.count = 0};
	bool ok = lang->found.len == 0 || make_checks(run, lang, &checks, err);

	if (ok && checks.count > 0)
		drop_others(run, lang, &checks);
	for (size_t i = 0; i < checks.count; i++) {
		vec_release(&checks.list[i].sure.list);
		vec_release(&checks.list[i].maybe.list);
	}
	buf_release(&checks.text);
	return ok;
}
