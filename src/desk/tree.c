/* SPDX-License-Identifier: MIT */
#include "desk/tree.h"

#include "base/fs.h"
#include "base/mo.h"

#include <stdlib.h>
#include <unistd.h>

static const char *real(const char *path, struct arena *arena)
{
	char *bytes = path != NULL ? realpath(path, NULL) : NULL;
	const char *kept = bytes ? arena_str(arena, str_of(bytes)).ptr : NULL;

	free(bytes);
	return kept;
}

static bool is_there(const char *path)
{
	struct fs_info info;

	return fs_stat(path, &info);
}

bool desk_tree_find(const struct paths *paths, struct arena *arena,
	struct desk_tree *tree, struct err *err)
{
	const char *po;

	*tree = (struct desk_tree){.content = real(paths->content, arena),
		.here = real(".", arena)};
	if (tree->content == NULL)
		return err_set(
			err, ERR_INPUT, _("there is no content to read"));
	po = arena_printf(arena, "%s/../po", tree->content).ptr;
	if (is_there(path_join(arena, po, "koine.pot"))) {
		tree->po = real(po, arena);
		tree->locales = real(
			arena_printf(arena, "%s/../locales", tree->content).ptr,
			arena);
	}
	/* Those of a program that was only told of this content are read. */
	tree->has_locales = tree->locales != NULL || paths->is_own_content;
	if (tree->locales == NULL)
		tree->locales =
			real(path_join(arena, paths->data, "locales"), arena);
	return true;
}

const char *desk_tree_short(const struct desk_tree *tree, const char *path)
{
	const struct str here = str_of(tree->here != NULL ? tree->here : "/");

	return str_starts(str_of(path), here) && path[here.len] == '/'
	               ? path + here.len + 1
	               : path;
}

const char *desk_tree_path(const struct desk_tree *tree, const char *folder,
	const char *name, struct arena *arena)
{
	return desk_tree_short(
		tree, arena_printf(arena, "%s/%s", folder, name).ptr);
}
