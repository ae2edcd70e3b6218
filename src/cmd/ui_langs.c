/* SPDX-License-Identifier: MIT */
/* Languages of the interface: koine's own, and any catalogue beside theirs. */
#include "cmd/cmd.h"

#include "text/tag.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

static bool is_among(struct str tag, const char *const *have, int count)
{
	for (int i = 0; i < count; i++)
		if (str_eq(tag, str_of(have[i])))
			return true;
	return false;
}

/* "pt" of "pt.mo", if it is none of the `count` that are known. */
static bool take_tag(const char *name, struct arena *arena, const char **tag,
	const char *const *have, int count)
{
	const struct str file = str_of(name);
	struct buf better = {0};
	bool is_tag;

	if (!str_ends(file, STR(".mo")))
		return false;
	if (is_among(str_sub(file, 0, file.len - 3), have, count))
		return false;
	*tag = arena_str(arena, str_sub(file, 0, file.len - 3)).ptr;
	is_tag = tag_check(*tag, &better) == TAG_FINE;
	buf_release(&better);
	return is_tag;
}

static int compare(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

int ui_langs(
	const char *dir, struct arena *arena, const char *have[UI_LANGS_MAX])
{
	const struct dirent *entry;
	int own = 0, count;
	DIR *folder;

	for (; cmd_ui_langs[own] != NULL; own++)
		have[own] = cmd_ui_langs[own];
	count = own;
	folder = dir != NULL ? opendir(dir) : NULL;
	while (folder != NULL && count < UI_LANGS_MAX &&
		(entry = readdir(folder)) != NULL) {
		const char *tag;

		if (take_tag(entry->d_name, arena, &tag, have, count))
			have[count++] = tag;
	}
	if (folder != NULL)
		closedir(folder);
	/* A folder has no order. */
	qsort(&have[own], (size_t)(count - own), sizeof(*have), compare);
	return count;
}
