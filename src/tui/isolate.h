/* SPDX-License-Identifier: MIT */
/*
 * Paths in a sentence that runs from right to left. A path reads from left to
 * right, slashes and all, whatever stands around it and in it. Pure.
 */
#ifndef KOINE_TUI_ISOLATE_H
#define KOINE_TUI_ISOLATE_H

#include "base/buf.h"

/*
 * Appends `text` with each path in it between U+2066 and U+2069 (UAX #9), which
 * layout draws nothing for. A path begins with '/', "./", "../" or "~/" at the
 * start of a word. In quotes it ends with them; else before a colon and a
 * blank, an Arabic comma or semicolon, or a word that runs from right to left.
 */
void isolate_paths(struct str text, struct buf *out);

#endif
