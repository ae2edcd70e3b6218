/* SPDX-License-Identifier: MIT */
/*
 * What a rule gets: the thing it is called for, and how it reports. Private to
 * this folder.
 */
#ifndef KOINE_LINT_AT_H
#define KOINE_LINT_AT_H

#include "base/map.h"
#include "lint/border.h"
#include "lint/lint.h"
#include "lint/prose.h"
#include "lint/where.h"

/* Where a text stands: rules differ in what they ask of it. */
enum lint_kind {
	LINT_IN_BLOCK,
	LINT_IN_HEADING,
	LINT_IN_NOTE,       /* an editor's note */
	LINT_IN_DEFINITION, /* a definition of the glossary */
	LINT_IN_FIGURE,     /* words of a figure, in figures.xml */
	LINT_IN_AID, /* a quiz or a teacher's notes: no whole sentences */
};

/* The common words of the work's languages: tongue.c. */
struct tongue {
	struct map words;
	struct arena arena;
	bool is_read;
};

/* A term that the glossary advises against, folded: terms.c. */
struct bad_term {
	struct str folded;
	const struct gloss_lang *lang;
	const struct gloss_term *term;
};

/* Those of one language. */
struct bad_terms {
	const struct locale *locale; /* NULL: of none yet */
	VEC(struct bad_term) list;
	struct arena arena;
};

/* How many letters a translation has for one of its source: same.c. */
struct usual {
	double ratio; /* 0: too little text to tell */
	bool is_known;
};

/* One run over a work or a file. */
struct lint_run {
	struct work *work;    /* NULL: a lone file */
	struct lint *lint;    /* where findings go */
	struct where where;   /* places in source files */
	struct arena scratch; /* of one leaf, block or section: cleared after */
	struct border border;
	struct tongue tongue;
	struct bad_terms bad_terms;
	struct usual usual[CORPUS_LANG_MAX];
	const struct doc_node *list; /* ends.c: looked at last */
	bool has_sentences;          /* of its items, one ends like one */
};

struct lint_at {
	struct lint_run *run;
	const struct lint_rule *rule;
	const struct locale *locale;
	int lang; /* index in the work, or CORPUS_NONE */
	int tier; /* enum tier, or LINT_NO_TIER */
	int item; /* LINT_PART, _SECTION, _BLOCK: row of the spine */
	enum lint_kind kind;
	struct str file;
	struct str id;
	const struct doc_node *node; /* LINT_BLOCK: the block; LINT_LEAF: the
	                                leaf, one made up for a definition */
	int line;                    /* of the node; 0 unknown */
	const struct prose *prose;   /* LINT_LEAF */
	bool is_lone; /* the file hangs on no spine: ids are in the text */
};

/* Reports what begins at character `from` of the leaf. */
void at_report(const struct lint_at *at, size_t from, struct str message);
/* Reports the thing itself, at the beginning of its line. */
void at_report_all(const struct lint_at *at, struct str message);
/* The same for something inside it that has an id of its own. */
void at_report_node(const struct lint_at *at, const struct doc_node *node,
	struct str message);
/* A sentence for one of these: formatted, for as long as the findings live. */
struct str at_say(const struct lint_at *at, const char *fmt, ...)
	PRINTF_LIKE(2, 3);
/* True if a word begins or ends before character `i` of the leaf. */
bool at_border(const struct lint_at *at, size_t i);
/* Memory until the rule has returned. */
struct arena *at_scratch(const struct lint_at *at);

/* A block as it is written in exactly this language and tier, or NULL. */
const struct doc_node *at_written(
	const struct lint_at *at, int item, int lang, enum tier tier);
/* doc_next_leaf for a block's own text: what hangs on a figure is no part of
 * it. */
const struct doc_node *at_next_leaf(
	const struct doc_node *leaf, const struct doc_node *top);
/* The source language of the work that `at` is compared with: zh. */
int at_source_lang(const struct lint_at *at);
/* The id of the innermost node at or above `node` that has one, inside `top`.
 */
struct str at_id_of(const struct doc_node *node, const struct doc_node *top);

#endif
