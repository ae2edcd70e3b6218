/* SPDX-License-Identifier: MIT */
/* What search has found, marked in the text of a box. */
#include "tui/box.h"

static bool is_in(struct search_range range, size_t start, size_t len)
{
	return range.start >= start && range.end <= start + len;
}

/* Those that stand in `piece` of the text found, as they are in `para`. */
static void add_ranges(const struct box_found *found, struct str piece,
	struct str para, struct box_marks *marks)
{
	const size_t at = str_search(para, piece);
	const size_t start = (size_t)(piece.ptr - found->text.ptr);

	for (size_t i = 0; at != SIZE_MAX && i < found->count; i++) {
		struct search_range range = found->ranges[i];

		if (!is_in(range, start, piece.len))
			continue;
		range.start = (uint32_t)(range.start - start + at);
		range.end = (uint32_t)(range.end - start + at);
		vec_push(&marks->range, range);
	}
}

/* A concept's terms are one line of what search knows, "AI, A.I."; a title has
 * them in its own way. */
static void add_terms(const struct box_found *found, struct str line,
	struct str title, struct box_marks *marks)
{
	struct str term;

	while (str_split(&line, ',', &term))
		add_ranges(found, str_trim(term), title, marks);
}

void box_find_marks(
	const struct box_text *text, struct str para, struct box_marks *marks)
{
	const struct box_found *found = text->found;
	const bool is_title = str_eq(para, buf_view(&text->title));
	struct str rest, line;

	vec_clear(&marks->range);
	if (found == NULL || found->count == 0)
		return;
	rest = found->text;
	while (str_split(&rest, '\n', &line)) {
		add_ranges(found, line, para, marks);
		if (marks->range.len == 0 && is_title)
			add_terms(found, line, para, marks);
	}
}

static bool is_marked(const struct box_marks *marks, uint32_t at)
{
	for (size_t i = 0; i < marks->range.len; i++)
		if (at >= marks->range.ptr[i].start &&
			at < marks->range.ptr[i].end)
			return true;
	return false;
}

bool box_mark_line(const struct box_marks *marks, struct line *line)
{
	bool is_any = false;

	for (uint32_t i = 0; i < line->count; i++) {
		struct cell *cell = &line->cells[i];

		if (cell->src == CELL_DECORATION ||
			!is_marked(marks, cell->src))
			continue;
		cell->style =
			(style_t)((cell->style & ~STYLE_ROLE) | ROLE_MATCH);
		is_any = true;
	}
	return is_any;
}

void box_mark_lines(struct box_text *text, size_t from, struct str para)
{
	struct box_marks marks = {0};
	int first = -1;

	box_find_marks(text, para, &marks);
	for (size_t i = from; marks.range.len > 0 && i < text->lines.line.len;
		i++)
		if (box_mark_line(&marks, &text->lines.line.ptr[i]) &&
			first < 0)
			first = (int)i;
	if (text->most_marks < marks.range.len) {
		text->most_marks = marks.range.len;
		text->first_mark = first;
	}
	vec_release(&marks.range);
}

/* Of one clause: more than that needs not stand together. */
static size_t most_of(const struct box_found *found)
{
	struct str rest = found->text, line, clause;
	size_t most = 1;

	while (str_split(&rest, '\n', &line))
		while (str_split(&line, ',', &clause)) {
			const size_t start =
				(size_t)(clause.ptr - found->text.ptr);
			size_t count = 0;

			for (size_t i = 0; i < found->count; i++)
				count += is_in(
					found->ranges[i], start, clause.len);
			if (most < count)
				most = count;
		}
	return most;
}

bool box_shows_found(const struct box_text *text, const struct box_found *found)
{
	if (found->count == 0)
		return true;
	return text->most_marks >= most_of(found);
}

void box_keep_found(struct box_found *found, struct arena *arena)
{
	struct search_range *ranges =
		ARENA_ARRAY(arena, struct search_range, found->count + 1);

	for (size_t i = 0; i < found->count; i++)
		ranges[i] = found->ranges[i];
	found->ranges = ranges;
	found->text = arena_str(arena, found->text);
}
