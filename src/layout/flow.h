/* SPDX-License-Identifier: MIT */
/*
 * Inside layout/: one paragraph to lines. Containers push strips (a bar, a
 * bullet, an indentation) that become the prefix of each line below them.
 */
#ifndef KOINE_LAYOUT_FLOW_H
#define KOINE_LAYOUT_FLOW_H

#include "layout/layout.h"

#define STRIP_MAX 104
/* [col] A line so wide is never broken, and nobody looks for where it may be.
 */
#define FLOW_UNBROKEN (INT32_MAX / 4)

/* What a container puts before its lines. Texts are drawable and live long
 * enough. */
struct strip {
	struct str first; /* on the first line below it */
	struct str rest;  /* on the others */
	int cols;         /* [col] of each */
	style_t style;
	bool is_used; /* the first line is done */
};

struct flow {
	const struct layout_opts *opts;
	struct arena *arena;
	struct lines *out;
	int strip_count;
	bool has_levels; /* cells get theirs even if BIDI_OFF: ordered later */
	struct cell *rest; /* cached prefix of lines after the first; NULL: not
	                      made */
	uint32_t rest_count;
	int rest_cols;
	struct buf flags;  /* scratch: brk flags */
	struct buf levels; /* scratch: bidi levels */
	struct buf drawn;  /* scratch */
	struct strip
		strips[STRIP_MAX]; /* the last, for flow_init leaves them */
};

/* A text to flow. */
struct flow_text {
	struct str text;
	const struct doc_span *spans;
	size_t span_count;
	uint32_t
		lead; /* [B] of text that is a label of ours, not the block's */
	uint32_t
		base; /* [B] offset in the block of the text's first own byte */
	uint32_t from; /* [B] of the leaf before the text, if it is only the
	                  rest of one: spans count from the leaf's start */
	style_t style; /* of everything that no span styles */
	style_t lead_style;
	bool is_code; /* line ends and spaces are kept; broken only where it
	                 must */
};

void flow_init(struct flow *flow, const struct layout_opts *opts,
	struct arena *arena, struct lines *out);
void flow_release(struct flow *flow);
void flow_push(struct flow *flow, struct strip strip);
void flow_pop(struct flow *flow);
/* Breaks and appends the lines of one text. An empty text gives no line. */
void flow_add(struct flow *flow, const struct flow_text *text);
/* An empty line with the prefix of the open containers. */
void flow_blank(struct flow *flow);
/* The drawn cells of a short text of ours in one style, in reading order, in
 * the arena. */
struct cell *flow_cells(struct flow *flow, struct str text, style_t style,
	uint32_t *count, int *cols);

/* ---- record.c ---- */
/* A leaf's text at `base` of the block, after a label of ours. */
struct flow_text flow_labelled(struct arena *arena, struct str label,
	const struct doc_node *leaf, uint32_t base);
/* ---- cells.c ---- */
/* The cells of a whole text in logical order, before breaking. Returns their
 * number. */
uint32_t cells_make(
	struct flow *flow, const struct flow_text *text, struct cell **cells);
/* ---- order.c ---- */
/* Orders (and shapes) a finished line for display, in place. */
void order_line(struct flow *flow, struct line *line);

#endif
