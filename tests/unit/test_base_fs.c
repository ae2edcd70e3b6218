/* SPDX-License-Identifier: MIT */
#include "base/fs.h"
#include "folder.h"

#include <check.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

Suite *suite_base_fs(void);

static struct folder folder;
static struct buf out;
static struct err err;

static void setup(void)
{
	folder_make(&folder);
	out = (struct buf){0};
	err = (struct err){0};
}

static void teardown(void)
{
	folder_remove(&folder);
	buf_release(&out);
}

/* The read failed with this code, named the file, and appended nothing. */
static void assert_failed(enum err_code code, const char *name)
{
	ck_assert_int_eq(err.code, code);
	ck_assert_ptr_nonnull(strstr(err.message, name));
	ck_assert_str_eq(out.ptr, "before");
	ck_assert_uint_eq(out.len, 6);
}

START_TEST(fs_read_file_appends_bytes)
{
	buf_cstr(&out, "a");
	ck_assert(fs_read(folder_file(&folder, "f", "bcd"), 100, &out, &err));
	ck_assert_str_eq(out.ptr, "abcd");
	ck_assert_uint_eq(out.len, 4);
}
END_TEST

START_TEST(fs_read_empty_file_is_fine)
{
	ck_assert(fs_read(folder_file(&folder, "f", ""), 100, &out, &err));
	ck_assert_uint_eq(out.len, 0);
}
END_TEST

START_TEST(fs_read_exact_maximum_is_fine)
{
	ck_assert(fs_read(folder_file(&folder, "f", "abc"), 3, &out, &err));
	ck_assert_uint_eq(out.len, 3);
	ck_assert(fs_read(folder_path(&folder, "f"), SIZE_MAX, &out, &err));
	ck_assert_uint_eq(out.len, 6);
}
END_TEST

START_TEST(fs_read_size_not_told_reads_all)
{
	/* /proc says 0 bytes for every file. */
	ck_assert(fs_read("/proc/self/status", 1 << 20, &out, &err));
	ck_assert_uint_gt(out.len, 100);
}
END_TEST

START_TEST(fs_read_what_is_no_text_fails)
{
	buf_cstr(&out, "before");
	ck_assert(!fs_read(folder_path(&folder, "none"), 9, &out, &err));
	assert_failed(ERR_INPUT, "none");
	ck_assert(!fs_read(folder.name, 9, &out, &err));
	assert_failed(ERR_INPUT, folder.name);
	ck_assert(!fs_read("/dev/null", 9, &out, &err));
	assert_failed(ERR_INPUT, "/dev/null");
	ck_assert(!fs_read("", 9, &out, &err));
	assert_failed(ERR_INPUT, "''");
}
END_TEST

START_TEST(fs_read_fifo_fails_at_once)
{
	buf_cstr(&out, "before");
	ck_assert_int_eq(mkfifo(folder_path(&folder, "fifo"), 0600), 0);
	ck_assert(!fs_read(folder.path.ptr, 9, &out, &err));
	assert_failed(ERR_INPUT, "fifo");
}
END_TEST

START_TEST(fs_read_too_large_fails)
{
	buf_cstr(&out, "before");
	ck_assert(!fs_read(folder_file(&folder, "big", "abcd"), 3, &out, &err));
	assert_failed(ERR_INPUT, "big");
	ck_assert(!fs_read("/proc/self/status", 10, &out, &err));
	assert_failed(ERR_INPUT, "status");
}
END_TEST

START_TEST(fs_read_no_permission_fails)
{
	buf_cstr(&out, "before");
	chmod(folder_file(&folder, "closed", "x"), 0);
	if (geteuid() == 0)
		return; /* root reads everything */
	ck_assert(!fs_read(folder.path.ptr, 9, &out, &err));
	assert_failed(ERR_INPUT, "closed");
}
END_TEST

/* A pipe that holds `text` and whose writer is gone. */
static int full_pipe(const char *text)
{
	int ends[2];

	ck_assert_int_eq(pipe(ends), 0);
	ck_assert(fs_write_all(ends[1], str_of(text)));
	close(ends[1]);
	return ends[0];
}

START_TEST(fs_read_fd_pipe_is_read_to_its_end)
{
	int fd = full_pipe("from a pipe");

	ck_assert(fs_read_fd(fd, "-", 100, &out, &err));
	ck_assert_str_eq(out.ptr, "from a pipe");
	close(fd);
}
END_TEST

START_TEST(fs_read_fd_too_much_fails)
{
	int fd = full_pipe("from a pipe");

	buf_cstr(&out, "before");
	ck_assert(!fs_read_fd(fd, "(pipe)", 10, &out, &err));
	assert_failed(ERR_INPUT, "(pipe)");
	close(fd);
}
END_TEST

