/* SPDX-License-Identifier: MIT */
/* Presenter and console over pairs of sockets, in one loop. */
#include "desk/stage.h"

#include "desk/seat.h"
#include "folder.h"

#include <check.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

Suite *suite_desk_stage(void);

#define HELLO "koine-console 1\n"

static struct folder folder;
static struct loop *loop;
static struct stage *stage;
static struct seat *seat;
static int steps;         /* asked for, on less those back */
static int64_t clock_set; /* [ms] -1: not */
static int handed;        /* how often the slide was */

static void on_command(void *ctx, const struct talk_command *command)
{
	(void)ctx;
	if (command->word == TALK_CLOCK)
		clock_set = command->elapsed;
	else if (command->word == TALK_AT)
		handed += str_eq(command->id, STR("2.1.1"));
	else
		steps += command->word == TALK_NEXT ? 1 : -1;
}

static void on_change(void *ctx)
{
	(void)ctx;
}

static void setup(void)
{
	folder_make(&folder);
	loop = loop_new(NULL, NULL, NULL);
	stage = stage_new(loop, geteuid(), on_command, NULL);
	seat = seat_new(loop, geteuid(), on_change, NULL);
	steps = 0;
	clock_set = -1;
	handed = 0;
}

static void teardown(void)
{
	seat_free(seat);
	stage_free(stage);
	loop_free(loop);
	folder_remove(&folder);
}

/* A peer of the stage that is no console. */
static int stranger(void)
{
	int fds[2];

	ck_assert_int_eq(
		socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, fds), 0);
	stage_take(stage, fds[1]);
	return fds[0];
}

static void on_idle(void *ctx)
{
	*(bool *)ctx = true;
}

/* Rounds until nothing is left to be read: a timer that is due at once comes
 * after what can be read in the same round. */
static void turn(int rounds)
{
	for (int i = 0; i < rounds; i++) {
		bool is_idle = false;

		loop_timer(loop, 0, on_idle, &is_idle);
		while (!is_idle)
			loop_once(loop);
	}
}

/* Says it, as far as it is taken; then lets the stage hear all of it. */
static void say(int fd, const char *bytes, size_t len)
{
	for (size_t at = 0; at < len;) {
		const ssize_t sent = send(
			fd, bytes + at, len - at, MSG_NOSIGNAL | MSG_DONTWAIT);

		if (sent < 0 && errno != EAGAIN)
			break;
		at += sent > 0 ? (size_t)sent : 0;
		turn(1);
	}
	turn(70);
}

static void say_text(int fd, const char *text)
{
	say(fd, text, strlen(text));
}

/* What the stage has said; -1: it has hung up. */
static ssize_t heard(int fd, char *bytes, size_t size)
{
	ssize_t got;

	turn(2);
	got = recv(fd, bytes, size - 1, MSG_DONTWAIT);
	if (got < 0)
		return errno == EAGAIN ? 0 : -1;
	bytes[got] = '\0';
	return got > 0 ? got : -1;
}

static bool is_gone(int fd)
{
	char bytes[8192];
	ssize_t got;

	do
		got = heard(fd, bytes, sizeof(bytes));
	while (got > 0);
	return got < 0;
}

static struct talk_show show_at(int at)
{
	return (struct talk_show){.work = STR("w"),
		.lang = STR("zh"),
		.tier = STR("plain"),
		.at = at,
		.count = 8,
		.elapsed = 5000,
		.now = {STR("2.1.1"), STR(""), STR("a")}};
}

static void join(void)
{
	const struct talk_show show = show_at(1);
	int fds[2];

	ck_assert_int_eq(socketpair(AF_UNIX, SOCK_STREAM, 0, fds), 0);
	seat_take(seat, fds[0]);
	stage_take(stage, fds[1]);
	turn(2);
	ck_assert(stage_is_asked(stage));
	stage_tell(stage, &show);
	turn(2);
	ck_assert_int_eq(seat_state(seat), SEAT_JOINED);
}

