/* SPDX-License-Identifier: MIT */
/*
 * From a place in a leaf's text to line and column in its source file. The tree
 * keeps only the line of a leaf; here the leaf's text is followed through the
 * Markdown it was made from. Private to this folder.
 */
#ifndef KOINE_LINT_WHERE_H
#define KOINE_LINT_WHERE_H

#include "doc/doc.h"

struct where_place {
	int line;   /* from 1; 0 unknown */
	int byte;   /* [B] from 1 */
	int column; /* [code points] from 1 */
};

/*
 * How far a leaf has been followed through its source: places are mostly asked
 * for in their order, and a leaf may be long.
 */
struct where_cursor {
	const struct doc_node *leaf; /* NULL: none yet */
	size_t pos;    /* [B] in the leaf's text: the next character */
	size_t from;   /* [B] in the file: where it is looked for */
	size_t start;  /* [B] in the file: of the leaf's source */
	size_t seen;   /* [B] in the file: how far lines are counted */
	int line;      /* from 1, at `seen` */
	size_t begin;  /* [B] in the file: of that line */
	size_t column; /* [code points] from `begin` to `seen` */
	size_t last;   /* [B] in the leaf's text: what was asked for last, */
	struct where_place place; /* and the answer; line 0: none */
};

/* The source files' reader; zeroed with its folder set. */
struct where {
	const char *folder; /* of the files; NULL: names are paths */
	struct str name;    /* of the file in `bytes` */
	struct buf bytes;
	struct arena arena; /* of the name */
	struct where_cursor cursor;
	int line;     /* from 1: the line asked for last; 0: none */
	size_t start; /* [B] where it starts */
};

/* Sets the text of a file that is not read from the folder. */
void where_set(struct where *where, struct str name, struct str bytes);
/* Where byte `at` of the text of `leaf` stands in `file`. */
struct where_place where_leaf(struct where *where, struct str file,
	const struct doc_node *leaf, size_t at);
/*
 * The same for a text in XML: it follows `open`, which follows `needle`. Line
 * 0: it is not there.
 */
struct where_place where_xml(struct where *where, struct str file,
	struct str needle, struct str open, const struct doc_node *leaf,
	size_t at);
/* The same for a text in XML whose element begins in the leaf's line. */
struct where_place where_element(struct where *where, struct str file,
	const struct doc_node *leaf, size_t at);
void where_release(struct where *where);

#endif
