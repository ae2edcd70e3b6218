/* SPDX-License-Identifier: MIT */
/* `koine ref N… | N-M | all`: what a reference is and where it is called. */
#include "cmd/cmd.h"

#include "base/mo.h"
#include "out/bib.h"
#include "out/describe.h"

#include <string.h>

struct refs {
	struct run *run;
	struct json *list; /* CITE_JSON */
	struct bib bib;    /* from CITE_BIBTEX on */
	int lang;
};

static void put_text(struct refs *refs, int number)
{
	struct buf title = {0}, body = {0};

	describe_reference(refs->run->work, number, refs->lang, &title, &body);
	run_paragraphs(refs->run, refs->lang, &title, &body);
	buf_release(&title);
	buf_release(&body);
}

static void put_entry(struct refs *refs, int number)
{
	struct arena arena = {0};
	struct bib_entry entry;

	if (bib_reference(refs->run->work, number, refs->lang, &arena, &entry))
		bib_add(&refs->bib, &entry, &refs->run->out);
	arena_free(&arena);
}

static bool put_ref(struct refs *refs, int number, struct err *err)
{
	struct run *run = refs->run;
	size_t count = corpus_reference_count(run->work);

	if (corpus_reference(run->work, number) == NULL)
		return err_set(err, ERR_USAGE,
			/* TRANSLATORS: a wrong number, then how many there are
		         */
			P_("no reference %d; there is only %zu",
				"no reference %d; there are 1 to %zu", count),
			number, count);
	if (run->opts.cite == CITE_TEXT)
		put_text(refs, number);
	else if (run->opts.cite == CITE_JSON)
		json_add(
			refs->list, describe_reference_json(run->work, number));
	else
		put_entry(refs, number);
	return true;
}

static bool put_range(struct refs *refs, struct str word, struct err *err)
{
	struct str rest = word, first;
	int from, to;

	if (str_eq(word, STR("all"))) {
		from = 1;
		to = (int)corpus_reference_count(refs->run->work);
	} else {
		str_split(&rest, '-', &first);
		if (!str_to_int(first, &from) ||
			(rest.ptr != NULL &&
				(!str_to_int(rest, &to) || to < from)))
			return err_set(err, ERR_USAGE,
				_("'%.*s' is no reference number"),
				STR_ARG(word));
		if (rest.ptr == NULL)
			to = from;
	}
	for (int n = from; n <= to; n++)
		if (!put_ref(refs, n, err))
			return false;
	return true;
}

static void begin(struct refs *refs)
{
	int format = refs->run->opts.cite;

	if (format == CITE_JSON)
		refs->list = json_new_array();
	if (format >= CITE_BIBTEX)
		bib_init(&refs->bib, (enum bib_format)(format - CITE_BIBTEX));
}

static void end(struct refs *refs)
{
	struct json *root;

	bib_end(&refs->bib, &refs->run->out);
	if (refs->list == NULL)
		return;
	root = json_new_object();
	json_set(root, "refs", refs->list);
	json_write_free(root, &refs->run->out);
}

static int run_ref(struct run *run, struct err *err)
{
	int langs[CORPUS_LANG_MAX];
	struct refs refs = {.run = run};

	if (run_work(run, err) == NULL || run_langs(run, langs, err) < 0)
		return 2;
	refs.lang = langs[0];
	begin(&refs);
	for (int i = 0; i < run->argc; i++)
		if (!put_range(&refs, str_of(run->argv[i]), err))
			break;
	end(&refs);
	return err->code == ERR_NONE ? 0 : 2;
}

static const struct opt *const options[] = {options_common, options_text,
	options_view, options_cite, options_output, NULL};

const struct cmd cmd_ref = {
	.name = "ref",
	.operands = "N…|N-M|all",
	.help = N_("print what a reference of the report is"),
	.options = options,
	.min = 1,
	.max = -1,
	.run = run_ref,
};
