/* SPDX-License-Identifier: MIT */
/* The completion script for zsh: one _arguments call per command. */
#include "cmd/completion.h"
#include "cmd/help.h"

#include "base/mo.h"

#include <string.h>

/* clang-format off */
static const char head[] =
	"#compdef koine\n"
	"# Completion of koine for zsh, as 'koine help --completion zsh' prints it.\n"
	"\n"
	"_koine_operands() {\n"
	"	local kind\n"
	"	local -a ids\n"
	"	[[ -n $command ]] || _describe -t commands command commands\n"
	"	for kind; do\n"
	"		case $kind in\n"
	"		place)\n"
	"			ids=(${(f)\"$(_call_program places koine help --complete-places 2>/dev/null)\"})\n"
	"			compadd -a ids\n"
	"			;;\n"
	"		file) _files ;;\n"
	"		command) _describe -t commands command commands ;;\n"
	"		*) compadd -- $kind ;;\n"
	"		esac\n"
	"	done\n"
	"}\n"
	"\n"
	"_koine_profiles() {\n"
	"	local -a names\n"
	"	names=(${(f)\"$(_call_program profiles koine help --complete-profiles 2>/dev/null)\"})\n"
	"	compadd -a names\n"
	"}\n"
	"\n"
	"_koine() {\n"
	"	local curcontext=\"$curcontext\" command='' word\n"
	"	local -a commands\n"
	"	commands=(\n";
static const char middle[] =
	"	)\n"
	"	for word in ${words[2,CURRENT-1]}; do\n"
	"		case $word in\n"
	"		%s)\n"
	"			command=$word\n"
	"			break\n"
	"			;;\n"
	"		esac\n"
	"	done\n"
	"	case $command in\n";
static const char tail[] =
	"	esac\n"
	"}\n"
	"\n"
	"if [[ $zsh_eval_context[-1] == loadautofunc ]]; then\n"
	"	_koine \"$@\"\n"
	"else\n"
	"	compdef _koine koine\n"
	"fi\n";
/* clang-format on */

/* Inside single quotes, with `special` characters after a backslash. */
static void put_escaped(const char *text, const char *special, struct buf *out)
{
	for (; *text != '\0'; text++) {
		if (*text == '\'') {
			buf_cstr(out, "'\\''");
			continue;
		}
		if (strchr(special, *text) != NULL)
			buf_byte(out, '\\');
		buf_byte(out, *text);
	}
}

static void put_value(const struct opt *o, struct buf *out)
{
	enum value value = help_value(o);

	if (value == VALUE_NONE)
		return;
	buf_byte(out, ':');
	put_escaped(_(o->arg), ":[]\\", out);
	buf_byte(out, ':');
	if (value == VALUE_FILE)
		buf_cstr(out, "_files");
	if (value == VALUE_DIR)
		buf_cstr(out, "_files -/");
	if (value == VALUE_PROFILE)
		buf_cstr(out, "_koine_profiles");
	if (value == VALUE_LIST) {
		buf_printf(out, "_values -s , %s ", o->name);
		help_words(o, out);
	}
	if (value == VALUE_WORDS) {
		struct buf words = {0};

		help_words(o, &words);
		buf_byte(out, '(');
		put_escaped(words.ptr, ":", out);
		buf_byte(out, ')');
		buf_release(&words);
	}
}

static void put_option(const struct opt *o, struct buf *out)
{
	bool has_value = o->type != OPT_FLAG;

	buf_cstr(out, "\t\t\t");
	if (o->letter != 0)
		buf_printf(out, "'(-%c --%s)'{-%c%s,--%s%s}'", o->letter,
			o->name, o->letter, has_value ? "+" : "", o->name,
			has_value ? "=" : "");
	else
		buf_printf(out, "'--%s%s", o->name, has_value ? "=" : "");
	buf_byte(out, '[');
	put_escaped(_(o->help), "[]\\", out);
	buf_byte(out, ']');
	put_value(o, out);
	buf_cstr(out, "' \\\n");
}

static void put_case(const struct cmd *cmd, struct buf *out)
{
	buf_printf(out, "\t%s%s)\n\t\t_arguments -s \\\n",
		cmd == commands[0] ? "'' | " : "", cmd->name);
	for (const struct opt *const *t = cmd->options; *t != NULL; t++)
		for (const struct opt *o = *t; o->name && *t != help_hidden;
			o++)
			put_option(o, out);
	buf_cstr(out, "\t\t\t'*:operand: _koine_operands ");
	help_operand_words(cmd, out);
	buf_cstr(out, "'\n\t\t;;\n");
}

void completion_zsh(struct buf *out)
{
	struct buf names = {0};

	buf_cstr(out, head);
	for (int c = 0; commands[c] != NULL; c++) {
		if (commands[c]->is_hidden)
			continue;
		buf_printf(out, "\t\t'%s:", commands[c]->name);
		put_escaped(_(commands[c]->help), ":\\", out);
		buf_cstr(out, "'\n");
	}
	help_commands(" | ", &names);
	buf_printf(out, middle, names.ptr);
	for (int c = 0; commands[c] != NULL; c++)
		if (!commands[c]->is_hidden)
			put_case(commands[c], out);
	buf_cstr(out, tail);
	buf_release(&names);
}
