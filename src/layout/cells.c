/* SPDX-License-Identifier: MIT */
/* A text to cells in logical order: what is drawn, how wide, in which style. */
#include "layout/flow.h"

#include "text/clean.h"
#include "text/utf8.h"
#include "text/width.h"

#include <assert.h>
#include <string.h>

#define ACTIVE_MAX 32 /* spans open at one byte; deeper ones are not styled */

/* The spans that cover the byte being looked at, and how they style it. */
struct active {
	const struct doc_span *open[ACTIVE_MAX];
	int count;
	size_t next;    /* first span not opened yet */
	uint32_t until; /* [B] where the first of them ends or another begins */
	style_t style;
	uint16_t link;
};

static const struct {
	enum role role;
	style_t bits;
	bool is_link;
} span_styles[DOC_SPAN_KIND_COUNT] = {
	[DOC_SPAN_EMPH] = {ROLE_COUNT, STYLE_EMPH, false},
	[DOC_SPAN_STRONG] = {ROLE_COUNT, STYLE_STRONG, false},
	[DOC_SPAN_CODE] = {ROLE_CODE, 0, false},
	[DOC_SPAN_HTML] = {ROLE_DIM, 0, false},
	[DOC_SPAN_IMAGE] = {ROLE_DIM, 0, false},
	[DOC_SPAN_LINK] = {ROLE_LINK, 0, true},
	[DOC_SPAN_SEC] = {ROLE_LINK, 0, true},
	[DOC_SPAN_REF] = {ROLE_REF, 0, true},
	[DOC_SPAN_NOTE] = {ROLE_NOTE, 0, true},
	[DOC_SPAN_TERM] = {ROLE_TERM, 0, true},
};

static bool is_styled(
	const struct layout_opts *opts, const struct doc_span *span)
{
	if (!span_styles[span->kind].is_link)
		return true;
	if (opts->marks == MARKS_NONE)
		return false;
	return opts->marks == MARKS_ALL || !span->is_marked;
}

/* Spans may be told in offsets that the label before the text shifts. */
static uint32_t active_until(
	const struct active *active, const struct flow_text *text)
{
	uint32_t until = UINT32_MAX;

	if (active->next < text->span_count)
		until = text->spans[active->next].start + text->lead;
	for (int i = 0; i < active->count; i++)
		if (active->open[i]->end + text->lead < until)
			until = active->open[i]->end + text->lead;
	return until;
}

static void active_move(
	struct active *active, const struct flow_text *text, uint32_t at)
{
	int kept = 0;

	for (int i = 0; i < active->count; i++)
		if (active->open[i]->end + text->lead > at)
			active->open[kept++] = active->open[i];
	active->count = kept;
	while (active->next < text->span_count &&
		text->spans[active->next].start + text->lead <= at) {
		const struct doc_span *span = &text->spans[active->next++];

		if (span->end + text->lead > at && active->count < ACTIVE_MAX)
			active->open[active->count++] = span;
	}
	active->until = active_until(active, text);
}

static uint16_t add_link(struct flow *flow, const struct flow_text *text,
	const struct doc_span *span)
{
	struct lines *out = flow->out;
	struct link link = {
		span, text->base + span->start, text->base + span->end};
	size_t i = out->links.len;

	/* The spans open now were added last: look from the end, and not far.
	 */
	while (i > 0 && out->links.len - i < ACTIVE_MAX)
		if (out->links.ptr[--i].span == span)
			return (uint16_t)(i + 1);
	if (out->links.len >= UINT16_MAX - 1)
		return 0;
	vec_push(&out->links, link);
	return (uint16_t)out->links.len;
}

static void active_style(
	struct flow *flow, const struct flow_text *text, struct active *active)
{
	style_t role = text->style & STYLE_ROLE;
	style_t bits = text->style & (style_t)~STYLE_ROLE;

	active->link = 0;
	for (int i = 0; i < active->count; i++) {
		const struct doc_span *span = active->open[i];

		if (span_styles[span->kind].is_link)
			active->link = add_link(flow, text, span);
		if (!is_styled(flow->opts, span))
			continue;
		bits |= span_styles[span->kind].bits;
		if (span_styles[span->kind].role != ROLE_COUNT)
			role = (style_t)span_styles[span->kind].role;
	}
	active->style = (style_t)(role | bits);
}