START_TEST(console_that_joins_is_told)
{
	join();
	ck_assert_int_eq(stage_count(stage), 1);
	ck_assert(!stage_is_asked(stage));
	ck_assert_int_eq(seat_show(seat)->at, 1);
	ck_assert_int_ge(seat_elapsed(seat), 5000);
}
END_TEST

START_TEST(console_asks_for_steps)
{
	const struct talk_command next = {.word = TALK_NEXT},
				  back = {.word = TALK_BACK};

	join();
	ck_assert(seat_say(seat, &next));
	ck_assert(seat_say(seat, &next));
	ck_assert(seat_say(seat, &back));
	turn(3);
	ck_assert_int_eq(steps, 1);
}
END_TEST

START_TEST(console_hears_each_slide)
{
	join();
	for (int i = 2; i < 200; i++) {
		const struct talk_show show = show_at(i);

		stage_tell(stage, &show);
		turn(2);
		ck_assert_int_eq(seat_show(seat)->at, i);
	}
}
END_TEST

START_TEST(console_of_a_dead_presenter_keeps_what_it_showed)
{
	join();
	stage_free(stage);
	stage = stage_new(loop, geteuid(), on_command, NULL);
	turn(3);
	ck_assert_int_eq(seat_state(seat), SEAT_ALONE);
	ck_assert_int_eq(seat_show(seat)->at, 1);
}
END_TEST

START_TEST(console_hands_the_clock_to_a_presenter_that_is_back)
{
	struct talk_show show = show_at(1);
	int fds[2];

	join();
	stage_free(stage);
	stage = stage_new(loop, geteuid(), on_command, NULL);
	turn(3);
	ck_assert_int_eq(socketpair(AF_UNIX, SOCK_STREAM, 0, fds), 0);
	seat_take(seat, fds[0]);
	stage_take(stage, fds[1]);
	turn(2);
	show.elapsed = 0;
	stage_tell(stage, &show);
	turn(3);
	ck_assert_int_ge(clock_set, 5000);
	ck_assert_int_ge(seat_elapsed(seat), 5000);
}
END_TEST

/* A presenter of class 7 ends at slide 4, one of `class_id` begins. */
static void end_and_begin(bool is_over, int64_t class_id)
{
	struct talk_show show = show_at(4);
	int fds[2];

	join();
	show.class_id = 7;
	show.is_over = is_over;
	stage_tell(stage, &show);
	stage_free(stage);
	stage = stage_new(loop, geteuid(), on_command, NULL);
	turn(3);
	ck_assert_int_eq(socketpair(AF_UNIX, SOCK_STREAM, 0, fds), 0);
	seat_take(seat, fds[0]);
	stage_take(stage, fds[1]);
	turn(2);
	show.class_id = class_id;
	show.at = 1;
	show.is_over = false;
	show.elapsed = 0;
	stage_tell(stage, &show);
	turn(3);
}

START_TEST(class_after_one_that_ended_has_its_own_clock)
{
	end_and_begin(true, 8);
	ck_assert_int_eq(seat_classes(seat), 1);
	ck_assert_int_eq(clock_set, -1);
	ck_assert_int_eq(handed, 0);
	ck_assert_int_lt(seat_elapsed(seat), 5000);
}
END_TEST

START_TEST(class_that_was_cut_short_goes_on)
{
	end_and_begin(false, 8);
	ck_assert_int_eq(seat_classes(seat), 0);
	ck_assert_int_ge(clock_set, 5000);
	ck_assert_int_eq(handed, 1);
}
END_TEST

START_TEST(class_whose_slides_are_opened_again_goes_on)
{
	end_and_begin(true, 7);
	ck_assert_int_eq(seat_classes(seat), 0);
	ck_assert_int_ge(clock_set, 5000);
	ck_assert_int_eq(handed, 0);
}
END_TEST

/* It would hang up on a word it does not know. */
START_TEST(presenter_without_a_class_is_handed_the_clock_only)
{
	end_and_begin(false, 0);
	ck_assert_int_ge(clock_set, 5000);
	ck_assert_int_eq(handed, 0);
}
END_TEST

