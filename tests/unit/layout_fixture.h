/* SPDX-License-Identifier: MIT */
/* Lays Markdown out for tests: text in, lines as strings out. */
#ifndef KOINE_TESTS_LAYOUT_FIXTURE_H
#define KOINE_TESTS_LAYOUT_FIXTURE_H

#include "layout/layout.h"

struct fixture {
	struct doc doc;
	struct arena arena;
	struct lines lines;
	struct brk *brk;
	struct locale locale;
	struct layout_opts opts;
	struct buf
		text; /* of the lines, '\n' after each, blanks at the end cut */
};

/* Ready for layout_md; change opts or locale before it if need be. */
void layout_setup(struct fixture *f, int width);
/* Parses `md` and lays out its first block (all blocks if `is_all`); returns
 * the text. */
const char *layout_md(struct fixture *f, const char *md, bool is_all);
/* The text of lines already laid out. */
const char *layout_lines(struct fixture *f);
void layout_teardown(struct fixture *f);

#endif
