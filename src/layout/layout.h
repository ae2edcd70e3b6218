/* SPDX-License-Identifier: MIT */
/*
 * Blocks to lines of cells. A pure function of a block and options; knows
 * columns, not colours, screens or files. Lines are broken on logical text by
 * UAX #14 and the content's language, so they are the same in every bidi mode;
 * then each line is ordered (and shaped) for display.
 */
#ifndef KOINE_LAYOUT_LAYOUT_H
#define KOINE_LAYOUT_LAYOUT_H

#include "doc/doc.h"
#include "layout/style.h"
#include "text/bidi.h"
#include "text/brk.h"
#include "text/locale.h"

/* One grapheme cluster on the page. */
struct cell {
	const char *text; /* drawable UTF-8 (cleaned), in the document or the
	                     arena */
	uint8_t len;      /* [B] of text */
	uint8_t cols;  /* [col] 0, 1 or 2; 0 only for a cell that vanished in a
	                  ligature */
	uint8_t level; /* bidi level; odd: right to left; 0 if BIDI_OFF */
	uint8_t flags; /* CELL_* */
	style_t style;
	uint16_t link; /* 1 + index into lines.links; 0: none */
	uint32_t src;  /* [B] offset into the block's text; UINT32_MAX:
	                  decoration */
};
#define CELL_DECORATION UINT32_MAX

enum cell_flag {
	CELL_MAY_BREAK = 1,  /* a line may end before this cell */
	CELL_MUST_BREAK = 2, /* a line must end before this cell */
	CELL_SPACE = 4,      /* white space: dropped at a line's end */
	CELL_NO_START = 8,   /* closing mark of the content's typography */
	CELL_NO_END = 16,    /* opening mark */
	CELL_SOFT_HYPHEN =
		32, /* a hyphen is drawn if the line ends after this cell */
};

struct line {
	const struct cell
		*prefix;    /* bars, bullets, indentation, in reading order */
	struct cell *cells; /* in display order (logical if bidi is BIDI_OFF) */
	uint32_t prefix_count, count;
	int prefix_cols; /* [col] */
	int cols;        /* [col] of cells */
	uint32_t start;  /* [B] offset into the block's text of the line's first
	                    grapheme */
	uint32_t end;    /* [B] one past its last, trailing spaces included */
	bool is_rtl; /* the paragraph's base direction: right-aligned, prefix on
	                the right */
};

/* Something on the page that can be opened. */
struct link {
	const struct doc_span *span;
	uint32_t start, end; /* [B] offsets into the block's text */
};

struct lines {
	VEC(struct line) line;
	VEC(struct link) links;
};
void lines_release(struct lines *lines);
void lines_clear(struct lines *lines);

enum marks {
	MARKS_ALL,  /* terms, references, notes, links */
	MARKS_SOME, /* all but the terms that the glossary marked by itself */
	MARKS_NONE, /* nothing is styled */
	MARKS_COUNT
};

/* How records are drawn. */
enum record_view {
	RECORD_CARDS, /* "label: value", one field after another */
	RECORD_GRID,  /* a row of a table; its cells wrap */
};

struct layout_opts {
	int width; /* [col] at least 1 */
	const struct locale
		*locale; /* of the content; gives base direction and rules */
	struct brk *brk; /* for that locale */
	enum bidi_mode bidi; /* BIDI_OFF: cells stay in logical order; VISUAL:
	                        shaped */
	bool is_ascii;       /* bullets, bars and borders in ASCII */
	enum marks marks; /* which links are styled; all can be opened anyway */
	bool has_ids;     /* headings show their id word ("2.1") */
	bool has_every_id; /* even words: "preface" */
	bool is_auto_dir;  /* base direction by each paragraph's first strong
	                      letter, not by the locale */
	enum record_view records;
	int grid_first;     /* RECORD_GRID: first field shown beside the pinned
	                       column */
	bool has_grid_head; /* RECORD_GRID: a row of labels above this record */
	const struct str *labels; /* of the four fields of a record, or NULL */
};

/*
 * Lays out one block (a child of a root, or a figure) and appends its lines.
 * Cells, prefixes and drawn text live in `arena` or in the document, which must
 * outlive them. An empty block gives no line. Never fails; linear.
 */
void layout_block(const struct doc_node *block, const struct layout_opts *opts,
	struct arena *arena, struct lines *out);
/*
 * The same for a block that is no figure, hung after `lead` (a number, a sign),
 * which stands in `style` before its first line.
 */
void layout_hung(const struct doc_node *block, struct str lead, style_t style,
	const struct layout_opts *opts, struct arena *arena, struct lines *out);
/*
 * Lays out a record (`heading` may be NULL, `list` its four items) as cards or
 * as a row of the grid.
 */
void layout_record(const struct doc_node *heading, const struct doc_node *list,
	const struct layout_opts *opts, struct arena *arena, struct lines *out);
/*
 * Lays out a plain text of koine's own or a definition: one paragraph in one
 * style, cleaned. `text` is copied into the arena.
 */
void layout_text(struct str text, style_t style, const struct layout_opts *opts,
	struct arena *arena, struct lines *out);
/*
 * One text on one line, ordered for display, cut at `cols` columns with "…"
 * (or "~") if it is longer; for status lines, titles, menus.
 */
struct line layout_one(struct str text, style_t style, int cols,
	const struct layout_opts *opts, struct arena *arena);

/*
 * The whole row of a line: exactly opts->width columns of cells, prefix and
 * blanks included (blanks are cells of one space). For BIDI_OFF without
 * padding on either side. Returns the number of cells; *row is in the arena.
 */
size_t layout_row(const struct line *line, const struct layout_opts *opts,
	struct arena *arena, struct cell **row);

#endif
