/* SPDX-License-Identifier: MIT */
/* A clipboard tool of the desktop: found by the environment, fed by a pipe. */
#include "tui/copy.h"

#include "base/loop.h"
#include "base/program.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#define TOOL_MS 1000 /* longest wait for a tool to take the text and go */
#define STEP_MS 5

static const char *const wl_copy[] = {"wl-copy", NULL};
static const char *const xclip[] = {"xclip", "-selection", "clipboard", NULL};

static const struct {
	const char *variable; /* its desktop is there if this is set */
	const char *const *argv;
} tools[] = {
	{"WAYLAND_DISPLAY", wl_copy},
	{"DISPLAY", xclip},
};

/* All that a tool needs to know; the rest of the environment is not its
 * business. */
static const char *const passed[] = {"PATH", "HOME", "USER", "DISPLAY",
	"XAUTHORITY", "WAYLAND_DISPLAY", "XDG_RUNTIME_DIR", "XDG_SESSION_TYPE",
	"LANG", "LC_ALL", "TMPDIR", NULL};

bool copy_find_tool(
	const struct env *env, struct arena *arena, struct copy_tool *tool)
{
	if (env->is_secure)
		return false;
	for (size_t i = 0; i < ARRAY_LEN(tools); i++) {
		const char *path;

		if (env_get(env, tools[i].variable) == NULL)
			continue;
		path = program_find(env, tools[i].argv[0], arena);
		if (path == NULL)
			continue;
		*tool = (struct copy_tool){
			tools[i].argv[0], tools[i].argv, path};
		return true;
	}
	return false;
}

/* Writes to a pipe that does not block, until the deadline. */
static bool feed(int fd, struct str text, int64_t deadline_ms)
{
	size_t done = 0;

	while (done < text.len) {
		struct pollfd poll_fd = {.fd = fd, .events = POLLOUT};
		ssize_t n = write(fd, text.ptr + done, text.len - done);
		int64_t left = deadline_ms - loop_now_ms();

		if (n > 0) {
			done += (size_t)n;
			continue;
		}
		if (n < 0 && errno != EAGAIN && errno != EINTR)
			return false;
		if (left <= 0)
			return false;
		poll(&poll_fd, 1, (int)left);
	}
	return true;
}

/* Tools go to the background themselves; one that stays is ended. */
static bool wait_for(pid_t pid, int64_t deadline_ms)
{
	int status = 0;
	pid_t ended;

	while ((ended = waitpid(pid, &status, WNOHANG)) == 0 &&
		loop_now_ms() < deadline_ms)
		poll(NULL, 0, STEP_MS);
	if (ended == 0) {
		kill(pid, SIGKILL);
		waitpid(pid, &status, 0);
	}
	return ended == pid && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

bool copy_to_tool(
	const struct copy_tool *tool, const struct env *env, struct str text)
{
	const struct program program = {tool->path, tool->argv, passed};
	int64_t deadline_ms = loop_now_ms() + TOOL_MS;
	int ends[2];
	pid_t pid;
	bool is_taken;

	if (pipe2(ends, O_CLOEXEC) != 0)
		return false;
	fcntl(ends[1], F_SETFL, O_NONBLOCK);
	if (!program_start(&program, env, ends[0], &pid)) {
		close(ends[0]);
		close(ends[1]);
		return false;
	}
	close(ends[0]);
	is_taken = feed(ends[1], text, deadline_ms);
	close(ends[1]);
	return wait_for(pid, deadline_ms) && is_taken;
}
