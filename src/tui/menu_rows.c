/* SPDX-License-Identifier: MIT */
#include "tui/menu_rows.h"

#include <limits.h>

static const struct menu_row *row_at(const struct menu_rows *list, size_t i)
{
	return &list->rows[list->shown.ptr[i]];
}

/* The nearest row from `at` on that can be chosen, else the nearest before it.
 */
static size_t settle(const struct menu_rows *list, size_t at)
{
	for (size_t i = at; i < list->shown.len; i++)
		if (!row_at(list, i)->is_heading)
			return i;
	for (size_t i = at; i > 0; i--)
		if (i - 1 < list->shown.len && !row_at(list, i - 1)->is_heading)
			return i - 1;
	return 0;
}

void menu_rows_init(struct menu_rows *list, const struct menu_row *rows,
	size_t count, size_t at)
{
	*list = (struct menu_rows){.rows = rows, .count = count};
	for (size_t i = 0; i < count; i++)
		vec_push(&list->shown, i);
	list->at = settle(list, at < count ? at : 0);
}

void menu_rows_release(struct menu_rows *list)
{
	vec_release(&list->shown);
}

const struct menu_row *menu_rows_at(const struct menu_rows *list)
{
	if (list->at >= list->shown.len || row_at(list, list->at)->is_heading)
		return NULL;
	return row_at(list, list->at);
}

struct needle {
	struct str query;
	menu_fold_fn *fold;
	void *ctx;
	struct folded query_folded, text_folded;
	int lang; /* of query_folded */
};

static bool holds(struct needle *needle, struct fold *fold, struct str text)
{
	if (text.len == 0)
		return false;
	if (!fold)
		return str_search(text, needle->query) != SIZE_MAX;
	fold_text(fold, text, &needle->text_folded);
	return str_search(buf_view(&needle->text_folded.text),
		       buf_view(&needle->query_folded.text)) != SIZE_MAX;
}

static bool is_match(struct needle *needle, const struct menu_row *row)
{
	struct fold *fold =
		needle->fold ? needle->fold(needle->ctx, row->lang) : NULL;

	if (fold && needle->lang != row->lang) {
		fold_text(fold, needle->query, &needle->query_folded);
		needle->lang = row->lang;
	}
	return holds(needle, fold, row->text) ||
	       holds(needle, fold, row->detail) ||
	       holds(needle, fold, row->key);
}

/* The heading is shown once a row below it is. */
static void show_matches(struct menu_rows *list, struct needle *needle)
{
	size_t heading = SIZE_MAX;

	for (size_t i = 0; i < list->count; i++) {
		if (list->rows[i].is_heading) {
			heading = i;
			continue;
		}
		if (!is_match(needle, &list->rows[i]))
			continue;
		if (heading != SIZE_MAX)
			vec_push(&list->shown, heading);
		heading = SIZE_MAX;
		vec_push(&list->shown, i);
	}
}

void menu_rows_filter(
	struct menu_rows *list, struct str query, menu_fold_fn *fold, void *ctx)
{
	const size_t kept = menu_rows_at(list) ? list->shown.ptr[list->at] : 0;
	struct needle needle = {
		.query = query, .fold = fold, .ctx = ctx, .lang = INT_MIN};

	vec_clear(&list->shown);
	if (query.len == 0)
		for (size_t i = 0; i < list->count; i++)
			vec_push(&list->shown, i);
	else
		show_matches(list, &needle);
	folded_release(&needle.query_folded);
	folded_release(&needle.text_folded);
	list->top = 0;
	list->at = settle(list, 0);
	for (size_t i = 0; i < list->shown.len; i++)
		if (list->shown.ptr[i] == kept && kept > 0)
			list->at = i;
}

/* `by` rows that can be chosen, down or up; stays at the ends. */
static void step(struct menu_rows *list, long by)
{
	const long last = (long)list->shown.len - 1;
	const long way = by < 0 ? -1 : 1;
	long at = (long)list->at;

	while (by != 0) {
		at += way;
		if (at < 0 || at > last)
			return;
		if (row_at(list, (size_t)at)->is_heading)
			continue;
		list->at = (size_t)at;
		by -= way;
	}
}

