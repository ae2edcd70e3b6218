/* SPDX-License-Identifier: MIT */
#include "desk/watch.h"

#include "base/vec.h"
#include "folder.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

Suite *suite_desk_watch(void);

struct heard {
	struct folder folder;
	struct loop *loop;
	struct watch *watch;
	struct buf names; /* "a.md b.md " */
	int count;
	int64_t deadline_ms;
};

static bool on_file(void *ctx, struct str path)
{
	struct heard *heard = ctx;
	const size_t at = strlen(heard->folder.name);

	heard->count++;
	buf_printf(&heard->names, "%.*s ",
		STR_ARG(str_sub(path, at + 1, path.len)));
	return true;
}

static void begin(struct heard *heard, bool is_polling)
{
	*heard = (struct heard){0};
	buf_byte(&heard->names, ' ');
	folder_make(&heard->folder);
	folder_file(&heard->folder, "old.md", "old");
	heard->loop = loop_new(NULL, NULL, NULL);
	heard->watch = watch_new(heard->loop, is_polling, on_file, heard);
	watch_folder(heard->watch, heard->folder.name);
}

static void end(struct heard *heard)
{
	watch_free(heard->watch);
	loop_free(heard->loop);
	buf_release(&heard->names);
	folder_remove(&heard->folder);
}

static void on_end(void *ctx)
{
	ck_abort_msg("heard only '%s'", ((struct heard *)ctx)->names.ptr);
}

/* Goes on until so many were heard of; what never comes ends the test. */
static void hear(struct heard *heard, int count)
{
	loop_timer(heard->loop, 20000, on_end, heard);
	while (heard->count < count)
		loop_once(heard->loop);
	loop_timer(heard->loop, -1, on_end, heard);
}

/* Loop tests: told by the system, and looking. */
#define WAYS                      2

#define ASSERT_HEARD(heard, text) ck_assert_str_eq((heard)->names.ptr, " " text)

START_TEST(new_file_is_told_of)
{
	struct heard heard;

	begin(&heard, _i == 1);
	folder_file(&heard.folder, "a.md", "one");
	hear(&heard, 1);
	ASSERT_HEARD(&heard, "a.md ");
	end(&heard);
}
END_TEST

START_TEST(file_written_in_place_is_told_of)
{
	struct heard heard;

	begin(&heard, _i == 1);
	folder_file(&heard.folder, "old.md", "something new");
	hear(&heard, 1);
	ASSERT_HEARD(&heard, "old.md ");
	end(&heard);
}
END_TEST

START_TEST(file_renamed_over_is_told_of)
{
	struct heard heard;

	begin(&heard, _i == 1);
	char *from = xstrdup(str_of(
		folder_file(&heard.folder, ".old.md.tmp", "something new")));

	watch_flush(heard.watch);
	watch_flush(heard.watch);
	buf_clear(&heard.names);
	buf_byte(&heard.names, ' ');
	heard.count = 0;
	ck_assert_int_eq(rename(from, folder_path(&heard.folder, "old.md")), 0);
	hear(&heard, 2);
	ck_assert_ptr_nonnull(
		strstr(heard.names.ptr, " old.md ") ||
				strstr(heard.names.ptr, "old.md ") ==
					heard.names.ptr
			? heard.names.ptr
			: NULL);
	free(from);
	end(&heard);
}
END_TEST

START_TEST(file_deleted_is_told_of)
{
	struct heard heard;

	begin(&heard, _i == 1);
	ck_assert_int_eq(remove(folder_path(&heard.folder, "old.md")), 0);
	hear(&heard, 1);
	ASSERT_HEARD(&heard, "old.md ");
	end(&heard);
}
END_TEST

START_TEST(file_deleted_and_written_is_told_of_once)
{
	struct heard heard;

	begin(&heard, false);
	ck_assert_int_eq(remove(folder_path(&heard.folder, "old.md")), 0);
	folder_file(&heard.folder, "old.md", "new");
	hear(&heard, 1);
	watch_flush(heard.watch);
	ASSERT_HEARD(&heard, "old.md ");
	end(&heard);
}
END_TEST

