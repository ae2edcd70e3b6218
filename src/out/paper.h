/* SPDX-License-Identifier: MIT */
/*
 * A sheet to be printed, as text or as HTML: a title, then parts one after
 * another, each of units of the work, paragraphs or items. Whoever makes one
 * says what stands on it and never how: the two forms are paper_text.c and
 * paper_html.c. The sheet is of one language and runs in its direction; what is
 * in another one is marked as that.
 */
#ifndef KOINE_OUT_PAPER_H
#define KOINE_OUT_PAPER_H

#include "out/page.h"

/* name in HTML, on a page of its own, its element, that around its items */
#define PAPER_PART_LIST(X)                            \
	X(BODY, "body", false, "section", "")         \
	X(NOTES, "notes", false, "section", "ul")     \
	X(TERMS, "terms", false, "section", "dl")     \
	X(ASKED, "questions", false, "section", "ul") \
	X(SOURCES, "sources", false, "section", "ul") \
	X(ORIGIN, "origin", false, "footer", "")      \
	X(KEY, "key", true, "section", "ul")

enum paper_part {
#define X(part, name, is_new_page, element, list) PAPER_##part,
	PAPER_PART_LIST(X)
#undef X
		PAPER_PART_COUNT
};

enum paper_form { PAPER_TEXT, PAPER_HTML };

/* A stretch of an item: a text, or a block. */
struct paper_piece {
	struct str text;
	const struct doc_node *block; /* instead of a text, if not NULL */
	int lang;
};

struct paper_item {
	struct str id;   /* of the item on the page; may be empty */
	struct str lead; /* "1.", "[12]"; may be empty */
	const struct paper_piece *pieces;
	size_t count;
	/* Below the pieces, numbered; of a question. */
	const struct paper_piece *options;
	size_t option_count;
};

struct paper {
	enum paper_form form;
	struct page *page; /* its book, width and direction; for text */
	int lang;
	struct buf *out;
	bool has_page_breaks; /* text: a form feed begins a page */
	bool has_links;       /* HTML: calls lead to references and notes, which
	                         stand on it */
	struct arena arena;
	/* Its own. */
	int part; /* enum paper_part, CORPUS_NONE before the first */
	bool has_items;
	int top; /* level of the first heading */
};

void paper_release(struct paper *paper);
/* The first thing on it: the name of the page, and a line above its heading. */
void paper_begin(struct paper *paper, struct str title, struct str above);
/* Ends the part before and begins one; `heading` may be empty. */
void paper_part(struct paper *paper, enum paper_part part, struct str heading);
/* A heading or block of the work; `notice` stands before it if not empty. */
void paper_unit(
	struct paper *paper, const struct unit *unit, struct str notice);
void paper_para(struct paper *paper, struct str text);
void paper_item(struct paper *paper, const struct paper_item *item);
/* Words with their numbers, close together: the key of a cloze test. */
void paper_words(struct paper *paper, const struct str *words, size_t count);
void paper_end(struct paper *paper);

#endif
