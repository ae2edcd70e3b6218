/* SPDX-License-Identifier: MIT */
/* Lines of cells to bytes: plain, and with SGR sequences of a theme. */
#include "out/out.h"
#include "out/theme.h"
#include "text/utf8.h"

#include <string.h>

#define LRM 0x200E
#define RLM 0x200F

static size_t without_blanks(const struct cell *row, size_t n)
{
	while (n > 0 && row[n - 1].len == 1 && row[n - 1].text[0] == ' ')
		n--;
	return n;
}

/*
 * A cell's text was cleaned when it was made: layout draws nothing else. Most
 * stand side by side in the document as well and go out together.
 */
static void put_cells(const struct cell *cells, size_t count, struct buf *out)
{
	struct str run = {NULL, 0};

	for (size_t i = 0; i < count; i++) {
		if (run.ptr == NULL || run.ptr + run.len != cells[i].text) {
			buf_str(out, run);
			run = (struct str){cells[i].text, 0};
		}
		run.len += cells[i].len;
	}
	buf_str(out, run);
}

/*
 * The row's cells. Left-to-right lines (nearly all) need no padding, so their
 * prefix and cells are taken as they are; others are composed.
 */
struct parts {
	const struct cell *part[2];
	size_t count[2];
};

static struct cell marked(
	const struct cell *cell, unsigned marks, struct arena *arena)
{
	struct str text = {cell->text, cell->len};
	struct buf buf = {0};
	struct cell copy = *cell;
	size_t pos = 0;
	uint32_t cp = utf8_next(text, &pos);

	if (marks == 0)
		return copy;
	if ((marks & BIDI_MIRROR) != 0)
		buf_utf8(&buf, bidi_mirror(cp));
	buf_str(&buf,
		str_sub(text, (marks & BIDI_MIRROR) != 0 ? pos : 0, text.len));
	if ((marks & BIDI_LRM_AFTER) != 0)
		buf_utf8(&buf, LRM);
	if ((marks & BIDI_RLM_AFTER) != 0)
		buf_utf8(&buf, RLM);
	copy.len = (uint8_t)buf.len;
	copy.text = arena_str(arena, buf_view(&buf)).ptr;
	buf_release(&buf);
	return copy;
}

/* A row in the order that a terminal which reorders by itself shows rightly. */
static void invert(struct cell *row, size_t count, struct arena *arena)
{
	struct str *texts = ARENA_ARRAY(arena, struct str, count + 1);
	struct bidi_cell *order =
		ARENA_ARRAY(arena, struct bidi_cell, count + 1);
	struct cell *copy = ARENA_ARRAY(arena, struct cell, count + 1);
	bool has_rtl = false;

	for (size_t i = 0; i < count; i++) {
		texts[i] = (struct str){row[i].text, row[i].len};
		has_rtl =
			has_rtl || (texts[i].len > 1 && bidi_has_rtl(texts[i]));
	}
	if (!has_rtl)
		return;
	bidi_inverse(texts, count, order);
	memcpy(copy, row, count * sizeof(*copy));
	for (size_t i = 0; i < count; i++)
		row[i] = marked(&copy[order[i].visual], order[i].marks, arena);
}

static struct parts row_parts(const struct line *line,
	const struct layout_opts *opts, struct arena *arena)
{
	struct parts parts = {
		{line->prefix, line->cells}, {line->prefix_count, line->count}};
	struct cell *row;

	if (opts->bidi == BIDI_LOGICAL ||
		(line->is_rtl && opts->bidi != BIDI_OFF)) {
		parts.count[0] = layout_row(line, opts, arena, &row);
		parts.count[0] = without_blanks(row, parts.count[0]);
		if (opts->bidi == BIDI_LOGICAL)
			invert(row, parts.count[0], arena);
		parts.part[0] = row;
		parts.count[1] = 0;
	}
	if (parts.count[1] > 0)
		parts.count[1] = without_blanks(parts.part[1], parts.count[1]);
	if (parts.count[1] == 0)
		parts.count[0] = without_blanks(parts.part[0], parts.count[0]);
	return parts;
}

void out_text(const struct lines *lines, const struct layout_opts *opts,
	struct buf *out)
{
	struct arena arena = {0};

	for (size_t i = 0; i < lines->line.len; i++) {
		struct parts row = row_parts(&lines->line.ptr[i], opts, &arena);

		for (int p = 0; p < 2; p++)
			put_cells(row.part[p], row.count[p], out);
		buf_byte(out, '\n');
	}
	arena_free(&arena);
}

static void put_colour(struct buf *out, int colour, int base)
{
	if (colour == LOOK_DEFAULT)
		return;
	if (colour < 8)
		buf_printf(out, ";%d", base + colour);
	else
		buf_printf(out, ";%d", base + 60 + colour - 8);
}

static void put_look(struct buf *out, struct look look)
{
	static const struct {
		int bit, sgr;
	} attrs[] = {{LOOK_BOLD, 1}, {LOOK_DIM, 2}, {LOOK_ITALIC, 3},
		{LOOK_UNDERLINE, 4}, {LOOK_REVERSE, 7}};

	buf_cstr(out, "\033[0");
	for (size_t i = 0; i < ARRAY_LEN(attrs); i++)
		if ((look.attrs & attrs[i].bit) != 0)
			buf_printf(out, ";%d", attrs[i].sgr);
	put_colour(out, look.fg, 30);
	put_colour(out, look.bg, 40);
	buf_byte(out, 'm');
}

static bool is_plain(struct look look)
{
	return look.attrs == 0 && look.fg == LOOK_DEFAULT &&
	       look.bg == LOOK_DEFAULT;
}

static bool is_same(struct look a, struct look b)
{
	return a.attrs == b.attrs && a.fg == b.fg && a.bg == b.bg;
}

void out_ansi(const struct lines *lines, const struct layout_opts *opts,
	int theme, int colours, struct buf *out)
{
	struct arena arena = {0};
	const struct look plain = {LOOK_DEFAULT, LOOK_DEFAULT, 0};

	for (size_t i = 0; i < lines->line.len; i++) {
		struct parts row = row_parts(&lines->line.ptr[i], opts, &arena);
		struct look now = plain;

		for (int p = 0; p < 2; p++)
			for (size_t c = 0; c < row.count[p]; c++) {
				const struct cell *cell = &row.part[p][c];
				struct look look =
					theme_look(theme, cell->style, colours);

				if (!is_same(look, now))
					put_look(out, look);
				now = look;
				put_cells(cell, 1, out);
			}
		if (!is_plain(now))
			buf_cstr(out, "\033[0m");
		buf_byte(out, '\n');
	}
	arena_free(&arena);
}
