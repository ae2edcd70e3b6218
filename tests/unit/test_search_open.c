/* SPDX-License-Identifier: MIT */
#include "search/impl.h"

#include "base/macros.h"
#include "search_tree.h"

#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>

Suite *suite_search_open(void);

static struct search_tree t;
static struct search_source source;
static const char *folder; /* of indexes in the cache */

static void setup(void)
{
	search_tree_init(&t);
	source = (struct search_source){.paths = &t.tree.paths, .work = t.work};
	folder = path_join(&t.tree.arena, t.tree.paths.cache, "search");
}

static void teardown(void)
{
	search_tree_free(&t);
}

/* Waits for the child as the reader's loop does. */
static enum search_state wait_for(struct search *search)
{
	int percent = -1;
	enum search_state state;

	while ((state = search_poll(search, &percent, &t.err)) ==
		SEARCH_BUILDING) {
		struct pollfd ready = {
			.fd = search_fd(search), .events = POLLIN};

		ck_assert_int_ge(percent, 0);
		ck_assert_int_le(percent, 100);
		ck_assert_int_ge(ready.fd, 0);
		poll(&ready, 1, -1);
	}
	ck_assert_int_eq(search_fd(search), -1);
	return state;
}

static void assert_ready(struct search *search)
{
	ck_assert_msg(wait_for(search) == SEARCH_READY, "%s", t.err.message);
	ck_assert_int_eq(
		index_ask(search->index, "SELECT count(*) FROM doc"), 35);
}

static struct search *open_ready(bool may_wait)
{
	struct search *search = search_open(&source, may_wait);

	assert_ready(search);
	return search;
}

START_TEST(search_open_waiting_makes_one_in_the_cache)
{
	struct search *search = search_open(&source, true);
	struct stat st;

	ck_assert_int_eq(search->state, SEARCH_READY);
	assert_ready(search);
	ck_assert_int_eq(count_files(folder), 1);
	ck_assert_int_eq(stat(folder, &st), 0);
	ck_assert_int_eq(st.st_mode & 0777, 0700);
	ck_assert_int_eq(stat(search->cached, &st), 0);
	ck_assert_int_eq(st.st_mode & 0777, 0600);
	search_close(search);
}
END_TEST

START_TEST(search_open_has_a_child_make_it)
{
	struct search *search = search_open(&source, false);

	ck_assert_int_eq(search->state, SEARCH_BUILDING);
	ck_assert_int_ge(search_fd(search), 0);
	assert_ready(search);
	search_close(search);
	ck_assert_int_eq(count_files(folder), 1);
	/* It has been waited for. */
	ck_assert_int_eq(waitpid(-1, NULL, WNOHANG), -1);
	/* The next one needs none. */
	search = search_open(&source, false);
	ck_assert_int_eq(search->state, SEARCH_READY);
	search_close(search);
}
END_TEST

START_TEST(search_open_after_a_change_makes_it_anew)
{
	struct search *search = open_ready(false);

	tree_put(&t.tree, "en/editor.md",
		"# e N\n\n## G1\n\nplace: 2.1.1\n\nUnheard of.\n");
	search_close(search);
	search = search_open(&source, false);
	ck_assert_int_eq(search->state, SEARCH_BUILDING);
	assert_ready(search);
	ck_assert_int_eq(index_ask(search->index,
				 "SELECT count(*) FROM words_1('unheard')"),
		1);
	ck_assert_int_eq(count_files(folder), 1);
	search_close(search);
}
END_TEST

START_TEST(search_open_installed_is_used_if_it_fits)
{
	struct search *search;

	t.tree.paths.is_own_content = true;
	ck_assert(index_build(&t.source, t.index, NULL, NULL, &t.err));
	search = search_open(&source, false);
	ck_assert_int_eq(search->state, SEARCH_READY);
	search_close(search);
	ck_assert_int_eq(count_files(folder), 0);
	tree_put(&t.tree, "en/plain/02-safety.md", SEARCH_EN_FULL);
	search = search_open(&source, false);
	ck_assert_int_eq(search->state, SEARCH_BUILDING);
	ck_assert_int_eq(wait_for(search), SEARCH_READY);
	ck_assert_int_eq(count_files(folder), 1);
	search_close(search);
}
END_TEST

