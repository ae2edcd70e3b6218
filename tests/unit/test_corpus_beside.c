/* SPDX-License-Identifier: MIT */
#include "corpus/beside.h"
#include "corpus_tree.h"

Suite *suite_corpus_beside(void);

#define FILE_NAME "en/quiz/02-safety.md"

static struct tree tree;
static struct work *work;
static struct doc doc;

static void setup(void)
{
	tree_init_full(&tree);
	work = tree_open(&tree);
	doc = (struct doc){0};
}

static void teardown(void)
{
	doc_release(&doc);
	corpus_close(work);
	tree_free(&tree);
}

static struct str name(void)
{
	return beside_name(work, 1, "quiz", corpus_find(work, STR("2")));
}

START_TEST(beside_name_is_language_folder_and_file)
{
	ASSERT_STR(name(), FILE_NAME);
}
END_TEST

START_TEST(beside_read_missing_file_is_no_fault)
{
	ck_assert(!beside_read(work, name(), &doc));
	ck_assert_int_eq(tree_faults(work, FILE_NAME), 0);
}
END_TEST

START_TEST(beside_read_gives_the_blocks)
{
	tree_put(&tree, FILE_NAME, "# 2\n\nwords\n");
	ck_assert(beside_read(work, name(), &doc));
	ASSERT_STR(doc.root->last->text, "words");
}
END_TEST

START_TEST(beside_read_bad_bytes_are_a_finding)
{
	tree_put(&tree, FILE_NAME, "# 2\n\nwo\xffrds\n");
	ck_assert(beside_read(work, name(), &doc));
	ck_assert(tree_finds(work, FILE_NAME, 3, "UTF-8"));
}
END_TEST

START_TEST(beside_read_folder_is_a_finding)
{
	tree_put(&tree, FILE_NAME "/x", "x");
	ck_assert(!beside_read(work, name(), &doc));
	ck_assert_int_eq(tree_faults(work, FILE_NAME), 1);
}
END_TEST

START_TEST(beside_read_again_forgets_what_was_found)
{
	struct doc again = {0};

	tree_put(&tree, FILE_NAME, "\xff\n");
	beside_read(work, name(), &doc);
	beside_read(work, name(), &again);
	ck_assert_int_eq(tree_faults(work, FILE_NAME), 1);
	doc_release(&again);
}
END_TEST

START_TEST(beside_fault_keeps_its_own_copy)
{
	char id[] = "2.1.q1";
	struct beside_at at = {work, name(), 7, {id, 6}};

	beside_fault(&at, "about %.*s", STR_ARG(at.id));
	id[0] = 'x';
	ck_assert(tree_finds(work, FILE_NAME, 7, "about 2.1.q1"));
}
END_TEST

START_TEST(beside_links_tells_targets_that_are_not_there)
{
	struct beside_at at = {work, name(), 1, {NULL, 0}};

	tree_put(&tree, FILE_NAME,
		"[a](sec:2.1) [b](ref:1)\n\n[c](sec:9.9)\n\n[d](note:Z)\n");
	beside_read(work, name(), &doc);
	beside_links(&at, doc.root);
	ck_assert_int_eq(tree_faults(work, FILE_NAME), 2);
	ck_assert(tree_finds(work, FILE_NAME, 3, "'9.9'"));
	ck_assert(tree_finds(work, FILE_NAME, 5, "'Z'"));
}
END_TEST

Suite *suite_corpus_beside(void)
{
	Suite *s = suite_create("corpus/beside");
	TCase *tc = tcase_create("beside");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, beside_name_is_language_folder_and_file);
	tcase_add_test(tc, beside_read_missing_file_is_no_fault);
	tcase_add_test(tc, beside_read_gives_the_blocks);
	tcase_add_test(tc, beside_read_bad_bytes_are_a_finding);
	tcase_add_test(tc, beside_read_folder_is_a_finding);
	tcase_add_test(tc, beside_read_again_forgets_what_was_found);
	tcase_add_test(tc, beside_fault_keeps_its_own_copy);
	tcase_add_test(tc, beside_links_tells_targets_that_are_not_there);
	suite_add_tcase(s, tc);
	return s;
}
