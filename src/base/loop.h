/* SPDX-License-Identifier: MIT */
/*
 * The one loop: poll(2) over a few descriptors and at most a few deadlines. No
 * thread, no wake-up without a reason. TERM, HUP, INT and QUIT arrive through a
 * signalfd; SIGWINCH is ncurses' own and only interrupts the wait.
 */
#ifndef KOINE_BASE_LOOP_H
#define KOINE_BASE_LOOP_H

#include "base/err.h"

#include <stdint.h>

struct loop;

enum loop_event {
	LOOP_READABLE = 1, /* also end of file and hang-up */
	LOOP_HANGUP = 2,   /* the peer is gone, for good */
};

typedef void loop_fd_fn(void *ctx, int fd, unsigned events);
typedef void loop_timer_fn(void *ctx);
typedef void loop_signal_fn(void *ctx, int signo);

/*
 * `on_signal` gets TERM HUP INT QUIT while the loop lives; they are blocked for
 * the process (a child must unblock them before exec) until loop_free. With
 * NULL they are left alone.
 */
struct loop *loop_new(loop_signal_fn *on_signal, void *ctx, struct err *err);
void loop_free(struct loop *loop);
/*
 * Watches fd, once: a second call replaces fn and ctx. The caller closes it
 * after loop_unwatch; both are allowed inside a callback.
 */
void loop_watch(struct loop *loop, int fd, loop_fd_fn *fn, void *ctx);
void loop_unwatch(struct loop *loop, int fd);
/*
 * Calls fn once, `delay_ms` from now, replacing an earlier timer with the same
 * fn and ctx. A delay < 0 removes it.
 */
void loop_timer(struct loop *loop, int delay_ms, loop_timer_fn *fn, void *ctx);
/*
 * Waits for one round of events and dispatches them. `on_wake` of the caller
 * follows. False when the loop was told to stop. EINTR counts as a round.
 */
bool loop_once(struct loop *loop);
void loop_stop(struct loop *loop);
/* Monotonic milliseconds. */
int64_t loop_now_ms(void);

#endif
