/* SPDX-License-Identifier: MIT */
#include "base/loop.h"
#include "base/macros.h"

#include <check.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/time.h>
#include <unistd.h>

Suite *suite_base_loop(void);

static struct loop *loop;
static int pipes[2][2];
static char trace[256]; /* what the callbacks noted, in order */

static void note(const char *text)
{
	ck_assert_uint_lt(strlen(trace) + strlen(text), sizeof(trace));
	strcat(trace, text);
}

static void on_signal(void *ctx, int signo)
{
	char text[32];

	snprintf(text, sizeof(text), "%s%d ", (const char *)ctx, signo);
	note(text);
}

static void setup(void)
{
	static char context[] = "signal ";

	loop = loop_new(on_signal, context, NULL);
	ck_assert_ptr_nonnull(loop);
	ck_assert_int_eq(pipe(pipes[0]), 0);
	ck_assert_int_eq(pipe(pipes[1]), 0);
	trace[0] = '\0';
}

static void teardown(void)
{
	loop_free(loop);
	for (int i = 0; i < 4; i++)
		close(pipes[i / 2][i % 2]);
}

/* Takes a byte and notes it after the name in ctx; "!" says hang-up. */
static void on_byte(void *ctx, int fd, unsigned events)
{
	char byte[2] = "-";

	ck_assert(events & LOOP_READABLE);
	if (read(fd, byte, 1) != 1)
		byte[0] = '.';
	note(ctx);
	note(byte);
	note(events & LOOP_HANGUP ? "! " : " ");
}

static void on_time(void *ctx)
{
	note(ctx);
}

static void put(int i, const char *byte)
{
	ck_assert_int_eq(write(pipes[i][1], byte, 1), 1);
}

START_TEST(loop_watch_readable_is_called)
{
	char name[] = "a";

	loop_watch(loop, pipes[0][0], on_byte, name);
	put(0, "x");
	ck_assert(loop_once(loop));
	ck_assert_str_eq(trace, "ax ");
}
END_TEST

START_TEST(loop_watch_closed_writer_is_a_hangup)
{
	char name[] = "a";

	loop_watch(loop, pipes[0][0], on_byte, name);
	put(0, "x");
	close(pipes[0][1]);
	ck_assert(loop_once(loop));
	ck_assert(loop_once(loop));
	ck_assert_str_eq(trace, "ax! a.! ");
}
END_TEST

START_TEST(loop_watch_again_replaces)
{
	char name[] = "a";
	char other[] = "b";

	loop_watch(loop, pipes[0][0], on_byte, name);
	loop_watch(loop, pipes[0][0], on_byte, other);
	put(0, "x");
	ck_assert(loop_once(loop));
	ck_assert_str_eq(trace, "bx ");
}
END_TEST

START_TEST(loop_watch_bad_descriptor_is_told_once)
{
	char name[] = "a";

	loop_watch(loop, 9999, on_byte, name);
	ck_assert(loop_once(loop));
	loop_timer(loop, 0, on_time, name);
	ck_assert(loop_once(loop));
	ck_assert_str_eq(trace, "a.! a");
}
END_TEST

START_TEST(loop_unwatch_is_not_called)
{
	char name[] = "a";

	loop_watch(loop, pipes[0][0], on_byte, name);
	loop_unwatch(loop, pipes[0][0]);
	loop_unwatch(loop, pipes[0][0]);
	put(0, "x");
	loop_timer(loop, 0, on_time, name);
	ck_assert(loop_once(loop));
	ck_assert_str_eq(trace, "a");
}
END_TEST

/* Unwatches the other pipe, as when one reader closes another. */
static void on_byte_unwatch(void *ctx, int fd, unsigned events)
{
	on_byte(ctx, fd, events);
	loop_unwatch(loop, pipes[fd == pipes[0][0]][0]);
}

