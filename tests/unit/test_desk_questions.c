/* SPDX-License-Identifier: MIT */
#include "desk/questions.h"

#include "base/fs.h"
#include "desk/budget.h"
#include "desk/talk.h"
#include "folder.h"

#include <check.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

Suite *suite_desk_questions(void);

static struct folder folder;

static void setup(void)
{
	folder_make(&folder);
}

static void teardown(void)
{
	folder_remove(&folder);
}

static struct question question_of(const char *text, int64_t time)
{
	return (struct question){
		time, STR("2.1.3"), STR("12:05"), str_of(text)};
}

static void add(const char *text, int64_t time)
{
	const struct question question = question_of(text, time);
	struct err err = {0};

	ck_assert_msg(
		questions_add(folder.name, &question, &err), "%s", err.message);
}

START_TEST(add_is_read_again)
{
	struct questions read = {0};

	add("为什么？", 1763890805);
	add("¿Por qué?", 1763890806);
	questions_read(&read, folder.name, 0);
	ck_assert_uint_eq(read.question.len, 2);
	ck_assert(str_eq(read.question.ptr[0].text, STR("为什么？")));
	ck_assert_int_eq(read.question.ptr[0].time, 1763890805);
	ck_assert(str_eq(read.question.ptr[1].slide, STR("2.1.3")));
	ck_assert(str_eq(read.question.ptr[1].elapsed, STR("12:05")));
	questions_release(&read);
}
END_TEST

START_TEST(read_leaves_out_those_of_another_day)
{
	struct questions read = {0};

	add("old", 1763890805);
	add("new", 1763990805);
	questions_read(&read, folder.name, 1763950000);
	ck_assert_uint_eq(read.question.len, 1);
	ck_assert(str_eq(read.question.ptr[0].text, STR("new")));
	questions_release(&read);
}
END_TEST

START_TEST(add_of_tabs_and_lines_stays_one_line)
{
	struct questions read = {0};

	add("a\tb\nc\033[2J", 1763890805);
	questions_read(&read, folder.name, 0);
	ck_assert_uint_eq(read.question.len, 1);
	ck_assert(str_starts(read.question.ptr[0].text, STR("a b c")));
	questions_release(&read);
}
END_TEST

START_TEST(file_is_its_users_only)
{
	struct buf path = {0};
	struct stat info;

	add("a", 1763890805);
	buf_printf(&path, "%s/" QUESTIONS_FILE, folder.name);
	ck_assert_int_eq(stat(path.ptr, &info), 0);
	ck_assert_uint_eq(info.st_mode & 0777, 0600);
	buf_release(&path);
}
END_TEST

START_TEST(read_passes_over_lines_that_are_none)
{
	struct questions read = {0};

	folder_file(&folder, QUESTIONS_FILE,
		"\n\t\t\t\nx\t2.1\t0:01\ttext\n"
		"2026-11-23T09:40:05Z\t2.1\t0:01\n"
		"2026-11-23T09:40:05Z\t2.1\t0:01\tone\tmore\n"
		"2026-11-23T09:40:05Z\t2.1\t0:01\t\xff\xfe\n"
		"2026-11-23T09:40:05Z\t2.1\t0:01\tthe end is missing");
	questions_read(&read, folder.name, 0);
	ck_assert_uint_eq(read.question.len, 2);
	questions_release(&read);
	add("next", 1763890805);
	questions_read(&read, folder.name, 0);
	ck_assert_uint_eq(read.question.len, 3);
	questions_release(&read);
}
END_TEST

START_TEST(add_to_a_file_that_is_full_leaves_it)
{
	const struct question question = question_of("x", 1763890805);
	struct buf bytes = {0}, path = {0};
	struct fs_info info;
	struct err err = {0};

	buf_fill(&bytes, 'x', QUESTIONS_MAX - 1);
	folder_file(&folder, QUESTIONS_FILE, bytes.ptr);
	ck_assert(!questions_add(folder.name, &question, &err));
	buf_printf(&path, "%s/" QUESTIONS_FILE, folder.name);
	ck_assert(fs_stat(path.ptr, &info));
	ck_assert_uint_eq(info.size, QUESTIONS_MAX - 1);
	buf_release(&bytes);
	buf_release(&path);
}
END_TEST

START_TEST(add_while_another_writes_says_so)
{
	const struct question question = question_of("x", 1763890805);
	struct buf path = {0};
	struct err err = {0};
	int fd;

	ck_assert(questions_add(folder.name, &question, &err));
	buf_printf(&path, "%s/" QUESTIONS_LOCK, folder.name);
	fd = open(path.ptr, O_RDONLY);
	ck_assert_int_eq(flock(fd, LOCK_EX), 0);
	ck_assert(!questions_add(folder.name, &question, &err));
	ck_assert_int_eq(err.code, ERR_STATE);
	close(fd);
	ck_assert(questions_add(folder.name, &question, &err));
	buf_release(&path);
}
END_TEST

