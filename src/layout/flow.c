/* SPDX-License-Identifier: MIT */
#include "layout/flow.h"

#include "text/width.h"

#include <string.h>

void flow_init(struct flow *flow, const struct layout_opts *opts,
	struct arena *arena, struct lines *out)
{
	/* Not the strips, 5 KB that few blocks need: strip_count tells. */
	memset(flow, 0, offsetof(struct flow, strips));
	flow->opts = opts;
	flow->arena = arena;
	flow->out = out;
}

void flow_release(struct flow *flow)
{
	buf_release(&flow->flags);
	buf_release(&flow->levels);
	buf_release(&flow->drawn);
}

void flow_push(struct flow *flow, struct strip strip)
{
	if (flow->strip_count < STRIP_MAX)
		flow->strips[flow->strip_count] = strip;
	flow->strip_count++;
	flow->rest = NULL;
}

void flow_pop(struct flow *flow)
{
	flow->strip_count--;
	flow->rest = NULL;
}

struct cell *flow_cells(struct flow *flow, struct str text, style_t style,
	uint32_t *count, int *cols)
{
	struct flow_text t = {.text = text,
		.style = style,
		.lead = (uint32_t)text.len,
		.lead_style = style};
	struct cell *cells;

	*count = cells_make(flow, &t, &cells);
	*cols = 0;
	for (uint32_t i = 0; i < *count; i++)
		*cols += cells[i].cols;
	return cells;
}

/*
 * Deep nesting must leave room for text: only the innermost strips that fit in
 * half the width are drawn.
 */
static int first_strip(const struct flow *flow)
{
	int count =
		flow->strip_count < STRIP_MAX ? flow->strip_count : STRIP_MAX;
	int cols = 0;

	for (int i = count - 1; i >= 0; i--) {
		cols += flow->strips[i].cols;
		if (cols > flow->opts->width / 2)
			return i + 1;
	}
	return 0;
}

static void make_prefix(struct flow *flow, struct line *line)
{
	int count =
		flow->strip_count < STRIP_MAX ? flow->strip_count : STRIP_MAX;
	struct buf text = {0};
	bool is_all_rest = true;
	style_t style = ROLE_BULLET;

	if (flow->rest != NULL) {
		line->prefix = flow->rest;
		line->prefix_count = flow->rest_count;
		line->prefix_cols = flow->rest_cols;
		return;
	}
	for (int i = first_strip(flow); i < count; i++) {
		struct strip *strip = &flow->strips[i];

		buf_str(&text, strip->is_used ? strip->rest : strip->first);
		is_all_rest = is_all_rest && strip->is_used;
		style = strip->style;
		strip->is_used = true;
	}
	if (text.len > 0) {
		struct str kept = arena_str(flow->arena, buf_view(&text));

		line->prefix = flow_cells(flow, kept, style,
			&line->prefix_count, &line->prefix_cols);
	}
	if (is_all_rest && text.len > 0) {
		flow->rest = arena_alloc(
			flow->arena, line->prefix_count * sizeof(*flow->rest));
		memcpy(flow->rest, line->prefix,
			line->prefix_count * sizeof(*flow->rest));
		flow->rest_count = line->prefix_count;
		flow->rest_cols = line->prefix_cols;
	}
	buf_release(&text);
}

void flow_blank(struct flow *flow)
{
	struct line line = {.is_rtl = flow->opts->locale->is_rtl};

	if (flow->out->line.len > 0)
		line.start = line.end =
			flow->out->line.ptr[flow->out->line.len - 1].end;
	make_prefix(flow, &line);
	vec_push(&flow->out->line, line);
}

/* Where the line that starts at `from` ends: one past its last cell. */
struct cut {
	uint32_t end; /* cells of this line, trailing spaces included */
	int cols;     /* [col] of them */
};

/* A closing mark, or the no-break space before one. */
static bool begins_no_line(const struct cell *cell)
{
	return (cell->flags & CELL_NO_START) != 0 ||
	       (cell->len == 1 && cell->text[0] == ' ');
}

/*
 * No opportunity in the whole line: cut at a cluster, but neither leave an
 * opening mark behind nor send a closing one ahead alone (kinsoku).
 */
static uint32_t emergency(const struct cell *cells, uint32_t from, uint32_t at)
{
	uint32_t end = at;

	while (end > from + 1 &&
		(begins_no_line(&cells[end]) ||
			(cells[end - 1].flags & CELL_NO_END) != 0))
		end--;
	if (end == from + 1 && begins_no_line(&cells[end]))
		end = at;
	return end > from ? end : from + 1;
}

static struct cut emergency_cut(
	const struct cell *cells, uint32_t from, uint32_t at)
{
	struct cut cut = {emergency(cells, from, at), 0};

	for (uint32_t i = from; i < cut.end; i++)
		cut.cols += cells[i].cols;
	return cut;
}