/* The count-th row that can be chosen. */
static void go(struct menu_rows *list, long number)
{
	list->at = settle(list, 0);
	step(list, number - 1);
}

/* The next row on the outermost level, or the first below a heading. */
static bool begins_part(const struct menu_rows *list, size_t i)
{
	const struct menu_row *row = row_at(list, i);

	if (row->is_heading)
		return false;
	return row->indent == 0 || i == 0 || row_at(list, i - 1)->is_heading;
}

static bool has_levels(const struct menu_rows *list)
{
	for (size_t i = 0; i < list->count; i++)
		if (list->rows[i].is_heading || list->rows[i].indent > 0)
			return true;
	return false;
}

static void step_part(struct menu_rows *list, long way)
{
	long i = (long)list->at + way;

	if (!has_levels(list))
		return;
	for (; i >= 0 && i < (long)list->shown.len; i += way) {
		if (!begins_part(list, (size_t)i))
			continue;
		list->at = (size_t)i;
		return;
	}
}

enum stride { ROWS, PAGES, HALVES, PARTS };

/* clang-format off */
static const struct {
	enum action action;
	enum stride unit;
	int way;
} moves[] = {
	{ ACTION_LINE_DOWN, ROWS, 1 },
	{ ACTION_LINE_UP, ROWS, -1 },
	{ ACTION_FIND_NEXT, ROWS, 1 },
	{ ACTION_FIND_PREV, ROWS, -1 },
	{ ACTION_FOCUS_NEXT, ROWS, 1 },
	{ ACTION_FOCUS_PREV, ROWS, -1 },
	{ ACTION_PAGE_DOWN, PAGES, 1 },
	{ ACTION_PAGE_UP, PAGES, -1 },
	{ ACTION_HALF_DOWN, HALVES, 1 },
	{ ACTION_HALF_UP, HALVES, -1 },
	{ ACTION_NEXT_PART, PARTS, 1 },
	{ ACTION_PREV_PART, PARTS, -1 },
	{ ACTION_NEXT_SECTION, PARTS, 1 },
	{ ACTION_PREV_SECTION, PARTS, -1 },
};
/* clang-format on */

static void move_by(
	struct menu_rows *list, enum stride unit, long by, int height)
{
	const long page = height > 1 ? height - 1 : 1;

	if (unit == PARTS)
		for (long i = 0; i < (by < 0 ? -by : by); i++)
			step_part(list, by < 0 ? -1 : 1);
	else if (unit == ROWS)
		step(list, by);
	else
		step(list, by * (unit == PAGES ? page : (page + 1) / 2));
}

bool menu_rows_move(
	struct menu_rows *list, enum action action, int count, int height)
{
	const long rows = (long)list->shown.len;
	const long times = count < 1 ? 1 : count < rows ? count : rows;

	if (action == ACTION_START || action == ACTION_END) {
		if (count > 0 || action == ACTION_START)
			go(list, times);
		else
			step(list, rows);
		return true;
	}
	for (size_t i = 0; i < ARRAY_LEN(moves); i++) {
		if (moves[i].action != action)
			continue;
		move_by(list, moves[i].unit, moves[i].way * times, height);
		return true;
	}
	return false;
}

void menu_rows_scroll(struct menu_rows *list, int height)
{
	const size_t rows = height > 0 ? (size_t)height : 1;
	size_t first = list->at;

	/* A heading over the first row comes along if there is room for it. */
	while (first > 0 && list->at - first + 1 < rows &&
		row_at(list, first - 1)->is_heading)
		first--;
	if (list->top > first)
		list->top = first;
	if (list->at >= list->top + rows)
		list->top = list->at - rows + 1;
	if (list->top + rows > list->shown.len)
		list->top = list->shown.len > rows ? list->shown.len - rows : 0;
}
