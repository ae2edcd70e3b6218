/* SPDX-License-Identifier: MIT */
#include "base/mo.h"
#include "base/vec.h"
#include "state/handle.h"

#include <string.h>

/* Columns block, offset, lang, tier from `column` on. */
static void read_place(struct db_stmt *stmt, int column, struct arena *arena,
	struct state_place *place)
{
	const int64_t offset = db_int(stmt, column + 1);

	place->block = arena_str(arena, db_text(stmt, column));
	place->offset =
		offset > 0 && offset <= UINT32_MAX ? (uint32_t)offset : 0;
	place->lang = arena_str(arena, db_text(stmt, column + 2));
	place->tier = arena_str(arena, db_text(stmt, column + 3));
}

bool state_get_place(struct state *state, struct str work, struct arena *arena,
	struct state_place *place)
{
	struct db *db = state_readable(state);
	struct db_stmt *stmt;
	bool failed = false;
	bool found = false;

	if (!db)
		return false;
	stmt = db_query(db, NULL,
		"SELECT block, offset, lang, tier FROM place WHERE work = ?",
		"s", &work);
	if (stmt && db_step(stmt, &failed, NULL)) {
		read_place(stmt, 0, arena, place);
		found = true;
	}
	return state_finish(state, stmt, failed) && found;
}

bool state_set_place(struct state *state, struct str work,
	const struct state_place *place, struct err *err)
{
	/* An unchanged place is no write and no fsync. */
	static const char sql[] =
		"INSERT INTO place VALUES (?, ?, ?, ?, ?)"
		" ON CONFLICT (work) DO UPDATE SET block = excluded.block,"
		" offset = excluded.offset, lang = excluded.lang,"
		" tier = excluded.tier"
		" WHERE block <> excluded.block OR offset <> excluded.offset"
		" OR lang <> excluded.lang OR tier <> excluded.tier";

	do {
		if (!state_ensure(state, err))
			return false;
		if (db_run(state->db, err, sql, "ssiss", &work, &place->block,
			    (int64_t)place->offset, &place->lang, &place->tier))
			return true;
	} while (state_recover(state));
	return false;
}

static bool is_mark(char mark)
{
	return (mark >= 'a' && mark <= 'z') || (mark >= 'A' && mark <= 'Z') ||
	       mark == '\'';
}

bool state_set_mark(struct state *state, struct str work, char mark,
	const struct state_place *place, struct err *err)
{
	static const char sql[] =
		"INSERT OR REPLACE INTO mark VALUES (?, ?, ?, ?, ?, ?)";
	const struct str name = {&mark, 1};

	if (!is_mark(mark))
		return err_set(err, ERR_USAGE, _("a mark is a letter"));
	do {
		if (!state_ensure(state, err))
			return false;
		if (db_run(state->db, err, sql, "sssiss", &work, &name,
			    &place->block, (int64_t)place->offset, &place->lang,
			    &place->tier))
			return true;
	} while (state_recover(state));
	return false;
}

bool state_get_mark(struct state *state, struct str work, char mark,
	struct arena *arena, struct state_place *place)
{
	const struct str name = {&mark, 1};
	struct db *db = state_readable(state);
	struct db_stmt *stmt;
	bool failed = false;
	bool found = false;

	if (!db)
		return false;
	stmt = db_query(db, NULL,
		"SELECT block, offset, lang, tier FROM mark"
		" WHERE work = ? AND mark = ?",
		"ss", &work, &name);
	if (stmt && db_step(stmt, &failed, NULL)) {
		read_place(stmt, 0, arena, place);
		found = true;
	}
	return state_finish(state, stmt, failed) && found;
}

size_t state_bookmarks(struct state *state, struct str work,
	struct arena *arena, struct state_bookmark **list)
{
	VEC(struct state_bookmark) found = {0};
	struct state_bookmark row = {0};
	struct db *db = state_readable(state);
	struct db_stmt *stmt;
	bool failed = false;
	size_t count;

	*list = NULL;
	if (!db)
		return 0;
	stmt = db_query(db, NULL,
		"SELECT id, block, offset, lang, tier, label, time"
		" FROM bookmark WHERE work = ? ORDER BY id",
		"s", &work);
	while (stmt && db_step(stmt, &failed, NULL)) {
		row.id = db_int(stmt, 0);
		read_place(stmt, 1, arena, &row.place);
		row.label = arena_str(arena, db_text(stmt, 5));
		row.time = db_int(stmt, 6);
		vec_push(&found, row);
	}
	state_finish(state, stmt, failed);
	count = found.len;
	if (count > 0) {
		*list = ARENA_ARRAY(arena, struct state_bookmark, count);
		memcpy(*list, found.ptr, count * sizeof(row));
	}
	vec_release(&found);
	return count;
}

bool state_add_bookmark(struct state *state, struct str work,
	const struct state_place *place, struct str label, int64_t now,
	struct err *err)
{
	static const char sql[] =
		"INSERT INTO bookmark (work, block, offset, lang, tier, label,"
		" time) VALUES (?, ?, ?, ?, ?, ?, ?)";

	do {
		if (!state_ensure(state, err))
			return false;
		if (db_run(state->db, err, sql, "ssisssi", &work, &place->block,
			    (int64_t)place->offset, &place->lang, &place->tier,
			    &label, now))
			return true;
	} while (state_recover(state));
	return false;
}

bool state_remove_bookmark(struct state *state, int64_t id, struct err *err)
{
	do {
		if (!state_ensure(state, err))
			return false;
		if (db_run(state->db, err, "DELETE FROM bookmark WHERE id = ?",
			    "i", id))
			return true;
	} while (state_recover(state));
	return false;
}

bool state_get(struct state *state, const char *key, struct arena *arena,
	struct str *value)
{
	const struct str name = str_of(key);
	struct db *db = state_readable(state);
	struct db_stmt *stmt;
	bool failed = false;
	bool found = false;

	if (!db)
		return false;
	stmt = db_query(db, NULL, "SELECT value FROM setting WHERE key = ?",
		"s", &name);
	if (stmt && db_step(stmt, &failed, NULL)) {
		*value = arena_str(arena, db_text(stmt, 0));
		found = true;
	}
	return state_finish(state, stmt, failed) && found;
}

bool state_set(
	struct state *state, const char *key, struct str value, struct err *err)
{
	static const char sql[] =
		"INSERT OR REPLACE INTO setting VALUES (?, ?)";
	const struct str name = str_of(key);

	do {
		if (!state_ensure(state, err))
			return false;
		if (db_run(state->db, err, sql, "ss", &name, &value))
			return true;
	} while (state_recover(state));
	return false;
}