/* UAX #14, less what the language's typography forbids besides. */
static bool may_break(const struct cell *cell)
{
	return (cell->flags & CELL_MAY_BREAK) != 0 &&
	       (cell->flags & CELL_NO_START) == 0 &&
	       (cell[-1].flags & CELL_NO_END) == 0;
}

/* A line that ends at a soft hyphen needs a column for the hyphen. */
static bool has_room(const struct cell *last, int cols, int width)
{
	return (last->flags & CELL_SOFT_HYPHEN) == 0 || cols < width;
}

static struct cut find_cut(
	const struct cell *cells, uint32_t from, uint32_t n, int width)
{
	struct cut may = {from, 0};
	int cols = 0;

	for (uint32_t i = from; i < n; i++) {
		if (i > from && (cells[i].flags & CELL_MUST_BREAK) != 0)
			return (struct cut){i, cols};
		if (i > from && may_break(&cells[i]) &&
			has_room(&cells[i - 1], cols, width))
			may = (struct cut){i, cols};
		if ((cells[i].flags & CELL_SPACE) == 0 &&
			cols + cells[i].cols > width)
			return may.end > from ? may
			                      : emergency_cut(cells, from, i);
		cols += cells[i].cols;
	}
	return (struct cut){n, cols};
}

static const char hyphen[] = "-";

static void end_line(struct flow *flow, struct line *line, struct cell *cells,
	struct cut cut, bool is_kept)
{
	uint32_t count = cut.end;

	line->cols = cut.cols;
	/* Kept spaces may not hang over the edge either. */
	while (count > 0 && (cells[count - 1].flags & CELL_SPACE) != 0 &&
		(!is_kept ||
			line->cols + line->prefix_cols > flow->opts->width))
		line->cols -= cells[--count].cols;
	line->cells = cells;
	line->count = count;
	if (count > 0 && (cells[count - 1].flags & CELL_SOFT_HYPHEN) != 0 &&
		line->cols + line->prefix_cols < flow->opts->width) {
		struct cell *copy =
			ARENA_ARRAY(flow->arena, struct cell, count + 1);

		memcpy(copy, cells, count * sizeof(*copy));
		copy[count] = copy[count - 1];
		copy[count].text = hyphen;
		copy[count].len = copy[count].cols = 1;
		line->cells = copy;
		line->count = count + 1;
		line->cols++;
	}
}

static uint32_t line_start(const struct cell *cells, uint32_t from, uint32_t to,
	uint32_t otherwise)
{
	for (uint32_t i = from; i < to; i++)
		if (cells[i].src != CELL_DECORATION)
			return cells[i].src;
	return otherwise;
}

static void set_levels(struct flow *flow, const struct flow_text *text,
	struct cell *cells, uint32_t n, bool *is_rtl)
{
	const struct layout_opts *opts = flow->opts;
	int base = opts->is_auto_dir ? -1 : opts->locale->is_rtl;
	const uint8_t *levels;

	/* As stored, nothing is ordered, and finding levels is dear. */
	*is_rtl = (base < 0 ? bidi_base(text->text) : base) == 1;
	if ((opts->bidi == BIDI_OFF && !flow->has_levels) ||
		(base != 1 && !bidi_has_rtl(text->text)))
		return;
	buf_clear(&flow->levels);
	buf_reserve(&flow->levels, text->text.len + 1);
	bidi_levels(text->text, base, (uint8_t *)flow->levels.ptr);
	levels = (const uint8_t *)flow->levels.ptr;
	for (uint32_t i = 0; i < n; i++) {
		size_t at = cells[i].src == CELL_DECORATION
		                    ? (size_t)(cells[i].text - text->text.ptr)
		                    : cells[i].src - text->base + text->lead;

		if (at < text->text.len)
			cells[i].level = levels[at];
	}
}

/*
 * Leading cells of a label are drawn from `text` itself unless they had to be
 * rewritten; then their level is the base's.
 */
void flow_add(struct flow *flow, const struct flow_text *text)
{
	struct cell *cells;
	uint32_t n = cells_make(flow, text, &cells);
	uint32_t last = text->base;
	bool is_rtl = false;

	if (n == 0)
		return;
	set_levels(flow, text, cells, n, &is_rtl);
	for (uint32_t from = 0; from < n;) {
		struct line line = {.is_rtl = is_rtl};
		struct cut cut;
		int width;

		make_prefix(flow, &line);
		width = flow->opts->width - line.prefix_cols;
		cut = find_cut(cells, from, n, width > 1 ? width : 1);
		line.start = line_start(cells, from, cut.end, last);
		line.end = line_start(cells, cut.end, n,
			text->base + (uint32_t)text->text.len - text->lead);
		last = line.end;
		end_line(flow, &line, cells + from,
			(struct cut){cut.end - from, cut.cols}, text->is_code);
		order_line(flow, &line);
		vec_push(&flow->out->line, line);
		from = cut.end;
	}
}
