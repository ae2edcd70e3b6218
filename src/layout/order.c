/* SPDX-License-Identifier: MIT */
/* A finished logical line to display order: UAX #9 L1-L4, then shaping. */
#include "layout/flow.h"

#include "text/utf8.h"

#include <string.h>

static bool has_rtl(const struct line *line)
{
	if (line->is_rtl)
		return true;
	for (uint32_t i = 0; i < line->count; i++)
		if ((line->cells[i].level & 1) != 0)
			return true;
	return false;
}

static void mirror(struct cell *cell, struct arena *arena)
{
	struct str text = {cell->text, cell->len};
	size_t pos = 0;
	uint32_t cp = utf8_next(text, &pos);
	uint32_t other = bidi_mirror(cp);
	char bytes[4];

	if (other == cp || pos != text.len)
		return;
	cell->len = (uint8_t)utf8_encode(other, bytes);
	cell->text = arena_str(arena, (struct str){bytes, cell->len}).ptr;
}

/* Presentation forms, in logical order; a vanished alef gets no columns. */
static void shape(struct line *line, struct arena *arena)
{
	struct str *from = ARENA_ARRAY(arena, struct str, line->count);
	struct str *to = ARENA_ARRAY(arena, struct str, line->count);

	for (uint32_t i = 0; i < line->count; i++)
		from[i] = (struct str){line->cells[i].text, line->cells[i].len};
	bidi_shape(from, line->count, to, arena);
	for (uint32_t i = 0; i < line->count; i++) {
		struct cell *cell = &line->cells[i];

		if ((cell->level & 1) == 0)
			continue;
		if (to[i].len == 0) {
			line->cols -= cell->cols;
			cell->cols = 0;
		}
		cell->text = to[i].ptr;
		cell->len = (uint8_t)to[i].len;
	}
}

static void reorder(struct line *line, struct arena *arena)
{
	uint8_t *levels = (uint8_t *)arena_bytes(arena, line->count);
	uint32_t *order = ARENA_ARRAY(arena, uint32_t, line->count);
	struct cell *copy = ARENA_ARRAY(arena, struct cell, line->count);
	uint32_t kept = 0;

	for (uint32_t i = 0; i < line->count; i++)
		levels[i] = line->cells[i].level;
	bidi_order(levels, line->count, order);
	memcpy(copy, line->cells, line->count * sizeof(*copy));
	for (uint32_t v = 0; v < line->count; v++)
		if (copy[order[v]].cols > 0)
			line->cells[kept++] = copy[order[v]];
	line->count = kept;
}

void order_line(struct flow *flow, struct line *line)
{
	enum bidi_mode mode = flow->opts->bidi;

	if (mode == BIDI_OFF || line->count == 0 || !has_rtl(line))
		return;
	if (mode == BIDI_VISUAL)
		shape(line, flow->arena);
	for (uint32_t i = 0; i < line->count; i++)
		if ((line->cells[i].level & 1) != 0)
			mirror(&line->cells[i], flow->arena);
	reorder(line, flow->arena);
}
