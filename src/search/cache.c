/* SPDX-License-Identifier: MIT */
#include "base/fs.h"
#include "corpus/pack.h"
#include "search/child.h"

#include <dirent.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

bool cache_has_folder(const char *path, bool is_made)
{
	const char *slash = strrchr(path, '/');
	char *folder = xstrdup((struct str){path, (size_t)(slash - path)});
	struct stat st;
	bool ok;

	if (is_made)
		fs_make_dirs(folder, NULL);
	ok = lstat(folder, &st) == 0 && S_ISDIR(st.st_mode) &&
	     st.st_uid == geteuid();
	free(folder);
	return ok;
}

bool cache_has_file(const char *path)
{
	struct stat st;

	return cache_has_folder(path, false) && lstat(path, &st) == 0 &&
	       S_ISREG(st.st_mode) && st.st_uid == geteuid();
}

/* ---- not too many ---- */

struct entry {
	struct str name;
	struct timespec made;
};

static int by_age(const void *a, const void *b)
{
	const struct timespec *x = &((const struct entry *)a)->made;
	const struct timespec *y = &((const struct entry *)b)->made;

	if (x->tv_sec != y->tv_sec)
		return x->tv_sec > y->tv_sec ? -1 : 1;
	return (x->tv_nsec < y->tv_nsec) - (x->tv_nsec > y->tv_nsec);
}

void cache_trim(const char *path)
{
	const char *slash = strrchr(path, '/');
	const char *own = slash + 1;
	struct arena arena = {0};
	VEC(struct entry) entries = {0};
	const char *folder =
		arena_str(&arena, (struct str){path, (size_t)(slash - path)})
			.ptr;
	DIR *dir = opendir(folder);
	const struct dirent *at;
	struct stat st;

	while (dir && (at = readdir(dir))) {
		const struct str name = str_of(at->d_name);

		if (name.ptr[0] == '.' || !str_ends(name, STR(".koi")) ||
			str_eq(name, str_of(own)) ||
			fstatat(dirfd(dir), name.ptr, &st,
				AT_SYMLINK_NOFOLLOW) != 0)
			continue;
		vec_push(&entries,
			((struct entry){arena_str(&arena, name), st.st_mtim}));
	}
	if (entries.len > 0)
		qsort(entries.ptr, entries.len, sizeof(*entries.ptr), by_age);
	for (size_t i = CACHE_KEPT - 1; dir && i < entries.len; i++)
		unlinkat(dirfd(dir), entries.ptr[i].name.ptr, 0);
	if (dir)
		closedir(dir);
	vec_release(&entries);
	arena_free(&arena);
}

/* ---- names ---- */

/* One name for one place, however it was reached; NULL: it has none. */
static const char *cache_name(
	const struct index_source *source, struct arena *arena)
{
	const char *place =
		source->work ? corpus_folder(source->work) : source->path;
	char *real = place ? realpath(place, NULL) : NULL;
	const char *name = NULL;

	if (real)
		name = arena_printf(arena, "search/%s-%016" PRIx64 ".koi",
			source->work ? "work" : "file", pack_sum(str_of(real)))
		               .ptr;
	free(real);
	return name;
}

void index_paths(const struct index_source *source, struct arena *arena,
	const char **installed, const char **cached)
{
	const struct paths *paths = source->paths;
	const char *name = paths->cache ? cache_name(source, arena) : NULL;

	*installed = source->work && paths->is_own_content
	                     ? path_join(arena, paths->data, "search.koi")
	                     : NULL;
	*cached = name ? path_join(arena, paths->cache, name) : NULL;
}
