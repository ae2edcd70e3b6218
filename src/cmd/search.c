/* SPDX-License-Identifier: MIT */
/* `koine search QUERY…`: blocks, terms, references and notes, in all languages.
 */
#include "cmd/search.h"

#include "base/mo.h"
#include "cmd/help.h"
#include "text/brk.h"

#include <stdlib.h>

#define LIMIT_TEXT  10 /* hits of a language */
#define LIMIT_OTHER 3  /* of each that was not asked for */
#define QUERY_SHOWN 60 /* clusters of a query in a message */
#define BREAK_LOSS  6  /* [col] that a line may lose where it is broken */

const char *found_lang(const struct found *found, int lang)
{
	return book_lang_tag(found->book, lang);
}

struct search_snippet found_snippet(
	struct found *found, const struct search_hit *hit, int indent)
{
	int lines = found->run->opts.context;
	int cols =
		lines * (found->page.width - indent) - (lines - 1) * BREAK_LOSS;

	if (lines == 0)
		return (struct search_snippet){.text = {NULL, 0}};
	return search_snippet(hit, cols, &found->arena);
}

static struct str joined(struct run *run, const char *before)
{
	struct buf buf = {0};
	struct str kept;

	buf_cstr(&buf, before);
	for (int i = 0; i < run->argc; i++)
		buf_printf(&buf, "%s%s", i > 0 ? " " : "", run->argv[i]);
	kept = arena_str(&run->arena, buf_view(&buf));
	buf_release(&buf);
	return kept;
}

/* A tier is an operator of the query language too. */
static struct str whole_query(struct run *run)
{
	const char *tier =
		run->opts.tier < 0
			? ""
			: arena_printf(&run->arena, "tier:%s ",
				  tier_name((enum tier)run->opts.tier))
				  .ptr;

	return joined(run, tier);
}

static struct search_opts chosen(
	const struct found *found, int lang_count, const int *langs)
{
	const struct cmd_opts *given = &found->run->opts;
	bool is_json = given->format == FORMAT_JSON;
	struct search_opts opts = {
		.lang = langs[0], .tier = given->tier, .is_flat = is_json};

	if (given->lang != NULL && given->in == NULL)
		for (int i = 0; i < lang_count; i++)
			opts.langs |= 1u << langs[i];
	if (given->limit >= 0)
		opts.limit = (size_t)given->limit;
	else if (!is_json)
		opts.limit = LIMIT_TEXT;
	if (given->limit < 0 && !is_json && opts.langs == 0)
		opts.others = LIMIT_OTHER;
	return opts;
}

/* ---- nothing found ---- */

/* The query as a message has room for it. */
static struct str shortened(struct found *found)
{
	size_t end = 0;

	for (int i = 0; i < QUERY_SHOWN && end < found->query.len; i++)
		end = brk_next_grapheme(found->query, end);
	return arena_printf(&found->arena, "%.*s%s",
		STR_ARG(str_sub(found->query, 0, end)),
		end < found->query.len ? "…" : "");
}

static void set_nothing(struct found *found, struct err *err)
{
	const struct search_answer *answer = &found->answer;
	struct str query = shortened(found);
	struct buf list = {0};

	for (size_t i = 0; i < answer->suggestion_count; i++) {
		/* TRANSLATORS: stands between the items of a list */
		buf_cstr(&list, i > 0 ? _(", ") : "");
		/* TRANSLATORS: an item of such a list, in quotes */
		buf_printf(&list, _("'%.*s'"),
			STR_ARG(answer->suggestions[i].query));
	}
	if (list.len > 0)
		err_set(err, ERR_NOT_FOUND,
			/* TRANSLATORS: a query, then a list of quoted ones */
			_("nothing found for '%.*s'; did you mean %s?"),
			STR_ARG(query), list.ptr);
	else
		err_set(err, ERR_NOT_FOUND, _("nothing found for '%.*s'"),
			STR_ARG(query));
	buf_release(&list);
}

/* ---- the command ---- */

static bool ask(struct found *found, const struct search_source *source,
	const struct search_opts *opts, struct err *err)
{
	struct search *search = search_open(source, true);
	int percent = 0;
	bool is_done = search_poll(search, &percent, err) == SEARCH_READY &&
	               search_run(search, whole_query(found->run), opts,
			       &found->arena, &found->answer, err);

	for (size_t i = 0; is_done && i < found->answer.concept_count; i++)
		found->names[i] = search_term_name(search,
			found->answer.concepts[i], opts->lang, &found->arena);
	search_close(search);
	return is_done;
}

static void show(struct found *found, struct err *err)
{
	if (found->run->opts.format == FORMAT_JSON)
		found_json(found);
	else
		found_text(found);
	if (found->answer.count == 0)
		set_nothing(found, err);
}

static int answer(struct found *found, const struct search_source *source,
	const struct search_opts *opts, struct err *err)
{
	int status = 2;

	found->query = joined(found->run, "");
	found->page = run_page(found->run, found->book, opts->lang);
	if (ask(found, source, opts, err)) {
		show(found, err);
		status = found->answer.count > 0 ? 0 : 1;
	}
	page_release(&found->page);
	arena_free(&found->arena);
	return status;
}

static int search_work(struct run *run, struct err *err)
{
	struct found found = {.run = run};
	struct search_source source = {.paths = &run->env->paths};
	struct search_opts opts;
	int langs[CORPUS_LANG_MAX], count, status;

	source.work = run_work(run, err);
	if (source.work == NULL)
		return 2;
	count = run_langs(run, langs, err);
	if (count < 0)
		return 2;
	opts = chosen(&found, count, langs);
	found.book = book_of_work(source.work);
	status = answer(&found, &source, &opts, err);
	book_free(found.book);
	return status;
}

static int search_lone(struct run *run, struct err *err)
{
	static const int none[1] = {0};
	struct found found = {.run = run};
	struct search_source source = {
		.paths = &run->env->paths, .path = run->opts.in};
	struct search_opts opts = chosen(&found, 0, none);
	int status;

	source.file = run_file(run, run->opts.in, err);
	if (source.file == NULL)
		return 2;
	if (str_eq(str_of(run->opts.in), STR("-")))
		source.path = NULL;
	found.book = book_of_file(source.file,
		path_join(&run->arena, run->env->paths.data, "locales"));
	status = answer(&found, &source, &opts, err);
	book_free(found.book);
	file_close(source.file);
	return status;
}

static int run_search(struct run *run, struct err *err)
{
	return run->opts.in != NULL ? search_lone(run, err)
	                            : search_work(run, err);
}

static const struct opt *const options[] = {options_common, options_search,
	options_view, options_hits, options_output, NULL};

const struct cmd cmd_search = {
	.name = "search",
	.operands = "QUERY…",
	.help = N_("find words and phrases in every language and tier"),
	.options = options,
	.min = 1,
	.max = -1,
	.run = run_search,
	.put_more = help_forms,
};
