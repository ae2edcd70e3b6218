/* SPDX-License-Identifier: MIT */
/* `koine compile -o FILE`: what make calls after building the program. */
#include "cmd/cmd.h"

#include "base/fs.h"
#include "base/mo.h"
#include "corpus/compile.h"
#include "quiz/quiz.h"
#include "text/clean.h"
#include "text/han.h"

#include <string.h>

/* A message repeats what stands in the text: one line, and clean. */
static void put_finding(
	const struct finding *finding, struct buf *line, struct buf *out)
{
	buf_clear(line);
	buf_printf(line, "%.*s:%d: %.*s", STR_ARG(finding->file), finding->line,
		STR_ARG(finding->message));
	clean_text(buf_view(line), CLEAN_LINE, out);
	buf_byte(out, '\n');
}

/* han.koi beside `path`: what search knows of Chinese characters. */
static bool write_han(struct work *work, const char *path, struct err *err)
{
	const char *slash = strrchr(path, '/');
	struct buf more = {0}, table = {0}, name = {0};
	bool is_written;

	for (int lang = 0; lang < corpus_lang_count(work); lang++) {
		buf_str(&more, corpus_locale(work, lang)->readings);
		buf_byte(&more, ' ');
	}
	buf_str(&name,
		(struct str){path, slash ? (size_t)(slash - path) + 1 : 0});
	buf_cstr(&name, "han.koi");
	is_written = han_make(buf_view(&more), &table, err) &&
	             fs_write(name.ptr, buf_view(&table), false, err);
	buf_release(&more);
	buf_release(&table);
	buf_release(&name);
	return is_written;
}

static int run_compile(struct run *run, struct err *err)
{
	const struct finding *findings;
	struct buf line = {0};
	size_t count;

	if (run->opts.output == NULL) {
		err_set(err, ERR_USAGE, _("'compile' needs '-o FILE'"));
		return 2;
	}
	run->work = corpus_open_sources(&run->env->paths, err);
	if (run->work == NULL ||
		!corpus_compile(run->work, run->opts.output, err) ||
		!write_han(run->work, run->opts.output, err))
		return 2;
	run->opts.output = NULL;
	corpus_load(run->work);
	quiz_check(run->work);
	count = corpus_findings(run->work, &findings);
	for (size_t i = 0; i < count; i++)
		put_finding(&findings[i], &line, &run->out);
	buf_release(&line);
	return 0;
}

static const struct opt *const options[] = {
	options_common, options_output, NULL};

const struct cmd cmd_compile = {
	.name = "compile",
	.operands = "",
	.help = N_("compile the content into the file that the reader starts "
		   "from"),
	.options = options,
	.max = 0,
	.run = run_compile,
	.is_hidden = true,
};
