/* SPDX-License-Identifier: MIT */
#include "cmd/help.h"

#include "folder.h"
#include "search/search.h"
#include "text/width.h"
#include "tui/keymap.h"

#include <check.h>
#include <string.h>

Suite *suite_cmd_help(void);

extern const struct cmd cmd_help;

/* A run that has no content, no data and no terminal. */
static const char *none(const char *name)
{
	(void)name;
	return NULL;
}

static const struct env env = {.get = none, .columns = 80, .is_utf8 = true};

struct fixture {
	struct run run;
	struct err err;
	char word[64];
	char *argv[1];
};

static void begin(struct fixture *f)
{
	*f = (struct fixture){
		.run = {.env = &env, .ui = {"en", 2}, .opts = {.tier = -1}}};
	f->run.argv = f->argv;
}

static void end(struct fixture *f)
{
	buf_release(&f->run.out);
	arena_free(&f->run.arena);
}

/* `koine help TOPIC`, or without one; its exit status. */
static int help(struct fixture *f, const char *topic)
{
	begin(f);
	if (topic) {
		snprintf(f->word, sizeof(f->word), "%s", topic);
		f->argv[0] = f->word;
		f->run.argc = 1;
	}
	return cmd_help.run(&f->run, &f->err);
}

static void assert_has(const struct fixture *f, const char *text)
{
	ck_assert_msg(f->run.out.len > 0 && strstr(f->run.out.ptr, text),
		"'%s' is not in:\n%s", text, f->run.out.ptr);
}

static void assert_fits(struct str text)
{
	struct str line;

	while (str_split(&text, '\n', &line))
		ck_assert_msg(width_str(line) < 80, "%.*s", STR_ARG(line));
}

/* ---- usage ---- */

START_TEST(help_overview_fits_a_small_screen)
{
	struct fixture f;
	int lines = 0;

	ck_assert_int_eq(help(&f, NULL), 0);
	assert_fits(buf_view(&f.run.out));
	for (size_t i = 0; i < f.run.out.len; i++)
		lines += f.run.out.ptr[i] == '\n';
	ck_assert_int_le(lines, 24);
	end(&f);
}
END_TEST

START_TEST(help_overview_names_visible_commands_only)
{
	struct fixture f;

	help(&f, NULL);
	for (int c = 0; commands[c]; c++) {
		char row[64];

		snprintf(row, sizeof(row),
			commands[c]->is_for_translators ? " %s" : "\n  %s ",
			commands[c]->name);
		if (commands[c]->is_hidden)
			ck_assert_ptr_null(strstr(f.run.out.ptr, row));
		else
			assert_has(&f, row);
	}
	end(&f);
}
END_TEST

START_TEST(help_command_shows_usage_and_every_option)
{
	for (int c = 0; commands[c]; c++) {
		struct fixture f;

		ck_assert_int_eq(help(&f, commands[c]->name), 0);
		assert_has(&f, commands[c]->operands);
		for (const struct opt *const *t = commands[c]->options; *t; t++)
			for (const struct opt *o = *t;
				o->name && *t != help_hidden; o++) {
				char name[64];

				snprintf(name, sizeof(name), "--%s", o->name);
				assert_has(&f, name);
			}
		assert_fits(buf_view(&f.run.out));
		end(&f);
	}
}
END_TEST

/* What a query may have is told in one place, for the reader too. */
START_TEST(help_search_tells_the_query_language)
{
	struct fixture f;

	ck_assert_int_eq(help(&f, "search"), 0);
	for (const struct search_form *form = search_forms; form->form; form++)
		assert_has(&f, form->form);
	end(&f);
}
END_TEST

/* A format that help lists and the command refuses was once common. */
START_TEST(help_lists_the_formats_that_a_command_takes)
{
	static const char *const rows[][2] = {
		{"show", "text, ansi, markdown, html or json\n"},
		{"search", " text, ansi or json\n"},
		{"check", " text or json\n"},
		{"status", " text or json\n"},
		{"term", " text or json\n"},
		{"toc", " text or json\n"},
		{"ref", " text, json, bibtex, ris or csl-json\n"},
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct fixture f;

		ck_assert_int_eq(help(&f, rows[i][0]), 0);
		assert_has(&f, rows[i][1]);
		end(&f);
	}
}
END_TEST

