/* SPDX-License-Identifier: MIT */
#include "lint/where.h"

#include "base/fs.h"
#include "base/macros.h"
#include "text/utf8.h"

#define ENTITY_MAX 40 /* [B] no longer one is followed */

void where_set(struct where *where, struct str name, struct str bytes)
{
	arena_clear(&where->arena);
	where->name = arena_str(&where->arena, name);
	buf_clear(&where->bytes);
	buf_str(&where->bytes, bytes);
	where->cursor = (struct where_cursor){0};
	where->line = 0;
}

/* Reads a file unless it is the one read last. */
static struct str open_file(struct where *where, struct str file)
{
	struct arena scratch = {0};
	struct buf raw = {0};

	if (where->name.ptr == NULL || !str_eq(where->name, file)) {
		const char *path = arena_printf(&scratch, "%s%s%.*s",
			where->folder ? where->folder : "",
			where->folder ? "/" : "", STR_ARG(file))
		                           .ptr;

		where_set(where, file, (struct str){NULL, 0});
		if (fs_read(path, FS_MAX_FILE, &raw, NULL))
			utf8_repair(buf_view(&raw), &where->bytes);
	}
	buf_release(&raw);
	arena_free(&scratch);
	return buf_view(&where->bytes);
}

/* [B] where a line (from 1) starts; the length if there is none. */
static size_t line_start(struct where *where, int line)
{
	const struct str text = buf_view(&where->bytes);
	size_t pos = 0;
	int at = 1;

	/* Lines are asked for in their order, mostly. */
	if (where->line > 0 && where->line <= line) {
		pos = where->start;
		at = where->line;
	}
	for (; at < line && pos < text.len; at++)
		pos += str_find(str_sub(text, pos, text.len), '\n') + 1;
	where->line = line;
	where->start = pos < text.len ? pos : text.len;
	return where->start;
}

