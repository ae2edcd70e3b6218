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
	return run->opts.by != NULL ? sync_name(run->opts.by, &run->arena)
	                            : sync_user(run->env, &run->arena);
}
