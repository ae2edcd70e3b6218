/* SPDX-License-Identifier: MIT */
/*
 * The matcher of one language and how it finds a term at a place of a folded
 * text. Private to this folder. Two roots in one trie: the forms as they are
 * listed, and the terms with each longer word as its stem.
 */
#ifndef KOINE_GLOSS_MARKER_H
#define KOINE_GLOSS_MARKER_H

#include "gloss/gloss.h"
#include "gloss/trie.h"
#include "text/stem.h"

/* Ends a word in the keys of stems: "govern" is no beginning of "governor". */
#define MARKER_WORD_END 0x01

/* A key of the trie, with what it stands for. */
struct marker_entry {
	uint32_t concept;  /* index */
	uint32_t next;     /* index of the next one with this key; 0 for none */
	bool is_exact;     /* the source must be `form`, case and all */
	struct str form;   /* as the glossary has it */
	struct str folded; /* keys of stems: what the words' ends are held
	                      against */
};

/* A word met at the start of a key of stems, and the node it leads to. */
struct marker_word {
	uint64_t hash; /* of the word; 0: free */
	uint32_t node; /* or TRIE_NONE */
};

#define MARKER_WORDS 1024 /* remembered; a power of two */

/* Which ends a regular form may have beyond the listed ones. */
struct marker_rule {
	const char *lang;
	const char *ends; /* folded, separated by spaces; NULL: any short one */
};

struct gloss_marker {
	const struct gloss *gloss;
	struct fold *fold;              /* not owned */
	struct stem *stem;              /* NULL: listed forms only */
	const struct marker_rule *rule; /* with stem */
	bool has_clitics;               /* Arabic */
	struct arena arena;
	struct trie trie;
	uint32_t root, stem_root;
	uint32_t starts[256]; /* children of root by byte */
	uint32_t article;     /* Arabic: the node of "ال", or TRIE_NONE */
	VEC(struct marker_entry) entries; /* [0] is not used */
	uint8_t beginnings[512]; /* bits: first letters of the keys of stems */
	struct marker_word *words; /* with stem: MARKER_WORDS, by hash */
	uint32_t *seen;     /* of each concept: the last run that has it */
	uint32_t run;       /* one for each block marked */
	struct folded text; /* of the leaf at hand */
	struct buf key;
	VEC(struct doc_span) found;
};

/* The part of a folded text that makes a word from `pos` [B]; *letters counts
 * its code points. */
size_t marker_word_end(struct str text, size_t pos, size_t *letters);
/* Short words and what has no letters keep no stem. */
bool marker_is_stemmed(size_t letters);
/* The bit of `beginnings` for a folded word. */
uint32_t marker_beginning(struct str word);

/* What is known of the spans of a leaf while its text is gone through. */
struct cover {
	const struct doc_node *leaf;
	size_t next; /* first span that starts at or after the place */
	uint32_t blocked_until; /* [B] end of the links and such before it */
	VEC(uint32_t)
	ends; /* [B] of the styles open there, the innermost last */
};

/* Moves on to `at` [B] in the leaf's text. */
void cover_move(struct cover *cover, uint32_t at);
/*
 * True if a term may be marked from the place moved to up to `end` [B]: it
 * touches no link or code, and lies across no style's border.
 */
bool cover_is_free(const struct cover *cover, uint32_t at, uint32_t end);
void cover_release(struct cover *cover);

struct match {
	uint32_t concept;
	size_t end;        /* [B] in the folded text */
	uint32_t from, to; /* [B] in the leaf's text */
};

/* The longest term at folded offset `at` [B] that may be marked. */
bool match_at(struct gloss_marker *marker, const struct cover *cover, size_t at,
	struct match *match);
/* True if a term may begin or end between two code points (0: none there). */
bool match_is_border(uint32_t before, uint32_t after);

#endif
