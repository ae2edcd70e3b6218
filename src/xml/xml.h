/* SPDX-License-Identifier: MIT */
/*
 * Bounded XML reading. A byte pre-scan refuses DOCTYPE and ENTITY, more than
 * 32 MB, 500,000 elements, 256 attributes or 64 KB in one tag, depth over 256,
 * and anything but UTF-8 (libxml2's own defaults bound none of these in time);
 * then libxml2 streams the document,
 * validating against a RELAX NG schema if one is given. No network, no
 * external entities. The result is a small read-only tree of our own, so that
 * no libxml2 type leaves this folder.
 */
#ifndef KOINE_XML_XML_H
#define KOINE_XML_XML_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"

struct xml_attr {
	struct str name; /* with its prefix: "xml:lang", "id"; "xmlns" too */
	struct str value;
};

struct xml_node {
	struct str name; /* local name; empty for a text node */
	struct str
		text; /* text node: its characters (UTF-8, entities resolved) */
	struct xml_attr *attrs;
	size_t attr_count;
	int line; /* from 1 */
	struct xml_node *parent, *first, *last, *next;
};

/*
 * Reads the document in `bytes` into `arena`. `name` is the file for messages;
 * `schema` the path of a RELAX NG schema (one file, no include) or NULL. White
 * space is kept; text around comments, PIs and CDATA sections is one node; a
 * leading BOM is skipped. On failure one message "FILE:LINE: what is wrong".
 */
bool xml_parse(struct str bytes, const char *name, const char *schema,
	struct arena *arena, struct xml_node **root, struct err *err);
/* fs_read and xml_parse. */
bool xml_read(const char *path, const char *schema, struct arena *arena,
	struct xml_node **root, struct err *err);
/* The value of an attribute; an empty slice with ptr NULL if it is not there.
 */
struct str xml_attr(const struct xml_node *node, const char *name);
/* First child element called `name`, or NULL. */
const struct xml_node *xml_child(const struct xml_node *node, const char *name);
/* Next sibling element called `name` (any element if NULL), or NULL. */
const struct xml_node *xml_next(const struct xml_node *node, const char *name);
/* The child element `name` whose own xml:lang is `lang` (ASCII case aside), or
 * NULL. */
const struct xml_node *xml_child_lang(
	const struct xml_node *node, const char *name, struct str lang);
/* All text below node, white space runs folded to one space and trimmed, in the
 * arena. */
struct str xml_text(const struct xml_node *node, struct arena *arena);
/*
 * Appends s escaped for XML text and attribute values (also usable in HTML).
 * Controls that XML 1.0 cannot hold become U+FFFD.
 */
void xml_escape(struct str s, struct buf *out);

#endif
