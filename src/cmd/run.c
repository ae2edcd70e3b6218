/* SPDX-License-Identifier: MIT */
/* What commands share: the work, languages, places, output. */
#include "cmd/cmd.h"

#include "base/fs.h"
#include "base/mo.h"
#include "desk/budget.h"
#include "text/clean.h"
#include "text/lang.h"
#include "tui/screen.h"
#include "tui/start.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

struct work *run_work(struct run *run, struct err *err)
{
	if (run->work != NULL)
		return run->work;
	if (run->env->paths.content == NULL) {
		err_set(err, ERR_INPUT,
			_("the content is not installed; say where it is with "
			  "--content"));
		return NULL;
	}
	run->work = corpus_open(&run->env->paths, err);
	return run->work;
}

bool run_sources(struct run *run, const char *folder, struct err *err)
{
	struct paths paths = run->env->paths;

	if (folder != NULL)
		paths.content = folder;
	if (paths.content == NULL)
		return err_set(err, ERR_INPUT,
			_("the content is not installed; say where it is with "
			  "--content"));
	run->work = corpus_open_sources(&paths, err);
	return run->work != NULL;
}

static int tags(const struct work *work, const char *have[CORPUS_LANG_MAX])
{
	int count = corpus_lang_count(work);

	for (int i = 0; i < count; i++)
		have[i] = corpus_lang_tag(work, i);
	return count;
}

/* "zh, en, fr": for messages. */
static struct str tag_list(struct run *run, const char *const *have, int count)
{
	struct buf buf = {0};
	struct str kept;

	for (int i = 0; i < count; i++)
		/* TRANSLATORS: stands between the items of a list */
		buf_printf(&buf, "%s%s", i > 0 ? _(", ") : "", have[i]);
	kept = arena_str(&run->arena, buf_view(&buf));
	buf_release(&buf);
	return kept;
}

static int default_lang(struct run *run, const char *const *have, int count)
{
	struct lang_match match = lang_match_list(run->wish, have, count);

	if (match.index < 0)
		match.index = corpus_lang_index(run->work, STR("en"));
	return match.index < 0 ? 0 : match.index;
}

static int find_lang(struct run *run, struct str tag, const char *const *have,
	int count, struct err *err)
{
	struct lang_match match = lang_match(str_trim(tag), have, count);

	if (match.index < 0)
		err_set(err, ERR_USAGE,
			/* TRANSLATORS: a wrong language tag, then the list of
		           right ones */
			_("no language '%.*s'; there are %.*s"), STR_ARG(tag),
			STR_ARG(tag_list(run, have, count)));
	return match.index;
}

int run_lang(struct run *run, struct str tag, struct err *err)
{
	const char *have[CORPUS_LANG_MAX];
	int count = tags(run->work, have);

	return find_lang(run, tag, have, count, err);
}

int run_langs(struct run *run, int langs[CORPUS_LANG_MAX], struct err *err)
{
	const char *have[CORPUS_LANG_MAX];
	int count = tags(run->work, have), n = 0;
	struct str rest, word;

	if (run->opts.lang == NULL) {
		langs[0] = default_lang(run, have, count);
		return 1;
	}
	if (strcmp(run->opts.lang, "all") == 0) {
		for (; n < count; n++)
			langs[n] = n;
		return n;
	}
	rest = str_of(run->opts.lang);
	while (n < CORPUS_LANG_MAX && str_split(&rest, ',', &word)) {
		langs[n] = run_lang(run, word, err);
		if (langs[n++] < 0)
			return -1;
	}
	return n;
}

static bool set_file_lang(struct run *run, struct file *file, struct err *err)
{
	struct str rest, word;
	int count = 0, lang;

	if (run->opts.lang == NULL)
		return true;
	rest = str_of(run->opts.lang);
	str_split(&rest, ',', &word);
	while (cmd_ui_langs[count] != NULL)
		count++;
	lang = find_lang(run, word, cmd_ui_langs, count, err);
	if (lang < 0)
		return false;
	file_set_lang(file, cmd_ui_langs[lang]);
	return true;
}

static void propose_file(const char *path, struct err *err)
{
	struct fs_info info;
	struct buf near = {0};

	if (!fs_stat(path, &info) && fs_nearest(path, &near))
		err_set(err, ERR_INPUT,
			_("there is no file '%s'; did you mean '%s'?"), path,
			near.ptr);
	buf_release(&near);
}

struct file *run_file(struct run *run, const char *path, struct err *err)
{
	struct file *file;