START_TEST(loop_unwatch_in_callback_spares_the_other)
{
	char name[] = "a";

	for (int i = 0; i < 2; i++) {
		loop_watch(loop, pipes[i][0], on_byte_unwatch, name);
		put(i, "x");
	}
	ck_assert(loop_once(loop));
	ck_assert_str_eq(trace, "ax ");
}
END_TEST

static void on_byte_replace(void *ctx, int fd, unsigned events)
{
	on_byte(ctx, fd, events);
	for (int i = 0; i < 2; i++)
		loop_watch(loop, pipes[i][0], on_byte, ctx);
}

START_TEST(loop_watch_in_callback_waits_for_next_round)
{
	char name[] = "a";

	for (int i = 0; i < 2; i++) {
		loop_watch(loop, pipes[i][0], on_byte_replace, name);
		put(i, i ? "y" : "x");
	}
	ck_assert(loop_once(loop));
	ck_assert_uint_eq(strlen(trace), 3);
	ck_assert(loop_once(loop));
	ck_assert_uint_eq(strlen(trace), 6);
}
END_TEST

START_TEST(loop_timer_is_called_once)
{
	char name[] = "t ";
	int64_t start = loop_now_ms();

	loop_timer(loop, 5, on_time, name);
	while (!trace[0])
		ck_assert(loop_once(loop));
	ck_assert_int_ge(loop_now_ms() - start, 5);
	loop_timer(loop, 0, on_time, loop); /* another ctx, removed at once */
	loop_timer(loop, -1, on_time, loop);
	put(0, "x");
	loop_watch(loop, pipes[0][0], on_byte, name);
	ck_assert(loop_once(loop));
	ck_assert_str_eq(trace, "t t x ");
}
END_TEST

START_TEST(loop_timer_same_function_and_ctx_replaces)
{
	char name[] = "t ";
	char other[] = "u ";

	loop_timer(loop, INT_MAX, on_time, name);
	loop_timer(loop, 0, on_time, name);
	loop_timer(loop, 0, on_time, other);
	ck_assert(loop_once(loop));
	ck_assert_str_eq(trace, "t u ");
}
END_TEST

START_TEST(loop_timer_negative_delay_removes)
{
	char name[] = "t ";
	char other[] = "u ";

	loop_timer(loop, 0, on_time, name);
	loop_timer(loop, 0, on_time, other);
	loop_timer(loop, -1, on_time, name);
	loop_timer(loop, -1, on_time, trace);
	ck_assert(loop_once(loop));
	ck_assert_str_eq(trace, "u ");
}
END_TEST

START_TEST(loop_timer_many_run_in_order_of_time)
{
	char names[4][3] = {"a ", "b ", "c ", "d "};
	static const int delays[] = {3, 1, 2, 0};

	for (size_t i = 0; i < ARRAY_LEN(delays); i++)
		loop_timer(loop, delays[i], on_time, names[i]);
	while (strlen(trace) < 8)
		ck_assert(loop_once(loop));
	ck_assert_str_eq(trace, "d b c a ");
}
END_TEST

static void on_time_again(void *ctx)
{
	note(ctx);
	loop_timer(loop, 0, on_time_again, ctx);
}

START_TEST(loop_timer_set_in_callback_waits_for_next_round)
{
	char name[] = "t ";

	loop_timer(loop, 0, on_time_again, name);
	ck_assert(loop_once(loop));
	ck_assert_str_eq(trace, "t ");
	ck_assert(loop_once(loop));
	ck_assert_str_eq(trace, "t t ");
}
END_TEST

START_TEST(loop_new_signals_arrive_as_events)
{
	static const int signals[] = {SIGTERM, SIGHUP, SIGINT, SIGQUIT};

	for (size_t i = 0; i < ARRAY_LEN(signals); i++) {
		char expected[32];

		trace[0] = '\0';
		raise(signals[i]);
		ck_assert(loop_once(loop));
		snprintf(expected, sizeof(expected), "signal %d ", signals[i]);
		ck_assert_str_eq(trace, expected);
	}
}
END_TEST

