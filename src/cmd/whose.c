/* SPDX-License-Identifier: MIT */
/* Shared machines: whose state is used, and what KOINE_SECURE switches off. */
#include "cmd/cmd.h"

#include "base/mo.h"
#include "cmd/help.h"
#include "state/profile.h"

#include <stddef.h>

/* Options that name a file or folder, to be read or written. */
static const struct {
	size_t offset; /* of a const char * in struct cmd_opts */
	const char *option;
} files[] = {
	{offsetof(struct cmd_opts, content), "--content"},
	{offsetof(struct cmd_opts, output), "-o"},
	{offsetof(struct cmd_opts, in), "--in"},
	{offsetof(struct cmd_opts, keys), "--keys"},
	{offsetof(struct cmd_opts, feed), "--feed"},
};

bool whose_options(const struct run *run, struct err *err)
{
	for (size_t i = 0; run->env->is_secure && i < ARRAY_LEN(files); i++) {
		const char *base = (const char *)&run->opts;
		const char *const *value =
			(const void *)(base + files[i].offset);

		if (*value != NULL)
			return err_set(err, ERR_USAGE,
				/* TRANSLATORS: an option */
				_("'%s' is switched off by KOINE_SECURE"),
				files[i].option);
	}
	return true;
}

/* The option, else the variable; NULL: nobody is named. */
static const char *profile_of(const struct run *run)
{
	if (run->opts.profile != NULL)
		return run->opts.profile;
	return run->opts.is_stateless ? NULL
	                              : env_get(run->env, "KOINE_PROFILE");
}

bool whose_state(struct run *run, const struct cmd *cmd, struct env *env,
	struct err *err)
{
	const char *name = profile_of(run);

	env->state_root = env->paths.state;
	if (!help_takes(cmd, options_profile))
		return true;
	if (run->opts.profile != NULL && run->opts.is_stateless)
		return err_set(err, ERR_USAGE,
			_("'--profile' and '--no-state' exclude each other"));
	if (name != NULL) {
		if (!profile_check(str_of(name), err))
			return false;
		env->profile = name;
		env->paths.state = profile_folder(
			env->paths.state, str_of(name), &run->arena);
	}
	if (run->opts.is_stateless) {
		env->is_stateless = true;
		env->paths.state = env->paths.cache = NULL;
	}
	return true;
}
