/* SPDX-License-Identifier: MIT */
/*
 * A new language: the tree of its texts, its row in work.xml, its locale file
 * and its catalogue, all or none. The tree is as empty as a language may be:
 * nothing in it pretends to be a text.
 */
#ifndef KOINE_DESK_NEW_LANGUAGE_H
#define KOINE_DESK_NEW_LANGUAGE_H

#include "base/fs.h"
#include "corpus/corpus.h"
#include "desk/tree.h"

#define NEW_LANGUAGE_FOLDERS 6
#define NEW_LANGUAGE_FILES   4

struct new_language {
	const char *folders[NEW_LANGUAGE_FOLDERS + 1]; /* outer ones first */
	struct fs_file files[NEW_LANGUAGE_FILES];
	size_t file_count;
	bool has_locale; /* there was one, or one is made */
	bool has_plural; /* the plural forms of the catalogue are known */
	int open;        /* values of the locale file that wait for a person */
	struct arena arena;
};

/*
 * Says what is to be made for `tag`: ERR_USAGE if it is no tag, or not the
 * shortest one, or the work has it; ERR_OUTPUT if something is in the way.
 * Writes nothing. new_language_release in either case.
 */
bool new_language_plan(struct work *work, const struct desk_tree *tree,
	const char *tag, struct str date, struct new_language *plan,
	struct err *err);
/* Makes it. On failure nothing of it is left. ERR_OUTPUT. */
bool new_language_make(const struct new_language *plan, struct err *err);
void new_language_release(struct new_language *plan);

#endif
