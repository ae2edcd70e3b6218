/* SPDX-License-Identifier: MIT */
/*
 * The document: a tree of blocks whose leaves carry one flat text each, with
 * standoff spans for everything inline. Flat text is what finding, marking
 * terms, copying and citing need; nesting of inlines matters to nobody else.
 * Knows nothing of files, languages' rules, or screens. One arena owns a tree.
 */
#ifndef KOINE_DOC_DOC_H
#define KOINE_DOC_DOC_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/vec.h"

#include <stdint.h>

/* kind, name in dumps and JSON, carries text */
#define DOC_KIND_LIST(X)         \
	X(ROOT, "root", 0)       \
	X(HEADING, "heading", 1) \
	X(PARA, "para", 1)       \
	X(LIST, "list", 0)       \
	X(ITEM, "item", 0)       \
	X(QUOTE, "quote", 0)     \
	X(CODE, "code", 1)       \
	X(HTML, "html", 1)       \
	X(RULE, "rule", 0)       \
	X(FIGURE, "figure", 1)

enum doc_kind {
#define X(kind, name, text) DOC_##kind,
	DOC_KIND_LIST(X)
#undef X
		DOC_KIND_COUNT
};

/* kind, name in dumps */
#define DOC_SPAN_LIST(X)    \
	X(EMPH, "emph")     \
	X(STRONG, "strong") \
	X(CODE, "code")     \
	X(HTML, "html")     \
	X(IMAGE, "image")   \
	X(LINK, "link")     \
	X(SEC, "sec")       \
	X(REF, "ref")       \
	X(NOTE, "note")     \
	X(TERM, "term")

enum doc_span_kind {
#define X(kind, name) DOC_SPAN_##kind,
	DOC_SPAN_LIST(X)
#undef X
		DOC_SPAN_KIND_COUNT
};

/* A stretch of a leaf's text with a meaning. Spans are sorted by start, outer
 * first. */
struct doc_span {
	enum doc_span_kind kind;
	uint32_t start;    /* [B] in the leaf's text */
	uint32_t end;      /* [B] one past the last; start <= end */
	struct str target; /* "88", "frontier-model", "2.1", "G4", a URL; empty
	                      for styles */
	bool is_marked; /* TERM: put there by the glossary, not by the author */
};

struct figure;

struct doc_node {
	enum doc_kind kind;
	int level;       /* HEADING 1..6; LIST: number of the first item if
	                  * is_ordered; ITEM: how many items stand before it */
	bool is_ordered; /* LIST */
	bool is_tight;   /* LIST */
	bool is_second;  /* LIST: follows a list of its kind, from which only
	                    another marker tells it apart */
	bool is_id_made; /* HEADING: the id was given to it; it is no word of
	                    the text */
	int line;        /* line in the source, from 1; 0 unknown */
	struct str id;   /* "2.1.3", empty if it has none; HEADING: its id word,
	                    no longer part of text */
	struct str text; /* leaves: valid UTF-8, '\n' for hard breaks; CODE:
	                    with its lines */
	struct str info; /* CODE: info string; FIGURE: figure id */
	struct doc_span *spans;
	size_t span_count;
	const struct figure *figure; /* FIGURE: its data (figure.h), whose
	                                leaves are its children; or NULL */
	struct doc_node *parent, *first, *last, *next;
};

struct doc {
	struct arena arena;
	struct doc_node *root;
};

/* Frees the tree. Accepts a zeroed doc. */
void doc_release(struct doc *doc);
const char *doc_kind_name(enum doc_kind kind);
const char *doc_span_name(enum doc_span_kind kind);
bool doc_has_text(enum doc_kind kind);

/* ---- build: the only way to make a tree ---- */

/*
 * Nesting deeper than this is flattened into the innermost allowed container,
 * so that a hostile text nested 100,000 deep stays readable and cheap.
 */
#ifndef DOC_MAX_DEPTH
#define DOC_MAX_DEPTH 100
#endif

struct doc_builder {
	struct doc *doc;
	struct doc_node *at; /* innermost open node */
	int depth;           /* of `at` below the root */
	int flattened; /* containers opened below DOC_MAX_DEPTH and not made */
	struct buf text; /* of the open leaf */
	VEC(struct doc_span) spans;
	VEC(size_t) open; /* indices of open spans */
};

/* Starts an empty tree in `doc` (zeroed). */
void doc_build(struct doc_builder *b, struct doc *doc);
/* Opens a node below the innermost open one. The result may be written to until
 * doc_close. */
struct doc_node *doc_open(struct doc_builder *b, enum doc_kind kind, int line);
/* Closes the innermost open node; a leaf gets its text and spans. */
void doc_close(struct doc_builder *b);
/* Appends to the open leaf; outside a leaf it does nothing. */
void doc_add_text(struct doc_builder *b, struct str s);
/* Opens and closes inline spans; they nest. `target` is copied. */
void doc_open_span(
	struct doc_builder *b, enum doc_span_kind kind, struct str target);
void doc_close_span(struct doc_builder *b);
/* Closes everything and releases the builder's own memory. */
void doc_finish(struct doc_builder *b);

/* ---- walk ---- */

/* Pre-order step from `node` inside `top`: child, else next, else an ancestor's
 * next. NULL at the end. */
const struct doc_node *doc_next(
	const struct doc_node *node, const struct doc_node *top);
/* The next leaf (node with text) after `node` inside `top`; with node == top
 * the first, top itself if it is one. */
const struct doc_node *doc_next_leaf(
	const struct doc_node *node, const struct doc_node *top);
/* The first leaf of `top`, possibly itself; NULL if there is none. */
const struct doc_node *doc_first_leaf(const struct doc_node *top);

/* ---- query ---- */

/*
 * The text of a block: its leaves' texts, each but the last followed by '\n'.
 * Offsets "into a block" [B] everywhere in koine are into this. Appends.
 */
void doc_block_text(const struct doc_node *block, struct buf *out);
/* The leaf that holds block offset `at` [B] and its own offset in the block;
 * NULL if beyond. */
const struct doc_node *doc_leaf_at(
	const struct doc_node *block, uint32_t at, uint32_t *leaf_start);
/* The stretch [from, to) [B] of a leaf as a leaf of its own, its spans cut to
 * it; in `arena`. */
struct doc_node *doc_cut(const struct doc_node *leaf, uint32_t from,
	uint32_t to, struct arena *arena);
/* Changes the text and spans of a leaf that is a copy. */
typedef void doc_leaf_fn(void *ctx, struct doc_node *leaf);
/* A copy of a block and what is below it, whose leaves `change` has made
 * something else of, in order; in `arena`. A figure's data are not copied. */
struct doc_node *doc_copy(const struct doc_node *block, doc_leaf_fn *change,
	void *ctx, struct arena *arena);
/* Fingerprint of a block: kind, item structure and text; 64 bits. Independent
 * of marked terms and of the data hung on a figure. */
uint64_t doc_hash(const struct doc_node *block);

/* ---- dump ---- */

/* Appends the tree as an S-expression, one node a line, for tests and reports
 * of bugs. */
void doc_dump(const struct doc_node *top, struct buf *out);

#endif
