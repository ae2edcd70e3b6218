/* SPDX-License-Identifier: MIT */
#include "base/fs.h"
#include "corpus/pack.h"
#include "search/child.h"

#include <inttypes.h>
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
