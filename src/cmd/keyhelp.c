/* SPDX-License-Identifier: MIT */
/* `koine help keys`: every action and its keys, by mode. */
#include "cmd/help.h"

#include "base/mo.h"
#include "tui/keymap.h"

#include <stdio.h>

#define NAME_COLUMN 20 /* [col] */
#define HELP_COLUMN 36 /* [col] */

bool help_tells(const struct keybind *bind, enum mode mode, enum action action)
{
	return bind->action == action &&
	       (bind->mode == mode ||
		       (bind->mode == MODE_ANY && mode_has_help(mode, action)));
}

static void put_keys(enum mode mode, enum action action, struct buf *out)
{
	size_t count;
	const struct keybind *binds = keymap_defaults(&count);

	for (size_t i = 0; i < count; i++)
		if (help_tells(&binds[i], mode, action))
			buf_printf(out, "%s%s", out->len > 0 ? " " : "",
				binds[i].key);
}

static void put_action(
	struct run *run, const char *keys, enum mode mode, enum action action)
{
	char left[HELP_COLUMN + 64];
	struct help_row row = {
		left, 2, HELP_COLUMN, _(mode_help(mode, action))};

	snprintf(left, sizeof(left), "%-*s  %s", NAME_COLUMN - 4, keys,
		action_name(action));
	help_put_row(run, &row);
}

static void put_mode(struct run *run, enum mode mode)
{
	buf_printf(&run->out, "\n%s\n", _(mode_title(mode)));
	for (int a = ACTION_NONE + 1; a < ACTION_COUNT; a++) {
		struct buf keys = {0};

		put_keys(mode, (enum action)a, &keys);
		if (keys.len > 0)
			put_action(run, keys.ptr, mode, (enum action)a);
		buf_release(&keys);
	}
}

static bool has_key(enum action action)
{
	size_t count;
	const struct keybind *binds = keymap_defaults(&count);

	for (size_t i = 0; i < count; i++)
		if (binds[i].action == action)
			return true;
	return false;
}

static void put_keyless(struct run *run)
{
	bool is_first = true;

	for (int a = ACTION_NONE + 1; a < ACTION_COUNT; a++) {
		if (has_key((enum action)a))
			continue;
		if (is_first)
			buf_printf(&run->out, "\n%s\n", _("Without a key"));
		is_first = false;
		put_action(run, "", MODE_ANY, (enum action)a);
	}
}

void help_keys(struct run *run)
{
	help_put_sentence(run, _("The keys of the reader, the name of what "
				 "they do (also after ':'), and what that is. "
				 "A number before a key repeats it: 10j."));
	for (int m = 0; m < MODE_COUNT; m++)
		put_mode(run, (enum mode)m);
	put_keyless(run);
}