START_TEST(file_left_open_is_told_of_in_the_end)
{
	struct heard heard;
	int fd;

	begin(&heard, false);
	fd = open(folder_path(&heard.folder, "old.md"),
		O_WRONLY | O_TRUNC | O_CLOEXEC);
	ck_assert_int_eq(write(fd, "half", 4), 4);
	hear(&heard, 1);
	ASSERT_HEARD(&heard, "old.md ");
	close(fd);
	end(&heard);
}
END_TEST

START_TEST(file_saved_often_is_told_of_seldom)
{
	struct heard heard;
	int rounds = 0;

	begin(&heard, false);
	while (heard.count < 3) {
		for (int i = 0; i < 200; i++)
			folder_file(&heard.folder, "old.md", "again");
		loop_once(heard.loop);
		rounds++;
	}
	ck_assert_int_ge(rounds, heard.count);
	end(&heard);
}
END_TEST

START_TEST(unfinished_file_is_told_of_by_flush)
{
	struct heard heard;
	int fd;

	begin(&heard, false);
	fd = open(folder_path(&heard.folder, "old.md"),
		O_WRONLY | O_TRUNC | O_CLOEXEC);
	ck_assert_int_eq(write(fd, "half", 4), 4);
	watch_flush(heard.watch);
	ASSERT_HEARD(&heard, "old.md ");
	close(fd);
	end(&heard);
}
END_TEST

START_TEST(folder_made_later_is_watched)
{
	struct heard heard;

	begin(&heard, _i == 1);
	char *below = xstrdup(str_of(folder_path(&heard.folder, "fr")));

	watch_folder(heard.watch, below);
	ck_assert_int_eq(mkdir(below, 0700), 0);
	folder_file(&heard.folder, "fr/a.md", "one");
	hear(&heard, 1);
	ASSERT_HEARD(&heard, "fr/a.md ");
	free(below);
	end(&heard);
}
END_TEST

START_TEST(folder_renamed_and_made_anew_is_watched)
{
	struct heard heard;
	char *below, *away;

	begin(&heard, false);
	below = xstrdup(str_of(folder_path(&heard.folder, "fr")));
	away = xstrdup(str_of(folder_path(&heard.folder, "de")));
	ck_assert_int_eq(mkdir(below, 0700), 0);
	watch_folder(heard.watch, below);
	ck_assert_int_eq(rename(below, away), 0);
	watch_flush(heard.watch);
	ck_assert_int_eq(mkdir(below, 0700), 0);
	watch_flush(heard.watch);
	buf_clear(&heard.names);
	buf_byte(&heard.names, ' ');
	heard.count = 0;
	folder_file(&heard.folder, "fr/a.md", "one");
	hear(&heard, 1);
	ASSERT_HEARD(&heard, "fr/a.md ");
	free(below);
	free(away);
	end(&heard);
}
END_TEST

START_TEST(nothing_written_leaves_the_loop_asleep)
{
	struct heard heard;

	begin(&heard, false);
	watch_flush(heard.watch);
	ck_assert_int_eq(heard.count, 0);
	end(&heard);
}
END_TEST

START_TEST(polling_says_so)
{
	struct heard heard;

	begin(&heard, true);
	ck_assert(watch_is_polling(heard.watch));
	end(&heard);
}
END_TEST

Suite *suite_desk_watch(void)
{
	Suite *suite = suite_create("desk/watch");
	TCase *tests = tcase_create("watch");

	tcase_set_timeout(tests, 120);
	tcase_add_loop_test(tests, new_file_is_told_of, 0, WAYS);
	tcase_add_loop_test(tests, file_written_in_place_is_told_of, 0, WAYS);
	tcase_add_loop_test(tests, file_renamed_over_is_told_of, 0, WAYS);
	tcase_add_loop_test(tests, file_deleted_is_told_of, 0, WAYS);
	tcase_add_test(tests, file_deleted_and_written_is_told_of_once);
	tcase_add_test(tests, file_left_open_is_told_of_in_the_end);
	tcase_add_test(tests, file_saved_often_is_told_of_seldom);
	tcase_add_test(tests, unfinished_file_is_told_of_by_flush);
	tcase_add_loop_test(tests, folder_made_later_is_watched, 0, WAYS);
	tcase_add_test(tests, folder_renamed_and_made_anew_is_watched);
	tcase_add_test(tests, nothing_written_leaves_the_loop_asleep);
	tcase_add_test(tests, polling_says_so);
	suite_add_tcase(suite, tests);
	return suite;
}
