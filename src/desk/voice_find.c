/* SPDX-License-Identifier: MIT */
/* Where speech-dispatcher listens, and how it is started. */
#include "desk/voice.h"

#include "base/program.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

static const char *const command[] = {"speech-dispatcher", "--spawn", NULL};

/* What it needs to find its settings and the sound. */
static const char *const passed[] = {"PATH", "HOME", "USER", "LOGNAME",
	"XDG_RUNTIME_DIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_DIRS",
	"PULSE_SERVER", "DBUS_SESSION_BUS_ADDRESS", "LANG", "LC_ALL", "TMPDIR",
	NULL};

/* As its own library finds it. */
static const char *default_socket(const struct env *env, struct arena *arena)
{
	static const char name[] = "speech-dispatcher/speechd.sock";
	const char *runtime = env_get(env, "XDG_RUNTIME_DIR");
	const char *cache = env_get(env, "XDG_CACHE_HOME");
	const char *home = env_get(env, "HOME");

	if (runtime != NULL && runtime[0] == '/')
		return arena_printf(arena, "%s/%s", runtime, name).ptr;
	if (cache != NULL && cache[0] == '/')
		return arena_printf(arena, "%s/%s", cache, name).ptr;
	if (home != NULL)
		return arena_printf(arena, "%s/.cache/%s", home, name).ptr;
	return "/";
}

const char *voice_socket(const struct env *env, struct arena *arena)
{
	struct str rest = str_of(env_get(env, "SPEECHD_ADDRESS")), kind;

	if (!str_split(&rest, ':', &kind) || kind.len == 0)
		return default_socket(env, arena);
	if (!str_eq(kind, STR("unix_socket")))
		return NULL;
	if (rest.len == 0)
		return default_socket(env, arena);
	return arena_str(arena, rest).ptr;
}

int voice_connect(const char *path, enum voice_fault *fault)
{
	struct sockaddr_un address = {.sun_family = AF_UNIX};
	int fd, error;

	*fault = VOICE_ABSENT;
	if (strlen(path) >= sizeof(address.sun_path))
		return -1;
	memcpy(address.sun_path, path, strlen(path) + 1);
	fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	if (fd < 0)
		return -1;
	if (connect(fd, (const struct sockaddr *)&address, sizeof(address)) ==
		0)
		return fd;
	error = errno;
	close(fd);
	/* EAGAIN: others wait to be let in already. */
	if (error == EAGAIN)
		*fault = VOICE_SILENT;
	else if (error == EACCES || error == EPERM)
		*fault = VOICE_REFUSES;
	return -1;
}

const char *voice_program(const struct env *env, struct arena *arena)
{
	if (env->is_secure || env_get(env, "SPEECHD_ADDRESS") != NULL)
		return NULL;
	return program_find(env, command[0], arena);
}

bool voice_spawn(const struct env *env, pid_t *pid)
{
	struct arena arena = {0};
	const struct program program = {
		voice_program(env, &arena), command, passed};
	bool is_started =
		program.path != NULL && program_start(&program, env, -1, pid);

	arena_free(&arena);
	return is_started;
}