/* What is told in words are the values that are taken, in any order. */
START_TEST(help_of_a_format_names_its_values)
{
	for (int c = 0; commands[c]; c++)
		for (const struct opt *const *t = commands[c]->options; *t; t++)
			for (const struct opt *o = *t; o->name; o++) {
				if (strcmp(o->name, "format") != 0)
					continue;
				for (int i = 0; o->choices[i]; i++)
					ck_assert_msg(
						strstr(o->help, o->choices[i]),
						"%s: %s", commands[c]->name,
						o->choices[i]);
			}
}
END_TEST

START_TEST(help_unknown_topic_fails_with_nearest)
{
	static const char *const rows[][2] = {{"shwo", "'show'"},
		{"docter", "'doctor'"}, {"key", "'keys'"},
		{"xyzzy", "'koine help'"}, {"xx", "'koine help'"}};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct fixture f;

		ck_assert_int_eq(help(&f, rows[i][0]), 2);
		ck_assert_int_eq(f.err.code, ERR_USAGE);
		ck_assert_msg(strstr(f.err.message, rows[i][1]) != NULL, "%s",
			f.err.message);
		ck_assert_uint_eq(f.run.out.len, 0);
		end(&f);
	}
}
END_TEST

START_TEST(help_keys_names_every_action_and_key)
{
	struct fixture f;
	size_t count;
	const struct keybind *binds = keymap_defaults(&count);

	ck_assert_int_eq(help(&f, "keys"), 0);
	for (int a = ACTION_NONE + 1; a < ACTION_COUNT; a++) {
		char name[64];

		snprintf(name, sizeof(name), " %s ",
			action_name((enum action)a));
		assert_has(&f, name);
	}
	for (size_t i = 0; i < count; i++)
		assert_has(&f, binds[i].key);
	/* What they do in a list and in a box, not on the page. */
	assert_has(&f, "choose the row");
	assert_has(&f, "close the list");
	assert_has(&f, "close the box");
	assert_fits(buf_view(&f.run.out));
	end(&f);
}
END_TEST

START_TEST(help_version_names_every_library)
{
	static const char *const names[] = {"koine ", "\nICU ", "\nSQLite ",
		"\nlibxml2 ", "\ncmark ", "\njansson ", "\nncurses ", "MIT"};
	struct fixture f;

	ck_assert_int_eq(help(&f, "--version"), 0);
	for (size_t i = 0; i < ARRAY_LEN(names); i++)
		assert_has(&f, names[i]);
	end(&f);
}
END_TEST

START_TEST(help_places_without_content_fails)
{
	struct fixture f;

	begin(&f);
	f.run.opts.is_places = true;
	ck_assert_int_eq(cmd_help.run(&f.run, &f.err), 2);
	ck_assert_int_eq(f.err.code, ERR_INPUT);
	end(&f);
}
END_TEST

/* A key longer than its column has its text below it; zh breaks anywhere. */
START_TEST(help_put_row_long_parts_stay_in_their_columns)
{
	static const struct {
		struct help_row row;
		const char *expected;
	} rows[] = {
		{{"key", 2, 8, "text"}, "  key   text\n"},
		{{"longer", 2, 8, "text"}, "  longer\n        text\n"},
		{{"-", 2, 4, "text"}, "  - text\n"},
		{{"", 2, 2, "text"}, "  text\n"},
		{{"key", 2, 8, ""}, "  key\n"},
		{{"k", 0, 73, "one two"}, NULL},
		{{"k", 0, 75, "汉字"}, NULL},
		{{"k", 0, 75, "汉字汉字汉"}, NULL},
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct fixture f;

		begin(&f);
		help_put_row(&f.run, &rows[i].row);
		if (rows[i].expected)
			ck_assert_str_eq(f.run.out.ptr, rows[i].expected);
		assert_fits(buf_view(&f.run.out));
		end(&f);
	}
}
END_TEST

/* ---- tables ---- */

static const struct cmd *command(const char *name)
{
	const struct cmd *cmd = cmd_find(str_of(name));

	ck_assert_ptr_nonnull(cmd);
	return cmd;
}

