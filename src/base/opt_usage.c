/* SPDX-License-Identifier: MIT */
#include "base/mo.h"
#include "base/opt.h"

#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#define WIDTH       79 /* [col] the eightieth stays free */
#define HELP_COLUMN 26 /* [col] */

/* One code point of `s`, whose columns go to *cols. */
static struct str next_char(struct str s, int *cols)
{
	mbstate_t state = {0};
	wchar_t wide;
	size_t len = mbrtowc(&wide, s.ptr, s.len, &state);

	/* A byte that is no text here still takes its place. */
	if (len == 0 || len > s.len) {
		*cols = 1;
		return str_sub(s, 0, 1);
	}
	*cols = wcwidth(wide) < 0 ? 1 : wcwidth(wide);
	return str_sub(s, 0, len);
}

static int columns(struct str s)
{
	int sum = 0;

	for (int cols; s.len > 0; sum += cols)
		s = str_sub(s, next_char(s, &cols).len, s.len);
	return sum;
}

/* zh: what may not begin a line; a line may break before other wide ones. */
static bool is_closing(struct str c)
{
	/* clang-format off */
	static const char *const marks[] = { "\u3001", "\u3002", "\uff0c",
		"\uff1a", "\uff1b", "\uff1f", "\uff01", "\uff09", "\u300b",
		"\u300d", "\u201d" };
	/* clang-format on */

	for (size_t i = 0; i < ARRAY_LEN(marks); i++)
		if (str_eq(c, str_of(marks[i])))
			return true;
	return false;
}

/* How much of `s` stays together: up to a blank or between wide characters. */
static struct str next_piece(struct str s)
{
	size_t at = 0;
	bool was_wide = false;

	while (at < s.len && s.ptr[at] != ' ') {
		int cols;
		struct str c = next_char(str_sub(s, at, s.len), &cols);

		if (at > 0 && (was_wide || cols == 2) && !is_closing(c))
			break;
		was_wide = cols == 2 || (was_wide && is_closing(c));
		at += c.len;
	}
	return str_sub(s, 0, at);
}

static void add_wrapped(struct buf *out, struct str text)
{
	int column = HELP_COLUMN;
	bool has_blank = false;

	while (text.len > 0) {
		struct str piece = next_piece(text);
		int cols = columns(piece);

		if (column + has_blank + cols > WIDTH && column > HELP_COLUMN) {
			buf_byte(out, '\n');
			buf_fill(out, ' ', HELP_COLUMN);
			column = HELP_COLUMN;
		} else if (has_blank) {
			buf_byte(out, ' ');
			column++;
		}
		buf_str(out, piece);
		column += cols;
		text = str_sub(text, piece.len, text.len);
		has_blank = text.len > 0 && text.ptr[0] == ' ';
		text = str_sub(text, has_blank, text.len);
	}
	buf_byte(out, '\n');
}

/* "=NUMBER", or "=this|that" where the choices say it themselves. */
static void add_value(const struct opt *o, struct buf *out)
{
	if (o->type == OPT_FLAG)
		return;
	buf_byte(out, '=');
	if (o->arg || !o->choices) {
		buf_cstr(out, o->arg ? mo_get(o->arg) : NULL);
		return;
	}
	for (int i = 0; o->choices[i]; i++)
		buf_printf(out, i ? "|%s" : "%s", o->choices[i]);
}

static void add_row(const struct opt *o, struct buf *out)
{
	size_t start = out->len;
	int used;

	if (o->letter)
		buf_printf(out, "  -%c, --%s", o->letter, o->name);
	else
		buf_printf(out, "      --%s", o->name);
	add_value(o, out);
	used = columns(str_sub(buf_view(out), start, out->len));
	if (used + 2 > HELP_COLUMN) {
		buf_byte(out, '\n');
		used = 0;
	}
	buf_fill(out, ' ', (size_t)(HELP_COLUMN - used));
	add_wrapped(out, str_of(o->help ? mo_get(o->help) : NULL));
}

void opt_usage(const struct opt *table, struct buf *out)
{
	for (const struct opt *o = table; o->name; o++)
		add_row(o, out);
}
