/* SPDX-License-Identifier: MIT */
#include "base/env.h"

const char *env_get(const struct env *env, const char *name)
{
	const char *value = env->get(name);

	return value != NULL && value[0] != '\0' ? value : NULL;
}

int64_t env_now(const struct env *env)
{
	return env->clock != NULL ? env->clock() : env->now;
}
