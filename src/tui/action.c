/* SPDX-License-Identifier: MIT */
#include "tui/action.h"

#include <assert.h>

static const struct {
	const char *name, *help;
} actions[] = {[ACTION_NONE] = {"none", ""},
#define X(id, name, help) [ACTION_##id] = {name, help},
	ACTION_LIST(X)
#undef X
};
static_assert(ARRAY_LEN(actions) == ACTION_COUNT, "every action needs a row");

const char *action_name(enum action action)
{
	return (unsigned)action < ACTION_COUNT ? actions[action].name : "";
}

const char *action_help(enum action action)
{
	return (unsigned)action < ACTION_COUNT ? actions[action].help : "";
}

enum action action_find(struct str name)
{
	for (int i = ACTION_NONE + 1; i < ACTION_COUNT; i++)
		if (str_eq(name, str_of(actions[i].name)))
			return (enum action)i;
	return ACTION_NONE;
}