START_TEST(search_open_without_a_cache_uses_memory)
{
	struct search *search;

	t.tree.paths.cache = NULL;
	for (int may_wait = 0; may_wait < 2; may_wait++) {
		search = open_ready(may_wait);
		ck_assert_int_eq(search->memory, -1);
		search_close(search);
	}
	ck_assert_int_eq(count_files(t.tree.dir), 2);
}
END_TEST

START_TEST(search_open_cache_that_is_none_is_not_used)
{
	const char *away = path_join(&t.tree.arena, t.tree.dir, "away");

	/* A link out of the cache; then a file in its place. */
	ck_assert(fs_make_dirs(t.tree.paths.cache, NULL));
	ck_assert(fs_make_dirs(away, NULL));
	ck_assert_int_eq(symlink(away, folder), 0);
	for (int may_wait = 0; may_wait < 2; may_wait++)
		search_close(open_ready(may_wait));
	ck_assert_int_eq(count_files(away), 0);
	unlink(folder);
	ck_assert(fs_write(folder, STR("x"), false, NULL));
	for (int may_wait = 0; may_wait < 2; may_wait++)
		search_close(open_ready(may_wait));
}
END_TEST

START_TEST(search_open_link_in_the_cache_is_not_followed)
{
	struct search *search = open_ready(true);
	const char *other = path_join(&t.tree.arena, t.tree.dir, "other.koi");
	struct stat st;

	ck_assert_int_eq(rename(search->cached, other), 0);
	ck_assert_int_eq(symlink(other, search->cached), 0);
	search_close(search);
	search = search_open(&source, false);
	ck_assert_int_eq(search->state, SEARCH_BUILDING);
	assert_ready(search);
	ck_assert_int_eq(lstat(search->cached, &st), 0);
	ck_assert(S_ISREG(st.st_mode));
	search_close(search);
}
END_TEST

START_TEST(search_open_garbage_in_the_cache_is_replaced)
{
	static const char *const garbage[] = {"", "x", "SQLite format 3"};
	struct search *search = open_ready(true);
	const char *cached =
		arena_str(&t.tree.arena, str_of(search->cached)).ptr;

	search_close(search);
	for (size_t i = 0; i < ARRAY_LEN(garbage); i++) {
		ck_assert(fs_write(cached, str_of(garbage[i]), true, NULL));
		search_close(open_ready(i % 2));
		ck_assert_int_eq(count_files(folder), 1);
	}
}
END_TEST

START_TEST(search_open_lone_files_have_a_name_each)
{
	struct buf text = {0};
	struct file *file;
	struct search *search;

	for (int i = 0; i < 10000; i++)
		buf_printf(&text, "Paragraph %d of a file.\n\n", i);
	tree_put(&t.tree, "a.md", text.ptr);
	source.path = path_join(&t.tree.arena, t.tree.paths.content, "a.md");
	source.work = NULL;
	source.file = file = file_open(source.path, &t.err);
	search = search_open(&source, false);
	ck_assert_int_eq(search->state, SEARCH_BUILDING);
	ck_assert_int_eq(wait_for(search), SEARCH_READY);
	ck_assert_int_eq(
		index_ask(search->index, "SELECT count(*) FROM doc"), 10000);
	search_close(search);
	ck_assert_int_eq(count_files(folder), 1);
	search = search_open(&source, false);
	ck_assert_int_eq(search->state, SEARCH_READY);
	search_close(search);
	/* What is read from a pipe has no name. */
	source.path = NULL;
	search = search_open(&source, false);
	ck_assert_int_eq(wait_for(search), SEARCH_READY);
	ck_assert_int_eq(
		index_ask(search->index, "SELECT count(*) FROM doc"), 10000);
	search_close(search);
	ck_assert_int_eq(count_files(folder), 1);
	file_close(file);
	buf_release(&text);
}
END_TEST