START_TEST(presenter_of_a_dead_console_goes_on)
{
	const struct talk_show show = show_at(2);

	join();
	seat_free(seat);
	seat = seat_new(loop, geteuid(), on_change, NULL);
	stage_tell(stage, &show);
	turn(3);
	ck_assert_int_eq(stage_count(stage), 0);
}
END_TEST

/* ---- strangers ---- */

START_TEST(peer_of_another_user_is_refused)
{
	struct stage *other = stage_new(loop, geteuid() + 1, on_command, NULL);
	int fds[2];

	ck_assert_int_eq(
		socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, fds), 0);
	stage_take(other, fds[1]);
	ck_assert(is_gone(fds[0]));
	stage_free(other);
	close(fds[0]);
}
END_TEST

START_TEST(presenter_of_another_user_is_not_believed)
{
	struct seat *other = seat_new(loop, geteuid() + 1, on_change, NULL);
	int fds[2];

	ck_assert_int_eq(
		socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, fds), 0);
	seat_take(other, fds[1]);
	ck_assert_int_eq(seat_state(other), SEAT_OTHER);
	ck_assert(is_gone(fds[0]));
	seat_free(other);
	close(fds[0]);
}
END_TEST

START_TEST(peer_of_another_version_is_told_and_hung_up_on)
{
	const int fd = stranger();
	char bytes[256];

	say_text(fd, "koine-console 2\n");
	ck_assert_int_gt(heard(fd, bytes, sizeof(bytes)), 0);
	ck_assert_str_eq(bytes, HELLO);
	ck_assert(is_gone(fd));
	close(fd);
}
END_TEST

static const char *const rude[] = {
	"\n",
	"GET / HTTP/1.1\r\n",
	"koine-console 1x\n",
	"koine-console 1\r\n",
	/* no line, and too long for one */
	"0123456789012345678901234567890123456789012345678901234567890123456789"
	"0123456789012345678901234567890123456789012345678901234567890123456789",
	HELLO HELLO,
	HELLO "quit\n",
	HELLO "show\tat=1\n",
	HELLO "clock\t-1\n",
	HELLO "next\nnext\nx\n",
	HELLO "012345678901234567890123456789012345678901234567890123456789012"
	      "345678901234567890123456789012345678901234567890123456789012345"
	      "678901234567890123456789",
};

START_TEST(peer_that_breaks_the_rules_is_hung_up_on)
{
	const int fd = stranger();

	join();
	say_text(fd, rude[_i]);
	ck_assert_msg(is_gone(fd), "%s", rude[_i]);
	ck_assert_int_eq(stage_count(stage), 1);
	ck_assert_int_eq(seat_state(seat), SEAT_JOINED);
	close(fd);
}
END_TEST

START_TEST(greeting_in_pieces_is_understood)
{
	const int fd = stranger();
	char bytes[256];

	for (const char *at = HELLO; *at != '\0'; at++)
		say(fd, at, 1);
	ck_assert_int_gt(heard(fd, bytes, sizeof(bytes)), 0);
	ck_assert_str_eq(bytes, HELLO);
	ck_assert_int_eq(stage_count(stage), 1);
	close(fd);
}
END_TEST

START_TEST(half_a_line_and_an_end_do_nothing)
{
	const int fd = stranger();

	say_text(fd, HELLO "ne");
	close(fd);
	turn(3);
	ck_assert_int_eq(stage_count(stage), 0);
	ck_assert_int_eq(steps, 0);
}
END_TEST

START_TEST(commands_faster_than_a_hand_are_refused)
{
	const int fd = stranger();

	say_text(fd, HELLO);
	for (int i = 0; i <= STAGE_RATE * 3; i++)
		say(fd, "next\n", 5);
	ck_assert(is_gone(fd));
	ck_assert_int_le(steps, STAGE_RATE * 3);
	close(fd);
}
END_TEST

START_TEST(flood_is_hung_up_on_at_once)
{
	const size_t len = (size_t)1 << 20;
	char *bytes = xmalloc(len);
	const int fd = stranger();

	memset(bytes, 'x', len);
	say(fd, bytes, len);
	ck_assert(is_gone(fd));
	free(bytes);
	close(fd);
}
END_TEST

