/* SPDX-License-Identifier: MIT */
#include "desk/sync.h"

#include "base/map.h"

#include <pwd.h>
#include <time.h>
#include <unistd.h>

#define DEPTH     8    /* sources of sources that are followed */
#define LOGIN_MAX 4096 /* [B] of a row of the users */

static const char *const states[] = {"draft", "translated", "reviewed"};

const char *sync_state_name(enum sync_state state)
{
	return states[state];
}

bool sync_state_from(struct str name, enum sync_state *state)
{
	for (size_t i = 0; i < ARRAY_LEN(states); i++)
		if (str_eq(name, str_of(states[i]))) {
			*state = (enum sync_state)i;
			return true;
		}
	return false;
}

/* ---- fingerprints ---- */

static uint64_t hash_leaf(const struct doc_node *leaf, uint64_t hash)
{
	hash = map_hash(leaf->text, hash);
	for (size_t i = 0; i < leaf->span_count; i++)
		if (!leaf->spans[i].is_marked)
			hash = map_hash(leaf->spans[i].target, hash);
	return map_hash(STR("\n"), hash);
}

uint64_t sync_hash_node(const struct doc_node *block)
{
	const struct doc_node *leaf;
	uint64_t hash = 0;

	/* What hangs on a figure is no text of the language's own. */
	if (block->kind == DOC_FIGURE)
		return hash_leaf(block, 0);
	for (leaf = doc_first_leaf(block); leaf != NULL;
		leaf = doc_next_leaf(leaf, block))
		hash = hash_leaf(leaf, hash);
	return hash;
}

uint64_t sync_hash(struct work *work, int item, int lang, enum tier tier)
{
	const struct shown shown = corpus_show(work, item, lang, tier);

	return shown.node == NULL || shown.is_fallback
	               ? 0
	               : sync_hash_node(shown.node);
}

/* ---- rows ---- */

static size_t index_of(
	const struct sync *sync, int item, int lang, enum tier tier)
{
	const int row = lang * corpus_count(sync->work) + item;

	return (size_t)row * TIER_COUNT + (size_t)tier;
}

const struct sync_row *sync_at(
	const struct sync *sync, int item, int lang, enum tier tier)
{
	return &sync->rows[index_of(sync, item, lang, tier)];
}

void sync_put(struct sync *sync, int item, int lang, enum tier tier,
	struct sync_row row)
{
	sync->rows[index_of(sync, item, lang, tier)] = row;
}

bool sync_default_source(const struct work *work, int lang, enum tier tier,
	int *source_lang, enum tier *source_tier)
{
	const int first = corpus_source_lang(work);

	if (lang == first && tier == TIER_FULL)
		return false;
	*source_lang = first;
	*source_tier = lang == first ? TIER_FULL : tier;
	return true;
}

static bool is_first(const struct sync *sync, int lang, enum tier tier)
{
	return lang == corpus_source_lang(sync->work) && tier == TIER_FULL;
}

enum sync_standing sync_standing(
	const struct sync *sync, int item, int lang, enum tier tier)
{
	bool is_far = false;

	for (int depth = 0; depth < DEPTH; depth++) {
		const struct sync_row *row = sync_at(sync, item, lang, tier);

		if (!corpus_is_written(sync->work, item, lang, tier))
			return is_far ? SYNC_FAR_STALE : SYNC_MISSING;
		if (is_first(sync, lang, tier))
			return SYNC_CURRENT;
		if (row->source_lang == CORPUS_NONE)
			return is_far ? SYNC_CURRENT : SYNC_UNDECLARED;
		if (row->source_hash != sync_hash(sync->work, item,
						row->source_lang,
						row->source_tier))
			return is_far ? SYNC_FAR_STALE : SYNC_STALE;
		lang = row->source_lang;
		tier = row->source_tier;
		is_far = true;
	}
	return SYNC_FAR_STALE; /* in a circle */
}

enum sync_state sync_state_now(
	const struct sync *sync, int item, int lang, enum tier tier)
{
	const struct sync_row *row = sync_at(sync, item, lang, tier);

	if (row->state == SYNC_REVIEWED &&
		row->target_hash != sync_hash(sync->work, item, lang, tier))
		return SYNC_TRANSLATED;
	return row->state;
}

bool sync_declare(struct sync *sync, int item, int lang, enum tier tier,
	const struct sync_row *as)
{
	struct sync_row row = *as;

	row.source_hash =
		sync_hash(sync->work, item, as->source_lang, as->source_tier);
	row.target_hash = sync_hash(sync->work, item, lang, tier);
	if (row.source_hash == 0 || row.target_hash == 0)
		return false;
	row.by = arena_str(&sync->arena, as->by);
	row.date = arena_str(&sync->arena, as->date);
	sync_put(sync, item, lang, tier, row);
	return true;
}

struct str sync_name(const char *name, struct arena *arena)
{
	const struct str given = str_trim(str_of(name));
	char *bytes = arena_bytes(arena, given.len + 1);

	for (size_t i = 0; i < given.len; i++) {
		bytes[i] = given.ptr[i];
		if ((unsigned char)bytes[i] < ' ')
			bytes[i] = ' ';
	}
	return given.len == 0 ? STR("-") : (struct str){bytes, given.len};
}

struct str sync_user(const struct env *env, struct arena *arena)
{
	static const char *const names[] = {"USER", "LOGNAME"};
	struct passwd entry, *found = NULL;
	char bytes[LOGIN_MAX];
	struct str by = STR("-");

	/* One of blanks is none. */
	for (size_t i = 0; i < ARRAY_LEN(names) && str_eq(by, STR("-")); i++)
		by = sync_name(env_get(env, names[i]), arena);
	if (str_eq(by, STR("-")) &&
		getpwuid_r(getuid(), &entry, bytes, sizeof(bytes), &found) ==
			0 &&
		found != NULL)
		by = sync_name(found->pw_name, arena);
	return by;
}

struct str sync_date(int64_t now, struct arena *arena)
{
	const time_t seconds = (time_t)now;
	char text[16] = "";
	struct tm tm;

	if (gmtime_r(&seconds, &tm) != NULL)
		strftime(text, sizeof(text), "%Y-%m-%d", &tm);
	return arena_str(arena, str_of(text));
}

void sync_release(struct sync *sync)
{
	arena_free(&sync->arena);
	*sync = (struct sync){0};
}
