/* SPDX-License-Identifier: MIT */
/*
 * What is hung on a FIGURE node: the data of a figure in one language. Its
 * words are leaves below the node, in a list and paragraphs after it, so that
 * finding, marking, copying and citing need not know of figures; what drawing
 * needs besides is here. Whoever hangs it on owns both (corpus/).
 */
#ifndef KOINE_DOC_FIGURE_H
#define KOINE_DOC_FIGURE_H

#include "doc/doc.h"

enum figure_kind {
	FIGURE_BARS,  /* series of bars: levels 0 and 1 of the list */
	FIGURE_TABLE, /* groups, bodies, documents: levels 0, 1 and 2 */
	FIGURE_TREE,
	FIGURE_KIND_COUNT
};

#define FIGURE_UNKNOWN (-1)
#define FIGURE_HEADS   3

/* A leaf of the list. Its text is "label: value", "label" or "value". */
struct figure_row {
	const struct doc_node *leaf;
	uint32_t base;        /* [B] offset of the leaf in the block */
	uint32_t label_end;   /* [B] in the leaf: after the label, or 0 */
	uint32_t value_start; /* [B] in the leaf: of the value, or its end */
	int level;            /* in the list, from 0 */
	int value;     /* BARS, a bar: how long it is, or FIGURE_UNKNOWN */
	int whole;     /* BARS, a series: what a whole row of bars stands for */
	bool is_share; /* BARS, a series: of a known whole; else of the longest
	                */
};

struct figure {
	enum figure_kind kind;
	struct str label; /* "Figure 1:", before the caption; no leaf */
	struct str alt;   /* says what the figure shows; no leaf */
	struct str lang;  /* tag of the language of all but the caption */
	bool is_rtl;      /* that language */
	bool is_fallback; /* it is not the caption's */
	struct str heads[FIGURE_HEADS]; /* TABLE: of the columns; no leaves */
	const struct figure_row *rows;  /* in the order of the leaves */
	size_t row_count;
};

#endif
