/* SPDX-License-Identifier: MIT */
/* Who declares something, and when. */
#include "cmd/cmd.h"

#include <time.h>

struct str run_today(struct run *run)
{
	const time_t now = (time_t)run->env->now;
	char text[16] = "";
	struct tm tm;

	if (gmtime_r(&now, &tm) != NULL)
		strftime(text, sizeof(text), "%Y-%m-%d", &tm);
	return arena_str(&run->arena, str_of(text));
}

/* A name is one field of a line. */
static struct str clean_name(struct run *run, const char *name)
{
	struct str kept = arena_str(&run->arena, str_of(name));
	char *bytes = arena_bytes(&run->arena, kept.len + 1);

	for (size_t i = 0; i < kept.len; i++) {
		bytes[i] = kept.ptr[i];
		if ((unsigned char)bytes[i] < ' ')
			bytes[i] = ' ';
	}
	return str_trim((struct str){bytes, kept.len});
}

struct str run_user(struct run *run)
{
	const char *name = run->opts.by;

	if (name == NULL)
		name = env_get(run->env, "USER");
	if (name == NULL || name[0] == '\0')
		name = "-";
	return clean_name(run, name);
}