START_TEST(fs_read_fd_folder_or_closed_fails)
{
	int fd = open(folder.name, O_RDONLY);

	buf_cstr(&out, "before");
	ck_assert(!fs_read_fd(fd, "(folder.name)", 10, &out, &err));
	assert_failed(ERR_INPUT, "(folder.name)");
	close(fd);
	ck_assert(!fs_read_fd(-1, "(closed)", 10, &out, &err));
	assert_failed(ERR_INPUT, "(closed)");
}
END_TEST

START_TEST(fs_read_fd_not_blocking_waits)
{
	int ends[2];
	pid_t child;

	ck_assert_int_eq(pipe2(ends, O_NONBLOCK), 0);
	child = fork();
	if (child == 0) {
		close(ends[0]);
		_exit(!fs_write_all(ends[1], STR("late")));
	}
	close(ends[1]);
	ck_assert(fs_read_fd(ends[0], "-", 100, &out, &err));
	ck_assert_str_eq(out.ptr, "late");
	close(ends[0]);
}
END_TEST

START_TEST(fs_read_at_range_is_read)
{
	folder_file(&folder, "f", "0123456789");
	ck_assert(fs_read_at(folder.path.ptr, 3, 4, &out, &err));
	ck_assert_str_eq(out.ptr, "3456");
	ck_assert(fs_read_at(folder.path.ptr, 10, 0, &out, &err));
	ck_assert(fs_read_at(folder.path.ptr, 9, 1, &out, &err));
	ck_assert_str_eq(out.ptr, "34569");
}
END_TEST

START_TEST(fs_read_at_past_the_end_fails)
{
	static const struct {
		uint64_t offset;
		size_t len;
	} rows[] = {{8, 3}, {11, 0}, {0, 11}, {UINT64_MAX, 1},
		{UINT64_MAX - 5, 10}, {0, SIZE_MAX},
		{(uint64_t)INT64_MAX + 1, 1}};

	buf_cstr(&out, "before");
	folder_file(&folder, "short", "0123456789");
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		ck_assert(!fs_read_at(folder.path.ptr, rows[i].offset,
			rows[i].len, &out, &err));
		assert_failed(ERR_INPUT, "short");
	}
}
END_TEST

START_TEST(fs_read_at_no_file_fails)
{
	buf_cstr(&out, "before");
	ck_assert(!fs_read_at(folder_path(&folder, "none"), 0, 1, &out, &err));
	assert_failed(ERR_INPUT, "none");
}
END_TEST

START_TEST(fs_stat_tells_kinds_apart)
{
	struct fs_info info;

	ck_assert(fs_stat(folder_file(&folder, "f", "abc"), &info));
	ck_assert(info.is_file && !info.is_dir);
	ck_assert_uint_eq(info.size, 3);
	ck_assert_int_gt(info.mtime.tv_sec, 0);
	ck_assert(fs_stat(folder.name, &info));
	ck_assert(info.is_dir && !info.is_file);
	ck_assert(fs_stat("/dev/null", &info));
	ck_assert(!info.is_dir && !info.is_file);
}
END_TEST

START_TEST(fs_stat_nothing_there_is_false)
{
	struct fs_info info;

	ck_assert(!fs_stat(folder_path(&folder, "none"), &info));
	ck_assert(!fs_stat("", &info));
	ck_assert(!fs_stat(NULL, &info));
}
END_TEST

Suite *suite_base_fs(void)
{
	Suite *s = suite_create("base/fs");
	TCase *tc = tcase_create("fs");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, fs_read_file_appends_bytes);
	tcase_add_test(tc, fs_read_empty_file_is_fine);
	tcase_add_test(tc, fs_read_exact_maximum_is_fine);
	tcase_add_test(tc, fs_read_size_not_told_reads_all);
	tcase_add_test(tc, fs_read_what_is_no_text_fails);
	tcase_add_test(tc, fs_read_fifo_fails_at_once);
	tcase_add_test(tc, fs_read_too_large_fails);
	tcase_add_test(tc, fs_read_no_permission_fails);
	tcase_add_test(tc, fs_read_fd_pipe_is_read_to_its_end);
	tcase_add_test(tc, fs_read_fd_too_much_fails);
	tcase_add_test(tc, fs_read_fd_folder_or_closed_fails);
	tcase_add_test(tc, fs_read_fd_not_blocking_waits);
	tcase_add_test(tc, fs_read_at_range_is_read);
	tcase_add_test(tc, fs_read_at_past_the_end_fails);
	tcase_add_test(tc, fs_read_at_no_file_fails);
	tcase_add_test(tc, fs_stat_tells_kinds_apart);
	tcase_add_test(tc, fs_stat_nothing_there_is_false);
	suite_add_tcase(s, tc);
	return s;
}
