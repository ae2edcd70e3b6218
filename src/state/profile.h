/* SPDX-License-Identifier: MIT */
/*
 * Profiles: several people, or one class each, at one machine and account. A
 * profile is a folder below that of the state with a state of its own in it.
 */
#ifndef KOINE_STATE_PROFILE_H
#define KOINE_STATE_PROFILE_H

#include "base/arena.h"
#include "base/err.h"

/*
 * True if this may be the name of a profile: 1 to 32 letters, digits, '-' and
 * '_' of any script, the first a letter or digit, in normalization form C. So
 * no name leads out of its folder. Else ERR_USAGE.
 */
bool profile_check(struct str name, struct err *err);
/* The folder of a profile whose name was checked; NULL if `state` is. */
const char *profile_folder(
	const char *state, struct str name, struct arena *arena);
/* The profiles there are, sorted; names and list are in the arena. */
size_t profile_list(
	const char *state, struct arena *arena, const char *const **names);

#endif
