/* SPDX-License-Identifier: MIT */
#include "desk/editor.h"

#include "base/buf.h"
#include "base/mo.h"
#include "base/vec.h"

#include <stdio.h>
#include <string.h>

static const char *const variables[] = {"KOINE_EDITOR", "VISUAL", "EDITOR"};

const char *editor_command(const struct env *env, const char **variable)
{
	for (size_t i = 0; i < ARRAY_LEN(variables); i++) {
		const char *value = env_get(env, variables[i]);

		*variable = variables[i];
		if (value != NULL && str_trim(str_of(value)).len > 0)
			return value;
	}
	*variable = NULL;
	return "vi";
}

/* ---- words ---- */

struct words {
	struct arena *arena;
	VEC(char *) list;
	struct buf word;
	bool is_word; /* one has begun, be it empty */
};

static void add(struct words *words, const char *text)
{
	char *kept = arena_bytes(words->arena, strlen(text) + 1);

	memcpy(kept, text, strlen(text) + 1);
	/* NOLINTNEXTLINE(bugprone-sizeof-expression): they are pointers */
	vec_push(&words->list, kept);
}

static void end_word(struct words *words)
{
	if (words->is_word)
		add(words, words->word.len > 0 ? words->word.ptr : "");
	buf_clear(&words->word);
	words->is_word = false;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n';
}

/* What a backslash keeps: anything outside of quotes, inside little. */
static bool is_kept(char quote, char next)
{
	return next != '\0' && quote != '\'' &&
	       (quote == '\0' || next == '"' || next == '\\');
}

/* False: a quote is open at the end. */
static bool split(struct words *words, const char *at)
{
	char quote = '\0';

	for (; *at != '\0'; at++) {
		if (quote == '\0' && is_blank(*at)) {
			end_word(words);
			continue;
		}
		words->is_word = true;
		if (*at == quote) {
			quote = '\0';
		} else if (quote == '\0' && (*at == '\'' || *at == '"')) {
			quote = *at;
		} else {
			if (*at == '\\' && is_kept(quote, at[1]))
				at++;
			buf_byte(&words->word, *at);
		}
	}
	end_word(words);
	return quote == '\0';
}

/* ---- file and line ---- */

/* What a program is called with; {file} and {line} as in the variable. */
static const struct {
	const char *names; /* between blanks */
	const char *args[4];
} kinds[] = {
	{" vi vim nvim view vimx gvim elvis vis ex kak joe jed mg ne mcedit "
	 "emacs emacsclient nano pico rnano ",
		{"+{line}", "{file}"}},
	{" code codium code-insiders code-oss vscodium cursor ",
		{"--wait", "--goto", "{file}:{line}"}},
	{" hx helix subl micro ", {"{file}:{line}"}},
};

static struct str base_name(const char *program)
{
	const char *slash = strrchr(program, '/');

	return str_of(slash != NULL ? slash + 1 : program);
}

/* "vim.tiny", "emacs-nox", "emacs-28.2" are what they begin with. */
static struct str stem_of(struct str name)
{
	static const char *const exact[] = {"code-insiders", "code-oss"};
	size_t end = str_find(name, '.');

	for (size_t i = 0; i < ARRAY_LEN(exact); i++)
		if (str_eq(name, str_of(exact[i])))
			return name;
	if (str_find(name, '-') < end)
		end = str_find(name, '-');
	return str_sub(name, 0, end);
}

static const char *const *args_of(const char *program)
{
	static const char *const file_alone[] = {"{file}", NULL};
	const struct str stem = stem_of(base_name(program));

	for (size_t i = 0; i < ARRAY_LEN(kinds); i++) {
		char key[64];

		snprintf(key, sizeof(key), " %.*s ", STR_ARG(stem));
		if (stem.len > 0 && strstr(kinds[i].names, key) != NULL)
			return kinds[i].args;
	}
	return file_alone;
}

static bool has_place(const struct words *words)
{
	for (size_t i = 0; i < words->list.len; i++)
		if (strstr(words->list.ptr[i], "{file}") != NULL)
			return true;
	return false;
}

static void fill(const char *word, const char *file, int line, struct buf *out)
{
	while (*word != '\0') {
		if (strncmp(word, "{file}", 6) == 0) {
			buf_cstr(out, file);
			word += 6;
		} else if (strncmp(word, "{line}", 6) == 0) {
			buf_printf(out, "%d", line > 0 ? line : 1);
			word += 6;
		} else {
			buf_byte(out, *word++);
		}
	}
}

static char **finish(struct words *words, const char *file, int line)
{
	const size_t count = words->list.len;
	char **argv = ARENA_ARRAY(words->arena, char *, count + 1);

	for (size_t i = 0; i < count; i++) {
		struct buf out = {0};
		const char *word = words->list.ptr[i];

		/* What a program is called is its own business. */
		if (i == 0)
			buf_cstr(&out, word);
		else
			fill(word, file, line, &out);
		argv[i] = arena_bytes(words->arena, out.len + 1);
		memcpy(argv[i], out.len > 0 ? out.ptr : "", out.len + 1);
		buf_release(&out);
	}
	return argv;
}

char **editor_argv(const char *command, const char *file, int line,
	struct arena *arena, struct err *err)
{
	struct words words = {.arena = arena};
	char **argv = NULL;

	/* A name is no option. */
	if (file[0] == '-')
		file = arena_printf(arena, "./%s", file).ptr;
	if (!split(&words, command)) {
		err_set(err, ERR_USAGE,
			_("a quote is not closed in the name of the editor: "
			  "%s"),
			command);
	} else if (words.list.len == 0 || words.list.ptr[0][0] == '\0') {
		err_set(err, ERR_USAGE, _("no editor is named"));
	} else {
		const char *const *args = args_of(words.list.ptr[0]);
		const bool is_placed = has_place(&words);

		for (int i = 0; !is_placed && args[i] != NULL; i++)
			add(&words, args[i]);
		argv = finish(&words, file, line);
	}
	vec_release(&words.list);
	buf_release(&words.word);
	return argv;
}
