/* SPDX-License-Identifier: MIT */
#include "search/index.h"

#include "base/macros.h"
#include "search_tree.h"

#include <signal.h>
#include <sys/wait.h>

Suite *suite_search_index(void);

static struct search_tree t;

static void setup(void)
{
	search_tree_init(&t);
}

static void teardown(void)
{
	search_tree_free(&t);
}

static void build(const char *path)
{
	ck_assert_msg(index_build(&t.source, path, NULL, NULL, &t.err), "%s",
		t.err.message);
}

static bool fits(void)
{
	struct search_index *index = index_open_path(&t.source, t.index);

	index_close(index);
	return index != NULL;
}

static int64_t count(struct search_index *index, const char *where)
{
	struct arena arena = {0};
	const int64_t value = index_ask(index,
		arena_printf(&arena, "SELECT count(*) FROM %s", where).ptr);

	arena_free(&arena);
	return value;
}

/* ---- what is in it ---- */

START_TEST(index_build_memory_has_all_documents)
{
	struct search_index *index = search_tree_memory(&t);

	ck_assert_int_eq(index->lang_count, 3);
	ck_assert_int_eq(count(index, "doc WHERE kind = 1"), 10);
	ck_assert_int_eq(count(index, "doc WHERE kind = 1 AND tier = 0"), 3);
	ck_assert_int_eq(count(index, "doc WHERE kind = 0 AND lang = 1"), 6);
	ck_assert_int_eq(count(index, "doc WHERE kind = 2"), 1);
	ck_assert_int_eq(count(index, "doc WHERE kind = 3"), 3);
	ck_assert_int_eq(count(index, "doc WHERE kind = 4"), 1);
	ck_assert_int_eq(count(index, "doc WHERE kind = 5"), 2);
	index_close(index);
}
END_TEST

START_TEST(index_words_are_found_where_they_stand)
{
	static const struct {
		const char *where;
		int count;
	} rows[] = {
		{"words_1('\"risk\"')", 2},
		{"words_1('\"risks\"')", 2},
		{"words_1('\"\1risk\"')", 2},
		{"words_1('\"risks run\"')", 2},
		{"words_1('\"\1risk \1run\"')", 0},
		{"words_1('marks : \"\2t:deepfake\"')", 2},
		{"words_1('marks : \"\2r:1\"')", 2},
		{"words_0('\"\u4eba \u5de5\"')", 1},
		{"words_0('\"\u5de5 \u667a\"')", 1},
		{"words_1('\"\u5de5 \u667a\"')", 0},
		{"vocab_1 WHERE term = 'risk' AND doc = 2", 1},
	};
	struct search_index *index = search_tree_memory(&t);

	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		ck_assert_msg(count(index, rows[i].where) == rows[i].count,
			"%s: %d", rows[i].where,
			(int)count(index, rows[i].where));
	index_close(index);
}
END_TEST

START_TEST(index_forms_are_the_glossary_as_it_is_asked)
{
	struct search_index *index = search_tree_memory(&t);
	struct buf rows = {0};

	index_rows(index,
		"SELECT form, lang, concept, is_term, is_marked FROM form", 5,
		&rows);
	ck_assert_str_eq(rows.ptr, "[deepfake][1][deepfake][1][1]\n"
				   "[deepfakes][1][deepfake][0][1]\n"
				   "[faked film][1][deepfake][1][1]\n");
	buf_release(&rows);
	index_close(index);
}
END_TEST

START_TEST(index_of_a_lone_file_is_in_its_language)
{
	struct search_index *index;

	t.source.work = NULL;
	t.source.file = file_from(
		STR("# One\n\nThe risks of the world.\n"), "t.md", &t.err);
	index = search_tree_memory(&t);
	ck_assert_int_eq(index->lang_count, 1);
	ASSERT_STR(index->langs[0].tag, "en");
	ck_assert_int_eq(count(index, "words_0('\"risks\"')"), 1);
	ck_assert_int_eq(count(index, "doc"), 2);
	index_close(index);
	file_close(t.source.file);
}
END_TEST

