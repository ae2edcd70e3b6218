/* SPDX-License-Identifier: MIT */
/* Which indexes there are for a source, and whether they fit. */
#include "search/index.h"
#include "search/search.h"

#include "base/fs.h"

static struct search_about look(
	const struct index_source *source, const char *path, bool is_installed)
{
	struct search_about about = {
		.path = path, .is_installed = is_installed};
	struct search_index *index;
	struct fs_info info;

	if (!fs_stat(path, &info))
		return about;
	about.size = (uint64_t)info.size;
	index = index_open_path(source, path);
	about.is_good = index != NULL;
	if (index != NULL)
		index_close(index);
	return about;
}

size_t search_about(const struct search_source *source, struct arena *arena,
	struct search_about about[2])
{
	const struct index_source own = {
		.paths = source->paths,
		.work = source->work,
		.file = source->file,
		.path = source->path,
	};
	const char *installed = NULL, *cached = NULL;
	size_t count = 0;

	index_paths(&own, arena, &installed, &cached);
	if (installed != NULL)
		about[count++] = look(&own, installed, true);
	if (cached != NULL)
		about[count++] = look(&own, cached, false);
	return count;
}
