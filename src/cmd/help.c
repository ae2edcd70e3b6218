/* SPDX-License-Identifier: MIT */
/* `koine help [COMMAND|keys]`: usage from the tables, to standard output. */
#include "cmd/help.h"

#include "base/mo.h"
#include "state/profile.h"

#include <string.h>

#define COMMAND_COLUMN 11 /* [col] */
#define EXAMPLE_COLUMN 32 /* [col] */
#define OPTION_COLUMN  26 /* [col] as opt_usage has it */

/* clang-format off */
static const struct {
	const char *line, *help;
} examples[] = {
	{ "koine", N_("open the reader where you stopped") },
	{ "koine 2.1 -l zh -w en", N_("section 2.1 in Chinese, English beside it") },
};
/* clang-format on */

static void put_examples(struct run *run)
{
	for (size_t i = 0; i < ARRAY_LEN(examples); i++)
		help_put_row(run, &(struct help_row){examples[i].line, 2,
					  EXAMPLE_COLUMN, _(examples[i].help)});
}

static void put_commands(struct run *run)
{
	/* No empty line before it: all is to fit on one small screen. */
	buf_printf(&run->out, "%s\n", _("Commands:"));
	for (int c = 0; commands[c] != NULL; c++)
		if (!commands[c]->is_hidden && !commands[c]->is_for_translators)
			help_put_row(run,
				&(struct help_row){commands[c]->name, 2,
					COMMAND_COLUMN, _(commands[c]->help)});
}

static void put_translators_commands(struct run *run)
{
	struct buf names = {0}, line = {0};

	for (int c = 0; commands[c] != NULL; c++)
		if (commands[c]->is_for_translators) {
			buf_cstr(&names, names.len > 0 ? " " : "");
			buf_cstr(&names, commands[c]->name);
		}
	/* TRANSLATORS: names of commands follow */
	buf_printf(&line, _("For translators: %s"), names.ptr);
	help_put_sentence(run, line.ptr);
	buf_release(&line);
	buf_release(&names);
}

/* At most 24 lines of 80 columns: one small screen. */
static void put_overview(struct run *run)
{
	help_put_sentence(run, _("koine: a reader for one report on AI "
				 "governance, in many languages"));
	/* No empty line here: all of it is to fit on 24. */
	put_examples(run);
	buf_byte(&run->out, '\n');
	help_put_sentence(run,
		/* TRANSLATORS: 'koine' stays; words in capitals as elsewhere */
		_("Usage: koine [COMMAND] [OPTION…] [PLACE|FILE]"));
	put_commands(run);
	put_translators_commands(run);
	help_put_sentence(run, _("'koine help COMMAND' shows its options, "
				 "'koine help keys' the keys"));
}

static void put_operands(struct run *run, const struct cmd *cmd)
{
	unsigned bits = help_operands(cmd);

	if (bits != 0)
		buf_byte(&run->out, '\n');
	for (int i = 0; help_operand_rows[i].name != NULL; i++)
		if (bits & help_operand_rows[i].bit)
			help_put_row(run,
				&(struct help_row){help_operand_rows[i].name, 2,
					OPTION_COLUMN,
					_(help_operand_rows[i].help)});
}

static void put_command(struct run *run, const struct cmd *cmd)
{
	/* TRANSLATORS: the name of a command, then what it does */
	buf_printf(&run->out, _("koine %s: %s"), cmd->name, _(cmd->help));
	buf_cstr(&run->out, "\n\n");
	/* TRANSLATORS: the name of a command, then its operands */
	buf_printf(&run->out, _("Usage: koine %s [OPTION…] %s"), cmd->name,
		cmd->operands);
	while (run->out.ptr[run->out.len - 1] == ' ')
		run->out.len--;
	buf_byte(&run->out, '\n');
	put_operands(run, cmd);
	buf_printf(&run->out, "\n%s\n", _("Options:"));
	for (const struct opt *const *t = cmd->options; *t != NULL; t++)
		if (*t != help_hidden)
			opt_usage(*t, &run->out);
	if (cmd->put_more != NULL)
		cmd->put_more(run);
}

static const char *nearest(const char *topic)
{
	const char *command = cmd_nearest(str_of(topic));

	/* No command is as near to it. */
	return str_distance(str_of(topic), STR("keys"), 1) <= 1 ? "keys"
	                                                        : command;
}

static bool put_topic(struct run *run, const char *topic, struct err *err)
{
	const struct cmd *cmd = cmd_find(str_of(topic));

	if (strcmp(topic, "--version") == 0)
		help_version(run);
	else if (strcmp(topic, "keys") == 0)
		help_keys(run);
	else if (cmd != NULL)
		put_command(run, cmd);
	else if (nearest(topic) != NULL)
		return err_set(err, ERR_USAGE,
			_("no help for '%s'; did you mean '%s'?"), topic,
			nearest(topic));
	else
		return err_set(err, ERR_USAGE,
			_("no help for '%s'; 'koine help' lists the commands"),
			topic);
	return true;
}

/* Ids of the work as completion proposes them: headings, records, blocks. */
static bool put_places(struct run *run, struct err *err)
{
	struct work *work = run_work(run, err);

	if (work == NULL)
		return false;
	for (int i = 0; i < corpus_count(work); i++)
		buf_printf(
			&run->out, "%.*s\n", STR_ARG(corpus_item(work, i)->id));
	return true;
}

static void put_profiles(struct run *run)
{
	const char *const *names;
	const size_t count =
		profile_list(run->env->state_root, &run->arena, &names);

	for (size_t i = 0; i < count; i++)
		buf_printf(&run->out, "%s\n", names[i]);
}

static int run_help(struct run *run, struct err *err)
{
	bool is_done = true;

	if (run->opts.is_places)
		is_done = put_places(run, err);
	else if (run->opts.is_profiles)
		put_profiles(run);
	else if (run->opts.man != NULL)
		is_done = help_man(run, run->opts.man, err);
	else if (run->opts.completion != NULL)
		is_done = help_completion(run, run->opts.completion, err);
	else if (run->argc > 0)
		is_done = put_topic(run, run->argv[0], err);
	else
		put_overview(run);
	return is_done ? 0 : err_status(err->code);
}

static const struct opt *const options[] = {
	options_common, options_help, help_hidden, NULL};

const struct cmd cmd_help = {
	.name = "help",
	.operands = "[COMMAND|keys]",
	.help = N_("explain the commands, their options and the keys"),
	.options = options,
	.max = 1,
	.run = run_help,
};
