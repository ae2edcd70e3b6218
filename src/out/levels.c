/* SPDX-License-Identifier: MIT */
#include "out/levels.h"

#include <string.h>

#define LEVEL_MAX 9 /* one digit; nobody nests deeper on purpose */

static unsigned base_of(const struct line *line)
{
	return line->is_rtl ? 1 : 0;
}

static enum role role_of(unsigned level)
{
	static const enum role roles[] = {
		ROLE_LEVEL_3, ROLE_LEVEL_1, ROLE_LEVEL_2};

	return roles[level % ARRAY_LEN(roles)];
}

static bool is_text(const struct cell *cell, const char *text)
{
	return str_eq((struct str){cell->text, cell->len}, str_of(text)) &&
	       (cell->style & STYLE_ROLE) == ROLE_CODE;
}

/* What out/invisible put there, "<RLM>", is no text that has a level. */
static uint32_t sign_end(const struct line *line, uint32_t at, bool is_ascii)
{
	const char *open = is_ascii ? "<" : "\u2039";
	const char *close = is_ascii ? ">" : "\u203A";

	if (!is_text(&line->cells[at], open))
		return at;
	for (uint32_t i = at + 1; i < line->count; i++)
		if (is_text(&line->cells[i], close))
			return i + 1;
	return line->count;
}

/* [cell] End of the run at `at`; `at` itself if that has the paragraph's level.
 */
static uint32_t run_end(const struct line *line, uint32_t at, bool is_ascii)
{
	const unsigned level = line->cells[at].level;
	uint32_t end = at;

	/* As stored, all have level 0, even from right to left. */
	if (level <= base_of(line))
		return at;
	while (end < line->count && line->cells[end].level == level &&
		sign_end(line, end, is_ascii) == end)
		end++;
	return end;
}

/* ---- the row below ---- */

struct row {
	struct cell *cells;
	uint32_t count;
};

static void put(struct row *row, const char *text, style_t style)
{
	row->cells[row->count++] = (struct cell){.text = text,
		.len = (uint8_t)strlen(text),
		.cols = 1,
		.style = style,
		.src = CELL_DECORATION};
}

static int columns(const struct line *line, uint32_t from, uint32_t to)
{
	int cols = 0;

	for (uint32_t i = from; i < to; i++)
		cols += line->cells[i].cols;
	return cols;
}

/* "2────", or "────1" where it is read from the right. */
static void put_run(struct row *row, unsigned level, int cols, bool is_ascii)
{
	static const char digits[] = "0\0"
				     "1\0"
				     "2\0"
				     "3\0"
				     "4\0"
				     "5\0"
				     "6\0"
				     "7\0"
				     "8\0"
				     "9";
	const size_t shown = level < LEVEL_MAX ? level : LEVEL_MAX;
	const int at = (level & 1) != 0 ? cols - 1 : 0;

	for (int i = 0; i < cols; i++)
		put(row,
			i == at    ? &digits[shown * 2]
			: is_ascii ? "-"
				   : "\u2500",
			(style_t)role_of(level));
}

static void put_blanks(struct row *row, int cols)
{
	for (int i = 0; i < cols; i++)
		put(row, " ", ROLE_TEXT);
}

static void give_role(struct line *line, uint32_t from, uint32_t to)
{
	for (uint32_t i = from; i < to; i++)
		line->cells[i].style =
			(style_t)((line->cells[i].style &
					  (style_t)~STYLE_ROLE) |
				  (unsigned)role_of(line->cells[i].level));
}

static bool show_runs(struct line *line, bool is_ascii, struct row *row)
{
	bool has_any = false;

	for (uint32_t at = 0; at < line->count;) {
		uint32_t end = sign_end(line, at, is_ascii);
		const bool is_sign = end > at;

		if (!is_sign)
			end = run_end(line, at, is_ascii);
		if (is_sign || end == at) {
			end = is_sign ? end : at + 1;
			put_blanks(row, columns(line, at, end));
		} else {
			put_run(row, line->cells[at].level,
				columns(line, at, end), is_ascii);
			give_role(line, at, end);
			has_any = true;
		}
		at = end;
	}
	return has_any;
}

/* The row below a line; false if there is nothing to say. */
static bool make_row(struct line *line, bool is_ascii, struct arena *arena,
	struct line *made)
{
	struct row row = {
		.cells = ARENA_ARRAY(arena, struct cell, 2 * line->count + 1)};
	struct row prefix = {.cells = ARENA_ARRAY(arena, struct cell,
				     (size_t)line->prefix_cols + 1)};

	if (line->count == 0 || !show_runs(line, is_ascii, &row))
		return false;
	put_blanks(&prefix, line->prefix_cols);
	*made = (struct line){.prefix = prefix.cells,
		.cells = row.cells,
		.prefix_count = prefix.count,
		.count = row.count,
		.prefix_cols = line->prefix_cols,
		.cols = (int)row.count,
		.start = line->end,
		.end = line->end,
		.is_rtl = line->is_rtl};
	return true;
}

void levels_show(
	struct lines *lines, size_t first, bool is_ascii, struct arena *arena)
{
	const size_t count = lines->line.len;
	struct line *old = ARENA_ARRAY(arena, struct line, count - first + 1);
	struct line below;

	if (count > first)
		memcpy(old, lines->line.ptr + first,
			(count - first) * sizeof(*old));
	lines->line.len = first;
	for (size_t i = 0; i < count - first; i++) {
		vec_push(&lines->line, old[i]);
		if (make_row(&old[i], is_ascii, arena, &below))
			vec_push(&lines->line, below);
	}
}
