/* SPDX-License-Identifier: MIT */
/*
 * The glossary: concepts with terms, inflected forms and definitions in three
 * tiers and several languages; looking one up; marking the first occurrence of
 * each concept in a block. Reads TBX v3 (ISO 30042, TBX-Basic, DCA style)
 * through xml/. Knows no files' places, no spine, no screen.
 */
#ifndef KOINE_GLOSS_GLOSS_H
#define KOINE_GLOSS_GLOSS_H

#include "base/map.h"
#include "doc/doc.h"
#include "text/fold.h"
#include "xml/xml.h"

enum gloss_status { GLOSS_PREFERRED, GLOSS_ADMITTED, GLOSS_DEPRECATED };
enum gloss_tier { GLOSS_PLAIN, GLOSS_STUDENT, GLOSS_FULL, GLOSS_TIER_COUNT };

struct gloss_term {
	struct str text;
	enum gloss_status status;
	bool is_acronym;
	bool is_marked; /* false: koine:mark=no */
	struct str *forms;
	size_t form_count;
};

/* What one language says of a concept. */
struct gloss_lang {
	struct str lang;
	struct gloss_term *terms; /* the preferred one first */
	size_t term_count;
	struct str def[GLOSS_TIER_COUNT];
	struct str source; /* of the full definition; may be empty */
};

struct gloss_concept {
	struct str id;    /* the slug of term: */
	struct str field; /* subject field, English */
	struct gloss_lang *langs;
	size_t lang_count;
};

struct gloss {
	struct gloss_concept *concepts;
	size_t count;
	struct map by_id;    /* id > struct gloss_concept * */
	struct arena *arena; /* not owned */
};

/*
 * Builds the glossary from the root of a TBX document into `arena`. A concept
 * without a definition or a term in some language is kept for the others and
 * reported by `warn` (file:line: text), which may be NULL.
 */
typedef void gloss_warn_fn(void *ctx, int line, const char *text);
bool gloss_from_tbx(const struct xml_node *root, struct arena *arena,
	struct gloss *out, gloss_warn_fn *warn, void *ctx, struct err *err);
/* Compact form of one language (or all) for the compiled work, and back. */
void gloss_pack(const struct gloss *gloss, struct buf *out);
bool gloss_unpack(struct str bytes, struct arena *arena, struct gloss *out,
	struct err *err);
void gloss_release(struct gloss *gloss); /* the map; the rest is the arena's */

const struct gloss_concept *gloss_find_id(
	const struct gloss *gloss, struct str id);
const struct gloss_lang *gloss_in(
	const struct gloss_concept *concept, struct str lang);
/*
 * Concepts whose terms or forms in `lang` (any language if empty) match `query`
 * after folding: exact first, then those that begin with it, then those that
 * contain it. Returns how many were put into found[0..max).
 */
size_t gloss_lookup(const struct gloss *gloss, struct fold *fold,
	struct str lang, struct str query, const struct gloss_concept **found,
	size_t max);

/*
 * A matcher for one language: folded forms in a trie. Beyond the listed forms a
 * term of en, fr, es and ru is met with regular endings of its words (of four
 * letters or more, acronyms never). Glossary and fold must outlive it.
 */
struct gloss_marker;
struct gloss_marker *gloss_marker_new(
	const struct gloss *gloss, struct str lang, struct fold *fold);
void gloss_marker_free(struct gloss_marker *marker);
/*
 * Adds TERM spans (is_marked) to the leaves of `block` for the first occurrence
 * of each concept that the block does not already link by hand: longest match
 * first, whole words (in zh any place), never inside another link, code or
 * HTML; headings are not marked. Acronyms match with their case. New span
 * arrays live in `arena`, their targets in the glossary. Linear in the text.
 */
void gloss_mark(struct gloss_marker *marker, struct doc_node *block,
	struct arena *arena);
/*
 * Puts `count` TERM spans, ascending and free of each other, among those of a
 * leaf, whose new array lives in `arena`: marks that were found before.
 */
void gloss_put_marks(struct doc_node *leaf, const struct doc_span *marks,
	size_t count, struct arena *arena);

#endif
