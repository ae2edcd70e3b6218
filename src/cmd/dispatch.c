/* SPDX-License-Identifier: MIT */
/* From argv to a command: options, interface language, exit status. */
#include "cmd/cmd.h"

#include "base/mo.h"
#include "text/lang.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

extern const struct cmd cmd_read, cmd_present, cmd_console, cmd_show, cmd_toc,
	cmd_search, cmd_term, cmd_ref, cmd_cite, cmd_quiz, cmd_check,
	cmd_status, cmd_sync, cmd_new_language, cmd_export, cmd_import,
	cmd_doctor, cmd_forget, cmd_help, cmd_compile;

const struct cmd *const commands[] = {&cmd_read, &cmd_show, &cmd_toc,
	&cmd_search, &cmd_term, &cmd_ref, &cmd_cite, &cmd_present, &cmd_console,
	&cmd_quiz, &cmd_check, &cmd_status, &cmd_sync, &cmd_new_language,
	&cmd_export, &cmd_import, &cmd_doctor, &cmd_forget, &cmd_help,
	&cmd_compile, NULL};

const struct cmd *cmd_find(struct str name)
{
	for (int i = 0; commands[i] != NULL; i++)
		if (str_eq(name, str_of(commands[i]->name)))
			return commands[i];
	return NULL;
}

#define NEAR 3 /* edits at which a name is still proposed, at most */

const char *cmd_nearest(struct str name)
{
	/* Half of a short word would be another one. */
	int limit = name.len / 2 < NEAR ? (int)(name.len / 2) : NEAR;
	const char *best = NULL;

	for (int c = 0; commands[c] != NULL; c++) {
		int d = str_distance(name, str_of(commands[c]->name), limit);

		if (!commands[c]->is_hidden && d <= limit) {
			limit = d - 1;
			best = commands[c]->name;
		}
	}
	return best;
}

/* The languages koine speaks all of; en needs no catalogue. */
const char *const cmd_ui_langs[] = {"zh", "en", "fr", "es", "ru", "ar", NULL};
const char *const cmd_lang_vars[] = {
	"LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG", NULL};

static struct str wish_of(const struct env *env)
{
	for (int i = 0; cmd_lang_vars[i] != NULL; i++) {
		const char *value = env_get(env, cmd_lang_vars[i]);

		if (value != NULL)
			return str_of(value);
	}
	return (struct str){NULL, 0};
}

static const char *catalogues(const struct run *run, struct arena *arena)
{
	return path_join(arena, run->env->paths.data, "locale");
}

static struct mo *open_catalogue(struct run *run, const char *tag)
{
	const char *dir = catalogues(run, &run->arena);

	if (dir == NULL)
		return NULL;
	return mo_open(
		arena_printf(&run->arena, "%s/%s.mo", dir, tag).ptr, NULL);
}

struct mo *run_speak(struct run *run, const char *tag)
{
	const char *have[UI_LANGS_MAX];
	const int count =
		ui_langs(catalogues(run, &run->arena), &run->arena, have);
	struct mo *mo = NULL;

	/* A content folder names languages as it likes: not every tag is the
	 * name of a file. */
	for (int i = 0; i < count; i++)
		if (strcmp(have[i], tag) == 0)
			mo = open_catalogue(run, tag);
	mo_use(mo);
	return mo;
}

void run_speak_again(struct run *run, struct mo *mo)
{
	mo_use(run->catalogue);
	mo_close(mo);
}

/* The value of an option before anything else is parsed: messages need it. */
static const char *early(int argc, char **argv, const char *name)
{
	struct str want = str_of(name);

	for (int i = 1; i < argc; i++) {
		struct str arg = str_of(argv[i]);

		if (str_eq(arg, STR("--")))
			return NULL;
		if (str_eq(arg, want))
			return i + 1 < argc ? argv[i + 1] : NULL;
		if (str_starts(arg, want) && arg.len > want.len &&
			arg.ptr[want.len] == '=')
			return arg.ptr + want.len + 1;
	}
	return NULL;
}

/* A pseudo-locale in place of a language. It has the rules of one that is read
 * in its direction. */
static bool use_pseudo(struct run *run, const char *name)
{
	for (int kind = 0; name != NULL && cmd_pseudos[kind] != NULL; kind++) {
		if (strcmp(name, cmd_pseudos[kind]) != 0)
			continue;
		run->ui = kind == PSEUDO_RTL ? STR("ar") : STR("en");
		run->catalogue = mo_pseudo((enum pseudo_kind)kind);
		mo_use(run->catalogue);
		return true;
	}
	return false;
}

/* The catalogue stays open until the process ends: messages may be made at any
 * time. */
static void use_ui(struct run *run, const char *ui)
{
	struct str wish = ui != NULL ? str_of(ui) : run->wish;
	const char *have[UI_LANGS_MAX];
	const int count =
		ui_langs(catalogues(run, &run->arena), &run->arena, have);
	struct lang_match match = lang_match_list(wish, have, count);

	run->ui = STR("en");
	if (match.index < 0)
		return;
	run->ui = str_of(have[match.index]);
	run->catalogue = open_catalogue(run, have[match.index]);
	mo_use(run->catalogue);
}

