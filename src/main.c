/* SPDX-License-Identifier: MIT */
/* Reads the process's surroundings once and hands them down. */
#include "cmd/cmd.h"

#include "base/mo.h"

#include <langinfo.h>
#include <locale.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

static const char *get(const char *name)
{
	return getenv(name);
}

/* koine needs a UTF-8 LC_CTYPE for wcwidth and curses, whatever LANG says. */
static bool set_locale(void)
{
	if (setlocale(LC_CTYPE, "") != NULL &&
		strcmp(nl_langinfo(CODESET), "UTF-8") == 0)
		return true;
	return setlocale(LC_CTYPE, "C.UTF-8") != NULL;
}

static int columns(const struct env *env)
{
	const char *value = env_get(env, "COLUMNS");
	struct winsize size;
	int n = 0;

	if (value != NULL && str_to_int(str_of(value), &n) && n >= 10 &&
		n <= 1000)
		return n;
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 10)
		return size.ws_col;
	return 80;
}

static int64_t clock_now(void)
{
	return (int64_t)time(NULL);
}

int main(int argc, char **argv)
{
	struct env env = {.get = get,
		.vars = environ,
		.clock = clock_now,
		.now = clock_now()};
	struct arena arena = {0};
	int status;

	signal(SIGPIPE, SIG_IGN);
	env.is_utf8 = set_locale();
	env.is_out_tty = isatty(STDOUT_FILENO) == 1;
	env.is_in_tty = isatty(STDIN_FILENO) == 1;
	env.is_secure = env_get(&env, "KOINE_SECURE") != NULL;
	env.is_ssh = env_get(&env, "SSH_CONNECTION") != NULL ||
	             env_get(&env, "SSH_TTY") != NULL;
	env.no_color = env_get(&env, "NO_COLOR") != NULL;
	env.columns = columns(&env);
	paths_init(&env.paths, NULL, &arena);
	status = cmd_main(&env, argc, argv);
	arena_free(&arena);
	return status;
}