/* Slides that have their state open hold the folder. */
START_TEST(add_while_the_folder_is_held_keeps)
{
	const struct question question = question_of("x", 1763890805);
	const int fd = open(folder.name, O_RDONLY | O_DIRECTORY);
	struct err err = {0};

	ck_assert_int_eq(flock(fd, LOCK_SH), 0);
	ck_assert_msg(
		questions_add(folder.name, &question, &err), "%s", err.message);
	close(fd);
}
END_TEST

START_TEST(add_without_a_folder_says_so)
{
	const struct question question = question_of("x", 1763890805);
	struct err err = {0};

	ck_assert(!questions_add(NULL, &question, &err));
	ck_assert_int_eq(err.code, ERR_STATE);
}
END_TEST

/* ---- time ---- */

static const struct {
	const char *text;
	int seconds; /* 0: it is no time */
} budgets[] = {
	{"40m", 2400},
	{"1h", 3600},
	{"90", 5400},
	{"40:00", 2400},
	{"1:30:00", 5400},
	{"1h30", 5400},
	{"1h30m", 5400},
	{"1h30m10s", 5410},
	{"1h5s", 3605},
	{"1m30", 90},
	{"90s", 90},
	{"0:30", 30},
	{"", 0},
	{"0", 0},
	{"0m", 0},
	{"m", 0},
	{"-5", 0},
	{"+5", 0},
	{"5 m", 0},
	{"40M", 0},
	{"1m1h", 0},
	{"1m1m", 0},
	{"40:60", 0},
	{"40:", 0},
	{":40", 0},
	{"1:2:3:4", 0},
	{"1s30", 0},
	{"99999", 0},
	{"100h", 0},
	{"9999999999999999999m", 0},
	{"1h30m10s5", 0},
};

START_TEST(budget_parse_of_what_people_write)
{
	int seconds = 0;

	ck_assert_msg(budget_parse(str_of(budgets[_i].text), &seconds) ==
			      (budgets[_i].seconds > 0),
		"%s", budgets[_i].text);
	ck_assert_int_eq(seconds, budgets[_i].seconds);
}
END_TEST

START_TEST(budget_use_changes_at_90_and_100_per_cent)
{
	ck_assert_int_eq(budget_use(100, 0), BUDGET_NONE);
	ck_assert_int_eq(budget_use(0, 2400), BUDGET_FINE);
	ck_assert_int_eq(budget_use(2159, 2400), BUDGET_FINE);
	ck_assert_int_eq(budget_use(2160, 2400), BUDGET_NEARLY);
	ck_assert_int_eq(budget_use(2399, 2400), BUDGET_NEARLY);
	ck_assert_int_eq(budget_use(2400, 2400), BUDGET_OVER);
	ck_assert_int_eq(
		budget_use(INT64_MAX / 10, TALK_BUDGET_MAX), BUDGET_OVER);
}
END_TEST

START_TEST(budget_put_is_a_clock)
{
	static const struct {
		int64_t seconds;
		const char *text;
	} rows[] = {{0, "0:00"}, {65, "1:05"}, {3599, "59:59"},
		{3600, "1:00:00"}, {359999, "99:59:59"}};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct buf out = {0};

		budget_put(rows[i].seconds, &out);
		ck_assert_str_eq(out.ptr, rows[i].text);
		buf_release(&out);
	}
}
END_TEST

Suite *suite_desk_questions(void)
{
	Suite *suite = suite_create("desk_questions");
	TCase *tc = tcase_create("questions");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, add_is_read_again);
	tcase_add_test(tc, read_leaves_out_those_of_another_day);
	tcase_add_test(tc, add_of_tabs_and_lines_stays_one_line);
	tcase_add_test(tc, file_is_its_users_only);
	tcase_add_test(tc, read_passes_over_lines_that_are_none);
	tcase_add_test(tc, add_to_a_file_that_is_full_leaves_it);
	tcase_add_test(tc, add_while_another_writes_says_so);
	tcase_add_test(tc, add_while_the_folder_is_held_keeps);
	tcase_add_test(tc, add_without_a_folder_says_so);
	tcase_add_loop_test(tc, budget_parse_of_what_people_write, 0,
		(int)ARRAY_LEN(budgets));
	tcase_add_test(tc, budget_use_changes_at_90_and_100_per_cent);
	tcase_add_test(tc, budget_put_is_a_clock);
	suite_add_tcase(suite, tc);
	return suite;
}
