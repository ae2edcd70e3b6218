/* SPDX-License-Identifier: MIT */
/* `koine cite [PLACE]`: how a passage, or the report, is cited. */
#include "cmd/cmd.h"

#include "base/mo.h"
#include "out/cite.h"

static int run_cite(struct run *run, struct err *err)
{
	int langs[CORPUS_LANG_MAX];

	if (run_work(run, err) == NULL || run_langs(run, langs, err) < 0)
		return 2;
	if (run->argc == 0) {
		cite_report(run->work, langs[0], &run->out);
		buf_byte(&run->out, '\n');
	}
	for (int i = 0; i < run->argc; i++) {
		int item = run_place(run, run->argv[i], err);

		if (item == CORPUS_NONE)
			return 2;
		cite_block(run->work, item, &run->out);
		buf_byte(&run->out, '\n');
		cite_provenance(
			run->work, item, langs[0], run_tier(run), &run->out);
		buf_byte(&run->out, '\n');
	}
	return 0;
}

static const struct opt *const options[] = {
	options_common, options_text, options_output, NULL};

const struct cmd cmd_cite = {
	.name = "cite",
	.operands = "[PLACE…]",
	.help = N_("print how a passage, or the report, is cited"),
	.options = options,
	.max = -1,
	.run = run_cite,
};
