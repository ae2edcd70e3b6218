/* SPDX-License-Identifier: MIT */
/* Finding and removing what is kept: rows, files, profiles. */
#include "cmd/forget.h"

#include "base/fs_list.h"
#include "base/mo.h"
#include "state/profile.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char database[] = "state.db";

/* The database and what SQLite lays beside it; not its old copies. */
static bool is_database(struct str name)
{
	return str_eq(name, str_of(database)) ||
	       str_starts(name, STR("state.db-"));
}

static bool is_copy(struct str name)
{
	return str_starts(name, STR("state.db."));
}

/* ---- rows ---- */

/* A question stands under its section: "2.1.q1". */
static int row_of(const struct work *work, struct str id)
{
	int row = corpus_find(work, id);

	while (row == CORPUS_NONE && id.len > 0)
		if (id.ptr[--id.len] == '.')
			row = corpus_find(work, id);
	return row;
}

static bool is_there(void *data, struct str work_id, struct str id)
{
	const struct forget *forget = data;
	const struct work *work = forget->run->work;
	int row;

	if (!str_eq(work_id, corpus_id(work)))
		return false;
	row = row_of(work, id);
	for (int i = 0; row != CORPUS_NONE && i < forget->row_count; i++)
		if (row >= forget->rows[i] &&
			row < corpus_end(work, forget->rows[i]))
			return true;
	return false;
}

static struct state_wants wants_of(struct forget *forget)
{
	return (struct state_wants){
		forget->row_count > 0 ? is_there : NULL, forget};
}

static bool has_parts(const struct forget *forget)
{
	for (int k = 0; k < STATE_PART_COUNT; k++)
		if (forget->is_wanted[k])
			return true;
	return false;
}

static void find_rows(struct forget *forget)
{
	const struct state_wants wants = wants_of(forget);

	for (int k = 0; k < STATE_PART_COUNT; k++)
		if (forget->is_wanted[k])
			forget->count[k] = state_count(
				forget->state, (enum state_part)k, &wants);
}

/* ---- files ---- */

static void find_files(struct forget *forget, enum kept kind,
	const char *folder, bool (*is_it)(struct str))
{
	struct arena *arena = &forget->run->arena;
	const char *const *names;
	const size_t count = fs_list(folder, FS_FILES, arena, &names);
	const char **kept = ARENA_ARRAY(arena, const char *, count + 1);
	struct kept_files *files = &forget->files[kind];

	*files = (struct kept_files){.folder = folder, .names = kept};
	for (size_t i = 0; i < count; i++)
		if (is_it == NULL || is_it(str_of(names[i])))
			kept[files->count++] = names[i];
	forget->count[kind] = files->count;
}

static bool is_other(struct str name)
{
	return !is_database(name) && !is_copy(name);
}

static bool cannot_remove(const char *path, struct err *err)
{
	return err_set(err, ERR_STATE, _("cannot remove '%s': %s"), path,
		err_system(errno));
}

static bool remove_files(
	struct forget *forget, const struct kept_files *files, struct err *err)
{
	for (size_t i = 0; i < files->count; i++) {
		const char *path = path_join(
			&forget->run->arena, files->folder, files->names[i]);

		if (unlink(path) != 0 && errno != ENOENT)
			return cannot_remove(path, err);
	}
	return true;
}

/* The database too, and the folder if nothing else is in it. */
static bool remove_folder(
	struct forget *forget, const char *folder, struct err *err)
{
	struct kept_files files = {.folder = folder};

	files.count =
		fs_list(folder, FS_FILES, &forget->run->arena, &files.names);
	if (!remove_files(forget, &files, err))
		return false;
	return rmdir(folder) == 0 || errno == ENOTEMPTY || errno == EEXIST ||
	       errno == ENOENT || cannot_remove(folder, err);
}

/* ---- profiles ---- */

static void find_profiles(struct forget *forget)
{
	struct run *run = forget->run;
	struct kept_files *files = &forget->files[KEPT_PROFILES];

	files->count = forget->count[KEPT_PROFILES] =
		profile_list(run->env->state_root, &run->arena, &files->names);
}

