/* SPDX-License-Identifier: MIT */
#include "base/vec.h"
#include "state/handle.h"

#include <limits.h>
#include <string.h>

static int small(int64_t number)
{
	return number < 0 ? 0 : number > INT_MAX ? INT_MAX : (int)number;
}

/* Columns asked, correct, box, due from `column` on. */
static void read_score(
	struct db_stmt *stmt, int column, struct state_score *score)
{
	score->asked = small(db_int(stmt, column));
	score->right = small(db_int(stmt, column + 1));
	score->box = small(db_int(stmt, column + 2));
	score->due = db_int(stmt, column + 3);
}

bool state_get_score(struct state *state, struct str work, struct str question,
	struct state_score *score)
{
	struct db *db = state_readable(state);
	struct db_stmt *stmt;
	bool failed = false;
	bool found = false;

	*score = (struct state_score){.question = question};
	if (!db)
		return false;
	stmt = db_query(db, NULL,
		"SELECT asked, correct, box, due FROM score"
		" WHERE work = ? AND profile = '' AND question = ?",
		"ss", &work, &question);
	if (stmt && db_step(stmt, &failed, NULL)) {
		read_score(stmt, 0, score);
		found = true;
	}
	return state_finish(state, stmt, failed) && found;
}

bool state_set_score(struct state *state, struct str work,
	const struct state_score *score, struct err *err)
{
	static const char sql[] =
		"INSERT OR REPLACE INTO score"
		" (work, question, profile, asked, correct, box, due)"
		" VALUES (?, ?, '', ?, ?, ?, ?)";

	do {
		if (!state_ensure(state, err))
			return false;
		if (db_run(state->db, err, sql, "ssiiii", &work,
			    &score->question, (int64_t)score->asked,
			    (int64_t)score->right, (int64_t)score->box,
			    score->due))
			return true;
	} while (state_recover(state));
	return false;
}

size_t state_boxed_scores(struct state *state, struct str work,
	struct arena *arena, struct state_score **list)
{
	VEC(struct state_score) found = {0};
	struct state_score row = {0};
	struct db *db = state_readable(state);
	struct db_stmt *stmt;
	bool failed = false;
	size_t count;

	*list = NULL;
	if (!db)
		return 0;
	stmt = db_query(db, NULL,
		"SELECT question, asked, correct, box, due FROM score"
		" WHERE work = ? AND profile = '' AND box > 0"
		" ORDER BY due, question",
		"s", &work);
	while (stmt && db_step(stmt, &failed, NULL)) {
		row.question = arena_str(arena, db_text(stmt, 0));
		read_score(stmt, 1, &row);
		vec_push(&found, row);
	}
	state_finish(state, stmt, failed);
	count = found.len;
	if (count > 0) {
		*list = ARENA_ARRAY(arena, struct state_score, count);
		memcpy(*list, found.ptr, count * sizeof(row));
	}
	vec_release(&found);
	return count;
}