START_TEST(search_open_keeps_the_newest_of_the_cache)
{
	struct search *search = open_ready(true);
	const char *cached =
		arena_str(&t.tree.arena, str_of(search->cached)).ptr;

	search_close(search);
	for (int i = 0; i < 30; i++) {
		const struct timespec times[2] = {{.tv_sec = i}, {.tv_sec = i}};
		const char *name = arena_printf(
			&t.tree.arena, "%s/file-%02d.koi", folder, i)
		                           .ptr;

		ck_assert(fs_write(name, STR("x"), true, NULL));
		ck_assert_int_eq(utimensat(AT_FDCWD, name, times, 0), 0);
	}
	unlink(cached);
	search_close(open_ready(false));
	ck_assert_int_eq(count_files(folder), 20);
	ck_assert(access(cached, F_OK) == 0);
	ck_assert(access(arena_printf(&t.tree.arena, "%s/file-29.koi", folder)
				  .ptr,
			  F_OK) == 0);
	search_close(open_ready(false));
}
END_TEST

START_TEST(search_open_small_file_is_ready_at_once)
{
	struct search *search;

	source.work = NULL;
	source.file = file_from(STR("# One\n\nWords.\n"), "t.md", &t.err);
	search = search_open(&source, false);
	ck_assert_int_eq(search->state, SEARCH_READY);
	search_close(search);
	file_close(source.file);
	ck_assert_int_eq(count_files(folder), 0);
}
END_TEST

START_TEST(search_close_ends_the_child_and_leaves_nothing)
{
	for (int i = 0; i < 10; i++) {
		struct search *search = search_open(&source, false);

		ck_assert_int_eq(search->state, SEARCH_BUILDING);
		usleep((useconds_t)i * 1000);
		search_close(search);
		ck_assert_int_eq(waitpid(-1, NULL, WNOHANG), -1);
		ck_assert_int_eq(count_files(folder) > 1, 0);
		if (count_files(folder) == 1)
			break; /* it was quicker */
	}
}
END_TEST

START_TEST(search_poll_of_a_killed_child_fails_in_words)
{
	struct search *search = search_open(&source, false);

	ck_assert_int_eq(search->state, SEARCH_BUILDING);
	kill(search->child, SIGSTOP);
	kill(search->child, SIGKILL);
	if (wait_for(search) == SEARCH_FAILED)
		ck_assert_str_ne(t.err.message, "");
	search_close(search);
}
END_TEST

/* Killed itself, the parent ends nobody: the child finds nobody listening. */
START_TEST(search_open_child_of_a_killed_parent_ends)
{
	pid_t parent;
	pid_t child;

	ck_assert_int_eq(prctl(PR_SET_CHILD_SUBREAPER, 1), 0);
	parent = fork();
	if (parent == 0) {
		search_open(&source, false);
		raise(SIGKILL);
	}
	ck_assert_int_eq(waitpid(parent, NULL, 0), parent);
	child = waitpid(-1, NULL, 0);
	ck_assert_int_gt(child, 0);
	search_close(open_ready(false));
	ck_assert_int_eq(count_files(folder), 1);
}
END_TEST

START_TEST(search_open_by_several_at_once_is_safe)
{
	struct search *searches[4];

	for (size_t i = 0; i < ARRAY_LEN(searches); i++)
		searches[i] = search_open(&source, false);
	for (size_t i = 0; i < ARRAY_LEN(searches); i++) {
		assert_ready(searches[i]);
		search_close(searches[i]);
	}
	ck_assert_int_eq(count_files(folder), 1);
}
END_TEST

/* What a query gives, in words. */
static void ask(struct search *search, const char *query, struct buf *out)
{
	const struct search_opts opts = {.lang = LANG_EN, .tier = -1};
	struct search_answer answer = {0};
	struct arena arena = {0};

	ck_assert_msg(search_run(search, str_of(query), &opts, &arena, &answer,
			      &t.err),
		"%s", t.err.message);
	for (size_t i = 0; i < answer.count; i++)
		buf_printf(out, "%d.%d %.*s %d: %.*s\n", answer.hits[i].lang,
			answer.hits[i].tier, STR_ARG(answer.hits[i].place),
			(int)answer.hits[i].why, STR_ARG(answer.hits[i].text));
	arena_free(&arena);
}

