/* SPDX-License-Identifier: MIT */
#include "base/arena.h"
#include "base/fs.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#define NEAR 3 /* edits at which a name is still proposed, at most */

/* The nearest entry so far is kept in `best`; of two the first by name. */
static void look_at(
	struct str wanted, struct str name, int *least, struct buf *best)
{
	/* Equal: it is there, but leads nowhere. */
	int distance = str_distance(wanted, name, *least);

	if (distance == 0 || distance > *least ||
		(distance == *least && best->len > 0 &&
			str_cmp(name, buf_view(best)) >= 0))
		return;
	*least = distance;
	buf_clear(best);
	buf_str(best, name);
}

static void look_in(const char *folder, struct str wanted, struct buf *best)
{
	/* Half of a short name would be another one. */
	int least = wanted.len / 2 < NEAR ? (int)(wanted.len / 2) : NEAR;
	DIR *dir = opendir(folder);
	struct dirent *entry;

	while (dir && (entry = readdir(dir)))
		if (entry->d_name[0] != '.')
			look_at(wanted, str_of(entry->d_name), &least, best);
	if (dir)
		closedir(dir);
}

bool fs_nearest(const char *path, struct buf *out)
{
	const char *slash = strrchr(path, '/');
	const struct str name = str_of(slash ? slash + 1 : path);
	const struct str head = {path, strlen(path) - name.len};
	char *folder = xstrdup(head.len > 0 ? head : STR("."));
	struct buf best = {0};
	bool is_found;

	look_in(folder, name, &best);
	is_found = best.len > 0;
	if (is_found) {
		buf_str(out, head);
		buf_str(out, buf_view(&best));
	}
	buf_release(&best);
	free(folder);
	return is_found;
}
