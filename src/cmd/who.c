/* SPDX-License-Identifier: MIT */
/* Who declares something, and when. */
#include "cmd/cmd.h"

#include "desk/sync.h"

struct str run_today(struct run *run)
{
	return sync_date(run->env->now, &run->arena);
}

struct str run_user(struct run *run)
{
	return sync_name(
		run->opts.by != NULL ? run->opts.by : env_get(run->env, "USER"),
		&run->arena);
}
