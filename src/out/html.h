/* SPDX-License-Identifier: MIT */
/* Inside out/: pieces of HTML. */
#ifndef KOINE_OUT_HTML_H
#define KOINE_OUT_HTML_H

#include "doc/doc.h"

/* ---- html.c ---- */
/* Text or an attribute's value, cleaned and escaped. */
void html_escaped(struct buf *out, struct str text);
/* ' id="…"', or nothing for an empty id. */
void html_id(struct buf *out, struct str id);
/* A leaf's text with its spans. */
void html_inline(struct buf *out, const struct doc_node *leaf);

/* ---- html_figure.c ---- */
/*
 * A FIGURE with data: its caption, what it shows in words, and the data as real
 * tables or nested lists.
 */
void html_figure(struct buf *out, const struct doc_node *block);

#endif
