/* SPDX-License-Identifier: MIT */
/* `koine forget`: what koine has kept of a person is shown, and removed for
 * good. */
#include "cmd/forget.h"

#include "base/mo.h"
#include "text/clean.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define COUNT_COLUMN 13 /* [col] */

static const struct {
	const char *name; /* as an operand; "" for what goes with the rest */
	const char *help;
} kinds[] = {
	/* clang-format off */
	[KEPT_PLACES] = { "places", N_("where reading stopped, in each work") },
	[KEPT_MARKS] = { "marks", N_("marks: letters set with m, and the last jump") },
	[KEPT_BOOKMARKS] = { "bookmarks", N_("bookmarks") },
	[KEPT_SCORES] = { "scores", N_("scores of questions and cards") },
	[KEPT_SETTINGS] = { "settings", N_("settings: language, level, colours, answers about the terminal") },
	[KEPT_FILES] = { "files", N_("files that koine wrote: %s") },
	[KEPT_CACHE] = { "cache", N_("files of search in the cache: %s") },
	[KEPT_PROFILES] = { "profiles", N_("profiles, each with all that is its own: %s") },
	[KEPT_COPIES] = { "", N_("old copies of the database, which go with any of it: %s") },
	/* clang-format on */
};

/* ---- what is asked for ---- */

static bool take_kind(struct forget *forget, const char *word)
{
	for (int k = 0; k < KEPT_COPIES; k++)
		if (strcmp(word, kinds[k].name) == 0) {
			forget->is_wanted[k] = true;
			return true;
		}
	return false;
}

static bool take_all(struct forget *forget, const char *word)
{
	if (strcmp(word, "all") != 0)
		return false;
	for (int k = 0; k < KEPT_PROFILES; k++)
		forget->is_wanted[k] = true;
	return true;
}

/* The words that name what is kept. */
static struct str kind_names(struct forget *forget)
{
	struct buf out = {0};
	struct str kept;

	for (int k = 0; k < KEPT_COPIES; k++)
		buf_printf(&out, "%s%s", k > 0 ? _(", ") : "", kinds[k].name);
	kept = arena_str(&forget->run->arena, buf_view(&out));
	buf_release(&out);
	return kept;
}

static bool take_place(struct forget *forget, const char *word, struct err *err)
{
	struct run *run = forget->run;
	int row;

	if (run_work(run, err) == NULL)
		return false;
	if (corpus_find(run->work, str_of(word)) == CORPUS_NONE &&
		corpus_nearest(run->work, str_of(word)).len == 0)
		return err_set(err, ERR_USAGE,
			/* TRANSLATORS: what was typed, then words of the
		           command line; 'all' stays */
			_("'%s' is no place and nothing that is kept; the "
			  "words for that are %.*s, and 'all'"),
			word, STR_ARG(kind_names(forget)));
	row = run_place(run, word, err);
	if (row != CORPUS_NONE)
		forget->rows[forget->row_count++] = row;
	return row != CORPUS_NONE;
}

/* Of a place there are rows only, and of what kind may be left open. */
static bool check_places(struct forget *forget, struct err *err)
{
	bool is_any = false;

	for (int k = 0; k < KEPT_COUNT; k++) {
		is_any = is_any || forget->is_wanted[k];
		if (forget->is_wanted[k] && k > KEPT_SCORES)
			return err_set(err, ERR_USAGE,
				/* TRANSLATORS: a word of the command line */
				_("'%s' are of no place: forget them alone"),
				kinds[k].name);
	}
	for (int k = 0; !is_any && k <= KEPT_SCORES; k++)
		forget->is_wanted[k] = true;
	return true;
}

static bool take_words(struct forget *forget, struct err *err)
{
	struct run *run = forget->run;

	forget->rows = ARENA_ARRAY(&run->arena, int, run->argc + 1);
	for (int i = 0; i < run->argc; i++)
		if (!take_kind(forget, run->argv[i]) &&
			!take_all(forget, run->argv[i]) &&
			!take_place(forget, run->argv[i], err))
			return false;
	for (int k = 0; run->argc == 0 && k < KEPT_COPIES; k++)
		forget->is_wanted[k] =
			k != KEPT_PROFILES || run->env->profile == NULL;
	return forget->row_count == 0 || check_places(forget, err);
}

/* ---- what there is ---- */

static void put_names(const struct forget *forget, int kind, struct buf *out)
{
	const struct kept_files *files = &forget->files[kind];

	for (size_t i = 0; i < files->count; i++)
		/* TRANSLATORS: stands between the items of a list */
		buf_printf(out, "%s%s", i > 0 ? _(", ") : "", files->names[i]);
}