/* Drawn text and columns of a cluster that is not printable ASCII. */
static void draw_cell(struct flow *flow, struct str cluster, struct cell *cell)
{
	size_t pos = 0;
	uint32_t cp = utf8_next(cluster, &pos);

	if (pos == cluster.len && cp > 0xa0 && cp != 0x202f &&
		clean_cp(cp) == cp) {
		cell->text = cluster.ptr;
		cell->len = (uint8_t)cluster.len;
		cell->cols = (uint8_t)width_cp(cp);
		if (cell->cols > 0)
			return;
	}
	buf_clear(&flow->drawn);
	width_drawn(cluster, &flow->drawn);
	cell->cols = (uint8_t)width_grapheme(cluster);
	cell->len = (uint8_t)flow->drawn.len;
	cell->text = arena_str(flow->arena, buf_view(&flow->drawn)).ptr;
}

static const char blanks[] = "        ";

/* A tab in code runs to the next multiple of 8. */
static void draw_tab(struct cell *cell, int col)
{
	cell->text = blanks;
	cell->cols = (uint8_t)(8 - col % 8);
	cell->len = cell->cols;
}

static bool is_soft_hyphen(struct str cluster)
{
	return cluster.len == 2 && memcmp(cluster.ptr, "\u00ad", 2) == 0;
}

static void draw(struct flow *flow, const struct flow_text *text,
	struct str cluster, struct cell *cell, int col)
{
	unsigned char c = (unsigned char)cluster.ptr[0];

	if (cluster.len == 1 && c >= 0x20 && c < 0x7f) {
		cell->text = cluster.ptr;
		cell->len = cell->cols = 1;
	} else if (cluster.len == 1 && c == '\t' && text->is_code) {
		draw_tab(cell, col);
	} else {
		draw_cell(flow, cluster, cell);
	}
}

/*
 * What brk marks and a cell keeps differ by one bit's place. Lines end at line
 * feeds only: a form feed and U+2028 are drawn.
 */
#define CELL_BRK (CELL_MAY_BREAK | CELL_NO_START | CELL_NO_END)
static_assert(BRK_LINE >> 1 == CELL_MAY_BREAK &&
		      BRK_NO_START >> 1 == CELL_NO_START &&
		      BRK_NO_END >> 1 == CELL_NO_END,
	"cells take over brk's flags");

/* A text on its way to cells. */
struct making {
	struct flow *flow;
	const struct flow_text *text;
	const uint8_t *flags; /* of brk, per byte */
	struct active active;
	struct cell *cells;
	uint32_t count;
	int col;
	uint8_t pending; /* breaks before clusters that are not drawn */
};

/* A reference or note belongs to the word before it: no line begins with it. */
static bool begins_call(
	const struct active *active, const struct flow_text *text, uint32_t at)
{
	for (int i = 0; i < active->count; i++) {
		const struct doc_span *span = active->open[i];

		if ((span->kind == DOC_SPAN_REF ||
			    span->kind == DOC_SPAN_NOTE) &&
			span->start + text->lead == at)
			return true;
	}
	return false;
}

static void set_style(struct making *making, struct cell *cell, uint32_t at)
{
	const struct flow_text *text = making->text;
	struct active *active = &making->active;

	if (at < text->lead) {
		cell->src = CELL_DECORATION;
		cell->style = text->lead_style;
		return;
	}
	if (at >= active->until) {
		active_move(active, text, at);
		active_style(making->flow, text, active);
		if (begins_call(active, text, at))
			cell->flags |= CELL_NO_START;
	}
	cell->src = text->base + at - text->lead;
	cell->style = active->style;
	cell->link = active->link;
}

/* A line with nothing on it is one blank: a line has cells. */
static void add_empty_line(struct making *making, uint32_t at)
{
	struct cell *cell = &making->cells[making->count++];

	*cell = (struct cell){.text = blanks,
		.len = 1,
		.cols = 1,
		.flags = CELL_SPACE | CELL_MUST_BREAK};
	set_style(making, cell, at);
}

