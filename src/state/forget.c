/* SPDX-License-Identifier: MIT */
#include "state/forget.h"

#include "base/macros.h"
#include "base/vec.h"
#include "state/handle.h"

#include <assert.h>

struct row {
	struct str work, id;
	size_t count;
};
struct rows {
	VEC(struct row) list;
	struct arena arena;
};

static const struct {
	const char *list;   /* work, id, number of rows */
	const char *remove; /* of one work and id */
} parts[] = {
	[STATE_PLACES] = {"SELECT work, block, count(*) FROM place"
			  " GROUP BY work, block",
		"DELETE FROM place WHERE work = ? AND block = ?"},
	[STATE_MARKS] = {"SELECT work, block, count(*) FROM mark"
			 " GROUP BY work, block",
		"DELETE FROM mark WHERE work = ? AND block = ?"},
	[STATE_BOOKMARKS] = {"SELECT work, block, count(*) FROM bookmark"
			     " GROUP BY work, block",
		"DELETE FROM bookmark WHERE work = ? AND block = ?"},
	[STATE_SCORES] = {"SELECT work, question, count(*) FROM score"
			  " GROUP BY work, question",
		"DELETE FROM score WHERE work = ? AND question = ?"},
	/* A setting is of no work. */
	[STATE_SETTINGS] = {"SELECT '', key, 1 FROM setting",
		"DELETE FROM setting WHERE ? = '' AND key = ?"},
};
static_assert(ARRAY_LEN(parts) == STATE_PART_COUNT, "a part without SQL");

static bool is_wanted(const struct state_wants *wants, enum state_part part,
	const struct row *row)
{
	if (wants == NULL || wants->ask == NULL)
		return true;
	return part != STATE_SETTINGS &&
	       wants->ask(wants->data, row->work, row->id);
}

static void find_rows(struct db *db, enum state_part part,
	const struct state_wants *wants, struct rows *rows)
{
	struct db_stmt *stmt = db_query(db, NULL, parts[part].list, "");
	struct row row;

	while (stmt && db_step(stmt, NULL, NULL)) {
		row.work = arena_str(&rows->arena, db_text(stmt, 0));
		row.id = arena_str(&rows->arena, db_text(stmt, 1));
		row.count = (size_t)db_int(stmt, 2);
		if (is_wanted(wants, part, &row))
			vec_push(&rows->list, row);
	}
	if (stmt)
		db_done(stmt);
}

static size_t count_rows(const struct rows *rows)
{
	size_t count = 0;

	for (size_t i = 0; i < rows->list.len; i++)
		count += rows->list.ptr[i].count;
	return count;
}

static void release(struct rows *rows)
{
	vec_release(&rows->list);
	arena_free(&rows->arena);
}

size_t state_count(struct state *state, enum state_part part,
	const struct state_wants *wants)
{
	struct db *db = state_readable(state);
	struct rows rows = {0};
	size_t count;

	if (!db)
		return 0;
	find_rows(db, part, wants, &rows);
	count = count_rows(&rows);
	release(&rows);
	return count;
}

static bool remove_rows(struct db *db, enum state_part part,
	const struct rows *rows, struct err *err)
{
	if (!db_exec(db, "BEGIN IMMEDIATE", err))
		return false;
	for (size_t i = 0; i < rows->list.len; i++)
		if (!db_run(db, err, parts[part].remove, "ss",
			    &rows->list.ptr[i].work, &rows->list.ptr[i].id)) {
			db_exec(db, "ROLLBACK", NULL);
			return false;
		}
	return db_exec(db, "COMMIT", err);
}

bool state_forget(struct state *state, enum state_part part,
	const struct state_wants *wants, size_t *gone, struct err *err)
{
	struct rows rows = {0};
	bool is_done = state_ensure(state, err);

	*gone = 0;
	if (is_done) {
		find_rows(state->db, part, wants, &rows);
		is_done = remove_rows(state->db, part, &rows, err);
	}
	if (is_done)
		*gone = count_rows(&rows);
	release(&rows);
	return is_done;
}

bool state_settle(struct state *state, struct err *err)
{
	return state_ensure(state, err) && db_settle(state->db, err);
}

bool state_scrub(struct state *state, struct err *err)
{
	return db_scrub(state->db, err);
}
