/* SPDX-License-Identifier: MIT */
/*
 * The file of han.h. Little-endian: the magic, version (4 bytes), checksum of
 * what follows (8); how many pairs, syllables and readings (4 each); pairs of a
 * character and its Simplified one (4 each), ascending; syllables, filled up
 * with zeros, ascending; readings, a character in the low HAN_CP_BITS of 4
 * bytes and the number of a syllable above, ascending by character, the usual
 * one first. Private to this folder.
 */
#ifndef KOINE_TEXT_HAN_FILE_H
#define KOINE_TEXT_HAN_FILE_H

#include "base/str.h"

#include <stdint.h>

#define HAN_MAGIC        "koinehan"
#define HAN_VERSION      1
#define HAN_SYLLABLE_MAX 6 /* [B] "zhuang" */
#define HAN_CP_BITS      21
#define HAN_LAST         0xFFFF /* rarer characters have no place in the table */

uint64_t han_checksum(struct str table);

#endif
