/* SPDX-License-Identifier: MIT */
/* The levels of one language, best first. */
#include "search/look.h"
#include "search/plan_impl.h"

#define TELLING 5 /* [B] */

/* The same language with nothing found yet. */
static struct run_lang *run_more(struct run *run, const struct run_lang *lang)
{
	struct run_lang *more = ARENA_NEW(&run->scratch, struct run_lang);

	*more = *lang;
	more->found.ptr = NULL;
	more->found.len = more->found.cap = 0;
	return more;
}

/* ---- EXACT and STEM ---- */

/* What was found in other forms, and is also found as it was asked for. */
static bool raise_exact(struct run *run, struct run_lang *lang,
	struct str match, struct err *err)
{
	struct ids ids = {0};
	const bool ok = rows_ids(run, lang, match, &ids, err);

	for (size_t i = 0; ok && i < lang->found.len; i++) {
		struct found *found = &lang->found.ptr[i];

		if (ids_have(&ids, found->id))
			found->why = SEARCH_EXACT;
	}
	vec_release(&ids.list);
	return ok;
}

static bool drop_unwanted(
	struct run *run, struct run_lang *lang, struct err *err)
{
	struct buf match = {0};
	struct ids ids = {0};
	bool ok = true;

	if (plan_unwanted(&lang->plan, &match)) {
		ok = rows_ids(run, lang, buf_view(&match), &ids, err);
		if (ok)
			found_keep(lang, &ids, false);
	}
	vec_release(&ids.list);
	buf_release(&match);
	return ok;
}

/* A question to a table, and what its answers are. */
struct asked_rows {
	enum search_why why;
	const char *sql;
	struct str match;
	double rank;     /* more than they have */
	bool is_checked; /* less what must not occur */
};

/* Adds what is found, not yet in `lang`. */
static bool add_found(struct run *run, struct run_lang *lang,
	const struct asked_rows *asked, struct err *err)
{
	struct run_lang *more = run_more(run, lang);
	const bool ok =
		rows_match(
			run, more, asked->why, asked->sql, asked->match, err) &&
		(!asked->is_checked || (drop_unwanted(run, more, err) &&
					       check_found(run, more, err)));

	for (size_t i = 0; i < more->found.len; i++)
		more->found.ptr[i].rank += asked->rank;
	if (ok)
		found_add(lang, more);
	vec_release(&more->found);
	return ok;
}

/* All that the limits leave. */
static bool list_limited(struct run *run, struct run_lang *lang,
	enum search_why why, struct err *err)
{
	struct buf match = {0};
	bool ok;

	if (plan_marks(&lang->plan, NULL, 0, &match))
		ok = rows_match(run, lang, why,
			run->searcher->langs[lang->lang].plain,
			buf_view(&match), err);
	else
		ok = rows_all(run, lang, err) && drop_unwanted(run, lang, err);
	buf_release(&match);
	return ok;
}

static bool has_limit(const struct query *query)
{
	return query->langs != 0 || query->tiers != 0 ||
	       query->places.len > 0 || query->marks.len > 0;
}

/* What the query says a block is about is its meaning. */
static enum search_why limit_why(const struct query *query)
{
	for (size_t i = 0; i < query->marks.len; i++) {
		if (query->marks.ptr[i].ptr[0] == 't')
			return SEARCH_TERM;
	}
	return SEARCH_EXACT;
}

/*
 * Words that go on from one or two letters are nearly all there are: ranking
 * them costs more than it tells. They come after those that do not go on, in
 * reading order.
 */
static bool add_open(struct run *run, struct run_lang *lang, struct err *err)
{
	const bool is_closed = lang->plan.is_closed;
	struct buf match = {0};
	bool ok = true;

	lang->plan.is_closed = false;
	if (plan_match(&lang->plan, MATCH_STEM, &match))
		ok = add_found(run, lang,
			&(struct asked_rows){.why = SEARCH_STEM,
				.sql = run->searcher->langs[lang->lang].plain,
				.match = buf_view(&match)},
			err);
	lang->plan.is_closed = is_closed;
	buf_release(&match);
	return ok;
}