START_TEST(peer_that_does_not_read_is_given_up)
{
	const int fd = stranger();
	const struct talk_show show = show_at(2);

	say_text(fd, HELLO);
	ck_assert_int_eq(stage_count(stage), 1);
	for (int i = 0; i < 100000 && stage_count(stage) > 0; i++)
		stage_tell(stage, &show);
	ck_assert_int_eq(stage_count(stage), 0);
	close(fd);
}
END_TEST

START_TEST(random_bytes_harm_nobody)
{
	uint64_t seed = 2463534242u;

	join();
	for (int i = 0; i < 300; i++) {
		const int fd = stranger();
		char bytes[400];

		for (size_t k = 0; k < sizeof(bytes); k++) {
			seed ^= seed << 13;
			seed ^= seed >> 7;
			seed ^= seed << 17;
			bytes[k] = (char)(seed >> 24);
		}
		if (i % 2 == 0)
			say_text(fd, HELLO);
		say(fd, bytes, sizeof(bytes));
		ck_assert(is_gone(fd));
		close(fd);
	}
	turn(3);
	ck_assert_int_eq(stage_count(stage), 1);
	ck_assert_int_eq(seat_state(seat), SEAT_JOINED);
}
END_TEST

/* ---- how many ---- */

START_TEST(console_too_many_is_told)
{
	int fds[STAGE_CONSOLES + 1];
	char bytes[256];

	for (int i = 0; i <= STAGE_CONSOLES; i++) {
		fds[i] = stranger();
		say_text(fds[i], HELLO);
	}
	ck_assert_int_gt(heard(fds[STAGE_CONSOLES], bytes, sizeof(bytes)), 0);
	ck_assert_str_eq(bytes, HELLO "no\tfull\n");
	ck_assert(is_gone(fds[STAGE_CONSOLES]));
	ck_assert(!is_gone(fds[0]));
	ck_assert_int_eq(stage_count(stage), STAGE_CONSOLES);
	for (int i = 0; i <= STAGE_CONSOLES; i++)
		close(fds[i]);
}
END_TEST

START_TEST(silent_peers_keep_no_console_out)
{
	int fds[STAGE_PEERS * 3];

	for (int i = 0; i < STAGE_PEERS * 3; i++)
		fds[i] = stranger();
	join();
	ck_assert(is_gone(fds[0]));
	for (int i = 0; i < STAGE_PEERS * 3; i++)
		close(fds[i]);
}
END_TEST

START_TEST(console_that_is_told_nonsense_hangs_up)
{
	static const char *const nonsense[] = {"koine-console 2\n", "x\n",
		HELLO "x\n", HELLO "show\tat=-1\n", "\n"};
	int fds[2];
	char bytes[256];

	ck_assert_int_eq(
		socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, fds), 0);
	seat_take(seat, fds[1]);
	ck_assert_int_gt(heard(fds[0], bytes, sizeof(bytes)), 0);
	ck_assert_str_eq(bytes, HELLO);
	say_text(fds[0], nonsense[_i]);
	ck_assert_int_eq(seat_state(seat), SEAT_OTHER);
	ck_assert(is_gone(fds[0]));
	close(fds[0]);
}
END_TEST

/* ---- the socket itself ---- */

static struct paths paths_in(const char *name, struct arena *arena)
{
	return (struct paths){.runtime = path_join(arena, folder.name, name)};
}

static void meet(const struct paths *paths)
{
	const struct talk_show show = show_at(1);
	struct err err = {0};

	ck_assert_msg(stage_listen(stage, paths, &err), "%s", err.message);
	ck_assert_msg(seat_open(seat, paths, &err), "%s", err.message);
	turn(4);
	ck_assert(stage_is_asked(stage));
	stage_tell(stage, &show);
	turn(2);
	ck_assert_int_eq(seat_state(seat), SEAT_JOINED);
}

