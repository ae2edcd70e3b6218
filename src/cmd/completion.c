/* SPDX-License-Identifier: MIT */
/* `koine help --completion SHELL`, and the script for bash. */
#include "cmd/completion.h"
#include "cmd/help.h"

#include "base/mo.h"

#include <string.h>

const char *const help_shells[] = {"bash", "zsh", "fish", NULL};

/* clang-format off */
static const char bash_head[] =
	"# Completion of koine for bash 4, as 'koine help --completion bash' prints it.\n"
	"\n"
	"_koine() {\n"
	"	local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]}\n"
	"	local cut='' command='' words='' options='' operands='' i\n"
	"\n"
	"	# bash cuts words at '=' and ':'.\n"
	"	case $cur in\n"
	"	= | :)\n"
	"		cut=$cur\n"
	"		cur=\n"
	"		;;\n"
	"	*)\n"
	"		if [[ $prev == [=:] ]]; then\n"
	"			cut=$prev\n"
	"			prev=${COMP_WORDS[COMP_CWORD - 2]}\n"
	"		fi\n"
	"		;;\n"
	"	esac\n"
	"	COMPREPLY=()\n"
	"	if [[ $cut == : ]]; then\n"
	"		mapfile -t COMPREPLY < <(compgen -W '%s' -- \"$cur\")\n"
	"		return\n"
	"	fi\n"
	"	for ((i = 1; i < COMP_CWORD; i++)); do\n"
	"		case ${COMP_WORDS[i]} in\n"
	"		%s)\n"
	"			command=${COMP_WORDS[i]}\n"
	"			break\n"
	"			;;\n"
	"		esac\n"
	"	done\n"
	"	case $command:$prev in\n";
static const char bash_middle[] =
	"	esac\n"
	"	case $command in\n";
static const char bash_tail[] =
	"	esac\n"
	"	[[ -n $command ]] || operands+=' command'\n"
	"	if [[ $cur == -* ]]; then\n"
	"		mapfile -t COMPREPLY < <(compgen -W \"$options\" -- \"$cur\")\n"
	"		return\n"
	"	fi\n"
	"	for i in $operands; do\n"
	"		case $i in\n"
	"		place) words+=\" $(\"$1\" help --complete-places 2>/dev/null)\" ;;\n"
	"		command) words+=' %s' ;;\n"
	"		file) ;;\n"
	"		*) words+=\" $i\" ;;\n"
	"		esac\n"
	"	done\n"
	"	mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$cur\")\n"
	"	if [[ \" $operands \" == *\" file \"* ]]; then\n"
	"		compopt -o filenames 2>/dev/null\n"
	"		mapfile -t -O \"${#COMPREPLY[@]}\" COMPREPLY < <(compgen -f -- \"$cur\")\n"
	"	fi\n"
	"}\n"
	"complete -F _koine koine\n";
/* clang-format on */

static void put_replies(const struct opt *o, struct buf *out)
{
	enum value value = help_value(o);

	if (value == VALUE_FREE)
		return;
	if (value == VALUE_FILE || value == VALUE_DIR) {
		buf_cstr(out, "\t\tcompopt -o filenames 2>/dev/null\n");
		buf_printf(out,
			"\t\tmapfile -t COMPREPLY < <(compgen -%c -- "
			"\"$cur\")\n",
			value == VALUE_FILE ? 'f' : 'd');
	} else if (value == VALUE_PROFILE) {
		buf_cstr(out,
			"\t\twords=$(\"$1\" help --complete-profiles "
			"2>/dev/null)\n"
			"\t\tmapfile -t COMPREPLY < <(compgen -W \"$words\" -- "
			"\"$cur\")\n");
	} else {
		buf_cstr(out, "\t\twords='");
		help_words(o, out);
		buf_cstr(out, "'\n\t\tmapfile -t COMPREPLY < <(compgen ");
		if (value == VALUE_LIST)
			buf_cstr(out, "-P \"${cur%\"${cur##*,}\"}\" ");
		buf_printf(out, "-W \"$words\" -- \"%s\")\n",
			value == VALUE_LIST ? "${cur##*,}" : "$cur");
	}
}