static bool is_one_of(char c, struct str set)
{
	return str_find(set, c) < set.len;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static size_t skip_blanks(struct str s, size_t pos)
{
	while (pos < s.len && (s.ptr[pos] == ' ' || s.ptr[pos] == '\t'))
		pos++;
	return pos;
}

/* Past "- ", "12. ", "> " and the like, any number of them. */
static size_t skip_prefix(struct str s)
{
	size_t pos = 0;

	for (;;) {
		size_t at = skip_blanks(s, pos);
		size_t end = at;

		while (end < s.len && is_digit(s.ptr[end]))
			end++;
		if (end > at && end < s.len &&
			(s.ptr[end] == '.' || s.ptr[end] == ')'))
			end++;
		else if (at < s.len && is_one_of(s.ptr[at], STR("-*+>#")))
			end = at + 1;
		else
			return at;
		while (s.ptr[at] == '#' && end < s.len && s.ptr[end] == '#')
			end++;
		if (end < s.len && s.ptr[end] != ' ' && s.ptr[at] != '>')
			return at;
		pos = end;
	}
}

/* Past the id of a heading, which is no part of its text. */
static size_t skip_id(struct str s, size_t pos, struct str id)
{
	return str_starts(str_sub(s, pos, s.len), id) ? pos + id.len : pos;
}

/* Past a link's address, "](ref:12)", or an entity; `pos` if there is none. */
static size_t skip_markup(struct str s, size_t pos)
{
	const struct str rest = str_sub(s, pos, s.len);
	size_t end;

	if (str_starts(rest, STR("]("))) {
		end = str_find(rest, ')');
		return end < rest.len ? pos + end + 1 : pos;
	}
	return pos + is_one_of(s.ptr[pos], STR("*_`[]<>!#\\\n\r \t"));
}

/* Past an entity that stands for one character; `pos` if there is none. */
static size_t skip_entity(struct str s, size_t pos)
{
	const struct str rest = str_sub(s, pos, pos + ENTITY_MAX);
	const size_t end = str_find(rest, ';');

	return rest.len > 0 && rest.ptr[0] == '&' && end < rest.len
	               ? pos + end + 1
	               : pos;
}

static bool is_same(uint32_t source, uint32_t text)
{
	return source == text || (text == ' ' && source == '\n');
}

/* The place of the character `cp` at or after `pos`, and past it. */
static size_t meet(struct str s, size_t pos, uint32_t cp, size_t *next)
{
	while (pos < s.len) {
		size_t skipped;

		*next = pos;
		if (is_same(utf8_next(s, next), cp)) {
			/* What it was written with goes with it. */
			if (str_starts(str_sub(s, pos, s.len), STR("&amp;")))
				*next = skip_entity(s, pos);
			if (str_starts(str_sub(s, pos, s.len), STR("](")))
				*next = skip_markup(s, pos);
			return pos;
		}
		skipped = skip_markup(s, pos);
		if (skipped > pos) {
			pos = skipped;
			continue;
		}
		/* Anything else stands for it: an entity, or what was repaired.
		 */
		skipped = skip_entity(s, pos);
		if (skipped > pos)
			*next = skipped;
		return pos;
	}
	*next = pos;
	return pos;
}

/* Starts following a leaf whose source begins at `start` in line `line`. */
static void cursor_begin(struct where_cursor *cursor, struct str text,
	const struct doc_node *leaf, size_t start, int line)
{
	const struct str source = str_sub(text, start, text.len);

	*cursor = (struct where_cursor){.leaf = leaf,
		.start = start,
		.from = start + skip_prefix(source),
		.line = line,
		.begin = start};
	while (cursor->begin > 0 && text.ptr[cursor->begin - 1] != '\n')
		cursor->begin--;
	cursor->seen = cursor->begin;
	if (leaf->kind == DOC_HEADING && !leaf->is_id_made)
		cursor->from = skip_id(text, cursor->from, leaf->id);
}

/* Where byte `at` of the leaf's text stands in the file [B]. */
static size_t follow(struct where_cursor *cursor, struct str text, size_t at)
{
	const struct str leaf = cursor->leaf->text;
	size_t found = cursor->from;

	while (cursor->pos <= at && cursor->pos < leaf.len) {
		const uint32_t cp = utf8_next(leaf, &cursor->pos);

		found = meet(text, cursor->from, cp, &cursor->from);
	}
	return at < leaf.len ? found : cursor->from;
}

/* The line and column of a place at or after the last one. */
static struct where_place count_to(
	struct where_cursor *cursor, struct str text, size_t at)
{
	while (cursor->seen < at) {
		if (text.ptr[cursor->seen] == '\n') {
			cursor->line++;
			cursor->begin = ++cursor->seen;
			cursor->column = 0;
		} else {
			utf8_next(text, &cursor->seen);
			cursor->column++;
		}
	}
	return (struct where_place){cursor->line, (int)(at - cursor->begin) + 1,
		(int)cursor->column + 1};
}

/* The place of byte `at` of a leaf whose source begins at `start`. */
static struct where_place find(
	struct where *where, struct where_cursor first, size_t at)
{
	const struct str text = buf_view(&where->bytes);
	struct where_cursor *cursor = &where->cursor;

	if (cursor->leaf == first.leaf && cursor->start == first.start &&
		cursor->place.line > 0 && cursor->last == at)
		return cursor->place;
	/* A place before the last one, or elsewhere: from the beginning. */
	if (cursor->leaf != first.leaf || cursor->start != first.start ||
		cursor->pos > at)
		cursor_begin(cursor, text, first.leaf, first.start, first.line);
	cursor->last = at;
	cursor->place = count_to(cursor, text, follow(cursor, text, at));
	return cursor->place;
}

struct where_place where_leaf(struct where *where, struct str file,
	const struct doc_node *leaf, size_t at)
{
	struct where_cursor first = {.leaf = leaf, .line = leaf->line};

	if (leaf->line <= 0)
		return (struct where_place){0, 1, 1};
	open_file(where, file);
	first.start = where->cursor.leaf == leaf
	                      ? where->cursor.start
	                      : line_start(where, leaf->line);
	return find(where, first, at);
}

/* [B] past `needle` at or after `from`; SIZE_MAX if it is not there. */
static size_t find_past(struct str text, size_t from, struct str needle)
{
	const size_t at =
		from > text.len
			? SIZE_MAX
			: str_search(str_sub(text, from, text.len), needle);

	return at == SIZE_MAX ? at : from + at + needle.len;
}

struct where_place where_xml(struct where *where, struct str file,
	struct str needle, struct str open, const struct doc_node *leaf,
	size_t at)
{
	const struct str text = open_file(where, file);
	struct where_cursor first = {.leaf = leaf, .line = 1};

	first.start = find_past(text, find_past(text, 0, needle), open);
	if (first.start == SIZE_MAX)
		return (struct where_place){0, 1, 1};
	for (size_t i = 0; i < first.start; i++)
		first.line += text.ptr[i] == '\n';
	return find(where, first, at);
}

struct where_place where_element(struct where *where, struct str file,
	const struct doc_node *leaf, size_t at)
{
	const struct str text = open_file(where, file);
	struct where_cursor first = {.leaf = leaf, .line = leaf->line};

	first.start = find_past(text, line_start(where, leaf->line), STR(">"));
	if (first.start == SIZE_MAX)
		return (struct where_place){leaf->line, 1, 1};
	return find(where, first, at);
}

void where_release(struct where *where)
{
	buf_release(&where->bytes);
	arena_free(&where->arena);
}
