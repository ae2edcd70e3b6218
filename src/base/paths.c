/* SPDX-License-Identifier: MIT */
#include "base/paths.h"

#include "base/fs.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#ifndef KOINE_DATADIR
#define KOINE_DATADIR "/usr/local/share/koine"
#endif

const char *path_join(struct arena *arena, const char *dir, const char *name)
{
	size_t len = dir ? strlen(dir) : 0;

	if (!dir)
		return NULL;
	return arena_printf(arena, "%s%s%s", dir,
		len > 0 && dir[len - 1] != '/' ? "/" : "", name)
	        .ptr;
}

/* A variable that holds an absolute path; others count as not set. */
static const char *absolute(const char *variable)
{
	const char *value = getenv(variable);

	return value && value[0] == '/' ? value : NULL;
}

static const char *base_dir(
	struct arena *arena, const char *variable, const char *below_home)
{
	const char *dir = absolute(variable);

	if (!dir)
		dir = path_join(arena, absolute("HOME"), below_home);
	return path_join(arena, dir, "koine");
}

/* The part before the last slash; "/" for what lies in the root. */
static const char *parent(struct arena *arena, const char *path)
{
	const char *slash = path ? strrchr(path, '/') : NULL;
	size_t len;

	if (!slash)
		return NULL;
	len = slash == path ? 1 : (size_t)(slash - path);
	return arena_str(arena, (struct str){path, len}).ptr;
}

static const char *if_folder(const char *path)
{
	struct fs_info info;

	return fs_stat(path, &info) && info.is_dir ? path : NULL;
}

static const char *executable_dir(struct arena *arena)
{
	char path[PATH_MAX];
	ssize_t len = readlink("/proc/self/exe", path, sizeof(path));

	/* All of it used: what was cut off is not known. */
	if (len <= 0 || (size_t)len == sizeof(path))
		return NULL;
	return parent(
		arena, arena_str(arena, (struct str){path, (size_t)len}).ptr);
}

const char *paths_data(struct arena *arena, const char *exe_dir)
{
	const char *above = parent(arena, exe_dir);
	const char *data;

	data = if_folder(path_join(arena, exe_dir, "share/koine"));
	if (!data)
		data = if_folder(path_join(arena, above, "share/koine"));
	return data ? data : if_folder(KOINE_DATADIR);
}

void paths_init(struct paths *paths, const char *content, struct arena *arena)
{
	const char *from_env = getenv("KOINE_CONTENT");

	*paths = (struct paths){
		.config = base_dir(arena, "XDG_CONFIG_HOME", ".config"),
		.state = base_dir(arena, "XDG_STATE_HOME", ".local/state"),
		.cache = base_dir(arena, "XDG_CACHE_HOME", ".cache"),
		.user = base_dir(arena, "XDG_DATA_HOME", ".local/share"),
		.runtime =
			path_join(arena, absolute("XDG_RUNTIME_DIR"), "koine"),
		.data = paths_data(arena, executable_dir(arena)),
	};
	if (!content && from_env && *from_env)
		content = from_env;
	if (content) {
		paths->content = arena_str(arena, str_of(content)).ptr;
		return;
	}
	paths->content = if_folder(path_join(arena, paths->data, "content"));
	paths->is_own_content = paths->content != NULL;
}
