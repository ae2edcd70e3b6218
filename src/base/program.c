/* SPDX-License-Identifier: MIT */
#include "base/program.h"

#include "base/fs.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <unistd.h>

#define WORDS_MAX 8
#define VARS_MAX  16

const char *program_find(
	const struct env *env, const char *name, struct arena *arena)
{
	struct str rest = str_of(env_get(env, "PATH")), dir;
	struct fs_info info;

	while (str_split(&rest, ':', &dir)) {
		struct str path =
			arena_printf(arena, "%.*s/%s", STR_ARG(dir), name);

		if (dir.len > 0 && dir.ptr[0] == '/' &&
			fs_stat(path.ptr, &info) && info.is_file &&
			access(path.ptr, X_OK) == 0)
			return path.ptr;
	}
	return NULL;
}

static void make_env(const struct program *program, const struct env *env,
	struct arena *arena, char **envp)
{
	size_t n = 0;

	for (size_t i = 0; program->passed[i] != NULL && n + 1 < VARS_MAX;
		i++) {
		const char *value = env_get(env, program->passed[i]);

		if (value != NULL)
			envp[n++] = xstrdup(arena_printf(
				arena, "%s=%s", program->passed[i], value));
	}
	envp[n] = NULL;
}

static void free_all(char **list)
{
	for (; *list != NULL; list++)
		free(*list);
}

/* A session of its own, with the signals as they are for a new program. */
static void set_attributes(posix_spawnattr_t *attr)
{
	sigset_t none, pipe_only;

	sigemptyset(&none);
	sigemptyset(&pipe_only);
	sigaddset(&pipe_only, SIGPIPE);
	posix_spawnattr_setsigmask(attr, &none);
	posix_spawnattr_setsigdefault(attr, &pipe_only);
	posix_spawnattr_setflags(attr, POSIX_SPAWN_SETSIGMASK |
					       POSIX_SPAWN_SETSIGDEF |
					       POSIX_SPAWN_SETSID);
}

static void set_files(posix_spawn_file_actions_t *files, int in)
{
	if (in >= 0)
		posix_spawn_file_actions_adddup2(files, in, STDIN_FILENO);
	else
		posix_spawn_file_actions_addopen(
			files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
	posix_spawn_file_actions_addopen(
		files, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
	posix_spawn_file_actions_addopen(
		files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
}

bool program_start(const struct program *program, const struct env *env, int in,
	pid_t *pid)
{
	char *envp[VARS_MAX], *argv[WORDS_MAX];
	posix_spawn_file_actions_t files;
	posix_spawnattr_t attr;
	struct arena arena = {0};
	size_t n = 0;
	int error;

	make_env(program, env, &arena, envp);
	for (; program->argv[n] != NULL && n + 1 < WORDS_MAX; n++)
		argv[n] = xstrdup(str_of(program->argv[n]));
	argv[n] = NULL;
	posix_spawn_file_actions_init(&files);
	set_files(&files, in);
	posix_spawnattr_init(&attr);
	set_attributes(&attr);
	error = posix_spawn(pid, program->path, &files, &attr, argv, envp);
	posix_spawnattr_destroy(&attr);
	posix_spawn_file_actions_destroy(&files);
	free_all(envp);
	free_all(argv);
	arena_free(&arena);
	return error == 0;
}
