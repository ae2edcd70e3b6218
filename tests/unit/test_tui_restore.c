/* SPDX-License-Identifier: MIT */
/* On a pseudo-terminal, by a child that dies of it. */
#include "tui/restore.h"

#include "base/macros.h"
#include "base/str.h"

#include <check.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

Suite *suite_tui_restore(void);

static int master, slave;

static void setup(void)
{
	ck_assert_int_eq(openpty(&master, &slave, NULL, NULL, NULL), 0);
}

static void teardown(void)
{
	close(master);
	close(slave);
}

static void set(struct restore_bytes *bytes, const char *text)
{
	bytes->len = strlen(text);
	memcpy(bytes->ptr, text, bytes->len);
}

static struct restore_plan plan_for(int fd)
{
	struct restore_plan plan = {.fd = fd};

	tcgetattr(fd, &plan.before);
	plan.inside = plan.before;
	plan.inside.c_lflag &= (tcflag_t) ~(ICANON | ECHO);
	set(&plan.enter_screen, "<screen>");
	set(&plan.enter, "<enter>");
	set(&plan.leave, "<leave>");
	return plan;
}

/* Recursion that no compiler turns into a loop. */
static int overflow(volatile int *depth) // NOLINT(misc-no-recursion): the test
{
	volatile char page[4096];

	page[0] = (char)*depth;
	if (++*depth > 1 << 20)
		return 0;
	return overflow(depth) + page[0]; // NOLINT(misc-no-recursion): as above
}

static void become_owner(void)
{
	const struct rlimit none = {0, 0};

	setrlimit(RLIMIT_CORE, &none);
	setsid();
	ioctl(slave, TIOCSCTTY, 0);
}

/* A child that has entered and then gets the signal; its wait status. */
static int die_of(int signo)
{
	const pid_t child = fork();
	int status = 0;

	if (child == 0) {
		struct restore_plan plan;

		become_owner();
		/* Who runs the tests in the background may ignore it. */
		signal(signo, SIG_DFL);
		plan = plan_for(slave);
		restore_arm(&plan);
		tcsetattr(slave, TCSANOW, &plan.inside);
		raise(signo);
		_exit(0);
	}
	waitpid(child, &status, 0);
	return status;
}

/* Has just this come? A pty passes on in its own time what is written to it. */
static bool has_come(const char *want)
{
	char bytes[128];
	const size_t len = strlen(want);
	size_t got = 0;
	struct pollfd fd = {.fd = master, .events = POLLIN};

	fcntl(master, F_SETFL, O_NONBLOCK);
	while (poll(&fd, 1, got < len ? 5000 : 0) > 0) {
		const ssize_t n =
			read(master, bytes + got, sizeof(bytes) - got);

		if (n <= 0)
			break;
		got += (size_t)n;
	}
	return str_eq((struct str){bytes, got}, str_of(want));
}

static const int deadly[] = {SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGTERM,
	SIGHUP, SIGINT, SIGQUIT};

START_TEST(restore_arm_deadly_signal_leaves_and_kills)
{
	const int status = die_of(deadly[_i]);
	struct termios now;

	ck_assert(WIFSIGNALED(status));
	ck_assert_int_eq(WTERMSIG(status), deadly[_i]);
	ck_assert(has_come("<leave>"));
	tcgetattr(slave, &now);
	ck_assert(now.c_lflag & ICANON);
	ck_assert(now.c_lflag & ECHO);
}
END_TEST

START_TEST(restore_arm_full_stack_still_leaves)
{
	const pid_t child = fork();
	int status = 0;

	if (child == 0) {
		const struct rlimit small = {1 << 20, 1 << 20};
		volatile int depth = 0;
		struct restore_plan plan;

		become_owner();
		setrlimit(RLIMIT_STACK, &small);
		plan = plan_for(slave);
		restore_arm(&plan);
		_exit(overflow(&depth));
	}
	waitpid(child, &status, 0);
	ck_assert(WIFSIGNALED(status));
	ck_assert(has_come("<leave>"));
}
END_TEST

START_TEST(restore_arm_ignored_signal_stays_ignored)
{
	const pid_t child = fork();
	int status = 0;

	if (child == 0) {
		struct restore_plan plan;

		become_owner();
		signal(SIGHUP, SIG_IGN);
		plan = plan_for(slave);
		restore_arm(&plan);
		raise(SIGHUP);
		_exit(7);
	}
	waitpid(child, &status, 0);
	ck_assert(WIFEXITED(status));
	ck_assert_int_eq(WEXITSTATUS(status), 7);
}
END_TEST

/* What the child does around a stop, told by its exit status. */
static int stop_and_go(void)
{
	struct restore_plan plan;
	bool is_resumed;

	become_owner();
	signal(SIGTTOU, SIG_DFL);
	plan = plan_for(slave);
	restore_arm(&plan);
	tcsetattr(slave, TCSANOW, &plan.inside);
	if (restore_woken(&is_resumed))
		return 1;
	/* No shell: an orphan is not stopped, but left and entered all the
	 * same. */
	raise(SIGTSTP);
	if (!restore_woken(&is_resumed) || !is_resumed)
		return 2;
	if (restore_woken(&is_resumed) || is_resumed)
		return 3;
	raise(SIGWINCH);
	if (!restore_woken(&is_resumed) || is_resumed)
		return 4;
	set(&plan.leave, "<changed>");
	restore_change(&plan);
	raise(SIGCONT);
	if (!restore_woken(&is_resumed) || !is_resumed)
		return 5;
	raise(SIGTERM);
	return 6;
}

START_TEST(restore_arm_stop_leaves_and_enters_again)
{
	const pid_t child = fork();
	int status = 0;

	if (child == 0)
		_exit(stop_and_go());
	waitpid(child, &status, 0);
	ck_assert_msg(WIFSIGNALED(status), "exit %d", WEXITSTATUS(status));
	ck_assert(has_come("<leave><screen><enter><enter><changed>"));
}
END_TEST

START_TEST(restore_disarm_gives_the_signals_back)
{
	struct restore_plan plan = plan_for(slave);
	struct sigaction before;
	struct sigaction now;

	sigaction(SIGSEGV, NULL, &before);
	ck_assert_int_ge(restore_arm(&plan), 0);
	sigaction(SIGSEGV, NULL, &now);
	ck_assert(now.sa_handler != before.sa_handler);
	restore_disarm();
	restore_disarm();
	sigaction(SIGSEGV, NULL, &now);
	ck_assert(now.sa_handler == before.sa_handler);
}
END_TEST

Suite *suite_tui_restore(void)
{
	Suite *suite = suite_create("tui_restore");
	TCase *tests = tcase_create("all");

	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_loop_test(tests, restore_arm_deadly_signal_leaves_and_kills,
		0, (int)ARRAY_LEN(deadly));
	tcase_add_test(tests, restore_arm_full_stack_still_leaves);
	tcase_add_test(tests, restore_arm_ignored_signal_stays_ignored);
	tcase_add_test(tests, restore_arm_stop_leaves_and_enters_again);
	tcase_add_test(tests, restore_disarm_gives_the_signals_back);
	suite_add_tcase(suite, tests);
	return suite;
}