/* The cluster at [from, to). */
static void add_cluster(struct making *making, uint32_t from, uint32_t to)
{
	const struct flow_text *text = making->text;
	struct str cluster = {text->text.ptr + from, to - from};
	struct cell *cell = &making->cells[making->count];
	uint8_t flags = (uint8_t)(making->flags[from] >> 1) & CELL_BRK;
	char c = cluster.ptr[0];

	if (text->is_code)
		flags &= (uint8_t)~CELL_MAY_BREAK;
	flags |= making->pending;
	making->pending = flags & (CELL_MAY_BREAK | CELL_MUST_BREAK);
	if (c == '\n' || c == '\r') {
		if (making->count == 0 || (flags & CELL_MUST_BREAK) != 0)
			add_empty_line(making, from);
		making->pending |= CELL_MUST_BREAK;
		making->col = 0;
		return;
	}
	if (is_soft_hyphen(cluster)) {
		if (making->count > 0)
			cell[-1].flags |= CELL_SOFT_HYPHEN;
		return;
	}
	draw(making->flow, text, cluster, cell, making->col);
	if (cell->cols == 0)
		return;
	if (c == ' ' && cluster.len == 1)
		flags |= CELL_SPACE;
	cell->flags = flags;
	set_style(making, cell, from);
	making->pending = 0;
	making->col += cell->cols;
	making->count++;
}

static bool is_ascii(char c)
{
	return c >= 0x20 && c < 0x7f;
}

/*
 * Nearly all text: clusters of one printable ASCII byte, up to where the style
 * changes. Returns where they end, which may be `from`.
 */
static uint32_t add_ascii(struct making *making, uint32_t from)
{
	const struct flow_text *text = making->text;
	const char *ptr = text->text.ptr;
	uint32_t start = from, end = (uint32_t)text->text.len;
	uint8_t mask = CELL_BRK;
	struct cell *cell = &making->cells[making->count];

	if (from < text->lead)
		return from;
	if (end > making->active.until)
		end = making->active.until;
	if (text->is_code)
		mask &= (uint8_t)~CELL_MAY_BREAK;
	for (; from < end; from++) {
		char c = ptr[from];

		if (!is_ascii(c) || !(making->flags[from + 1] & BRK_GRAPHEME))
			break;
		*cell++ = (struct cell){.text = ptr + from,
			.len = 1,
			.cols = 1,
			.style = making->active.style,
			.link = making->active.link,
			.src = text->base + from - text->lead,
			.flags = (uint8_t)((making->flags[from] >> 1 & mask) |
					   making->pending |
					   (c == ' ' ? CELL_SPACE : 0))};
		making->pending = 0;
	}
	making->count += from - start;
	making->col += (int)(from - start);
	return from;
}

static uint32_t cluster_end(const struct making *making, uint32_t from)
{
	/* The text's end is a boundary, too. */
	do
		from++;
	while (!(making->flags[from] & BRK_GRAPHEME));
	return from;
}

/* Flags of each byte of a text, and how many clusters they tell. */
static const uint8_t *find_clusters(
	struct flow *flow, struct str s, size_t *count)
{
	uint8_t *flags;

	buf_clear(&flow->flags);
	flags = (uint8_t *)buf_reserve(&flow->flags, s.len + 1);
	brk_marks(flow->opts->brk, s,
		BRK_GRAPHEME | BRK_LINE | BRK_NO_START | BRK_NO_END, flags);
	*count = 0;
	for (size_t i = 0; i < s.len; i++)
		*count += flags[i] & BRK_GRAPHEME;
	return flags;
}

uint32_t cells_make(
	struct flow *flow, const struct flow_text *text, struct cell **cells)
{
	struct making making = {.flow = flow, .text = text};
	uint32_t len = (uint32_t)text->text.len;
	size_t count;

	making.active.style = text->style;
	making.active.until = active_until(&making.active, text);
	making.flags = find_clusters(flow, text->text, &count);
	/* One more: whoever cuts lines looks at the cell after. */
	making.cells = ARENA_ARRAY(flow->arena, struct cell, count + 1);
	for (uint32_t from = 0, to; from < len; from = to) {
		to = from;
		if (is_ascii(text->text.ptr[from]))
			to = add_ascii(&making, from);
		if (to > from)
			continue;
		to = cluster_end(&making, from);
		add_cluster(&making, from, to);
	}
	*cells = making.cells;
	return making.count;
}
