/* SPDX-License-Identifier: MIT */
#include "state/profile.h"

#include "base/fs_list.h"
#include "base/mo.h"
#include "base/paths.h"
#include "text/chars.h"
#include "text/norm.h"
#include "text/utf8.h"

#define LENGTH 32 /* [code points] of a name, at most */
#define FOLDER "profiles"

static bool is_name(struct str name)
{
	size_t pos = 0;
	int count = 0;

	/* What is no UTF-8 or not composed would look like another name. */
	if (!utf8_valid(name) || norm_find(name) < name.len)
		return false;
	while (pos < name.len) {
		const uint32_t cp = utf8_next(name, &pos);

		if (count++ == 0 && !chars_is_letter(cp) && chars_digit(cp) < 0)
			return false;
		if (!chars_is_letter(cp) && !chars_is_mark(cp) &&
			chars_digit(cp) < 0 && cp != '-' && cp != '_')
			return false;
	}
	return count > 0 && count <= LENGTH;
}

bool profile_check(struct str name, struct err *err)
{
	return is_name(name) ||
	       err_set(err, ERR_USAGE,
		       _("'%.*s' is no name of a profile: it has 1 to 32 "
			 "letters, digits, '-' and '_'"),
		       STR_ARG(name));
}

const char *profile_folder(
	const char *state, struct str name, struct arena *arena)
{
	return path_join(arena, path_join(arena, state, FOLDER),
		arena_str(arena, name).ptr);
}

size_t profile_list(
	const char *state, struct arena *arena, const char *const **names)
{
	const char *const *found;
	const size_t count = fs_list(
		path_join(arena, state, FOLDER), FS_FOLDERS, arena, &found);
	const char **list = ARENA_ARRAY(arena, const char *, count + 1);
	size_t kept = 0;

	for (size_t i = 0; i < count; i++)
		if (is_name(str_of(found[i])))
			list[kept++] = found[i];
	*names = list;
	return kept;
}