START_TEST(help_operands_are_read_from_usage)
{
	ck_assert_uint_eq(help_operands(command("show")),
		OPERAND_PLACE | OPERAND_FILE | OPERAND_ALL);
	ck_assert_uint_eq(
		help_operands(command("help")), OPERAND_COMMAND | OPERAND_KEYS);
	ck_assert_uint_eq(help_operands(command("term")), OPERAND_WORD);
	ck_assert_uint_eq(help_operands(command("search")), OPERAND_QUERY);
	ck_assert_uint_eq(
		help_operands(command("ref")), OPERAND_NUMBER | OPERAND_ALL);
	ck_assert_uint_eq(help_operands(command("toc")), 0);
}
END_TEST

START_TEST(help_words_follow_the_kind_of_value)
{
	static const struct {
		struct opt option;
		enum value value;
		const char *words;
	} rows[] = {
		{{.name = "a", .type = OPT_FLAG}, VALUE_NONE, NULL},
		{{.name = "b", .type = OPT_INT, .arg = "N"}, VALUE_FREE, NULL},
		{{.name = "c", .type = OPT_STRING, .arg = "FILE"}, VALUE_FILE,
			NULL},
		{{.name = "d", .type = OPT_STRING, .arg = "DIR"}, VALUE_DIR,
			NULL},
		{{.name = "e", .type = OPT_STRING, .arg = "LANG"}, VALUE_WORDS,
			"zh en fr es ru ar"},
		{{.name = "f", .type = OPT_STRING, .arg = "LANG[,LANG]"},
			VALUE_LIST, "zh en fr es ru ar all"},
		{{.name = "g", .type = OPT_STRING, .arg = "SHELL"}, VALUE_WORDS,
			"bash zsh fish"},
		{{.name = "h", .type = OPT_STRING, .arg = "memory"},
			VALUE_WORDS, "memory"},
		{{.name = "i", .type = OPT_STRING, .arg = "COLSxROWS"},
			VALUE_FREE, NULL},
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct buf words = {0};

		ck_assert_int_eq(help_value(&rows[i].option), rows[i].value);
		if (rows[i].words) {
			help_words(&rows[i].option, &words);
			ck_assert_str_eq(words.ptr, rows[i].words);
		}
		buf_release(&words);
	}
}
END_TEST

/* ---- completion ---- */

static void script(struct fixture *f, const char *shell)
{
	begin(f);
	ck_assert(help_completion(&f->run, shell, &f->err));
}

/* How a script names an option: bash and zsh "--tier", fish "-l tier". */
static void assert_option(
	const struct fixture *f, const char *shell, const struct opt *o)
{
	char name[64];

	snprintf(name, sizeof(name), "%s%s",
		strcmp(shell, "fish") == 0 ? "-l " : "--", o->name);
	assert_has(f, name);
	for (int i = 0; o->choices && o->choices[i]; i++)
		assert_has(f, o->choices[i]);
}

START_TEST(help_completion_holds_every_option_and_command)
{
	const struct opt *tables[HELP_TABLES];
	size_t count = help_tables(tables);

	ck_assert_uint_gt(count, 0);
	for (int s = 0; help_shells[s]; s++) {
		struct fixture f;

		script(&f, help_shells[s]);
		for (size_t t = 0; t < count; t++)
			for (const struct opt *o = tables[t]; o->name; o++)
				assert_option(&f, help_shells[s], o);
		for (int c = 0; commands[c]; c++)
			if (!commands[c]->is_hidden)
				assert_has(&f, commands[c]->name);
		for (int l = 0; cmd_ui_langs[l]; l++)
			assert_has(&f, cmd_ui_langs[l]);
		assert_has(&f, "help --complete-places");
		end(&f);
	}
}
END_TEST

START_TEST(help_tables_hold_each_table_of_a_visible_command)
{
	const struct opt *tables[HELP_TABLES];
	size_t count = help_tables(tables);

	for (int c = 0; commands[c]; c++) {
		const struct opt *const *t = commands[c]->options;

		for (; !commands[c]->is_hidden && *t; t++) {
			int found = 0;

			for (size_t i = 0; i < count; i++)
				found += tables[i] == *t;
			ck_assert_int_eq(found, *t == help_hidden ? 0 : 1);
		}
	}
}
END_TEST

