/* SPDX-License-Identifier: MIT */
/* Which work a file belongs to. */
#include "corpus/work.h"

#include "base/fs.h"

#include <stdlib.h>

static bool has_spine(struct str folder)
{
	struct arena scratch = {0};
	struct fs_info info;
	const bool found =
		fs_stat(arena_printf(&scratch, "%.*s/work.xml", STR_ARG(folder))
				.ptr,
			&info) &&
		info.is_file;

	arena_free(&scratch);
	return found;
}

/* Goes up the folders that the path names, the nearest first. */
static bool find_named(struct str path, struct arena *arena,
	const char **folder, struct str *file)
{
	for (size_t at = path.len; at-- > 0;) {
		if (path.ptr[at] != '/' || !has_spine(str_sub(path, 0, at)))
			continue;
		*folder = arena_str(arena, str_sub(path, 0, at)).ptr;
		*file = arena_str(arena, str_sub(path, at + 1, path.len));
		return true;
	}
	return false;
}

bool corpus_root(const char *path, struct arena *arena, const char **folder,
	struct str *file)
{
	char *whole;
	bool found;

	if (find_named(str_of(path), arena, folder, file))
		return true;
	whole = realpath(path, NULL);
	found = whole != NULL && find_named(str_of(whole), arena, folder, file);
	free(whole);
	return found;
}

static bool is_text(const struct work *work, const char *lang, struct str file)
{
	struct arena scratch = {0};
	bool is_equal = false;

	for (int tier = 0; tier < TIER_COUNT && !is_equal; tier++)
		for (size_t i = 0; i < work->parts.len && !is_equal; i++)
			is_equal = str_eq(file,
				arena_printf(&scratch, "%s/%s/%.*s.md", lang,
					tier_name((enum tier)tier),
					STR_ARG(work->items
							.ptr[work->parts.ptr[i]]
							.file)));
	if (!is_equal)
		is_equal = str_eq(
			file, arena_printf(&scratch, "%s/editor.md", lang));
	arena_free(&scratch);
	return is_equal;
}

bool corpus_has_file(const struct work *work, struct str file)
{
	for (int lang = 0; lang < work->lang_count; lang++)
		if (is_text(work, work->langs[lang].ptr, file))
			return true;
	return false;
}
