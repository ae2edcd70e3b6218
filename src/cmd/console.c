/* SPDX-License-Identifier: MIT */
/* `koine console`: beside `koine present`, on another terminal. */
#include "cmd/read.h"

#include "base/mo.h"

static int run_console(struct run *run, struct err *err)
{
	struct app_opts opts = read_opts(run);
	int langs[CORPUS_LANG_MAX];

	if (!read_is_drawn(run)) {
		err_set(err, ERR_TERMINAL,
			_("the console needs a terminal to draw on"));
		return 2;
	}
	if (!run_budget(run, &opts.budget, err) || run_work(run, err) == NULL ||
		run_langs(run, langs, err) < 0)
		return 2;
	opts.is_console = true;
	opts.feed = run->opts.feed;
	/* Notes are for the teacher: not in what was read last. */
	opts.lang = langs[0];
	if (run->opts.lang == NULL)
		opts.lang = corpus_lang_index(run->work, run->ui);
	if (opts.lang == CORPUS_NONE)
		opts.lang = langs[0];
	return read_shown(run, &opts, err);
}

static const struct opt *const options[] = {
	options_common, options_console, options_profile, NULL};

const struct cmd cmd_console = {
	.name = "console",
	.operands = "",
	.help = N_("beside 'koine present': class notes, next slide, clock"),
	.options = options,
	.max = 0,
	.run = run_console,
};
