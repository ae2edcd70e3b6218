/* SPDX-License-Identifier: MIT */
/* `koine [PLACE | FILE]`: the reader; plain text where there is no terminal. */
#include "cmd/read.h"

#include "base/mo.h"
#include "cmd/lesson.h"
#include "text/lang.h"
#include "tui/app.h"
#include "tui/views.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

extern const struct cmd cmd_show;

static bool parse_size(const char *text, int *cols, int *rows, struct err *err)
{
	struct str rest = str_of(text), first;

	*cols = 80;
	*rows = 24;
	if (text == NULL)
		return true;
	if (!str_split(&rest, 'x', &first) || !str_to_int(first, cols) ||
		!str_to_int(rest, rows) || *cols < 1 || *rows < 1 ||
		*cols > 1000 || *rows > 1000)
		return err_set(err, ERR_USAGE,
			_("'%s' is no size; write it like 80x24"), text);
	return true;
}

/* -w LANG[:TIER] */
static bool parse_with(struct run *run, struct app_opts *opts, struct err *err)
{
	struct str rest, tag;
	enum tier tier;

	opts->with_lang = CORPUS_NONE;
	opts->with_tier = -1;
	if (run->opts.with == NULL)
		return true;
	rest = str_of(run->opts.with);
	str_split(&rest, ':', &tag);
	opts->with_lang = run_lang(run, tag, err);
	if (opts->with_lang < 0)
		return false;
	if (rest.ptr != NULL) {
		if (!tier_from_name(rest, &tier))
			return err_set(err, ERR_USAGE,
				_("no level '%.*s'; there are plain, student "
				  "and full"),
				STR_ARG(rest));
		opts->with_tier = (int)tier;
	}
	return true;
}

static struct screen *open_screen(struct run *run, struct err *err)
{
	struct as as;
	struct screen_opts opts = {
		.term = env_get(run->env, "TERM"),
		.bidi = (enum bidi_mode)run->opts.bidi,
		.no_color =
			run->env->no_color || run->opts.color == COLOR_NEVER,
		.escdelay_ms = -1,
		.is_ascii = run->opts.is_ascii,
		.is_secure = run->env->is_secure,
	};
	int cols, rows;

	if (!as_parse(run->opts.as, &as, err))
		return NULL;
	opts.max_cols = as.cols;
	opts.max_rows = as.rows;
	opts.max_colours = as.colours;

	if (run->opts.color == COLOR_ALWAYS)
		opts.no_color = false;
	if (run->opts.screen == NULL)
		return screen_curses_open(&opts, err);
	if (strcmp(run->opts.screen, "memory") != 0 || run->opts.keys == NULL) {
		err_set(err, ERR_USAGE,
			_("'--screen=memory' goes with '--keys=FILE'"));
		return NULL;
	}
	if (!parse_size(run->opts.size, &cols, &rows, err))
		return NULL;
	if (as.cols > 0) {
		cols = as.cols;
		rows = as.rows;
	}
	return screen_mem_open(
		run->opts.keys, run->opts.output, rows, cols, &opts, err);
}

struct app_opts read_opts(struct run *run)
{
	return (struct app_opts){
		.env = run->env,
		.ui = run->ui,
		.tier = run->opts.tier,
		.width = run->opts.width,
		.bidi = (enum bidi_mode)run->opts.bidi,
		.is_watching = run->opts.is_watching,
		.is_ascii = run->opts.is_ascii || !run->env->is_utf8,
		.lang = CORPUS_NONE,
		.wish = CORPUS_NONE,
		.with_lang = CORPUS_NONE,
		.with_tier = -1,
	};
}

bool read_is_drawn(const struct run *run)
{
	return run->opts.screen != NULL || run->opts.is_speech ||
	       (run->env->is_out_tty && run->env->is_in_tty);
}

static int run_reader(struct run *run, struct app_opts *opts, struct err *err)
{
	int status;

	if (run->opts.is_speech)
		return speech_run(opts, STDIN_FILENO, STDOUT_FILENO, err);
	opts->screen = open_screen(run, err);
	if (opts->screen == NULL)
		return 2;
	status = app_run(opts, err);
	if (run->opts.screen != NULL)
		screen_mem_result(opts->screen, err);
	opts->screen->ops->close(opts->screen);
	return status;
}

int read_shown(struct run *run, struct app_opts *opts, struct err *err)
{
	int status;

	opts->book = book_of_work(run->work);
	status = run_reader(run, opts, err);
	book_free(opts->book);
	return status;
}

int read_work(struct run *run, struct app_opts *opts, struct err *err)
{
	int langs[CORPUS_LANG_MAX];

	if (run_work(run, err) == NULL || run_langs(run, langs, err) < 0)
		return 2;
	if (run->opts.lang != NULL)
		opts->lang = langs[0];
	else
		opts->wish = langs[0];
	if (opts->place != NULL &&
		run_place(run, opts->place, err) == CORPUS_NONE)
		return 2;
	if (!parse_with(run, opts, err))
		return 2;
	return read_shown(run, opts, err);
}

