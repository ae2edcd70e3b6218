/* SPDX-License-Identifier: MIT */
/* `koine check [PLACE…|FILE…|all]`: what is wrong with the content. */
#include "cmd/help.h"

#include "base/mo.h"
#include "desk/sync.h"
#include "lint/lint.h"

#include <string.h>

struct check {
	struct run *run;
	struct lint lint;
	struct lint_filter filter;
	bool langs[CORPUS_LANG_MAX];
	struct lint_range *ranges;
	const char *content; /* folder of the files named, as far as they are
	                        in one */
	struct str *files;   /* relative to it */
	const char **paths;  /* as they were named */
};

/* ---- which findings are wanted ---- */

static bool add_rule(struct check *check, const struct lint_rule **rules,
	struct str id, struct err *err)
{
	const struct lint_rule *rule = lint_rule_find(id);

	if (rule != NULL)
		rules[check->filter.rule_count++] = rule;
	else if (lint_rule_nearest(id) != NULL)
		err_set(err, ERR_USAGE, _("no rule '%.*s'; did you mean '%s'?"),
			STR_ARG(id), lint_rule_nearest(id));
	else
		err_set(err, ERR_USAGE,
			_("no rule '%.*s'; '--rule help' lists them"),
			STR_ARG(id));
	return rule != NULL;
}

static bool take_rules(struct check *check, struct err *err)
{
	struct run *run = check->run;
	struct str rest = str_of(run->opts.rule), id;
	const struct lint_rule **rules;

	if (run->opts.rule == NULL)
		return true;
	rules = ARENA_ARRAY(
		&run->arena, const struct lint_rule *, rest.len + 1);
	while (str_split(&rest, ',', &id))
		if (!add_rule(check, rules, str_trim(id), err))
			return false;
	check->filter.rules = rules;
	return true;
}

static bool take_options(struct check *check, struct err *err)
{
	const struct cmd_opts *opts = &check->run->opts;

	check->filter.least = opts->severity < 0
	                              ? LINT_WARNING
	                              : (enum lint_severity)opts->severity;
	return take_rules(check, err);
}

static bool take_langs(struct check *check, struct err *err)
{
	int langs[CORPUS_LANG_MAX];
	int count;

	if (check->run->opts.lang == NULL)
		return true;
	count = run_langs(check->run, langs, err);
	for (int i = 0; i < count; i++)
		check->langs[langs[i]] = true;
	check->filter.langs = check->langs;
	return count >= 0;
}

static bool add_place(struct check *check, const char *place, struct err *err)
{
	struct lint_range range = {0, corpus_count(check->run->work)};

	if (strcmp(place, "all") != 0) {
		range.from = run_place(check->run, place, err);
		if (range.from == CORPUS_NONE)
			return false;
		range.to = corpus_end(check->run->work, range.from);
	}
	check->ranges[check->filter.range_count++] = range;
	return true;
}

/* Places of the work; "all" is what no filter is for. */
static bool take_places(struct check *check, struct err *err)
{
	struct run *run = check->run;

	check->ranges = ARENA_ARRAY(
		&run->arena, struct lint_range, (size_t)run->argc + 1);
	for (int i = 0; i < run->argc; i++) {
		if (!add_place(check, run->argv[i], err))
			return false;
		if (strcmp(run->argv[i], "all") == 0)
			return true;
	}
	if (run->argc > 0)
		check->filter.ranges = check->ranges;
	return true;
}

static bool take_changed(struct check *check, struct err *err)
{
	struct sync sync;

	if (!check->run->opts.is_changed)
		return true;
	if (!sync_open(check->run->work, &sync, err))
		return false;
	if (sync.fault_count > 0)
		err_set(err, ERR_INPUT, "%.*s", STR_ARG(sync.fault));
	else
		check->filter.changed = sync_changed(&sync, &check->run->arena);
	sync_release(&sync);
	return err->code == ERR_NONE;
}

/* ---- what is checked ---- */

static bool check_lone_file(
	struct check *check, const char *path, struct err *err)
{
	const struct lint_filter filter = {.least = check->filter.least,
		.rules = check->filter.rules,
		.rule_count = check->filter.rule_count};
	struct run *run = check->run;
	struct file *file;
	struct lint lint = {0};