/* The folder of profiles, after the last of them. */
static void remove_empty(struct forget *forget)
{
	struct run *run = forget->run;

	rmdir(profile_folder(run->env->state_root, STR(""), &run->arena));
}

static bool remove_profiles(struct forget *forget, struct err *err)
{
	const struct kept_files *files = &forget->files[KEPT_PROFILES];
	struct run *run = forget->run;
	int hold;

	for (size_t i = 0; i < files->count; i++) {
		const char *folder = profile_folder(run->env->state_root,
			str_of(files->names[i]), &run->arena);
		bool is_gone;

		if (!state_hold_alone(folder, &hold, err))
			return false;
		is_gone = remove_folder(forget, folder, err);
		if (hold >= 0)
			close(hold);
		if (!is_gone)
			return false;
	}
	remove_empty(forget);
	return true;
}

/* ---- all of it ---- */

/* A damaged database is moved aside by this, and then is one of the copies. */
static bool open_state(struct forget *forget, struct err *err)
{
	const struct run *run = forget->run;
	const char *dir = run->env->paths.state;
	struct fs_info info;
	struct err why = {0};

	if (dir == NULL || !fs_stat(dir, &info) ||
		(!has_parts(forget) && !forget->is_wanted[KEPT_FILES]))
		return true;
	if (run->argc > 0 && !state_hold_alone(dir, &forget->hold, err))
		return false;
	forget->state = state_of_env(run->env, &why);
	if (why.code != ERR_NONE && state_is_kept(forget->state))
		run_say(why.message);
	if (state_is_new(forget->state) || state_is_kept(forget->state))
		return true;
	if (err != NULL)
		*err = why;
	return false;
}

bool forget_open(struct forget *forget, struct err *err)
{
	const struct paths *paths = &forget->run->env->paths;

	if (!open_state(forget, err))
		return false;
	if (forget->state != NULL)
		find_rows(forget);
	if (forget->state != NULL && has_parts(forget))
		find_files(forget, KEPT_COPIES, paths->state, is_copy);
	if (forget->is_wanted[KEPT_FILES])
		find_files(forget, KEPT_FILES, paths->state, is_other);
	if (forget->is_wanted[KEPT_CACHE])
		find_files(forget, KEPT_CACHE, paths->cache, NULL);
	if (forget->is_wanted[KEPT_PROFILES])
		find_profiles(forget);
	return true;
}

static bool remove_rows(struct forget *forget, struct err *err)
{
	const struct state_wants wants = wants_of(forget);

	if (!state_settle(forget->state, err))
		return false;
	for (int k = 0; k < STATE_PART_COUNT; k++)
		if (forget->is_wanted[k] &&
			!state_forget(forget->state, (enum state_part)k, &wants,
				&forget->count[k], err))
			return false;
	return state_scrub(forget->state, err);
}

/* Every part of the state went: not even an empty database is to be left. */
static bool is_all(const struct forget *forget)
{
	for (int k = 0; k <= KEPT_FILES; k++)
		if (!forget->is_wanted[k])
			return false;
	return forget->row_count == 0;
}

static bool remove_state(struct forget *forget, struct err *err)
{
	const char *dir = forget->run->env->paths.state;

	if (forget->state == NULL)
		return true;
	if (has_parts(forget) && !state_is_new(forget->state) &&
		!remove_rows(forget, err))
		return false;
	if (!remove_files(forget, &forget->files[KEPT_COPIES], err) ||
		!remove_files(forget, &forget->files[KEPT_FILES], err))
		return false;
	if (!is_all(forget))
		return true;
	state_close(forget->state);
	forget->state = NULL;
	if (!remove_folder(forget, dir, err))
		return false;
	if (forget->run->env->profile != NULL)
		remove_empty(forget);
	return true;
}

bool forget_remove(struct forget *forget, struct err *err)
{
	return remove_state(forget, err) &&
	       remove_files(forget, &forget->files[KEPT_CACHE], err) &&
	       (!forget->is_wanted[KEPT_PROFILES] ||
		       remove_profiles(forget, err));
}

void forget_close(struct forget *forget)
{
	state_close(forget->state);
	if (forget->hold >= 0)
		close(forget->hold);
}
