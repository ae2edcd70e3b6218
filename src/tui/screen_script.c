/* SPDX-License-Identifier: MIT */
#include "tui/script.h"

#include "base/fs.h"
#include "text/utf8.h"

#define SCRIPT_MAX     ((size_t)16 << 20) /* [B] */
#define SIZE_MAX_CELLS 10000              /* rows or columns */

typedef bool parse_fn(struct script *script, struct step *step, struct str rest,
	struct err *err);

static struct str unquote(struct str text)
{
	if (text.len >= 2 && text.ptr[0] == '"' &&
		text.ptr[text.len - 1] == '"')
		return str_sub(text, 1, text.len - 1);
	return text;
}

static bool parse_text(struct script *script, struct step *step,
	struct str rest, struct err *err)
{
	(void)script;
	step->text = unquote(rest);
	if (step->text.len == 0)
		return err_set(err, ERR_INPUT, "text is missing");
	return true;
}

static bool parse_keys(struct script *script, struct step *step,
	struct str rest, struct err *err)
{
	struct str name;

	step->first_key = script->keys.len;
	while (str_word(&rest, &name)) {
		keycode key;

		if (!key_parse(name, &key))
			return err_set(err, ERR_INPUT,
				"no key is called '%.*s'", STR_ARG(name));
		vec_push(&script->keys, key);
	}
	step->key_count = script->keys.len - step->first_key;
	return true;
}

static bool parse_typed(struct script *script, struct step *step,
	struct str rest, struct err *err)
{
	if (!parse_text(script, step, rest, err))
		return false;
	step->first_key = script->keys.len;
	for (size_t pos = 0; pos < step->text.len;)
		vec_push(&script->keys, utf8_next(step->text, &pos));
	step->key_count = script->keys.len - step->first_key;
	return true;
}

static bool parse_size(struct script *script, struct step *step,
	struct str rest, struct err *err)
{
	const size_t at = str_find(rest, 'x');
	int cols = 0;
	int rows = 0;

	(void)script;
	if (!str_to_int(str_sub(rest, 0, at), &cols) ||
		!str_to_int(str_sub(rest, at + 1, rest.len), &rows) ||
		cols < 1 || rows < 1 || cols > SIZE_MAX_CELLS ||
		rows > SIZE_MAX_CELLS)
		return err_set(err, ERR_INPUT,
			"'%.*s' is no size such as 80x24", STR_ARG(rest));
	step->cols = cols;
	step->rows = rows;
	return true;
}

static bool parse_row(struct script *script, struct step *step, struct str rest,
	struct err *err)
{
	struct str number;

	if (!str_word(&rest, &number) || !str_to_int(number, &step->rows) ||
		step->rows == 0)
		return err_set(
			err, ERR_INPUT, "the number of the row is missing");
	return parse_text(script, step, str_trim(rest), err);
}

static bool parse_name(struct script *script, struct step *step,
	struct str rest, struct err *err)
{
	if (str_find(rest, '/') < rest.len)
		return err_set(err, ERR_INPUT, "'%.*s' is no name of a screen",
			STR_ARG(rest));
	return parse_text(script, step, rest, err);
}

static const struct {
	const char *name;
	enum step_kind kind;
	parse_fn *parse;
} commands[] = {
	{"key", STEP_KEYS, parse_keys},
	{"type", STEP_KEYS, parse_typed},
	{"resize", STEP_RESIZE, parse_size},
	{"note", STEP_NOTE, parse_text},
	{"expect", STEP_EXPECT, parse_text},
	{"reject", STEP_REJECT, parse_text},
	{"expect-row", STEP_ROW, parse_row},
	{"expect-cursor", STEP_CURSOR, parse_text},
	{"save", STEP_SAVE, parse_name},
};

static bool parse_line(
	struct script *script, struct str line, int number, struct err *err)
{
	struct step step = {.line = number};
	struct str name;

	line = str_trim(line);
	if (line.len == 0 || line.ptr[0] == '#' || !str_word(&line, &name))
		return true;
	for (size_t i = 0; i < ARRAY_LEN(commands); i++) {
		if (!str_eq(name, str_of(commands[i].name)))
			continue;
		step.kind = commands[i].kind;
		if (!commands[i].parse(script, &step, str_trim(line), err))
			return false;
		vec_push(&script->steps, step);
		return true;
	}
	return err_set(
		err, ERR_INPUT, "no command is called '%.*s'", STR_ARG(name));
}

bool script_read(struct script *script, const char *path, struct err *err)
{
	struct str rest;
	struct str line;

	*script = (struct script){0};
	if (!fs_read(path, SCRIPT_MAX, &script->text, err))
		return false;
	rest = buf_view(&script->text);
	for (int number = 1; str_split(&rest, '\n', &line); number++)
		if (!parse_line(script, line, number, err)) {
			script_release(script);
			return err_prefix(err, "%s:%d", path, number);
		}
	return true;
}

void script_release(struct script *script)
{
	buf_release(&script->text);
	vec_release(&script->steps);
	vec_release(&script->keys);
}
