/* SPDX-License-Identifier: MIT */
#include "tui/restore.h"

#include "base/macros.h"

#include <errno.h>
#include <signal.h>
#include <stdint.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

/* A crash in a full stack needs another; SIGSTKSZ is no constant any more. */
#define STACK_SIZE 65536

static const int crashes[] = {SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL};
static const int ends[] = {SIGTERM, SIGHUP, SIGINT, SIGQUIT};
static const int stops[] = {SIGTSTP, SIGCONT, SIGWINCH};
#define SIGNALS (ARRAY_LEN(crashes) + ARRAY_LEN(ends) + ARRAY_LEN(stops))

/*
 * What handlers read. Two plans, so that a crash while one is being changed
 * finds the other whole.
 */
static struct {
	struct restore_plan plans[2];
	volatile sig_atomic_t current; /* of plans */
	volatile sig_atomic_t is_armed;
	volatile sig_atomic_t is_outside; /* left for a stop */
	volatile sig_atomic_t is_resumed;
	volatile sig_atomic_t is_lent;
	volatile sig_atomic_t stops;
	int wake_fd;
	struct sigaction before[SIGNALS];
	stack_t stack_before;
	char stack[STACK_SIZE];
} state;

static void put(int fd, const struct restore_bytes *bytes)
{
	size_t done = 0;

	while (done < bytes->len) {
		const ssize_t n =
			write(fd, bytes->ptr + done, bytes->len - done);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return;
		done += (size_t)n;
	}
}

static void leave(void)
{
	const struct restore_plan *plan = &state.plans[state.current];

	if (state.is_outside)
		return;
	put(plan->fd, &plan->leave);
	tcsetattr(plan->fd, TCSANOW, &plan->before);
}

static void wake(void)
{
	const uint64_t one = 1;
	const ssize_t n = write(state.wake_fd, &one, sizeof(one));

	(void)n; /* full means: awake already */
}

static void enter(void)
{
	const struct restore_plan *plan = &state.plans[state.current];

	if (state.is_lent)
		return;
	/* Continued in the background: the terminal is the shell's. */
	if (tcgetpgrp(plan->fd) != getpgrp())
		return;
	tcsetattr(plan->fd, TCSANOW, &plan->inside);
	if (state.is_outside)
		put(plan->fd, &plan->enter_screen);
	put(plan->fd, &plan->enter);
	state.is_outside = 0;
	state.is_resumed = 1;
	wake();
}

static void unblock(int signo)
{
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, signo);
	sigprocmask(SIG_UNBLOCK, &set, NULL);
}

/* For good: the signal does what it would have done without us. */
static void on_death(int signo)
{
	if (state.is_armed)
		leave();
	state.is_armed = 0;
	signal(signo, SIG_DFL);
	raise(signo);
	unblock(signo);
}

static void on_stop(int signo)
{
	const int saved = errno;
	struct sigaction ours;

	leave();
	state.is_outside = 1;
	state.stops++;
	sigaction(signo, NULL, &ours);
	signal(signo, SIG_DFL);
	raise(signo);
	unblock(signo); /* stands still here */
	sigaction(signo, &ours, NULL);
	/* An orphan is not stopped at all, so no SIGCONT came. */
	if (state.is_outside)
		enter();
	errno = saved;
}

/* After a SIGSTOP too: the shell has used the terminal meanwhile. */
static void on_continue(int signo)
{
	const int saved = errno;

	(void)signo;
	enter();
	errno = saved;
}

/*
 * Not ncurses' handler: that one is for getch, which is never called, and would
 * lose a change that comes between looking and waiting.
 */
static void on_resize(int signo)
{
	const int saved = errno;

	(void)signo;
	wake();
	errno = saved;
}

/* What is ignored (nohup, a shell without jobs) stays so. */
static bool is_ignored(int signo)
{
	struct sigaction now;

	return sigaction(signo, NULL, &now) == 0 && now.sa_handler == SIG_IGN;
}

static void take(size_t index, int signo, void (*handler)(int), int flags)
{
	struct sigaction action = {.sa_flags = flags};

	action.sa_handler = handler;
	sigfillset(&action.sa_mask);
	/* A crash inside a handler must still get through. */
	for (size_t i = 0; i < ARRAY_LEN(crashes); i++)
		sigdelset(&action.sa_mask, crashes[i]);
	/* Who sets modes from the background must be stopped. */
	sigdelset(&action.sa_mask, SIGTTOU);
	sigaction(signo, is_ignored(signo) ? NULL : &action,
		&state.before[index]);
}

static void take_all(void)
{
	size_t index = 0;

	for (size_t i = 0; i < ARRAY_LEN(crashes); i++)
		take(index++, crashes[i], on_death, SA_ONSTACK);
	for (size_t i = 0; i < ARRAY_LEN(ends); i++)
		take(index++, ends[i], on_death, 0);
	take(index++, SIGTSTP, on_stop, SA_RESTART);
	take(index++, SIGCONT, on_continue, SA_RESTART);
	take(index++, SIGWINCH, on_resize, SA_RESTART);
}

static void give_all_back(void)
{
	size_t index = 0;

	for (size_t i = 0; i < ARRAY_LEN(crashes); i++)
		sigaction(crashes[i], &state.before[index++], NULL);
	for (size_t i = 0; i < ARRAY_LEN(ends); i++)
		sigaction(ends[i], &state.before[index++], NULL);
	for (size_t i = 0; i < ARRAY_LEN(stops); i++)
		sigaction(stops[i], &state.before[index++], NULL);
}

int restore_arm(const struct restore_plan *plan)
{
	const stack_t own = {.ss_sp = state.stack, .ss_size = STACK_SIZE};

	restore_disarm();
	state.wake_fd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
	if (state.wake_fd < 0)
		return -1;
	state.plans[0] = *plan;
	state.current = 0;
	state.is_outside = state.is_resumed = state.is_lent = 0;
	sigaltstack(&own, &state.stack_before);
	state.is_armed = 1;
	take_all();
	return state.wake_fd;
}

void restore_change(const struct restore_plan *plan)
{
	const int other = state.current == 0 ? 1 : 0;

	if (!state.is_armed)
		return;
	state.plans[other] = *plan;
	state.current = other;
}

void restore_disarm(void)
{
	if (!state.is_armed)
		return;
	give_all_back();
	state.is_armed = 0;
	sigaltstack(&state.stack_before, NULL);
	close(state.wake_fd);
	state.wake_fd = -1;
}

void restore_suspend(void)
{
	/* The whole job: a program before us in the pipe stops too. */
	kill(0, SIGTSTP);
}

void restore_lend(void)
{
	if (!state.is_armed)
		return;
	state.is_lent = 1;
	leave();
	state.is_outside = 1;
}

void restore_take_back(void)
{
	if (!state.is_armed)
		return;
	state.is_lent = 0;
	enter();
}

int restore_stops(void)
{
	return state.stops;
}

bool restore_is_outside(void)
{
	return state.is_armed && state.is_outside;
}

bool restore_woken(bool *is_resumed)
{
	uint64_t count;

	*is_resumed = false;
	if (!state.is_armed ||
		read(state.wake_fd, &count, sizeof(count)) != sizeof(count))
		return false;
	*is_resumed = state.is_resumed != 0;
	state.is_resumed = 0;
	return true;
}
