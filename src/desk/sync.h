/* SPDX-License-Identifier: MIT */
/*
 * What a translation was made from: a row of content/LANG/sync.tsv for each
 * block and tier, with fingerprints of the source and of the translation as
 * they were when somebody declared them to say the same. From them follows what
 * is current, stale or has never been declared, through all languages between
 * a text and the first: when the source's source moves, that is said too.
 *
 * The file: tab-separated, one row a line in the order of the spine, so that
 * two people's work merges: tier, id, source ("zh/full"), source-hash,
 * target-hash (16 hex digits), state, by, date (ISO 8601).
 */
#ifndef KOINE_DESK_SYNC_H
#define KOINE_DESK_SYNC_H

#include "base/env.h"
#include "corpus/corpus.h"

#include <stdint.h>

enum sync_state { SYNC_DRAFT, SYNC_TRANSLATED, SYNC_REVIEWED };

/* A row; `source_lang` is CORPUS_NONE where there is none. */
struct sync_row {
	int source_lang;
	enum tier source_tier;
	uint64_t source_hash, target_hash;
	enum sync_state state;
	struct str by, date;
};

/* How a block stands. */
enum sync_standing {
	SYNC_MISSING,    /* not written */
	SYNC_UNDECLARED, /* written, and nobody has said from what */
	SYNC_STALE,      /* its source says something else now */
	SYNC_FAR_STALE,  /* its source is stale itself */
	SYNC_CURRENT,
};

/* The rows of all languages of a work. */
struct sync {
	struct work *work; /* not owned */
	struct arena arena;
	struct sync_row *rows; /* [lang][item][tier] */
	size_t fault_count;    /* lines that are left out */
	struct str fault;      /* the first: "file:line: text"; translated */
};

/*
 * Reads every LANG/sync.tsv. A line that is none is left out and counted; an
 * id that is gone from the spine is dropped without a word. ERR_INPUT if a file
 * is there and cannot be read.
 */
bool sync_open(struct work *work, struct sync *sync, struct err *err);
void sync_release(struct sync *sync);

const char *sync_state_name(enum sync_state state); /* "draft": id */
bool sync_state_from(struct str name, enum sync_state *state);

/* Fingerprint of a block's words and of what they link to, by FNV-1a, the same
 * in every version of koine; 0 if it is not written. */
uint64_t sync_hash(struct work *work, int item, int lang, enum tier tier);
/* The same of a block that is not, or not yet, in the work. */
uint64_t sync_hash_node(const struct doc_node *block);
/* The row of a block. */
const struct sync_row *sync_at(
	const struct sync *sync, int item, int lang, enum tier tier);
/* Puts another there; its strings must live as long. */
void sync_put(struct sync *sync, int item, int lang, enum tier tier,
	struct sync_row row);
/* The text a tier of a language was first made from: that tier in the work's
 * first language, and full there. False for the first text of all. */
bool sync_default_source(const struct work *work, int lang, enum tier tier,
	int *source_lang, enum tier *source_tier);
enum sync_standing sync_standing(
	const struct sync *sync, int item, int lang, enum tier tier);
/* The state of a block as it is: what has been changed since it was read is a
 * translation again. */
enum sync_state sync_state_now(
	const struct sync *sync, int item, int lang, enum tier tier);
/*
 * For each language, row of the spine and tier in turn: true if somebody works
 * on that text. It is not as it was declared, nobody has declared it, or what
 * it was made from has changed; or it is what has changed, that others were
 * made from. In the arena.
 */
const bool *sync_changed(const struct sync *sync, struct arena *arena);
/*
 * Declares a block current: fingerprints of now. False if the block or its
 * source is not written; nothing is changed then.
 */
bool sync_declare(struct sync *sync, int item, int lang, enum tier tier,
	const struct sync_row *as);
/* A name as one field of a row: without control characters, "-" for none. */
struct str sync_name(const char *name, struct arena *arena);
/* The user's name in that way: of USER, else LOGNAME, else as the system has
 * it. */
struct str sync_user(const struct env *env, struct arena *arena);
/* "2026-11-23" of seconds since 1970, UTC. */
struct str sync_date(int64_t now, struct arena *arena);
/* Appends a language's rows as its file has them, and where that is. */
void sync_text(const struct sync *sync, int lang, struct buf *out);
const char *sync_path(const struct sync *sync, int lang, struct arena *arena);
/* Writes a language's rows back, and before them what their sources said (see
 * past.h). ERR_OUTPUT. */
bool sync_write(const struct sync *sync, int lang, struct err *err);

#endif
