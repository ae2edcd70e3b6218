/* SPDX-License-Identifier: MIT */
/* A text to cells in logical order: what is drawn, how wide, in which style. */
#include "layout/active.h"

#include "text/clean.h"
#include "text/utf8.h"
#include "text/width.h"

#include <assert.h>
#include <string.h>

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

static void set_style(struct making *making, struct cell *cell, uint32_t at)
{
	const struct flow_text *text = making->text;
	struct active *active = &making->active;

	if (at < text->lead) {
		cell->src = CELL_DECORATION;
		cell->style = text->lead_style;
		return;
	}
	if (at >= active->until && active_move(active, making->flow, text, at))
		cell->flags |= CELL_NO_START;
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

	*cell = (struct cell){0};
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

/*
 * Length [B] of the character at the start of `s` and its columns if it is
 * surely drawn as it is, else 0: printable ASCII, letters of Latin, Cyrillic,
 * Arabic, and Han. Only a shortcut past draw, which knows the rest.
 */
static uint32_t plain_at(struct str s, uint8_t *cols)
{
	const unsigned char *at = (const unsigned char *)s.ptr;
	uint32_t cp;

	*cols = 1;
	if (at[0] < 0x80)
		return at[0] >= 0x20 && at[0] < 0x7f;
	if (at[0] >= 0xe4 && at[0] <= 0xe9 && s.len >= 3) {
		cp = (at[0] & 0x0fu) << 12 | (at[1] & 0x3fu) << 6 |
		     (at[2] & 0x3fu);
		*cols = 2;
		return cp >= 0x4e00 ? 3 : 0;
	}
	if (at[0] < 0xc3 || at[0] > 0xd9 || s.len < 2)
		return 0;
	cp = (at[0] & 0x1fu) << 6 | (at[1] & 0x3fu);
	if (cp >= 0x620 && cp <= 0x64a)
		return 2;
	if (cp >= 0x300 && (cp < 0x400 || cp > 0x47f))
		return 0;
	*cols = (uint8_t)width_cp(cp);
	return *cols > 0 ? 2 : 0;
}

/*
 * Nearly all text: clusters of one character that is drawn as it is, up to
 * where the style changes. Returns where they end, which may be `from`.
 */
static uint32_t add_plain(struct making *making, uint32_t from)
{
	const struct flow_text *text = making->text;
	const char *ptr = text->text.ptr;
	uint32_t end = (uint32_t)text->text.len;
	uint8_t mask = CELL_BRK;
	uint8_t cols;
	struct cell *cell = &making->cells[making->count];

	if (from < text->lead)
		return from;
	if (end > making->active.until)
		end = making->active.until;
	if (text->is_code)
		mask &= (uint8_t)~CELL_MAY_BREAK;
	while (from < end) {
		uint32_t len =
			plain_at((struct str){ptr + from, end - from}, &cols);

		if (len == 0 || !(making->flags[from + len] & BRK_GRAPHEME))
			break;
		*cell++ = (struct cell){.text = ptr + from,
			.len = (uint8_t)len,
			.cols = cols,
			.style = making->active.style,
			.link = making->active.link,
			.src = text->base + from - text->lead,
			.flags =
				(uint8_t)((making->flags[from] >> 1 & mask) |
					  making->pending |
					  (ptr[from] == ' ' ? CELL_SPACE : 0))};
		making->pending = 0;
		making->col += cols;
		from += len;
	}
	making->count = (uint32_t)(cell - making->cells);
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

/* How many of the bytes have BRK_GRAPHEME; eight at a time. */
static size_t count_clusters(const uint8_t *flags, size_t len)
{
	const uint64_t each = UINT64_C(0x0101010101010101) * BRK_GRAPHEME;
	size_t count = 0;
	size_t i = 0;

	for (; i + 8 <= len; i += 8) {
		uint64_t word;

		memcpy(&word, flags + i, sizeof(word));
		count += (size_t)((word & each) * each >> 56);
	}
	for (; i < len; i++)
		count += flags[i] & BRK_GRAPHEME;
	return count;
}

/* Flags of each byte of a text, and how many clusters they tell. */
static const uint8_t *find_clusters(
	struct flow *flow, struct str s, size_t *count)
{
	const unsigned breaks = flow->opts->width < FLOW_UNBROKEN
	                                ? BRK_LINE | BRK_NO_START | BRK_NO_END
	                                : 0;
	uint8_t *flags;

	buf_clear(&flow->flags);
	flags = (uint8_t *)buf_reserve(&flow->flags, s.len + 1);
	brk_marks(flow->opts->brk, s, BRK_GRAPHEME | breaks, flags);
	*count = count_clusters(flags, s.len);
	return flags;
}

uint32_t cells_make(
	struct flow *flow, const struct flow_text *text, struct cell **cells)
{
	struct making making = {.flow = flow, .text = text};
	uint32_t len = (uint32_t)text->text.len;
	size_t count;

	active_init(&making.active, text);
	making.flags = find_clusters(flow, text->text, &count);
	/* One more: whoever cuts lines looks at the cell after. */
	making.cells = ARENA_ROOM(flow->arena, struct cell, count + 1);
	for (uint32_t from = 0, to; from < len; from = to) {
		to = add_plain(&making, from);
		if (to > from)
			continue;
		to = cluster_end(&making, from);
		add_cluster(&making, from, to);
	}
	making.cells[making.count] = (struct cell){0};
	*cells = making.cells;
	return making.count;
}