	if (run->env->is_secure) {
		err_set(err, ERR_USAGE,
			_("files are switched off by KOINE_SECURE"));
		return NULL;
	}
	file = file_open(path, err);
	if (file == NULL)
		propose_file(path, err);
	if (file == NULL || set_file_lang(run, file, err))
		return file;
	file_close(file);
	return NULL;
}

enum tier run_tier(const struct run *run)
{
	return run->opts.tier < 0 ? TIER_FULL : (enum tier)run->opts.tier;
}

bool run_has_color(const struct run *run)
{
	if (run->opts.color != COLOR_AUTO)
		return run->opts.color == COLOR_ALWAYS;
	return run->env->is_out_tty && !run->env->no_color &&
	       run->opts.output == NULL;
}

static enum bidi_mode pipe_bidi(const struct run *run)
{
	if (run->opts.bidi != BIDI_AUTO)
		return (enum bidi_mode)run->opts.bidi;
	if (!run->env->is_out_tty || run->opts.output != NULL)
		return BIDI_OFF;
	return term_bidi_from_env(run->env->get).bidi;
}

const struct locale *run_ui_locale(struct run *run)
{
	if (run->ui_locale == NULL)
		run->ui_locale =
			start_ui_locale(&run->env->paths, run->ui, &run->arena);
	return run->ui_locale;
}

struct page run_page(struct run *run, struct book *book, int lang)
{
	bool is_plain = run_tier(run) == TIER_PLAIN;

	return (struct page){
		.book = book,
		.lang = lang,
		.tier = run_tier(run),
		.width = run->opts.width > 0 ? run->opts.width
	                                     : run->env->columns,
		.bidi = pipe_bidi(run),
		.is_ascii = run->opts.is_ascii || !run->env->is_utf8,
		.marks = is_plain ? MARKS_SOME : MARKS_ALL,
		.records = RECORD_CARDS,
		.ui_locale = run_ui_locale(run),
	};
}

int run_place(struct run *run, const char *id, struct err *err)
{
	int item = corpus_find(run->work, str_of(id));
	const char *command = run->is_bare ? cmd_nearest(str_of(id)) : NULL;
	struct str near;

	if (item != CORPUS_NONE)
		return item;
	near = corpus_nearest(run->work, str_of(id));
	if (near.len > 0)
		err_set(err, ERR_USAGE,
			_("no place '%s'; did you mean '%.*s'?"), id,
			STR_ARG(near));
	else if (command != NULL)
		err_set(err, ERR_USAGE,
			_("no place or command '%s'; did you mean '%s'?"), id,
			command);
	else
		err_set(err, ERR_USAGE,
			_("no place '%s'; 'koine toc' lists them"), id);
	return CORPUS_NONE;
}

void run_say(const char *message)
{
	struct buf line = {0};

	buf_cstr(&line, "koine: ");
	clean_text(str_of(message), CLEAN_LINE, &line);
	buf_byte(&line, '\n');
	fs_write_all(STDERR_FILENO, buf_view(&line));
	buf_release(&line);
}

bool run_flush(struct run *run, struct err *err)
{
	bool is_done;

	if (run->opts.output != NULL) {
		is_done = fs_write(
			run->opts.output, buf_view(&run->out), false, err);
	} else {
		is_done = fs_write_all(STDOUT_FILENO, buf_view(&run->out));
		if (!is_done && errno == EPIPE)
			is_done = true;
		if (!is_done)
			err_set(err, ERR_OUTPUT,
				_("cannot write to standard output: %s"),
				err_system(errno));
	}
	buf_clear(&run->out);
	return is_done;
}

bool run_is_file(const char *operand)
{
	static const char *const ends[] = {".md", ".markdown", ".txt"};
	struct fs_info info;
	struct str s = str_of(operand);

	if (strcmp(operand, "-") == 0 || str_starts(s, STR("/")) ||
		str_starts(s, STR("./")) || str_starts(s, STR("../")))
		return true;
	for (size_t i = 0; i < ARRAY_LEN(ends); i++)
		if (str_ends(s, str_of(ends[i])))
			return true;
	/* "2.1.5/2" is an item unless there is such a file. */
	return str_find(s, '/') < s.len && fs_stat(operand, &info);
}

bool run_budget(const struct run *run, int *seconds, struct err *err)
{
	*seconds = 0;
	return run->opts.budget == NULL ||
	       budget_parse(str_of(run->opts.budget), seconds) ||
	       err_set(err, ERR_USAGE,
		       _("'%s' is no time for slides; write it like 40m, 1h30 "
			 "or 40:00"),
		       run->opts.budget);
}
