/* SPDX-License-Identifier: MIT */
/*
 * Pages to bytes for pipes and files. text and ansi take lines of cells;
 * markdown, html and json take doc (lines have lost nesting). Everything passes
 * the cleaner of text/clean.
 */
#ifndef KOINE_OUT_OUT_H
#define KOINE_OUT_OUT_H

#include "base/buf.h"
#include "doc/doc.h"
#include "layout/layout.h"

/* Appends the lines as text, one per row, no trailing blanks. */
void out_text(const struct lines *lines, const struct layout_opts *opts,
	struct buf *out);
/* The same with SGR sequences of a theme; each row ends reset. */
void out_ansi(const struct lines *lines, const struct layout_opts *opts,
	int theme, int colours, struct buf *out);
/* Appends a block as CommonMark that parses to the same block (marked terms are
 * left out); after a figure what it shows, in words and as a list. */
void out_markdown(const struct doc_node *block, struct buf *out);
/* Appends a block as HTML5 (a fragment); `lang` and direction are the caller's
 * element's. */
void out_html(const struct doc_node *block, struct buf *out);
/* A record's block as a description list: four labels (colon included) and its
 * items. */
void out_html_record(
	const struct doc_node *list, const struct str *labels, struct buf *out);
/* The head and end of a whole HTML page: one file, no script, CSP, logical CSS.
 */
void out_html_head(
	struct str title, const char *lang, bool is_rtl, struct buf *out);
void out_html_end(struct buf *out);

#endif