/* The last word, if it is being typed and still short. */
static bool is_short(const struct run *run)
{
	const struct query *query = &run->query;

	return query->is_typing &&
	       query->atoms[query->atom_count - 1].text.len < RUN_SHORT;
}

/* Is a short prefix asked for? */
static bool is_broad(const struct run *run)
{
	const struct query *query = &run->query;

	for (size_t i = 0; i < query->atom_count; i++) {
		if (query->atoms[i].kind == ATOM_PREFIX &&
			query->atoms[i].text.len < RUN_SHORT)
			return true;
	}
	return false;
}

/* What STEM finds holds what EXACT finds. */
static bool ask_words(struct run *run, struct run_lang *lang, struct err *err)
{
	const struct run_sql *sql = &run->searcher->langs[lang->lang];
	struct buf any = {0};
	struct buf exact = {0};
	bool ok = true;

	lang->plan.is_closed = is_short(run);
	if (plan_is_free(&lang->plan)) {
		ok = list_limited(run, lang, SEARCH_EXACT, err);
	} else if (plan_match(&lang->plan, MATCH_STEM, &any)) {
		const bool has_exact =
			plan_match(&lang->plan, MATCH_EXACT, &exact);
		const bool is_same =
			has_exact && str_eq(buf_view(&any), buf_view(&exact));

		ok = rows_match(run, lang, is_same ? SEARCH_EXACT : SEARCH_STEM,
			is_broad(run) ? sql->plain : sql->match, buf_view(&any),
			err);
		if (ok && has_exact && !is_same && lang->found.len > 0)
			ok = raise_exact(run, lang, buf_view(&exact), err);
	}
	buf_release(&any);
	buf_release(&exact);
	if (ok && lang->plan.is_closed)
		ok = add_open(run, lang, err);
	return ok && check_found(run, lang, err);
}

bool level_words(struct run *run, struct run_lang *lang, struct err *err)
{
	if (run->has_words)
		return ask_words(run, lang, err);
	return !has_limit(&run->query) ||
	       (list_limited(run, lang, limit_why(&run->query), err) &&
		       check_found(run, lang, err));
}

/* ---- KEY ---- */

/*
 * Syllables are in a table of their own; what is no syllable, the marks and
 * what must not occur are asked of the words. The word that was likely meant
 * comes before other ways to read the letters and rare readings: by themselves
 * they would come first, for they are rare.
 */
static bool ask_sounds(struct run *run, struct run_lang *lang, struct err *err)
{
	const char *sql = run->searcher->langs[lang->lang].sounds;
	struct buf match = {0};
	struct ids ids = {0};
	bool ok = true;

	if (plan_likely_sounds(&lang->plan, &match))
		ok = add_found(run, lang,
			&(struct asked_rows){.why = SEARCH_KEY,
				.sql = sql,
				.match = buf_view(&match),
				.rank = RUN_DIRECT},
			err);
	buf_clear(&match);
	if (!ok || !plan_sounds(&lang->plan, &match))
		goto out;
	ok = add_found(run, lang,
		&(struct asked_rows){.why = SEARCH_KEY,
			.sql = sql,
			.match = buf_view(&match)},
		err);
	buf_clear(&match);
	if (ok && lang->found.len > 0 && plan_rest(&lang->plan, &match)) {
		ok = rows_ids(run, lang, buf_view(&match), &ids, err);
		if (ok)
			found_keep(lang, &ids, true);
	}
	ok = ok && (lang->found.len == 0 || drop_unwanted(run, lang, err));
out:
	vec_release(&ids.list);
	buf_release(&match);
	return ok;
}

/* Adds what the plan's keys find, not yet in `lang`, with more rank. */
static bool add_keys(struct run *run, struct run_lang *lang,
	const struct plan *plan, double rank, struct err *err)
{
	struct buf match = {0};
	bool ok = true;

	if (plan_match(plan, MATCH_KEY, &match))
		ok = add_found(run, lang,
			&(struct asked_rows){.why = SEARCH_KEY,
				.sql = run->searcher->langs[lang->lang].match,
				.match = buf_view(&match),
				.rank = rank},
			err);
	buf_release(&match);
	return ok;
}

