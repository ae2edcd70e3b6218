/* SPDX-License-Identifier: MIT */
/* `koine term WORD…`: look a word up in the glossary. */
#include "cmd/cmd.h"

#include "base/mo.h"
#include "out/describe.h"

#include <string.h>

#define FOUND_MAX 20

static void put_term(struct run *run, const struct gloss_concept *concept,
	int lang, bool is_only)
{
	struct buf title = {0}, body = {0};

	describe_term(run->work, concept,
		(struct term_view){lang, run_tier(run), is_only}, &title,
		&body);
	run_paragraphs(run, lang, &title, &body);
	buf_release(&title);
	buf_release(&body);
}

static struct str words(struct run *run)
{
	struct buf buf = {0};
	struct str kept;

	for (int i = 0; i < run->argc; i++)
		buf_printf(&buf, "%s%s", i > 0 ? " " : "", run->argv[i]);
	kept = arena_str(&run->arena, buf_view(&buf));
	buf_release(&buf);
	return kept;
}

static size_t look_up(struct run *run, struct str query, int lang,
	const struct gloss_concept **found)
{
	const struct gloss *gloss = corpus_gloss(run->work);
	const struct gloss_concept *exact = gloss_find_id(gloss, query);

	if (exact != NULL) {
		found[0] = exact;
		return 1;
	}
	/* A word of any language: the glossary knows which. */
	return gloss_lookup(gloss, corpus_fold(run->work, lang), STR(""), query,
		found, FOUND_MAX);
}

static int run_term(struct run *run, struct err *err)
{
	const struct gloss_concept *found[FOUND_MAX];
	int langs[CORPUS_LANG_MAX];
	struct str query;
	size_t count;

	if (run_work(run, err) == NULL || run_langs(run, langs, err) < 0)
		return 2;
	query = words(run);
	count = look_up(run, query, langs[0], found);
	if (run->opts.format == FORMAT_JSON) {
		struct json *root = json_new_object();
		struct json *list = json_new_array();

		for (size_t i = 0; i < count; i++)
			json_add(list, describe_term_json(
					       run->work, found[i], langs[0]));
		json_set(root, "terms", list);
		json_write_free(root, &run->out);
	}
	if (count == 0) {
		err_set(err, ERR_NOT_FOUND, _("no term '%.*s'"),
			STR_ARG(query));
		return 1;
	}
	for (size_t i = 0; run->opts.format != FORMAT_JSON && i < count; i++)
		put_term(run, found[i], langs[0], count == 1);
	return 0;
}

static const struct opt *const options[] = {options_common, options_text,
	options_view, options_data, options_output, NULL};

const struct cmd cmd_term = {
	.name = "term",
	.operands = "WORD…",
	.help = N_("look a word up in the glossary"),
	.options = options,
	.min = 1,
	.max = -1,
	.run = run_term,
};