/* "show:-l | show:--lang | ": the option behind that command. */
static void put_pattern(
	const char *command, const struct opt *o, struct buf *out)
{
	if (o->letter != 0)
		buf_printf(out, "%s:-%c | ", command, o->letter);
	buf_printf(out, "%s:--%s | ", command, o->name);
}

/* Two tables may have an option of one name with other values. */
static bool is_elsewhere(
	const struct opt *option, const struct opt *const *all, size_t count)
{
	size_t found = 0;

	for (size_t i = 0; i < count; i++)
		for (const struct opt *o = all[i]; o->name != NULL; o++)
			found += strcmp(o->name, option->name) == 0;
	return found > 1;
}

static void put_patterns(const struct opt *o, const struct opt *table,
	bool is_elsewhere, struct buf *out)
{
	if (!is_elsewhere)
		put_pattern("*", o, out);
	else if (help_takes(commands[0], table))
		put_pattern("", o, out);
	for (int c = 0; is_elsewhere && commands[c] != NULL; c++)
		if (!commands[c]->is_hidden && help_takes(commands[c], table))
			put_pattern(commands[c]->name, o, out);
	out->len -= strlen(" | ");
}

/* What stands after an option that takes a value. */
static void put_values(const struct opt *table, const struct opt *const *all,
	size_t count, struct buf *out)
{
	for (const struct opt *o = table; o->name != NULL; o++) {
		if (o->type == OPT_FLAG)
			continue;
		buf_byte(out, '\t');
		put_patterns(o, table, is_elsewhere(o, all, count), out);
		buf_cstr(out, ")\n");
		put_replies(o, out);
		buf_cstr(out, "\t\treturn\n\t\t;;\n");
	}
}

static void put_options(const struct cmd *cmd, struct buf *out)
{
	bool is_first = true;

	for (const struct opt *const *t = cmd->options; *t != NULL; t++)
		for (const struct opt *o = *t; o->name; o++) {
			if (*t == help_hidden)
				break;
			buf_cstr(out, is_first ? "" : " ");
			is_first = false;
			if (o->letter != 0)
				buf_printf(out, "-%c ", o->letter);
			buf_printf(out, "--%s", o->name);
		}
}

/* The first command is what runs when none is named. */
static void put_case(const struct cmd *cmd, struct buf *out)
{
	buf_printf(out, "\t%s%s)\n\t\toptions='",
		cmd == commands[0] ? "'' | " : "", cmd->name);
	put_options(cmd, out);
	buf_cstr(out, "'\n\t\toperands='");
	help_operand_words(cmd, out);
	buf_cstr(out, "'\n\t\t;;\n");
}

static void put_tiers(struct buf *out)
{
	for (int t = 0; t < TIER_COUNT; t++)
		buf_printf(
			out, "%s%s", t > 0 ? " " : "", tier_name((enum tier)t));
}

void completion_bash(struct buf *out)
{
	const struct opt *tables[HELP_TABLES];
	size_t count = help_tables(tables);
	struct buf names = {0}, tiers = {0};

	put_tiers(&tiers);
	help_commands(" | ", &names);
	buf_printf(out, bash_head, tiers.ptr, names.ptr);
	for (size_t i = 0; i < count; i++)
		put_values(tables[i], tables, count, out);
	buf_cstr(out, bash_middle);
	for (int c = 0; commands[c] != NULL; c++)
		if (!commands[c]->is_hidden)
			put_case(commands[c], out);
	buf_clear(&names);
	help_commands(" ", &names);
	buf_printf(out, bash_tail, names.ptr);
	buf_release(&names);
	buf_release(&tiers);
}

bool help_completion(struct run *run, const char *shell, struct err *err)
{
	static void (*const scripts[])(struct buf *) = {
		completion_bash, completion_zsh, completion_fish};
	const char *near = NULL;

	for (int i = 0; help_shells[i] != NULL; i++) {
		if (strcmp(shell, help_shells[i]) == 0) {
			scripts[i](&run->out);
			return true;
		}
		if (near == NULL && str_distance(str_of(shell),
					    str_of(help_shells[i]), 1) <= 1)
			near = help_shells[i];
	}
	if (near != NULL)
		return err_set(err, ERR_USAGE,
			_("no completion for '%s'; did you mean '%s'?"), shell,
			near);
	return err_set(err, ERR_USAGE,
		_("no completion for '%s'; there is one for bash, zsh and "
		  "fish"),
		shell);
}