/* The very words that were meant come before others of their stem. */
static bool ask_keys(struct run *run, struct run_lang *lang, struct err *err)
{
	struct plan *plan = ARENA_NEW(&run->scratch, struct plan);

	*plan = lang->plan;
	if (run->query.atom_count == 1) {
		plan->atoms[0].more.forms = lang->direct;
		plan->is_closed = true;
		if (!add_keys(run, lang, plan, RUN_DIRECT, err))
			return false;
	}
	return add_keys(run, lang, &lang->plan, 0, err);
}

bool level_key(struct run *run, struct run_lang *lang, struct err *err)
{
	bool has_keys = false;

	/* The name of something is not typed for what it sounds like. */
	if (!run->has_words || lang->found.len > 0 || run->concept_count > 0)
		return true;
	if (!look_keys(run, lang, &has_keys, err))
		return false;
	if (!has_keys)
		return true;
	return (run->searcher->langs[lang->lang].sounds
			       ? ask_sounds(run, lang, err)
			       : ask_keys(run, lang, err)) &&
	       check_found(run, lang, err);
}

/* ---- TERM ---- */

/* What is marked, ranked by how much it speaks of it. */
static bool match_term(struct run *run, struct run_lang *lang,
	struct buf *match, struct err *err)
{
	struct buf marks = {0};
	struct str forms = {NULL, 0};
	bool ok = true;

	if (plan_marks(&lang->plan, run->about, run->concept_count, &marks)) {
		ok = look_forms_of(
			run, lang->lang, LOOK_ALL, RUN_FORMS, &forms, err);
		buf_printf(match, "(%s)", marks.ptr);
		if (ok && forms.len > 0) {
			buf_printf(match, " AND ((%s)", marks.ptr);
			plan_put_lines(match, 0, forms);
			buf_byte(match, ')');
		}
	}
	buf_release(&marks);
	return ok;
}

/* "AI", "las": what is as short is another word somewhere. Letters of the
 * scripts that have long words have two bytes, but for the Latin one. */
static bool is_telling(struct str form)
{
	return form.len >= TELLING || str_find(form, ' ') < form.len;
}

/* What says it in the concepts' own words: words that are everywhere are not
 * marked. */
static bool match_forms(struct run *run, struct run_lang *lang,
	struct buf *match, struct err *err)
{
	struct buf lines = {0}, marks = {0};
	struct str forms = {NULL, 0}, form;
	const bool ok = look_forms_of(
		run, lang->lang, LOOK_UNMARKED, RUN_FORMS, &forms, err);

	while (ok && str_split(&forms, '\n', &form))
		if (is_telling(form))
			buf_printf(&lines, "%.*s\n", STR_ARG(form));
	if (lines.len > 0) {
		buf_byte(match, '(');
		plan_put_lines(match, 1, buf_view(&lines));
		buf_byte(match, ')');
		if (plan_marks(&lang->plan, NULL, 0, &marks))
			buf_printf(match, " AND (%s)", marks.ptr);
	}
	buf_release(&lines);
	buf_release(&marks);
	return ok;
}

typedef bool match_fn(struct run *run, struct run_lang *lang, struct buf *match,
	struct err *err);

/* Adds what `put` asks for, not yet in `lang`, with more rank. */
static bool add_terms(struct run *run, struct run_lang *lang, match_fn *put,
	double rank, struct err *err)
{
	struct buf match = {0};
	bool ok = put(run, lang, &match, err);

	if (ok && match.len > 0)
		ok = add_found(run, lang,
			&(struct asked_rows){.why = SEARCH_TERM,
				.sql = run->searcher->langs[lang->lang].match,
				.match = buf_view(&match),
				.rank = rank,
				.is_checked = true},
			err);
	buf_release(&match);
	return ok;
}

/* Those that are marked come first: there the glossary is sure. */
bool level_term(struct run *run, struct run_lang *lang, struct err *err)
{
	return run->concept_count == 0 ||
	       (add_terms(run, lang, match_term, RUN_DIRECT, err) &&
		       add_terms(run, lang, match_forms, 0, err));
}