START_TEST(help_completion_leaves_out_what_is_hidden)
{
	for (int s = 0; help_shells[s]; s++) {
		struct fixture f;

		script(&f, help_shells[s]);
		ck_assert_ptr_null(strstr(f.run.out.ptr, "--man"));
		ck_assert_ptr_null(strstr(f.run.out.ptr, "-l man"));
		ck_assert_ptr_null(strstr(f.run.out.ptr, "compile"));
		end(&f);
	}
}
END_TEST

START_TEST(help_completion_unknown_shell_fails)
{
	struct fixture f;

	begin(&f);
	ck_assert(!help_completion(&f.run, "tcsh", &f.err));
	ck_assert_int_eq(f.err.code, ERR_USAGE);
	ck_assert(!help_completion(&f.run, "bsh", &f.err));
	ck_assert_ptr_nonnull(strstr(f.err.message, "'bash'"));
	end(&f);
}
END_TEST

static bool has_shell(const char *shell)
{
	char line[64];

	snprintf(line, sizeof(line), "command -v %s >/dev/null", shell);
	return system(line) == 0;
}

START_TEST(help_completion_is_good_shell_where_there_is_one)
{
	for (int s = 0; help_shells[s]; s++) {
		struct fixture f;
		struct folder folder;
		char line[1024];

		if (!has_shell(help_shells[s]))
			continue;
		script(&f, help_shells[s]);
		folder_make(&folder);
		snprintf(line, sizeof(line), "HOME='%s' %s -n '%s/script'",
			folder.name, help_shells[s], folder.name);
		folder_file(&folder, "script", f.run.out.ptr);
		ck_assert_msg(system(line) == 0, "%s", line);
		folder_remove(&folder);
		end(&f);
	}
}
END_TEST

/* What bash proposes for `words`, joined by blanks. */
static void propose(
	const struct folder *folder, const char *words, char *out, int size)
{
	char line[1024];
	FILE *pipe;

	snprintf(line, sizeof(line),
		"bash --norc -c 'source %s/script; COMP_WORDS=(%s); "
		"COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _koine false; "
		"echo \"${COMPREPLY[*]}\"'",
		folder->name, words);
	pipe = popen(line, "r");
	ck_assert_ptr_nonnull(pipe);
	ck_assert_ptr_nonnull(fgets(out, size, pipe));
	ck_assert_int_eq(pclose(pipe), 0);
	out[strcspn(out, "\n")] = '\0';
}

START_TEST(help_completion_bash_proposes_what_fits)
{
	static const char *const rows[][2] = {
		{"koine show -t \"\"", "plain student full"},
		{"koine show --lang = z", "zh"},
		{"koine -l zh,e", "zh,en zh,es"},
		{"koine -w zh : s", "student"},
		{"koine help k", "keys"},
		{"koine ref a", "all"},
		{"koine ref -f c", "csl-json"},
		{"koine cite --format \"\"", "text json bibtex ris csl-json"},
		{"koine -f m", "markdown"},
		{"koine show -f \"\"", "text json ansi markdown html"},
		{"koine check -f \"\"", "text json"},
		{"koine search -f \"\"", "text json ansi"},
		{"koine cite r", "report"},
		{"koine toc \"\"", ""},
		{"koine search \"\"", ""},
		{"koine search -t p", "plain"},
		{"koine search --l", "--lang --limit"},
		{"koine search -l zh,a", "zh,ar zh,all"},
		{"koine doctor --p", "--pseudo --projector --profile"},
		{"koine forget s", "scores settings"},
		{"koine help --completion \"\"", "bash zsh fish"},
	};
	struct fixture f;
	struct folder folder;

	if (!has_shell("bash"))
		return;
	script(&f, "bash");
	folder_make(&folder);
	folder_file(&folder, "script", f.run.out.ptr);
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		char got[256];

		propose(&folder, rows[i][0], got, sizeof(got));
		ck_assert_msg(strcmp(got, rows[i][1]) == 0, "%s: '%s'",
			rows[i][0], got);
	}
	folder_remove(&folder);
	end(&f);
}
END_TEST

/* ---- the man page ---- */

START_TEST(help_man_commands_names_visible_commands)
{
	struct fixture f;

	begin(&f);
	ck_assert(help_man(&f.run, "commands", &f.err));
	for (int c = 0; commands[c]; c++) {
		char row[64];

		snprintf(row, sizeof(row), ".It Cm %s", commands[c]->name);
		if (!commands[c]->is_hidden)
			assert_has(&f, row);
		else
			ck_assert_ptr_null(strstr(f.run.out.ptr, row));
	}
	end(&f);
}
END_TEST

