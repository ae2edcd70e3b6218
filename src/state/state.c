/* SPDX-License-Identifier: MIT */
#include "state/state.h"

#include "base/fs.h"
#include "base/mo.h"
#include "state/handle.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define APPLICATION_ID 0x6B6F696Eu /* "koin" */
#define MAX_RECOVERIES 2

/* Never change a step that was released: add one. */
static const char *const steps[] = {
	"CREATE TABLE place ("
	" work TEXT PRIMARY KEY, block TEXT NOT NULL,"
	" offset INTEGER NOT NULL, lang TEXT NOT NULL, tier TEXT NOT NULL"
	") STRICT, WITHOUT ROWID;"
	"CREATE TABLE mark ("
	" work TEXT NOT NULL, mark TEXT NOT NULL, block TEXT NOT NULL,"
	" offset INTEGER NOT NULL, lang TEXT NOT NULL, tier TEXT NOT NULL,"
	" PRIMARY KEY (work, mark)"
	") STRICT, WITHOUT ROWID;"
	"CREATE TABLE bookmark ("
	" id INTEGER PRIMARY KEY AUTOINCREMENT, work TEXT NOT NULL,"
	" block TEXT NOT NULL, offset INTEGER NOT NULL, lang TEXT NOT NULL,"
	" tier TEXT NOT NULL, label TEXT NOT NULL, time INTEGER NOT NULL"
	") STRICT;"
	"CREATE INDEX bookmark_work ON bookmark (work, id);"
	"CREATE TABLE setting ("
	" key TEXT PRIMARY KEY, value TEXT NOT NULL"
	") STRICT, WITHOUT ROWID;",
	/* Profile '' is whoever names none. */
	"CREATE TABLE score ("
	" work TEXT NOT NULL, question TEXT NOT NULL, profile TEXT NOT NULL,"
	" asked INTEGER NOT NULL, correct INTEGER NOT NULL,"
	" box INTEGER NOT NULL, due INTEGER NOT NULL,"
	" PRIMARY KEY (work, profile, question)"
	") STRICT, WITHOUT ROWID;",
	NULL,
};

static const struct db_schema schema = {APPLICATION_ID, steps};

/* Cuts path to its folder. False at the root and where there is no more. */
static bool cut_to_folder(char *path)
{
	char *slash = strrchr(path, '/');

	if (!slash || slash[1] == '\0')
		return false;
	/* The root is its own slash. */
	slash[slash == path ? 1 : 0] = '\0';
	return true;
}

/* Looks at the nearest folder there is, to know early what a write will meet.
 */
static bool can_make(const char *dir, struct err *err)
{
	char *path = xstrdup(str_of(dir));
	struct stat st = {0};
	bool ok;

	while (stat(path, &st) != 0 && errno == ENOENT && cut_to_folder(path))
		;
	ok = access(path, W_OK | X_OK) == 0;
	if (ok && !S_ISDIR(st.st_mode)) {
		ok = false;
		errno = ENOTDIR;
	}
	if (!ok)
		err_set(err, ERR_STATE, _("cannot write in '%s': %s"), path,
			err_system(errno));
	free(path);
	return ok;
}

static void drop_peek(struct state *state)
{
	db_close(state->peek);
	state->peek = NULL;
}

/* True if the database is open after it; else state->refusal says why. */
static bool open_db(struct state *state, struct err *notice)
{
	struct err err = {0};
	const enum db_result result =
		db_open(state->path, &schema, &state->db, &err);

	if (result == DB_OK || result == DB_MOVED_ASIDE) {
		drop_peek(state);
		state->refusal = (struct err){0};
		if (result == DB_MOVED_ASIDE && notice)
			*notice = err;
		return true;
	}
	state->refusal = err;
	state->is_final = result == DB_NEWER;
	return false;
}