/* A bit anywhere: the answers are the same, from an index made anew. */
START_TEST(search_run_on_a_damaged_index_makes_it_anew)
{
	static const char *const queries[] = {"risk", "deepfakes",
		"\u98ce\u9669", "~isk", "ref:1", "fengxian"};
	struct search *search = open_ready(true);
	const char *cached =
		arena_str(&t.tree.arena, str_of(search->cached)).ptr;
	struct buf bytes = {0};
	struct buf right[ARRAY_LEN(queries)] = {0};

	ck_assert(fs_read(cached, FS_MAX_FILE, &bytes, NULL));
	for (size_t i = 0; i < ARRAY_LEN(queries); i++)
		ask(search, queries[i], &right[i]);
	ck_assert_uint_gt(right[0].len, 0);
	search_close(search);
	for (size_t page = 0; page < bytes.len; page += 8192) {
		struct buf found = {0};
		const size_t at = page + page / 3 % 8000 + 24;
		const size_t query = page / 8192 % ARRAY_LEN(queries);

		bytes.ptr[at] = (char)(bytes.ptr[at] ^ 1);
		ck_assert(fs_write(cached, buf_view(&bytes), true, NULL));
		bytes.ptr[at] = (char)(bytes.ptr[at] ^ 1);
		search = search_open(&source, true);
		ask(search, queries[query], &found);
		ck_assert_str_eq(found.len > 0 ? found.ptr : "",
			right[query].len > 0 ? right[query].ptr : "");
		search_close(search);
		buf_release(&found);
	}
	for (size_t i = 0; i < ARRAY_LEN(queries); i++)
		buf_release(&right[i]);
	buf_release(&bytes);
}
END_TEST

START_TEST(search_repair_of_a_cached_index_replaces_it)
{
	struct search *search = open_ready(true);
	const char *cached =
		arena_str(&t.tree.arena, str_of(search->cached)).ptr;
	struct stat before;
	struct stat after;

	ck_assert_int_eq(stat(cached, &before), 0);
	ck_assert(search_repair(search, &t.err));
	assert_ready(search);
	ck_assert_int_eq(stat(cached, &after), 0);
	ck_assert_int_eq(before.st_size, after.st_size);
	search_close(search);
}
END_TEST

START_TEST(search_open_keeps_what_the_program_had_open)
{
	const char *path = path_join(&t.tree.arena, t.tree.dir, "held");
	struct search *search;
	struct db *db = NULL;
	static const char *const steps[] = {"CREATE TABLE t(v)", NULL};
	static const struct db_schema schema = {0x74657374, steps};

	ck_assert_int_eq(db_open(path, &schema, &db, &t.err), DB_OK);
	ck_assert(db_exec(db, "BEGIN; INSERT INTO t VALUES(1)", &t.err));
	search = open_ready(false);
	search_close(search);
	ck_assert(db_exec(db, "COMMIT", &t.err));
	db_close(db);
	ck_assert_int_eq(db_open(path, &schema, &db, &t.err), DB_OK);
	db_close(db);
}
END_TEST

Suite *suite_search_open(void)
{
	Suite *suite = suite_create("search/open");
	TCase *tests = tcase_create("all");

	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, search_open_waiting_makes_one_in_the_cache);
	tcase_add_test(tests, search_open_has_a_child_make_it);
	tcase_add_test(tests, search_open_after_a_change_makes_it_anew);
	tcase_add_test(tests, search_open_installed_is_used_if_it_fits);
	tcase_add_test(tests, search_open_without_a_cache_uses_memory);
	tcase_add_test(tests, search_open_cache_that_is_none_is_not_used);
	tcase_add_test(tests, search_open_link_in_the_cache_is_not_followed);
	tcase_add_test(tests, search_open_garbage_in_the_cache_is_replaced);
	tcase_add_test(tests, search_open_lone_files_have_a_name_each);
	tcase_add_test(tests, search_open_keeps_the_newest_of_the_cache);
	tcase_add_test(tests, search_open_small_file_is_ready_at_once);
	tcase_add_test(tests, search_close_ends_the_child_and_leaves_nothing);
	tcase_add_test(tests, search_poll_of_a_killed_child_fails_in_words);
	tcase_add_test(tests, search_open_child_of_a_killed_parent_ends);
	tcase_add_test(tests, search_open_by_several_at_once_is_safe);
	tcase_add_test(tests, search_run_on_a_damaged_index_makes_it_anew);
	tcase_add_test(tests, search_repair_of_a_cached_index_replaces_it);
	tcase_add_test(tests, search_open_keeps_what_the_program_had_open);
	suite_add_tcase(suite, tests);
	return suite;
}