START_TEST(socket_is_only_its_users)
{
	struct arena arena = {0};
	const struct paths paths = paths_in("run", &arena);
	struct stat info;

	meet(&paths);
	ck_assert_int_eq(stat(paths.runtime, &info), 0);
	ck_assert_uint_eq(info.st_mode & 07777, 0700);
	ck_assert_int_eq(
		stat(path_join(&arena, paths.runtime, ROOM_SOCKET), &info), 0);
	ck_assert_uint_eq(info.st_mode & 07777, 0600);
	ck_assert(S_ISSOCK(info.st_mode));
	arena_free(&arena);
}
END_TEST

START_TEST(socket_with_a_long_path_is_reached)
{
	struct arena arena = {0};
	struct buf name = {0};
	struct paths paths;

	for (int i = 0; i < 5; i++)
		buf_printf(&name, "%s%060d", i > 0 ? "/" : "", i);
	paths = paths_in(name.ptr, &arena);
	meet(&paths);
	buf_release(&name);
	arena_free(&arena);
}
END_TEST

START_TEST(socket_of_a_dead_presenter_is_replaced)
{
	struct arena arena = {0};
	const struct paths paths = paths_in("run", &arena);
	struct err err = {0};
	struct room dead;
	int fd;

	ck_assert(room_open(&dead, &paths, &err));
	fd = room_listen(&dead, &err);
	ck_assert_int_ge(fd, 0);
	/* As kill -9 leaves it: nothing is taken away. */
	close(fd);
	close(dead.lock_fd);
	dead.lock_fd = -1;
	room_close(&dead);
	meet(&paths);
	arena_free(&arena);
}
END_TEST

START_TEST(second_presenter_is_refused)
{
	struct arena arena = {0};
	const struct paths paths = paths_in("run", &arena);
	struct stage *second = stage_new(loop, geteuid(), on_command, NULL);
	struct err err = {0};

	meet(&paths);
	ck_assert(!stage_listen(second, &paths, &err));
	ck_assert_int_ne(err.code, ERR_NONE);
	stage_free(second);
	turn(3);
	ck_assert_int_eq(seat_state(seat), SEAT_JOINED);
	arena_free(&arena);
}
END_TEST

START_TEST(second_presenter_takes_the_place_of_one_that_went)
{
	struct arena arena = {0};
	const struct paths paths = paths_in("run", &arena);
	struct stage *second = stage_new(loop, geteuid(), on_command, NULL);
	struct err err = {0};

	meet(&paths);
	ck_assert(!stage_listen(second, &paths, &err));
	stage_free(stage);
	stage = second;
	while (!stage_is_asked(second))
		loop_once(loop);
	ck_assert_int_eq(stage_count(second), 1);
	arena_free(&arena);
}
END_TEST

static bool is_refused(const struct paths *paths)
{
	struct err err = {0};
	const bool is_open = stage_listen(stage, paths, &err);

	ck_assert(is_open == (err.code == ERR_NONE));
	return !is_open;
}

START_TEST(folder_that_is_a_link_is_refused)
{
	struct arena arena = {0};
	const struct paths paths = paths_in("run", &arena);
	const char *real;

	real = path_join(&arena, folder.name, "real");
	ck_assert_int_eq(mkdir(real, 0700), 0);
	ck_assert_int_eq(symlink("real", paths.runtime), 0);
	ck_assert(is_refused(&paths));
	arena_free(&arena);
}
END_TEST

START_TEST(folder_that_is_open_to_others_is_refused)
{
	struct arena arena = {0};
	const struct paths paths = paths_in("run", &arena);

	ck_assert_int_eq(mkdir(paths.runtime, 0700), 0);
	ck_assert_int_eq(chmod(paths.runtime, 0710), 0);
	ck_assert(is_refused(&paths));
	arena_free(&arena);
}
END_TEST

START_TEST(no_folder_is_refused)
{
	const struct paths paths = {0};

	ck_assert(is_refused(&paths));
}
END_TEST

