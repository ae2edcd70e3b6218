/* SPDX-License-Identifier: MIT */
/*
 * What questions and notes have in common: a file of headings on three levels,
 * "# 2", "## 2.1", "### word …", with blocks below the third. Private to this
 * folder.
 */
#ifndef KOINE_QUIZ_SHEET_H
#define KOINE_QUIZ_SHEET_H

#include "base/vec.h"
#include "corpus/beside.h"

/* A heading of level 3 and what stands below it. */
struct sheet_entry {
	struct str word; /* "q1", "aim" */
	int line;
	struct doc_node *title; /* PARA: the heading without its word */
	struct doc_node *root;  /* its blocks are the children */
};

struct sheet_section {
	int row; /* of the spine */
	int line;
	size_t first, count; /* of the entries */
};

struct sheet {
	struct work *work;
	struct str file;
	struct doc doc;
	VEC(struct sheet_entry) entries;
	VEC(struct sheet_section) sections; /* each once, in the file's order */
};

/*
 * Reads `folder`/FILE.md of a language and part into `sheet` (zeroed). A file
 * that is not there is a sheet without sections.
 */
void sheet_read(struct sheet *sheet, struct work *work, int lang, int part,
	const char *folder);
void sheet_release(struct sheet *sheet);
/* The place of a line of the sheet, for beside_fault. */
struct beside_at sheet_at(const struct sheet *sheet, int line, struct str id);

#endif
