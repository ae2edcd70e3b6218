/* SPDX-License-Identifier: MIT */
#include "desk/seat.h"

#include "base/macros.h"
#include "desk/peer.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/inotify.h>
#include <unistd.h>

#define AGAIN_MS 500  /* after the presenter has hung up */
#define LOOK_MS  1000 /* where nothing tells of a socket */
/* A presenter that comes back so soon goes on with the talk. */
#define GONE_MS 600000

struct seat {
	struct loop *loop;
	uid_t uid;
	seat_fn *fn;
	void *ctx;
	struct room room;
	bool has_room;
	int watch_fd;     /* inotify; -1: it is looked for */
	struct peer peer; /* fd -1: none */
	enum seat_state state;
	bool has_greeted; /* the presenter */
	struct buf line;  /* what `show` points into */
	struct talk_show show;
	bool has_show;
	int classes;      /* begun after one that was ended */
	int64_t heard_ms; /* when the elapsed time of `show` held */
	int64_t gone_ms;  /* when the presenter was lost; -1: it is there */
};

/* Of what was shown before. */
struct was {
	int64_t class_id;
	int at, count;
	struct buf id;
};

static void on_again(void *ctx);

struct seat *seat_new(struct loop *loop, uid_t uid, seat_fn *fn, void *ctx)
{
	struct seat *seat = xcalloc(1, sizeof(*seat));

	seat->loop = loop;
	seat->uid = uid;
	seat->fn = fn;
	seat->ctx = ctx;
	seat->watch_fd = -1;
	seat->peer.fd = -1;
	seat->gone_ms = -1;
	return seat;
}

static void set_state(struct seat *seat, enum seat_state state)
{
	seat->state = state;
	seat->fn(seat->ctx);
}

enum seat_state seat_state(const struct seat *seat)
{
	return seat->state;
}

const struct talk_show *seat_show(const struct seat *seat)
{
	return seat->has_show ? &seat->show : NULL;
}

int seat_classes(const struct seat *seat)
{
	return seat->classes;
}

int64_t seat_elapsed(const struct seat *seat)
{
	if (!seat->has_show)
		return 0;
	return seat->show.elapsed + loop_now_ms() - seat->heard_ms;
}

/* ---- hearing ---- */

static void hang_up(struct seat *seat)
{
	if (seat->peer.fd < 0)
		return;
	loop_unwatch(seat->loop, seat->peer.fd);
	peer_close(&seat->peer);
	seat->has_greeted = false;
}

/* The line is copied first: it is the peer's. */
bool seat_hear(struct seat *seat, struct str line)
{
	const bool was_over = seat->has_show && seat->show.is_over;
	struct talk_show show;
	struct buf kept = {0};

	buf_str(&kept, line);
	if (!talk_take_show(buf_view(&kept), &show)) {
		buf_release(&kept);
		return false;
	}
	if (was_over && show.class_id != seat->show.class_id)
		seat->classes++;
	buf_release(&seat->line);
	seat->line = kept;
	seat->show = show;
	seat->has_show = true;
	seat->heard_ms = loop_now_ms();
	seat->fn(seat->ctx);
	return true;
}

/*
 * The clock of a presenter that was started again has begun again; the talk has
 * not.
 */
static void hand_clock(struct seat *seat, int64_t elapsed)
{
	const struct talk_command clock = {
		.word = TALK_CLOCK, .elapsed = elapsed};

	if (elapsed <= seat->show.elapsed)
		return;
	seat->show.elapsed = elapsed;
	seat_say(seat, &clock);
}

/*
 * So has the slide: the same section is at its beginning again. One that says
 * no class does not know the word, and slides of one class stay where its
 * presenter opened them.
 */
static void hand_place(struct seat *seat, const struct was *was)
{
	const struct talk_show *show = &seat->show;
	const struct talk_command at = {
		.word = TALK_AT, .id = buf_view(&was->id)};

	if (show->class_id != 0 && show->class_id != was->class_id &&
		show->work.len > 0 && show->count == was->count &&
		show->at == 1 && was->at > 1 && was->id.len > 0)
		seat_say(seat, &at);
}

static bool hear_show(struct seat *seat, struct str line)
{
	const int64_t elapsed = seat_elapsed(seat);
	const int classes = seat->classes;
	struct was was = {
		seat->show.class_id, seat->show.at, seat->show.count, {0}};
	const bool is_back =
		seat->gone_ms >= 0 && loop_now_ms() - seat->gone_ms < GONE_MS;

	buf_str(&was.id, seat->show.now.id);
	if (!seat_hear(seat, line)) {
		buf_release(&was.id);
		return false;
	}
	if (is_back && seat->classes == classes) {
		hand_clock(seat, elapsed);
		hand_place(seat, &was);
	}
	buf_release(&was.id);
	seat->gone_ms = -1;
	if (seat->state != SEAT_JOINED)
		set_state(seat, SEAT_JOINED);
	return true;
}