/* ---- files ---- */

START_TEST(index_build_file_says_what_memory_says)
{
	struct search_index *index = search_tree_memory(&t);
	struct buf memory = {0};
	struct buf file = {0};
	struct stat st;

	build(t.index);
	index_dump(index, &memory);
	index_dump_file(&t, t.index, &file);
	ck_assert_str_eq(memory.ptr, file.ptr);
	ck_assert_int_eq(stat(t.index, &st), 0);
	ck_assert_int_eq(st.st_mode & 0777, 0600);
	index_close(index);
	buf_release(&memory);
	buf_release(&file);
}
END_TEST

START_TEST(index_build_twice_gives_the_same_bytes)
{
	const char *other = path_join(&t.tree.arena, t.tree.dir, "other.koi");
	struct buf a = {0};
	struct buf b = {0};

	build(t.index);
	search_tree_open(&t);
	build(other);
	ck_assert(fs_read(t.index, FS_MAX_FILE, &a, NULL));
	ck_assert(fs_read(other, FS_MAX_FILE, &b, NULL));
	ck_assert(str_eq(buf_view(&a), buf_view(&b)));
	buf_release(&a);
	buf_release(&b);
}
END_TEST

/* Whatever changes, an index made from an old one says what a new one would. */
static void assert_update_is_right(void)
{
	const char *other = path_join(&t.tree.arena, t.tree.dir, "other.koi");
	struct buf updated = {0};
	struct buf full = {0};

	search_tree_open(&t);
	ck_assert(!fits());
	build(t.index);
	unlink(other);
	build(other);
	index_dump_file(&t, t.index, &updated);
	index_dump_file(&t, other, &full);
	ck_assert_str_eq(updated.ptr, full.ptr);
	buf_release(&updated);
	buf_release(&full);
}

START_TEST(index_build_after_changes_is_as_from_nothing)
{
	static const char *const removed[] = {
		"en/editor.md", "references.xml", "en/quiz/02-safety.md"};

	build(t.index);
	ck_assert(fits());
	tree_put(&t.tree, "en/full/02-safety.md",
		"# 2 Safety\n\nOther words.\n\n## 2.1 Speed\n\nRisks run.\n");
	assert_update_is_right();
	tree_put(&t.tree, "fr/student/02-safety.md",
		"# 2 S\u00fbret\u00e9\n\nUn risque.\n");
	assert_update_is_right();
	tree_put(&t.tree, "zh/editor.md",
		"# editor \u6ce8\n\n## G2\n\nplace: 2.2\n\n\u6ce8\u3002\n");
	assert_update_is_right();
	search_tree_gloss(&t, "words");
	assert_update_is_right();
	for (size_t i = 0; i < ARRAY_LEN(removed); i++) {
		unlink(path_join(
			&t.tree.arena, t.tree.paths.content, removed[i]));
		assert_update_is_right();
	}
}
END_TEST

/* Rows that stay have their numbers still; those of another file have not. */
START_TEST(index_build_after_a_change_keeps_the_rest)
{
	struct search_index *index;

	build(t.index);
	tree_put(&t.tree, "en/editor.md",
		"# editor N\n\n## G1\n\nplace: 2.1.1\n\nNew.\n");
	search_tree_open(&t);
	build(t.index);
	index = index_open_path(&t.source, t.index);
	ck_assert_int_eq(
		index_ask(index, "SELECT max(id) FROM doc WHERE kind <> 4"),
		index_ask(index, "SELECT count(*) - 1 FROM doc"));
	ck_assert_int_eq(index_ask(index, "SELECT id FROM doc WHERE kind = 4"),
		index_ask(index, "SELECT count(*) FROM doc") + 1);
	index_close(index);
}
END_TEST

/* ---- whether it fits ---- */

START_TEST(index_open_path_same_size_and_time_is_told_by_the_file_system)
{
	build(t.index);
	ck_assert(fits());
	tree_spoil(&t.tree, "en/full/02-safety.md");
	ck_assert(!fits());
}
END_TEST