START_TEST(help_man_keys_names_every_bound_action)
{
	struct fixture f;
	size_t count;
	const struct keybind *binds = keymap_defaults(&count);
	size_t items = 0;

	begin(&f);
	ck_assert(help_man(&f.run, "keys", &f.err));
	for (const char *at = f.run.out.ptr; (at = strstr(at, "\n.Pq Ic "));
		at++)
		items++;
	ck_assert_uint_gt(items, 0);
	ck_assert_uint_le(items, count);
	for (size_t i = 0; i < count; i++)
		ck_assert_msg(strpbrk(binds[i].key, "'-^~`\\") ||
				      strstr(f.run.out.ptr, binds[i].key),
			"%s", binds[i].key);
	end(&f);
}
END_TEST

/* No line of a fragment may be a request that the generator did not mean. */
START_TEST(help_man_parts_hold_no_stray_requests)
{
	static const char *const parts[] = {
		"commands", "options", "queries", "keys"};
	static const char *const macros[] = {
		".Bl", ".El", ".It", ".Pp", ".Cm", ".Pq"};

	for (size_t p = 0; p < ARRAY_LEN(parts); p++) {
		struct fixture f;
		struct str rest, line;

		begin(&f);
		ck_assert(help_man(&f.run, parts[p], &f.err));
		rest = buf_view(&f.run.out);
		while (str_split(&rest, '\n', &line)) {
			bool is_known = false;

			ck_assert(!str_starts(line, STR("'")));
			for (size_t m = 0; m < ARRAY_LEN(macros); m++)
				is_known |= str_starts(line, str_of(macros[m]));
			ck_assert_msg(is_known || !str_starts(line, STR(".")),
				"%.*s", STR_ARG(line));
		}
		end(&f);
	}
}
END_TEST

START_TEST(help_man_unknown_part_fails)
{
	struct fixture f;

	begin(&f);
	ck_assert(!help_man(&f.run, "files", &f.err));
	ck_assert_int_eq(f.err.code, ERR_USAGE);
	end(&f);
}
END_TEST

static TCase *completion_tests(void)
{
	TCase *tc = tcase_create("completion");

	tcase_add_test(tc, help_completion_holds_every_option_and_command);
	tcase_add_test(tc, help_tables_hold_each_table_of_a_visible_command);
	tcase_add_test(tc, help_completion_leaves_out_what_is_hidden);
	tcase_add_test(tc, help_completion_unknown_shell_fails);
	tcase_add_test(tc, help_completion_is_good_shell_where_there_is_one);
	tcase_add_test(tc, help_completion_bash_proposes_what_fits);
	tcase_add_test(tc, help_man_commands_names_visible_commands);
	tcase_add_test(tc, help_man_keys_names_every_bound_action);
	tcase_add_test(tc, help_man_parts_hold_no_stray_requests);
	tcase_add_test(tc, help_man_unknown_part_fails);
	return tc;
}

Suite *suite_cmd_help(void)
{
	Suite *suite = suite_create("cmd/help");
	TCase *tc = tcase_create("usage");

	tcase_add_test(tc, help_overview_fits_a_small_screen);
	tcase_add_test(tc, help_overview_names_visible_commands_only);
	tcase_add_test(tc, help_command_shows_usage_and_every_option);
	tcase_add_test(tc, help_search_tells_the_query_language);
	tcase_add_test(tc, help_lists_the_formats_that_a_command_takes);
	tcase_add_test(tc, help_of_a_format_names_its_values);
	tcase_add_test(tc, help_unknown_topic_fails_with_nearest);
	tcase_add_test(tc, help_keys_names_every_action_and_key);
	tcase_add_test(tc, help_version_names_every_library);
	tcase_add_test(tc, help_places_without_content_fails);
	tcase_add_test(tc, help_put_row_long_parts_stay_in_their_columns);
	tcase_add_test(tc, help_operands_are_read_from_usage);
	tcase_add_test(tc, help_words_follow_the_kind_of_value);
	suite_add_tcase(suite, tc);
	suite_add_tcase(suite, completion_tests());
	return suite;
}
