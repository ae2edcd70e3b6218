/* SPDX-License-Identifier: MIT */
/* `koine help --man PART`: the generated parts of koine(1), in mdoc and in the
 * language of the interface. */
#include "cmd/help.h"

#include "base/mo.h"
#include "tui/keymap.h"

#include <string.h>

void help_man_text(const char *text, struct buf *out)
{
	static const struct {
		const char *from, *to;
	} rows[] = {{"\\", "\\e"}, {"'", "\\(aq"}, {"`", "\\(ga"},
		{"^", "\\(ha"}, {"~", "\\(ti"}, {"-", "\\-"}, {"…", " ..."}};
	bool is_start = true;

	while (*text != '\0') {
		size_t i = 0, len = 1;

		if (is_start && *text == '.')
			buf_cstr(out, "\\&");
		while (i < ARRAY_LEN(rows) &&
			strncmp(text, rows[i].from, strlen(rows[i].from)) != 0)
			i++;
		if (i < ARRAY_LEN(rows)) {
			buf_cstr(out, rows[i].to);
			len = strlen(rows[i].from);
		} else {
			buf_byte(out, *text);
		}
		text += len;
		is_start = false;
	}
}

/* One word as a macro's argument: mdoc must not take it for a delimiter. */
static void put_word(const char *word, struct buf *out)
{
	if (strlen(word) == 1 && strchr(".,:;()[]?!|\"", word[0]) != NULL)
		buf_cstr(out, "\\&");
	if (strcmp(word, "\"") == 0)
		buf_cstr(out, "\\(dq");
	else
		help_man_text(word, out);
}

/* "PLACE…|FILE|all" as ".Ar PLACE ... | FILE | all", brackets kept. */
static void put_operands(const char *operands, struct buf *out)
{
	bool has_bracket = operands[0] == '[';
	struct str rest = str_of(operands), word;
	bool is_first = true;

	if (rest.len == 0)
		return;
	if (has_bracket)
		rest = str_sub(rest, 1, rest.len - 1);
	buf_cstr(out, has_bracket ? " Op Ar" : " Ar");
	while (str_split(&rest, '|', &word)) {
		struct buf part = {0};

		buf_str(&part, word);
		buf_cstr(out, is_first ? " " : " | ");
		help_man_text(part.ptr, out);
		is_first = false;
		buf_release(&part);
	}
}

/* The first command is what runs when none is named. */
static void put_help(const struct cmd *cmd, struct buf *out)
{
	struct buf text = {0};

	if (cmd == commands[0])
		/* TRANSLATORS: what a command does */
		buf_printf(&text,
			_("%s; this is what happens without a command"),
			_(cmd->help));
	else
		buf_cstr(&text, _(cmd->help));
	help_man_text(text.ptr, out);
	buf_release(&text);
}

static void man_commands(struct buf *out)
{
	buf_cstr(out, ".Bl -tag -width Ds\n");
	for (int c = 0; commands[c] != NULL; c++) {
		if (commands[c]->is_hidden)
			continue;
		buf_printf(out, ".It Cm %s", commands[c]->name);
		put_operands(commands[c]->operands, out);
		buf_byte(out, '\n');
		put_help(commands[c], out);
		buf_byte(out, '\n');
	}
	buf_printf(out, ".El\n.Pp\n%s\n.Bl -tag -width Ds -compact\n",
		/* TRANSLATORS: what stands after a command, in the man page */
		_("Operands:"));
	for (int i = 0; help_operand_rows[i].name != NULL; i++) {
		buf_printf(out, ".It Ar %s\n", help_operand_rows[i].name);
		help_man_text(_(help_operand_rows[i].help), out);
		buf_byte(out, '\n');
	}
	buf_cstr(out, ".El\n");
}

static void man_choices(const struct opt *o, struct buf *out)
{
	/* TRANSLATORS: of an option, in the man page; the list follows */
	buf_printf(out, "%s\n", _("Values:"));
	for (int i = 0; o->choices[i] != NULL; i++) {
		buf_cstr(out, ".Cm ");
		help_man_text(o->choices[i], out);
		buf_cstr(out, o->choices[i + 1] != NULL ? " ,\n" : " .\n");
	}
}

