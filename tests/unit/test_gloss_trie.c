/* SPDX-License-Identifier: MIT */
#include "gloss/trie.h"

#include <check.h>

Suite *suite_gloss_trie(void);

START_TEST(trie_walk_added_reaches_its_node)
{
	struct trie trie = {0};
	uint32_t root = trie_add_root(&trie);
	uint32_t node = trie_add(&trie, root, STR("модель"));

	ck_assert_uint_ne(node, TRIE_NONE);
	ck_assert_uint_eq(trie_walk(&trie, root, STR("модель")), node);
	ck_assert_uint_eq(trie_add(&trie, root, STR("модель")), node);
	trie_release(&trie);
}
END_TEST

START_TEST(trie_walk_other_reaches_nothing)
{
	struct trie trie = {0};
	uint32_t root = trie_add_root(&trie);

	trie_add(&trie, root, STR("abc"));
	ck_assert_uint_eq(trie_walk(&trie, root, STR("abd")), TRIE_NONE);
	ck_assert_uint_eq(trie_walk(&trie, root, STR("abcd")), TRIE_NONE);
	ck_assert_uint_ne(trie_walk(&trie, root, STR("ab")), TRIE_NONE);
	trie_release(&trie);
}
END_TEST

START_TEST(trie_walk_empty_stays)
{
	struct trie trie = {0};
	uint32_t root = trie_add_root(&trie);

	ck_assert_uint_eq(trie_walk(&trie, root, STR("")), root);
	ck_assert_uint_eq(trie_add(&trie, root, STR("")), root);
	trie_release(&trie);
}
END_TEST

START_TEST(trie_add_root_second_is_apart)
{
	struct trie trie = {0};
	uint32_t first = trie_add_root(&trie);
	uint32_t second = trie_add_root(&trie);

	trie_add(&trie, first, STR("a"));
	ck_assert_uint_eq(trie_step(&trie, second, 'a'), TRIE_NONE);
	ck_assert_uint_ne(trie_step(&trie, first, 'a'), TRIE_NONE);
	trie_release(&trie);
	trie_release(NULL);
}
END_TEST

START_TEST(trie_step_every_byte_has_its_own_child)
{
	struct trie trie = {0};
	uint32_t root = trie_add_root(&trie);

	for (int i = 0; i < 256; i++) {
		char byte = (char)i;
		uint32_t node = trie_add(&trie, root, (struct str){&byte, 1});

		trie.nodes.ptr[node].value = (uint32_t)i;
	}
	for (int i = 0; i < 256; i++) {
		uint32_t node = trie_step(&trie, root, (uint8_t)i);

		ck_assert_uint_eq(trie.nodes.ptr[node].value, (uint32_t)i);
	}
	trie_release(&trie);
}
END_TEST

Suite *suite_gloss_trie(void)
{
	Suite *suite = suite_create("gloss_trie");
	TCase *tcase = tcase_create("trie");

	tcase_add_test(tcase, trie_walk_added_reaches_its_node);
	tcase_add_test(tcase, trie_walk_other_reaches_nothing);
	tcase_add_test(tcase, trie_walk_empty_stays);
	tcase_add_test(tcase, trie_add_root_second_is_apart);
	tcase_add_test(tcase, trie_step_every_byte_has_its_own_child);
	suite_add_tcase(suite, tcase);
	return suite;
}
