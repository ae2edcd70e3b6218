/* SPDX-License-Identifier: MIT */
#include "base/fs_list.h"

#include "base/vec.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static int compare(const void *a, const void *b)
{
	const char *const *one = a;
	const char *const *other = b;

	return strcmp(*one, *other);
}

static bool is_kind(const char *dir, const char *name, enum fs_kind kind)
{
	struct buf path = {0};
	struct stat st;
	bool is_it;

	buf_printf(&path, "%s/%s", dir, name);
	is_it = lstat(path.ptr, &st) == 0 &&
	        (kind == FS_FOLDERS ? S_ISDIR(st.st_mode)
				    : !S_ISDIR(st.st_mode));
	buf_release(&path);
	return is_it;
}

size_t fs_list(const char *dir, enum fs_kind kind, struct arena *arena,
	const char *const **names)
{
	VEC(const char *) found = {0};
	const struct dirent *entry;
	DIR *folder = dir != NULL ? opendir(dir) : NULL;
	const char **list;
	size_t count;

	while (folder != NULL && (entry = readdir(folder)) != NULL)
		if (strcmp(entry->d_name, ".") != 0 &&
			strcmp(entry->d_name, "..") != 0 &&
			is_kind(dir, entry->d_name, kind))
			/* NOLINTNEXTLINE(bugprone-sizeof-expression) */
			vec_push(&found,
				arena_str(arena, str_of(entry->d_name)).ptr);
	if (folder != NULL)
		closedir(folder);
	count = found.len;
	list = ARENA_ARRAY(arena, const char *, count + 1);
	if (count > 0) {
		memcpy(list, found.ptr, count * sizeof(*list));
		qsort(list, count, sizeof(*list), compare);
	}
	vec_release(&found);
	*names = list;
	return count;
}