static void man_option(const struct opt *o, struct buf *out)
{
	struct buf text = {0};

	buf_cstr(out, ".It ");
	if (o->letter != 0)
		buf_printf(out, "Fl %c , ", o->letter);
	buf_cstr(out, "Fl \\-");
	help_man_text(o->name, out);
	if (o->arg != NULL) {
		buf_cstr(out, " Ns = Ns Ar ");
		help_man_text(_(o->arg), out);
	}
	buf_byte(out, '\n');
	if (o->type == OPT_INT)
		/* TRANSLATORS: what a number is, its least and greatest value
		 */
		buf_printf(
			&text, _("%s, %d to %d"), _(o->help), o->min, o->max);
	else
		buf_cstr(&text, _(o->help));
	help_man_text(text.ptr, out);
	buf_release(&text);
	buf_byte(out, '\n');
	/* Most help texts name the values already. */
	if (o->choices != NULL && strstr(o->help, o->choices[0]) == NULL)
		man_choices(o, out);
}

static void man_options(struct buf *out)
{
	const struct opt *tables[HELP_TABLES];
	size_t count = help_tables(tables);

	for (size_t i = 0; i < count; i++) {
		struct buf takers = {0}, all = {0};

		help_takers(tables[i], " ,\n.Cm ", &takers);
		help_commands(" ,\n.Cm ", &all);
		if (str_eq(buf_view(&takers), buf_view(&all)))
			buf_printf(out, ".Pp\n%s\n", _("Of every command:"));
		else
			buf_printf(out, ".Pp\n%s\n.Cm %s :\n",
				/* TRANSLATORS: a list of commands follows,
			           whose options are listed then */
				C_("options", "Of"), takers.ptr);
		buf_cstr(out, ".Bl -tag -width Ds\n");
		for (const struct opt *o = tables[i]; o->name != NULL; o++)
			man_option(o, out);
		buf_cstr(out, ".El\n");
		buf_release(&takers);
		buf_release(&all);
	}
}

static bool man_keys_of(enum mode mode, enum action action, struct buf *out)
{
	size_t count;
	const struct keybind *binds = keymap_defaults(&count);
	bool is_first = true;

	for (size_t i = 0; i < count; i++) {
		if (!help_tells(&binds[i], mode, action))
			continue;
		buf_cstr(out, is_first ? ".It Ic " : " , ");
		put_word(binds[i].key, out);
		is_first = false;
	}
	return !is_first;
}

static void man_keys(struct buf *out)
{
	for (int m = 0; m < MODE_COUNT; m++) {
		buf_cstr(out, ".Pp\n");
		/* TRANSLATORS: where keys work ("in a list"); the name of the
		   mode follows ("list:") */
		buf_printf(out, _("%s, mode"), _(mode_title((enum mode)m)));
		buf_printf(out, "\n.Cm %s :\n", mode_name((enum mode)m));
		buf_cstr(out, ".Bl -tag -width \"Space , PgDn\" -compact\n");
		for (int a = ACTION_NONE + 1; a < ACTION_COUNT; a++) {
			if (!man_keys_of((enum mode)m, (enum action)a, out))
				continue;
			buf_byte(out, '\n');
			help_man_text(
				_(mode_help((enum mode)m, (enum action)a)),
				out);
			buf_cstr(out, "\n.Pq Ic ");
			help_man_text(action_name((enum action)a), out);
			buf_byte(out, '\n');
		}
		buf_cstr(out, ".El\n");
	}
}

bool help_man(struct run *run, const char *part, struct err *err)
{
	static const struct {
		const char *name;
		void (*put)(struct buf *out);
	} parts[] = {{"commands", man_commands}, {"options", man_options},
		{"queries", help_man_forms}, {"rules", help_man_rules},
		{"keys", man_keys}};

	for (size_t i = 0; i < ARRAY_LEN(parts); i++)
		if (strcmp(part, parts[i].name) == 0) {
			parts[i].put(&run->out);
			return true;
		}
	return err_set(
		err, ERR_USAGE, _("the man page has no part '%s'"), part);
}