static void put_kind(struct forget *forget, int kind)
{
	struct run *run = forget->run;
	struct buf names = {0}, text = {0}, clean = {0};
	const char *help = _(kinds[kind].help);
	const char *hole = strstr(help, "%s");

	put_names(forget, kind, &names);
	buf_printf(&text, "%zu  ", forget->count[kind]);
	buf_str(&text, hole != NULL ? (struct str){help, (size_t)(hole - help)}
				    : str_of(help));
	if (hole != NULL) {
		buf_str(&text, buf_view(&names));
		buf_cstr(&text, hole + 2);
	}
	clean_text(buf_view(&text), CLEAN_LINE, &clean);
	help_put_row(
		run, &(struct help_row){kinds[kind].name, 2, COUNT_COLUMN,
			     arena_str(&run->arena, buf_view(&clean)).ptr});
	buf_release(&names);
	buf_release(&text);
	buf_release(&clean);
}

static void put_table(struct forget *forget, const char *title)
{
	struct buf clean = {0};

	clean_text(str_of(title), CLEAN_LINE, &clean);
	buf_printf(&forget->run->out, "%s\n", clean.ptr);
	for (int k = 0; k < KEPT_COUNT; k++)
		if (forget->count[k] > 0)
			put_kind(forget, k);
	buf_release(&clean);
}

static size_t sum(const struct forget *forget)
{
	size_t all = 0;

	for (int k = 0; k < KEPT_COUNT; k++)
		all += forget->count[k];
	return all;
}

/* "Kept in …" of the state that is meant. */
static void put_kept(struct forget *forget)
{
	struct run *run = forget->run;
	const char *dir = run->env->paths.state;

	put_table(forget,
		/* TRANSLATORS: a folder; a list follows */
		arena_printf(
			&run->arena, _("Kept in %s:"), dir != NULL ? dir : "")
			.ptr);
}

/* ---- asking ---- */

static bool is_yes(struct str answer)
{
	struct str trimmed = str_trim(answer);

	return str_eq_nocase(trimmed, STR("y")) ||
	       str_eq_nocase(trimmed, STR("yes")) ||
	       str_eq_nocase(trimmed, str_of(C_("answer", "y"))) ||
	       str_eq_nocase(trimmed, str_of(C_("answer", "yes")));
}

/* One line, byte by byte: what was typed after it is not ours. */
static void read_line(struct buf *line)
{
	char byte;
	ssize_t got;

	while (line->len < 64) {
		got = read(STDIN_FILENO, &byte, 1);
		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0 || byte == '\n')
			return;
		buf_byte(line, byte);
	}
}

static bool is_agreed(struct forget *forget, struct err *err)
{
	struct run *run = forget->run;
	struct buf line = {0};
	bool is_agreed;

	if (run->opts.is_yes)
		return true;
	if (!run->env->is_in_tty || !run->env->is_out_tty)
		return err_set(err, ERR_USAGE,
			_("there is no terminal to ask on; nothing is removed "
			  "without '--yes'"));
	/* TRANSLATORS: a question; "y" is what C_("answer", "y") says */
	buf_printf(&run->out, "%s ", _("Remove all this for good? [y/N]"));
	if (!run_flush(run, err))
		return false;
	read_line(&line);
	is_agreed = is_yes(buf_view(&line));
	buf_release(&line);
	if (!is_agreed)
		buf_printf(&run->out, "%s\n", _("Nothing is removed."));
	return is_agreed;
}

/* ---- the command ---- */

static void show(struct forget *forget)
{
	struct run *run = forget->run;

	if (sum(forget) == 0) {
		help_put_sentence(run, _("Nothing is kept."));
		return;
	}
	put_kept(forget);
	help_put_sentence(
		run, _("'koine forget' and a word of these removes it, 'koine "
		       "forget all' all but profiles"));
}

static bool forget_it(struct forget *forget, struct err *err)
{
	if (sum(forget) == 0)
		return err_set(err, ERR_NOT_FOUND,
			_("nothing of that is kept: there is nothing to "
			  "remove"));
	put_kept(forget);
	if (!is_agreed(forget, err))
		return err->code == ERR_NONE;
	buf_clear(&forget->run->out);
	if (!forget_remove(forget, err))
		return false;
	put_table(forget, _("Removed:"));
	return true;
}

static int run_forget(struct run *run, struct err *err)
{
	struct forget forget = {.run = run, .hold = -1};

	if (take_words(&forget, err) && forget_open(&forget, err)) {
		if (run->argc == 0)
			show(&forget);
		else
			forget_it(&forget, err);
	}
	forget_close(&forget);
	return err_status(err->code);
}

static const struct opt *const options[] = {
	options_common, options_profile, options_forget, NULL};

const struct cmd cmd_forget = {
	.name = "forget",
	.operands = "[PLACE…|KEPT…|all]",
	.help = N_("show what koine keeps of you, and remove it for good"),
	.options = options,
	.max = -1,
	.run = run_forget,
};
