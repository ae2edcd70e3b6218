/* SPDX-License-Identifier: MIT */
#include "desk/editor.h"

#include "base/buf.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

Suite *suite_desk_editor(void);

/* "[vi][+12][a.md]", or what is wrong. */
static void assert_words(
	const char *command, const char *file, const char *want)
{
	struct arena arena = {0};
	struct buf got = {0};
	struct err err = {0};
	char **argv = editor_argv(command, file, 12, &arena, &err);

	for (; argv != NULL && *argv != NULL; argv++)
		buf_printf(&got, "[%s]", *argv);
	if (err.code != ERR_NONE)
		buf_cstr(&got, err.message);
	ck_assert_msg(str_eq(buf_view(&got), str_of(want)), "%s: %.*s", command,
		STR_ARG(buf_view(&got)));
	buf_release(&got);
	arena_free(&arena);
}

START_TEST(editor_argv_by_name_says_the_line)
{
	static const struct {
		const char *command, *want;
	} rows[] = {
		{"vi", "[vi][+12][a b.md]"},
		{"/usr/bin/vim.tiny", "[/usr/bin/vim.tiny][+12][a b.md]"},
		{"nvim -n", "[nvim][-n][+12][a b.md]"},
		{"emacs-nox", "[emacs-nox][+12][a b.md]"},
		{"emacsclient -t", "[emacsclient][-t][+12][a b.md]"},
		{"nano", "[nano][+12][a b.md]"},
		{"code", "[code][--wait][--goto][a b.md:12]"},
		{"code-insiders", "[code-insiders][--wait][--goto][a b.md:12]"},
		{"hx", "[hx][a b.md:12]"},
		{"helix", "[helix][a b.md:12]"},
		{"ed", "[ed][a b.md]"},
		{"./my.editor", "[./my.editor][a b.md]"},
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		assert_words(rows[i].command, "a b.md", rows[i].want);
}
END_TEST

START_TEST(editor_argv_template_is_filled)
{
	assert_words("code -g {file}:{line}", "a.md", "[code][-g][a.md:12]");
	assert_words("vim {file}", "a.md", "[vim][a.md]");
	assert_words("x --at={line} '{file}'", "a.md", "[x][--at=12][a.md]");
}
END_TEST

START_TEST(editor_argv_quotes_keep_blanks)
{
	assert_words("'my editor' -x", "f", "[my editor][-x][f]");
	assert_words(
		"\"my \\\"editor\\\"\" a\\ b", "f", "[my \"editor\"][a b][f]");
	assert_words("e '' ' \\ '", "f", "[e][][ \\ ][f]");
	assert_words("  e\t-x  ", "f", "[e][-x][f]");
}
END_TEST

START_TEST(editor_argv_runs_no_shell)
{
	assert_words("e $HOME *.md ; rm ~ `x` $(y) | z", "f",
		"[e][$HOME][*.md][;][rm][~][`x`][$(y)][|][z][f]");
}
END_TEST

START_TEST(editor_argv_file_is_never_an_option)
{
	assert_words("ed", "-x.md", "[ed][./-x.md]");
	assert_words("vi", "{line}", "[vi][+12][{line}]");
}
END_TEST

START_TEST(editor_argv_wrong_is_said)
{
	assert_words("vi 'x", "f",
		"a quote is not closed in the name of the editor: vi 'x");
	assert_words("", "f", "no editor is named");
	assert_words("'' x", "f", "no editor is named");
}
END_TEST

static const char *get_visual(const char *name)
{
	return strcmp(name, "VISUAL") == 0         ? "emacs"
	       : strcmp(name, "EDITOR") == 0       ? "ed"
	       : strcmp(name, "KOINE_EDITOR") == 0 ? " "
	                                           : NULL;
}

static const char *get_nothing(const char *name)
{
	(void)name;
	return NULL;
}

START_TEST(editor_command_is_the_first_that_is_set)
{
	struct env env = {.get = get_visual};
	const char *variable;

	ck_assert_str_eq(editor_command(&env, &variable), "emacs");
	ck_assert_str_eq(variable, "VISUAL");
	env.get = get_nothing;
	ck_assert_str_eq(editor_command(&env, &variable), "vi");
	ck_assert_ptr_null(variable);
}
END_TEST

Suite *suite_desk_editor(void)
{
	Suite *suite = suite_create("desk/editor");
	TCase *tests = tcase_create("editor");

	tcase_add_test(tests, editor_argv_by_name_says_the_line);
	tcase_add_test(tests, editor_argv_template_is_filled);
	tcase_add_test(tests, editor_argv_quotes_keep_blanks);
	tcase_add_test(tests, editor_argv_runs_no_shell);
	tcase_add_test(tests, editor_argv_file_is_never_an_option);
	tcase_add_test(tests, editor_argv_wrong_is_said);
	tcase_add_test(tests, editor_command_is_the_first_that_is_set);
	suite_add_tcase(suite, tests);
	return suite;
}
