/* SPDX-License-Identifier: MIT */
/*
 * Finding in the page: folded substrings of each block's logical text, so that
 * a phrase is found across line ends, with the content's language deciding what
 * counts as the same letter.
 */
#include "tui/reader_impl.h"

#include "base/mo.h"
#include "tui/search_view.h"

#include <limits.h>

static struct fold *fold_for(struct reader *reader, const struct unit *unit)
{
	struct work *work = book_work(reader->page.book);

	if (work != NULL)
		return corpus_fold(work, unit->lang);
	if (reader->file_fold == NULL)
		reader->file_fold = fold_new(unit->locale);
	return reader->file_fold;
}

/* What search everywhere has found in a unit. */
static void collect_hits(
	struct reader *reader, const struct unit *unit, struct pane_lines *pane)
{
	const struct search_range *ranges = NULL;
	struct buf text = {0};
	size_t count;

	if (!search_view_walks(reader->app) || unit->node == NULL)
		return;
	doc_block_text(unit->node, &text);
	count = search_view_ranges(reader->app, unit, buf_view(&text), &ranges);
	for (size_t i = 0; i < count; i++) {
		struct range range = {ranges[i].start, ranges[i].end};

		vec_push(&pane->matches, range);
	}
	buf_release(&text);
}

/* All matches of the query in a unit. */
static void collect(
	struct reader *reader, const struct unit *unit, struct pane_lines *pane)
{
	struct fold *fold;
	struct buf text = {0};
	size_t at = 0, start, end;

	vec_clear(&pane->matches);
	if (reader->query.len == 0)
		collect_hits(reader, unit, pane);
	if (reader->query.len == 0 || unit->node == NULL)
		return;
	fold = fold_for(reader, unit);
	fold_text(fold, buf_view(&reader->query), &reader->folded);
	buf_clear(&reader->needle);
	buf_str(&reader->needle, buf_view(&reader->folded.text));
	if (reader->needle.len == 0)
		return;
	doc_block_text(unit->node, &text);
	fold_text(fold, buf_view(&text), &reader->folded);
	while (fold_find(&reader->folded, buf_view(&reader->needle), at, &start,
		&end, &at)) {
		struct range range = {(uint32_t)start, (uint32_t)end};

		vec_push(&pane->matches, range);
	}
	buf_release(&text);
}

void find_mark(struct reader *reader, struct laid *laid)
{
	if (laid->find_generation == reader->find_generation)
		return;
	laid->find_generation = reader->find_generation;
	collect(reader, &laid->pane[0].unit, &laid->pane[0]);
	if (reader->side.book != NULL)
		collect(reader, &laid->pane[1].unit, &laid->pane[1]);
}

void reader_unmark(struct reader *reader)
{
	reader->match_unit = CORPUS_NONE;
	reader->find_generation++;
}

void find_clear(struct reader *reader)
{
	search_view_forget(reader->app);
	buf_clear(&reader->query);
	reader->is_missed = false;
	reader_unmark(reader);
}

/* The first match of a unit after (before) `at`; false if there is none. */
static bool match_in(struct reader *reader, int index, int64_t at,
	int direction, struct range *found)
{
	struct pane_lines pane = {0};
	bool is_found = false;

	if (!book_unit(reader->page.book, index, reader->page.lang,
		    reader->page.tier, &pane.unit))
		return false;
	collect(reader, &pane.unit, &pane);
	for (size_t i = 0; i < pane.matches.len; i++) {
		struct range range = pane.matches.ptr[i];

		if (direction > 0 && (int64_t)range.start > at && !is_found) {
			*found = range;
			is_found = true;
		}
		if (direction < 0 && (int64_t)range.start < at) {
			*found = range;
			is_found = true;
		}
	}
	vec_release(&pane.matches);
	return is_found;
}

bool reader_has_row(struct reader *reader, int unit, int row)
{
	int on_screen = row - reader->top_row;

	for (int u = reader->top; u < unit && on_screen < reader->rows; u++)
		on_screen += reader_laid(reader, u)->rows;
	return unit >= reader->top && on_screen >= 0 &&
	       on_screen < reader->rows;
}

static void show_match(
	struct reader *reader, int unit, struct range match, bool is_jump)
{
	struct laid *laid = reader_laid(reader, unit);
	int row = laid_row_of(laid, match.start, reader_is_stacked(reader));

