/* SPDX-License-Identifier: MIT */
/*
 * CommonMark as it is written: the paragraphs and headings of a text with the
 * bytes they stand in, cut into characters and codes. md_parse says what a text
 * means; this says where, so that one sentence can be replaced and every other
 * byte stays. cmark's tree is followed through the bytes it was made from.
 */
#ifndef KOINE_MD_SOURCE_H
#define KOINE_MD_SOURCE_H

#include "doc/doc.h"

enum md_piece_kind {
	MD_TEXT,  /* characters */
	MD_OPEN,  /* of a pair: "**", "[" */
	MD_CLOSE, /* "**", "](sec:2.1)" */
	MD_SINGLE /* "[12](ref:12)", "`code`", a hard line break */
};

struct md_piece {
	enum md_piece_kind kind;
	/* TEXT: the characters; else what the code is: "b" (strong), "i"
	 * (emphasis), "br" (hard line break), the target of a link, '!' and
	 * that of an image, else its Markdown. */
	struct str text;
	struct str source; /* its Markdown, lines without their indentation */
};

/* A paragraph or heading. */
struct md_leaf {
	bool is_heading;
	int line;          /* in the text, from 1 */
	int block;         /* line of the outermost block it is in */
	int item;          /* of the outermost list, from 1; 0: in none */
	int ordinal;       /* among the leaves of that item or block, from 1 */
	size_t start, end; /* [B] in the text: from its first character on */
	struct str indent; /* before each of its lines but the first */
	struct md_piece *pieces; /* neighbouring characters are one piece */
	size_t count;
};

struct md_source {
	struct arena arena;
	VEC(struct md_leaf) leaves;
	int left; /* leaves that could not be followed: link definitions, links
	             or code across lines */
};

/*
 * Follows a text, which must be valid UTF-8 without a BOM. False, with nothing
 * in `out`, if it has more marks than guard.h allows. Linear but for links.
 */
bool md_source(struct str bytes, struct md_source *out);
void md_source_release(struct md_source *source);

#endif
