/* SPDX-License-Identifier: MIT */
/* Short texts of koine's own: paragraphs in boxes, single lines, whole rows. */
#include "layout/flow.h"

#include <stdlib.h>
#include <string.h>

static void add_text(struct str text, style_t style,
	const struct layout_opts *opts, bool has_levels, struct arena *arena,
	struct lines *out)
{
	struct flow *flow = xmalloc(sizeof(*flow));
	struct flow_text t = {.style = style};

	t.text = arena_str(arena, text);
	flow_init(flow, opts, arena, out);
	flow->has_levels = has_levels;
	flow_add(flow, &t);
	flow_release(flow);
	free(flow);
}

void layout_text(struct str text, style_t style, const struct layout_opts *opts,
	struct arena *arena, struct lines *out)
{
	add_text(text, style, opts, false, arena, out);
}

static const char ellipsis[] = "…";
static const char tilde[] = "~";

/* Cuts a logical line to `cols` columns, an ellipsis in its last one. */
static void cut_cells(struct line *line, int cols, bool is_ascii)
{
	int used = 0;
	uint32_t n = 0;

	while (n < line->count && used + line->cells[n].cols < cols)
		used += line->cells[n++].cols;
	if (n < line->count && cols > 0) {
		line->cells[n].text = is_ascii ? tilde : ellipsis;
		line->cells[n].len = is_ascii ? 1 : 3;
		line->cells[n].cols = 1;
		used++;
		n++;
	}
	line->count = n;
	line->cols = used;
}

static void put_in_order(
	struct line *line, const struct layout_opts *opts, struct arena *arena)
{
	struct flow *flow;

	if (line->count == 0)
		return;
	flow = xmalloc(sizeof(*flow));
	flow_init(flow, opts, arena, NULL);
	order_line(flow, line);
	free(flow);
}

/* A line that is too wide letter by letter may fit as it is drawn: lam and alef
 * join into one column. */
static bool fits_in_order(struct line *line, int cols,
	const struct layout_opts *opts, struct arena *arena)
{
	struct line made = *line;

	if (line->count == 0)
		return line->cols <= cols;
	made.cells = ARENA_ARRAY(arena, struct cell, line->count);
	memcpy(made.cells, line->cells, line->count * sizeof(*made.cells));
	put_in_order(&made, opts, arena);
	if (made.cols > cols)
		return false;
	*line = made;
	return true;
}

struct line layout_one(struct str text, style_t style, int cols,
	const struct layout_opts *opts, struct arena *arena)
{
	struct layout_opts wide = *opts;
	struct lines out = {0};
	struct line line = {.is_rtl = opts->locale->is_rtl};

	/* Laid out in logical order first: the cut is made where the text ends.
	 */
	wide.width = FLOW_UNBROKEN;
	wide.bidi = BIDI_OFF;
	add_text(text, style, &wide, true, arena, &out);
	if (out.line.len > 0)
		line = out.line.ptr[0];
	lines_release(&out);
	if (line.cols > cols) {
		if (fits_in_order(&line, cols, opts, arena))
			return line;
		cut_cells(&line, cols, opts->is_ascii);
	}
	put_in_order(&line, opts, arena);
	return line;
}

static void put_blanks(struct cell *row, size_t *n, int count, uint8_t level)
{
	for (int i = 0; i < count; i++)
		row[(*n)++] = (struct cell){.text = " ",
			.len = 1,
			.cols = 1,
			.level = level,
			.src = CELL_DECORATION};
}

static bool is_word(const struct cell *cell)
{
	char c = (char)(cell->text[0] | 0x20);

	return cell->len == 1 &&
	       ((c >= 'a' && c <= 'z') ||
		       (cell->text[0] >= '0' && cell->text[0] <= '9'));
}

/* "10" of "10. ", but all of "2.1", "A-1" and "2.1.3a": first cell of the word
 * that ends before `end`. */
static uint32_t word_start(const struct cell *prefix, uint32_t end)
{
	uint32_t from = end - 1;

	if (!is_word(&prefix[from]))
		return from;
	while (from > 0) {
		const struct cell *cell = &prefix[from - 1];
		bool is_joint = cell->len == 1 &&
		                (cell->text[0] == '.' || cell->text[0] == '-');

		if (!is_word(cell) &&
			!(is_joint && from > 1 && is_word(&prefix[from - 2])))
			break;
		from--;
	}
	return from;
}

/* A prefix on the right: its strips from right to left, numbers and ids inside
 * them not. */
static void put_prefix_rtl(struct cell *row, size_t *n, const struct line *line)
{
	for (uint32_t i = line->prefix_count; i > 0;) {
		uint32_t from = word_start(line->prefix, i);
		uint8_t level = is_word(&line->prefix[i - 1]) ? 2 : 1;

		for (uint32_t k = from; k < i; k++) {
			row[*n] = line->prefix[k];
			row[(*n)++].level = level;
		}
		i = from;
	}
}

size_t layout_row(const struct line *line, const struct layout_opts *opts,
	struct arena *arena, struct cell **row)
{
	bool is_mirrored = line->is_rtl && opts->bidi != BIDI_OFF;
	int blank = opts->width - line->prefix_cols - line->cols;
	size_t max = line->prefix_count + line->count +
	             (size_t)(blank > 0 ? blank : 0);
	struct cell *cells = ARENA_ARRAY(arena, struct cell, max + 1);
	size_t n = 0;

	if (blank < 0 || opts->bidi == BIDI_OFF)
		blank = 0;
	if (is_mirrored) {
		put_blanks(cells, &n, blank, 1);
		if (line->count > 0)
			memcpy(cells + n, line->cells,
				line->count * sizeof(*cells));
		n += line->count;
		put_prefix_rtl(cells, &n, line);
	} else {
		if (line->prefix_count > 0)
			memcpy(cells, line->prefix,
				line->prefix_count * sizeof(*cells));
		n = line->prefix_count;
		if (line->count > 0)
			memcpy(cells + n, line->cells,
				line->count * sizeof(*cells));
		n += line->count;
		put_blanks(cells, &n, blank, 0);
	}
	*row = cells;
	return n;
}