static bool hear(struct seat *seat, struct str line)
{
	struct str reason;
	int version;

	if (!seat->has_greeted) {
		seat->has_greeted = talk_take_greeting(line, &version) &&
		                    version == TALK_VERSION;
		return seat->has_greeted;
	}
	if (talk_take_no(line, &reason)) {
		seat->state = SEAT_FULL;
		return false;
	}
	return hear_show(seat, line);
}

/* False: there is no talking to it. */
static bool hear_all(struct seat *seat)
{
	struct str line;
	size_t at = 0;

	if (!peer_read(&seat->peer))
		return seat->peer.is_ended;
	while (peer_line(&seat->peer, &at, &line))
		if (!hear(seat, line))
			return false;
	peer_drop(&seat->peer, at);
	return true;
}

/* It has gone, and may be there again; what no talking is to is not called
 * again until it is another. */
static void lose(struct seat *seat, bool is_understood)
{
	enum seat_state state = SEAT_ALONE;

	hang_up(seat);
	if (seat->gone_ms < 0 && seat->has_show)
		seat->gone_ms = loop_now_ms();
	if (!is_understood)
		state = seat->state == SEAT_FULL ? SEAT_FULL : SEAT_OTHER;
	if (seat->has_room && (is_understood || seat->watch_fd < 0))
		loop_timer(seat->loop, AGAIN_MS, on_again, seat);
	set_state(seat, state);
}

static void on_presenter(void *ctx, int fd, unsigned events)
{
	struct seat *seat = ctx;
	const bool is_understood = hear_all(seat);

	(void)fd;
	(void)events;
	if (!is_understood || seat->peer.is_ended || seat->peer.fd < 0)
		lose(seat, is_understood);
}

/* ---- calling ---- */

void seat_take(struct seat *seat, int fd)
{
	struct buf greeting = {0};
	bool is_sent;

	hang_up(seat);
	if (!peer_open(&seat->peer, fd, seat->uid, TALK_LINE)) {
		set_state(seat, SEAT_OTHER);
		return;
	}
	loop_watch(seat->loop, fd, on_presenter, seat);
	talk_put_greeting(&greeting);
	is_sent = peer_send(&seat->peer, buf_view(&greeting));
	buf_release(&greeting);
	if (is_sent)
		set_state(seat, SEAT_CALLED);
	else
		lose(seat, true);
}

static void call(struct seat *seat)
{
	int fd;

	if (seat->peer.fd >= 0)
		return;
	fd = room_connect(&seat->room);
	if (fd >= 0)
		seat_take(seat, fd);
	/* Its queue is full: it is there, and busy. */
	else if (errno == EAGAIN || seat->watch_fd < 0)
		loop_timer(seat->loop, LOOK_MS, on_again, seat);
}

static void on_again(void *ctx)
{
	call(ctx);
}

static void on_folder(void *ctx, int fd, unsigned events)
{
	struct seat *seat = ctx;
	char bytes[4096];
	bool is_told = false;

	(void)events;
	while (read(fd, bytes, sizeof(bytes)) > 0)
		is_told = true;
	if (is_told)
		call(seat);
}

bool seat_open(struct seat *seat, const struct paths *paths, struct err *err)
{
	if (!room_open(&seat->room, paths, err))
		return false;
	seat->has_room = true;
	seat->watch_fd = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
	/* A presenter's socket gets its name when it listens. */
	if (seat->watch_fd >= 0 && inotify_add_watch(seat->watch_fd,
					   seat->room.path, IN_MOVED_TO) < 0) {
		close(seat->watch_fd);
		seat->watch_fd = -1;
	}
	if (seat->watch_fd >= 0)
		loop_watch(seat->loop, seat->watch_fd, on_folder, seat);
	call(seat);
	return true;
}

bool seat_say(struct seat *seat, const struct talk_command *command)
{
	struct buf line = {0};
	bool is_sent;

	if (seat->state != SEAT_JOINED && !seat->has_greeted)
		return false;
	talk_put_command(command, &line);
	is_sent = peer_send(&seat->peer, buf_view(&line));
	buf_release(&line);
	/* What is broken is seen when it is read next. */
	return is_sent;
}

void seat_free(struct seat *seat)
{
	if (seat == NULL)
		return;
	hang_up(seat);
	loop_timer(seat->loop, -1, on_again, seat);
	if (seat->watch_fd >= 0) {
		loop_unwatch(seat->loop, seat->watch_fd);
		close(seat->watch_fd);
	}
	if (seat->has_room)
		room_close(&seat->room);
	buf_release(&seat->line);
	free(seat);
}