	if (run->opts.is_changed)
		return err_set(err, ERR_USAGE,
			_("nothing is known of changes in '%s': it is in no "
			  "content folder"),
			path);
	file = run_file(run, path, err);
	if (file == NULL)
		return false;
	lint_file(file, path,
		path_join(&run->arena, run->env->paths.data, "locales"), &lint);
	file_close(file);
	lint_keep(&lint, &filter);
	lint_move(&lint, (struct str){NULL, 0}, &check->lint);
	return true;
}

/* A text that hangs on no part of the spine is checked alone. */
static bool drop_strangers(struct check *check, struct err *err)
{
	size_t kept = 0;

	for (size_t i = 0; i < check->filter.file_count; i++) {
		if (!str_ends(check->files[i], STR(".md")) ||
			corpus_has_file(check->run->work, check->files[i]))
			check->files[kept++] = check->files[i];
		else if (!check_lone_file(check, check->paths[i], err))
			return false;
	}
	check->filter.file_count = kept;
	return true;
}

/* The files named, or the places, or everything. */
static bool check_work(struct check *check, const char *folder, struct err *err)
{
	const char *content = check->run->env->paths.content;
	struct lint lint = {0};

	if (!run_sources(check->run, folder, err) ||
		!drop_strangers(check, err) || !take_langs(check, err))
		return false;
	check->filter.work = check->run->work;
	if ((folder == NULL && !take_places(check, err)) ||
		!take_changed(check, err))
		return false;
	lint_work(check->run->work, &lint);
	lint_keep(&lint, &check->filter);
	lint_move(
		&lint, str_of(folder != NULL ? folder : content), &check->lint);
	return true;
}

/* Files of a work are checked with it, all of one at once. */
static bool add_file(struct check *check, const char *path, struct err *err)
{
	struct run *run = check->run;
	const char *folder;
	struct str file;

	if (run->env->is_secure || strcmp(path, "-") == 0 ||
		!corpus_root(path, &run->arena, &folder, &file))
		return check_lone_file(check, path, err);
	if (check->content != NULL && strcmp(check->content, folder) != 0)
		return err_set(err, ERR_USAGE,
			_("'%s' and '%s' are two content folders: check them "
			  "one after the other"),
			check->content, folder);
	check->content = folder;
	check->files[check->filter.file_count] = file;
	check->paths[check->filter.file_count++] = path;
	return true;
}

static bool check_files(struct check *check, struct err *err)
{
	struct run *run = check->run;
	const size_t count = (size_t)run->argc;

	check->files = ARENA_ARRAY(&run->arena, struct str, count);
	check->paths = ARENA_ARRAY(&run->arena, const char *, count);
	for (int i = 0; i < run->argc; i++)
		if (!add_file(check, run->argv[i], err))
			return false;
	check->filter.files = check->files;
	return check->content == NULL || check_work(check, check->content, err);
}

/* The tables of a work have other endings than texts. */
static bool is_file(const char *operand)
{
	const struct str s = str_of(operand);

	return run_is_file(operand) || str_ends(s, STR(".xml")) ||
	       str_ends(s, STR(".tbx")) || str_ends(s, STR(".tsv"));
}

static bool check_operands(struct check *check, struct err *err)
{
	const struct run *run = check->run;
	int files = 0;

	for (int i = 0; i < run->argc; i++)
		files += is_file(run->argv[i]);
	if (files > 0 && files < run->argc)
		return err_set(err, ERR_USAGE,
			_("places and files are checked one after the other"));
	return files > 0 ? check_files(check, err)
	                 : check_work(check, NULL, err);
}

static int run_check(struct run *run, struct err *err)
{
	const struct str none = {NULL, 0};
	struct check check = {.run = run};
	int status = 2;

	if (run->opts.rule != NULL && strcmp(run->opts.rule, "help") == 0) {
		help_rules(run);
		return 0;
	}
	if (take_options(&check, err) && check_operands(&check, err)) {
		if (run->opts.format == FORMAT_JSON)
			lint_json(&check.lint, none, &run->out);
		else
			lint_print(&check.lint, none, &run->out);
		status = check.lint.list.len > 0 ? 1 : 0;
	}
	lint_release(&check.lint);
	return status;
}

static const struct opt *const options[] = {
	options_common, options_check, options_data, options_output, NULL};

const struct cmd cmd_check = {
	.name = "check",
	.operands = "[PLACE…|FILE…|all]",
	.help = N_("check the content: references, numbers, terms, marks"),
	.options = options,
	.max = -1,
	.run = run_check,
	.put_more = help_rules,
	.is_for_translators = true,
};
