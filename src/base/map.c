/* SPDX-License-Identifier: MIT */
#include "base/map.h"

#include "base/arena.h"
#include "base/err.h"

#include <assert.h>
#include <stdlib.h>
#include <sys/random.h>
#include <time.h>

#ifndef MAP_MIN
#define MAP_MIN 16 /* slots of the first allocation, a power of two */
#endif
/* Below, a quarter would be nothing and find() might meet no free slot. */
static_assert(MAP_MIN >= 4 && (MAP_MIN & (MAP_MIN - 1)) == 0, "map size");

#define FNV_BASIS UINT64_C(0xcbf29ce484222325)
#define FNV_PRIME UINT64_C(0x100000001b3)

uint64_t map_hash(struct str bytes, uint64_t seed)
{
	uint64_t hash = FNV_BASIS ^ seed;

	for (size_t i = 0; i < bytes.len; i++)
		hash = (hash ^ (unsigned char)bytes.ptr[i]) * FNV_PRIME;
	return hash;
}

/*
 * The slot where a search begins. The low bits of FNV depend on the low bits
 * of the seed alone; the finish of MurmurHash3 brings the high ones in.
 */
static size_t first_slot(uint64_t hash, size_t cap)
{
	hash = (hash ^ (hash >> 33)) * UINT64_C(0xff51afd7ed558ccd);
	hash = (hash ^ (hash >> 33)) * UINT64_C(0xc4ceb9fe1a85ec53);
	return (size_t)(hash ^ (hash >> 33)) & (cap - 1);
}

/* The slot that holds key, or the free one where it belongs. */
static struct map_slot *find(
	struct map_slot *slots, size_t cap, struct str key, uint64_t hash)
{
	size_t i = first_slot(hash, cap);

	while (slots[i].value &&
		(slots[i].hash != hash || !str_eq(slots[i].key, key)))
		i = (i + 1) & (cap - 1);
	return &slots[i];
}

static uint64_t new_seed(const void *map)
{
	struct timespec now;
	uint64_t seed;

	if (getrandom(&seed, sizeof(seed), GRND_NONBLOCK) == sizeof(seed))
		return seed;
	/* No entropy yet, early at boot: the address and the clock will do. */
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (uint64_t)(uintptr_t)map ^ ((uint64_t)now.tv_nsec << 32);
}

static void grow(struct map *map)
{
	size_t cap = map->cap ? map->cap * 2 : MAP_MIN;
	struct map_slot *slots = xcalloc(cap, sizeof(*slots));

	if (map->cap == 0)
		map->seed = new_seed(map);
	for (size_t i = 0; i < map->cap; i++) {
		const struct map_slot *old = &map->slots[i];

		if (old->value)
			*find(slots, cap, old->key, old->hash) = *old;
	}
	free(map->slots);
	map->slots = slots;
	map->cap = cap;
}

void *map_get(const struct map *map, struct str key)
{
	if (map->cap == 0)
		return NULL;
	return find(map->slots, map->cap, key, map_hash(key, map->seed))->value;
}

void *map_put(struct map *map, struct str key, void *value)
{
	struct map_slot *slot;
	uint64_t hash;
	void *old;

	if (!value)
		BUG("a map cannot hold NULL");
	if (map->len >= map->cap / 4 * 3)
		grow(map);
	hash = map_hash(key, map->seed);
	slot = find(map->slots, map->cap, key, hash);
	old = slot->value;
	if (!old) {
		slot->key = key;
		slot->hash = hash;
		map->len++;
	}
	slot->value = value;
	return old;
}

void map_release(struct map *map)
{
	if (!map)
		return;
	free(map->slots);
	*map = (struct map){0};
}