	reader->match_unit = unit;
	reader->match = match;
	reader->focus_span = NULL;
	if (reader_has_row(reader, unit, row))
		return;
	if (is_jump)
		reader_push_trail(reader);
	reader->top = unit;
	reader->top_row = row;
	reader_scroll(reader, -reader->rows / 4);
	reader_clamp(reader);
}

void reader_show(struct reader *reader, int unit, uint32_t start, uint32_t end)
{
	struct range match = {start, end};

	if (reader_laid(reader, unit) == NULL)
		return;
	buf_clear(&reader->query);
	reader->is_missed = false;
	reader->find_generation++;
	show_match(reader, unit, match, false);
}

/* Where looking begins: after the match there is, else at the top of the page.
 */
static int64_t start_of(struct reader *reader, int direction, int *unit)
{
	int64_t at;

	if (reader->match_unit != CORPUS_NONE) {
		*unit = reader->match_unit;
		return (int64_t)reader->match.start;
	}
	*unit = reader->top;
	at = (int64_t)reader_top_offset(reader);
	return direction > 0 ? at - 1 : at;
}

static void say_wrapped(struct reader *reader, int direction)
{
	app_say(reader->app, "%s",
		direction > 0 ? _("went on from the start")
			      : _("went on from the end"));
}

void find_next(struct reader *reader, int direction)
{
	int count = book_count(reader->page.book, INT_MAX - 1), unit;
	int64_t at = start_of(reader, direction, &unit);
	bool is_wrapped = false;
	struct range found;

	if (reader->query.len == 0) {
		app_say(reader->app, "%s", _("nothing to find yet"));
		return;
	}
	/* An empty text has no unit to look in. */
	for (int i = 0; count > 0 && i <= count; i++) {
		if (match_in(reader, unit, at, direction, &found)) {
			reader->is_missed = false;
			show_match(reader, unit, found, true);
			if (is_wrapped)
				say_wrapped(reader, direction);
			return;
		}
		unit += direction;
		at = direction > 0 ? -1 : INT64_MAX;
		is_wrapped = is_wrapped || unit < 0 || unit >= count;
		unit = (unit + count) % count;
	}
	reader->is_missed = true;
	app_say(reader->app,
		/* TRANSLATORS: what was typed, then a key */
		_("not found: %s; %.*s searches everywhere"), reader->query.ptr,
		STR_ARG(app_key_for(reader->app, ACTION_SEARCH)));
}

void reader_look_for(struct reader *reader, struct str text)
{
	search_view_forget(reader->app);
	if (text.len == 0)
		return;
	buf_clear(&reader->query);
	buf_str(&reader->query, text);
	reader_unmark(reader);
}

void reader_find(struct reader *reader, struct str text, bool is_back)
{
	reader_look_for(reader, text);
	reader->is_back = is_back;
	find_next(reader, is_back ? -1 : 1);
}

void find_step(struct reader *reader, int step)
{
	if (search_view_walks(reader->app))
		search_view_step(reader->app, step);
	else
		find_next(reader, reader->is_back ? -step : step);
}

void find_everywhere(struct reader *reader)
{
	struct str query = {NULL, 0};

	if (reader->is_missed)
		query = buf_view(&reader->query);
	reader->is_missed = false;
	search_view_open(reader->app, query);
}

/* ---- for a view in the page's place ---- */

size_t reader_matches(struct reader *reader, const struct unit *unit,
	struct arena *arena, struct range **matches)
{
	struct pane_lines pane = {0};
	size_t count;

	collect(reader, unit, &pane);
	count = pane.matches.len;
	*matches = ARENA_ARRAY(arena, struct range, count + 1);
	for (size_t i = 0; i < count; i++)
		(*matches)[i] = pane.matches.ptr[i];
	vec_release(&pane.matches);
	return count;
}

bool reader_match(const struct reader *reader, int *unit, struct range *match)
{
	*unit = reader->match_unit;
	*match = reader->match;
	return reader->match_unit != CORPUS_NONE;
}

void reader_set_match(struct reader *reader, int unit, struct range match)
{
	reader->match_unit = unit;
	reader->match = match;
	reader->focus_span = NULL;
}

void reader_leave_match(struct reader *reader)
{
	reader->match_unit = CORPUS_NONE;
}

void reader_clear_find(struct reader *reader)
{
	find_clear(reader);
}
