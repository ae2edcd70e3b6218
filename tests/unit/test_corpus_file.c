/* SPDX-License-Identifier: MIT */
#include "base/macros.h"
#include "corpus/file.h"
#include "corpus_tree.h"

#include <unistd.h>

Suite *suite_corpus_file(void);

static struct file *make(const char *text)
{
	struct err err = {0};
	struct file *file = file_from(str_of(text), "t.md", &err);

	ck_assert_msg(file != NULL, "%s", err.message);
	return file;
}

START_TEST(file_unit_ids_count_sections_and_blocks)
{
	static const char *const ids[] = {
		"s0.1", "s0.2", "s1", "s1.1", "s2", "s3", "s3.1", "s3.2"};
	struct file *file = make(
		"a\n\nb\n\n# One\n\nc\n\n# Two\n\n## Three\n\n- d\n\n> e\n");

	ck_assert_int_eq(file_count(file, 100), (int)ARRAY_LEN(ids));
	for (int i = 0; i < (int)ARRAY_LEN(ids); i++) {
		ASSERT_STR(file_unit(file, i)->id, ids[i]);
		ck_assert_int_eq(file_find(file, str_of(ids[i])), i);
	}
	ck_assert_ptr_null(file_unit(file, 8));
	ck_assert_ptr_null(file_unit(file, -1));
	file_close(file);
}
END_TEST

START_TEST(file_find_unknown_id_gives_none)
{
	static const char *const ids[] = {"", "s", "x1", "s9", "s1.2", "s1.0",
		"s1.x", "s-1", "s1.2147483647", "s2147483647", "s99999999999",
		"s0", "s0.1", "1.1"};
	struct file *file = make("# One\n\nc\n");

	for (size_t i = 0; i < ARRAY_LEN(ids); i++)
		ck_assert_int_eq(file_find(file, str_of(ids[i])), -1);
	file_close(file);
}
END_TEST

START_TEST(file_find_s0_is_the_first_block)
{
	struct file *file = make("a\n\n# One\n");

	ck_assert_int_eq(file_find(file, STR("s0")), 0);
	file_close(file);
}
END_TEST

START_TEST(file_heading_keeps_its_first_word)
{
	struct file *file = make("# 2 Two\n");

	ASSERT_STR(file_unit(file, 0)->text, "2 Two");
	file_close(file);
}
END_TEST

START_TEST(file_from_empty_text_has_no_units)
{
	struct file *file = make("");
	bool is_whole = false;

	ck_assert_int_eq(file_count(file, 0), 0);
	ck_assert_ptr_null(file_unit(file, 0));
	ck_assert_int_eq(file_find(file, STR("s0")), -1);
	ck_assert_int_eq(file_progress(file, &is_whole), 100);
	ck_assert(is_whole);
	file_close(file);
}
END_TEST

/* Paragraphs "line N", each two lines: the third of a file begins on line 5. */
static struct file *make_long(int paragraphs)
{
	struct buf text = {0};
	struct file *file;

	for (int i = 0; i < paragraphs; i++)
		buf_printf(&text, "line %d\n\n", 2 * i + 1);
	file = make(text.ptr);
	buf_release(&text);
	return file;
}

START_TEST(file_count_long_text_is_parsed_in_parts)
{
	struct file *file = make_long(50000);
	bool is_whole;
	int progress;

	ck_assert_int_gt(file_count(file, 0), 0);
	progress = file_progress(file, &is_whole);
	ck_assert(!is_whole);
	ck_assert_int_gt(progress, 0);
	ck_assert_int_lt(progress, 50);
	ck_assert_int_eq(file_find(file, STR("s0.50000")), 49999);
	ck_assert_int_eq(file_progress(file, &is_whole), 100);
	ck_assert(is_whole);
	file_close(file);
}
END_TEST

START_TEST(file_unit_in_a_later_part_has_its_line)
{
	struct file *file = make_long(50000);
	const int rows[] = {0, 9999, 23456, 49999};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		const struct doc_node *node = file_unit(file, rows[i]);
		struct arena arena = {0};

		ck_assert_int_eq(node->line, 2 * rows[i] + 1);
		ASSERT_STR(node->text,
			arena_printf(&arena, "line %d", node->line).ptr);
		arena_free(&arena);
	}
	file_close(file);
}
END_TEST

