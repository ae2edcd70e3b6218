/* SPDX-License-Identifier: MIT */
/* `koine compile -o FILE`: what make calls after building the program. */
#include "cmd/cmd.h"

#include "base/mo.h"
#include "corpus/compile.h"

static int run_compile(struct run *run, struct err *err)
{
	const struct finding *findings;
	size_t count;

	if (run->opts.output == NULL) {
		err_set(err, ERR_USAGE, _("'compile' needs '-o FILE'"));
		return 2;
	}
	run->work = corpus_open_sources(&run->env->paths, err);
	if (run->work == NULL ||
		!corpus_compile(run->work, run->opts.output, err))
		return 2;
	run->opts.output = NULL;
	corpus_load(run->work);
	count = corpus_findings(run->work, &findings);
	for (size_t i = 0; i < count; i++)
		buf_printf(&run->out, "%.*s:%d: %.*s\n",
			STR_ARG(findings[i].file), findings[i].line,
			STR_ARG(findings[i].message));
	return 0;
}

static const struct opt *const options[] = { options_common, options_output,
	NULL };

const struct cmd cmd_compile = {
	.name = "compile",
	.operands = "",
	.help = N_("compile the content into the file that the reader starts from"),
	.options = options,
	.max = 0,
	.run = run_compile,
	.is_hidden = true,
};
