/* SPDX-License-Identifier: MIT */
/* The line of a link inside its paragraph, which alone is known by cmark. */
#include "corpus/lesson.h"

/* Links may be written otherwise (by a reference, as an address). So many of
 * them, each looked for so far, before none is looked for any more. */
#define MISSES_MAX 1000
#define SCAN_MAX   ((size_t)16 << 10) /* [B] */

static struct str row_at(struct str text, size_t at)
{
	return str_sub(
		text, at, at + str_find(str_sub(text, at, text.len), '\n'));
}

static void go_on(struct lesson_cursor *cursor, struct str text, int line)
{
	while (cursor->line < line && cursor->at < text.len) {
		cursor->at += row_at(text, cursor->at).len + 1;
		cursor->line++;
	}
	if (cursor->at > text.len)
		cursor->at = text.len;
}

/* [B] past the "](" of a link to `target` in a row; 0: there is none. */
static size_t find_link(struct str row, struct str target)
{
	const struct str mark = STR("](");
	size_t at = 0, found;

	while ((found = str_search(str_sub(row, at, row.len), mark)) !=
		SIZE_MAX) {
		size_t end;

		at += found + mark.len;
		for (end = at; end < row.len && row.ptr[end] != ')' &&
			       row.ptr[end] != '>' && row.ptr[end] != ' ';)
			end++;
		if (str_ends(str_sub(row, at, end), target))
			return at;
	}
	return 0;
}

int lesson_line(struct lesson *lesson, const struct doc_node *leaf, int line,
	struct str target)
{
	const struct str text = file_text(lesson->file);
	struct lesson_cursor *cursor = &lesson->cursor;
	size_t at, end;
	int found;

	if (cursor->leaf != leaf) {
		cursor->leaf = leaf;
		go_on(cursor, text, line);
	}
	found = cursor->line;
	end = text.len - cursor->at < SCAN_MAX ? text.len
	                                       : cursor->at + SCAN_MAX;
	for (at = cursor->at; at < end && cursor->misses < MISSES_MAX;
		found++) {
		const struct str row = row_at(str_sub(text, 0, end), at);
		const size_t past = find_link(row, target);

		if (str_trim(row).len == 0)
			break;
		if (past > 0) {
			cursor->at = at + past;
			cursor->line = found;
			return found;
		}
		at += row.len + 1;
	}
	cursor->misses++;
	return line;
}
