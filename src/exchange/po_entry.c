/* SPDX-License-Identifier: MIT */
#include "exchange/po_entry.h"

#include "base/mo.h"
#include "text/utf8.h"

#define BOM STR("\xEF\xBB\xBF")

/* Which string a continuation line belongs to. */
enum part { PART_NONE, PART_CONTEXT, PART_ID, PART_STR };

static const struct {
	const char *keyword;
	enum part part;
} keywords[] = {
	{"msgctxt", PART_CONTEXT},
	{"msgid", PART_ID},
	{"msgstr", PART_STR},
};

static bool fail(
	const struct po_lines *lines, const char *text, struct err *err)
{
	return err_set(
		err, ERR_INPUT, "%s:%d: %s", lines->name, lines->line, text);
}

bool po_lines_open(struct po_lines *lines, struct str bytes, const char *name,
	struct err *err)
{
	struct str rest, line;

	if (str_starts(bytes, BOM))
		bytes = str_sub(bytes, BOM.len, bytes.len);
	*lines = (struct po_lines){.rest = bytes, .name = name};
	rest = bytes;
	while (str_split(&rest, '\n', &line)) {
		lines->line++;
		if (!utf8_valid(line) || str_find(line, '\0') < line.len)
			return fail(
				lines, _("this line is not valid UTF-8"), err);
	}
	lines->line = 0;
	return true;
}

/* ---- strings ---- */

static bool add_escaped(char c, struct buf *out)
{
	static const char names[] = "nt\"\\", values[] = "\n\t\"\\";

	for (size_t i = 0; names[i] != '\0'; i++)
		if (names[i] == c) {
			buf_byte(out, values[i]);
			return true;
		}
	return false;
}

/* A string in its quotes, and nothing after it. */
static bool read_string(const struct po_lines *lines, struct str text,
	struct buf *out, struct err *err)
{
	text = str_trim(text);
	if (text.len < 2 || text.ptr[0] != '"' || text.ptr[text.len - 1] != '"')
		return fail(lines, _("a string in quotes is expected"), err);
	text = str_sub(text, 1, text.len - 1);
	for (size_t i = 0; i < text.len; i++) {
		const char c = text.ptr[i];

		if (c == '"')
			return fail(lines,
				_("there is a quote inside of the string"),
				err);
		if (c == '\\' &&
			(++i == text.len || !add_escaped(text.ptr[i], out)))
			return fail(lines,
				_("the string has an escape that is none of "
				  "\\n \\t \\\" \\\\"),
				err);
		if (c != '\\')
			buf_byte(out, c);
	}
	return true;
}

static struct buf *buf_for(struct po_entry *entry, enum part part)
{
	return part == PART_CONTEXT ? &entry->context
	       : part == PART_ID    ? &entry->id
	                            : &entry->str;
}

/* ---- lines ---- */

static bool is_space(char c)
{
	return c == ' ' || c == '\t';
}

/* Takes a keyword off the line; PART_NONE if it begins with none. */
static enum part take_keyword(struct str *line)
{
	for (size_t i = 0; i < ARRAY_LEN(keywords); i++) {
		const struct str word = str_of(keywords[i].keyword);

		if (str_starts(*line, word) && line->len > word.len &&
			(is_space(line->ptr[word.len]) ||
				line->ptr[word.len] == '"')) {
			*line = str_sub(*line, word.len, line->len);
			return keywords[i].part;
		}
	}
	return PART_NONE;
}

static void read_comment(struct po_entry *entry, struct str line)
{
	const struct str mark = STR("#. koine: ");

	if (str_starts(line, STR("#,")) &&
		str_search(line, STR("fuzzy")) != SIZE_MAX)
		entry->is_fuzzy = true;
	if (str_starts(line, mark)) {
		buf_clear(&entry->note);
		buf_str(&entry->note, str_sub(line, mark.len, line.len));
	}
}

/* After what a keyword may stand. */
static bool may_follow(enum part last, enum part part)
{
	switch (part) {
	case PART_CONTEXT:
		return last == PART_NONE;
	case PART_ID:
		return last == PART_NONE || last == PART_CONTEXT;
	default:
		return last == PART_ID;
	}
}

/* A line that is no comment and not empty. */
static bool read_line(struct po_lines *lines, struct po_entry *entry,
	struct str line, enum part *last, struct err *err)
{
	enum part part;

	if (line.ptr[0] == '"')
		return *last == PART_NONE
		               ? fail(lines,
					 _("this string belongs to nothing"),
					 err)
		               : read_string(lines, line, buf_for(entry, *last),
					 err);
	if (str_starts(line, STR("msgid_plural")) ||
		str_starts(line, STR("msgstr[")))
		return fail(
			lines, _("koine's texts have no plural forms"), err);
	part = take_keyword(&line);
	if (part == PART_NONE)
		return fail(lines, _("this is no line of a PO file"), err);
	if (!may_follow(*last, part))
		return fail(lines,
			_("msgctxt, msgid and msgstr are out of order"), err);
	if (*last == PART_NONE)
		entry->line = lines->line;
	*last = part;
	return read_string(lines, line, buf_for(entry, part), err);
}

/* Whether `line` belongs to the entry after this one. */
static bool is_next(struct str line, enum part last)
{
	return last == PART_STR && (line.len == 0 || line.ptr[0] == '#' ||
					   str_starts(line, STR("msgctxt")) ||
					   str_starts(line, STR("msgid ")));
}

static void clear(struct po_entry *entry)
{
	buf_clear(&entry->context);
	buf_clear(&entry->id);
	buf_clear(&entry->str);
	buf_clear(&entry->note);
	entry->is_fuzzy = false;
	entry->line = 0;
}

bool po_entry_next(
	struct po_lines *lines, struct po_entry *entry, struct err *err)
{
	enum part last = PART_NONE;
	struct str line, before;

	clear(entry);
	for (;;) {
		before = lines->rest;
		if (!str_split(&lines->rest, '\n', &line))
			break;
		line = str_trim(line);
		if (is_next(line, last)) {
			lines->rest = before;
			return true;
		}
		lines->line++;
		/* What was said of an obsolete entry is not said of the next.
		 */
		if (line.len == 0 && last == PART_NONE)
			clear(entry);
		if (line.len == 0 || line.ptr[0] == '#') {
			read_comment(entry, line);
			continue;
		}
		if (!read_line(lines, entry, line, &last, err))
			return false;
	}
	if (last == PART_NONE || last == PART_STR)
		return last == PART_STR;
	return fail(lines, _("the file ends before msgstr"), err);
}

void po_entry_release(struct po_entry *entry)
{
	buf_release(&entry->context);
	buf_release(&entry->id);
	buf_release(&entry->str);
	buf_release(&entry->note);
}
