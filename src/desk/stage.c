/* SPDX-License-Identifier: MIT */
#include "desk/stage.h"

#include "desk/peer.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#define PAUSE_MS  1000 /* while the system has no descriptor to give */
#define SECOND_MS 1000

struct console {
	struct peer peer;
	bool has_greeted;
	bool is_asking; /* it has not been told what is shown */
	int64_t since; /* [ms] of the second in which it said `said` commands */
	int said;
};

struct stage {
	struct loop *loop;
	uid_t uid;
	stage_fn *fn;
	void *ctx;
	struct room room;
	bool has_room;
	int listen_fd;                       /* -1: none */
	struct console console[STAGE_PEERS]; /* in the order of their coming */
	int count;
};

static void on_console(void *ctx, int fd, unsigned events);
static void on_call(void *ctx, int fd, unsigned events);

struct stage *stage_new(struct loop *loop, uid_t uid, stage_fn *fn, void *ctx)
{
	struct stage *stage = xcalloc(1, sizeof(*stage));

	stage->loop = loop;
	stage->uid = uid;
	stage->fn = fn;
	stage->ctx = ctx;
	stage->listen_fd = -1;
	return stage;
}

static void hang_up(struct stage *stage, int index)
{
	loop_unwatch(stage->loop, stage->console[index].peer.fd);
	peer_close(&stage->console[index].peer);
	stage->count--;
	for (int i = index; i < stage->count; i++)
		stage->console[i] = stage->console[i + 1];
}

/* ---- coming ---- */

static void make_room(struct stage *stage)
{
	for (int i = 0; i < stage->count; i++)
		if (!stage->console[i].has_greeted) {
			hang_up(stage, i);
			return;
		}
}

void stage_take(struct stage *stage, int fd)
{
	struct console *console;

	if (stage->count == STAGE_PEERS)
		make_room(stage);
	console = &stage->console[stage->count];
	*console = (struct console){0};
	if (!peer_open(&console->peer, fd, stage->uid, TALK_COMMAND))
		return;
	stage->count++;
	loop_watch(stage->loop, fd, on_console, stage);
}

static void on_pause(void *ctx)
{
	struct stage *stage = ctx;

	loop_watch(stage->loop, stage->listen_fd, on_call, stage);
}

static void on_call(void *ctx, int fd, unsigned events)
{
	struct stage *stage = ctx;
	int peer;

	(void)events;
	peer = accept4(fd, NULL, NULL, SOCK_CLOEXEC | SOCK_NONBLOCK);
	if (peer >= 0) {
		stage_take(stage, peer);
		return;
	}
	if (errno == EAGAIN || errno == EINTR || errno == ECONNABORTED)
		return;
	/* It would be told again at once, for ever. */
	loop_unwatch(stage->loop, fd);
	loop_timer(stage->loop, PAUSE_MS, on_pause, stage);
}

/* A lock tells nobody that it is free again. */
static void on_again(void *ctx);

static bool listen_again(struct stage *stage, struct err *err)
{
	stage->listen_fd = room_listen(&stage->room, err);
	if (stage->listen_fd >= 0)
		loop_watch(stage->loop, stage->listen_fd, on_call, stage);
	else if (stage->room.is_taken)
		loop_timer(stage->loop, STAGE_AGAIN_MS, on_again, stage);
	return stage->listen_fd >= 0;
}

static void on_again(void *ctx)
{
	listen_again(ctx, NULL);
}

bool stage_listen(
	struct stage *stage, const struct paths *paths, struct err *err)
{
	if (!room_open(&stage->room, paths, err))
		return false;
	stage->has_room = true;
	return listen_again(stage, err);
}

void stage_free(struct stage *stage)
{
	if (stage == NULL)
		return;
	while (stage->count > 0)
		hang_up(stage, 0);
	loop_timer(stage->loop, -1, on_pause, stage);
	loop_timer(stage->loop, -1, on_again, stage);
	if (stage->listen_fd >= 0) {
		loop_unwatch(stage->loop, stage->listen_fd);
		close(stage->listen_fd);
	}
	if (stage->has_room)
		room_close(&stage->room);
	free(stage);
}

/* ---- hearing ---- */

int stage_count(const struct stage *stage)
{
	int count = 0;

	for (int i = 0; i < stage->count; i++)
		count += stage->console[i].has_greeted;
	return count;
}

/* The answer to a greeting goes out whole or not at all. */
static bool answer(struct console *console, const char *no)
{
	struct buf out = {0};
	bool is_sent;

	talk_put_greeting(&out);
	if (no != NULL)
		talk_put_no(no, &out);
	is_sent = peer_send(&console->peer, buf_view(&out));
	buf_release(&out);
	return is_sent;
}

static bool greet(struct stage *stage, struct console *console, struct str line)
{
	const bool is_full = stage_count(stage) == STAGE_CONSOLES;
	int version;

	/* One of another version is told which one this is. */
	if (!talk_take_greeting(line, &version) ||
		!answer(console, is_full ? "full" : NULL))
		return false;
	console->has_greeted = console->is_asking =
		version == TALK_VERSION && !is_full;
	return console->has_greeted;
}

static bool is_too_fast(struct console *console)
{
	const int64_t now = loop_now_ms();

	if (now - console->since >= SECOND_MS) {
		console->since = now;
		console->said = 0;
	}
	return ++console->said > STAGE_RATE;
}

static bool hear(struct stage *stage, struct console *console, struct str line)
{
	struct talk_command command;

	if (!console->has_greeted)
		return greet(stage, console, line);
	if (!talk_take_command(line, &command) || is_too_fast(console))
		return false;
	stage->fn(stage->ctx, &command);
	return true;
}

static bool hear_all(struct stage *stage, struct console *console)
{
	struct str line;
	size_t at = 0;

	if (!peer_read(&console->peer))
		return false;
	while (peer_line(&console->peer, &at, &line))
		if (!hear(stage, console, line))
			return false;
	peer_drop(&console->peer, at);
	return !console->peer.is_ended;
}

static void on_console(void *ctx, int fd, unsigned events)
{
	struct stage *stage = ctx;

	(void)events;
	for (int i = 0; i < stage->count; i++)
		if (stage->console[i].peer.fd == fd) {
			if (!hear_all(stage, &stage->console[i]))
				hang_up(stage, i);
			return;
		}
}

/* ---- telling ---- */

bool stage_is_asked(const struct stage *stage)
{
	for (int i = 0; i < stage->count; i++)
		if (stage->console[i].is_asking)
			return true;
	return false;
}

void stage_tell(struct stage *stage, const struct talk_show *show)
{
	struct buf line = {0};

	if (stage_count(stage) == 0)
		return;
	talk_put_show(show, &line);
	for (int i = stage->count - 1; i >= 0; i--) {
		struct console *console = &stage->console[i];

		console->is_asking = false;
		if (console->has_greeted &&
			!peer_send(&console->peer, buf_view(&line)))
			hang_up(stage, i);
	}
	buf_release(&line);
}
