/* SPDX-License-Identifier: MIT */
/*
 * The glossary as it leaves and comes back. What one language says of a concept
 * (a <langSec>) is merged whole, three ways as the texts are. TBX leaves as it
 * is stored, with fingerprints of every such part in its header; TSV is a pair
 * of languages, as OmegaT and others read it:
 *
 *   # koine zh fr full
 *   source term, term, definition, id of the concept, two fingerprints
 */
#ifndef KOINE_EXCHANGE_TERMS_H
#define KOINE_EXCHANGE_TERMS_H

#include "base/map.h"
#include "exchange/merge.h"
#include "xml/xml.h"

#define TERMS_FILE "glossary.tbx"

/* What a language says of a concept. */
struct terms_sec {
	struct str key;     /* "alignment fr" */
	struct str concept; /* "alignment" */
	struct str lang;
	int line;
	const struct xml_node *node;
	struct str *children; /* its elements as XML, without blanks between */
	size_t count;
};

/* A glossary in TBX v3. */
struct terms {
	struct arena arena;
	struct str bytes; /* not owned */
	const struct xml_node *root;
	VEC(struct terms_sec) secs;
	struct map by_key;   /* > struct terms_sec * */
	struct map concepts; /* ids that are there */
};

/*
 * Reads a glossary. `schema` may be NULL. False, with nothing to release, and
 * "FILE:LINE: what is wrong" if it is none.
 */
bool terms_read(struct str bytes, const char *name, const char *schema,
	struct terms *out, struct err *err);
void terms_release(struct terms *terms);
const struct terms_sec *terms_find(
	const struct terms *terms, struct str concept, struct str lang);
/* Fingerprint of a part. */
uint64_t terms_hash(const struct terms_sec *sec);
/* The preferred term and a tier's definition of a part; empty if there is
 * none. In `arena`. */
struct str terms_preferred(const struct terms_sec *sec, struct arena *arena);
struct str terms_definition(
	const struct terms_sec *sec, enum tier tier, struct arena *arena);

/* Appends text as a glossary has it: quotes need no escape there. */
void terms_escape(struct str text, struct buf *out);

/* ---- out ---- */
/* Appends the glossary of a work. False if it cannot be read. */
bool terms_write_tbx(struct work *work, struct buf *out, struct err *err);
/* The same for the two languages of a wish, with the target's definitions. */
bool terms_write_tsv(const struct export_wish *wish, int *count,
	struct buf *out, struct err *err);

/* ---- in: merge->files is the glossary ---- */
/* `bytes` come from the file `name`. False, with nothing to release. */
bool terms_merge_tbx(struct work *work, struct str bytes, const char *name,
	struct merge *out, struct err *err);
bool terms_merge_tsv(struct work *work, struct str bytes, const char *name,
	struct merge *out, struct err *err);

#endif
