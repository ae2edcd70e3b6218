/* SPDX-License-Identifier: MIT */
/*
 * What a language wants next, by what it is worth to readers: what has become
 * wrong, then what all pages have, then the texts, plain before full.
 */
#ifndef KOINE_DESK_NEXT_H
#define KOINE_DESK_NEXT_H

#include "base/vec.h"
#include "desk/status.h"
#include "desk/tree.h"

enum next_kind {
	NEXT_STALE,      /* blocks whose source has moved */
	NEXT_UNDECLARED, /* blocks of which nobody has said from what */
	NEXT_LOCALE,     /* values of the locale file to decide */
	NEXT_CORE,       /* core messages of the interface */
	NEXT_TERMS,      /* preferred terms of the concepts met most */
	NEXT_TEXT,       /* blocks not written */
	NEXT_MESSAGES,   /* the other messages */
	NEXT_ALL_TERMS,  /* the other concepts */
};

struct next_step {
	enum next_kind kind;
	int count;           /* how many */
	struct str id;       /* of the section; empty where it is none */
	enum tier tier;      /* of texts */
	const char *file;    /* to open, as desk_tree_path has it; NULL: none */
	const char *command; /* to run instead or before; NULL: none */
};

struct next {
	VEC(struct next_step) steps;
	struct arena arena;
};

/* The name of a kind for programs: "stale". */
const char *next_kind_name(enum next_kind kind);
/* Appends nothing where nothing is left. ERR_INPUT if a file there is cannot be
 * read; next_release in either case. */
bool next_find(const struct sync *sync, const struct desk_tree *tree, int lang,
	struct next *next, struct err *err);
void next_release(struct next *next);

#endif
