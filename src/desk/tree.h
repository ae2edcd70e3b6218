/* SPDX-License-Identifier: MIT */
/*
 * Where a translator's files are: the content, and around it, in koine's source
 * tree, the locale files and catalogues. What lies elsewhere than in a source
 * tree has no catalogues to translate.
 */
#ifndef KOINE_DESK_TREE_H
#define KOINE_DESK_TREE_H

#include "base/paths.h"

struct desk_tree {
	const char *content; /* links followed */
	const char *locales; /* folder of TAG.conf, or NULL */
	bool has_locales;    /* they belong to this content: a file may be
	                        added */
	const char *po;      /* folder of TAG.po, or NULL */
	const char *here;    /* the working folder, or NULL */
};

/* Strings live in `arena`. ERR_INPUT if there is no content. */
bool desk_tree_find(const struct paths *paths, struct arena *arena,
	struct desk_tree *tree, struct err *err);
/* A path as people would type it here; points into it. */
const char *desk_tree_short(const struct desk_tree *tree, const char *path);
/* folder/name in that way; in `arena`. */
const char *desk_tree_path(const struct desk_tree *tree, const char *folder,
	const char *name, struct arena *arena);

#endif
