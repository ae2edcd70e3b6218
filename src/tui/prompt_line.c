/* SPDX-License-Identifier: MIT */
#include "tui/prompt_line.h"

#include "text/width.h"

/*
 * Stands behind the text for the place after its last cluster: not a space,
 * which layout would drop, and of no direction of its own.
 */
#define SENTINEL "|"

static struct line lay_out(struct prompt_edit *edit, size_t from, size_t to,
	const struct layout_opts *ui, struct arena *arena)
{
	struct layout_opts opts = *ui;
	struct locale locale = *ui->locale;
	struct buf text = {0};
	struct line line;

	/* By the whole text: scrolling must not turn it round. */
	locale.is_rtl = prompt_edit_is_rtl(edit);
	opts.locale = &locale;
	opts.is_auto_dir = false;
	buf_str(&text, str_sub(buf_view(&edit->text), from, to));
	buf_cstr(&text, SENTINEL);
	line = layout_one(
		buf_view(&text), ROLE_PROMPT, INT32_MAX / 8, &opts, arena);
	buf_release(&text);
	return line;
}

/*
 * Column of the insertion point in the line. Its cluster may have no cell (it
 * vanished in a ligature, or nothing of it is drawn): then the one before.
 */
static int cursor_col(struct line *line, uint32_t at, uint32_t end)
{
	uint32_t best = 0;
	int best_col = 0;
	int col = 0;
	bool is_found = false;

	for (uint32_t i = 0; i < line->count; i++) {
		struct cell *cell = &line->cells[i];

		if (cell->src == end)
			cell->text = " ";
		if (cell->src <= at && (!is_found || cell->src > best)) {
			is_found = true;
			best = cell->src;
			best_col = col;
		}
		col += cell->cols;
	}
	return best_col;
}

static void select_cells(struct line *line, uint32_t end)
{
	for (uint32_t i = 0; i < line->count; i++)
		if (line->cells[i].src < end)
			line->cells[i].style = ROLE_CURSOR;
}

void prompt_line_draw(struct frame *frame, const struct prompt_line *place,
	struct prompt_edit *edit, const struct layout_opts *ui,
	struct arena *arena)
{
	const bool is_right = ui->locale->is_rtl && ui->bidi != BIDI_OFF;
	const int half = place->cols / 2;
	int label = width_str(place->label);
	int field, start, at;
	size_t from, to;
	struct line line;

	if (label > half)
		label = half;
	field = place->cols - label;
	prompt_edit_window(edit, field, &from, &to);
	line = lay_out(edit, from, to, ui, arena);
	at = cursor_col(
		&line, (uint32_t)(edit->at - from), (uint32_t)(to - from));
	start = place->col + (is_right ? field - line.cols : label);
	frame_fill(frame, place->row, place->col, 1, place->cols, ROLE_PROMPT);
	frame_put_text(frame, place->row, place->col + (is_right ? field : 0),
		label, place->label, ROLE_PROMPT, ui, arena);
	if (edit->is_selected)
		select_cells(&line, (uint32_t)(to - from));
	frame_put(frame, place->row, start, field, line.cells, line.count);
	frame->cursor_row = place->row;
	frame->cursor_col = start + at;
}
