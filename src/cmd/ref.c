/* SPDX-License-Identifier: MIT */
/* `koine ref N… | N-M | all`: what a reference is and where it is called. */
#include "cmd/cmd.h"

#include "base/mo.h"
#include "out/describe.h"

#include <string.h>

struct refs {
	struct run *run;
	struct json *list;
	int lang;
};

static bool put_ref(struct refs *refs, int number, struct err *err)
{
	struct run *run = refs->run;
	struct buf title = {0}, body = {0};
	size_t count = corpus_reference_count(run->work);

	if (corpus_reference(run->work, number) == NULL)
		return err_set(err, ERR_USAGE,
			/* TRANSLATORS: a wrong number, then how many there are
		         */
			P_("no reference %d; there is only %zu",
				"no reference %d; there are 1 to %zu", count),
			number, count);
	if (refs->list != NULL) {
		json_add(
			refs->list, describe_reference_json(run->work, number));
		return true;
	}
	describe_reference(run->work, number, refs->lang, &title, &body);
	run_paragraphs(run, refs->lang, &title, &body);
	buf_release(&title);
	buf_release(&body);
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

static int run_ref(struct run *run, struct err *err)
{
	int langs[CORPUS_LANG_MAX];
	struct refs refs = {.run = run};
	struct json *root;

	if (run_work(run, err) == NULL || run_langs(run, langs, err) < 0)
		return 2;
	refs.lang = langs[0];
	if (run->opts.format == FORMAT_JSON)
		refs.list = json_new_array();
	for (int i = 0; i < run->argc; i++)
		if (!put_range(&refs, str_of(run->argv[i]), err))
			break;
	if (refs.list != NULL) {
		root = json_new_object();
		json_set(root, "refs", refs.list);
		json_write_free(root, &run->out);
	}
	return err->code == ERR_NONE ? 0 : 2;
}

static const struct opt *const options[] = {
	options_common, options_text, options_format, options_output, NULL};

const struct cmd cmd_ref = {
	.name = "ref",
	.operands = "N…|N-M|all",
	.help = N_("print what a reference of the report is"),
	.options = options,
	.min = 1,
	.max = -1,
	.run = run_ref,
};
