/* SPDX-License-Identifier: MIT */
/*
 * What leaves for other translators' tools and comes back: XLIFF, PO, TMX, and
 * the glossary as TSV and TBX. Markdown in the content folder is the truth. An
 * export cuts a text into units (units.h), whose marks and links are codes that
 * nobody can damage unseen (form.h), and stores what stood there; an import is
 * read whole (struct incoming) and merged unit by unit, three ways (merge.h),
 * into new bytes of the files it touches. Nothing here writes a file, and
 * nothing knows how a state of translation is kept: desk/ is a stranger, its
 * states come and go as enum unit_state through cmd/.
 */
#ifndef KOINE_EXCHANGE_EXCHANGE_H
#define KOINE_EXCHANGE_EXCHANGE_H

#include "corpus/corpus.h"
#include "exchange/form.h"

#include <stdint.h>

/* How far a translation is; the order is that of the work. */
enum unit_state {
	UNIT_UNSAID, /* not declared, or the file does not say */
	UNIT_NEW,    /* not translated */
	UNIT_DRAFT,  /* or its source has changed since */
	UNIT_TRANSLATED,
	UNIT_REVIEWED,
};

/* A text: a tier of a language. */
struct text_name {
	int lang;
	enum tier tier;
};

/* Where a block of `text` stands now. */
typedef enum unit_state unit_state_fn(
	void *ctx, int item, struct text_name text);

/* What is to be exported. */
struct export_wish {
	struct work *work;
	int from, to; /* blocks of the spine, [from, to) */
	struct text_name target;
	struct text_name source;
	unit_state_fn *state;
	void *ctx;
	int64_t now;
};

/* What has been exported. */
struct export_count {
	int units;
	int left; /* left out: the translation has no such block although it
	             has the section */
};

/* One unit as a file brings it. Everything lives in the list's arena. */
struct incoming {
	struct str id; /* "2.1.3/1" */
	struct text_name target, source;
	int line; /* in the file */
	struct form form;
	bool is_markdown; /* `form` was read from Markdown, to be kept */
	struct str fault; /* what is wrong with its codes, translated; empty:
	                     nothing */
	struct str source_text; /* form_text; ptr NULL: not said */
	bool has_base;
	uint64_t base; /* form_hash of what stood there when it was exported */
	uint64_t file_base; /* units_fingerprint of the whole text then; 0: not
	                       said */
	enum unit_state state, base_state;
};

struct incoming_list {
	struct arena arena;
	const char *name; /* of the file, for messages */
	VEC(struct incoming) units;
};

void incoming_release(struct incoming_list *list);
/* A fingerprint as it is written, 16 hexadecimal digits; 0 if it is none. */
uint64_t hex_read(struct str digits);

#endif