/* --ui, else what --as names. */
static const char *wished_ui(int argc, char **argv)
{
	const char *ui = early(argc, argv, "--ui");
	struct as as = {.ui = NULL};

	if (ui == NULL)
		as_parse(early(argc, argv, "--as"), &as, NULL);
	return ui != NULL ? ui : as.ui;
}

static bool check_operands(
	const struct run *run, const struct cmd *cmd, struct err *err)
{
	if (run->argc < cmd->min)
		return err_set(err, ERR_USAGE, _("'%s' needs %s"), cmd->name,
			cmd->operands);
	if (cmd->max >= 0 && run->argc > cmd->max && run->is_bare &&
		cmd_nearest(str_of(run->argv[0])) != NULL)
		return err_set(err, ERR_USAGE,
			_("no place or command '%s'; did you mean '%s'?"),
			run->argv[0], cmd_nearest(str_of(run->argv[0])));
	if (cmd->max >= 0 && run->argc > cmd->max)
		return err_set(err, ERR_USAGE,
			_("too many words after '%s': '%s'"), cmd->name,
			run->argv[cmd->max]);
	return true;
}

/* The command that the first word names, when the options before it are read as
 * those of `by`; NULL if it names none. */
static const struct cmd *named_by(const struct cmd *by, int argc, char **argv)
{
	struct cmd_opts opts = {0};
	struct err err = {0};
	char **words = xcalloc((size_t)argc + 1, sizeof(*words));
	const struct cmd *named = NULL;
	int count = argc;

	memcpy(words, argv, (size_t)argc * sizeof(*words));
	if (opt_parse(by->options, &opts, &count, words, &err) && count > 0)
		named = cmd_find(str_of(words[0]));
	free(words);
	return named;
}

/*
 * The command may come first ("koine show -l zh") or after options ("koine -l
 * zh show"): those before it are the default command's or its own.
 */
static const struct cmd *find_named(int argc, char **argv)
{
	const struct cmd *named = argc > 0 ? cmd_find(str_of(argv[0])) : NULL;

	if (named == NULL)
		named = named_by(&cmd_read, argc, argv);
	for (int c = 0; named == NULL && commands[c] != NULL; c++)
		if (named_by(commands[c], argc, argv) == commands[c])
			named = commands[c];
	return named;
}

static const struct cmd *choose(
	struct run *run, int argc, char **argv, struct err *err)
{
	const struct cmd *cmd;

	run->argv = argv + 1;
	run->argc = argc > 0 ? argc - 1 : 0;
	cmd = find_named(run->argc, run->argv);
	run->is_bare = cmd == NULL;
	if (cmd == NULL)
		cmd = &cmd_read;
	if (!opt_parse(cmd->options, &run->opts, &run->argc, run->argv, err))
		return NULL;
	if (!run->is_bare) {
		run->argv++;
		run->argc--;
	}
	return cmd;
}

static int run_help(struct run *run, const struct cmd *cmd, struct err *err)
{
	char *name = xstrdup(str_of(cmd->name));
	bool is_default = cmd == commands[0];

	run->argv = &name;
	run->argc = is_default ? 0 : 1;
	return cmd_help.run(run, err);
}

/* What was found is printed even when something else was not. */
static int finish(struct run *run, int status, struct err *err)
{
	struct err failed = {0};

	if (err_status(err->code) < 2 && run->out.len > 0 &&
		!run_flush(run, &failed))
		*err = failed;
	if (err->code != ERR_NONE) {
		run_say(err->message);
		status = err_status(err->code);
	}
	corpus_close(run->work);
	buf_release(&run->out);
	arena_free(&run->arena);
	return status;
}

int cmd_main(const struct env *env, int argc, char **argv)
{
	struct env own = *env;
	struct run run = {.env = &own};
	struct err err = {0};
	const struct cmd *cmd;
	int status = 0;

	run.opts.tier = run.opts.format = run.opts.severity = -1;
	run.opts.state = run.opts.limit = -1;
	run.opts.context = 1;
	run.wish = wish_of(env);
	if (!use_pseudo(&run, early(argc, argv, "--pseudo")))
		use_ui(&run, wished_ui(argc, argv));
	cmd = choose(&run, argc, argv, &err);
	if (cmd != NULL && !whose_options(&run, &err))
		; /* said */
	else if (run.opts.content != NULL && *run.opts.content == '\0')
		err_set(&err, ERR_USAGE, _("option '--%s' needs a value"),
			"content");
	else if (run.opts.content != NULL)
		paths_init(&own.paths, run.opts.content, &run.arena);
	if (cmd == NULL || err.code != ERR_NONE ||
		!whose_state(&run, cmd, &own, &err))
		return finish(&run, 2, &err);
	if (run.opts.is_version) {
		char word[] = "--version";
		char *list[] = {word};

		run.argv = list;
		run.argc = 1;
		status = cmd_help.run(&run, &err);
	} else if (run.opts.is_help) {
		status = run_help(&run, cmd, &err);
	} else if (check_operands(&run, cmd, &err)) {
		status = cmd->run(&run, &err);
	}
	return finish(&run, status, &err);
}
