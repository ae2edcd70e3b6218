/* SPDX-License-Identifier: MIT */
/*
 * The files that an index is made of, and whether they are what they were.
 * Everything hangs on the spine, the glossary (marks) and the figures (texts of
 * blocks): when one of those changes, all documents are made anew; of any other
 * file only its own. Private to the index.
 */
#ifndef KOINE_SEARCH_SOURCES_H
#define KOINE_SEARCH_SOURCES_H

#include "base/map.h"
#include "base/vec.h"
#include "search/index.h"

#include <time.h>

enum source_kind {
	SOURCE_SPINE,      /* work.xml: headings */
	SOURCE_FIGURES,    /* has no documents of its own */
	SOURCE_GLOSSARY,   /* concepts and forms */
	SOURCE_REFERENCES, /* all of them */
	SOURCE_TEXT,       /* LANG/TIER/FILE.md: blocks */
	SOURCE_NOTES,      /* LANG/editor.md */
	SOURCE_QUIZ,       /* LANG/quiz/FILE.md */
	SOURCE_FILE,       /* the lone file */
};

struct source {
	enum source_kind kind;
	int lang; /* index, or CORPUS_NONE */
	enum tier tier;
	int part;                /* row of the spine, or CORPUS_NONE */
	struct str file;         /* relative to the content folder */
	uint64_t size;           /* [B] */
	struct timespec changed; /* as the file system knows; 0: never looked */
	uint64_t hash;
	int64_t id; /* row in the index, or 0 */
};

struct sources {
	struct arena arena;
	VEC(struct source) list; /* those that are there, always in one order */
	int folder;              /* while they are looked for */
};

/* Looks which there are, `sources` being zeroed; hashes only a lone file. */
void sources_list(const struct index_source *source, struct sources *sources);
/* Reads a file of the content and sets its size and hash; a file that cannot be
 * read counts as empty. */
void sources_hash(const struct index_source *source, struct source *file);
void sources_release(struct sources *sources);
/* True if a change of the file of this name changes documents of others. */
bool sources_is_shared(struct str file);

#endif