START_TEST(console_waits_for_a_presenter_and_joins)
{
	struct arena arena = {0};
	const struct paths paths = paths_in("run", &arena);
	const struct talk_show show = show_at(1);
	struct err err = {0};

	ck_assert(seat_open(seat, &paths, &err));
	turn(2);
	ck_assert_int_eq(seat_state(seat), SEAT_ALONE);
	ck_assert(stage_listen(stage, &paths, &err));
	while (!stage_is_asked(stage))
		loop_once(loop);
	stage_tell(stage, &show);
	while (seat_state(seat) != SEAT_JOINED)
		loop_once(loop);
	arena_free(&arena);
}
END_TEST

/* Descriptors run out: it goes on, and tries again after a while. */
START_TEST(console_is_taken_when_a_descriptor_is_free_again)
{
	struct arena arena = {0};
	const struct paths paths = paths_in("run", &arena);
	struct rlimit limit, few;
	struct err err = {0};
	int last;

	ck_assert(stage_listen(stage, &paths, &err));
	ck_assert(seat_open(seat, &paths, &err));
	last = dup(0);
	close(last);
	ck_assert_int_eq(getrlimit(RLIMIT_NOFILE, &limit), 0);
	few = limit;
	few.rlim_cur = (rlim_t)last;
	ck_assert_int_eq(setrlimit(RLIMIT_NOFILE, &few), 0);
	turn(20);
	ck_assert_int_eq(stage_count(stage), 0);
	ck_assert_int_eq(setrlimit(RLIMIT_NOFILE, &limit), 0);
	while (!stage_is_asked(stage))
		loop_once(loop);
	arena_free(&arena);
}
END_TEST

Suite *suite_desk_stage(void)
{
	Suite *suite = suite_create("desk_stage");
	TCase *tc = tcase_create("stage");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, console_that_joins_is_told);
	tcase_add_test(tc, console_asks_for_steps);
	tcase_add_test(tc, console_hears_each_slide);
	tcase_add_test(tc, console_of_a_dead_presenter_keeps_what_it_showed);
	tcase_add_test(tc, console_hands_the_clock_to_a_presenter_that_is_back);
	tcase_add_test(tc, class_after_one_that_ended_has_its_own_clock);
	tcase_add_test(tc, class_that_was_cut_short_goes_on);
	tcase_add_test(tc, class_whose_slides_are_opened_again_goes_on);
	tcase_add_test(tc, presenter_without_a_class_is_handed_the_clock_only);
	tcase_add_test(tc, presenter_of_a_dead_console_goes_on);
	tcase_add_test(tc, peer_of_another_user_is_refused);
	tcase_add_test(tc, presenter_of_another_user_is_not_believed);
	tcase_add_test(tc, peer_of_another_version_is_told_and_hung_up_on);
	tcase_add_loop_test(tc, peer_that_breaks_the_rules_is_hung_up_on, 0,
		(int)ARRAY_LEN(rude));
	tcase_add_test(tc, greeting_in_pieces_is_understood);
	tcase_add_test(tc, half_a_line_and_an_end_do_nothing);
	tcase_add_test(tc, commands_faster_than_a_hand_are_refused);
	tcase_add_test(tc, flood_is_hung_up_on_at_once);
	tcase_add_test(tc, peer_that_does_not_read_is_given_up);
	tcase_add_test(tc, random_bytes_harm_nobody);
	tcase_add_test(tc, console_too_many_is_told);
	tcase_add_test(tc, silent_peers_keep_no_console_out);
	tcase_add_loop_test(tc, console_that_is_told_nonsense_hangs_up, 0, 5);
	tcase_add_test(tc, socket_is_only_its_users);
	tcase_add_test(tc, socket_with_a_long_path_is_reached);
	tcase_add_test(tc, socket_of_a_dead_presenter_is_replaced);
	tcase_add_test(tc, second_presenter_is_refused);
	tcase_add_test(tc, second_presenter_takes_the_place_of_one_that_went);
	tcase_add_test(tc, folder_that_is_a_link_is_refused);
	tcase_add_test(tc, folder_that_is_open_to_others_is_refused);
	tcase_add_test(tc, no_folder_is_refused);
	tcase_add_test(tc, console_waits_for_a_presenter_and_joins);
	tcase_add_test(tc, console_is_taken_when_a_descriptor_is_free_again);
	suite_add_tcase(suite, tc);
	return suite;
}
