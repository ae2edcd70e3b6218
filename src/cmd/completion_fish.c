/* SPDX-License-Identifier: MIT */
/* The completion script for fish: one `complete` line per command and option.
 */
#include "cmd/completion.h"
#include "cmd/help.h"

#include "base/mo.h"

/* clang-format off */
static const char head[] =
	"# Completion of koine for fish, as 'koine help --completion fish' prints it.\n"
	"\n"
	"function __koine_command\n"
	"	for word in (commandline -opc)[2..-1]\n"
	"		switch $word\n"
	"			case %s\n"
	"				echo $word\n"
	"				return\n"
	"		end\n"
	"	end\n"
	"	echo none\n"
	"end\n"
	"\n"
	"function __koine_in\n"
	"	contains -- (__koine_command) $argv\n"
	"end\n"
	"\n"
	"function __koine_places\n"
	"	koine help --complete-places 2>/dev/null\n"
	"end\n"
	"\n"
	"complete -c koine -f\n";
/* clang-format on */

static void put_quoted(const char *text, struct buf *out)
{
	buf_byte(out, '\'');
	for (; *text != '\0'; text++) {
		if (*text == '\'' || *text == '\\')
			buf_byte(out, '\\');
		buf_byte(out, *text);
	}
	buf_byte(out, '\'');
}

static void put_value(const struct opt *o, struct buf *out)
{
	enum value value = help_value(o);

	if (value == VALUE_FREE)
		buf_cstr(out, " -x");
	if (value == VALUE_FILE)
		buf_cstr(out, " -r -F");
	if (value == VALUE_DIR)
		buf_cstr(out, " -x -a '(__fish_complete_directories)'");
	if (value == VALUE_PROFILE)
		buf_cstr(out,
			" -x -a '(koine help --complete-profiles 2>/dev/null)'");
	if (value == VALUE_WORDS || value == VALUE_LIST) {
		buf_printf(out, " -x -a '%s",
			value == VALUE_LIST ? "(__fish_append , " : "");
		help_words(o, out);
		buf_cstr(out, value == VALUE_LIST ? ")'" : "'");
	}
}

static void put_table(const struct opt *table, struct buf *out)
{
	struct buf takers = {0};

	if (help_takes(commands[0], table))
		buf_cstr(&takers, "none ");
	help_takers(table, " ", &takers);
	for (const struct opt *o = table; o->name != NULL; o++) {
		buf_printf(out, "complete -c koine -n '__koine_in %s'",
			takers.ptr);
		if (o->letter != 0)
			buf_printf(out, " -s %c", o->letter);
		buf_printf(out, " -l %s", o->name);
		put_value(o, out);
		buf_cstr(out, " -d ");
		put_quoted(_(o->help), out);
		buf_byte(out, '\n');
	}
	buf_release(&takers);
}

static void put_command(const struct cmd *cmd, struct buf *out)
{
	unsigned bits = help_operands(cmd);
	const char *none = cmd == commands[0] ? "none " : "";
	static const struct {
		enum operand bit;
		const char *proposal;
	} rows[] = {{OPERAND_PLACE, "-a '(__koine_places)'"},
		{OPERAND_FILE, "-F"}, {OPERAND_EXPORT, "-F"},
		{OPERAND_ALL, "-a all"}, {OPERAND_REPORT, "-a report"},
		{OPERAND_KEYS, "-a keys"},
		{OPERAND_KEPT, "-a '" HELP_KEPT_WORDS "'"}};

	buf_printf(out, "complete -c koine -n '__koine_in none help' -a %s -d ",
		cmd->name);
	put_quoted(_(cmd->help), out);
	buf_byte(out, '\n');
	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		if (bits & rows[i].bit)
			buf_printf(out,
				"complete -c koine -n '__koine_in %s%s' %s\n",
				none, cmd->name, rows[i].proposal);
	if (bits & OPERAND_KIND) {
		buf_printf(out, "complete -c koine -n '__koine_in %s%s' -a '",
			none, cmd->name);
		help_kinds(out);
		buf_cstr(out, "'\n");
	}
}

void completion_fish(struct buf *out)
{
	const struct opt *tables[HELP_TABLES];
	size_t count = help_tables(tables);
	struct buf names = {0};

	help_commands(" ", &names);
	buf_printf(out, head, names.ptr);
	for (int c = 0; commands[c] != NULL; c++)
		if (!commands[c]->is_hidden)
			put_command(commands[c], out);
	for (size_t i = 0; i < count; i++)
		put_table(tables[i], out);
	buf_release(&names);
}
