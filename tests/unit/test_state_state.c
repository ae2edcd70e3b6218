/* SPDX-License-Identifier: MIT */
#include "base/fs.h"
#include "base/macros.h"
#include "state/state.h"

#include <check.h>
#include <ftw.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

Suite *suite_state_state(void);

static const struct str work = {"wic-ai-2025", 11};
static const struct state_place place = {
	{"2.1.3", 5}, 17, {"zh", 2}, {"full", 4}};

static char folder[64];
static char dir[96];
static char path[128];
static struct arena arena;
static struct err err;

static void setup(void)
{
	umask(0);
	err = (struct err){0};
	snprintf(folder, sizeof(folder), "/tmp/koine-state-XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(folder));
	snprintf(dir, sizeof(dir), "%s/.local/koine", folder);
	snprintf(path, sizeof(path), "%s/state.db", dir);
}

static int remove_one(
	const char *file, const struct stat *st, int type, struct FTW *ftw)
{
	(void)st;
	(void)type;
	(void)ftw;
	return remove(file);
}

static void teardown(void)
{
	nftw(folder, remove_one, 8, FTW_DEPTH | FTW_PHYS);
	arena_free(&arena);
}

static struct state *open_kept(void)
{
	struct state *state;

	err = (struct err){0};
	state = state_open(dir, 1000, &err);
	ck_assert_str_eq(err.message, "");
	ck_assert(state_is_kept(state));
	return state;
}

static void save_place(void)
{
	struct state *state = open_kept();

	ck_assert_msg(
		state_set_place(state, work, &place, &err), "%s", err.message);
	state_close(state);
}

static void assert_has_place(struct state *state)
{
	struct state_place got = {0};

	ck_assert(state_get_place(state, work, &arena, &got));
	ck_assert(str_eq(got.block, place.block));
	ck_assert_uint_eq(got.offset, place.offset);
}

START_TEST(state_open_makes_nothing_before_the_first_write)
{
	struct state *state = open_kept();
	struct state_place got;

	ck_assert(!state_get_place(state, work, &arena, &got));
	ck_assert_int_ne(access(dir, F_OK), 0);
	ck_assert(state_set_place(state, work, &place, &err));
	ck_assert_int_eq(access(path, F_OK), 0);
	assert_has_place(state);
	state_close(state);
}
END_TEST

START_TEST(state_open_what_it_makes_is_private)
{
	struct stat st;

	save_place();
	ck_assert_int_eq(stat(dir, &st), 0);
	ck_assert_int_eq(st.st_mode & 07777, 0700);
	ck_assert_int_eq(stat(path, &st), 0);
	ck_assert_int_eq(st.st_mode & 07777, 0600);
}
END_TEST

START_TEST(state_open_again_reads_without_a_trace)
{
	struct state *state;
	struct buf before = {0};
	struct buf after = {0};

	save_place();
	ck_assert(fs_read(path, FS_MAX_FILE, &before, &err));
	state = open_kept();
	assert_has_place(state);
	ck_assert_int_ne(
		access(arena_printf(&arena, "%s-wal", path).ptr, F_OK), 0);
	state_close(state);
	ck_assert(fs_read(path, FS_MAX_FILE, &after, &err));
	ck_assert(str_eq(buf_view(&before), buf_view(&after)));
	buf_release(&before);
	buf_release(&after);
}
END_TEST

START_TEST(state_get_sees_what_another_wrote_since)
{
	struct state *first;
	struct state *second;
	struct str value = {0};

	save_place();
	first = open_kept();
	assert_has_place(first);
	second = open_kept();
	ck_assert(state_set(second, "theme", STR("dark"), &err));
	ck_assert(state_get(first, "theme", &arena, &value));
	ck_assert(str_eq(value, STR("dark")));
	ck_assert(state_set(second, "theme", STR("light"), &err));
	ck_assert(state_get(first, "theme", &arena, &value));
	ck_assert(str_eq(value, STR("light")));
	state_close(second);
	assert_has_place(first);
	state_close(first);
}
END_TEST

static void assert_forgetful(struct state *state)
{
	struct state_bookmark *list;
	struct state_place got;
	struct str value;
	struct err why = {0};

	ck_assert(!state_is_kept(state));
	ck_assert(!state_set_place(state, work, &place, &why));
	ck_assert_int_ne(why.code, ERR_NONE);
	ck_assert_str_ne(why.message, "");
	ck_assert(!state_set_mark(state, work, 'a', &place, &why));
	ck_assert(!state_add_bookmark(state, work, &place, STR("x"), 1, &why));
	ck_assert(!state_remove_bookmark(state, 1, &why));
	ck_assert(!state_set(state, "k", STR("v"), &why));
	ck_assert(!state_get_place(state, work, &arena, &got));
	ck_assert(!state_get_mark(state, work, 'a', &arena, &got));
	ck_assert(!state_get(state, "k", &arena, &value));
	ck_assert_uint_eq(state_bookmarks(state, work, &arena, &list), 0);
	ck_assert_ptr_null(list);
}

START_TEST(state_open_no_folder_is_forgetful)
{
	struct state *state = state_open(NULL, 0, &err);

	ck_assert_str_eq(
		err.message, "there is no home folder to keep anything in");
	assert_forgetful(state);
	state_close(state);
}
END_TEST

START_TEST(state_open_impossible_folder_is_said_at_once)
{
	struct buf name = {0};
	struct state *state;

	ck_assert(fs_write(arena_printf(&arena, "%s/.local", folder).ptr,
		STR("a file"), true, &err));
	state = state_open(dir, 0, &err);
	ck_assert_int_eq(err.code, ERR_STATE);
	assert_forgetful(state);
	state_close(state);
	buf_cstr(&name, folder);
	buf_byte(&name, '/');
	buf_fill(&name, 'a', 5000);
	err = (struct err){0};
	state = state_open(name.ptr, 0, &err);
	ck_assert_int_eq(err.code, ERR_STATE);
	assert_forgetful(state);
	state_close(state);
	buf_release(&name);
}
END_TEST

START_TEST(state_open_without_why_is_fine)
{
	state_close(state_open(NULL, 0, NULL));
	state_close(NULL);
}
END_TEST

static void set_version(const char *sql)
{
	sqlite3 *handle;

	ck_assert_int_eq(sqlite3_open(path, &handle), SQLITE_OK);
	ck_assert_int_eq(
		sqlite3_exec(handle, sql, NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(handle);
}

START_TEST(state_open_older_is_taken_on)
{
	const struct state_score score = {{"2.1.q1", 6}, 1, 0, 1, 20001};
	struct state_place got;
	struct state_score back;
	struct state *state;

	save_place();
	set_version("DROP TABLE score; PRAGMA user_version = 1");
	state = open_kept();
	ck_assert(state_get_place(state, work, &arena, &got));
	ck_assert(str_eq(got.block, place.block));
	ck_assert(!state_get_score(state, work, score.question, &back));
	ck_assert(state_set_score(state, work, &score, &err));
	ck_assert(state_get_score(state, work, score.question, &back));
	state_close(state);
}
END_TEST

START_TEST(state_open_newer_is_left_alone)
{
	struct state *state;
	struct buf before = {0};
	struct buf after = {0};

	save_place();
	set_version("PRAGMA user_version = 99");
	ck_assert(fs_read(path, FS_MAX_FILE, &before, &err));
	state = state_open(dir, 0, &err);
	ck_assert_ptr_nonnull(strstr(err.message, "newer koine"));
	assert_forgetful(state);
	state_close(state);
	ck_assert(fs_read(path, FS_MAX_FILE, &after, &err));
	ck_assert(str_eq(buf_view(&before), buf_view(&after)));
	buf_release(&before);
	buf_release(&after);
}
END_TEST

START_TEST(state_open_damaged_is_said_and_begun_anew)
{
	struct state *state;

	save_place();
	ck_assert(fs_write(path, STR("garbage"), true, &err));
	state = state_open(dir, 0, &err);
	ck_assert_ptr_nonnull(strstr(err.message, "state.db.corrupt-"));
	ck_assert(state_is_kept(state));
	ck_assert(state_set_place(state, work, &place, &err));
	assert_has_place(state);
	state_close(state);
}
END_TEST

/* Overwrites the page of the table `place` and leaves the rest. */
static void damage_places(void)
{
	FILE *file = fopen(path, "r+");

	ck_assert_ptr_nonnull(file);
	fseek(file, 4096, SEEK_SET);
	ck_assert_uint_eq(fwrite("\xFF\xFF\xFF\xFF", 1, 4, file), 4);
	fclose(file);
}

START_TEST(state_set_place_on_damage_begins_anew_and_says_so)
{
	struct state *state;
	struct err why = {0};

	save_place();
	damage_places();
	state = open_kept();
	ck_assert(!state_why(state, &why));
	ck_assert_msg(
		state_set_place(state, work, &place, &err), "%s", err.message);
	ck_assert(state_why(state, &why));
	ck_assert_ptr_nonnull(strstr(why.message, "state.db.corrupt-"));
	ck_assert(!state_why(state, &why));
	assert_has_place(state);
	state_close(state);
}
END_TEST

START_TEST(state_get_place_on_damage_finds_nothing_then_works)
{
	struct state *state;
	struct state_place got;

	save_place();
	damage_places();
	state = open_kept();
	ck_assert(!state_get_place(state, work, &arena, &got));
	ck_assert_msg(
		state_set_place(state, work, &place, &err), "%s", err.message);
	assert_has_place(state);
	state_close(state);
}
END_TEST

START_TEST(state_set_tries_again_when_what_hindered_has_gone)
{
	const char *hindrance = arena_printf(&arena, "%s/.local", folder).ptr;
	struct state *state;

	ck_assert(fs_write(hindrance, STR("a file"), true, &err));
	state = state_open(dir, 0, &err);
	ck_assert(!state_set_place(state, work, &place, &err));
	unlink(hindrance);
	ck_assert(state_set_place(state, work, &place, &err));
	ck_assert(state_is_kept(state));
	assert_has_place(state);
	state_close(state);
}
END_TEST

static void write_many(int writer)
{
	struct state *state = state_open(dir, 0, &err);

	for (int i = 0; i < 100; i++) {
		const struct str label =
			arena_printf(&arena, "%d-%d", writer, i);

		if (!state_add_bookmark(state, work, &place, label, i, &err) ||
			!state_set_place(state, work, &place, &err)) {
			fprintf(stderr, "%s\n", err.message);
			_exit(1);
		}
	}
	state_close(state);
	_exit(0);
}

START_TEST(state_two_writers_at_once_keep_all_rows)
{
	struct state_bookmark *list;
	struct state *state;
	int status;

	for (int writer = 0; writer < 2; writer++) {
		if (fork() == 0)
			write_many(writer);
	}
	for (int writer = 0; writer < 2; writer++) {
		ck_assert_int_gt(wait(&status), 0);
		ck_assert_int_eq(status, 0);
	}
	state = open_kept();
	ck_assert_uint_eq(state_bookmarks(state, work, &arena, &list), 200);
	state_close(state);
}
END_TEST

Suite *suite_state_state(void)
{
	Suite *suite = suite_create("state/state");
	TCase *tests = tcase_create("all");

	/* Two hundred commits wait for the disk. */
	tcase_set_timeout(tests, 120);
	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, state_open_makes_nothing_before_the_first_write);
	tcase_add_test(tests, state_open_what_it_makes_is_private);
	tcase_add_test(tests, state_open_again_reads_without_a_trace);
	tcase_add_test(tests, state_get_sees_what_another_wrote_since);
	tcase_add_test(tests, state_open_no_folder_is_forgetful);
	tcase_add_test(tests, state_open_impossible_folder_is_said_at_once);
	tcase_add_test(tests, state_open_without_why_is_fine);
	tcase_add_test(tests, state_open_older_is_taken_on);
	tcase_add_test(tests, state_open_newer_is_left_alone);
	tcase_add_test(tests, state_open_damaged_is_said_and_begun_anew);
	tcase_add_test(
		tests, state_set_place_on_damage_begins_anew_and_says_so);
	tcase_add_test(
		tests, state_get_place_on_damage_finds_nothing_then_works);
	tcase_add_test(
		tests, state_set_tries_again_when_what_hindered_has_gone);
	tcase_add_test(tests, state_two_writers_at_once_keep_all_rows);
	suite_add_tcase(suite, tests);
	return suite;
}