START_TEST(index_open_path_later_sources_with_the_same_bytes_fit)
{
	const char *path = path_join(
		&t.tree.arena, t.tree.paths.content, "en/full/02-safety.md");

	build(t.index);
	tree_put(&t.tree, "en/full/02-safety.md", SEARCH_EN_FULL);
	ck_assert(fits());
	ck_assert_int_eq(utimensat(AT_FDCWD, path, NULL, 0), 0);
	ck_assert(fits());
}
END_TEST

START_TEST(index_open_path_other_languages_rules_do_not_fit)
{
	const char *folder = path_join(&t.tree.arena, t.tree.dir, "locales");

	build(t.index);
	unlink(folder);
	ck_assert(fs_make_dirs(folder, NULL));
	search_tree_open(&t);
	ck_assert(!fits());
}
END_TEST

START_TEST(index_open_path_another_work_does_not_fit)
{
	struct file *file;

	build(t.index);
	file = file_from(STR("text\n"), "t.md", &t.err);
	t.source.work = NULL;
	t.source.file = file;
	ck_assert(!fits());
	build(t.index);
	ck_assert(fits());
	file_close(file);
	t.source.file = file = file_from(STR("texT\n"), "t.md", &t.err);
	ck_assert(!fits());
	file_close(file);
}
END_TEST

START_TEST(index_open_path_damaged_files_do_not_harm)
{
	struct buf bytes = {0};
	struct buf dump = {0};

	build(t.index);
	index_dump_file(&t, t.index, &dump);
	ck_assert(fs_read(t.index, FS_MAX_FILE, &bytes, NULL));
	for (size_t i = 0; i < 60; i++) {
		const size_t at = i * i * 131 % bytes.len;
		struct search_index *index;
		struct buf again = {0};

		bytes.ptr[at] = (char)(bytes.ptr[at] ^ 0x10);
		ck_assert(fs_write(t.index, buf_view(&bytes), true, NULL));
		bytes.ptr[at] = (char)(bytes.ptr[at] ^ 0x10);
		index = index_open_path(&t.source, t.index);
		if (index) {
			struct db_stmt *stmt = db_query(index->db, NULL,
				"SELECT sum(length(text)) FROM doc", "");

			if (stmt && !db_step(stmt, NULL, NULL))
				ck_assert(db_is_damaged(index->db));
			if (stmt)
				db_done(stmt);
		}
		index_close(index);
		/* What is made from it is made from nothing. */
		build(t.index);
		index_dump_file(&t, t.index, &again);
		ck_assert_str_eq(again.ptr, dump.ptr);
		buf_release(&again);
	}
	buf_release(&bytes);
	buf_release(&dump);
}
END_TEST

START_TEST(index_build_over_what_is_no_index_replaces_it)
{
	const char *other = path_join(&t.tree.arena, t.tree.dir, "precious");

	ck_assert(fs_write(t.index, STR("garbage"), false, NULL));
	ck_assert(!fits());
	build(t.index);
	ck_assert(fits());
	unlink(t.index);
	ck_assert_int_eq(mkfifo(t.index, 0600), 0);
	ck_assert(!fits());
	build(t.index);
	ck_assert(fits());
	unlink(t.index);
	ck_assert(fs_write(other, STR("precious"), false, NULL));
	ck_assert_int_eq(symlink(other, t.index), 0);
	ck_assert(!fits());
	build(t.index);
	ck_assert(fits());
	ck_assert_int_eq(count_files(t.tree.dir), 4);
	unlink(t.index);
	ck_assert_int_eq(mkdir(t.index, 0700), 0);
	build(t.index);
	ck_assert(fits());
}
END_TEST

START_TEST(index_build_in_the_place_of_a_full_folder_fails_clean)
{
	ck_assert(
		fs_make_dirs(path_join(&t.tree.arena, t.index, "full"), NULL));
	ck_assert(!index_build(&t.source, t.index, NULL, NULL, &t.err));
	ck_assert_str_ne(t.err.message, "");
	ck_assert_int_eq(count_files(t.tree.dir), 3);
}
END_TEST

