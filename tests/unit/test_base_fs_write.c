/* SPDX-License-Identifier: MIT */
#include "base/fs.h"
#include "folder.h"

#include <check.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

Suite *suite_base_fs_write(void);

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

static unsigned mode_of(const char *name)
{
	struct stat st;

	ck_assert_int_eq(stat(name, &st), 0);
	return st.st_mode & 0777;
}

START_TEST(fs_write_new_file_has_bytes_and_mode)
{
	umask(022);
	ck_assert(fs_write(
		folder_path(&folder, "new"), STR("a\0b"), false, &err));
	ck_assert_uint_eq(mode_of(folder.path.ptr), 0644);
	ck_assert(fs_read(folder.path.ptr, 100, &out, &err));
	ck_assert_uint_eq(out.len, 3);
	ck_assert_uint_eq(folder_count(&folder), 1);
}
END_TEST

START_TEST(fs_write_private_file_is_0600)
{
	umask(0);
	ck_assert(fs_write(folder_path(&folder, "own"), STR("x"), true, &err));
	ck_assert_uint_eq(mode_of(folder.path.ptr), 0600);
}
END_TEST

START_TEST(fs_write_replaces_old_file)
{
	folder_file(&folder, "f", "a longer old text");
	ck_assert(fs_write(folder.path.ptr, STR("new"), false, &err));
	ck_assert(fs_read(folder.path.ptr, 100, &out, &err));
	ck_assert_str_eq(out.ptr, "new");
	ck_assert_uint_eq(folder_count(&folder), 1);
}
END_TEST

START_TEST(fs_write_nothing_makes_empty_file)
{
	struct fs_info info;

	ck_assert(fs_write(
		folder_path(&folder, "f"), (struct str){NULL, 0}, false, &err));
	ck_assert(fs_stat(folder.path.ptr, &info));
	ck_assert_uint_eq(info.size, 0);
}
END_TEST

START_TEST(fs_write_name_without_folder_is_fine)
{
	ck_assert_int_eq(chdir(folder.name), 0);
	ck_assert(fs_write("plain", STR("x"), false, &err));
	ck_assert(fs_read(folder_path(&folder, "plain"), 100, &out, &err));
	ck_assert_int_eq(chdir("/"), 0);
}
END_TEST

START_TEST(fs_write_link_stays_a_link)
{
	struct stat st;

	folder_file(&folder, "target", "old");
	ck_assert_int_eq(symlink("target", folder_path(&folder, "link")), 0);
	ck_assert(fs_write(folder.path.ptr, STR("new"), false, &err));
	ck_assert_int_eq(lstat(folder.path.ptr, &st), 0);
	ck_assert(S_ISLNK(st.st_mode));
	ck_assert(fs_read(folder_path(&folder, "target"), 100, &out, &err));
	ck_assert_str_eq(out.ptr, "new");
}
END_TEST

START_TEST(fs_write_over_folder_or_device_fails)
{
	static const char *const names[] = {"/dev/null", "/tmp", ""};

	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		err.code = ERR_NONE;
		ck_assert(!fs_write(names[i], STR("x"), false, &err));
		ck_assert_int_eq(err.code, ERR_OUTPUT);
	}
	ck_assert(!fs_write(folder.name, STR("x"), false, &err));
	ck_assert_ptr_nonnull(strstr(err.message, folder.name));
}
END_TEST

START_TEST(fs_write_no_folder_fails)
{
	ck_assert(!fs_write(
		folder_path(&folder, "none/f"), STR("x"), false, &err));
	ck_assert_int_eq(err.code, ERR_OUTPUT);
	ck_assert_uint_eq(folder_count(&folder), 0);
}
END_TEST

/* Whether fs_write of `bytes` succeeds where files are at most 1000 bytes long.
 */
static bool write_limited(const char *name, struct str bytes)
{
	const struct rlimit limit = {1000, 1000};
	pid_t child = fork();
	int status = -1;

	if (child == 0) {
		signal(SIGXFSZ, SIG_IGN);
		setrlimit(RLIMIT_FSIZE, &limit);
		_exit(fs_write(name, bytes, false, NULL));
	}
	ck_assert_int_eq(waitpid(child, &status, 0), child);
	return status != 0;
}

