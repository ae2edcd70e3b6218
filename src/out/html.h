/* SPDX-License-Identifier: MIT */
/* Inside out/: pieces of HTML. */
#ifndef KOINE_OUT_HTML_H
#define KOINE_OUT_HTML_H

#include "doc/doc.h"
#include "text/chars.h"

/*
 * How HTML is written where it stands alone, on a sheet of paper or a card:
 * links lead nowhere but to references and notes, if they are there, and
 * letters of a script other than the page's are set apart, <bdi lang>. NULL
 * instead of one: as the reader's pages are, with all links.
 */
struct html_way {
	enum script script; /* of the page */
	bool has_links;
};

struct html_page {
	struct str title;
	const char *lang;
	bool is_rtl;
	const char *style;
};

/* ---- html.c ---- */
/* Text or an attribute's value, cleaned and escaped. */
void html_escaped(struct buf *out, struct str text);
/* ' id="…"', or nothing for an empty id. */
void html_id(struct buf *out, struct str id);
/* A leaf's text with its spans. */
void html_inline(struct buf *out, const struct doc_node *leaf,
	const struct html_way *way);
/* A block; a record as a list of its four fields. */
void html_block(struct buf *out, const struct doc_node *block,
	const struct html_way *way);
void html_record(struct buf *out, const struct doc_node *list,
	const struct str *labels, const struct html_way *way);
/* Up to <body>, with a style sheet of its own. */
void html_head(struct buf *out, const struct html_page *page);

/* ---- html_foreign.c ---- */
/* Text, cleaned and escaped; what is foreign in it set apart. */
void html_text(struct buf *out, struct str text, const struct html_way *way);

/* ---- html_figure.c ---- */
/*
 * A FIGURE with data: its caption, what it shows in words, and the data as real
 * tables or nested lists.
 */
void html_figure(struct buf *out, const struct doc_node *block,
	const struct html_way *way);

#endif
