/* SPDX-License-Identifier: MIT */
#include "base/loop.h"

#include "base/mo.h"
#include "base/vec.h"

#include <errno.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/signalfd.h>
#include <time.h>
#include <unistd.h>

/* Each gets a number: a callback may replace what the round has not met yet. */
struct watch {
	uint64_t serial;
	int fd;
	loop_fd_fn *fn;
	void *ctx;
};

struct timer {
	uint64_t serial;
	int64_t due_ms; /* on the clock of loop_now_ms */
	loop_timer_fn *fn;
	void *ctx;
};

struct loop {
	VEC(struct watch) watches;
	VEC(struct timer) timers;
	VEC(struct pollfd) polled; /* of the present round, and which watch */
	VEC(uint64_t) serials;
	uint64_t last_serial;
	bool is_stopped;
	int signal_fd; /* -1: signals are left alone */
	sigset_t mask_before;
	loop_signal_fn *on_signal;
	void *signal_ctx;
};

int64_t loop_now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void on_signal_fd(void *ctx, int fd, unsigned events)
{
	struct loop *loop = ctx;
	struct signalfd_siginfo info;

	(void)events;
	while (read(fd, &info, sizeof(info)) == sizeof(info))
		loop->on_signal(loop->signal_ctx, (int)info.ssi_signo);
}

static bool catch_signals(struct loop *loop, struct err *err)
{
	sigset_t signals;

	sigemptyset(&signals);
	sigaddset(&signals, SIGTERM);
	sigaddset(&signals, SIGHUP);
	sigaddset(&signals, SIGINT);
	sigaddset(&signals, SIGQUIT);
	loop->signal_fd = signalfd(-1, &signals, SFD_CLOEXEC | SFD_NONBLOCK);
	if (loop->signal_fd < 0)
		return err_set(err, ERR_SYSTEM, _("cannot watch signals: %s"),
			err_system(errno));
	sigprocmask(SIG_BLOCK, &signals, &loop->mask_before);
	loop_watch(loop, loop->signal_fd, on_signal_fd, loop);
	return true;
}

struct loop *loop_new(loop_signal_fn *on_signal, void *ctx, struct err *err)
{
	struct loop *loop = xcalloc(1, sizeof(*loop));

	loop->signal_fd = -1;
	loop->on_signal = on_signal;
	loop->signal_ctx = ctx;
	if (on_signal && !catch_signals(loop, err)) {
		loop_free(loop);
		return NULL;
	}
	return loop;
}

void loop_free(struct loop *loop)
{
	if (!loop)
		return;
	if (loop->signal_fd >= 0) {
		close(loop->signal_fd);
		sigprocmask(SIG_SETMASK, &loop->mask_before, NULL);
	}
	vec_release(&loop->watches);
	vec_release(&loop->timers);
	vec_release(&loop->polled);
	vec_release(&loop->serials);
	free(loop);
}

void loop_watch(struct loop *loop, int fd, loop_fd_fn *fn, void *ctx)
{
	const struct watch watch = {++loop->last_serial, fd, fn, ctx};

	loop_unwatch(loop, fd);
	vec_push(&loop->watches, watch);
}

void loop_unwatch(struct loop *loop, int fd)
{
	for (size_t i = 0; i < loop->watches.len; i++) {
		if (loop->watches.ptr[i].fd != fd)
			continue;
		loop->watches.ptr[i] = loop->watches.ptr[--loop->watches.len];
		return;
	}
}

static void remove_timer(struct loop *loop, loop_timer_fn *fn, const void *ctx)
{
	for (size_t i = 0; i < loop->timers.len; i++) {
		const struct timer *timer = &loop->timers.ptr[i];

		if (timer->fn != fn || timer->ctx != ctx)
			continue;
		loop->timers.ptr[i] = loop->timers.ptr[--loop->timers.len];
		return;
	}
}

void loop_timer(struct loop *loop, int delay_ms, loop_timer_fn *fn, void *ctx)
{
	struct timer timer;

	remove_timer(loop, fn, ctx);
	if (delay_ms < 0)
		return;
	timer = (struct timer){
		.serial = ++loop->last_serial,
		.due_ms = loop_now_ms() + delay_ms,
		.fn = fn,
		.ctx = ctx,
	};
	vec_push(&loop->timers, timer);
}

/* The earliest timer; of equals the one set first. NULL if there is none. */
static const struct timer *next_timer(const struct loop *loop)
{
	const struct timer *next = NULL;

	for (size_t i = 0; i < loop->timers.len; i++) {
		const struct timer *timer = &loop->timers.ptr[i];

		if (!next || timer->due_ms < next->due_ms ||
			(timer->due_ms == next->due_ms &&
				timer->serial < next->serial))
			next = timer;
	}
	return next;
}

/* For poll(2): until the next timer; -1 to wait for ever. */
static int wait_ms(const struct loop *loop)
{
	const struct timer *next = next_timer(loop);
	int64_t left = next ? next->due_ms - loop_now_ms() : -1;

	if (!next)
		return -1;
	if (left <= 0)
		return 0;
	return left < INT_MAX ? (int)left : INT_MAX;
}

/* Calls the timers that were due when it began, not those set meanwhile. */
static void run_timers(struct loop *loop)
{
	const uint64_t last = loop->last_serial;
	const int64_t now = loop_now_ms();

	while (!loop->is_stopped) {
		const struct timer *next = next_timer(loop);
		struct timer timer;

		if (!next || next->due_ms > now || next->serial > last)
			return;
		timer = *next;
		remove_timer(loop, timer.fn, timer.ctx);
		timer.fn(timer.ctx);
	}
}

static void prepare_poll(struct loop *loop)
{
	vec_clear(&loop->polled);
	vec_clear(&loop->serials);
	for (size_t i = 0; i < loop->watches.len; i++) {
		const struct watch *watch = &loop->watches.ptr[i];
		const struct pollfd polled = {watch->fd, POLLIN, 0};

		vec_push(&loop->polled, polled);
		vec_push(&loop->serials, watch->serial);
	}
}

static const struct watch *find_watch(const struct loop *loop, uint64_t serial)
{
	for (size_t i = 0; i < loop->watches.len; i++)
		if (loop->watches.ptr[i].serial == serial)
			return &loop->watches.ptr[i];
	return NULL;
}

static void run_watches(struct loop *loop)
{
	for (size_t i = 0; i < loop->polled.len && !loop->is_stopped; i++) {
		const struct pollfd polled = loop->polled.ptr[i];
		const struct watch *found;
		struct watch watch;

		found = find_watch(loop, loop->serials.ptr[i]);
		if (!polled.revents || !found)
			continue;
		watch = *found;
		/* A descriptor that was closed would be reported for ever. */
		if (polled.revents & POLLNVAL)
			loop_unwatch(loop, watch.fd);
		watch.fn(watch.ctx, watch.fd,
			polled.revents & (POLLHUP | POLLERR | POLLNVAL)
				? LOOP_READABLE | LOOP_HANGUP
				: LOOP_READABLE);
	}
}

bool loop_once(struct loop *loop)
{
	int ready;

	if (loop->is_stopped)
		return false;
	prepare_poll(loop);
	ready = poll(loop->polled.ptr, loop->polled.len, wait_ms(loop));
	/* EINTR (SIGWINCH, SIGCONT) and a kernel short of memory: next round.
	 */
	if (ready < 0 && errno != EINTR && errno != ENOMEM)
		BUG("poll refuses");
	if (ready > 0)
		run_watches(loop);
	run_timers(loop);
	return !loop->is_stopped;
}

void loop_stop(struct loop *loop)
{
	loop->is_stopped = true;
}
