/* SPDX-License-Identifier: MIT */
#include "search/look.h"
#include "search/parse.h"

#include "base/mo.h"

#include <time.h>

#define SUGGESTIONS 5

/* ---- the statements ---- */

static const char *make_sql(
	struct searcher *searcher, const char *table, int lang, bool has_rank)
{
	const struct str rank =
		has_rank ? arena_printf(&searcher->arena,
				   "CAST(bm25(%s_%d, 1.0, 0.0) * -1e9 AS"
				   " INTEGER)",
				   table, lang)
			 : STR("0");

	return arena_printf(&searcher->arena,
		"SELECT d.id, d.kind, d.tier, d.ord, d.hash, d.place,"
		" d.section, %.*s FROM %s_%d JOIN doc d"
		" ON d.id = %s_%d.rowid WHERE %s_%d MATCH ?1",
		STR_ARG(rank), table, lang, table, lang, table, lang)
	        .ptr;
}

static struct searcher *searcher_of(struct search *search)
{
	struct searcher *searcher = search->searcher;

	if (searcher)
		return searcher;
	searcher = search->searcher = xcalloc(1, sizeof(*searcher));
	db_exec(search->index->db, "PRAGMA cache_size = -8000", NULL);
	for (int i = 0; i < search->index->lang_count; i++) {
		struct run_sql *sql = &searcher->langs[i];

		sql->match = make_sql(searcher, "words", i, true);
		sql->plain = make_sql(searcher, "words", i, false);
		sql->ids = arena_printf(&searcher->arena,
			"SELECT rowid FROM words_%d WHERE words_%d MATCH ?1"
			" ORDER BY rowid",
			i, i)
		                   .ptr;
		if (analyser_has_syllables(search->index->langs[i].analyser))
			sql->sounds = make_sql(searcher, "sounds", i, true);
	}
	return searcher;
}

void searcher_free(struct searcher *searcher)
{
	if (!searcher)
		return;
	arena_free(&searcher->arena);
	free(searcher);
}

/* ---- one query ---- */

/* What is typed in a phrase that is not closed yet may go on like any word. */
static void open_phrase(struct query *query, bool is_typing)
{
	struct atom *last = &query->atoms[query->atom_count - 1];

	query->is_typing = query->is_typing && is_typing;
	if (query->is_typing && last->kind == ATOM_PHRASE)
		last->kind = ATOM_PREFIX;
}

static void begin(struct run *run, struct str typed)
{
	struct query *query = &run->query;
	unsigned langs;

	query_parse(typed, run->index, &run->scratch, query);
	if (query->atom_count > 0)
		open_phrase(query, run->opts->is_typing);
	for (size_t i = 0; i < query->atom_count; i++)
		run->has_words = run->has_words || !query->atoms[i].is_not;
	look_whole(run);
	langs = run->opts->langs ? run->opts->langs : ~0U;
	if (query->langs)
		langs &= query->langs;
	for (int i = 0; i < run->index->lang_count; i++) {
		struct run_lang *lang = &run->langs[i];

		lang->lang = i;
		lang->is_asked = (langs & 1U << i) != 0;
		lang->plan.query = query;
		lang->plan.lang = &run->index->langs[i];
		lang->plan.arena = &run->scratch;
	}
}

typedef bool level_fn(struct run *run, struct run_lang *lang, struct err *err);

static bool each_lang(struct run *run, level_fn *level, struct err *err)
{
	bool ok = true;

	for (int i = 0; ok && i < run->index->lang_count; i++) {
		if (run->langs[i].is_asked)
			ok = level(run, &run->langs[i], err);
	}
	return ok;
}

/* Has a text what was asked for, as it was typed? */
static bool has_exact(const struct run *run)
{
	for (int i = 0; i < run->index->lang_count; i++)
		for (size_t k = 0; k < run->langs[i].found.len; k++)
			if (run->langs[i].found.ptr[k].why == SEARCH_EXACT)
				return true;
	return false;
}

static size_t found_count(const struct run *run)
{
	size_t count = 0;

	for (int i = 0; i < run->index->lang_count; i++)
		count += run->langs[i].found.len;
	return count;
}

/*
 * A word of one language looks like a key of another's now and then: in the
 * others it is only tried if nothing else is found.
 */
static bool ask_keys(struct run *run, struct err *err)
{
	const int first = run->opts->lang;

	if (first >= 0 && first < run->index->lang_count &&
		run->langs[first].is_asked &&
		!level_key(run, &run->langs[first], err))
		return false;
	return has_exact(run) || each_lang(run, level_key, err);
}

static bool ask_words(struct run *run, struct err *err)
{
	bool ok = each_lang(run, look_words, err) &&
	          each_lang(run, level_words, err);

	if (ok && found_count(run) == 0 && query_split(&run->query))
		ok = each_lang(run, look_words, err) &&
		     each_lang(run, level_words, err);
	return ok;
}

static bool ask(struct run *run, struct err *err)
{
	bool ok = look_places(run, err);

	for (int i = 0; ok && i < run->index->lang_count; i++)
		ok = look_concepts(run, i, err);
	return ok && ask_words(run, err) && ask_keys(run, err) &&
	       each_lang(run, level_term, err);
}

static void end(struct run *run)
{
	for (int i = 0; i < CORPUS_LANG_MAX; i++)
		vec_release(&run->langs[i].found);
	vec_release(&run->places);
	query_release(&run->query);
	arena_free(&run->scratch);
}

static void give_suggestions(
	struct run *run, struct str typed, struct search_answer *answer)
{
	struct suggestions suggestions;

	if (answer->count > 0 || !run->has_words)
		return;
	suggestions = suggest(run->index, &run->query, typed, run->opts,
		SUGGESTIONS, run->arena);
	answer->suggestions = suggestions.list;
	answer->suggestion_count = suggestions.count;
}

static bool answer_query(struct search *search, struct str typed,
	const struct search_opts *opts, struct arena *arena,
	struct search_answer *answer, struct err *err)
{
	struct run *run = xcalloc(1, sizeof(*run));
	bool ok;

	*answer = (struct search_answer){0};
	run->search = search;
	run->index = search->index;
	run->searcher = searcher_of(search);
	run->opts = opts;
	run->arena = arena;
	begin(run, typed);
	ok = ask(run, err);
	for (int i = 0; ok && i < run->index->lang_count; i++)
		hits_fold(run, &run->langs[i]);
	ok = ok && hits_make(run, answer, err);
	if (ok) {
		give_suggestions(run, typed, answer);
		answer->concept_count = run->concept_count;
		for (size_t i = 0; i < run->concept_count; i++)
			answer->concepts[i] = run->concepts[i];
	}
	end(run);
	free(run);
	return ok;
}

static int64_t now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (int64_t)time.tv_sec * 1000000 + time.tv_nsec / 1000;
}

bool search_run(struct search *search, struct str query,
	const struct search_opts *opts, struct arena *arena,
	struct search_answer *answer, struct err *err)
{
	const int64_t start = now();
	struct search_answer result;
	bool ok;

	if (!search->index)
		return err_set(
			err, ERR_STATE, _("there is no index to search in"));
	ok = answer_query(search, query, opts, arena, &result, err);
	/* What was damaged may have been left out of an answer without a word.
	 */
	if (db_is_damaged(search->index->db) && search_repair(search, err))
		ok = answer_query(search, query, opts, arena, &result, err);
	if (!ok)
		return false;
	result.micros = now() - start;
	*answer = result;
	return true;
}
