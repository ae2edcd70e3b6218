/* SPDX-License-Identifier: MIT */
/*
 * A hash map from byte strings to pointers. Keys are not copied: they must
 * outlive the map. Zeroed is a valid empty map. Keys may come from outside:
 * the hash is seeded per map so that chosen keys do not make it slow.
 */
#ifndef KOINE_BASE_MAP_H
#define KOINE_BASE_MAP_H

#include "base/str.h"

#include <stdint.h>

struct map_slot {
	struct str key;
	uint64_t hash;
	void *value; /* NULL marks a free slot */
};

struct map {
	struct map_slot *slots;
	size_t cap; /* 0 or a power of two */
	size_t len;
	uint64_t seed;
};

/* The value of key, or NULL. O(1). */
void *map_get(const struct map *map, struct str key);
/* Sets key to value (not NULL); returns the value it had, or NULL. */
void *map_put(struct map *map, struct str key, void *value);
/* FNV-1a, 64 bits; also used for the fingerprints of texts. */
uint64_t map_hash(struct str bytes, uint64_t seed);
void map_release(struct map *map);

#endif
