/* SPDX-License-Identifier: MIT */
/* Inside out/: the two forms of a sheet. */
#ifndef KOINE_OUT_PAPER_FORMS_H
#define KOINE_OUT_PAPER_FORMS_H

#include "out/paper.h"

struct paper_part_row {
	const char *name;
	bool is_new_page;
	const char *element, *list; /* "": none */
};
extern const struct paper_part_row paper_parts[PAPER_PART_COUNT];

struct paper_ops {
	void (*begin)(struct paper *paper, struct str title, struct str above);
	void (*part)(struct paper *paper, const struct paper_part_row *part,
		struct str heading);
	void (*part_end)(
		struct paper *paper, const struct paper_part_row *part);
	void (*unit)(struct paper *paper, const struct unit *unit,
		struct str notice);
	void (*para)(struct paper *paper, struct str text);
	void (*item)(struct paper *paper, const struct paper_item *item);
	void (*words)(
		struct paper *paper, const struct str *words, size_t count);
	void (*end)(struct paper *paper);
};
extern const struct paper_ops paper_text_ops, paper_html_ops;

#endif
