/* SPDX-License-Identifier: MIT */
/*
 * The units of a book as lines: the gap before each, headings, blocks, records,
 * and an honest line where another language or tier is shown, or nothing is
 * written. `show`, the reader and speech all use it, so they say the same.
 */
#ifndef KOINE_OUT_PAGE_H
#define KOINE_OUT_PAGE_H

#include "corpus/book.h"
#include "layout/layout.h"

struct page {
	struct book *book;
	int lang;       /* asked for */
	enum tier tier; /* asked for */
	int width;      /* [col] */
	enum bidi_mode bidi;
	bool is_ascii;
	bool has_invisible; /* what cannot be seen is shown by signs, and bidi
	                       levels */
	enum marks marks;
	enum record_view records;
	int grid_first;
	/* Of the interface, which honest lines are in; NULL: the default
	 * locale. */
	const struct locale *ui_locale;
	struct brk *ui_brk;   /* the caller's; NULL: the page makes its own */
	bool is_plain_prefix; /* speech: headings, terms and records are named
	                         in words */
	struct brk *brk[CORPUS_LANG_MAX + 2]; /* made on demand; the last two
	                                         for a file and the interface */
};

/* Frees what the page made; the book stays. */
void page_release(struct page *page);
/* Layout options for a text in `lang` (index; the file's own if it is one). */
struct layout_opts page_layout(
	struct page *page, int lang, const struct locale *locale);
/*
 * Appends the lines of unit `index`: first its gap and honest line (their
 * cells are decoration), then the text. Returns the number of lines before the
 * text, or -1 beyond the end.
 */
int page_unit(struct page *page, int index, struct arena *arena,
	struct lines *out, struct unit *unit);
/* One sentence: what is shown instead of what was asked for. In the arena;
 * empty if nothing is amiss. */
struct str page_notice(
	struct page *page, const struct unit *unit, struct arena *arena);
/* The same as lines, in brackets; their cells are decoration. False if nothing
 * is amiss. */
bool page_put_notice(struct page *page, const struct unit *unit,
	struct arena *arena, struct lines *out);

#endif
