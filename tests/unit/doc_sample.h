/* SPDX-License-Identifier: MIT */
/* Small trees for the tests of doc/, written in one line. */
#ifndef KOINE_TESTS_DOC_SAMPLE_H
#define KOINE_TESTS_DOC_SAMPLE_H

#include "doc/doc.h"

/*
 * Builds a tree from letters: "l" list, "i" item, "q" quote, "p" para, "h"
 * heading, "r" rule, ")" closes; other letters after a leaf are its text.
 * "l i pone) ) )" without the spaces is a list of one item.
 */
static inline void doc_sample(const char *plan, struct doc *doc)
{
	static const struct {
		char letter;
		enum doc_kind kind;
	} kinds[] = {
		{'l', DOC_LIST},
		{'i', DOC_ITEM},
		{'q', DOC_QUOTE},
		{'p', DOC_PARA},
		{'h', DOC_HEADING},
		{'r', DOC_RULE},
	};
	struct doc_builder b;
	int line = 1;

	doc_build(&b, doc);
	for (; *plan != '\0'; plan++) {
		size_t i = 0;

		if (*plan == ')') {
			doc_close(&b);
			continue;
		}
		if (doc_has_text(b.at->kind)) {
			doc_add_text(&b, (struct str){plan, 1});
			continue;
		}
		while (i < ARRAY_LEN(kinds) && kinds[i].letter != *plan)
			i++;
		if (i < ARRAY_LEN(kinds))
			doc_open(&b, kinds[i].kind, line++);
	}
	doc_finish(&b);
}

#endif