/* The same folder, by whatever name. */
static bool is_same(const char *a, const char *b)
{
	struct stat one, other;

	return a != NULL && b != NULL && stat(a, &one) == 0 &&
	       stat(b, &other) == 0 && one.st_dev == other.st_dev &&
	       one.st_ino == other.st_ino;
}

/* Opens the work that a text belongs to, at its language, level and part, where
 * nothing else is asked for. False: it is a lone file. */
static bool take_text(struct run *run, struct app_opts *opts,
	struct paths *paths, struct err *err)
{
	const char *folder;
	struct str file;
	enum tier tier;
	int lang, part;

	if (run->env->is_secure || strcmp(run->argv[0], "-") == 0 ||
		!corpus_root(run->argv[0], &run->arena, &folder, &file))
		return false;
	*paths = run->env->paths;
	paths->content = folder;
	paths->is_own_content = is_same(folder, run->env->paths.content) &&
	                        run->env->paths.is_own_content;
	run->work = corpus_open(paths, err);
	if (run->work == NULL)
		return true;
	if (!corpus_text_of(run->work, file, &lang, &tier, &part)) {
		corpus_close(run->work);
		run->work = NULL;
		return false;
	}
	opts->paths = paths;
	/* What the work says of itself may be read anew. */
	opts->place =
		arena_str(&run->arena, corpus_item(run->work, part)->id).ptr;
	if (run->opts.lang == NULL)
		run->opts.lang = arena_str(
			&run->arena, str_of(corpus_lang_tag(run->work, lang)))
		                         .ptr;
	if (opts->tier < 0)
		opts->tier = (int)tier;
	return true;
}

static int read_file(struct run *run, struct app_opts *opts, struct err *err)
{
	struct file *file;
	int status;

	opts->place = NULL;
	file = run_file(run, run->argv[0], err);
	if (file == NULL)
		return 2;
	if (strcmp(run->argv[0], "-") != 0)
		opts->path = run->argv[0];
	opts->book = book_of_file(
		file, path_join(&run->arena, run->env->paths.data, "locales"));
	status = run_reader(run, opts, err);
	book_free(opts->book);
	file_close(file);
	return status;
}

static int read_lesson(struct run *run, const char *path, struct app_opts *opts,
	struct err *err)
{
	struct opened_lesson opened = {0};
	int langs[CORPUS_LANG_MAX], status = 2;

	opts->place = NULL;
	if (run_work(run, err) == NULL || run_langs(run, langs, err) < 0)
		return 2;
	if (run->opts.lang != NULL)
		opts->lang = langs[0];
	else
		opts->wish = langs[0];
	if (!parse_with(run, opts, err) ||
		!lesson_open(run, path, &opened, err))
		goto out;
	lesson_say_faults(&opened);
	opts->path = path;
	opts->notice = lesson_notice(run, &opened);
	/* A lesson that says how long it takes is timed by that. */
	if (opts->budget == 0)
		opts->budget = opened.lesson.minutes * 60;
	opts->book = opened.book;
	status = run_reader(run, opts, err);
out:
	lesson_close(&opened);
	return status;
}

/*
 * No terminal to draw on: the text itself, as `show` gives it. The whole work
 * if no place was named.
 */
static int read_plainly(struct run *run, struct err *err)
{
	static char all[] = "all";
	static char *words[] = {all};

	if (run->argc == 0) {
		run->argv = words;
		run->argc = 1;
	}
	return cmd_show.run(run, err);
}

int read_run(struct run *run, bool is_presenting, struct err *err)
{
	struct app_opts opts = read_opts(run);
	struct paths paths;
	struct as as;
	bool is_file = run->argc > 0 && run_is_file(run->argv[0]);
	const char *lesson;
	int status;

	if (!as_parse(run->opts.as, &as, err) ||
		!run_budget(run, &opts.budget, err))
		return 2;
	if (!read_is_drawn(run))
		return read_plainly(run, err);
	lesson = run->argc > 0 ? lesson_path(run, run->argv[0]) : NULL;
	opts.is_presenting = is_presenting;
	if (run->argc > 0 && !is_file)
		opts.place = run->argv[0];
	if (lesson == NULL && opts.place != NULL &&
		!lesson_check(run, opts.place, err))
		return 2;
	if (lesson != NULL)
		status = read_lesson(run, lesson, &opts, err);
	else if (is_file && take_text(run, &opts, &paths, err))
		status = err->code != ERR_NONE ? 2 : read_work(run, &opts, err);
	else
		status = is_file ? read_file(run, &opts, err)
		                 : read_work(run, &opts, err);
	if (err->code != ERR_TERMINAL)
		return status;
	/* Say why, and give the text all the same. */
	run_say(err->message);
	*err = (struct err){0};
	return read_plainly(run, err);
}

static int run_read(struct run *run, struct err *err)
{
	return read_run(run, false, err);
}

static const struct opt *const options[] = {options_common, options_text,
	options_view, options_view, options_format, options_output,
	options_reader, options_profile, NULL};

const struct cmd cmd_read = {
	.name = "read",
	.operands = "[PLACE|FILE]",
	.help = N_("open the reader, at a place or on a file"),
	.options = options,
	.max = 1,
	.run = run_read,
};