START_TEST(file_unit_of_an_early_part_lives_on)
{
	struct file *file = make_long(50000);
	const struct doc_node *first = file_unit(file, 0);

	file_count(file, 49999);
	ck_assert_ptr_eq(first, file_unit(file, 0));
	ASSERT_STR(first->text, "line 1");
	file_close(file);
}
END_TEST

START_TEST(file_from_repairs_what_is_not_clean)
{
	struct file *file = make("\xEF\xBB\xBF# a\r\n\r\nb\xff\r\n");

	ASSERT_STR(file_text(file), "# a\n\nb\uFFFD\n");
	file_close(file);
}
END_TEST

START_TEST(file_from_clean_text_is_kept)
{
	struct file *file = make("# \u6f22\n");

	ASSERT_STR(file_text(file), "# \u6f22\n");
	ck_assert_str_eq(file_lang(file), "zh");
	file_close(file);
}
END_TEST

START_TEST(file_from_binary_fails_by_name)
{
	struct err err = {0};

	ck_assert_ptr_null(file_from(STR("\xff\xfe#\0a\0"), "odd.md", &err));
	ck_assert_int_eq(err.code, ERR_INPUT);
	ck_assert_ptr_nonnull(strstr(err.message, "odd.md"));
}
END_TEST

START_TEST(file_hash_tells_texts_apart)
{
	struct file *a = make("a\n");
	struct file *b = make("b\n");
	struct file *c = make("a\n");

	ck_assert_uint_eq(file_hash(a), file_hash(c));
	ck_assert_uint_ne(file_hash(a), file_hash(b));
	file_close(a);
	file_close(b);
	file_close(c);
}
END_TEST

START_TEST(file_open_reads_a_file)
{
	struct tree tree;
	struct file *file;

	tree_init(&tree);
	tree_put(&tree, "a.md", "# A\n");
	file = file_open(
		path_join(&tree.arena, tree.paths.content, "a.md"), NULL);
	ASSERT_STR(file_unit(file, 0)->text, "A");
	file_close(file);
	tree_free(&tree);
}
END_TEST

START_TEST(file_open_missing_or_folder_fails)
{
	struct err err = {0};

	ck_assert_ptr_null(file_open("/nonexistent/a.md", &err));
	ck_assert_int_eq(err.code, ERR_INPUT);
	ck_assert_ptr_null(file_open("/", &err));
}
END_TEST

START_TEST(file_open_dash_reads_standard_input)
{
	int ends[2];
	int old = dup(STDIN_FILENO);
	struct file *file;

	ck_assert_int_eq(pipe(ends), 0);
	ck_assert_int_eq(write(ends[1], "# P\n", 4), 4);
	close(ends[1]);
	dup2(ends[0], STDIN_FILENO);
	file = file_open("-", NULL);
	dup2(old, STDIN_FILENO);
	close(ends[0]);
	close(old);
	ASSERT_STR(file_unit(file, 0)->text, "P");
	file_close(file);
}
END_TEST

START_TEST(file_close_null_is_fine)
{
	file_close(NULL);
}
END_TEST

Suite *suite_corpus_file(void)
{
	Suite *s = suite_create("corpus/file");
	TCase *tc = tcase_create("file");

	tcase_add_test(tc, file_unit_ids_count_sections_and_blocks);
	tcase_add_test(tc, file_find_unknown_id_gives_none);
	tcase_add_test(tc, file_find_s0_is_the_first_block);
	tcase_add_test(tc, file_heading_keeps_its_first_word);
	tcase_add_test(tc, file_from_empty_text_has_no_units);
	tcase_add_test(tc, file_count_long_text_is_parsed_in_parts);
	tcase_add_test(tc, file_unit_in_a_later_part_has_its_line);
	tcase_add_test(tc, file_unit_of_an_early_part_lives_on);
	tcase_add_test(tc, file_from_repairs_what_is_not_clean);
	tcase_add_test(tc, file_from_clean_text_is_kept);
	tcase_add_test(tc, file_from_binary_fails_by_name);
	tcase_add_test(tc, file_hash_tells_texts_apart);
	tcase_add_test(tc, file_open_reads_a_file);
	tcase_add_test(tc, file_open_missing_or_folder_fails);
	tcase_add_test(tc, file_open_dash_reads_standard_input);
	tcase_add_test(tc, file_close_null_is_fine);
	suite_add_tcase(s, tc);
	return s;
}