/* A limit on the size of files stands for a full disk. */
START_TEST(fs_write_full_disk_keeps_old_file)
{
	static const char big[1 << 16];
	const char *name = folder_file(&folder, "f", "old");

	ck_assert(!write_limited(name, (struct str){big, sizeof(big)}));
	ck_assert(fs_read(name, 100, &out, &err));
	ck_assert_str_eq(out.ptr, "old");
	ck_assert_uint_eq(folder_count(&folder), 1);
}
END_TEST

START_TEST(fs_write_all_closed_pipe_fails_with_errno)
{
	int ends[2];

	signal(SIGPIPE, SIG_IGN);
	ck_assert_int_eq(pipe(ends), 0);
	close(ends[0]);
	errno = 0;
	ck_assert(!fs_write_all(ends[1], STR("x")));
	ck_assert_int_eq(errno, EPIPE);
	close(ends[1]);
	ck_assert(fs_write_all(-1, STR("")));
	ck_assert(!fs_write_all(-1, STR("x")));
	ck_assert_int_eq(errno, EBADF);
}
END_TEST

START_TEST(fs_write_all_more_than_a_pipe_holds_is_written)
{
	static char big[1 << 20];
	int ends[2];
	pid_t child;

	ck_assert_int_eq(pipe2(ends, O_NONBLOCK), 0);
	child = fork();
	if (child == 0) {
		close(ends[0]);
		_exit(!fs_write_all(ends[1], (struct str){big, sizeof(big)}));
	}
	close(ends[1]);
	ck_assert(fs_read_fd(ends[0], "-", FS_MAX_FILE, &out, &err));
	ck_assert_uint_eq(out.len, sizeof(big));
	close(ends[0]);
}
END_TEST

START_TEST(fs_make_dirs_makes_parents_0700)
{
	umask(022);
	ck_assert(fs_make_dirs(folder_path(&folder, "a/b//c/"), &err));
	ck_assert_uint_eq(mode_of(folder_path(&folder, "a/b/c")), 0700);
	ck_assert_uint_eq(mode_of(folder_path(&folder, "a")), 0700);
	ck_assert(fs_make_dirs(folder_path(&folder, "a/b"), &err));
	ck_assert(fs_make_dirs("/", &err));
}
END_TEST

START_TEST(fs_make_dirs_file_in_the_way_fails)
{
	folder_file(&folder, "f", "");
	ck_assert(!fs_make_dirs(folder_path(&folder, "f"), &err));
	ck_assert(!fs_make_dirs(folder_path(&folder, "f/g"), &err));
	ck_assert_int_eq(err.code, ERR_OUTPUT);
	ck_assert(!fs_make_dirs("", &err));
}
END_TEST

Suite *suite_base_fs_write(void)
{
	Suite *s = suite_create("base/fs_write");
	TCase *tc = tcase_create("fs_write");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, fs_write_new_file_has_bytes_and_mode);
	tcase_add_test(tc, fs_write_private_file_is_0600);
	tcase_add_test(tc, fs_write_replaces_old_file);
	tcase_add_test(tc, fs_write_nothing_makes_empty_file);
	tcase_add_test(tc, fs_write_name_without_folder_is_fine);
	tcase_add_test(tc, fs_write_link_stays_a_link);
	tcase_add_test(tc, fs_write_over_folder_or_device_fails);
	tcase_add_test(tc, fs_write_no_folder_fails);
	tcase_add_test(tc, fs_write_full_disk_keeps_old_file);
	tcase_add_test(tc, fs_write_all_closed_pipe_fails_with_errno);
	tcase_add_test(tc, fs_write_all_more_than_a_pipe_holds_is_written);
	tcase_add_test(tc, fs_make_dirs_makes_parents_0700);
	tcase_add_test(tc, fs_make_dirs_file_in_the_way_fails);
	suite_add_tcase(s, tc);
	return s;
}