static bool stop_at(void *ctx, int percent)
{
	const int *at = ctx;

	ck_assert_int_le(percent, 100);
	return percent < *at;
}

START_TEST(index_build_stopped_leaves_nothing)
{
	for (int at = 1; at < 80; at += 13) {
		ck_assert(
			!index_build(&t.source, t.index, stop_at, &at, &t.err));
		ck_assert_str_eq(t.err.message, "");
		ck_assert_int_eq(count_files(t.tree.dir), 2);
	}
}
END_TEST

static bool die(void *ctx, int percent)
{
	(void)ctx;
	(void)percent;
	raise(SIGKILL);
	return true;
}

START_TEST(index_build_killed_leaves_what_the_next_one_clears)
{
	pid_t child;

	build(t.index);
	tree_put(&t.tree, "en/editor.md", "# editor N\n");
	search_tree_open(&t);
	child = fork();
	if (child == 0) {
		index_build(&t.source, t.index, die, NULL, NULL);
		_exit(0);
	}
	ck_assert_int_eq(waitpid(child, NULL, 0), child);
	ck_assert_int_eq(count_files(t.tree.dir), 4);
	ck_assert(!fits());
	build(t.index);
	ck_assert(fits());
	ck_assert_int_eq(count_files(t.tree.dir), 3);
}
END_TEST

START_TEST(index_build_by_several_at_once_is_safe)
{
	pid_t children[6];

	for (size_t i = 0; i < ARRAY_LEN(children); i++) {
		children[i] = fork();
		if (children[i] == 0)
			_exit(!index_build(
				&t.source, t.index, NULL, NULL, NULL));
	}
	for (size_t i = 0; i < ARRAY_LEN(children); i++) {
		int status = -1;

		ck_assert_int_eq(waitpid(children[i], &status, 0), children[i]);
		ck_assert_int_eq(status, 0);
	}
	ck_assert(fits());
	ck_assert_int_eq(count_files(t.tree.dir), 3);
}
END_TEST

START_TEST(index_build_where_nothing_can_be_written_fails)
{
	ck_assert(!index_build(
		&t.source, "/dev/null/search.koi", NULL, NULL, &t.err));
	ck_assert_str_ne(t.err.message, "");
}
END_TEST

Suite *suite_search_index(void)
{
	Suite *suite = suite_create("search/index");
	TCase *tests = tcase_create("all");

	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, index_build_memory_has_all_documents);
	tcase_add_test(tests, index_words_are_found_where_they_stand);
	tcase_add_test(tests, index_forms_are_the_glossary_as_it_is_asked);
	tcase_add_test(tests, index_of_a_lone_file_is_in_its_language);
	tcase_add_test(tests, index_build_file_says_what_memory_says);
	tcase_add_test(tests, index_build_twice_gives_the_same_bytes);
	tcase_add_test(tests, index_build_after_changes_is_as_from_nothing);
	tcase_add_test(tests, index_build_after_a_change_keeps_the_rest);
	tcase_add_test(tests,
		index_open_path_same_size_and_time_is_told_by_the_file_system);
	tcase_add_test(
		tests, index_open_path_later_sources_with_the_same_bytes_fit);
	tcase_add_test(tests, index_open_path_other_languages_rules_do_not_fit);
	tcase_add_test(tests, index_open_path_another_work_does_not_fit);
	tcase_add_test(tests, index_open_path_damaged_files_do_not_harm);
	tcase_add_test(tests, index_build_over_what_is_no_index_replaces_it);
	tcase_add_test(
		tests, index_build_in_the_place_of_a_full_folder_fails_clean);
	tcase_add_test(tests, index_build_stopped_leaves_nothing);
	tcase_add_test(
		tests, index_build_killed_leaves_what_the_next_one_clears);
	tcase_add_test(tests, index_build_by_several_at_once_is_safe);
	tcase_add_test(tests, index_build_where_nothing_can_be_written_fails);
	suite_add_tcase(suite, tests);
	return suite;
}
