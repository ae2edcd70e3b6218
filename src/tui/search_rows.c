/* SPDX-License-Identifier: MIT */
#include "tui/search_rows.h"

void search_rows_release(struct search_rows *rows)
{
	vec_release(&rows->row);
}

static unsigned bit(int lang)
{
	return lang < 0 ? 0 : 1u << lang;
}

static bool is_shown(const struct search_rows *rows, int lang)
{
	return lang == rows->lang || (rows->open & bit(lang)) != 0;
}

/* ---- making them ---- */

static void add(struct search_rows *rows, enum search_row_kind kind, int index)
{
	const struct search_row row = {.kind = kind, .index = index};

	vec_push(&rows->row, row);
}

static void add_lang_line(struct search_rows *rows, int lang)
{
	const struct search_row row = {.kind = SEARCH_ROW_LANG, .lang = lang};

	if (lang != rows->lang)
		vec_push(&rows->row, row);
}

/* Hits of one language stand together in the answer. */
static void add_hits(
	struct search_rows *rows, const struct search_answer *answer)
{
	int lang = CORPUS_NONE;
	int nth = 0;

	for (size_t i = 0; i < answer->count; i++) {
		const int of = answer->hits[i].lang;
		struct search_row row = {
			.kind = SEARCH_ROW_HIT, .index = (int)i, .lang = of};

		if (of != lang) {
			add_lang_line(rows, of);
			nth = 0;
		}
		lang = of;
		row.nth = nth++;
		if (is_shown(rows, of))
			vec_push(&rows->row, row);
	}
}

static void make(struct search_rows *rows, const struct search_answer *answer)
{
	vec_clear(&rows->row);
	for (size_t i = 0; i < answer->concept_count; i++)
		add(rows, SEARCH_ROW_TERM, (int)i);
	add_hits(rows, answer);
	for (size_t i = 0; i < answer->suggestion_count; i++)
		add(rows, SEARCH_ROW_SUGGESTION, (int)i);
}

void search_rows_begin(
	struct search_rows *rows, const struct search_answer *answer, int lang)
{
	rows->lang = lang;
	rows->open = 0;
	rows->at = rows->top = 0;
	if (answer->count > 0 && answer->hits[0].lang != lang)
		rows->open = bit(answer->hits[0].lang);
	make(rows, answer);
	while (rows->at < rows->row.len &&
		rows->row.ptr[rows->at].kind != SEARCH_ROW_HIT)
		rows->at++;
	if (rows->at == rows->row.len)
		rows->at = 0;
}

static bool is_same(const struct search_row *a, const struct search_row *b)
{
	if (a->kind != b->kind || a->lang != b->lang || a->nth != b->nth)
		return false;
	/* With more hits in the answer their numbers in it are others. */
	return a->kind == SEARCH_ROW_HIT || a->index == b->index;
}

void search_rows_fill(
	struct search_rows *rows, const struct search_answer *answer)
{
	struct search_row kept = {0};
	const bool has_kept = rows->at < rows->row.len;

	if (has_kept)
		kept = rows->row.ptr[rows->at];
	make(rows, answer);
	for (size_t i = 0; has_kept && i < rows->row.len; i++)
		if (is_same(&rows->row.ptr[i], &kept)) {
			rows->at = i;
			return;
		}
	rows->at = 0;
}

/* ---- the cursor ---- */

const struct search_row *search_rows_at(const struct search_rows *rows)
{
	return rows->at < rows->row.len ? &rows->row.ptr[rows->at] : NULL;
}

int search_rows_height(const struct search_rows *rows, size_t i)
{
	return rows->row.ptr[i].kind == SEARCH_ROW_HIT ? rows->hit_rows : 1;
}

/* [rows] Height of the rows from..to, both included. */
static int height_of(const struct search_rows *rows, size_t from, size_t to)
{
	int height = 0;

	for (size_t i = from; i <= to && i < rows->row.len; i++)
		height += search_rows_height(rows, i);
	return height;
}

static bool step(struct search_rows *rows, int way)
{
	if (way < 0 ? rows->at == 0 : rows->at + 1 >= rows->row.len)
		return false;
	rows->at = way < 0 ? rows->at - 1 : rows->at + 1;
	return true;
}

/* As many as fit on the screen less one, so that one stays in sight. */
static void step_page(struct search_rows *rows, int way, int height)
{
	int used = 0;

	while (step(rows, way)) {
		used += search_rows_height(rows, rows->at);
		if (used + rows->hit_rows >= height)
			break;
	}
}

/* clang-format off */
static const struct {
	enum action action;
	int way;
	bool is_page;
} moves[] = {
	{ ACTION_LINE_DOWN, 1, false },
	{ ACTION_LINE_UP, -1, false },
	{ ACTION_PAGE_DOWN, 1, true },
	{ ACTION_PAGE_UP, -1, true },
};
/* clang-format on */

bool search_rows_move(
	struct search_rows *rows, enum action action, int count, int height)
{
	if (action == ACTION_START || action == ACTION_END) {
		rows->at = action == ACTION_START || rows->row.len == 0
		                   ? 0
		                   : rows->row.len - 1;
		return true;
	}
	for (size_t i = 0; i < ARRAY_LEN(moves); i++) {
		if (moves[i].action != action)
			continue;
		for (int n = 0; n < (count > 0 ? count : 1); n++)
			if (moves[i].is_page)
				step_page(rows, moves[i].way, height);
			else if (!step(rows, moves[i].way))
				break;
		return true;
	}
	return false;
}

void search_rows_scroll(struct search_rows *rows, int height)
{
	const size_t count = rows->row.len;

	if (count == 0) {
		rows->top = 0;
		return;
	}
	if (rows->top > rows->at)
		rows->top = rows->at;
	while (rows->top < rows->at &&
		height_of(rows, rows->top, rows->at) > height)
		rows->top++;
	/* What stands above the first hit comes along if there is room. */
	while (rows->top > 0 &&
		rows->row.ptr[rows->top - 1].kind != SEARCH_ROW_HIT &&
		height_of(rows, rows->top - 1, rows->at) <= height)
		rows->top--;
	while (rows->top > 0 &&
		height_of(rows, rows->top - 1, count - 1) <= height)
		rows->top--;
}

/* ---- hits ---- */

int search_rows_position(const struct search_rows *rows,
	const struct search_answer *answer, int *count)
{
	const struct search_row *at = search_rows_at(rows);
	int lang = CORPUS_NONE;
	int place = 0;

	*count = 0;
	for (size_t i = 0; i < answer->count; i++) {
		const int of = answer->hits[i].lang;

		if (of == lang || !is_shown(rows, of))
			continue;
		lang = of;
		if (at != NULL && at->kind == SEARCH_ROW_HIT && at->lang == of)
			place = *count + at->nth + 1;
		*count += answer->counts[of];
	}
	return place;
}

bool search_rows_is_cut(const struct search_rows *rows,
	const struct search_answer *answer, size_t i)
{
	const struct search_row *row = &rows->row.ptr[i];
	const size_t next = (size_t)row->index + 1;

	if (row->kind != SEARCH_ROW_HIT ||
		row->nth + 1 >= answer->counts[row->lang])
		return false;
	return next >= answer->count || answer->hits[next].lang != row->lang;
}
