/* SPDX-License-Identifier: MIT */
/* `koine check [PLACE|FILE|all]`: what is wrong with the content. */
#include "cmd/help.h"

#include "base/mo.h"
#include "lint/lint.h"

#include <string.h>

struct check {
	struct run *run;
	struct lint lint;
	struct lint_filter filter;
	bool langs[CORPUS_LANG_MAX];
	struct str folder; /* of the files named in findings */
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

	if (opts->format > FORMAT_TEXT && opts->format != FORMAT_JSON)
		return err_set(err, ERR_USAGE,
			_("'check' prints text or json, nothing else"));
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

static bool take_place(struct check *check, const char *place, struct err *err)
{
	struct lint_filter *filter = &check->filter;

	if (strcmp(place, "all") == 0)
		return true;
	filter->work = check->run->work;
	filter->from = run_place(check->run, place, err);
	if (filter->from == CORPUS_NONE)
		return false;
	filter->to = corpus_end(filter->work, filter->from);
	return true;
}

/* ---- what is checked ---- */

static bool open_work(struct check *check, const char *folder, struct err *err)
{
	const char *content = check->run->env->paths.content;

	if (!run_sources(check->run, folder, err))
		return false;
	check->folder = str_of(folder != NULL ? folder : content);
	return true;
}

static bool check_work(struct check *check, const char *place, struct err *err)
{
	if (!open_work(check, NULL, err) || !take_langs(check, err) ||
		(place != NULL && !take_place(check, place, err)))
		return false;
	lint_work(check->run->work, &check->lint);
	return true;
}

static bool check_lone_file(
	struct check *check, const char *path, struct err *err)
{
	struct run *run = check->run;
	struct file *file = run_file(run, path, err);

	if (file == NULL)
		return false;
	lint_file(file, path,
		path_join(&run->arena, run->env->paths.data, "locales"),
		&check->lint);
	file_close(file);
	return true;
}

/* A file of a work is checked with it; any other one alone. */
static bool check_file(struct check *check, const char *path, struct err *err)
{
	struct run *run = check->run;
	const char *folder;
	struct str file;

	if (run->env->is_secure || strcmp(path, "-") == 0 ||
		!corpus_root(path, &run->arena, &folder, &file))
		return check_lone_file(check, path, err);
	if (!open_work(check, folder, err))
		return false;
	if (str_ends(file, STR(".md")) && !corpus_has_file(run->work, file)) {
		check->folder = (struct str){NULL, 0};
		return check_lone_file(check, path, err);
	}
	check->filter.file = file;
	lint_work(run->work, &check->lint);
	return true;
}

/* The tables of a work have other endings than texts. */
static bool is_file(const char *operand)
{
	const struct str s = str_of(operand);

	return run_is_file(operand) || str_ends(s, STR(".xml")) ||
	       str_ends(s, STR(".tbx")) || str_ends(s, STR(".tsv"));
}

static bool check_operand(struct check *check, struct err *err)
{
	const struct run *run = check->run;
	const char *operand = run->argc > 0 ? run->argv[0] : NULL;

	return operand != NULL && is_file(operand)
	               ? check_file(check, operand, err)
	               : check_work(check, operand, err);
}

static int run_check(struct run *run, struct err *err)
{
	struct check check = {.run = run};
	int status = 2;

	if (run->opts.rule != NULL && strcmp(run->opts.rule, "help") == 0) {
		help_rules(run);
		return 0;
	}
	if (take_options(&check, err) && check_operand(&check, err)) {
		lint_keep(&check.lint, &check.filter);
		if (run->opts.format == FORMAT_JSON)
			lint_json(&check.lint, check.folder, &run->out);
		else
			lint_print(&check.lint, check.folder, &run->out);
		status = check.lint.list.len > 0 ? 1 : 0;
	}
	lint_release(&check.lint);
	return status;
}

static const struct opt *const options[] = {
	options_common, options_check, options_format, options_output, NULL};

const struct cmd cmd_check = {
	.name = "check",
	.operands = "[PLACE|FILE|all]",
	.help = N_("check the content: references, numbers, terms, marks"),
	.options = options,
	.max = 1,
	.run = run_check,
	.put_more = help_rules,
	.is_for_translators = true,
};