START_TEST(loop_free_restores_signal_mask)
{
	sigset_t mask;

	sigprocmask(SIG_BLOCK, NULL, &mask);
	ck_assert_int_eq(sigismember(&mask, SIGTERM), 1);
	loop_free(loop);
	loop = NULL;
	sigprocmask(SIG_BLOCK, NULL, &mask);
	ck_assert_int_eq(sigismember(&mask, SIGTERM), 0);
	loop_free(NULL);
}
END_TEST

START_TEST(loop_new_without_callback_leaves_signals_alone)
{
	struct loop *plain;
	sigset_t mask;

	loop_free(loop);
	loop = NULL;
	plain = loop_new(NULL, NULL, NULL);
	sigprocmask(SIG_BLOCK, NULL, &mask);
	ck_assert_int_eq(sigismember(&mask, SIGTERM), 0);
	loop_free(plain);
}
END_TEST

static volatile sig_atomic_t interrupts;

static void on_alarm(int signo)
{
	(void)signo;
	interrupts = interrupts + 1;
}

START_TEST(loop_once_interrupted_is_a_round)
{
	/* Again and again: the first may come before poll waits. */
	const struct itimerval often = {{0, 1000}, {0, 1000}};
	const struct itimerval never = {0};

	signal(SIGALRM, on_alarm);
	setitimer(ITIMER_REAL, &often, NULL);
	ck_assert(loop_once(loop));
	setitimer(ITIMER_REAL, &never, NULL);
	ck_assert_int_gt(interrupts, 0);
	ck_assert_str_eq(trace, "");
}
END_TEST

static void on_time_stop(void *ctx)
{
	note(ctx);
	loop_stop(loop);
}

START_TEST(loop_stop_ends_for_good)
{
	char name[] = "t ";

	loop_timer(loop, 0, on_time_stop, name);
	loop_timer(loop, 0, on_time, name);
	ck_assert(!loop_once(loop));
	ck_assert(!loop_once(loop));
	ck_assert_str_eq(trace, "t ");
}
END_TEST

START_TEST(loop_now_ms_never_goes_back)
{
	int64_t before = loop_now_ms();

	for (int i = 0; i < 1000; i++) {
		int64_t now = loop_now_ms();

		ck_assert_int_ge(now, before);
		before = now;
	}
}
END_TEST

Suite *suite_base_loop(void)
{
	Suite *s = suite_create("base/loop");
	TCase *tc = tcase_create("loop");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, loop_watch_readable_is_called);
	tcase_add_test(tc, loop_watch_closed_writer_is_a_hangup);
	tcase_add_test(tc, loop_watch_again_replaces);
	tcase_add_test(tc, loop_watch_bad_descriptor_is_told_once);
	tcase_add_test(tc, loop_unwatch_is_not_called);
	tcase_add_test(tc, loop_unwatch_in_callback_spares_the_other);
	tcase_add_test(tc, loop_watch_in_callback_waits_for_next_round);
	tcase_add_test(tc, loop_timer_is_called_once);
	tcase_add_test(tc, loop_timer_same_function_and_ctx_replaces);
	tcase_add_test(tc, loop_timer_negative_delay_removes);
	tcase_add_test(tc, loop_timer_many_run_in_order_of_time);
	tcase_add_test(tc, loop_timer_set_in_callback_waits_for_next_round);
	tcase_add_test(tc, loop_new_signals_arrive_as_events);
	tcase_add_test(tc, loop_free_restores_signal_mask);
	tcase_add_test(tc, loop_new_without_callback_leaves_signals_alone);
	tcase_add_test(tc, loop_once_interrupted_is_a_round);
	tcase_add_test(tc, loop_stop_ends_for_good);
	tcase_add_test(tc, loop_now_ms_never_goes_back);
	suite_add_tcase(s, tc);
	return s;
}
