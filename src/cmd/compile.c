/* SPDX-License-Identifier: MIT */
/* `koine compile -o FILE`: what make calls after building the program. */
#include "cmd/cmd.h"

#include "base/fs.h"
#include "base/mo.h"
#include "corpus/compile.h"
#include "quiz/quiz.h"
#include "search/index.h"
#include "text/clean.h"
#include "text/han.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

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

/* The file `name` in the folder of `path`. */
static void put_beside(const char *path, const char *name, struct buf *out)
{
	const char *slash = strrchr(path, '/');

	buf_str(out,
		(struct str){path, slash ? (size_t)(slash - path) + 1 : 0});
	buf_cstr(out, name);
}

/* han.koi beside `path`: what search knows of Chinese characters. */
static bool write_han(struct work *work, const char *path, struct err *err)
{
	struct buf more = {0}, table = {0}, name = {0};
	bool is_written;

	for (int lang = 0; lang < corpus_lang_count(work); lang++) {
		buf_str(&more, corpus_locale(work, lang)->readings);
		buf_byte(&more, ' ');
	}
	put_beside(path, "han.koi", &name);
	is_written = han_make(buf_view(&more), &table, err) &&
	             fs_write(name.ptr, buf_view(&table), false, err);
	buf_release(&more);
	buf_release(&table);
	buf_release(&name);
	return is_written;
}

/*
 * search.koi beside `path`: from nothing, lest an old one of another koine be
 * mended; for all to read.
 */
static bool write_index(struct run *run, const char *path, struct err *err)
{
	const struct index_source source = {
		.paths = &run->env->paths, .work = run->work};
	struct buf name = {0};
	bool is_written;

	put_beside(path, "search.koi", &name);
	unlink(name.ptr);
	is_written = index_build(&source, name.ptr, NULL, NULL, err);
	if (is_written && chmod(name.ptr, 0644) != 0)
		is_written =
			err_set(err, ERR_OUTPUT, _("cannot write '%s': %s"),
				name.ptr, err_system(errno));
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
		!write_han(run->work, run->opts.output, err) ||
		!write_index(run, run->opts.output, err))
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
