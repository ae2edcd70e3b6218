/* SPDX-License-Identifier: MIT */
/*
 * Extended grapheme clusters (UAX #29, Unicode 15), one code point at a time,
 * by ICU's properties: no iterator to open, and the same answer for a whole
 * text and for one step in it. Private to this folder; others use brk.
 */
#ifndef KOINE_TEXT_CLUSTER_H
#define KOINE_TEXT_CLUSTER_H

#include <stdbool.h>
#include <stdint.h>

/*
 * A cluster is cut after this many code points, so that 300 000 joiners on one
 * letter are neither one cell nor quadratic. The longest cluster in use (emoji
 * tag sequences, ten-person families) has fewer than 20.
 */
#define CLUSTER_MAX 32 /* [code points] */

/* Where we are in a text; zeroed is the start of one. */
struct cluster {
	uint8_t prev;  /* class of the code point before */
	uint8_t emoji; /* how far rule GB11 has matched */
	bool is_odd;   /* an odd number of regional indicators so far (GB12) */
	uint8_t count; /* [code points] in this cluster */
};

/*
 * Letters and punctuation of the six languages that are all of class Other: no
 * two of them make a cluster. Only a shortcut past the look-up; a test compares
 * it with ICU for every code point. Inline, for it is asked of every letter
 * that is folded.
 */
static inline bool cluster_is_plain(uint32_t cp)
{
	return (cp >= 0x4E00 && cp <= 0xA66E) || (cp >= 0x20 && cp <= 0x7E) ||
	       (cp >= 0x400 && cp <= 0x482) || (cp >= 0x48A && cp <= 0x590) ||
	       (cp >= 0x620 && cp <= 0x64A) || (cp >= 0x671 && cp <= 0x6D5) ||
	       (cp >= 0xAF && cp <= 0x2FF) || (cp >= 0x3001 && cp <= 0x3029) ||
	       (cp >= 0xFF01 && cp <= 0xFF9D) ||
	       (cp >= 0x2010 && cp <= 0x2027) || (cp >= 0x3400 && cp <= 0x4DFF);
}

/* Adds cp to the text; true if a cluster starts before it. */
bool cluster_step(struct cluster *at, uint32_t cp);
/* False if a cluster surely starts between these neighbours, whatever stands
 * before. */
bool cluster_may_join(uint32_t left, uint32_t right);

#endif