/* What the first page needs is read without a write; see db_peek. */
static void open_existing(struct state *state, struct err *why)
{
	state->peek = db_peek(state->path, &schema);
	if (!state->peek)
		open_db(state, why);
	else if (access(state->path, W_OK) != 0)
		err_set(&state->refusal, ERR_STATE, _("cannot write '%s': %s"),
			state->path, err_system(errno));
}

static struct state *new_state(int64_t now)
{
	struct state *state = xcalloc(1, sizeof(*state));

	state->now = now;
	state->hold = -1;
	return state;
}

struct state *state_open(const char *dir, int64_t now, struct err *why)
{
	struct state *state = new_state(now);
	struct buf path = {0};
	struct stat st;

	if (!dir || !*dir) {
		state->is_final = true;
		err_set(&state->refusal, ERR_STATE,
			_("there is no home folder to keep anything in"));
	} else {
		buf_printf(&path, "%s/state.db", dir);
		state->dir = xstrdup(str_of(dir));
		state->path = buf_detach(&path);
		state->is_new = lstat(state->path, &st) != 0;
		hold_take(state);
		if (state->is_new)
			can_make(dir, &state->refusal);
		else
			open_existing(state, why);
	}
	if (why && state->refusal.code != ERR_NONE)
		*why = state->refusal;
	return state;
}

/* Fails only where there is no memory left: then nothing can be kept. */
static struct state *open_memory(int64_t now, struct err *why)
{
	struct state *state = new_state(now);

	state->is_in_memory = state->is_new = state->is_final = true;
	state->db = db_open_memory(APPLICATION_ID, &state->refusal);
	for (int i = 0; state->db && steps[i]; i++)
		if (!db_exec(state->db, steps[i], &state->refusal)) {
			db_close(state->db);
			state->db = NULL;
		}
	if (why && state->refusal.code != ERR_NONE)
		*why = state->refusal;
	return state;
}

struct state *state_of_env(const struct env *env, struct err *why)
{
	return env->is_stateless ? open_memory(env->now, why)
	                         : state_open(env->paths.state, env->now, why);
}

bool state_is_new(const struct state *state)
{
	return state->is_new;
}

void state_close(struct state *state)
{
	if (!state)
		return;
	if (state->hold >= 0)
		close(state->hold);
	db_close(state->peek);
	db_close(state->db);
	free(state->dir);
	free(state->path);
	free(state);
}

bool state_is_kept(const struct state *state)
{
	return !state->is_in_memory && state->refusal.code == ERR_NONE;
}

bool state_why(struct state *state, struct err *why)
{
	if (state->notice.code == ERR_NONE)
		return false;
	*why = state->notice;
	state->notice = (struct err){0};
	return true;
}

bool state_ensure(struct state *state, struct err *err)
{
	if (state->db)
		return true;
	if (!state->is_final && fs_make_dirs(state->dir, &state->refusal) &&
		open_db(state, &state->notice)) {
		hold_take(state);
		return true;
	}
	return err_set(err, state->refusal.code, "%s", state->refusal.message);
}

struct db *state_readable(struct state *state)
{
	if (!state->peek)
		return state->db;
	if (db_peek_is_valid(state->peek))
		return state->peek;
	drop_peek(state);
	open_db(state, &state->notice);
	return state->db;
}

bool state_recover(struct state *state)
{
	struct err err = {0};
	enum db_result result;

	if (!state->db || !db_is_damaged(state->db) ||
		state->recoveries++ >= MAX_RECOVERIES)
		return false;
	result = db_recover(&state->db, &err);
	if (result == DB_OK)
		return true;
	if (result == DB_MOVED_ASIDE) {
		state->notice = err;
		return true;
	}
	state->refusal = err;
	state->is_final = result == DB_NEWER;
	return false;
}

bool state_finish(struct state *state, struct db_stmt *stmt, bool failed)
{
	const bool is_good = stmt && !failed;

	if (stmt)
		db_done(stmt);
	if (!is_good && state->peek) {
		drop_peek(state);
		open_db(state, &state->notice);
	} else if (!is_good) {
		state_recover(state);
	}
	return is_good;
}
