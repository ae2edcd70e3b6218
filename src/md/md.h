/* SPDX-License-Identifier: MIT */
/*
 * CommonMark bytes to doc, by cmark, whose tree never leaves this folder. Knows
 * koine's link schemes (ref: term: sec: note: and images fig:), and nothing of
 * ids, spines or languages. Parsing cannot fail: anything is some document.
 */
#ifndef KOINE_MD_MD_H
#define KOINE_MD_MD_H

#include "doc/doc.h"

/*
 * Parses `bytes` into `doc` (zeroed). Ill-formed UTF-8 and NUL become U+FFFD,
 * CR line ends are understood, a BOM goes. The doc owns all its text.
 */
void md_parse(struct str bytes, struct doc *doc);
/*
 * Where a long text may be cut so that the parts parse as the whole would: the
 * end [B] of the first part that is at least `min` bytes long, at a blank line
 * before a line that starts a paragraph or heading at column 0, outside fenced
 * code and HTML. The rest's length if there is no such place. Reference
 * definitions further down are not seen by an earlier part.
 */
size_t md_cut(struct str bytes, size_t min);

#endif
