/* SPDX-License-Identifier: MIT */
/*
 * What a unit says: characters, and codes that have a name. A code is named by
 * what it is, not by where it stands: "b1", "i1" the first strong and the first
 * emphasized words, "ref:12", "sec:2.1" or a URL a link, so that an edit
 * elsewhere never makes one code another. The second of the same name is
 * "ref:12+2".
 */
#ifndef KOINE_EXCHANGE_FORM_H
#define KOINE_EXCHANGE_FORM_H

#include "base/err.h"
#include "md/source.h"

#include <stdint.h>

struct form {
	const struct md_piece *pieces; /* `text` of a code is its name */
	size_t count;
};

/* Names the codes of some pieces; in `arena`, but for the pieces' strings. */
struct form form_of(
	const struct md_piece *pieces, size_t count, struct arena *arena);
/*
 * Reads the Markdown of one unit. False with err if it is no single paragraph
 * (or heading) to its last byte.
 */
bool form_read(struct str md, bool is_heading, struct arena *arena,
	struct form *out, struct err *err);
/*
 * Appends it as XML: text, <g id="b1">…</g>, <x id="ref:12"/>. Two units say
 * the same if this is the same.
 */
void form_text(struct form form, struct buf *out);
/* The same in `arena`. */
struct str form_text_in(struct form form, struct arena *arena);
uint64_t form_hash(struct str text);
/* Appends the Markdown it was read from, its lines without indentation. */
void form_source(struct form form, struct buf *out);
/*
 * Whether the codes of `form` are those of `like`, each once and its pairs
 * nested, in any order. False with err saying the first that is wrong.
 * `is_own_free`: emphasis and links to terms are the language's own business:
 * Chinese has no italics, and a term needs a link where it is not marked.
 */
bool form_check(
	struct form form, struct form like, bool is_own_free, struct err *err);
/*
 * Appends the Markdown of a unit whose codes stand in `like`, as they are
 * written there. What Markdown would take for marks is escaped.
 */
void form_write(struct form form, struct form like, struct buf *out);
/* Without white space at both ends. In `arena` where anything changes. */
struct form form_trim(struct form form, struct arena *arena);

#endif
