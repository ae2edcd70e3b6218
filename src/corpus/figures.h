/* SPDX-License-Identifier: MIT */
/*
 * Inside corpus/: the figures of the work as figures.xml has them, in all
 * languages at once. figures.c reads them, figures_pack.c keeps them in the
 * compiled work, figure_hang.c hangs them on a text's FIGURE nodes.
 */
#ifndef KOINE_CORPUS_FIGURES_H
#define KOINE_CORPUS_FIGURES_H

#include "base/vec.h"
#include "corpus/corpus.h"
#include "doc/figure.h"

#define FIGURE_DEPTH_MAX 16   /* of a tree */
#define FIGURE_ROWS_MAX  4000 /* in all figures together */
#define FIGURE_VALUE_MAX 1000000000

/* kind, its element */
#define FIGURE_ENTRY_LIST(ROW)    \
	ROW(HEAD, "head")         \
	ROW(SERIES, "series")     \
	ROW(BAR, "bar")           \
	ROW(LEVEL, "level")       \
	ROW(BODY, "body")         \
	ROW(DOCUMENT, "document") \
	ROW(NODE, "node")         \
	ROW(SOURCE, "source")     \
	ROW(NOTE, "note")

enum figure_entry_kind {
#define ROW(kind, name) ENTRY_##kind,
	FIGURE_ENTRY_LIST(ROW)
#undef ROW
		ENTRY_KIND_COUNT
};

enum figure_bound { BOUND_EXACT, BOUND_ABOUT, BOUND_OVER, BOUND_COUNT };

/* One line of a figure's data. */
struct figure_entry {
	enum figure_entry_kind kind;
	int level;               /* in its list, from 0 */
	int year;                /* 0: none */
	int value;               /* BAR: FIGURE_UNKNOWN if nobody knows it */
	enum figure_bound bound; /* BAR: what the value is */
	int whole;       /* SERIES: what all of its bars are part of; 0 none */
	bool is_percent; /* SERIES */
	int ref;         /* number of the reference it calls; 0: none */
	struct str note; /* id of the editor's note it calls */
	struct str labels[CORPUS_LANG_MAX];
	struct str roles[CORPUS_LANG_MAX]; /* NODE: what it does */
	int line;                          /* in figures.xml; 0 unknown */
};

struct figure_data {
	enum figure_kind kind;
	struct str id; /* "fig-1" */
	struct str labels[CORPUS_LANG_MAX];
	struct str alts[CORPUS_LANG_MAX];
	const struct figure_entry *entries;
	size_t count;
	bool is_hung; /* on some text: what it calls is to be looked up */
	bool is_checked;
	int line; /* in figures.xml; 0 unknown */
};

struct figure_table {
	bool is_loaded;
	VEC(struct figure_data) rows;
};

/* ---- figures.c ---- */
void figures_load(struct work *work);
/* NULL if there is no such figure, or none is loaded yet. */
struct figure_data *figures_find(const struct work *work, struct str id);
/* Name of a kind of figure, "bars"; false if it is none. */
bool figure_kind_from(struct str name, enum figure_kind *kind);
const char *figure_kind_name(enum figure_kind kind);

/* ---- figures_xml.c ---- */
struct xml_node;
/* Reads the figures below the root of figures.xml. */
void figures_read(struct work *work, const struct xml_node *root);

/* ---- figures_pack.c ---- */
void figures_pack(struct work *work, struct buf *out);
/* False, with nothing added, if the bytes are no figures. */
bool figures_unpack(struct work *work, struct str bytes);

/* ---- figure_hang.c ---- */
/*
 * Hangs the data of the figure that `node`, of a text in `lang`, names on it;
 * leaves it alone if there is none. Nodes and data live in doc's arena.
 */
void figure_hang(
	struct work *work, struct doc_node *node, int lang, struct doc *doc);

#endif
